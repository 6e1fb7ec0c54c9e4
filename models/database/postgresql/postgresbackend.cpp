// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../backend.h"
#include "postgrescopy.h"
#include "postgreserrors.h"
#include "postgrespipeline.h"
#include "postgresreading.h"
#include "postgresvalues.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlResult>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::Error;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

/// libpq takes lists of hosts, of which it may use any, and its own variable when none is given.
bool isLocal(const ConnectionProfile &profile)
{
    QStringList hosts = profile.options.value(u"hostaddr"_s).split(u',');
    hosts += (profile.host.isEmpty() ? qEnvironmentVariable("PGHOST") : profile.host).split(u',');
    return std::all_of(hosts.cbegin(), hosts.cend(), isLocalHost);
}

void addEncryptionDefaults(QMap<QString, QString> &options, const ConnectionProfile &profile)
{
    const bool local = isLocal(profile);
    // Whoever answers here has no Kerberos name of its own, and libpq would look for tickets before each connection.
    if (local && !options.contains(u"gssencmode"_s) && !qEnvironmentVariableIsSet("PGGSSENCMODE"))
        options.insert(u"gssencmode"_s, u"disable"_s);
    if (local || options.contains(u"sslmode"_s))
        return;
    options.insert(u"sslmode"_s, u"verify-full"_s);
    // libpq 16 and later can use the system's certificates; older ones need ~/.postgresql/root.crt.
    const bool hasOwnRoot = options.contains(u"sslrootcert"_s) || qEnvironmentVariableIsSet("PGSSLROOTCERT")
        || QFile::exists(QDir::homePath() + "/.postgresql/root.crt"_L1);
    if (!hasOwnRoot && PQlibVersion() >= 160000)
        options.insert(u"sslrootcert"_s, u"system"_s);
}

/// Whether the session is read-only from its start, which nothing in it takes back for good, or made so afterwards.
enum class ReadOnlyFrom { Startup, FirstStatement };

QMap<QString, QString> effectiveOptions(const ConnectionProfile &profile, ReadOnlyFrom readOnly)
{
    QMap<QString, QString> options = profile.options;
    const auto byDefault = [&options](const QString &key, const QString &value) {
        if (!options.contains(key))
            options.insert(key, value);
    };
    byDefault(u"connect_timeout"_s, u"10"_s);
    byDefault(u"application_name"_s, u"varve"_s);
    // A peer that vanished without a word is noticed within half a minute.
    byDefault(u"keepalives_idle"_s, u"10"_s);
    byDefault(u"keepalives_interval"_s, u"5"_s);
    byDefault(u"keepalives_count"_s, u"3"_s);
    byDefault(u"tcp_user_timeout"_s, u"30000"_s);
    addEncryptionDefaults(options, profile);
    if (profile.access == Access::ReadOnly && readOnly == ReadOnlyFrom::Startup) {
        const QString given = options.value(u"options"_s);
        options.insert(u"options"_s, QString(given + (given.isEmpty() ? ""_L1 : " "_L1) + "-c default_transaction_read_only=on"_L1));
    }
    return options;
}

/// Qt hands the text to libpq as it is, except that every ';' becomes a blank.
Expected<QString> connectOptions(const ConnectionProfile &profile, ReadOnlyFrom readOnly)
{
    const QMap<QString, QString> options = effectiveOptions(profile, readOnly);
    QStringList parts;
    for (auto option = options.cbegin(); option != options.cend(); ++option) {
        if (option.key() == "password"_L1) {
            return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "The connection options contain a password."),
                           QCoreApplication::translate("Varve::Database",
                                                       "Write password = \"env:NAME\", \"file:PATH\", \"keychain:NAME\" "
                                                       "or \"ask\" beside the options instead."));
        }
        if (option.value().contains(u';')) {
            return failure(ErrorKind::Usage,
                           QCoreApplication::translate("Varve::Database",
                                                       "The value of the connection option %1 contains "
                                                       "a semicolon, which Qt's PostgreSQL driver cannot pass on.")
                               .arg(option.key()));
        }
        QString value = option.value();
        value.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1);
        parts += option.key() + "='"_L1 + value + u'\'';
    }
    return parts.join(u' ');
}

