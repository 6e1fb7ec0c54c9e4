// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engineplace.h"

#include "mariadbserver.h"
#include "postgresserver.h"

#include <QJsonArray>
#include <QStandardPaths>
#include <QTest>

namespace Varve::Test {

using namespace Qt::StringLiterals;
using Database::Engine;

EnginePlace::EnginePlace(Engine engine) : program(files.folder())
{
    if (engine == Engine::Sqlite) {
        m_profile.engine = engine;
        m_profile.database = files.path(u"test.sqlite"_s);
    } else {
        m_profile = newDatabase(engine);
    }
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

QStringList EnginePlace::clientArguments() const
{
    if (isSqlite())
        return {u"-batch"_s, u"-noheader"_s, u"-separator"_s, u"|"_s, u"-cmd"_s, u".timeout 10000"_s, m_profile.database};
    if (isPostgres()) {
        return {u"-XqAt"_s,     u"-v"_s, u"ON_ERROR_STOP=1"_s, u"-h"_s, m_profile.host, u"-p"_s, QString::number(m_profile.port), u"-U"_s,
                m_profile.user, u"-d"_s, m_profile.database};
    }
    return {u"--no-defaults"_s,
            "--host="_L1 + m_profile.host,
            u"--port=%1"_s.arg(m_profile.port),
            "--user="_L1 + m_profile.user,
            u"--default-character-set=utf8mb4"_s,
            u"--batch"_s,
            u"--skip-column-names"_s,
            u"--unbuffered"_s,
            m_profile.database};
}

std::unique_ptr<QProcess> EnginePlace::startClient() const
{
    auto process = std::make_unique<QProcess>();
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"PGPASSWORD"_s, m_profile.password.given.reveal());
    environment.insert(u"MYSQL_PWD"_s, m_profile.password.given.reveal());
    process->setProcessEnvironment(environment);
    const QString name = isSqlite() ? u"sqlite3"_s : isPostgres() ? u"psql"_s : u"mariadb"_s;
    process->start(QStandardPaths::findExecutable(name), clientArguments());
    if (!process->waitForStarted())
        qFatal("%s does not start: %s", qPrintable(name), qPrintable(process->errorString()));
    return process;
}

ProgramResult EnginePlace::client(const QString &sql) const
{
    const std::unique_ptr<QProcess> process = startClient();
    process->write(sql.toUtf8() + ";\n");
    process->closeWriteChannel();
    if (!process->waitForFinished(60000))
        qFatal("the client did not end: %s", qPrintable(sql));
    return {process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1, QString::fromUtf8(process->readAllStandardOutput()),
            QString::fromUtf8(process->readAllStandardError())};
}

QStringList EnginePlace::seen(const QString &sql) const
{
    const ProgramResult result = client(sql);
    if (result.exitCode != 0)
        qFatal("%s\n%s", qPrintable(sql), qPrintable(result.err));
    return QString(result.out).replace(u'\t', u'|').split(u'\n', Qt::SkipEmptyParts);
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

QStringList EnginePlace::history() const
{
    QStringList lines;
    for (const QString &row : seen(u"SELECT migration_id, direction, CASE WHEN success THEN 'ok' ELSE 'failed' END, statements_done, "
                                   "statements_total FROM migration_history ORDER BY id"_s)) {
        const QStringList cells = row.split(u'|');
        lines += u"%1 %2 %3 %4/%5"_s.arg(cells.value(0), cells.value(1), cells.value(2), cells.value(3), cells.value(4));
    }
    return lines;
}

bool EnginePlace::hasTable(const QString &name) const
{
    const QString sql = isSqlite() ? u"SELECT 1 FROM sqlite_schema WHERE name = '%1'"_s
        : isPostgres()             ? u"SELECT 1 FROM pg_tables WHERE tablename = '%1'"_s
                                   : u"SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE() AND table_name = '%1'"_s;
    return !seen(sql.arg(name)).isEmpty();
}

} // namespace Varve::Test
