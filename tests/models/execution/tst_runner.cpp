// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/planner/resume.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// What a run does, the same on every engine.
class RunnerTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void appliesWhatIsPendingAndRecordsIt();
    void secondRunHasNothingToDo();
    void failingStatementIsMarkedAndNothingRemains();
    void errorInsideAVariablesTextPointsAtTheVariable();
    void failureHasItsOwnTime();
    void fixedMigrationRunsAfterAFailure();
    void failedVerificationIsAFailedMigration();
    void rollsBackTheLastAndDownToOne();
    void cancelBetweenStatementsLeavesNothing();
    void readOnlyEnvironmentIsRefused();
    void deletedFileStopsTheRunBeforeAnythingIsSent();
    void changedFileStopsTheRunBeforeAnythingIsSent();
    void stepsThatSomebodyElseRanAreNotRunAgain();
    void whatIsDoneOutOfThePlansOrderRefusesIt_data();
    void whatIsDoneOutOfThePlansOrderRefusesIt();
    void whatWasOnlyMarkedMeanwhileRefusesThePlan();
    void whatIsDoneBehindThePlanRefusesIt_data();
    void whatIsDoneBehindThePlanRefusesIt();
    void whatIsDoneBehindAPlanThatIsDoneIsNoReason();
    void whatIsDoneFromAnotherFileRefusesThePlan();
    void rollbackBySomebodyElseRefusesThePlan();
    void planForAnotherDatabaseIsRefused();
    void completeReleaseIsEnteredAndTakenOut();
    void statementsOutsideATransactionStayAndAreCounted();
    void statementsOfATransactionLeaveNoMarks();
    void marksKeepNoSecret();
    void runsSessionIsNamedAfterTheRun();
    void addedValueIsUsedInTheSameMigration();
    void partialMigrationIsRefusedUntilRolledBack();
    void adHocTextRunsStatementByStatementAndLeavesNoHistory();
    void adHocTextThatLeavesATransactionOpenIsAnError();
    void adHocTextThatFailsInItsOwnTransactionSaysWhatIsGone();
    void settingBeforeTheOwnTransactionOfAnAdHocTextMayRemain();
    void connectionLostInTheOwnTransactionOfAnAdHocTextLeavesNothingUncertain();
    void adHocTextThatBeginsWithASavepointSaysWhatIsGone();
    void adHocTextIsNoMigrationWithItsWayBack();
    void rowLimitHoldsForAdHocQueries();
    void statementThatTakesTooLongIsEnded();
    void secretNeverReachesErrorOrHistory();
    void secretThatTheServerShortensIsHidden();
    void runIsRecordedWithItsOutcome();

private:
    Workplace &place() { return *m_place; }
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    QString engineTitle() const { return Database::engineTraits(m_place->profile().engine).title; }
    template<typename Event>
    QList<Event> eventsOf() const
    {
        QList<Event> found;
        for (const RunEvent &event : m_place->events) {
            if (const Event *match = std::get_if<Event>(&event))
                found += *match;
        }
        return found;
    }

    std::unique_ptr<Workplace> m_place;
};

void RunnerTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void RunnerTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_place = std::make_unique<Workplace>(Test::PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Workplace>();
    }
}

void RunnerTest::appliesWhatIsPendingAndRecordsIt()
{
    place().migration(u"001_first.sql"_s,
                      "-- Migration: The first\n-- Version: 1.0.0\nCREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (2);\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.size(), 2);
    QCOMPARE(plan.statementCount(), 3);

    const RunResult result = place().run(plan, {.stop = {}, .rowLimit = 10, .password = {}, .appliedBy = u"anna"_s});
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.stepsDone, 2);
    QCOMPARE(result.summary, u"2 migrations applied."_s);
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"2"_s});
    QCOMPARE(place().history(), (QStringList{u"001_first up ok 2/2"_s, u"002_second up ok 1/1"_s}));
    QCOMPARE(place().standings(), (QStringList{u"001_first applied"_s, u"002_second applied"_s}));

    const History::HistoryEntry entry = place().status().history.constFirst();
    QCOMPARE(entry.migrationName, u"The first"_s);
    QCOMPARE(entry.version, u"1.0.0"_s);
    QCOMPARE(entry.appliedBy, u"anna"_s);
    QCOMPARE(entry.databaseName, u"main"_s);
    QCOMPARE(entry.checksum, plan.steps.constFirst().checksum);
    QCOMPARE(entry.runId, result.runId);
    QCOMPARE(entry.rollbackAvailable, false);
    QCOMPARE(place().status().history.constLast().rollbackAvailable, true);
    QVERIFY(qAbs(entry.appliedAt.secsTo(QDateTime::currentDateTimeUtc())) < 60);

    QCOMPARE(eventsOf<StepStarted>().size(), 2);
    QCOMPARE(eventsOf<StatementDone>().size(), 3);
    QCOMPARE(eventsOf<RunFinished>().constFirst().stepsDone, 2);
}