/// PgBouncer's "unsupported startup parameter: options", as long as it is not told to pass over them, and what newer ones say of their content.
bool isOfStartupOptions(const QString &libpqText)
{
    return libpqText.contains("startup parameter"_L1) && libpqText.contains("options"_L1);
}

Error sharedSessionsError()
{
    return {.kind = ErrorKind::Unsupported,
            .message
            = QCoreApplication::translate("Varve::Database",
                                          "A pooler in transaction mode stands before the server: it gives each transaction another "
                                          "session, and none can be made read-only for this program alone."),
            .remedy = QCoreApplication::translate("Varve::Database", "Connect to the server itself, or to a pool in session mode.")};
}

constexpr QByteArrayView systemIdentifier = "(pg_catalog.pg_control_system()).system_identifier";
/// For users who may not call pg_control_system().
constexpr QByteArrayView serverAddress = "coalesce(host(inet_server_addr()) || ':' || inet_server_port(), 'socket')";

/// The path of a catalog holds the database's number ("base/16386/1259"), which pg_database and pg_stat_activity take longer to find.
QByteArray identityText(QByteArrayView server)
{
    return "SELECT current_user, pg_catalog.pg_backend_pid(), pg_catalog.pg_relation_filepath('pg_catalog.pg_class'), "
        + server.toByteArray();
}

class PostgresBackend final : public Backend
{
public:
    explicit PostgresBackend(const ConnectionProfile &profile) : Backend(profile) {}
    ~PostgresBackend() override
    {
        m_connection = nullptr;
        close();
    }

    Expected<> open(const Secret &password) override;
    Expected<ServerIdentity> identify() override { return m_identity; }
    Expected<> guardAccess() override;
    Expected<bool> sharesSessions(const Secret &password) override;
    Error statementError(const QSqlQuery &query, const QByteArray &sent) override;
    bool pipelines() const override { return PQlibVersion() >= 140000; }
    Expected<> runPipelined(const QList<QByteArray> &statements, const std::function<void(qint64)> &done) override;
    Expected<qint64> copyIn(const QByteArray &sql, const Connection::CopySource &data) override;
    Expected<ResultSet> query(const QString &sql, const QVariantList &values) override;
    Expected<> read(const QString &sql, const QVariantList &values, const Connection::RowReader &reader) override;
    QList<ResultColumn> columns(const QSqlQuery &query) const override { return postgresColumns(resultOf(query)); }
    QVariantList row(const QSqlQuery &query) const override;
    qint64 rowsAffected(const QSqlQuery &query) const override;
    QList<Notice> takeNotices() override { return std::exchange(m_notices, {}); }
    QString beginText() const override { return u"BEGIN"_s; }
    QString beginReadOnlyText() const override { return u"BEGIN READ ONLY"_s; }
    bool inTransaction() const override;
    bool inFailedTransaction() const override { return PQtransactionStatus(m_connection) == PQTRANS_INERROR; }
    bool isAlive() const override;

private:
    static void receiveNotice(void *self, const PGresult *notice);
    static const PGresult *resultOf(const QSqlQuery &query)
    {
        return nativeHandle<PGresult>(query.result()->handle(), "PGresult*", "pg_result*");
    }
    static QVariantList rowOf(const PGresult *result, int row);
    static qint64 rowsAffectedBy(PGresult *result);
    Error resultError(const PGresult *result, const QString &fallbackText, const QByteArray &sent);
    Expected<> openDatabase(const Secret &password);
    bool tryOpen(const QString &options, const Secret &password);
    Expected<> setUpSession();
    Expected<> makeReadOnly(const Secret &password);
    bool isReadOnly() const;
    int answeringSession() const;
    PostgresResult setUpAndAsk();
    ServerIdentity identityIn(const PGresult *answer) const;

    PGconn *m_connection = nullptr; ///< Qt's
    ServerIdentity m_identity;
    QList<Notice> m_notices;
    bool m_lost = false;
};

