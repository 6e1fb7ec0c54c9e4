// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "../plan/attachedfiles.h"
#include "../session/sessionbefore.h"
#include "integrity.h"
#include "keptjournal.h"
#include "retry.h"
#include "runrecorder.h"
#include "sentences.h"
#include "sessionstate.h"
#include "steprunner.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// One run from lock to unlock.
class Run final
{
public:
    Run(const Plan &plan, Database::Connection &connection, const RunOptions &options, const std::function<void(const RunEvent &)> &report)
        : m_plan(plan)
        , m_connection(connection)
        , m_options(options)
        , m_report(report)
        , m_context{.plan = plan, .connection = connection, .options = options, .report = report}
        , m_recorder(m_context, m_session)
        , m_session(connection)
        , m_files(connection)
        , m_keptJournal(connection)
        , m_backoff(plan.policies.retryWait)
    {
        m_result.stepsTotal = static_cast<int>(plan.steps.size());
        m_context.appliedBy = options.appliedBy.isEmpty() ? History::thisProcess().user : options.appliedBy;
    }

    Core::Expected<RunResult> execute();

private:
    bool isVerification() const { return m_plan.kind == PlanKind::Verify; }
    Core::Expected<> prepare();
    Core::Expected<> begin();
    int statementCount();
    void runSteps();
    bool runStep(int index);
    StepOutcome tryStep(int index);
    void runTogether();
    StepOutcome tryTogether(const QList<int> &steps, int &reached);
    void pauseBefore(int attempt, int failedStep, int firstStep, int firstStatement, const StepOutcome &outcome);
    bool mayGoOnAfter(const StepOutcome &outcome) const;
    bool isKeptBack(int index);
    void fail(const QList<int> &steps, StepOutcome outcome);
    void checkHistory();
    QString outcomeWord() const;
    QString summary() const;
    void noteApplied(const PlanStep &step)
    {
        if (m_integrity)
            m_integrity->applied(step);
    }
    void report(const RunEvent &event) const
    {
        if (m_report)
            m_report(event);
    }

    const Plan &m_plan;
    Database::Connection &m_connection;
    const RunOptions &m_options;
    const std::function<void(const RunEvent &)> &m_report;
    RunContext m_context;
    RunRecorder m_recorder; ///< it holds the lock, and so outlives what puts the session back
    SessionState m_session;
    AttachedFiles m_files;
    KeptJournal m_keptJournal;
    std::optional<Integrity> m_integrity; ///< from the first step on
    Backoff m_backoff;
    HistoryNow m_now;
    RunResult m_result;
    Core::Stopwatch m_timer;
    bool m_wentOn = false; ///< after a failure
};

Core::Expected<RunResult> Run::execute()
{
    if (const Core::Expected<> prepared = prepare(); !prepared)
        return Core::failure(prepared.error());
    const int statements = statementCount();
    const int steps = m_result.stepsTotal - static_cast<int>(m_result.skipped.size());
    if (steps > 0) {
        if (const Core::Expected<> begun = begin(); !begun) {
            m_result.error = begun.error();
            m_recorder.end(outcomeWord(), m_result.integrity);
            return Core::failure(begun.error());
        }
    }
    report(RunStarted{.runId = m_result.runId, .steps = steps, .statements = statements});
    runSteps();
    checkHistory();
    if (m_integrity) {
        m_integrity->after(m_options.stop);
        m_result.integrity = m_integrity->report();
    }
    m_result.integrity.keep(m_context.verified);
    m_recorder.end(outcomeWord(), m_result.integrity);
    m_result.summary = summary();
    if (!m_keptJournal.giveBack())
        m_result.summary += QLatin1Char(' ') + logStaysSentence(m_plan.target.database);
    report(RunFinished{.success = m_result.isSuccess(), .stepsDone = m_result.stepsDone, .duration = m_timer.milliseconds()});
    return m_result;
}

/// Of the steps that nobody did meanwhile; the others are named in the result.
int Run::statementCount()
{
    int statements = 0;
    for (const PlanStep &step : m_plan.steps) {
        if (m_now.doneMeanwhile.contains(step.migrationId))
            m_result.skipped += step.migrationId;
        else
            statements += step.statementCount();
    }
    return statements;
}

/// Everything that can refuse the run before anything is sent that changes something.
Core::Expected<> Run::prepare()
{
    if (const Core::Expected<> allowed = checkGuard(m_plan); !allowed)
        return allowed;
    if (m_connection.inTransaction())
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate("Varve::Execution", "The connection has an open transaction."));
    if (!isRecorded(m_plan.kind))
        return checkServer(m_plan, m_connection).and_then([this] { return checkFiles(m_plan, {}); }).and_then([this] {
            return m_session.enter(m_plan);
        });
    if (m_plan.isEmpty())
        return {};
    if (const Core::Expected<> same = checkServer(m_plan, m_connection); !same)
        return same;
    Core::Expected<HistoryNow> now = m_recorder.lock();
    if (!now)
        return Core::failure(now.error());
    m_now = *std::move(now);
    return checkFiles(m_plan, m_now.doneMeanwhile).and_then([this] { return m_files.prepare(m_plan); });
}

