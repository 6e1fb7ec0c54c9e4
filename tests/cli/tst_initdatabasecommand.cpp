// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QFileInfo>
#include <QJsonArray>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

class TestInitDatabaseCommand final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_project.reset(); }

    void aNewFileIsMadeWhatTheProjectSays();
    void aDryRunMakesNothing();
    void whatIsPendingThenIsForMigrate();
    void aDatabaseWithObjectsIsRefused();
    void aGuardedEnvironmentAsks();
    void theScriptMustBeNamedRight();
    void whatAnotherDatabaseLacksIsInTheWay();
    void whatAnotherDatabaseLacksIsInTheScriptsWay();

private:
    ProgramResult run(const QStringList &arguments) const { return Program(m_project->folder()).run(arguments); }

    std::unique_ptr<TemporaryProject> m_project;
};

void TestInitDatabaseCommand::init()
{
    m_project = std::make_unique<TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "name = \"sample\"\n[databases.main]\ninit = \"schemas/init.sql\"\ninit_contains = \"001\"\n"
                     "[environments.test]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n"
                     "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"prod.sqlite\"\nguard = \"confirm\"\n");
    m_project->write(u"schemas/init.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project->write(u"migrations/002_names.sql"_s, "ALTER TABLE users ADD COLUMN name TEXT;\n");
}

void TestInitDatabaseCommand::aNewFileIsMadeWhatTheProjectSays()
{
    const ProgramResult first = run({u"init-database"_s, u"--env"_s, u"test"_s});
    QVERIFY2(first.exitCode == 0, qPrintable(first.err));
    QVERIFY2(first.out.contains(u"\nschemas/init.sql is done. "_s), qPrintable(first.out));
    QCOMPARE(run({u"status"_s, u"--env"_s, u"test"_s, u"--check"_s}).exitCode, 0);
    const ProgramResult second = run({u"init-database"_s, u"--env"_s, u"test"_s});
    QCOMPARE(second.exitCode, 0);
    QCOMPARE(second.out, u"Nothing to do: test has a history already.\n"_s);
    QCOMPARE(second.err, QString());
}

void TestInitDatabaseCommand::aDryRunMakesNothing()
{
    const ProgramResult shown = run({u"init-database"_s, u"--env"_s, u"test"_s, u"--dry-run"_s, u"--format"_s, u"json"_s});
    QCOMPARE(shown.exitCode, 0);
    QCOMPARE(shown.json()[u"command"_s].toString(), u"init-database"_s);
    QCOMPARE(shown.json()[u"steps"_s].toArray().size(), 2);
    QVERIFY(!QFileInfo::exists(m_project->path(u"app.sqlite"_s)));
}

void TestInitDatabaseCommand::whatIsPendingThenIsForMigrate()
{
    QCOMPARE(run({u"init-database"_s, u"--env"_s, u"test"_s}).exitCode, 0);
    m_project->write(u"migrations/003_more.sql"_s, "CREATE TABLE more (id INTEGER);\n");
    const ProgramResult again = run({u"init-database"_s, u"--env"_s, u"test"_s});
    QCOMPARE(again.exitCode, 0);
    QVERIFY2(again.err.contains(u"1 migration is pending; varve-cli migrate runs it."_s), qPrintable(again.err));
}

void TestInitDatabaseCommand::aDatabaseWithObjectsIsRefused()
{
    QCOMPARE(run({u"query"_s, u"--env"_s, u"test"_s, u"-c"_s, u"CREATE TABLE users (id INTEGER)"_s}).exitCode, 0);
    const ProgramResult refused = run({u"init-database"_s, u"--env"_s, u"test"_s});
    QCOMPARE(refused.exitCode, 4);
    QCOMPARE(refused.err,
             u"varve-cli: test has no history, and is not empty: table main.users.\n"
             "See with varve-cli adopt-state which migrations it has, or name an empty database.\n"_s);
}

void TestInitDatabaseCommand::aGuardedEnvironmentAsks()
{
    QCOMPARE(run({u"init-database"_s, u"--env"_s, u"prod"_s}).exitCode, 1);
    QVERIFY(!QFileInfo::exists(m_project->path(u"prod.sqlite"_s)));
    QCOMPARE(run({u"init-database"_s, u"--env"_s, u"prod"_s, u"--yes"_s}).exitCode, 0);
}