void RunnerTest::secondRunHasNothingToDo()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().run(place().migratePlan());
    QVERIFY(place().migratePlan().isEmpty());
}

void RunnerTest::failingStatementIsMarkedAndNothingRemains()
{
    place().migration(u"004_broken.sql"_s,
                      "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n\nINSERT INTO\n  nowhere VALUES (1);\n");
    place().migration(u"005_next.sql"_s, "CREATE TABLE b (id integer);\n");
    place().migration(u"006_last.sql"_s, "CREATE TABLE c (id integer);\n");
    const RunResult result = place().run(place().migratePlan());

    QVERIFY(!result.isSuccess());
    QCOMPARE(result.failedMigration, u"004_broken"_s);
    QCOMPARE(result.stepsDone, 0);
    QCOMPARE(result.error->kind, Core::ErrorKind::Statement);
    QCOMPARE(result.error->where.file, u"migrations/004_broken.sql"_s);
    QVERIFY2(result.error->serverText.contains(u"nowhere"_s), qPrintable(result.error->toString()));
    if (isPostgres()) {
        QCOMPARE(result.error->where.line, 5);
        QCOMPARE(result.error->where.column, 3);
    } else {
        QVERIFY(result.error->where.line == 4 || result.error->where.line == 5);
    }
    const QString remains = u"Nothing of 004 remains: %1 rolled the transaction back. 005 and 006 were not started."_s.arg(engineTitle());
    QCOMPARE(result.summary, QString(u"Statement 3 failed. "_s + remains));
    QCOMPARE(eventsOf<StepFailed>().constFirst().remains, remains);
    QCOMPARE(eventsOf<StatementFailed>().constFirst().statement, 2);
    QCOMPARE(eventsOf<StatementFailed>().constFirst().error.where, result.error->where);
    QCOMPARE(place().history(), QStringList{u"004_broken up failed 0/3"_s});
    QCOMPARE(place().standings(), (QStringList{u"004_broken failed"_s, u"005_next pending"_s, u"006_last pending"_s}));
}

void RunnerTest::errorInsideAVariablesTextPointsAtTheVariable()
{
    place().configure({}, "[variables]\ntable_name = \"absent\"\n");
    place().migration(u"001_first.sql"_s, "-- é\nSELECT 'é', 1\nFROM ${table_name};\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    if (isPostgres()) {
        QCOMPARE(result.error->where.line, 3);
        QCOMPARE(result.error->where.column, 6);
    } else {
        QVERIFY(result.error->where.line >= 2);
    }
}

void RunnerTest::failureHasItsOwnTime()
{
    place().migration(u"001_slow.sql"_s,
                      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300000) SELECT count(*) FROM n;\n");
    place().migration(u"002_wrong.sql"_s, "SELECT wrong;\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    const QList<History::HistoryEntry> history = place().status().history;
    QCOMPARE(history.size(), 2);
    QVERIFY2(history.at(1).executionMs < history.at(0).executionMs,
             qPrintable(u"%1, %2"_s.arg(history.at(1).executionMs).arg(history.at(0).executionMs)));
}

void RunnerTest::fixedMigrationRunsAfterAFailure()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO absent VALUES (1);\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().history(), (QStringList{u"001_first up failed 0/2"_s, u"001_first up ok 1/1"_s}));
    QCOMPARE(place().standings(), QStringList{u"001_first applied"_s});
}

