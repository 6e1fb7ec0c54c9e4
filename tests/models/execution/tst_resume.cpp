// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/resume.h>
#include <models/execution/printing/planprinter.h>
#include <models/execution/run/serverlook.h>
#include <tests/support/engineworkplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;

/// Going on with what stopped half way, and marking without running, on real databases.
class ResumeTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void failedStatementIsMendedAndTheRestRuns();
    void nothingPartialIsSaid();
    void changedStatementBeforeIsRefusedWithItsPlace();
    void changedStatementBehindIsFine();
    void otherTextBehindIsTold();
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
    void stampOfHeadLeavesWhatIsApplied();
    void stampSuggestsTheNearestRelease();
    void stampGoesToAPlace_data();
    void stampGoesToAPlace();
    void stampToNowhereIsRefused_data();
    void stampToNowhereIsRefused();
    void stampOfBaseTakesAllMarksAway();
    void stampedOneCanBeRolledBack();
    void unstampRunsNothingAndKnowsMissingFiles();
    void unstampKnowsAMissingFileWhoseNameAnotherBeginsWith();
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
    static QStringList ids(const Plan &plan)
    {
        QStringList found;
        for (const PlanStep &step : plan.steps)
            found += step.migrationId;
        return found;
    }
    /// Four migrations, the first of which is applied.
    void runFirstOfFour()
    {
        for (const char *name : {"001_a", "002_b", "003_c", "004_d"})
            place().migration(QString::fromLatin1(name) + u".sql"_s, "CREATE TABLE t" + QByteArray(name, 3) + " (id integer);\n");
        QVERIFY(place().run(place().migratePlan(u"001"_s)).isSuccess());
    }
    QStringList log() { return place().rows(u"SELECT id FROM log ORDER BY id"_s); }

    const QByteArrayList good{"CREATE TABLE log (id integer);\n", "INSERT INTO log VALUES (2);\n", "INSERT INTO log VALUES (3);\n",
                              "INSERT INTO log VALUES (4);\n"};
    std::unique_ptr<Test::Workplace> m_place;
};

void ResumeTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
}

void ResumeTest::failedStatementIsMendedAndTheRestRuns()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.join());
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->steps.constFirst().statements.size(), 2);
    QCOMPARE(plan->warnings, QStringList{u"001_many changed since it was run; from statement 3 on it runs as it is now."_s});
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

void ResumeTest::otherTextBehindIsTold()
{
    stopHalfWay();
    place().migration(u"001_many.sql"_s, good.first(3).join() + "INSERT INTO log VALUES (4 * 10);\n");
    const auto plan = tryResume();
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings, QStringList{u"001_many changed since it was run; from statement 3 on it runs as it is now."_s});
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(log(), (QStringList{u"2"_s, u"3"_s, u"40"_s}));
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
    if (place().profile().engine == Database::Engine::MariaDb)
        QSKIP("A file is streamed to one server as to another, and takes its time.");
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