void TestInitDatabaseCommand::theScriptMustBeNamedRight()
{
    m_project->write(u"varve.toml"_s, "[databases.main]\ninit = \"../init.sql\"\n[databases.cache]\ninit_contains = \"001\"\n");
    const ProgramResult wrong = run({u"init-database"_s});
    QCOMPARE(wrong.exitCode, 7);
    QVERIFY2(wrong.err.contains(u"databases.main.init: \"../init.sql\" leaves the project's folder; files are relative to varve.toml and "
                                "below it."_s),
             qPrintable(wrong.err));
    QVERIFY2(wrong.err.contains(u"databases.cache.init_contains says what a script contains, and there is none."_s), qPrintable(wrong.err));
}

void TestInitDatabaseCommand::whatAnotherDatabaseLacksIsInTheWay()
{
    m_project->write(u"varve.toml"_s,
                     "[databases.main]\n[databases.cache]\n[environments.test]\nseed = true\n"
                     "[environments.test.connections.main]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n"
                     "[environments.test.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n");
    m_project->write(u"migrations/002_names.sql"_s, "-- Database: cache\nCREATE TABLE names (id INTEGER);\n");
    m_project->write(u"migrations/003_prefs.sql"_s, "-- Prerequisites: 002_names\nCREATE TABLE prefs (id INTEGER);\n");
    m_project->write(u"migrations/seed_users.sql"_s, "-- Prerequisites: 002_names\nINSERT INTO users VALUES (1);\n");
    const QStringList here{u"--env"_s, u"test"_s, u"--database"_s, u"main"_s};
    const auto refused = [&](const QString &command, const QString &migration) {
        const ProgramResult result = run(QStringList{command} + here);
        return result.exitCode == 7
            && result.err.contains(migration + u" needs 002_names of the database cache, and it is not applied there."_s);
    };
    QVERIFY(refused(u"init-database"_s, u"003_prefs"_s)); // a new file
    QCOMPARE(run(QStringList{u"query"_s, u"-c"_s, u"VACUUM"_s} + here).exitCode, 0);
    QVERIFY(refused(u"init-database"_s, u"003_prefs"_s));
    QVERIFY(refused(u"seed"_s, u"seed_users"_s));
    QCOMPARE(run({u"migrate"_s, u"--env"_s, u"test"_s, u"--database"_s, u"cache"_s}).exitCode, 0);
    QCOMPARE(run(QStringList{u"init-database"_s} + here).exitCode, 0);
    QCOMPARE(run(QStringList{u"seed"_s} + here).exitCode, 0);
}

/// A script stands for the migrations that it contains.
void TestInitDatabaseCommand::whatAnotherDatabaseLacksIsInTheScriptsWay()
{
    m_project->write(u"varve.toml"_s,
                     "[databases.main]\ninit = \"init.sql\"\ninit_contains = \"003\"\n[databases.cache]\n"
                     "[environments.test.connections.main]\ndriver = \"sqlite\"\ndatabase = \"app.sqlite\"\n"
                     "[environments.test.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n");
    m_project->write(u"init.sql"_s, "CREATE TABLE prefs (id INTEGER);\n");
    m_project->write(u"migrations/002_names.sql"_s, "-- Database: cache\nCREATE TABLE names (id INTEGER);\n");
    m_project->write(u"migrations/003_prefs.sql"_s, "-- Prerequisites: 002_names\nCREATE TABLE prefs (id INTEGER);\n");
    const QStringList here{u"--env"_s, u"test"_s, u"--database"_s, u"main"_s};
    const ProgramResult refused = run(QStringList{u"init-database"_s} + here);
    QCOMPARE(refused.exitCode, 7);
    QVERIFY2(refused.err.contains(u"003_prefs needs 002_names of the database cache, and it is not applied there."_s),
             qPrintable(refused.err));
    QCOMPARE(run({u"migrate"_s, u"--env"_s, u"test"_s, u"--database"_s, u"cache"_s}).exitCode, 0);
    QCOMPARE(run(QStringList{u"init-database"_s} + here).exitCode, 0);
}

QTEST_GUILESS_MAIN(TestInitDatabaseCommand)
#include "tst_initdatabasecommand.moc"
