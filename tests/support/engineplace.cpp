// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engineplace.h"

#include "mariadbserver.h"
#include "postgresserver.h"

#include <QJsonArray>
#include <QTest>

namespace Varve::Test {

using namespace Qt::StringLiterals;
using Database::Engine;

namespace {

/// \a file is SQLite's.
Database::ConnectionProfile emptyDatabase(Engine engine, const QString &file)
{
    if (engine != Engine::Sqlite)
        return EnginePlace::newDatabase(engine);
    Database::ConnectionProfile profile;
    profile.engine = engine;
    profile.database = file;
    return profile;
}

} // namespace

EnginePlace::EnginePlace(Engine engine)
    : program(files.folder()), m_profile(emptyDatabase(engine, files.path(u"test.sqlite"_s))), m_client(m_profile)
{
    logIn(m_profile.user, m_profile.password.given.reveal());
    configure();
}

QString EnginePlace::unavailable(Engine engine)
{
    if (engine == Engine::PostgreSql && !PostgresServer::instance().isAvailable())
        return "NO POSTGRESQL SERVER: "_L1 + PostgresServer::instance().unavailable();
    if (engine == Engine::MariaDb && !MariaDbServer::instance().isAvailable())
        return "NO MARIADB SERVER: "_L1 + MariaDbServer::instance().unavailable();
    return {};
}

Database::ConnectionProfile EnginePlace::newDatabase(Engine engine)
{
    if (engine == Engine::PostgreSql)
        return PostgresServer::instance().createDatabase();
    return MariaDbServer::instance().profile(MariaDbServer::instance().createDatabase());
}

void EnginePlace::addEngines()
{
    QTest::addColumn<Engine>("engine");
    QTest::newRow("SQLite") << Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Engine::PostgreSql;
    QTest::newRow("MariaDB") << Engine::MariaDb;
}

QByteArray EnginePlace::oneOf(const char *sqlite, const char *postgres, const char *mariaDb) const
{
    return isSqlite() ? sqlite : isPostgres() ? postgres : mariaDb;
}

void EnginePlace::logIn(const QString &user, const QString &password, int port)
{
    m_login = m_profile;
    m_login.user = user;
    if (port > 0)
        m_login.port = port;
    program.set(u"TEST_PASSWORD"_s, password);
}

void EnginePlace::configure(const QByteArray &environment, const QByteArray &rest)
{
    QByteArray text = "migrations = [\"migrations\"]\n[environments.test]\ndriver = \""
        + Database::engineTraits(m_login.engine).name.toUtf8() + "\"\ndatabase = \"" + m_login.database.toUtf8() + "\"\n";
    if (!isSqlite()) {
        text += "host = \"" + m_login.host.toUtf8() + "\"\nport = " + QByteArray::number(m_login.port) + "\nuser = \""
            + m_login.user.toUtf8() + "\"\npassword = \"env:TEST_PASSWORD\"\n";
    }
    files.write(u"varve.toml"_s, text + environment + '\n' + rest);
}

QStringList EnginePlace::standings() const
{
    const QJsonObject status = cli({u"--format"_s, u"json"_s, u"status"_s}).json();
    QStringList lines;
    const QJsonObject test = status.value(u"environments"_s).toArray().at(0).toObject();
    for (const auto &row : test.value(u"migrations"_s).toArray())
        lines += row.toObject().value(u"id"_s).toString() + u' ' + row.toObject().value(u"standing"_s).toString();
    return lines;
}

} // namespace Varve::Test
