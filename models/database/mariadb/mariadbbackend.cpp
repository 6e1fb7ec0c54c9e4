// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "../backend.h"
#include "mariadberrors.h"
#include "mariadblibrary.h"
#include "mariadbplace.h"
#include "mariadbrole.h"
#include "mariadbvalues.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QSqlDriver>
#include <QSqlError>
#include <QSqlRecord>
#include <QSqlResult>

#include <errmsg.h>
#include <mysqld_error.h>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::Error;
using Core::ErrorKind;
using Core::Expected;
using Core::failure;

namespace {

/// What another thread needs to reach the server that a connection is open to.
struct Login
{
    QByteArray place;
    QByteArray user;
    Secret password;
};

/// \a ask gets a connection of its own, or one that could not be opened, and is answered with what it gives.
bool askBeside(const Login &login, const std::function<bool(MYSQL *connection, bool isOpen)> &ask)
{
    MYSQL *second = mariaDb().mysql_init(nullptr);
    if (!second)
        return false;
    const QByteArray secret = login.password.reveal().toUtf8();
    const MYSQL *open
        = mariaDb().mysql_real_connect(second, login.place.constData(), login.user.constData(), secret.constData(), nullptr, 0, nullptr, 0);
    const bool answer = ask(second, open != nullptr);
    mariaDb().mysql_close(second);
    return answer;
}

/// Stops what runs on another connection (manual, KILL [CONNECTION | QUERY]).
bool killQuery(const Login &login, unsigned long connection)
{
    const QByteArray text = "KILL QUERY " + QByteArray::number(qulonglong(connection));
    return askBeside(login, [&text](MYSQL *second, bool isOpen) {
        return isOpen && mariaDb().mysql_real_query(second, text.constData(), static_cast<unsigned long>(text.size())) == 0;
    });
}

/// A refusal is an answer too, of a full server for instance: codes below the client library's own are the server's.
bool isAnswering(const Login &login)
{
    return askBeside(login, [](MYSQL *second, bool isOpen) { return isOpen || mariaDb().mysql_errno(second) < CR_MIN_ERROR; });
}

/// LOAD DATA LOCAL lets the server name a file of this machine, whatever the statement said (manual, "Security considerations for LOAD
/// DATA LOCAL"). Qt's driver offers it, and its option local-infile does not reach the library.
int refuseFile(void **, const char *, void *)
{
    return 1;
}

/// All four must be there, or the library takes its own.
int readNothing(void *, char *, unsigned)
{
    return 0;
}

void endNothing(void *) {}

int sayWhyNoFile(void *, char *message, unsigned length)
{
    const QByteArray why = QCoreApplication::translate("Varve::Database", "Files of this machine are not sent to the server.").toUtf8();
    qstrncpy(message, why.constData(), length);
    return CR_FILE_READ;
}

class MariaDbBackend final : public Backend
{
public:
    explicit MariaDbBackend(const ConnectionProfile &profile) : Backend(profile) {}
    ~MariaDbBackend() override
    {
        m_connection = nullptr;
        close();
    }

    Expected<> open(const Secret &password) override;
    Expected<ServerIdentity> identify() override;
    Expected<> guardAccess() override;
    Error statementError(const QSqlQuery &query, const QByteArray &sent) override;
    Expected<> finishResults(const QByteArray &sent) override;
    Expected<> resetSession() override;
    QList<ResultColumn> columns(const QSqlQuery &query) const override;
    QVariantList row(const QSqlQuery &query) const override;
    qint64 rowsAffected(const QSqlQuery &query) const override;
    void setReadsWarnings(bool reads) override { m_readsWarnings = reads; }
    QList<Notice> takeNotices() override;
    QString beginText() const override { return u"START TRANSACTION"_s; }
    QString beginReadOnlyText() const override { return u"START TRANSACTION READ ONLY"_s; }
    bool inTransaction() const override;
    void rolledBack() override
    {
        if (mariaDb().mysql_warning_count(m_connection) > 0)
            readWarnings();
    }
    bool takeIncompleteRollback() override
    {
        if (m_statusIsOld)
            readWarnings();
        return std::exchange(m_leftSomething, false);
    }
    bool isAlive() const override { return !m_lost && isOpenSocket(int(mariaDb().mysql_get_socket(m_connection))); }

private:
    /// Of a prepared statement it describes the columns and has no rows.
    static MYSQL_RES *resultOf(const QSqlQuery &query)
    {
        return nativeHandle<MYSQL_RES>(query.result()->handle(), "MYSQL_RES*", "st_mysql_res*");
    }
    Expected<> openDatabase(const Secret &password);
    Expected<> takeHandle();
    Expected<> checkEncryption();
    Expected<> resetRole();
    Expected<> setUpSession();
    void readWarnings() const;
    Error ownError() { return errorOf(mariaDb().mysql_errno(m_connection), QString::fromUtf8(mariaDb().mysql_error(m_connection)), {}); }
    Error errorOf(unsigned code, const QString &text, const QByteArray &sent);