void RunnerTest::failedVerificationIsAFailedMigration()
{
    place().migration(u"001_first.sql"_s,
                      "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (7);\n"
                      "-- varve:verify\nSELECT max(id) FROM a; -- expect: 7\nSELECT count(*) FROM a; -- expect: 0\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"The verification query gave 1, expected: 0."_s);
    QCOMPARE(result.error->where.line, 5);
    QCOMPARE(result.summary, u"Verification query 2 failed. Nothing of 001 remains: %1 rolled the transaction back."_s.arg(engineTitle()));
    QCOMPARE(place().standings(), QStringList{u"001_first failed"_s});
    QCOMPARE(eventsOf<StatementFailed>().constFirst().statement, 3);
}

void RunnerTest::rollsBackTheLastAndDownToOne()
{
    for (const char *name : {"001_a", "002_b", "003_c"}) {
        const QByteArray table = QByteArray(name).right(1);
        place().migration(QString::fromLatin1(name) + u".sql"_s,
                          "CREATE TABLE " + table + " (id integer);\n-- varve:down\nDROP TABLE " + table + ";\n");
    }
    place().run(place().migratePlan());

    const RunResult last = place().run(place().rollbackPlan());
    QVERIFY2(last.isSuccess(), qPrintable(last.summary));
    QCOMPARE(last.summary, u"1 migrations rolled back."_s);
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b applied"_s, u"003_c pending"_s}));

    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QVERIFY(place().run(place().rollbackPlan(u"001"_s)).isSuccess());
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b pending"_s, u"003_c pending"_s}));
    QCOMPARE(place().history().mid(5), (QStringList{u"003_c down ok 1/1"_s, u"002_b down ok 1/1"_s}));

    QVERIFY(place().run(place().rollbackPlan(u"base"_s)).isSuccess());
    QVERIFY(place().rollbackPlan().isEmpty());
}

void RunnerTest::cancelBetweenStatementsLeavesNothing()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nINSERT INTO a VALUES (2);\n");
    std::stop_source stop;
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *done = std::get_if<StatementDone>(&event); done && done->statement == 1)
            stop.request_stop();
    };
    const RunResult result
        = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 10, .password = {}, .appliedBy = {}});
    QVERIFY(result.cancelled);
    QCOMPARE(result.error->kind, Core::ErrorKind::Cancelled);
    QCOMPARE(result.summary, u"The run was cancelled. Nothing of 001 remains: %1 rolled the transaction back."_s.arg(engineTitle()));
    QCOMPARE(place().history(), QStringList{u"001_first up failed 0/3"_s});
    QVERIFY(!place().connection().inTransaction());
}

void RunnerTest::readOnlyEnvironmentIsRefused()
{
    place().configure("guard = \"read-only\"\n");
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    const auto result = place().tryRun(place().migratePlan());
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::Guarded);
    QCOMPARE(result.error().message, u"The environment test is read-only: nothing that may change something runs there."_s);
    const auto adHoc = place().tryAdHoc("SELECT 1; DELETE FROM a;");
    QVERIFY(!adHoc);
    QCOMPARE(adHoc.error().message, u"The environment test is read-only, and DELETE may change something."_s);
    QCOMPARE(adHoc.error().where.column, 11);
}

void RunnerTest::deletedFileStopsTheRunBeforeAnythingIsSent()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const Plan plan = place().migratePlan();
    place().files.remove(u"migrations/002_second.sql"_s);
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(result.error().toString(),
             u"migrations/002_second.sql: The file was deleted since the plan was made.\nNothing was run. Plan again."_s);
    QCOMPARE(place().history(), QStringList());
}

void RunnerTest::changedFileStopsTheRunBeforeAnythingIsSent()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    const Plan plan = place().migratePlan();
    place().migration(u"001_first.sql"_s, "CREATE TABLE other (id integer);\n");
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::ProjectFiles);
    QCOMPARE(result.error().toString(),
             u"migrations/001_first.sql: The file changed since the plan was made.\nNothing was run. Plan again."_s);
}

void RunnerTest::stepsThatSomebodyElseRanAreNotRunAgain()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const Plan plan = place().migratePlan();
    place().run(place().migratePlan(u"001"_s), {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s});

    const RunResult rest = place().run(plan);
    QVERIFY(rest.isSuccess());
    QCOMPARE(rest.skipped, QStringList{u"001_first"_s});
    QCOMPARE(rest.summary, u"1 migrations applied. 1 were done meanwhile by berta."_s);
    const RunResult again = place().run(plan);
    QVERIFY(again.isSuccess());
    QCOMPARE(again.stepsDone, 0);
    QCOMPARE(place().history().size(), 2);
}

void RunnerTest::whatIsDoneOutOfThePlansOrderRefusesIt_data()
{
    QTest::addColumn<bool>("back");
    QTest::addColumn<bool>("marked");
    QTest::addColumn<QString>("expected");
    QTest::newRow("forward") << false << false << u"003_third was applied by berta, and 002_second before it was not"_s;
    QTest::newRow("back") << true << false << u"002_second was rolled back by berta, and 003_third before it was not"_s;
    QTest::newRow("marked as applied") << false << true << u"003_third was marked as applied by berta"_s;
    QTest::newRow("marked as not applied") << true << true << u"002_second was marked as not applied by berta"_s;
}

