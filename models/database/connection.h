// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "canceller.h"
#include "connectionprofile.h"
#include "resultset.h"
#include "row.h"

#include <models/core/expected.h>

#include <functional>
#include <memory>
#include <stop_token>

namespace Varve::Database {

/// What a plan was made for and a run must find again (design section 9): never the schema.
struct ServerIdentity
{
    Engine engine = Engine::Sqlite;
    QString version;   ///< "PostgreSQL 15.18", "SQLite 3.40.1"
    QString instance;  ///< system identifier and database, or device and inode
    QString user;      ///< the database's user, or the operating system's for a file
    int backendId = 0; ///< PostgreSQL's process id of this session

    /// Same place and same major version; user and backend do not count.
    bool isSameServer(const ServerIdentity &other) const;
    friend bool operator==(const ServerIdentity &, const ServerIdentity &) = default;
};

/// One open connection. Belongs to the thread that opened it for its whole life, closes in the destructor. Nothing above this
/// room sees Qt's database classes.
class Connection final
{
public:
    /// Blocks until open or failed. The error's kind says which layer failed: NameResolution, Network, Tls, Login,
    /// DatabaseMissing, Io. A missing SQLite file is created unless access is read-only.
    static Core::Expected<std::unique_ptr<Connection>> open(const ConnectionProfile &profile, const Secret &password);
    ~Connection();
    Q_DISABLE_COPY_MOVE(Connection)

    const ConnectionProfile &profile() const;
    const ServerIdentity &identity() const;

    /// Receives rows in chunks; return false for "enough".
    using RowSink = std::function<bool(const ResultSet &chunk)>;

    /// Sends exactly one statement, as text. COPY from or to the client, psql commands and an empty text are refused here, whoever asks.
    /// Values are as exact as the server gives them: PostgreSQL's numeric, timestamps, arrays and other types stay the server's text.
    /// On failure Error::where.offset is the byte in \a sql that the server points at (line and column 0), or -1.
    Core::Expected<StatementOutcome> execute(const QByteArray &sql, const RowSink &sink = {});

    using OutcomeSink = std::function<void(StatementOutcome outcome)>;

    /// Sends \a statements that give no rows and leave the transaction as it is, in order. PostgreSQL gets all of them before its first
    /// answer is read, if they stand in a transaction: then the server checks that each is one statement. \a done is called for each that
    /// worked. After a failure as many have run as \a done was called for, the next is the one that failed (the error is as execute() has
    /// it), and none behind it ran.
    Core::Expected<> executeAll(const QList<QByteArray> &statements, const OutcomeSink &done = {});

    /// The next bytes of a COPY's data; empty: that was all. After an error the COPY has no effect, and the error is the one told.
    using CopySource = std::function<Core::Expected<QByteArray>()>;

    /// Sends one COPY … FROM STDIN and streams \a data to it as it comes. PostgreSQL alone has it; elsewhere the error's kind is Unsupported.
    /// On failure Error::where is as execute() has it, or, without an offset, its line is the one of the data, from 1, that the server names.
    Core::Expected<StatementOutcome> copyIn(const QByteArray &sql, const CopySource &data);

    /// Varve's own statements, with bound values ("?" in order). All rows at once. To PostgreSQL values are texts, of which it finds the types;
    /// it takes them in queries and manipulation only.
    Core::Expected<ResultSet> query(const QString &sql, const QVariantList &values = {});

    using RowReader = std::function<void(const Row &)>;
    /// The same for many rows: each is given to \a reader and not kept. Numbers and texts only.
    Core::Expected<> read(const QString &sql, const QVariantList &values, const RowReader &reader);

    /// BEGIN (SQLite: BEGIN IMMEDIATE), COMMIT, ROLLBACK. commit() fails when the server rolled back instead. After a failed commit()
    /// SQLite's transaction is still open (a deferred foreign key, a reader in the way), PostgreSQL's is over: see inTransaction().
    /// rollback() without a transaction is no error.
    Core::Expected<> begin();
    Core::Expected<> commit();
    Core::Expected<> rollback();
    /// Whether a rollback since begin() left something behind, the server's own after a deadlock too: MariaDB undoes nothing in tables whose
    /// engine has no transactions. Told once.
    bool takeIncompleteRollback();
    /// As begin(). PostgreSQL gets the BEGIN together with what is sent next, with executeAll() in one round trip; until then there is
    /// nothing that a rollback would have to undo.
    Core::Expected<> beginWithNext();
    /// As executeAll() and commit(): PostgreSQL gets the COMMIT together with \a statements, and passes over it when one of them fails.
    /// \a done is not called for the COMMIT: when it was called for all of them, the error is the commit's.
    Core::Expected<> commitWith(const QList<QByteArray> &statements, const OutcomeSink &done = {});
    /// A transaction in which nothing can be changed, and its end, which may come after a rollback(). On SQLite also without a transaction
    /// nothing can be changed in between.
    Core::Expected<> beginReadOnly();
    Core::Expected<> endReadOnly();
    /// What the server says, not what was called: a statement in a file may have ended the transaction.
    bool inTransaction() const;
    bool isAlive() const;
    /// SQLite: last_insert_rowid(), which what is written besides a person's statements must leave as it was. Elsewhere nothing.
    std::optional<qint64> insertedRow() const;
    void setInsertedRow(qint64 row);
    /// What is open is not what its profile leads to any more: SQLite's file was deleted, or another one has its name.
    bool isLeftBehind() const;

    /// Whether a pooler gives each transaction another session of the server (PostgreSQL), as far as it can be told: it opens a second
    /// connection where there is a pooler.
    Core::Expected<bool> sharesSessions(const Secret &password);

    /// MariaDB: settings, database, variables and temporary tables as they were when the connection was opened. Elsewhere nothing
    /// happens.
    Core::Expected<> resetSession();

    /// SQLite: a statement that takes longer is interrupted; 0: none. The other engines have settings of their own for it, and nothing happens.
    void setStatementTimeout(std::chrono::milliseconds longest);

    /// False: of MariaDB's warnings only the number is told, as the question for their texts counts anew what ROW_COUNT() says.
    void setReadsWarnings(bool reads);

    /// From here on execute(), executeAll() and copyIn() send nothing once that was requested, and fail as cancelled. They ask when a
    /// Canceller already reaches them, so that whoever first requests the stop and then cancels misses no statement. A default one: always.
    void setStop(const std::stop_token &stop);

    /// Cancels what runs on this connection; may be called from any thread and outlives the connection.
    Canceller canceller() const;

    /// The name quoted for this engine.
    QString quoted(const QString &identifier) const;

private:
    Connection();
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Database