void PostgresBackend::receiveNotice(void *self, const PGresult *notice)
{
    QString text = QString::fromUtf8(PQresultErrorField(notice, PG_DIAG_MESSAGE_PRIMARY));
    if (const char *detail = PQresultErrorField(notice, PG_DIAG_MESSAGE_DETAIL))
        text += u'\n' + QString::fromUtf8(detail);
    static_cast<PostgresBackend *>(self)->m_notices.append(
        {QString::fromUtf8(PQresultErrorField(notice, PG_DIAG_SEVERITY_NONLOCALIZED)), text});
}

Expected<> PostgresBackend::open(const Secret &password)
{
    return openDatabase(password).and_then([this] { return setUpSession(); }).and_then([&] { return makeReadOnly(password); });
}

bool PostgresBackend::tryOpen(const QString &options, const Secret &password)
{
    m_database.setConnectOptions(options);
    return m_database.open(m_profile.user, password.reveal());
}

Expected<> PostgresBackend::openDatabase(const Secret &password)
{
    if (!m_database.isValid()) {
        return failure(ErrorKind::Unsupported,
                       QCoreApplication::translate("Varve::Database", "Qt's driver for PostgreSQL (%1) is not installed.").arg(u"QPSQL"_s));
    }
    const auto options = connectOptions(m_profile, ReadOnlyFrom::Startup);
    if (!options)
        return tl::unexpected(options.error());
    m_database.setHostName(m_profile.host);
    if (m_profile.port > 0)
        m_database.setPort(m_profile.port);
    m_database.setDatabaseName(m_profile.database);
    bool isOpen = tryOpen(*options, password);
    if (!isOpen && m_profile.access == Access::ReadOnly && isOfStartupOptions(m_database.lastError().databaseText()))
        isOpen = tryOpen(*connectOptions(m_profile, ReadOnlyFrom::FirstStatement), password); // see makeReadOnly()
    if (!isOpen)
        return tl::unexpected(postgresConnectionError(m_profile, m_database.lastError().databaseText()));
    m_connection = nativeHandle<PGconn>(m_database.driver()->handle(), "PGconn*", "pg_conn*");
    if (!m_connection)
        return failure(ErrorKind::Unsupported,
                       QCoreApplication::translate("Varve::Database", "Qt's PostgreSQL driver gives no libpq handle."));
    // Otherwise libpq writes notices to standard error.
    PQsetNoticeReceiver(m_connection, &PostgresBackend::receiveNotice, this);
    m_cancelTarget = std::make_shared<Canceller::Target>(m_connection);
    return {};
}

bool PostgresBackend::isReadOnly() const
{
    return QByteArrayView(PQparameterStatus(m_connection, "default_transaction_read_only")) == "on";
}

/// A SELECT can call set_config(), and a function can do so out of sight: the next transaction must be read-only nevertheless. The server
/// reports the setting from version 14 on (libpq manual, PQparameterStatus); older ones are told each time.
Expected<> PostgresBackend::guardAccess()
{
    if (m_profile.access != Access::ReadOnly || inTransaction() || isReadOnly())
        return {};
    return runText(u"SET default_transaction_read_only = on"_s);
}

/// A pooler refuses the option at the start or passes over it. Where it lends sessions for a transaction only, the setting would stay with one
/// that serves other programs, and not with this connection.
Expected<> PostgresBackend::makeReadOnly(const Secret &password)
{
    if (m_profile.access != Access::ReadOnly || isReadOnly())
        return {};
    const auto shares = sharesSessions(password);
    if (!shares)
        return tl::unexpected(shares.error());
    return *shares ? Expected<>(tl::unexpect, sharedSessionsError()) : guardAccess();
}

/// The session of the server that answers now; 0 when none does.
int PostgresBackend::answeringSession() const
{
    const PostgresResult answer(PQexec(m_connection, "SELECT pg_catalog.pg_backend_pid()"));
    return PQresultStatus(answer.get()) == PGRES_TUPLES_OK ? QByteArray(PQgetvalue(answer.get(), 0, 0)).toInt() : 0;
}