/// What is left of the plan would run in an order that nobody has tried.
void RunnerTest::whatIsDoneOutOfThePlansOrderRefusesIt()
{
    QFETCH(bool, back);
    QFETCH(bool, marked);
    QFETCH(QString, expected);
    const QByteArray down = "-- varve:down\n";
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n" + down + "DROP TABLE a;\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n" + down + "DROP TABLE b;\n");
    place().migration(u"003_third.sql"_s, "CREATE TABLE c (id integer);\n" + down + "DROP TABLE c;\n");
    place().migration(u"004_fourth.sql"_s, "CREATE TABLE d (id integer);\n" + down + "DROP TABLE d;\n");
    place().run(place().migratePlan(back ? u"003"_s : u"001"_s));
    const Plan plan = back ? place().rollbackPlan(u"001"_s) : place().migratePlan();
    const QString id = back ? u"002_second"_s : u"003_third"_s;
    const auto stamp = [&] {
        const Project::Project project = place().project();
        const auto made = back ? planUnstamp(project, place().environment(), u"main"_s, place().profile(), place().status(), {id})
                               : planStamp(project, place().environment(), u"main"_s, place().profile(), place().status(), {id});
        return place().run(*made, {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s});
    };
    QVERIFY(stamp().isSuccess());
    if (!marked)
        QVERIFY(place().connection().execute(
            "UPDATE migration_history SET statements_total = 1, statements_done = 1 WHERE applied_by = 'berta'"));
    const QStringList before = place().history();
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(result.error().toString(),
             u"The history changed since the plan was made: "_s + expected + u".\nNothing was run. Look at the status, then plan again."_s);
    QCOMPARE(place().history(), before);
}

/// Nobody ran it, and what comes after it may find nothing there.
void RunnerTest::whatWasOnlyMarkedMeanwhileRefusesThePlan()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_second.sql"_s, "INSERT INTO a VALUES (1);\n");
    const Plan plan = place().migratePlan();
    const Project::Project project = place().project();
    const auto stamp = planStamp(project, place().environment(), u"main"_s, place().profile(), place().status(), {u"001_first"_s});
    QVERIFY(place().run(*stamp, {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s}).isSuccess());
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(
        result.error().toString(),
        u"The history changed since the plan was made: 001_first was marked as applied by berta.\nNothing was run. Look at the status, "
        "then plan again."_s);
}

void RunnerTest::whatIsDoneBehindThePlanRefusesIt_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("policies");
    QTest::addColumn<bool>("stays");
    QTest::addColumn<bool>("passes");
    const QByteArray refuse;
    QTest::newRow("what comes after it") << QByteArray() << refuse << true << false;
    QTest::newRow("what needs it") << QByteArray("-- Revises: 000_base\n-- Branch: side\n-- Prerequisites: 001_first\n") << refuse << true
                                   << false;
    QTest::newRow("what the folder does not have") << QByteArray() << refuse << false << false;
    QTest::newRow("another line") << QByteArray("-- Revises: 000_base\n-- Branch: side\n") << refuse << true << true;
    QTest::newRow("seed data") << QByteArray("-- Category: seed\n") << refuse << true << true;
    QTest::newRow("where the order is free") << QByteArray() << QByteArray("[policies]\nout_of_order = \"warn\"\n") << true << true;
}

/// The plan's steps would run after what comes after them.
void RunnerTest::whatIsDoneBehindThePlanRefusesIt()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, policies);
    QFETCH(bool, stays);
    QFETCH(bool, passes);
    place().configure({}, policies);
    place().migration(u"000_base.sql"_s, "CREATE TABLE z (id integer);\n");
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    place().run(place().migratePlan(u"000"_s));
    const auto later = [&] { place().migration(u"003_third.sql"_s, header + "CREATE TABLE c (id integer);\n"); };
    if (stays)
        later();
    const Plan plan = place().migratePlan(u"002"_s);
    QCOMPARE(plan.steps.size(), 2);
    later();
    {
        const Project::Project project = place().project();
        const auto stamp = planStamp(project, place().environment(), u"main"_s, place().profile(), place().status(), {u"003_third"_s});
        QVERIFY2(stamp, stamp ? "" : qPrintable(stamp.error().toString()));
        QVERIFY(place().run(*stamp, {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s}).isSuccess());
    }
    const QStringList before = place().history();
    const auto result = place().tryRun(plan);
    if (passes) {
        QVERIFY2(result && result->isSuccess(), result ? "" : qPrintable(result.error().toString()));
        QCOMPARE(result->stepsDone, 2);
        return;
    }
    QVERIFY(!result);
    QCOMPARE(
        result.error().toString(),
        u"The history changed since the plan was made: 003_third was applied by berta.\nNothing was run. Look at the status, then plan again."_s);
    QCOMPARE(place().history(), before);
}

void RunnerTest::whatIsDoneBehindAPlanThatIsDoneIsNoReason()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const Plan plan = place().migratePlan(u"001"_s);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    const RunResult result = place().run(plan);
    QVERIFY(result.isSuccess());
    QCOMPARE(result.skipped, QStringList{u"001_first"_s});
}

