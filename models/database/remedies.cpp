// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "remedies.h"

#include <QCoreApplication>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;

namespace {

struct Remedy
{
    std::optional<Engine> engine;  ///< any when empty
    std::optional<ErrorKind> kind; ///< any when empty
    const char *code = nullptr;    ///< SQLSTATE, its class (two characters), or the number of SQLite or MariaDB; any when null
    const char *word = nullptr;    ///< in the server's text; any when null
    const char *sentence = nullptr;
};

/// The first that fits is taken: particular ones stand before general ones.
constexpr Remedy remedies[] = {
    {{},
     ErrorKind::NameResolution,
     nullptr,
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the spelling of the host, and that this computer's name service knows it.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, "No such file or directory",
     QT_TRANSLATE_NOOP("Varve::Database", "Start the server, or name its host: without one the local socket is used.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, "timeout",
     QT_TRANSLATE_NOOP("Varve::Database", "Check host, port and firewall, or raise the option connect_timeout.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, "too many clients",
     QT_TRANSLATE_NOOP("Varve::Database", "Close other connections, or raise max_connections on the server.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, "remaining connection slots",
     QT_TRANSLATE_NOOP("Varve::Database", "Close other connections, or raise max_connections on the server.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, "the database system is",
     QT_TRANSLATE_NOOP("Varve::Database", "Wait until the server has started, then try again.")},
    {Engine::PostgreSql, ErrorKind::Network, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check host and port, and that the server runs and listens there.")},
    {Engine::MariaDb, ErrorKind::Network, nullptr, "through socket",
     QT_TRANSLATE_NOOP("Varve::Database", "Start the server, or name its host: without one the local socket is used.")},
    {Engine::MariaDb, ErrorKind::Network, "1040", nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Close other connections, or raise max_connections on the server.")},
    {Engine::MariaDb, ErrorKind::Network, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check host and port, and that the server runs and listens there.")},
    {Engine::MariaDb, ErrorKind::Tls, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database",
                       "Check the option ssl-ca, and that the certificate is for this host name. Servers that are not local must "
                       "prove who they are unless ssl-verify-server-cert=off or ssl=off says otherwise.")},
    {Engine::MariaDb, ErrorKind::Login, "2059", nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Install the client plugin that the user's login needs, or give the user another one.")},
    {Engine::MariaDb, ErrorKind::DatabaseMissing, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the database's name, or create it with CREATE DATABASE.")},
    {Engine::PostgreSql, ErrorKind::Tls, nullptr, "root certificate file",
     QT_TRANSLATE_NOOP("Varve::Database",
                       "Name the certificate authority's file with the option sslrootcert, or put it into "
                       "~/.postgresql/root.crt. Servers that are not local are verified unless sslmode says otherwise.")},
    {Engine::PostgreSql, ErrorKind::Tls, nullptr, "does not support SSL",
     QT_TRANSLATE_NOOP("Varve::Database", "Turn on TLS on the server, or allow an unencrypted connection with sslmode=prefer.")},
    {Engine::PostgreSql, ErrorKind::Tls, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the options sslmode and sslrootcert, and that the certificate is for this host name.")},
    {Engine::PostgreSql, ErrorKind::Login, nullptr, "no password supplied",
     QT_TRANSLATE_NOOP("Varve::Database", "Say where the password comes from: env:NAME, file:PATH, keychain:NAME or ask.")},
    {Engine::PostgreSql, ErrorKind::Login, nullptr, "pg_hba.conf",
     QT_TRANSLATE_NOOP("Varve::Database", "The server's pg_hba.conf must allow this user, database and address.")},
    {Engine::PostgreSql, ErrorKind::Login, nullptr, "role \"",
     QT_TRANSLATE_NOOP("Varve::Database", "Check the user's name, or create the role on the server.")},
    {Engine::PostgreSql, ErrorKind::Login, nullptr, "CONNECT privilege",
     QT_TRANSLATE_NOOP("Varve::Database", "Ask for: GRANT CONNECT ON DATABASE … TO ….")},
    {Engine::PostgreSql, ErrorKind::Login, nullptr, "is not currently accepting connections",
     QT_TRANSLATE_NOOP("Varve::Database",
                       "Allow connections to it, from another database of the server: ALTER DATABASE … ALLOW_CONNECTIONS true.")},
    {{}, ErrorKind::Login, nullptr, nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Check user and password.")},
    {Engine::PostgreSql, ErrorKind::DatabaseMissing, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the database's name, or create it with CREATE DATABASE.")},
    {Engine::Sqlite, ErrorKind::DatabaseMissing, "26", nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the path; an encrypted database cannot be opened either.")},
    {Engine::Sqlite, ErrorKind::DatabaseMissing, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check the path, or open the connection for writing once to create the file.")},
    {Engine::Sqlite,
     {},
     "13",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database",
                       "The disk is full, or the file has reached its max_page_count. Free some space and run it again.")},
    {Engine::Sqlite,
     {},
     "8",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database",
                       "The file, its folder or this connection is read-only. Check the permissions of both, and the access "
                       "that the environment gives.")},
    {Engine::Sqlite,
     {},
     "5",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Another connection holds the file. Close it, or raise the option busy_timeout.")},
    {Engine::Sqlite,
     {},
     "6",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Another statement of this program holds the table. Finish it first.")},
    {Engine::Sqlite,
     {},
     "11",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Run PRAGMA integrity_check, and restore the file from a backup.")},
    {Engine::Sqlite,
     {},
     "14",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Check that the folder exists and that the file may be read and written.")},
    {Engine::Sqlite, {}, "10", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Check the disk and the file system that the file is on.")},
    {Engine::MariaDb, ErrorKind::ConnectionLost, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Whether the last statement took effect is uncertain until the database is looked at again.")},
    {Engine::MariaDb,
     {},
     "1044",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Ask for the missing right (GRANT), or connect as a user who has it.")},
    {Engine::MariaDb,
     {},
     "1142",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Ask for the missing right (GRANT), or connect as a user who has it.")},
    {Engine::MariaDb,
     {},
     "1227",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Ask for the missing right (GRANT), or connect as a user who has it.")},
    {Engine::MariaDb,
     {},
     "1792",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "This connection is read-only. Use an environment that allows changes.")},
    {Engine::MariaDb,
     {},
     "1290",
     "read-only",
     QT_TRANSLATE_NOOP("Varve::Database", "The server takes no changes: it may be a replica. Connect to the primary server.")},
    {Engine::MariaDb,
     {},
     "1205",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Another session holds the lock. Wait for it, or raise lock_timeout.")},
    {Engine::MariaDb, {}, "1213", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Two sessions waited for each other. Run it again.")},
    {Engine::MariaDb,
     {},
     "1969",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "The statement took longer than it may. Raise statement_timeout in varve.toml, or divide it.")},
    {Engine::MariaDb,
     {},
     "3024",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "The statement took longer than it may. Raise statement_timeout in varve.toml, or divide it.")},
    {Engine::MariaDb,
     {},
     "1114",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "The server's disk is full. Free some space and run it again.")},
    {Engine::PostgreSql, ErrorKind::ConnectionLost, nullptr, nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Whether the last statement took effect is uncertain until the database is looked at again.")},
    {Engine::PostgreSql,
     {},
     "42501",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Ask the owner for the missing privilege, or connect as a user who has it.")},
    {Engine::PostgreSql,
     {},
     "25006",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "This connection is read-only. Use an environment that allows changes.")},
    {Engine::PostgreSql, {}, "25001", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Run this statement outside a transaction.")},
    {Engine::PostgreSql,
     {},
     "25P02",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "An earlier statement failed. Roll the transaction back.")},
    {Engine::PostgreSql, {}, "3F000", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Create the schema first, or check its name.")},
    {Engine::PostgreSql,
     {},
     "55P03",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "Another session holds the lock. Wait for it, or raise lock_timeout.")},
    {Engine::PostgreSql, {}, "40P01", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Two sessions waited for each other. Run it again.")},
    {Engine::PostgreSql, {}, "40001", nullptr, QT_TRANSLATE_NOOP("Varve::Database", "Another transaction was quicker. Run it again.")},
    {Engine::PostgreSql,
     {},
     "53100",
     nullptr,
     QT_TRANSLATE_NOOP("Varve::Database", "The server's disk is full. Free some space and run it again.")},
    {Engine::PostgreSql,
     {},
     "53200",
     "max_locks_per_transaction",
     QT_TRANSLATE_NOOP("Varve::Database",
                       "Too many objects in one transaction. Divide the migration, or raise max_locks_per_transaction.")},
};

/// SQLite's extended codes carry the primary one in their lowest byte.
bool codeFits(const Remedy &remedy, Engine engine, const QString &code)
{
    if (!remedy.code)
        return true;
    if (engine == Engine::Sqlite)
        return !code.isEmpty() && (code.toInt() & 0xff) == QByteArray(remedy.code).toInt();
    return code.startsWith(QLatin1String(remedy.code));
}

bool fits(const Remedy &remedy, const Core::Error &error, Engine engine)
{
    return (!remedy.engine || *remedy.engine == engine) && (!remedy.kind || *remedy.kind == error.kind)
        && codeFits(remedy, engine, error.serverCode) && (!remedy.word || error.serverText.contains(QLatin1String(remedy.word)));
}

} // namespace

Core::Error withRemedy(Core::Error error, Engine engine)
{
    if (!error.remedy.isEmpty())
        return error;
    for (const Remedy &remedy : remedies) {
        if (fits(remedy, error, engine)) {
            error.remedy = QCoreApplication::translate("Varve::Database", remedy.sentence);
            break;
        }
    }
    return error;
}

QString failedLayer(ErrorKind kind)
{
    switch (kind) {
    case ErrorKind::NameResolution: return QCoreApplication::translate("Varve::Database", "Name");
    case ErrorKind::Network:
    case ErrorKind::ConnectionLost: return QCoreApplication::translate("Varve::Database", "TCP");
    case ErrorKind::Tls: return QCoreApplication::translate("Varve::Database", "TLS");
    case ErrorKind::Login: return QCoreApplication::translate("Varve::Database", "Login");
    default: return QCoreApplication::translate("Varve::Database", "Database");
    }
}

} // namespace Varve::Database