    MYSQL *m_connection = nullptr; ///< Qt's
    bool m_lost = false;
    bool m_isGuarded = false; ///< nothing ran since the session was told that it only reads
    bool m_readsWarnings = true;
    bool m_failed = false;                ///< the last statement; its warnings are its error
    mutable bool m_statusIsOld = false;   ///< an error came, and with it no state of the transaction
    mutable bool m_leftSomething = false; ///< a rollback, whoever asked for it
};

Expected<> MariaDbBackend::open(const Secret &password)
{
    return openDatabase(password).and_then([this] { return takeHandle(); }).and_then([this, &password] {
        const Login login{mariaDbPlace(m_profile)->toUtf8(), m_profile.user.toUtf8(), password};
        // It may undo for long what a statement did, and then it is asked whether it is there.
        m_cancelTarget = std::make_shared<Canceller::Target>(
            [login, connection = mariaDb().mysql_thread_id(m_connection)] { return killQuery(login, connection); },
            [login] { return isAnswering(login); });
        return setUpSession();
    });
}

Expected<> MariaDbBackend::openDatabase(const Secret &password)
{
    const Expected<QString> place = mariaDbPlace(m_profile);
    if (!place)
        return tl::unexpected(place.error());
    if (m_profile.database.isEmpty())
        return failure(ErrorKind::Usage, QCoreApplication::translate("Varve::Database", "The connection names no database."),
                       QCoreApplication::translate("Varve::Database", "Name the database that the migrations change."));
    if (!m_database.isValid()) {
        return failure(ErrorKind::Unsupported, QCoreApplication::translate("Varve::Database", "Qt's driver for MariaDB is not installed."),
                       QCoreApplication::translate("Varve::Database", "Install it (Debian: the package libqt6sql6-mysql)."));
    }
    m_database.setHostName(*place);
    m_database.setDatabaseName(m_profile.database);
    if (m_database.open(m_profile.user, password.reveal()))
        return {};
    const QSqlError error = m_database.lastError();
    return tl::unexpected(mariaDbConnectionError(m_profile, error.nativeErrorCode().toUInt(), error.databaseText()));
}

Expected<> MariaDbBackend::takeHandle()
{
    m_connection = hasMariaDbLibrary() ? nativeHandle<MYSQL>(m_database.driver()->handle(), "MYSQL*", "st_mysql*") : nullptr;
    if (!m_connection) {
        return failure(ErrorKind::Unsupported,
                       QCoreApplication::translate("Varve::Database", "Qt's driver for MariaDB is not built on MariaDB's client library."),
                       QCoreApplication::translate("Varve::Database", "Use a Qt whose driver is linked to libmariadb, as Debian's is."));
    }
    if (const auto encrypted = checkEncryption(); !encrypted)
        return encrypted;
    mariaDb().mysql_set_local_infile_handler(m_connection, refuseFile, readNothing, endNothing, sayWhyNoFile, nullptr);
    // Qt asks for the right to send several statements at once. A statement is sent by itself, whatever stands in it.
    if (mariaDb().mysql_set_server_option(m_connection, MYSQL_OPTION_MULTI_STATEMENTS_OFF) != 0)
        return tl::unexpected(ownError());
    return {};
}

/// Asked for without a look at the certificate, the client library goes on without where the server has no TLS.
Expected<> MariaDbBackend::checkEncryption()
{
    const bool wanted = mariaDbPlace(m_profile)->contains("ssl-enforce={1}"_L1);
    if (!wanted || mariaDb().mysql_get_ssl_cipher(m_connection))
        return {};
    return tl::unexpected(mariaDbConnectionError(m_profile, CR_SSL_CONNECTION_ERROR,
                                                 QCoreApplication::translate("Varve::Database", "the server has no TLS")));
}

/// The server forgets all of the session but who is logged in and, of all things, the current database.
Expected<> MariaDbBackend::resetSession()
{
    const QByteArray database = m_profile.database.toUtf8();
    const bool done = mariaDb().mysql_reset_connection(m_connection) == 0
        && mariaDb().mysql_select_db(m_connection, database.constData()) == 0
        && mariaDb().mysql_set_character_set(m_connection, "utf8mb4") == 0
        && mariaDb().mysql_set_server_option(m_connection, MYSQL_OPTION_MULTI_STATEMENTS_OFF) == 0;
    if (!done)
        return tl::unexpected(ownError());
    return resetRole().and_then([this] { return setUpSession(); });
}

/// MariaDB's answer to a reset leaves the role that SET ROLE put in force (seen with 10.11); MySQL's takes it away.
Expected<> MariaDbBackend::resetRole()
{
    const bool isMariaDb = QByteArrayView(mariaDb().mysql_get_server_info(m_connection)).contains("MariaDB");
    if (!isMariaDb)
        return {};
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(mariaDbOwnRole) || !query.next())
        return tl::unexpected(statementError(query, {}));
    const QString setRole = row(query).at(0).toString();
    query.finish();
    return runText(setRole);
}