void RunnerTest::whatIsDoneFromAnotherFileRefusesThePlan()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const Plan plan = place().migratePlan();
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (other integer);\n-- varve:down\nDROP TABLE a;\n");
    const RunOptions asBerta{.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s};
    place().run(place().migratePlan(u"001"_s), asBerta);
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::History);
    QCOMPARE(result.error().message,
             u"The history changed since the plan was made: 001_first was applied by berta from a file with another text."_s);
    QCOMPARE(place().history(), QStringList{u"001_first up ok 1/1"_s});

    const Plan back = place().rollbackPlan();
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (other integer);\n-- varve:down\nDROP TABLE IF EXISTS a;\n");
    place().run(place().rollbackPlan(), asBerta);
    QCOMPARE(place().tryRun(back).error().message,
             u"The history changed since the plan was made: 001_first was rolled back by berta from a file with another text."_s);
}

void RunnerTest::rollbackBySomebodyElseRefusesThePlan()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n");
    place().run(place().migratePlan());
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const Plan plan = place().migratePlan();
    place().run(place().rollbackPlan(), {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = u"berta"_s});
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, Core::ErrorKind::History);
    QCOMPARE(result.error().message, u"The history changed since the plan was made: 001_first was rolled back by berta."_s);
}

void RunnerTest::planForAnotherDatabaseIsRefused()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    Plan plan = place().migratePlan();
    plan.server.instance = u"elsewhere"_s;
    const auto result = place().tryRun(plan);
    QVERIFY(!result);
    QVERIFY2(result.error().message.startsWith(u"The plan was made for another database ("_s), qPrintable(result.error().message));
    QCOMPARE(place().history(), QStringList());
}

void RunnerTest::completeReleaseIsEnteredAndTakenOut()
{
    place().configure({}, "[[releases]]\nname = \"1.0\"\ntitle = \"First\"\nmigrations = [\"001_a\", \"002_b\"]\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n-- varve:down\nDROP TABLE b;\n");
    place().run(place().migratePlan(u"+1"_s));
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions"_s), QStringList());
    place().run(place().migratePlan());
    QCOMPARE(place().rows(u"SELECT version, description FROM schema_versions"_s), QStringList{u"1.0|First"_s});
    place().run(place().rollbackPlan());
    QCOMPARE(place().rows(u"SELECT version FROM schema_versions"_s), QStringList());
}

void RunnerTest::statementsOutsideATransactionStayAndAreCounted()
{
    place().migration(u"001_mixed.sql"_s, "CREATE TABLE a (id integer);\nVACUUM;\nINSERT INTO absent VALUES (1);\n");
    const Plan plan = place().migratePlan();
    QVERIFY(!plan.steps.constFirst().oneTransaction);
    QCOMPARE(*plan.steps.constFirst().transactionReason, u"VACUUM cannot run in a transaction (line 2)"_s);
    QCOMPARE(plan.warnings.size(), 1);
    const RunResult result = place().run(plan);
    QCOMPARE(result.summary, u"Statement 3 failed. 2 statements of 001 remain: they did not run in a transaction."_s);
    QCOMPARE(place().history(), QStringList{u"001_mixed up failed 2/3"_s});
    QCOMPARE(place().standings(), QStringList{u"001_mixed partial"_s});
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
    QCOMPARE(
        place().rows(u"SELECT migration_id, direction, statement, statements_total, state FROM migration_journal ORDER BY statement"_s),
        (QStringList{u"001_mixed|up|1|3|done"_s, u"001_mixed|up|2|3|done"_s, u"001_mixed|up|3|3|failed"_s}));
    const History::EnvironmentStatus status = place().status();
    QCOMPARE(History::title(*status.standing(u"001_mixed"_s)), u"partial at 2 of 3"_s);
}

void RunnerTest::statementsOfATransactionLeaveNoMarks()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT statement FROM migration_journal"_s), QStringList());
}

void RunnerTest::marksKeepNoSecret()
{
    place().configure("variables = { token = { value = \"geheim\", secret = true } }", "[policies]\ntransaction = \"none\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (t text);\nINSERT INTO a VALUES ('********');\n");
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES ('${token}');\n");
    Project::Environment environment = place().environment();
    environment.variables.insert(u"token"_s, {.value = u"geheim"_s, .origin = u".env"_s, .substitution = {}, .secret = true});
    const auto plan = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status());
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(DISTINCT statement_hash) FROM migration_journal WHERE (migration_id, statement) IN "
                          "(VALUES ('001_a', 2), ('002_b', 1))"_s),
             QStringList{u"1"_s});
}

