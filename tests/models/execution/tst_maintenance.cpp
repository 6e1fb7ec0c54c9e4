// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/maintenance.h>
#include <models/execution/planner/resume.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QRegularExpression>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;

/// Verifying what is applied, and putting histories right, on real databases.
class MaintenanceTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void verifyRunsTheQueriesAndLeavesNoTrace();
    void verifyTellsOfEveryUnmetCheck();
    void verifyCannotChangeAnything();
    void verifyOfAPendingOneIsRefused();
    void verifyNamesWhatHasNoSection();
    void verificationRunsOnAReadOnlyEnvironment();

    void baselineMarksAllUpToThePlace();
    void baselineRefusesAHistory();
    void baselineDisregardsFailuresOfWhichNothingRemains();
    void baselineRefusesWhatAFailureLeft();
    void baselineOfYesterdayIsRefused();
    void baselineNeedsAPlace();

    void repairHasNothingToDo();
    void harmlessChangesGetANewChecksum_data();
    void harmlessChangesGetANewChecksum();
    void realChangesAreAcceptedByNameAlone();
    void oneChangeIsAcceptedAndNothingElseIsRepaired();
    void settledFailureIsPendingAgain();
    void renamedMigrationIsFollowed();
    void twoOfTheSameTextAreNotGuessed();
    void scriptOfARepairEndsInTheSameState();

private:
    Test::Workplace &place() { return *m_place; }
    Core::Expected<Plan> tryVerify(const QStringList &migrations = {})
    {
        return planVerify(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), migrations);
    }
    Core::Expected<Plan> tryBaseline(const QString &at)
    {
        return planBaseline(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), *parseTarget(at));
    }
    Core::Expected<Plan> tryRepair(const QStringList &accepted = {}, bool onlyAccepted = false)
    {
        return planRepair(place().project(), place().environment(), u"main"_s, place().profile(), place().status(),
                          {.acceptChanges = accepted, .onlyAccepted = onlyAccepted});
    }
    QStringList notes() { return place().rows(u"SELECT migration_id, direction, error_message FROM migration_history ORDER BY id"_s); }
    /// 001_a and 002_b, with a check each.
    void applyTwo()
    {
        place().migration(u"001_a.sql"_s, first);
        place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:verify\nSELECT count(*) FROM b; -- expect: 0\n");
        QVERIFY(place().run(place().migratePlan()).isSuccess());
    }
    static QStringList errors(const Core::Expected<Plan> &plan)
    {
        return plan ? QStringList{u"a plan"_s} : plan.error().toString().split(u'\n');
    }

    /// For a test that goes on only where there is no error.
    static QByteArray said(const RunResult &result) { return result.error ? result.error->toString().toUtf8() : QByteArray(); }

    const QByteArray first
        = "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n-- varve:verify\nSELECT count(*) FROM a; -- expect: 1\n";
    std::unique_ptr<Test::Workplace> m_place;
};

void MaintenanceTest::initTestCase_data()
{
    QTest::addColumn<QString>("engine");
    QTest::newRow("SQLite") << u"sqlite"_s;
    QTest::newRow("PostgreSQL") << u"postgresql"_s;
    QTest::newRow("MariaDB") << u"mariadb"_s;
}

void MaintenanceTest::init()
{
    QFETCH_GLOBAL(QString, engine);
    if (engine == u"postgresql"_s) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_place = std::make_unique<Test::Workplace>(Test::PostgresServer::instance().createDatabase());
    } else if (engine == u"mariadb"_s) {
        VARVE_NEEDS_MARIADB(Test::MariaDbServer::instance());
        m_place
            = std::make_unique<Test::Workplace>(Test::MariaDbServer::instance().profile(Test::MariaDbServer::instance().createDatabase()));
    } else {
        m_place = std::make_unique<Test::Workplace>();
    }
}

void MaintenanceTest::verifyRunsTheQueriesAndLeavesNoTrace()
{
    applyTwo();
    const QStringList before = place().history();
    const auto plan = tryVerify();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QCOMPARE(plan->steps.size(), 2);
    QVERIFY(!plan->changes());
    QCOMPARE(commandLine(*plan), u"varve-cli verify --env test"_s);
    const QStringList lines = printPlan(*plan).split(u'\n').mid(1);
    QCOMPARE(lines.join(u'\n'),
             u"\n"
             "verify 001_a (read-only transaction)\n"
             "  1. migrations/001_a.sql:4:1\n"
             "    SELECT count(*) FROM a\n"
             "    expected: 1\n"
             "\n"
             "verify 002_b (read-only transaction)\n"
             "  1. migrations/002_b.sql:3:1\n"
             "    SELECT count(*) FROM b\n"
             "    expected: 0\n"_s);
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), said(result));
    QCOMPARE(result.summary, u"2 migrations verified; nothing was changed."_s);
    QCOMPARE(place().history(), before);
    QCOMPARE(place().rows(u"SELECT count(*) FROM migration_runs"_s), QStringList{u"1"_s});
    QVERIFY(!place().connection().inTransaction());
    QVERIFY(place().connection().execute("INSERT INTO b VALUES (1)"));
}

