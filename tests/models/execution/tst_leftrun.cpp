// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/run/leftrun.h>

#include <tests/support/sampleplan.h>

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Execution;

namespace {

using Events = QList<RunEvent>;

RunStarted runStarted()
{
    return {.runId = u"run"_s, .steps = 2, .statements = 6};
}
StepStarted stepStarted(int step)
{
    return {.step = step, .migrationId = {}, .statements = 3};
}
StatementStarted started(int step, int statement)
{
    return {.step = step, .statement = statement};
}
StatementDone done(int step, int statement)
{
    return {.step = step, .statement = statement, .outcome = {}};
}
StatementFailed failed(int step, int statement)
{
    return {.step = step, .statement = statement, .error = {}};
}
StepDone stepDone(int step)
{
    return {.step = step, .duration = {}};
}

/// The first step, as far as its last statement.
Events firstStep()
{
    return {runStarted(), stepStarted(0), started(0, 0), done(0, 0), started(0, 1), done(0, 1), started(0, 2), done(0, 2)};
}

} // namespace

/// What a person is told of a run whose server gave no answer.
class TestLeftRun final : public QObject
{
    Q_OBJECT

private slots:
    void saysWhatIsKnown_data();
    void saysWhatIsKnown();
    void endsWhatHasBegun();
    void readsOnlyRunsHaveNoStatusToLookAt();
};

void TestLeftRun::saysWhatIsKnown_data()
{
    enum Mode { OneTransaction, Alone, Units, AllTogether };
    QTest::addColumn<Events>("events");
    QTest::addColumn<int>("mode");
    QTest::addColumn<QString>("sentence");
    const QString notCommitted
        = u"005 was not committed: PostgreSQL rolls a transaction back when its connection is gone. 006 was not started."_s;
    QTest::newRow("before the first step") << Events{} << int(OneTransaction) << u"005 was not started. 006 was not started."_s;
    QTest::newRow("while the step begins") << Events{runStarted(), stepStarted(0)} << int(OneTransaction)
                                           << u"The run was cancelled. 005 was not started. 006 was not started."_s;
    QTest::newRow("in a statement of a transaction") << Events{runStarted(), stepStarted(0), started(0, 0), done(0, 0), started(0, 1)}
                                                     << int(OneTransaction) << QString(u"Cancelled in statement 2. "_s + notCommitted);
    QTest::newRow("after a statement that failed") << Events{runStarted(), stepStarted(0), started(0, 0), failed(0, 0)}
                                                   << int(OneTransaction) << QString(u"The run was cancelled. "_s + notCommitted);
    QTest::newRow("in a verification query") << (firstStep() << started(0, 3)) << int(OneTransaction)
                                             << QString(u"Cancelled in verification query 1. "_s + notCommitted);
    QTest::newRow("while it is committed")
        << firstStep() << int(OneTransaction)
        << u"The run was cancelled. The COMMIT of 005 may have been sent; whether it took place is not known. "
           "006 was not started."_s;
    QTest::newRow("between two steps") << (firstStep() << stepDone(0)) << int(OneTransaction) << u"006 was not started."_s;
    QTest::newRow("after the last step") << (firstStep() << stepDone(0) << stepStarted(1) << started(1, 2) << done(1, 2) << stepDone(1))
                                         << int(OneTransaction)
                                         << u"All of the plan was done; only the end of the run could not be written down."_s;
    QTest::newRow("in a statement that commits by itself")
        << Events{runStarted(), stepStarted(0), started(0, 0), done(0, 0), started(0, 1)} << int(Alone)
        << u"Cancelled in statement 2. 1 statements of 005 remain: they did not run in a transaction. Statement 2 commits by itself; whether it was "
           "done is not known. 006 was not started."_s;
    QTest::newRow("in the first that commits by itself")
        << Events{runStarted(), stepStarted(0), started(0, 0)} << int(Alone)
        << u"Cancelled in statement 1. Statement 1 commits by itself; whether it was done is not known. 006 was not started."_s;
    QTest::newRow("between two that commit by themselves")
        << Events{runStarted(), stepStarted(0), started(0, 0), done(0, 0)} << int(Alone)
        << u"The run was cancelled. 1 statements of 005 remain: they did not run in a transaction. 006 was not started."_s;
    QTest::newRow("in units") << Events{runStarted(), stepStarted(0), started(0, 0), done(0, 0), started(0, 1)} << int(Units)
                              << u"Cancelled in statement 2. The journal of 005 says what of it was committed. 006 was not started."_s;
    QTest::newRow("in a run that is one transaction")
        << (firstStep() << stepStarted(1) << started(1, 0)) << int(AllTogether)
        << u"Cancelled in statement 1. 006 was not committed: PostgreSQL rolls a transaction back when its connection is gone."_s;
    QTest::newRow("between two steps of one transaction")
        << firstStep() << int(AllTogether) << QString(u"The run was cancelled. "_s + notCommitted);
    StepRetried again;
    again.firstStatement = 2;
    QTest::newRow("in another attempt, behind what is committed")
        << (firstStep() << failed(0, 2) << again << stepStarted(0) << started(0, 2)) << int(Alone)
        << u"Cancelled in statement 3. 2 statements of 005 remain: they did not run in a transaction. Statement 3 commits by itself; whether it "
           "was done is not known. 006 was not started."_s;
}

