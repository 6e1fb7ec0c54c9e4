// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planprinter.h>
#include <models/execution/resume.h>
#include <models/execution/serverlook.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;

/// Going on with what stopped half way, and marking without running, on real databases.
class ResumeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void failedStatementIsMendedAndTheRestRuns();
    void nothingPartialIsSaid();
    void changedStatementBeforeIsRefusedWithItsPlace();
    void changedStatementBehindIsFine();
    void shortenedFileIsRefused();
    void redoRunsAllAgain();
    void otherStatementCanBeChosen();
    void planSaysWhatIsDoneAndHowToAskForIt();
    void planOfYesterdayIsRefused();
    void withoutAJournalTheFileMustBeTheSame();
    void largeFileIsResumed();
    void uncertainObjectIsLookedUp();
    void stampRunsNothing();
    void stampOfAnAppliedOneIsRefused();
    void stampedOneCanBeRolledBack();
    void unstampRunsNothingAndKnowsMissingFiles();
    void scriptOfAStampEndsInTheSameState();

private:
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    Test::Workplace &place() { return *m_place; }
    void useNoTransaction() { place().configure({}, "[policies]\ntransaction = \"none\"\n"); }
    Core::Expected<Plan> tryResume(const ResumeRequest &request = {})
    {
        return planResume(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), request);
    }
    Core::Expected<Plan> tryStamp(const QStringList &ids)
    {
        return planStamp(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), ids);
    }
    Core::Expected<Plan> tryUnstamp(const QStringList &ids)
    {
        return planUnstamp(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), ids);
    }
    /// 001_many stops at its third of four statements.
    void stopHalfWay()
    {
        useNoTransaction();
        place().migration(u"001_many.sql"_s, good.first(2).join() + "INSERT INTO absent VALUES (3);\n" + good.last());
        QVERIFY(!place().run(place().migratePlan()).isSuccess());
    }
    QStringList log() { return place().rows(u"SELECT id FROM log ORDER BY id"_s); }

    const QByteArrayList good{"CREATE TABLE log (id integer);\n", "INSERT INTO log VALUES (2);\n", "INSERT INTO log VALUES (3);\n",
                              "INSERT INTO log VALUES (4);\n"};
    std::unique_ptr<Test::Workplace> m_place;
};

void ResumeTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void ResumeTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_place = std::make_unique<Test::Workplace>(Test::PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Test::Workplace>();
    }
}

void ResumeTest::failedStatementIsMendedAndTheRestRuns()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.join());
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->steps.constFirst().statements.size(), 2);
    QCOMPARE(plan->warnings, QStringList());
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(log(), (QStringList{u"2"_s, u"3"_s, u"4"_s}));
    QCOMPARE(place().history(), (QStringList{u"001_many up failed 2/4"_s, u"001_many up ok 4/4"_s}));
    QCOMPARE(place().standings(), QStringList{u"001_many applied"_s});
}

void ResumeTest::nothingPartialIsSaid()
{
    place().migration(u"001_many.sql"_s, good.join());
    const auto none = tryResume();
    QVERIFY(!none);
    QCOMPARE(none.error().message, u"Nothing on test is partly applied."_s);
    const auto named = tryResume({.migration = u"001"_s, .at = 0, .redo = false, .uncertain = {}});
    QVERIFY(!named);
    QCOMPARE(named.error().message, u"001_many is not partly applied: pending."_s);
}

void ResumeTest::changedStatementBeforeIsRefusedWithItsPlace()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.at(0) + "INSERT INTO log VALUES (22);\n" + good.at(2));
    const auto refused = tryResume();
    QVERIFY(!refused);
    QCOMPARE(refused.error().toString(),
             u"migrations/001_many.sql:2:1: Statement 2 of 001_many is not the one that was run.\n"
             "Restore the statements that were run, or run the down section: varve-cli rollback."_s);
}

void ResumeTest::changedStatementBehindIsFine()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.first(3).join());
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings, QStringList{u"001_many had 4 statements when it was run, and has 3 now."_s});
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(log(), (QStringList{u"2"_s, u"3"_s}));
}

void ResumeTest::shortenedFileIsRefused()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.at(0));
    const auto refused = tryResume();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"001_many has become shorter: 2 statements of it are done, and it has only 1."_s);
}

void ResumeTest::redoRunsAllAgain()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, "DROP TABLE log;\n" + good.join());
    const auto plan = tryResume({.migration = {}, .at = 0, .redo = true, .uncertain = {}});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings.constFirst(), u"2 statements of 001_many are done and run a second time."_s);
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(log(), (QStringList{u"2"_s, u"3"_s, u"4"_s}));
}

void ResumeTest::otherStatementCanBeChosen()
{
    stopHalfWay();
    const auto plan = tryResume({.migration = u"001"_s, .at = 4, .redo = false, .uncertain = {}});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings, QStringList{u"Statements 3 to 3 of 001_many are taken as done because somebody said so."_s});
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(log(), (QStringList{u"2"_s, u"4"_s}));
    const auto beyond = tryResume({.migration = u"001"_s, .at = 9, .redo = false, .uncertain = {}});
    QVERIFY(!beyond);
}

void ResumeTest::planSaysWhatIsDoneAndHowToAskForIt()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.join());
    const auto plan = tryResume();
    QVERIFY(plan);
    const QString text = printPlan(*plan);
    QVERIFY2(text.contains(u"  2 statements are done and are not sent again.\n  3. migrations/001_many.sql:3:1\n"_s), qPrintable(text));
    QCOMPARE(commandLine(*plan), u"varve-cli resume 001_many --at 3 --env test"_s);
    QCOMPARE(planAsJson(*plan)[u"command"_s].toString(), u"resume"_s);
}