Expected<bool> PostgresBackend::sharesSessions(const Secret &password)
{
    // A pooler gives the client a number of its own.
    if (PQbackendPID(m_connection) == m_identity.backendId)
        return false;
    ConnectionProfile other = m_profile;
    other.access = Access::ReadWrite; // it only looks
    PostgresBackend second(other);
    if (const auto opened = second.open(password); !opened)
        return tl::unexpected(opened.error());
    // A transaction of the second keeps a session: where they are dealt out, that is the first's, or the first gets another meanwhile.
    for (int tries = 0; tries < 3; ++tries) {
        if (const auto begun = second.runText(u"BEGIN READ ONLY"_s); !begun)
            return tl::unexpected(begun.error());
        const int ofSecond = second.answeringSession();
        const int own = answeringSession();
        if (const auto ended = second.runText(u"ROLLBACK"_s); !ended)
            return tl::unexpected(ended.error());
        if (ofSecond == m_identity.backendId || own != m_identity.backendId)
            return true;
    }
    return false;
}

Expected<> PostgresBackend::setUpSession()
{
    const PostgresResult identity = setUpAndAsk();
    m_notices.clear();
    if (PQresultStatus(identity.get()) != PGRES_TUPLES_OK)
        return tl::unexpected(resultError(identity.get(), QString::fromUtf8(PQerrorMessage(m_connection)), {}));
    m_identity = identityIn(identity.get());
    return {};
}

/// In one round trip, as far as the server goes along.
PostgresResult PostgresBackend::setUpAndAsk()
{
    const auto send = [this](const QByteArray &text) { return PostgresResult(PQexec(m_connection, text.constData())); };
    // Without it a server process goes on with its statement, and keeps its locks, after its client was killed. Not every
    // platform's kernel can tell; there the setting is refused and nothing is lost by that.
    if (PQserverVersion(m_connection) >= 140000) {
        const QByteArray setting("SET client_connection_check_interval = '1s'");
        PostgresResult answer = send(setting + "; " + identityText(systemIdentifier));
        if (PQresultStatus(answer.get()) == PGRES_TUPLES_OK)
            return answer;
        static_cast<void>(send(setting));
    }
    PostgresResult answer = send(identityText(systemIdentifier));
    return PQresultStatus(answer.get()) == PGRES_TUPLES_OK ? std::move(answer) : send(identityText(serverAddress));
}

ServerIdentity PostgresBackend::identityIn(const PGresult *answer) const
{
    const auto text = [answer](int column) { return QString::fromUtf8(PQgetvalue(answer, 0, column)); };
    const QString version = QString::fromUtf8(PQparameterStatus(m_connection, "server_version")); // "15.18 (Debian 15.18-0+deb12u1)"
    return {.engine = Engine::PostgreSql,
            .version = "PostgreSQL "_L1 + version.section(u' ', 0, 0),
            .instance = text(3) + u'/' + text(2).section(u'/', -2, -2),
            .user = text(0),
            .backendId = text(1).toInt()};
}

Error PostgresBackend::statementError(const QSqlQuery &query, const QByteArray &sent)
{
    return resultError(resultOf(query), query.lastError().databaseText(), sent);
}

Error PostgresBackend::resultError(const PGresult *result, const QString &fallbackText, const QByteArray &sent)
{
    Error error = postgresStatementError(result, fallbackText, sent);
    if (PQstatus(m_connection) != CONNECTION_BAD && error.kind != ErrorKind::ConnectionLost)
        return error;
    m_lost = true;
    error.kind = ErrorKind::ConnectionLost;
    error.message = QCoreApplication::translate("Varve::Database", "The connection to %1 was lost: %2.")
                        .arg(m_profile.toString(),
                             error.message.isEmpty() ? QCoreApplication::translate("Varve::Database", "no reason given") : error.message);
    return error;
}

