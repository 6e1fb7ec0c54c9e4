// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../backend.h"

#include "../librarysymbol.h"
#include "../repeatedtexts.h"
#include "fileholders.h"

#include <models/core/surroundings.h>
#include <models/text/serverposition.h>

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>

#include <sys/stat.h>

#include <string_view>
#include <vector>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::Error;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

const QString inMemory = u":memory:"_s;

/// A file that may be opened: there, or its folder made so that SQLite can create it. Never a folder or a device.
Expected<> prepareFile(const QString &file, Access access)
{
    if (file == inMemory)
        return {};
    const QFileInfo info(file);
    if (info.exists() && !info.isFile())
        return failure(ErrorKind::DatabaseMissing, QCoreApplication::translate("Varve::Database", "%1 is not a file.").arg(file),
                       QCoreApplication::translate("Varve::Database", "Name the path of a database file."));
    if (info.exists() && !info.isReadable())
        return failure(ErrorKind::Io, QCoreApplication::translate("Varve::Database", "The SQLite file %1 may not be read.").arg(file));
    if (info.exists())
        return {};
    if (access == Access::ReadOnly) {
        return failure(
            ErrorKind::DatabaseMissing,
            QCoreApplication::translate("Varve::Database", "There is no SQLite file %1, and read-only access creates none.").arg(file));
    }
    if (!QDir().mkpath(info.absolutePath())) {
        return failure(
            ErrorKind::Io,
            QCoreApplication::translate("Varve::Database", "The folder %1 for a SQLite file cannot be created.").arg(info.absolutePath()));
    }
    return {};
}

/// "device:inode", so that a file has one identity whatever path leads to it.
QString fileIdentity(const QString &file)
{
    struct stat status = {};
    if (file == inMemory || stat(QFile::encodeName(file).constData(), &status) != 0)
        return inMemory;
    return u"%1:%2"_s.arg(quint64(status.st_dev)).arg(quint64(status.st_ino));
}

QString quotedText(QString text)
{
    return u'\'' + text.replace(u'\'', "''"_L1) + u'\'';
}

QString quotedName(QString name)
{
    return u'"' + name.replace(u'"', "\"\""_L1) + u'"';
}

ErrorKind kindOf(int code)
{
    switch (code & 0xff) {
    case SQLITE_INTERRUPT: return ErrorKind::Cancelled;
    case SQLITE_BUSY:
    case SQLITE_LOCKED: return ErrorKind::Locked;
    case SQLITE_NOTADB: return ErrorKind::DatabaseMissing;
    case SQLITE_FULL:
    case SQLITE_IOERR:
    case SQLITE_CANTOPEN:
    case SQLITE_CORRUPT:
    case SQLITE_PERM: return ErrorKind::Io;
    default: return ErrorKind::Statement;
    }
}

/// Rules of "Datatypes in SQLite", 3.1, as far as they lead to numbers.
bool hasNumberAffinity(const QString &declared)
{
    const QString upper = declared.toUpper();
    for (const QLatin1String part : {"INT"_L1, "REAL"_L1, "FLOA"_L1, "DOUB"_L1, "NUMERIC"_L1, "DECIMAL"_L1}) {
        if (upper.contains(part))
            return true;
    }
    return false;
}

class SqliteRow final : public Row
{
public:
    explicit SqliteRow(sqlite3_stmt *statement) : m_statement(statement), m_texts(sqlite3_column_count(statement)) {}

    QString text(int column) const override
    {
        const auto *bytes = reinterpret_cast<const char *>(sqlite3_column_text(m_statement, column));
        return m_texts.text(column, {bytes ? bytes : "", static_cast<size_t>(sqlite3_column_bytes(m_statement, column))});
    }
    qint64 number(int column) const override { return sqlite3_column_int64(m_statement, column); }

private:
    sqlite3_stmt *m_statement;
    mutable RepeatedTexts m_texts;
};

class SqliteBackend final : public Backend
{
public:
    explicit SqliteBackend(const ConnectionProfile &profile) : Backend(profile) {}
    ~SqliteBackend() override
    {
        if (m_connection)
            sqlite3_progress_handler(m_connection, 0, nullptr, nullptr);
        close();
    }