void ResumeTest::planOfYesterdayIsRefused()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.join());
    const auto plan = tryResume();
    QVERIFY(plan);
    const auto stamp = tryStamp({u"001"_s});
    QVERIFY(stamp);
    QVERIFY(place().run(*stamp).isSuccess());
    const auto refused = place().tryRun(*plan);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::History);
    QCOMPARE(log(), QStringList{u"2"_s});
}

void ResumeTest::withoutAJournalTheFileMustBeTheSame()
{
    stopHalfWay();
    QVERIFY(place().connection().execute("DELETE FROM migration_journal"));
    place().migration(u"001_many.sql"_s, good.join());
    const auto refused = tryResume();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"001_many changed since it was run, and no journal tells which statements are done."_s);
    place().migration(u"001_many.sql"_s, good.first(2).join() + "INSERT INTO absent VALUES (3);\n" + good.last());
    QVERIFY(place().connection().execute("CREATE TABLE absent (id integer)"));
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(log(), (QStringList{u"2"_s, u"4"_s}));
}

void ResumeTest::largeFileIsResumed()
{
    useNoTransaction();
    const QByteArray padding = "/* " + QByteArray(9'000'000, '.') + " */\n";
    const QByteArray before = good.first(2).join() + padding;
    const QByteArray behind = padding + good.last();
    place().migration(u"001_many.sql"_s, before + "INSERT INTO absent VALUES (3);\n" + behind);
    const Plan first = place().migratePlan();
    QVERIFY(first.steps.constFirst().streamed);
    QVERIFY(!place().run(first).isSuccess());
    place().migration(u"001_many.sql"_s, before + good.at(2) + behind);
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->steps.constFirst().statementCount(), 2);
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(log(), (QStringList{u"2"_s, u"3"_s, u"4"_s}));
}

void ResumeTest::uncertainObjectIsLookedUp()
{
    place().migration(u"001_many.sql"_s,
                      "CREATE TABLE log (id integer);\nCREATE INDEX log_id ON log (id);\nDROP TABLE other;\nINSERT INTO log VALUES (1);\n");
    QVERIFY(place().connection().execute("CREATE TABLE log (id integer)"));
    const QList<PlannedStatement> statements = place().migratePlan().steps.constFirst().statements;
    Database::Connection &connection = place().connection();
    QCOMPARE(whatServerShows(connection, statements.at(0)), u"The table log is there."_s);
    QCOMPARE(whatServerShows(connection, statements.at(1)), u"There is no index log_id."_s);
    QCOMPARE(whatServerShows(connection, statements.at(2)), u"There is no table other."_s);
    QCOMPARE(whatServerShows(connection, statements.at(3)), QString());
    if (!isPostgres())
        return;
    QVERIFY(connection.execute("INSERT INTO log VALUES (1), (1)"));
    QVERIFY(!connection.execute("CREATE UNIQUE INDEX CONCURRENTLY log_id ON log (id)"));
    QCOMPARE(whatServerShows(connection, statements.at(1)), u"The index log_id is there and not valid."_s);
}

void ResumeTest::stampRunsNothing()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
    auto plan = tryStamp({u"002"_s, u"001_a"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(commandLine(*plan), u"varve-cli stamp 001_a 002_b --env test"_s);
    // Nothing of a stamp reaches what sends statements, whoever puts them there.
    plan->steps[0].statements = place().migratePlan().steps.constFirst().statements;
    plan->steps[0].verification = plan->steps[0].statements;
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.summary, u"2 migrations marked as applied; nothing was run."_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s}));
    QVERIFY(!place().connection().query(u"SELECT * FROM a"_s));
    for (const RunEvent &event : std::as_const(place().events))
        QVERIFY(!std::holds_alternative<StatementStarted>(event));
}

void ResumeTest::stampOfAnAppliedOneIsRefused()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto refused = tryStamp({u"001"_s});
    QVERIFY(!refused);
    QCOMPARE(refused.error().message, u"001_a is applied already."_s);
}

void ResumeTest::stampedOneCanBeRolledBack()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    QVERIFY(place().connection().execute("CREATE TABLE a (id integer)"));
    QVERIFY(place().run(*tryStamp({u"001"_s})).isSuccess());
    QVERIFY(place().run(place().rollbackPlan()).isSuccess());
    QCOMPARE(place().standings(), QStringList{u"001_a pending"_s});
}

void ResumeTest::unstampRunsNothingAndKnowsMissingFiles()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const auto plan = tryUnstamp({u"001"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings, QStringList{u"002_b is applied and needs 001_a."_s});
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.summary, u"1 migrations marked as not applied; nothing was run."_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a out-of-order"_s, u"002_b applied"_s}));
    QVERIFY(place().connection().query(u"SELECT * FROM a"_s));
    place().files.remove(u"migrations/002_b.sql"_s);
    QVERIFY(place().run(*tryUnstamp({u"002_b"_s})).isSuccess());
    QCOMPARE(place().standings(), QStringList{u"001_a pending"_s});
    const auto never = tryUnstamp({u"001"_s});
    QVERIFY(!never);
    QCOMPARE(never.error().message, u"001_a is not recorded as applied on test."_s);
}

void ResumeTest::scriptOfAStampEndsInTheSameState()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const QString script = planAsSql(*tryStamp({u"001"_s}));
    QVERIFY(!script.contains(u"CREATE TABLE a"_s));
    QVERIFY2(script.contains(u"INSERT INTO "_s) && script.contains(u"'001_a'"_s), qPrintable(script));
}

QTEST_GUILESS_MAIN(ResumeTest)
#include "tst_resume.moc"