void RunnerTest::runsSessionIsNamedAfterTheRun()
{
    if (!isPostgres())
        QSKIP("SQLite has no sessions.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a AS SELECT current_setting('application_name') AS name, pg_backend_pid() AS pid;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(result.isSuccess());
    const QString name = u"varve/"_s + result.runId.left(8);
    QCOMPARE(place().rows(u"SELECT name FROM a"_s), QStringList{name});
    QCOMPARE(place().rows(u"SELECT r.application_name, r.backend_start = extract(epoch from s.backend_start)::text FROM migration_runs r "
                          "JOIN a ON a.pid = r.backend_id JOIN pg_stat_activity s ON s.pid = a.pid"_s),
             QStringList{name + u"|t"_s});
    QCOMPARE(place().connection().query(u"SELECT current_setting('application_name')"_s)->rows.constFirst().constFirst().toString(),
             u"varve"_s);
}

void RunnerTest::addedValueIsUsedInTheSameMigration()
{
    if (!isPostgres())
        QSKIP("Only PostgreSQL has enumerated types that grow");
    place().migration(u"001_type.sql"_s, "CREATE TYPE mood AS ENUM ('sad');\nCREATE TABLE person (mood mood);\n");
    place().migration(u"002_value.sql"_s, "ALTER TYPE mood ADD VALUE 'happy';\nINSERT INTO person VALUES ('happy');\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(*plan.steps.constLast().transactionReason, u"line 2 uses a value that ALTER TYPE added, which needs a commit in between"_s);
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT mood::text FROM person"_s), QStringList{u"happy"_s});
}

void RunnerTest::partialMigrationIsRefusedUntilRolledBack()
{
    place().migration(u"001_mixed.sql"_s,
                      "CREATE TABLE a (id integer);\nVACUUM;\nINSERT INTO absent VALUES (1);\n-- varve:down\nDROP TABLE a;\n");
    place().run(place().migratePlan());
    const auto refused = place().tryMigrate();
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::History);
    QCOMPARE(refused.error().message, u"001_mixed is partly applied: 2 of 3 statements of it remain."_s);
    QVERIFY(place().run(place().rollbackPlan()).isSuccess());
    place().migration(u"001_mixed.sql"_s, "CREATE TABLE a (id integer);\nVACUUM;\n");
    const RunResult again = place().run(place().migratePlan());
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(place().standings(), QStringList{u"001_mixed applied"_s});
}

void RunnerTest::adHocTextRunsStatementByStatementAndLeavesNoHistory()
{
    const auto plan = place().tryAdHoc("CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\nSELECT id FROM a;\nSELECT wrong FROM a;");
    QVERIFY(plan);
    const RunResult result = place().run(*plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.summary, u"Statement 4 failed. 3 statements of the text remain: they did not run in a transaction."_s);
    QCOMPARE(eventsOf<RowsArrived>().constFirst().chunk.rows.constFirst().constFirst().toInt(), 1);
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"1"_s});
    QCOMPARE(place().status().history.size(), 0);
}

void RunnerTest::adHocTextThatLeavesATransactionOpenIsAnError()
{
    const auto plan = place().tryAdHoc("BEGIN; CREATE TABLE a (id integer);");
    QVERIFY(plan);
    const RunResult result = place().run(*plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"The text leaves a transaction open; it was rolled back."_s);
    QCOMPARE(result.summary,
             QStringLiteral("The run stopped. Nothing of the text remains: %1 rolled the transaction back.").arg(engineTitle()));
    QVERIFY(!place().connection().inTransaction());
    const auto complete = place().tryAdHoc("BEGIN; CREATE TABLE a (id integer); COMMIT;");
    QVERIFY(place().run(*complete).isSuccess());
}

void RunnerTest::adHocTextThatFailsInItsOwnTransactionSaysWhatIsGone()
{
    const RunResult begun = place().run(*place().tryAdHoc("BEGIN; CREATE TABLE a (id integer); SELECT wrong FROM a;"));
    QCOMPARE(begun.summary,
             QStringLiteral("Statement 3 failed. Nothing of the text remains: %1 rolled the transaction back.").arg(engineTitle()));
    QVERIFY(!place().connection().inTransaction());
    const RunResult later
        = place().run(*place().tryAdHoc("CREATE TABLE a (id integer); BEGIN; INSERT INTO a VALUES (1); SELECT wrong FROM a;"));
    QCOMPARE(later.summary,
             u"Statement 4 failed. What the text committed itself remains. The transaction that it left open was rolled back."_s);
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
    const RunResult committed
        = place().run(*place().tryAdHoc("BEGIN; INSERT INTO a VALUES (1); COMMIT; INSERT INTO a VALUES (2); SELECT wrong FROM a;"));
    QCOMPARE(committed.summary, u"Statement 5 failed. What the text committed itself remains."_s);
    const RunResult undone = place().run(*place().tryAdHoc("BEGIN; INSERT INTO a VALUES (3); ROLLBACK; SELECT wrong FROM a;"));
    QCOMPARE(undone.summary, u"Statement 4 failed. What the text committed itself remains."_s);
    const RunResult savepoint = place().run(*place().tryAdHoc("BEGIN; SAVEPOINT s; INSERT INTO a VALUES (3); SELECT wrong FROM a;"));
    QCOMPARE(savepoint.summary,
             QStringLiteral("Statement 4 failed. Nothing of the text remains: %1 rolled the transaction back.").arg(engineTitle()));
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"2"_s});
    const RunResult wrong = place().run(*place().tryAdHoc("BEGIN IMMEDIATELY; INSERT INTO a VALUES (4);"));
    QCOMPARE(wrong.summary, u"Statement 1 failed. Nothing of the text was done."_s);
}