void TestLeftRun::saysWhatIsKnown()
{
    QFETCH(Events, events);
    QFETCH(int, mode);
    QFETCH(QString, sentence);
    Plan plan = Test::samplePlan();
    for (PlanStep &step : plan.steps) {
        step.oneTransaction = mode == 0 || mode == 3;
        step.inUnits = mode == 2;
    }
    if (mode == 3)
        plan.policies.transaction = Project::TransactionMode::All;
    LeftRun run(plan);
    for (const RunEvent &event : events)
        run.take(event);
    const RunResult result = run.leave(std::chrono::milliseconds(812)).result;
    QString known = result.summary;
    QVERIFY2(known.contains(u"PostgreSQL has answered nothing for 0.8 s since the run was cancelled. "_s), qPrintable(known));
    QCOMPARE(known.remove(u"PostgreSQL has answered nothing for 0.8 s since the run was cancelled. "_s), sentence);
    QVERIFY(result.cancelled);
    QCOMPARE(result.error->kind, Core::ErrorKind::Cancelled);
    QCOMPARE(result.error->message, u"PostgreSQL has answered nothing for 0.8 s since the run was cancelled."_s);
    QCOMPARE(result.error->remedy,
             u"Look at the status when PostgreSQL answers again: it says what became of the run. Until then PostgreSQL may go on with the "
             "statement and hold its locks."_s);
}

void TestLeftRun::endsWhatHasBegun()
{
    LeftRun run(Test::samplePlan());
    const Events events = firstStep() << RunEvent(stepDone(0)) << RunEvent(stepStarted(1)) << RunEvent(started(1, 0));
    for (const RunEvent &event : events)
        run.take(event);
    const LeftRun::Ending ending = run.leave(std::chrono::milliseconds(5000));
    QCOMPARE(ending.result.runId, u"run"_s);
    QCOMPARE(ending.result.stepsDone, 1);
    QCOMPARE(ending.result.stepsTotal, 2);
    QCOMPARE(ending.result.failedMigration, u"006_drop_legacy_scores"_s);
    QCOMPARE(ending.events.size(), 3);
    const auto statement = std::get<StatementFailed>(ending.events.at(0));
    QCOMPARE(statement.step, 1);
    QCOMPARE(statement.statement, 0);
    QCOMPARE(statement.error.kind, Core::ErrorKind::Cancelled);
    QCOMPARE(statement.error.message, u"PostgreSQL has answered nothing for 5.0 s since the run was cancelled."_s);
    QCOMPARE(std::get<StepFailed>(ending.events.at(1)).step, 1);
    QCOMPARE(std::get<RunFinished>(ending.events.at(2)).stepsDone, 1);
    QVERIFY(!std::get<RunFinished>(ending.events.at(2)).success);
}

void TestLeftRun::readsOnlyRunsHaveNoStatusToLookAt()
{
    Plan plan = Test::samplePlan();
    plan.kind = PlanKind::AdHoc;
    plan.steps = {Test::planStep({}, "SELECT 1", {}, StepKind::AdHoc)};
    plan.steps.first().oneTransaction = false;
    LeftRun run(plan);
    run.take(stepStarted(0));
    run.take(started(0, 0));
    const RunResult result = run.leave(std::chrono::milliseconds(800)).result;
    QCOMPARE(
        result.summary,
        u"Cancelled in statement 1. PostgreSQL has answered nothing for 0.8 s since the run was cancelled. Statement 1 commits by itself; "
        "whether it was done is not known."_s);
    QCOMPARE(result.error->message, result.summary);
    QCOMPARE(result.error->remedy, u"Until PostgreSQL answers again, it may go on with the statement and hold its locks."_s);
}

QTEST_GUILESS_MAIN(TestLeftRun)
#include "tst_leftrun.moc"