Expected<> MariaDbBackend::setUpSession()
{
    // The server's init_connect may have turned it off; then every statement would begin a transaction.
    if (const auto set = runText(u"SET SESSION autocommit = 1"_s); !set)
        return set;
    return guardAccess();
}

/// A procedure can set it back, out of sight: the next transaction must be read-only nevertheless.
Expected<> MariaDbBackend::guardAccess()
{
    m_failed = false;
    if (m_profile.access != Access::ReadOnly || inTransaction())
        return {};
    if (std::exchange(m_isGuarded, false))
        return {};
    return runText(u"SET SESSION TRANSACTION READ ONLY"_s);
}

Expected<ServerIdentity> MariaDbBackend::identify()
{
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    // MySQL's own number of a server; MariaDB has no such thing.
    const QString text = u"SELECT VERSION(), CURRENT_USER(), CONNECTION_ID(), DATABASE(), %1"_s;
    if (!query.exec(text.arg("@@server_uuid"_L1)) && !query.exec(text.arg("CONCAT(@@hostname, ':', @@port, ':', @@datadir)"_L1)))
        return tl::unexpected(statementError(query, {}));
    if (!query.next())
        return tl::unexpected(statementError(query, {}));
    const QVariantList values = row(query);
    static const QRegularExpression number(u"^\\d+(?:\\.\\d+)*"_s);
    const QString version = values.at(0).toString();
    m_isGuarded = m_profile.access == Access::ReadOnly;
    m_statusIsOld = false;
    return ServerIdentity{.engine = Engine::MariaDb,
                          .version = (version.contains("MariaDB"_L1) ? "MariaDB "_L1 : "MySQL "_L1) + number.match(version).captured(),
                          .instance = values.at(4).toString() + u'/' + values.at(3).toString(),
                          .user = values.at(1).toString(),
                          .backendId = values.at(2).toInt()};
}

Error MariaDbBackend::errorOf(unsigned code, const QString &text, const QByteArray &sent)
{
    m_failed = true;
    m_statusIsOld = true;
    Error error = mariaDbStatementError(code, text, sent);
    if (error.kind != ErrorKind::ConnectionLost)
        return error;
    m_lost = true;
    error.message = QCoreApplication::translate("Varve::Database", "The connection to %1 was lost: %2.")
                        .arg(m_profile.toString(),
                             error.message.isEmpty() ? QCoreApplication::translate("Varve::Database", "no reason given") : error.message);
    return error;
}

Error MariaDbBackend::statementError(const QSqlQuery &query, const QByteArray &sent)
{
    const QSqlError error = query.lastError();
    if (error.isValid())
        return errorOf(error.nativeErrorCode().toUInt(), error.databaseText(), sent);
    return errorOf(mariaDb().mysql_errno(m_connection), QString::fromUtf8(mariaDb().mysql_error(m_connection)), sent);
}