    Expected<> open(const Secret &password) override;
    Expected<ServerIdentity> identify() override;
    Error statementError(const QSqlQuery &query, const QByteArray &sent) override;
    QList<ResultColumn> columns(const QSqlQuery &query) const override;
    QVariantList row(const QSqlQuery &query) const override;
    bool readRows(QSqlQuery &query, const QVariantList &values, const Connection::RowReader &reader) const override;
    qint64 rowsAffected(const QSqlQuery &query) const override;
    QString beginText() const override { return u"BEGIN IMMEDIATE"_s; }
    QString beginReadOnlyText() const override { return u"BEGIN"_s; }
    bool inTransaction() const override { return sqlite3_get_autocommit(m_connection) == 0; }
    bool isAlive() const override { return m_connection != nullptr; }
    std::optional<qint64> insertedRow() const override { return sqlite3_last_insert_rowid(m_connection); }
    void setInsertedRow(qint64 row) override { sqlite3_set_last_insert_rowid(m_connection, row); }
    bool isLeftBehind() const override;
    void setStatementTimeout(std::chrono::milliseconds longest) override;

private:
    using Clock = std::chrono::steady_clock;
    /// Called by SQLite every so many steps of its machine: not 0 to interrupt the statement.
    static int isToStop(void *self);
    /// Called by SQLite when a statement, or a trigger in it, begins.
    static int begins(unsigned event, void *self, void *statement, void *text);
    QString whoHoldsIt() const;
    static sqlite3_stmt *statementOf(const QSqlQuery &query)
    {
        return nativeHandle<sqlite3_stmt>(query.result()->handle(), "sqlite3_stmt*", "sqlite3_stmt*");
    }
    Expected<QString> connectOptions() const;
    Expected<> openDatabase();
    Expected<> checkLibrary();
    Expected<> setUpSession();
    Expected<> attach(const Attachment &attachment);
    Expected<> readFirst(const QString &sql, const QString &file);

    sqlite3 *m_connection = nullptr;        ///< Qt's
    std::chrono::milliseconds m_longest{0}; ///< of a statement; 0: any
    Clock::time_point m_began;
    bool m_tookTooLong = false;
};

Expected<QString> SqliteBackend::connectOptions() const
{
    QStringList options{u"QSQLITE_BUSY_TIMEOUT="_s + m_profile.options.value(u"busy_timeout"_s, u"5000"_s)};
    for (auto option = m_profile.options.cbegin(); option != m_profile.options.cend(); ++option) {
        bool isNumber = true;
        if (option.key() == "busy_timeout"_L1)
            option.value().toUInt(&isNumber);
        else if (option.key() != "foreign_keys"_L1)
            isNumber = false;
        if (!isNumber) {
            return failure(
                ErrorKind::Usage,
                QCoreApplication::translate("Varve::Database", "The SQLite option %1 = %2 is not known or has no such value.")
                    .arg(option.key(), option.value()),
                QCoreApplication::translate("Varve::Database", "Known are busy_timeout in milliseconds and foreign_keys, on or off."));
        }
    }
    if (m_profile.access == Access::ReadOnly)
        options += u"QSQLITE_OPEN_READONLY"_s;
    return options.join(u';');
}

Expected<> SqliteBackend::open(const Secret &)
{
    return openDatabase().and_then([this] { return checkLibrary(); }).and_then([this] { return setUpSession(); });
}

Expected<> SqliteBackend::openDatabase()
{
    const auto options = connectOptions();
    if (!options)
        return tl::unexpected(options.error());
    if (m_profile.database.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "The connection names no SQLite file."));
    if (const auto prepared = prepareFile(m_profile.database, m_profile.access); !prepared)
        return prepared;
    m_database.setDatabaseName(m_profile.database);
    m_database.setConnectOptions(*options);
    if (m_database.open())
        return {};
    Error error;
    error.kind = ErrorKind::Io;
    error.serverText = m_database.lastError().databaseText();
    error.serverCode = m_database.lastError().nativeErrorCode();
    error.message = QCoreApplication::translate("Varve::Database", "The SQLite file %1 cannot be opened: %2.")
                        .arg(m_profile.database, error.serverText);
    return failure(error);
}

Expected<> SqliteBackend::checkLibrary()
{
    QSqlQuery query(m_database);
    const bool answered = query.exec(u"SELECT sqlite_source_id()"_s) && query.next();
    // Qt's own builds bundle a SQLite inside the driver; its handle must not be given to another library's functions.
    if (!answered || query.value(0).toString() != QLatin1String(sqlite3_sourceid())) {
        return failure(
            ErrorKind::Unsupported,
            QCoreApplication::translate("Varve::Database", "Qt's SQLite driver contains another SQLite than version %1, which Varve uses.")
                .arg(QLatin1String(sqlite3_libversion())),
            QCoreApplication::translate("Varve::Database", "Use a Qt whose driver is linked to the system's SQLite."));
    }
    m_connection = nativeHandle<sqlite3>(m_database.driver()->handle(), "sqlite3*", "sqlite3*");
    if (!m_connection)
        return failure(ErrorKind::Unsupported,
                       QCoreApplication::translate("Varve::Database", "Qt's SQLite driver gives no SQLite handle."));
    m_cancelTarget = std::make_shared<Canceller::Target>(m_connection);
    // sqlite3_interrupt() just before a statement's first step is forgotten; this is not. The number is of virtual machine steps.
    sqlite3_progress_handler(m_connection, 10000, &SqliteBackend::isToStop, this);
    return {};
}

