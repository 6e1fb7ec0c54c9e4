// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "cancellertarget.h"
#include "connection.h"

#include <QSqlDatabase>
#include <QSqlQuery>

namespace Varve::Database {

/// What differs between engines behind a Connection: one open QSqlDatabase and the client library's handle beneath it. Lives in the
/// thread that opened it. The database has no entry in Qt's list of connections: what is in there is closed when the application
/// object goes, from the main thread, even while a thread that had to be abandoned still hangs in it.
class Backend
{
public:
    virtual ~Backend() = default;
    Q_DISABLE_COPY_MOVE(Backend)

    virtual Core::Expected<> open(const Secret &password) = 0;
    virtual Core::Expected<ServerIdentity> identify() = 0;

    /// Before a statement that is not Varve's own: takes back what an earlier one may have done to the session's access.
    virtual Core::Expected<> guardAccess() { return {}; }
    /// See Connection::sharesSessions().
    virtual Core::Expected<bool> sharesSessions(const Secret &password)
    {
        Q_UNUSED(password)
        return false;
    }

    /// Why \a query failed: in its exec() or while its rows were fetched. where.offset is in \a sent, or -1.
    virtual Core::Error statementError(const QSqlQuery &query, const QByteArray &sent) = 0;
    /// Reads to its end what follows the first result of a statement.
    virtual Core::Expected<> finishResults(const QByteArray &sent)
    {
        Q_UNUSED(sent)
        return {};
    }
    /// runPipelined() may be called in a transaction, or with what begins one.
    virtual bool pipelines() const { return false; }
    /// See Connection::executeAll(); \a done gets the rows that each statement affected, -1 when the server does not say.
    virtual Core::Expected<> runPipelined(const QList<QByteArray> &statements, const std::function<void(qint64 rowsAffected)> &done)
    {
        Q_UNUSED(statements)
        Q_UNUSED(done)
        return {};
    }
    /// How many rows were copied, see Connection::copyIn().
    virtual Core::Expected<qint64> copyIn(const QByteArray &sql, const Connection::CopySource &data);
    virtual QList<ResultColumn> columns(const QSqlQuery &query) const = 0;
    /// The current row; NULL is an invalid QVariant.
    virtual QVariantList row(const QSqlQuery &query) const = 0;
    /// See Connection::query().
    virtual Core::Expected<ResultSet> query(const QString &sql, const QVariantList &values);
    /// See Connection::read().
    virtual Core::Expected<> read(const QString &sql, const QVariantList &values, const Connection::RowReader &reader);
    /// After the last row was fetched; -1 when the engine does not say.
    virtual qint64 rowsAffected(const QSqlQuery &query) const = 0;
    /// The session as it was when it was opened: settings, user's variables, temporary tables. Only where the engine can.
    virtual Core::Expected<> resetSession() { return {}; }
    /// See Connection::setStatementTimeout().
    virtual void setStatementTimeout(std::chrono::milliseconds) {}
    /// See Connection::setReadsWarnings().
    virtual void setReadsWarnings(bool) {}
    virtual QList<Notice> takeNotices() { return {}; }

    virtual QString beginText() const = 0;
    /// Begins a transaction in which the engine refuses to change anything, as far as it can.
    virtual QString beginReadOnlyText() const = 0;
    virtual bool inTransaction() const = 0;
    /// The transaction can only be rolled back (PostgreSQL after an error).
    virtual bool inFailedTransaction() const { return false; }
    virtual bool isAlive() const = 0;
    /// See Connection::insertedRow().
    virtual std::optional<qint64> insertedRow() const { return std::nullopt; }
    virtual void setInsertedRow(qint64 /*row*/) {}
    /// See Connection::isLeftBehind().
    virtual bool isLeftBehind() const { return false; }
    /// A ROLLBACK went well: the engine may have left something nevertheless.
    virtual void rolledBack() {}
    /// See Connection::takeIncompleteRollback().
    virtual bool takeIncompleteRollback() { return false; }

    const QSqlDatabase &database() const { return m_database; }
    const std::shared_ptr<Canceller::Target> &cancelTarget() const { return m_cancelTarget; }
    const ConnectionProfile &profile() const { return m_profile; }

protected:
    explicit Backend(const ConnectionProfile &profile);
    /// On a database that is there.
    Backend(const ConnectionProfile &profile, const QSqlDatabase &database);
    /// Last thing in a derived destructor, when no query exists any more.
    void close();
    /// For read(): binds \a values to the prepared \a query, sends it and gives each row to \a reader; false when it failed.
    virtual bool readRows(QSqlQuery &query, const QVariantList &values, const Connection::RowReader &reader) const;
    /// Runs one of Varve's own statements for its effect.
    Core::Expected<> runText(const QString &sql);

    ConnectionProfile m_profile;
    QSqlDatabase m_database;
    std::shared_ptr<Canceller::Target> m_cancelTarget;
};

/// That of the profile's engine, or what WithBackends gives.
std::unique_ptr<Backend> createBackend(const ConnectionProfile &profile);

/// Gives the connections that the calling thread opens other backends while it lives: what a test answers instead of a server.
class WithBackends final
{
public:
    using Maker = std::function<std::unique_ptr<Backend>(const ConnectionProfile &)>;
    explicit WithBackends(Maker maker);
    ~WithBackends();
    Q_DISABLE_COPY_MOVE(WithBackends)

private:
    Maker m_own;
    const Maker *m_before;
};

std::unique_ptr<Backend> createSqliteBackend(const ConnectionProfile &profile);
std::unique_ptr<Backend> createPostgresBackend(const ConnectionProfile &profile);
std::unique_ptr<Backend> createMariaDbBackend(const ConnectionProfile &profile);

/// A socket or this machine itself: whoever answers there need not prove who he is.
bool isLocalHost(const QString &host);
/// A server that went away while nothing ran shows only on the socket.
bool isOpenSocket(int socket);

/// The C library's pointer inside QSqlDriver::handle() or QSqlResult::handle(); null when it is of another type. Qt names the types
/// after the C structs ("pg_conn*"), its manual after the typedefs ("PGconn*"): both are looked for.
template<typename T>
T *nativeHandle(const QVariant &handle, const char *typeName, const char *otherName)
{
    const QByteArray name(handle.typeName());
    if (!handle.isValid() || (name != typeName && name != otherName))
        return nullptr;
    return *static_cast<T *const *>(handle.constData());
}

} // namespace Varve::Database