void RunnerTest::settingBeforeTheOwnTransactionOfAnAdHocTextMayRemain()
{
    const auto summaryOf = [&](const QByteArray &setting) {
        return place().run(*place().tryAdHoc(setting + "; BEGIN; CREATE TABLE a (id integer); SELECT wrong FROM a;")).summary;
    };
    const QByteArrayList ofTheFile{"PRAGMA user_version = 5", "PRAGMA journal_mode = WAL"};
    const QByteArrayList ofTheConnection{"PRAGMA foreign_keys = ON", "PRAGMA /* small */ main . Cache_Size(100)", "PRAGMA user_version"};
    for (const QByteArray &setting : isPostgres() ? QByteArrayList() : ofTheFile) {
        QCOMPARE(summaryOf(setting),
                 u"Statement 4 failed. What the text committed itself remains. The transaction that it left open was rolled back."_s);
    }
    for (const QByteArray &setting : isPostgres() ? QByteArrayList{"SET lock_timeout = '5s'", "RESET lock_timeout"} : ofTheConnection) {
        QCOMPARE(summaryOf(setting),
                 QStringLiteral("Statement 4 failed. Nothing of the text remains: %1 rolled the transaction back.").arg(engineTitle()));
    }
}

void RunnerTest::connectionLostInTheOwnTransactionOfAnAdHocTextLeavesNothingUncertain()
{
    if (!isPostgres())
        QSKIP("SQLite has no connection to lose.");
    const RunResult result = place().run(
        *place().tryAdHoc("CREATE TABLE a (id integer); BEGIN; INSERT INTO a VALUES (1); SELECT pg_terminate_backend(pg_backend_pid());"));
    QCOMPARE(result.summary,
             u"Statement 4 failed. What the text committed itself remains. The transaction that it left open was rolled back."_s);
    QCOMPARE(result.error->kind, Core::ErrorKind::ConnectionLost);
    QCOMPARE(result.error->remedy, QString());
    place().disconnect();
    const RunResult all = place().run(*place().tryAdHoc("BEGIN; INSERT INTO a VALUES (1); SELECT pg_terminate_backend(pg_backend_pid());"));
    QCOMPARE(all.summary,
             u"Statement 3 failed. The text was not committed: PostgreSQL rolls a transaction back when its connection is gone."_s);
}

/// SAVEPOINT outside a transaction begins one (sqlite.org/lang_savepoint.html).
void RunnerTest::adHocTextThatBeginsWithASavepointSaysWhatIsGone()
{
    if (isPostgres())
        QSKIP("PostgreSQL refuses it outside a transaction.");
    place().connection().execute("CREATE TABLE a (id integer PRIMARY KEY)");
    const RunResult failed = place().run(*place().tryAdHoc("SAVEPOINT s; INSERT INTO a VALUES (1); INSERT INTO a VALUES (1);"));
    QCOMPARE(failed.summary, u"Statement 3 failed. Nothing of the text remains: SQLite rolled the transaction back."_s);
    const RunResult open = place().run(*place().tryAdHoc("SAVEPOINT s; INSERT INTO a VALUES (1);"));
    QCOMPARE(open.summary, u"The run stopped. Nothing of the text remains: SQLite rolled the transaction back."_s);
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
}

void RunnerTest::adHocTextIsNoMigrationWithItsWayBack()
{
    const QByteArray both = "CREATE TABLE a (id integer);\n-- varve:down\nDROP TABLE a;\n";
    const auto refused = place().tryAdHoc(both);
    QVERIFY(!refused);
    QCOMPARE(refused.error().toString(),
             u"query.sql: The text holds a migration and its down section, which would take back what stands before it. Nothing was run.\n"
             "Run it as a migration of the project, or only the statements that are meant."_s);
    // Either by itself is what somebody selected.
    QVERIFY(place().tryAdHoc("CREATE TABLE a (id integer);\n-- varve:down\n-- nothing\n"));
    QVERIFY(place().tryAdHoc("-- varve:down\nDROP TABLE a;\n"));
    QVERIFY(place().tryAdHoc("CREATE TABLE a (id integer);\n-- varve:verify\nSELECT 1;\n"));
    const auto selected = Execution::planAdHoc(place().environment(), u"main"_s, place().connection().profile(), {}, both,
                                               {both.indexOf("DROP"), 13}, u"query.sql"_s);
    QVERIFY(selected);
    QCOMPARE(selected->statementCount(), 1);
}