int SqliteBackend::isToStop(void *self)
{
    auto *const backend = static_cast<SqliteBackend *>(self);
    backend->m_tookTooLong = backend->m_longest.count() > 0 && Clock::now() - backend->m_began > backend->m_longest;
    return backend->m_tookTooLong ? 1 : Canceller::Target::isWantedToStop(backend->m_cancelTarget.get());
}

int SqliteBackend::begins(unsigned, void *self, void *, void *text)
{
    auto *const backend = static_cast<SqliteBackend *>(self);
    if (std::string_view(static_cast<const char *>(text)).starts_with("--")) // a trigger (sqlite.org/c3ref/c_trace.html)
        return 0;
    backend->m_began = Clock::now();
    backend->m_tookTooLong = false;
    return 0;
}

void SqliteBackend::setStatementTimeout(std::chrono::milliseconds longest)
{
    m_longest = longest;
    const bool limits = longest.count() > 0;
    sqlite3_trace_v2(m_connection, limits ? SQLITE_TRACE_STMT : 0, limits ? &SqliteBackend::begins : nullptr, this);
}

Expected<> SqliteBackend::setUpSession()
{
    if (const auto read = readFirst(u"PRAGMA main.schema_version"_s, m_profile.database); !read)
        return read;
    const QString foreignKeys = m_profile.options.value(u"foreign_keys"_s, u"on"_s);
    const bool off = foreignKeys == "off"_L1 || foreignKeys == "0"_L1 || foreignKeys == "false"_L1;
    if (const auto set = runText(off ? u"PRAGMA foreign_keys = OFF"_s : u"PRAGMA foreign_keys = ON"_s); !set)
        return set;
    for (const Attachment &attachment : std::as_const(m_profile.attachments)) {
        if (const auto attached = attach(attachment); !attached)
            return attached;
    }
    // Temporary tables and attached files too.
    if (m_profile.access == Access::ReadOnly)
        return runText(u"PRAGMA query_only = ON"_s);
    return {};
}

Expected<> SqliteBackend::attach(const Attachment &attachment)
{
    if (const auto prepared = prepareFile(attachment.file, m_profile.access); !prepared)
        return prepared;
    const QString text = "ATTACH DATABASE "_L1 + quotedText(attachment.file) + " AS "_L1 + quotedName(attachment.schema);
    return readFirst(text, attachment.file).and_then([&] {
        return readFirst("PRAGMA "_L1 + quotedName(attachment.schema) + ".schema_version"_L1, attachment.file);
    });
}

/// SQLite looks into a file only when something is asked of it.
Expected<> SqliteBackend::readFirst(const QString &sql, const QString &file)
{
    auto read = runText(sql);
    if (!read && read.error().kind == ErrorKind::DatabaseMissing)
        read.error().message = QCoreApplication::translate("Varve::Database", "%1 is not a SQLite database.").arg(file);
    return read;
}

Expected<ServerIdentity> SqliteBackend::identify()
{
    return ServerIdentity{.engine = Engine::Sqlite,
                          .version = u"SQLite "_s + QLatin1String(sqlite3_libversion()),
                          .instance = fileIdentity(m_profile.database),
                          .user = Core::surroundings().process().user,
                          .backendId = 0};
}