Core::Expected<> Run::begin()
{
    m_result.runId = Core::newId();
    m_context.runId = m_result.runId;
    if (!isRecorded(m_plan.kind))
        return {};
    if (const Core::Expected<> waiting = m_session.waitForFile(m_plan); !waiting)
        return waiting;
    m_keptJournal.prepare(m_plan);
    const auto begun
        = m_recorder.begin().and_then([this] { return m_session.prepare(m_plan, SessionState::applicationName(m_result.runId)); });
    if (!begun)
        return begun;
    m_integrity.emplace(m_connection, m_plan);
    m_integrity->before();
    return {};
}

void Run::runSteps()
{
    if (isOneTransaction(m_plan))
        return runTogether();
    for (int index = 0; index < m_result.stepsTotal; ++index) {
        if (m_now.doneMeanwhile.contains(m_plan.steps.at(index).migrationId) || isKeptBack(index))
            continue;
        if (!runStep(index))
            return;
    }
}

bool Run::runStep(int index)
{
    const PlanStep &step = m_plan.steps.at(index);
    StepOutcome outcome = tryStep(index);
    if (outcome.error) {
        outcome.goesOn = mayGoOnAfter(outcome);
        m_wentOn = m_wentOn || outcome.goesOn;
        const bool goesOn = outcome.goesOn;
        fail({index}, std::move(outcome));
        return goesOn || (isVerification() && !m_result.cancelled && m_connection.isAlive()); // each tells something of its own
    }
    ++m_result.stepsDone;
    noteApplied(step);
    const Core::Expected<> reset = m_session.resetAfter(step);
    if (reset)
        return true;
    m_result.error = reset.error();
    m_result.summary
        = QCoreApplication::translate("Varve::Execution", "%1 is done, but the session's settings could not be put back; the run stopped.")
              .arg(step.migrationId);
    return false;
}

/// A failure is told as it is: the history's rows are for the next run to look at then.
void Run::checkHistory()
{
    if (m_result.error)
        return;
    qint64 written = 0;
    for (const PlanStep &step : m_plan.steps) {
        if (step.ofLostRun || m_now.doneMeanwhile.contains(step.migrationId))
            continue;
        const QList<History::HistoryEntry> rows = historyRows(m_plan, step);
        written += std::count_if(rows.cbegin(), rows.cend(), [](const History::HistoryEntry &row) { return row.success; });
    }
    const Core::Expected<> kept = m_recorder.checkKept(written);
    if (kept)
        return;
    m_result.summary = successSentence(m_plan, m_result, m_now.doneBy);
    m_result.error = kept.error();
}

/// What failed is the migration's own fault, and where the run stands is known.
bool Run::mayGoOnAfter(const StepOutcome &outcome) const
{
    const bool ofStatements = outcome.failedStatement >= 0 || outcome.committing || outcome.checking;
    return m_plan.goesOn() && ofStatements && !outcome.unknown && outcome.error->kind != Core::ErrorKind::Cancelled
        && m_connection.isAlive() && (!m_context.lock || m_context.lock->isHeld());
}

/// It needs a migration that failed, or one that was kept back itself.
bool Run::isKeptBack(int index)
{
    const PlanStep &step = m_plan.steps.at(index);
    const bool isKept = std::any_of(step.needs.cbegin(), step.needs.cend(), [this](const QString &needed) {
        return m_result.failed.contains(needed) || m_result.notStarted.contains(needed);
    });
    if (!isKept || !m_wentOn)
        return false;
    m_result.notStarted += step.migrationId;
    m_context.brokenReleases += step.release;
    return true;
}

/// Again and again, as often as the policy says, while only other sessions are in the way. Behind a unit that is committed the session stays
/// as that left it; where the one that was rolled back changed it beyond that, nothing is tried again.
StepOutcome Run::tryStep(int index)
{
    const PlanStep &step = m_plan.steps.at(index);
    const int most = m_plan.policies.retries + 1;
    bool anySent = false;
    int done = 0;
    for (int attempt = 1;; ++attempt) {
        StepOutcome outcome = StepRunner(m_context, index, done).run();
        anySent = anySent || outcome.anySent;
        outcome.anySent = anySent;
        outcome.attempts = attempt;
        if (attempt >= most || !mayRetry(outcome, m_plan.engine()))
            return outcome;
        done = outcome.statementsDone - static_cast<int>(step.doneBefore->size());
        const bool isReady = done > 0 ? isUndoneWithTransaction(step, m_plan.engine(), done, outcome.failedStatement)
                                      : m_session.resetAfter(step).has_value();
        if (!isReady)
            return outcome;
        pauseBefore(attempt + 1, index, index, done, outcome);
    }
}