Expected<> PostgresBackend::runPipelined(const QList<QByteArray> &statements, const std::function<void(qint64)> &done)
{
    qsizetype answered = 0;
    const PipelineEnding ending = postgresPipeline(m_connection, statements, [&](PGresult *result) {
        ++answered;
        done(rowsAffectedBy(result));
    });
    if (ending.complete)
        return {};
    return tl::unexpected(resultError(ending.failed.get(), QString::fromUtf8(PQerrorMessage(m_connection)), statements.value(answered)));
}

Expected<qint64> PostgresBackend::copyIn(const QByteArray &sql, const Connection::CopySource &data)
{
    const auto answer = postgresCopyIn(m_connection, sql, data, [this] { return m_cancelTarget->isStopWanted(); });
    if (!answer)
        return tl::unexpected(answer.error());
    PGresult *const result = answer->get();
    if (PQresultStatus(result) == PGRES_COMMAND_OK)
        return QByteArray(PQcmdTuples(result)).toLongLong();
    Error error = resultError(result, QString::fromUtf8(PQerrorMessage(m_connection)), sql);
    if (error.where.offset < 0)
        error.where.line = postgresCopyLine(result);
    return tl::unexpected(error);
}

/// Qt's driver prepares, runs and forgets a statement with values: three round trips.
Expected<ResultSet> PostgresBackend::query(const QString &sql, const QVariantList &values)
{
    if (values.isEmpty())
        return Backend::query(sql, values);
    const PostgresResult answer = postgresQuery(m_connection, sql, values);
    const ExecStatusType status = PQresultStatus(answer.get());
    if (status != PGRES_TUPLES_OK && status != PGRES_COMMAND_OK)
        return tl::unexpected(resultError(answer.get(), QString::fromUtf8(PQerrorMessage(m_connection)), sql.toUtf8()));
    ResultSet result;
    if (status == PGRES_TUPLES_OK)
        result.columns = postgresColumns(answer.get());
    for (int at = 0; at < PQntuples(answer.get()); ++at)
        result.rows.append(rowOf(answer.get(), at));
    return result;
}

/// As query(); Qt's would also make a variant of every column.
Expected<> PostgresBackend::read(const QString &sql, const QVariantList &values, const Connection::RowReader &reader)
{
    const PostgresReading reading = postgresRead(m_connection, sql, values, reader);
    if (reading.complete)
        return {};
    return tl::unexpected(resultError(reading.failed.get(), QString::fromUtf8(PQerrorMessage(m_connection)), sql.toUtf8()));
}

QVariantList PostgresBackend::row(const QSqlQuery &query) const
{
    // In single-row mode, which forward-only queries use, the result holds the current row alone.
    return rowOf(resultOf(query), 0);
}

QVariantList PostgresBackend::rowOf(const PGresult *result, int row)
{
    QVariantList values;
    const int count = PQnfields(result);
    values.reserve(count);
    for (int column = 0; column < count; ++column)
        values.append(postgresValue(result, row, column));
    return values;
}

qint64 PostgresBackend::rowsAffected(const QSqlQuery &query) const
{
    return rowsAffectedBy(const_cast<PGresult *>(resultOf(query))); // libpq's declaration lacks the const; it only reads
}

qint64 PostgresBackend::rowsAffectedBy(PGresult *result)
{
    if (!result || QByteArrayView(PQcmdStatus(result)).startsWith("SELECT"))
        return -1;
    const QByteArray count(PQcmdTuples(result));
    return count.isEmpty() ? -1 : count.toLongLong();
}

bool PostgresBackend::inTransaction() const
{
    const PGTransactionStatusType status = PQtransactionStatus(m_connection);
    return status == PQTRANS_INTRANS || status == PQTRANS_INERROR || status == PQTRANS_ACTIVE;
}

bool PostgresBackend::isAlive() const
{
    return !m_lost && PQstatus(m_connection) == CONNECTION_OK && isOpenSocket(PQsocket(m_connection));
}

} // namespace

std::unique_ptr<Backend> createPostgresBackend(const ConnectionProfile &profile)
{
    return std::make_unique<PostgresBackend>(profile);
}

} // namespace Varve::Database