void MaintenanceTest::verifyTellsOfEveryUnmetCheck()
{
    applyTwo();
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n-- varve:verify\nSELECT count(*) FROM c; -- expect: 0\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QVERIFY(place().connection().execute("INSERT INTO a VALUES (2)"));
    QVERIFY(place().connection().execute("DROP TABLE b"));
    const auto plan = tryVerify();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    const RunResult result = place().run(*plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.summary, u"1 migrations verified; the checks of 001, 002 are not met. Nothing was changed."_s);
    QCOMPARE(result.error->where.toString(), u"migrations/001_a.sql:4:1"_s);
    QCOMPARE(result.error->others.size(), 1);
    QVERIFY(result.error->others.constFirst().where.toString().startsWith(u"migrations/002_b.sql:3:"_s));
    QVERIFY(!place().connection().inTransaction());
    QVERIFY(place().connection().execute("INSERT INTO a VALUES (3)"));
}

/// A query may call what writes; SQLite has no such functions, so there the switch itself is asked.
void MaintenanceTest::verifyCannotChangeAnything()
{
    applyTwo();
    Database::Connection &connection = place().connection();
    QVERIFY(connection.beginReadOnly());
    QVERIFY(connection.inTransaction());
    QVERIFY(!connection.execute("INSERT INTO a VALUES (9)"));
    QVERIFY(connection.endReadOnly());
    QVERIFY(!connection.inTransaction());
    QVERIFY(connection.execute("INSERT INTO a VALUES (9)"));
}

void MaintenanceTest::verifyOfAPendingOneIsRefused()
{
    applyTwo();
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    QCOMPARE(errors(tryVerify({u"3"_s})), QStringList{u"003_c is not applied on test: pending."_s});
}

void MaintenanceTest::verifyNamesWhatHasNoSection()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto plan = tryVerify({u"001"_s});
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QVERIFY(plan->isEmpty());
    QCOMPARE(plan->warnings, QStringList{u"001_a has no verify section."_s});
}

void MaintenanceTest::verificationRunsOnAReadOnlyEnvironment()
{
    applyTwo();
    place().configure("guard = \"read-only\"\n");
    const auto plan = tryVerify();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QVERIFY(plan->guard == Project::GuardLevel::ReadOnly);
    QVERIFY(place().run(*plan).isSuccess());
}

void MaintenanceTest::baselineMarksAllUpToThePlace()
{
    place().migration(u"001_a.sql"_s, first);
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (id integer);\n");
    const auto plan = tryBaseline(u"2"_s);
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QCOMPARE(commandLine(*plan), u"varve-cli baseline 2 --env test"_s);
    QVERIFY(printPlan(*plan).contains(u"baseline 001_a (nothing is run)"_s));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), said(result));
    QCOMPARE(result.summary, u"2 migrations marked as applied; nothing was run."_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c pending"_s}));
    QCOMPARE(notes(), (QStringList{u"001_a|up|baseline"_s, u"002_b|up|baseline"_s}));
    QVERIFY(place().status().history.constFirst().isBaseline());
    QVERIFY(place().run(place().migratePlan()).isSuccess()); // 003 alone
    QVERIFY(!place().connection().execute("SELECT id FROM a"));
}

void MaintenanceTest::baselineRefusesAHistory()
{
    applyTwo();
    QCOMPARE(
        errors(tryBaseline(u"1"_s)),
        (QStringList{
            u"test has a history already, of 2 rows: a baseline is for a database without one."_s,
            u"Look at it with varve-cli history; varve-cli stamp marks single migrations, and varve-cli repair puts a history right."_s}));
}

/// Who tried migrate first on a database from before Varve finds its tables in the way.
void MaintenanceTest::baselineDisregardsFailuresOfWhichNothingRemains()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    QVERIFY(place().connection().execute("CREATE TABLE a (id integer)"));
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QVERIFY(tryBaseline(u"1"_s));
    const auto repair = tryRepair();
    QVERIFY(repair && place().run(*repair).isSuccess()); // settles the failure
    const auto plan = tryBaseline(u"1"_s);
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b pending"_s}));
    QVERIFY(!tryBaseline(u"1"_s));
}

void MaintenanceTest::baselineRefusesWhatAFailureLeft()
{
    place().configure({}, "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nCREATE TABLE a (id integer);\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QCOMPARE(errors(tryBaseline(u"1"_s)).constFirst(),
             u"test has a history already, of 1 rows: a baseline is for a database without one."_s);
}

void MaintenanceTest::baselineOfYesterdayIsRefused()
{
    place().migration(u"001_a.sql"_s, first);
    const auto plan = tryBaseline(u"1"_s);
    QVERIFY(plan);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto refused = place().tryRun(*plan);
    QVERIFY(!refused);
    QVERIFY(refused.error().message.startsWith(u"The history changed since the plan was made: 001_a got a row from "_s));
}

void MaintenanceTest::baselineNeedsAPlace()
{
    place().migration(u"001_a.sql"_s, first);
    QCOMPARE(errors(tryBaseline(u"+1"_s)),
             (QStringList{u"+1 is no place for a baseline."_s, u"Name a migration, a release, head or heads."_s}));
}