void ResumeTest::stampOfHeadLeavesWhatIsApplied()
{
    runFirstOfFour();
    place().migration(u"003_c.sql"_s, "SELECT * FROM absent;\n");
    QVERIFY(!place().run(place().migratePlan(u"003"_s)).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c failed"_s, u"004_d pending"_s}));
    const auto plan = tryStamp({u"head"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(ids(*plan), (QStringList{u"003_c"_s, u"004_d"_s}));
    QCOMPARE(commandLine(*plan), u"varve-cli stamp 003_c 004_d --env test"_s);
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c applied"_s, u"004_d applied"_s}));
    const auto again = tryStamp({u"head"_s});
    QVERIFY(again && again->isEmpty());
}

void ResumeTest::stampSuggestsTheNearestRelease()
{
    place().configure({}, "[[releases]]\nname = \"1.1\"\nmigrations = [\"001_a\"]\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto plan = tryStamp({u"1.2"_s});
    QVERIFY(!plan);
    QVERIFY2(plan.error().message.endsWith(u" Did you mean \"1.1\"?"_s), qPrintable(plan.error().toString()));
}

void ResumeTest::stampGoesToAPlace_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QStringList>("stamped");
    const QStringList rest{u"002_b"_s, u"003_c"_s, u"004_d"_s};
    QTest::newRow("heads") << QStringList{u"heads"_s} << rest;
    QTest::newRow("the next one") << QStringList{u"+1"_s} << rest.first(1);
    QTest::newRow("the next two") << QStringList{u"+2"_s} << rest.first(2);
    QTest::newRow("all but the last") << QStringList{u"head-1"_s} << rest.first(2);
    QTest::newRow("the first two") << QStringList{u"base+2"_s} << rest.first(1);
    QTest::newRow("up to what is applied") << QStringList{u"base+1"_s} << QStringList{};
    QTest::newRow("one") << QStringList{u"003"_s} << QStringList{u"003_c"_s};
    QTest::newRow("one and the next") << QStringList{u"004"_s, u"+1"_s} << QStringList{u"002_b"_s, u"004_d"_s};
}

void ResumeTest::stampGoesToAPlace()
{
    QFETCH(QStringList, words);
    runFirstOfFour();
    const auto plan = tryStamp(words);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->kind, PlanKind::Stamp);
    QTEST(ids(*plan), "stamped");
}

void ResumeTest::stampToNowhereIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QString>("remedy");
    const QString unstamp = u"varve-cli unstamp marks single migrations as not applied, and varve-cli stamp base all of them."_s;
    QTest::newRow("back") << QStringList{u"-1"_s} << u"The target -1 goes back, and stamp goes forward here."_s << unstamp;
    QTest::newRow("base with others") << QStringList{u"base"_s, u"002"_s} << u"The target base goes back, and stamp goes forward here."_s
                                      << unstamp;
    QTest::newRow("more than there is") << QStringList{u"+4"_s} << u"+4 asks for more than there is: 3 migrations are pending."_s
                                        << QString();
    QTest::newRow("several heads") << QStringList{u"head"_s} << u"There are 2 heads: 004_d, 005_e."_s
                                   << u"Say heads for all of them or side@head for one, or merge them with varve-cli merge -m NAME."_s;
}

void ResumeTest::stampToNowhereIsRefused()
{
    QFETCH(QStringList, words);
    runFirstOfFour();
    if (words.contains(u"head"_s)) {
        place().migration(u"005_e.sql"_s, "-- Revises: 002_b\n-- Branch: side\nCREATE TABLE e (id integer);\n");
        const auto side = tryStamp({u"side@head"_s});
        QVERIFY2(side, side ? "" : qPrintable(side.error().toString()));
        QCOMPARE(ids(*side), (QStringList{u"002_b"_s, u"005_e"_s}));
    }
    const auto refused = tryStamp(words);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::Usage);
    QTEST(refused.error().message, "message");
    QTEST(refused.error().remedy, "remedy");
}

void ResumeTest::stampOfBaseTakesAllMarksAway()
{
    runFirstOfFour();
    QVERIFY(place().run(*tryStamp({u"003"_s})).isSuccess());
    const auto plan = tryStamp({u"base"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(commandLine(*plan), u"varve-cli unstamp 003_c 001_a --env test"_s);
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().standings(), (QStringList{u"001_a pending"_s, u"002_b pending"_s, u"003_c pending"_s, u"004_d pending"_s}));
    QVERIFY(place().connection().query(u"SELECT * FROM t001"_s));
    const auto again = tryStamp({u"base"_s});
    QVERIFY(again && again->isEmpty());
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

void ResumeTest::unstampKnowsAMissingFileWhoseNameAnotherBeginsWith()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    place().files.remove(u"migrations/001_a.sql"_s);
    place().migration(u"001_a_more.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto plan = tryUnstamp({u"001_a"_s});
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(ids(*plan), QStringList{u"001_a"_s});
}

void ResumeTest::scriptOfAStampEndsInTheSameState()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const QString script = *planAsSql(*tryStamp({u"001"_s}));
    QVERIFY(!script.contains(u"CREATE TABLE a"_s));
    QVERIFY2(script.contains(u"INSERT INTO "_s) && script.contains(u"'001_a'"_s), qPrintable(script));
}

QTEST_GUILESS_MAIN(ResumeTest)
#include "tst_resume.moc"