/// A procedure gives several results, and its error may be behind the first of them. Qt's driver throws them away unread.
Expected<> MariaDbBackend::finishResults(const QByteArray &sent)
{
    while (mariaDb().mysql_more_results(m_connection)) {
        if (mariaDb().mysql_next_result(m_connection) == 0) {
            mariaDb().mysql_free_result(mariaDb().mysql_use_result(m_connection));
            if (mariaDb().mysql_errno(m_connection) == 0)
                continue;
        }
        return tl::unexpected(errorOf(mariaDb().mysql_errno(m_connection), QString::fromUtf8(mariaDb().mysql_error(m_connection)), sent));
    }
    return {};
}

QList<ResultColumn> MariaDbBackend::columns(const QSqlQuery &query) const
{
    MYSQL_RES *result = resultOf(query);
    return result ? mariaDbColumns(result) : QList<ResultColumn>();
}

QVariantList MariaDbBackend::row(const QSqlQuery &query) const
{
    if (MYSQL_RES *result = resultOf(query); result && result->current_row)
        return mariaDbRow(result);
    QVariantList values;
    const int count = query.record().count();
    for (int i = 0; i < count; ++i) {
        const QVariant value = query.value(i);
        values.append(value.isNull() ? QVariant() : value);
    }
    return values;
}

qint64 MariaDbBackend::rowsAffected(const QSqlQuery &query) const
{
    static const QRegularExpression manipulation(u"^\\s*(?:INSERT|UPDATE|DELETE|REPLACE|WITH|LOAD)\\b"_s,
                                                 QRegularExpression::CaseInsensitiveOption);
    if (!manipulation.match(query.lastQuery()).hasMatch())
        return -1;
    if (!query.isSelect())
        return qint64(mariaDb().mysql_affected_rows(m_connection));
    // WITH … SELECT affects none; RETURNING gives a row for each.
    static const QRegularExpression select(u"^\\s*WITH\\b"_s, QRegularExpression::CaseInsensitiveOption);
    MYSQL_RES *result = resultOf(query);
    return !result || select.match(query.lastQuery()).hasMatch() ? -1 : qint64(mariaDb().mysql_num_rows(result));
}

QList<Notice> MariaDbBackend::takeNotices()
{
    QList<Notice> notices;
    const int count = m_lost ? 0 : int(mariaDb().mysql_warning_count(m_connection));
    if (std::exchange(m_failed, false) || count == 0)
        return notices;
    if (!m_readsWarnings) {
        return {{u"Warning"_s,
                 QCoreApplication::translate("Varve::Database",
                                             "%n warning(s); no text is read, because a statement of the file asks for ROW_COUNT().",
                                             nullptr, count)}};
    }
    QSqlQuery query(m_database);
    query.setForwardOnly(true);
    if (!query.exec(u"SHOW WARNINGS"_s))
        return notices; // the statement itself went well
    while (query.next()) {
        const QVariantList values = row(query);
        notices.append({values.at(0).toString(), values.at(2).toString() + " ("_L1 + values.at(1).toString() + u')'});
    }
    return notices;
}

/// Those of the last statement: the question leaves them as they are, and its answer says how the transaction stands.
void MariaDbBackend::readWarnings() const
{
    if (m_lost || mariaDb().mysql_query(m_connection, "SHOW WARNINGS") != 0)
        return;
    m_statusIsOld = false;
    MYSQL_RES *result = mariaDb().mysql_use_result(m_connection);
    if (!result)
        return;
    const QByteArray incomplete = QByteArray::number(ER_WARNING_NOT_COMPLETE_ROLLBACK);
    while (MYSQL_ROW row = mariaDb().mysql_fetch_row(result))
        m_leftSomething = m_leftSomething || incomplete == row[1];
    mariaDb().mysql_free_result(result);
}

/// What the server said with its last answer. An error carries no such word, and some errors (a deadlock) end the transaction.
bool MariaDbBackend::inTransaction() const
{
    if (m_lost)
        return false;
    if (m_statusIsOld)
        readWarnings();
    unsigned status = 0;
    mariaDb().mariadb_get_infov(m_connection, MARIADB_CONNECTION_SERVER_STATUS, &status);
    return (status & SERVER_STATUS_IN_TRANS) != 0;
}

} // namespace

std::unique_ptr<Backend> createMariaDbBackend(const ConnectionProfile &profile)
{
    return std::make_unique<MariaDbBackend>(profile);
}

} // namespace Varve::Database