void MaintenanceTest::repairHasNothingToDo()
{
    applyTwo();
    const auto plan = tryRepair();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QVERIFY(plan->isEmpty());
    QCOMPARE(plan->warnings, QStringList());
}

void MaintenanceTest::harmlessChangesGetANewChecksum_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("comments and layout") << QByteArray("-- one more\n") + QByteArray(first).replace("id integer", "id  integer");
}

void MaintenanceTest::harmlessChangesGetANewChecksum()
{
    QFETCH(QByteArray, text);
    applyTwo();
    place().migration(u"001_a.sql"_s, text);
    QCOMPARE(place().standings(), (QStringList{u"001_a changed"_s, u"002_b applied"_s}));
    const auto plan = tryRepair();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QCOMPARE(plan->steps.size(), 1);
    QVERIFY(printPlan(*plan).contains(u"repair 001_a (nothing is run)\n  history:\n    INSERT INTO "_s));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), said(result));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QCOMPARE(notes().constLast(), u"001_a|up|repair: checksum (layout)"_s);
    QCOMPARE(place().history().size(), 3); // added, nothing replaced
    QVERIFY(place().status().history.constLast().isRepair());
}

void MaintenanceTest::realChangesAreAcceptedByNameAlone()
{
    applyTwo();
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id bigint);\n");
    const auto left = tryRepair();
    QVERIFY(left && left->isEmpty());
    QCOMPARE(left->warnings,
             QStringList{u"002_b changed since it was applied. Restore the file, or accept the change with --accept-changes 002_b."_s});
    QCOMPARE(errors(tryRepair({u"1"_s})), QStringList{u"001_a has no change to accept: applied."_s});
    const auto plan = tryRepair({u"2"_s});
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QCOMPARE(commandLine(*plan), u"varve-cli repair --accept-changes 2 --env test"_s);
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QCOMPARE(notes().constLast(), u"002_b|up|repair: checksum (accepted)"_s);
}

/// Who accepts one change did not look at what else a repair would write.
void MaintenanceTest::oneChangeIsAcceptedAndNothingElseIsRepaired()
{
    applyTwo();
    place().files.rename(u"migrations/001_a.sql"_s, u"migrations/001_first.sql"_s);
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id bigint);\n");
    const auto all = tryRepair({u"002_b"_s});
    QVERIFY2(all, qPrintable(errors(all).join(u'\n')));
    QCOMPARE(all->steps.size(), 2);
    const auto plan = tryRepair({u"002_b"_s}, true);
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QCOMPARE(plan->steps.size(), 1);
    QCOMPARE(plan->steps.constFirst().migrationId, u"002_b"_s);
    QCOMPARE(commandLine(*plan), u"varve-cli repair --accept-changes 002_b --only-accepted --env test"_s);
}

void MaintenanceTest::settledFailureIsPendingAgain()
{
    place().migration(u"001_a.sql"_s, "INSERT INTO absent VALUES (1);\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().standings(), QStringList{u"001_a failed"_s});
    const auto plan = tryRepair();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), said(result));
    QCOMPARE(place().standings(), QStringList{u"001_a pending"_s});
    QCOMPARE(notes().constLast(), u"001_a|down|repair: failure settled"_s);
}

void MaintenanceTest::renamedMigrationIsFollowed()
{
    applyTwo();
    place().files.rename(u"migrations/002_b.sql"_s, u"migrations/002_better.sql"_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_better pending"_s, u"002_b missing"_s}));
    const auto plan = tryRepair();
    QVERIFY2(plan, qPrintable(errors(plan).join(u'\n')));
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_better applied"_s}));
    QCOMPARE(notes().mid(2), (QStringList{u"002_b|down|repair: renamed to 002_better"_s, u"002_better|up|repair: renamed from 002_b"_s}));
}

void MaintenanceTest::twoOfTheSameTextAreNotGuessed()
{
    applyTwo();
    const QByteArray text = place().files.read(u"migrations/002_b.sql"_s);
    place().files.remove(u"migrations/002_b.sql"_s);
    place().migration(u"003_one.sql"_s, text);
    place().migration(u"004_two.sql"_s, text);
    const auto plan = tryRepair();
    QVERIFY(plan && plan->isEmpty());
    QCOMPARE(plan->warnings,
             QStringList{u"002_b is applied and missing from the folder: put its file back, or use varve-cli unstamp 002_b."_s});
}

void MaintenanceTest::scriptOfARepairEndsInTheSameState()
{
    applyTwo();
    place().files.rename(u"migrations/002_b.sql"_s, u"migrations/002_better.sql"_s);
    const auto plan = tryRepair();
    QVERIFY(plan);
    const QString script = *planAsSql(*plan);
    QCOMPARE(script.count(QRegularExpression(u"INSERT INTO \\S*migration_history"_s)), 2);
    QVERIFY2(script.indexOf(u"'002_b'"_s) < script.lastIndexOf(u"'002_better'"_s), qPrintable(script));
}

QTEST_GUILESS_MAIN(MaintenanceTest)
#include "tst_maintenance.moc"