/// With its journal left alone: SQLite neither checkpoints nor removes the log of such a file when it is closed (pager.c,
/// databaseIsUnmoved()).
bool SqliteBackend::isLeftBehind() const
{
    const auto hasMoved = [this](const QByteArray &schema) {
        int moved = 0;
        return sqlite3_file_control(m_connection, schema.constData(), SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
    };
    return m_connection
        && (hasMoved("main")
            || std::any_of(m_profile.attachments.cbegin(), m_profile.attachments.cend(),
                           [&](const Attachment &attachment) { return hasMoved(attachment.schema.toUtf8()); }));
}

Error SqliteBackend::statementError(const QSqlQuery &query, const QByteArray &sent)
{
    Error error;
    const int code = sqlite3_extended_errcode(m_connection);
    const bool fromSqlite = code != SQLITE_OK && code != SQLITE_DONE && code != SQLITE_ROW;
    error.kind = fromSqlite ? kindOf(code) : ErrorKind::Statement;
    error.serverCode = fromSqlite ? QString::number(code) : QString();
    error.serverText = fromSqlite ? QString::fromUtf8(sqlite3_errmsg(m_connection)) : query.lastError().text();
    error.message = error.serverText.section(u'\n', 0, 0);
    if ((code & 0xff) == SQLITE_INTERRUPT && m_tookTooLong) {
        error.message = QCoreApplication::translate("Varve::Database", "The statement took longer than statement_timeout allows, %1 ms.")
                            .arg(m_longest.count());
    }
    if ((code & 0xff) == SQLITE_BUSY)
        error.remedy = whoHoldsIt();
    const int offset = fromSqlite ? sqlite3_error_offset(m_connection) : -1;
    error.where.offset = Text::byteOffset(sent, Text::ServerPosition::byte(offset));
    return error;
}

/// Empty when nobody can be named.
QString SqliteBackend::whoHoldsIt() const
{
    QStringList holders = fileHolders(m_profile.database);
    for (const Attachment &attachment : m_profile.attachments)
        holders += fileHolders(attachment.file);
    if (holders.isEmpty())
        return {};
    holders.removeDuplicates();
    return QCoreApplication::translate("Varve::Database", "The file is held by %1. Let it end, or raise the option busy_timeout.")
        .arg(holders.join(u", "_s));
}

QList<ResultColumn> SqliteBackend::columns(const QSqlQuery &query) const
{
    sqlite3_stmt *statement = statementOf(query);
    QList<ResultColumn> columns;
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
        const QString declared = QString::fromUtf8(sqlite3_column_decltype(statement, i));
        columns.append({QString::fromUtf8(sqlite3_column_name(statement, i)), declared, hasNumberAffinity(declared)});
    }
    return columns;
}

QVariantList SqliteBackend::row(const QSqlQuery &query) const
{
    QVariantList values;
    const int count = sqlite3_column_count(statementOf(query));
    values.reserve(count);
    for (int i = 0; i < count; ++i) {
        const QVariant value = query.value(i);
        values.append(value.isNull() ? QVariant() : value);
    }
    return values;
}

/// Qt's driver makes a variant, and a UTF-16 text, of every column of every row before anybody asks for it: of ten thousand rows that is
/// five times the cost of reading them. Its statement is prepared and ended by Qt and stepped here.
bool SqliteBackend::readRows(QSqlQuery &query, const QVariantList &values, const Connection::RowReader &reader) const
{
    sqlite3_stmt *statement = statementOf(query);
    int place = 0;
    for (const QVariant &value : values) {
        const QByteArray text = value.toString().toUtf8();
        const int bound = value.typeId() == QMetaType::QString
            ? sqlite3_bind_text(statement, ++place, text.constData(), static_cast<int>(text.size()), SQLITE_TRANSIENT)
            : sqlite3_bind_int64(statement, ++place, value.toLongLong());
        if (bound != SQLITE_OK)
            return false;
    }
    const SqliteRow row(statement);
    int step = SQLITE_ROW;
    while ((step = sqlite3_step(statement)) == SQLITE_ROW)
        reader(row);
    return step == SQLITE_DONE;
}

qint64 SqliteBackend::rowsAffected(const QSqlQuery &query) const
{
    // sqlite3_changes() keeps the number of an earlier statement when this one only reads or defines.
    static const QRegularExpression manipulation(u"^\\s*(?:INSERT|UPDATE|DELETE|REPLACE|WITH)\\b"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
    if (!manipulation.match(query.lastQuery()).hasMatch() || sqlite3_stmt_readonly(statementOf(query)))
        return -1;
    return sqlite3_changes64(m_connection);
}

} // namespace

std::unique_ptr<Backend> createSqliteBackend(const ConnectionProfile &profile)
{
    // Counting its memory takes a lock for each allocation, and a schema is a hundred thousand of them. Only before the first connection.
    [[maybe_unused]] static const int uncounted = [] {
        const auto configure = librarySymbolIfThere<decltype(sqlite3_config)>("libsqlite3.so.0", "sqlite3_config");
        return configure ? configure(SQLITE_CONFIG_MEMSTATUS, 0) : SQLITE_ERROR; // without the library Qt's driver says what is missing
    }();
    return std::make_unique<SqliteBackend>(profile);
}

} // namespace Varve::Database
