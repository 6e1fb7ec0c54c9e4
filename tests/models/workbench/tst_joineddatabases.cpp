// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "smallproject.h"

using namespace Qt::StringLiterals;
using namespace Varve;
using Execution::Plan;
using Execution::Target;

/// Two databases whose migrations need each other: what a plan took for granted of the other one when it was made must be so when it runs.
class TestJoinedDatabases final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void aPrerequisiteThatWasRolledBackMeanwhileIsSeen();
    void aDependentThatWasAppliedMeanwhileIsSeen();
    void aDatabaseThatCannotBeReadAnyMoreIsSaid();
    void whatStayedAsItWasRuns();

private:
    Core::Expected<Plan> migration(const QString &databaseName)
    {
        return m_workbench->planMigrate(u"dev"_s, {}, databaseName).takeResult();
    }
    Core::Expected<Plan> wayBack(const QString &databaseName)
    {
        return m_workbench->planRollback(u"dev"_s, *Execution::parseTarget(u"-1"_s), databaseName).takeResult();
    }
    QString run(const Core::Expected<Plan> &plan)
    {
        if (!plan)
            return Test::reason(plan);
        const auto result = m_workbench->run(*plan, {}, {}).takeResult();
        return result ? result->summary : Test::reason(result);
    }

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<Workbench::Workbench> m_workbench;
};

void TestJoinedDatabases::init()
{
    m_workbench.reset();
    m_project = std::make_unique<Test::TemporaryProject>();
    m_project->write(u"varve.toml"_s,
                     "[databases.main]\nmigrations = [\"main\"]\n[databases.cache]\nmigrations = [\"cache\"]\n"
                     "[environments.dev.connections.main]\nurl = \"sqlite:main.sqlite\"\n"
                     "[environments.dev.connections.cache]\nurl = \"sqlite:cache.sqlite\"\n");
    m_project->write(u"cache/001_keys.sql"_s, "CREATE TABLE keys (id integer);\n-- varve:down\nDROP TABLE keys;\n");
    m_project->write(u"main/002_users.sql"_s,
                     "-- Prerequisites: 001_keys\nCREATE TABLE users (id integer);\n-- varve:down\nDROP TABLE users;\n");
    m_workbench = std::make_unique<Workbench::Workbench>();
    Test::openProject(*m_workbench, *m_project);
    QCOMPARE(run(migration(u"cache"_s)).section(u'.', 0, 0), u"1 migrations applied"_s);
}

void TestJoinedDatabases::aPrerequisiteThatWasRolledBackMeanwhileIsSeen()
{
    const auto plan = migration(u"main"_s);
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    run(wayBack(u"cache"_s));
    QCOMPARE(run(plan),
             u"The history changed since the plan was made: 001_keys is not applied any more in the database cache.\nNothing was run. "
             "Look at the status, then plan again."_s);
    QCOMPARE(m_workbench->status(u"dev"_s, u"cache"_s)->standings.constFirst().standing, History::Standing::Pending);
}

void TestJoinedDatabases::aDependentThatWasAppliedMeanwhileIsSeen()
{
    const auto plan = wayBack(u"cache"_s);
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    run(migration(u"main"_s));
    QCOMPARE(run(plan),
             u"The history changed since the plan was made: 002_users was applied in the database main.\nNothing was run. Look at the "
             "status, then plan again."_s);
}

void TestJoinedDatabases::aDatabaseThatCannotBeReadAnyMoreIsSaid()
{
    const auto plan = migration(u"main"_s);
    QVERIFY2(plan, qPrintable(Test::reason(plan)));
    m_workbench->releaseSessions();
    m_project->write(u"cache.sqlite"_s,
                     "no database, and longer than the first hundred bytes that SQLite reads of a file: "
                     "it looks there for its own words.\n");
    const QString said = run(plan);
    QVERIFY2(said.startsWith(u"What the database cache has, which the plan depends on, cannot be read: "_s), qPrintable(said));
    QVERIFY2(said.endsWith(u"\nNothing was run. Plan again when it can."_s), qPrintable(said));
    QCOMPARE(Test::standings(m_workbench->refreshStatus(u"dev"_s, u"main"_s).takeResult()), QList{History::Standing::Pending});
}

void TestJoinedDatabases::whatStayedAsItWasRuns()
{
    const auto plan = migration(u"main"_s);
    m_project->write(u"cache/003_more.sql"_s, "CREATE TABLE more (id integer);\n");
    QVERIFY(m_workbench->reload().takeResult());
    run(migration(u"cache"_s)); // nothing that the plan needs, or that needs it
    QCOMPARE(run(plan).section(u'.', 0, 0), u"1 migrations applied"_s);
}

QTEST_GUILESS_MAIN(TestJoinedDatabases)
#include "tst_joineddatabases.moc"