void RunnerTest::rowLimitHoldsForAdHocQueries()
{
    const auto plan = place().tryAdHoc("WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 5000) SELECT i FROM n;");
    QVERIFY(plan);
    QVERIFY(place().run(*plan, {.stop = {}, .rowLimit = 250, .password = {}, .appliedBy = {}}).isSuccess());
    qint64 rows = 0;
    for (const RowsArrived &event : eventsOf<RowsArrived>())
        rows += event.chunk.rows.size();
    QCOMPARE(rows, 250);
    QVERIFY(eventsOf<StatementDone>().constFirst().outcome.truncated);
}

void RunnerTest::statementThatTakesTooLongIsEnded()
{
    place().configure({}, "[policies]\nstatement_timeout = \"200ms\"\nretries = 3\n");
    place().migration(u"001_first.sql"_s,
                      "CREATE TABLE a (id bigint);\nINSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < "
                      "4000000000) SELECT max(i) FROM n;\n");
    place().migration(u"002_second.sql"_s, "CREATE TABLE b (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Statement);
    QCOMPARE(result.error->message,
             isPostgres() ? u"canceling statement due to statement timeout"_s
                          : u"The statement took longer than statement_timeout allows, 200 ms."_s);
    QCOMPARE(result.error->where.line, 2);
    QVERIFY2(result.summary.startsWith(u"Statement 2 failed. Nothing of 001 remains: "_s), qPrintable(result.summary));
    // The session knows no limit afterwards.
    QVERIFY(place().connection().execute(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500000) SELECT max(i) FROM n"));
}

void RunnerTest::secretNeverReachesErrorOrHistory()
{
    place().migration(u"001_first.sql"_s, "SELECT id FROM \"${token}\";\n");
    Project::Environment environment = place().environment();
    environment.variables.insert(u"token"_s, {.value = u"geheimnis\"77"_s, .origin = u".env"_s, .substitution = {}, .secret = true});
    const auto plan = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status());
    QVERIFY(plan);
    const RunResult result = place().run(*plan);
    QVERIFY(!result.isSuccess());
    QVERIFY2(!result.error->toString().contains(u"geheimnis"_s), qPrintable(result.error->toString()));
    QVERIFY2(result.error->toString().contains(u"********"_s), qPrintable(result.error->toString()));
    QVERIFY(!place().rows(u"SELECT error_message FROM migration_history"_s).constFirst().contains(u"geheimnis"_s));
}

/// PostgreSQL quotes 64 bytes of a value, MariaDB 80 of the statement.
void RunnerTest::secretThatTheServerShortensIsHidden()
{
    const QString token = u"Tr0ub4dor-and-3-horses-"_s + QString(60, u'x');
    place().migration(u"001_first.sql"_s,
                      "CREATE TABLE a (id integer NOT NULL, t varchar(200));\nINSERT INTO a VALUES (NULL, '${token}');\n");
    place().migration(u"002_second.sql"_s, "INSERT INTO a VALUES VALUES (2, '${token}');\n");
    Project::Environment environment = place().environment();
    environment.variables.insert(u"token"_s, {.value = token, .origin = u".env"_s, .substitution = {}, .secret = true});
    for (const QString &target : {u"001"_s, u"002"_s}) {
        const auto plan = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status(), *parseTarget(target));
        QVERIFY(plan);
        const RunResult result = place().run(*plan);
        QVERIFY(!result.isSuccess());
        QVERIFY2(!result.error->toString().contains(u"Tr0ub"_s), qPrintable(result.error->toString()));
        QVERIFY(!place().rows(u"SELECT error_message FROM migration_history ORDER BY id"_s).constLast().contains(u"Tr0ub"_s));
        place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer, t varchar(200));\n");
    }
}

void RunnerTest::runIsRecordedWithItsOutcome()
{
    place().migration(u"001_first.sql"_s, "CREATE TABLE a (id integer);\n");
    const RunResult good = place().run(place().migratePlan());
    place().migration(u"002_second.sql"_s, "INSERT INTO absent VALUES (1);\n");
    const RunResult bad = place().run(place().migratePlan());
    QCOMPARE(place().rows(u"SELECT run_id, outcome FROM migration_runs ORDER BY started_at"_s),
             (QStringList{good.runId + u"|done"_s, bad.runId + u"|failed"_s}));
    QCOMPARE(place().rows(u"SELECT process_id FROM migration_runs WHERE finished_at IS NULL"_s), QStringList());
}

QTEST_GUILESS_MAIN(RunnerTest)
#include "tst_runner.moc"