void Run::pauseBefore(int attempt, int failedStep, int firstStep, int firstStatement, const StepOutcome &outcome)
{
    const std::chrono::milliseconds pause = m_backoff.after(attempt - 1);
    report(StepRetried{.step = failedStep,
                       .attempt = attempt,
                       .attempts = m_plan.policies.retries + 1,
                       .pause = pause,
                       .firstStep = firstStep,
                       .firstStatement = firstStatement,
                       .error = *outcome.error});
    Core::surroundings().pause(m_options.stop, pause);
}

/// All steps in one transaction, which begins with the first and is committed with the last.
void Run::runTogether()
{
    QList<int> steps;
    for (int index = 0; index < m_result.stepsTotal; ++index) {
        if (!m_now.doneMeanwhile.contains(m_plan.steps.at(index).migrationId))
            steps += index;
    }
    if (steps.isEmpty())
        return;
    m_context.commitsWith = steps.constLast();
    for (int attempt = 1;; ++attempt) {
        int reached = 0;
        StepOutcome outcome = tryTogether(steps, reached);
        outcome.attempts = attempt;
        if (!outcome.error) {
            m_result.stepsDone = static_cast<int>(steps.size());
            for (const int index : steps)
                noteApplied(m_plan.steps.at(index));
            return;
        }
        if (attempt > m_plan.policies.retries || !mayRetry(outcome, m_plan.engine()))
            return fail(outcome.isCommitRefused() ? steps : QList<int>{reached}, std::move(outcome));
        pauseBefore(attempt + 1, reached, steps.constFirst(), 0, outcome);
    }
}

/// \a reached is the step that failed, or the last one. What a file set reaches the next one no more than elsewhere.
StepOutcome Run::tryTogether(const QList<int> &steps, int &reached)
{
    StepOutcome outcome;
    bool anySent = false;
    m_context.verified.clear();
    for (const int index : steps) {
        reached = index;
        outcome = StepRunner(m_context, index).run();
        anySent = anySent || outcome.anySent;
        outcome.anySent = anySent;
        const Core::Expected<> reset = m_session.resetAfter(m_plan.steps.at(index));
        if (!outcome.error && !reset) {
            (void)m_connection.rollback(); // the first error is the one to tell
            m_context.uncommitted.clear();
            outcome.error = reset.error();
            outcome.ending = StepOutcome::Ending::RolledBack;
        }
        if (outcome.error)
            break;
    }
    return outcome;
}

/// \a steps are several where one commit was of them all: then none is more to blame than the others.
void Run::fail(const QList<int> &steps, StepOutcome outcome)
{
    const PlanStep &last = m_plan.steps.at(steps.constLast());
    outcome.together = static_cast<int>(steps.size());
    if (m_connection.isAlive())
        (void)m_session.resetAfter(last); // the step's own error is the one to tell
    for (const int index : steps) {
        const PlanStep &step = m_plan.steps.at(index);
        if (outcome.anySent)
            m_recorder.writeFailure(step, outcome);
        m_result.failed += step.migrationId;
        m_context.brokenReleases += step.release;
    }
    if (outcome.ending == StepOutcome::Ending::Done) // the commit took place, only its answer was lost
        m_result.stepsDone
            = m_context.commitsWith ? m_result.stepsTotal - static_cast<int>(m_result.skipped.size()) : m_result.stepsDone + 1;
    const QString remains = outcome.ending == StepOutcome::Ending::Done
        ? QCoreApplication::translate("Varve::Execution", "%1 is committed; the connection was lost only afterwards.").arg(last.migrationId)
        : remainsSentence(m_plan, steps.constLast(), outcome, m_now.doneMeanwhile);
    if (m_result.error)
        m_result.error->others += *outcome.error;
    else
        m_result.error = outcome.error;
    if (m_result.failedMigration.isEmpty() && steps.size() == 1)
        m_result.failedMigration = last.migrationId;
    m_result.cancelled = outcome.error->kind == Core::ErrorKind::Cancelled;
    const QString failed = QString(failureSentence(last, outcome) + QLatin1Char(' ') + remains).trimmed();
    m_result.summary = m_wentOn ? QString(m_result.summary + QLatin1Char(' ') + failed).trimmed() : failed;
    for (const int index : steps)
        report(StepFailed{.step = index, .remains = remains});
}

QString Run::outcomeWord() const
{
    if (m_result.isSuccess())
        return QStringLiteral("done");
    if (m_result.cancelled)
        return QStringLiteral("cancelled");
    return m_wentOn ? QStringLiteral("continued") : QStringLiteral("failed");
}

QString Run::summary() const
{
    if (isVerification() && !m_result.cancelled)
        return verificationSentence(m_result, m_result.failed);
    if (m_wentOn)
        return QString(m_result.summary + QLatin1Char(' ') + wentOnSentence(m_result)).trimmed();
    return m_result.isSuccess() ? successSentence(m_plan, m_result, m_now.doneBy) : m_result.summary;
}

} // namespace

Core::Expected<RunResult> run(const Plan &plan, Database::Connection &connection, const RunOptions &options,
                              const std::function<void(const RunEvent &)> &report)
{
    return Run(plan, connection, options, report).execute();
}

} // namespace Varve::Execution
