// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runner.h"

#include "attachedfiles.h"
#include "integrity.h"
#include "retry.h"
#include "runchecks.h"
#include "sentences.h"
#include "sessionstate.h"
#include "steprunner.h"

#include <models/history/environmentstatus.h>
#include <models/history/lockwait.h>

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
        , m_history(connection, plan.policies)
        , m_session(connection)
        , m_files(connection)
        , m_backoff(plan.policies.retryWait)
        , m_context{.plan = plan,
                    .connection = connection,
                    .options = options,
                    .report = report,
                    .history = nullptr,
                    .lock = nullptr,
                    .journal = nullptr,
                    .runId = {},
                    .appliedBy = {},
                    .lastHistoryId = 0,
                    .firstHistoryId = 0,
                    .commitsWith = {},
                    .uncommitted = {},
                    .brokenReleases = {}}
    {
        m_result.stepsTotal = static_cast<int>(plan.steps.size());
        m_context.appliedBy = options.appliedBy.isEmpty() ? History::thisProcess().user : options.appliedBy;
    }

    Core::Expected<RunResult> execute();

private:
    bool isVerification() const { return m_plan.kind == PlanKind::Verify; }
    Core::Expected<> prepare();
    Core::Expected<> takeLock();
    std::chrono::milliseconds waitTime() const { return m_options.wait.value_or(m_plan.policies.runLockTimeout); }
    Core::Expected<QList<History::RunningRun>> waitForOrphans(Database::Connection &connection, const History::HistoryTable &history);
    Core::Expected<> lookAtOtherRuns();
    Core::Expected<> beginRecord();
    Core::Expected<> beginRun();
    Core::Expected<> settleLostRuns();
    void runSteps();
    bool runStep(int index);
    StepOutcome tryStep(int index);
    void runTogether();
    StepOutcome tryTogether(const QList<int> &steps, int &reached);
    void pauseBefore(int attempt, int failedStep, int firstStep, int firstStatement, const StepOutcome &outcome);
    bool mayGoOnAfter(const StepOutcome &outcome) const;
    bool isKeptBack(int index);
    void fail(int index, StepOutcome outcome);
    void settle(int index, StepOutcome &outcome);
    void lookForCommit(Database::Connection &connection, const PlanStep &step, StepOutcome &outcome);
    void endRecord();
    QString outcomeWord() const;
    void report(const RunEvent &event) const
    {
        if (m_report)
            m_report(event);
    }

    const Plan &m_plan;
    Database::Connection &m_connection;
    const RunOptions &m_options;
    const std::function<void(const RunEvent &)> &m_report;
    History::HistoryTable m_history;
    std::unique_ptr<History::RunLock> m_lock;
    std::unique_ptr<History::RunJournal> m_journal; ///< from the first step on
    QList<History::StepJournal> m_unfinished;       ///< that runs before left
    QList<History::RunningRun> m_lost;              ///< runs whose process was killed
    SessionState m_session;
    AttachedFiles m_files;
    std::optional<Integrity> m_integrity; ///< from the first step on
    Backoff m_backoff;
    RunContext m_context;
    HistoryNow m_now;
    RunResult m_result;
    Core::Stopwatch m_timer;
    bool m_recorded = false;
    bool m_wentOn = false;        ///< after a failure
    bool m_sessionGoesOn = false; ///< the server still works at a commit that this run lost
};

Core::Expected<RunResult> Run::execute()
{
    if (const Core::Expected<> prepared = prepare(); !prepared)
        return Core::failure(prepared.error());
    int statements = 0;
    for (const PlanStep &step : m_plan.steps) {
        if (m_now.doneMeanwhile.contains(step.migrationId))
            m_result.skipped += step.migrationId;
        else
            statements += step.statementCount();
    }
    const int steps = m_result.stepsTotal - static_cast<int>(m_result.skipped.size());
    if (steps > 0) {
        if (const Core::Expected<> begun = beginRecord(); !begun) {
            m_result.error = begun.error();
            if (m_recorded)
                endRecord();
            return Core::failure(begun.error());
        }
    }
    report(RunStarted{.runId = m_result.runId, .steps = steps, .statements = statements});
    runSteps();
    if (m_integrity) {
        m_integrity->after(m_result.isSuccess(), m_options.stop);
        m_result.integrity = m_integrity->report();
    }
    if (m_recorded)
        endRecord();
    if (isVerification() && !m_result.cancelled)
        m_result.summary = verificationSentence(m_result, m_result.failed);
    else if (m_wentOn)
        m_result.summary = QString(m_result.summary + QLatin1Char(' ') + wentOnSentence(m_result)).trimmed();
    else if (m_result.isSuccess())
        m_result.summary = successSentence(m_plan, m_result, m_now.doneBy);
    report(RunFinished{.success = m_result.isSuccess(), .stepsDone = m_result.stepsDone, .duration = m_timer.milliseconds()});
    return m_result;
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
    if (const Core::Expected<> locked = takeLock(); !locked)
        return locked;
    auto lost = waitForOrphans(m_connection, m_history);
    if (!lost)
        return Core::failure(lost.error());
    m_lost = *std::move(lost);
    Core::Expected<HistoryNow> now = rereadHistory(m_plan, m_history);
    if (!now)
        return Core::failure(now.error());
    m_now = *std::move(now);
    m_context.lastHistoryId = m_now.lastId;
    if (const Core::Expected<> looked = lookAtOtherRuns(); !looked)
        return looked;
    return checkServer(m_plan, m_connection).and_then([this] { return checkFiles(m_plan, m_now.doneMeanwhile); }).and_then([this] {
        return m_files.prepare(m_plan);
    });
}

Core::Expected<> Run::takeLock()
{
    auto lock = History::RunLock::acquire(
        m_connection.profile(), m_options.password, waitTime(), m_options.stop,
        [this](const History::LockHolder &holder) { report(WaitingForLock{.holder = holder}); }, m_connection.identity().backendId);
    if (!lock)
        return Core::failure(lock.error());
    m_lock = *std::move(lock);
    m_context.lock = m_lock.get();
    return {};
}

/// PostgreSQL and MariaDB go on with a statement whose client was killed: what it does, and what it holds, must be over first.
Core::Expected<QList<History::RunningRun>> Run::waitForOrphans(Database::Connection &connection, const History::HistoryTable &history)
{
    return History::waitForOrphans(
        connection, history,
        {.timeout = waitTime(),
         .end = m_options.endOrphans,
         .stop = m_options.stop,
         .masked = [this](const QString &text) { return withoutSecrets(text, m_plan.variables); },
         .waiting = [&](const History::RunningRun &orphan,
                        std::chrono::seconds left) { report(WaitingForOrphan{.orphan = orphan, .left = left}); }});
}

/// What was left by runs that are over. With the lock held none of them goes on.
Core::Expected<> Run::lookAtOtherRuns()
{
    const auto unfinished = History::readUnfinished(m_connection, m_history);
    if (!unfinished)
        return Core::failure(unfinished.error());
    m_unfinished = *unfinished;
    if (const Core::Expected<> same = checkJournal(m_plan, m_unfinished); !same)
        return same;
    return {};
}

Core::Expected<> Run::beginRecord()
{
    m_result.runId = Core::newId();
    m_context.runId = m_result.runId;
    if (!isRecorded(m_plan.kind))
        return {};
    if (const Core::Expected<> ensured = m_history.ensure().and_then([this] { return m_history.checkWritable(); }); !ensured)
        return ensured;
    Database::Connection *own = m_lock ? m_lock->connection() : nullptr;
    m_journal = std::make_unique<History::RunJournal>(own ? *own : m_connection, m_history);
    return settleLostRuns().and_then([this] { return beginRun(); });
}

/// The history gets the rows that killed runs could not write.
Core::Expected<> Run::settleLostRuns()
{
    for (const History::StepJournal &step : std::as_const(m_unfinished)) {
        if (step.recorded)
            continue;
        if (const Core::Expected<> written = m_history.write(History::interruptedEntry(step)); !written)
            return written;
    }
    for (const History::RunningRun &lost : std::as_const(m_lost)) {
        if (const Core::Expected<> ended = m_journal->endRun(lost.run.runId, QStringLiteral("lost")); !ended)
            return ended;
    }
    if (m_unfinished.isEmpty())
        return {};
    const auto rows = m_history.readAfter(m_context.lastHistoryId);
    if (!rows)
        return Core::failure(rows.error());
    if (!rows->isEmpty())
        m_context.lastHistoryId = rows->constLast().id;
    return {};
}

/// After a kill it is known who ran what, and under which process of the server.
Core::Expected<> Run::beginRun()
{
    const History::LockHolder self = History::thisProcess();
    const QString name = SessionState::applicationName(m_result.runId);
    const auto begun = m_journal->beginRun({.runId = m_result.runId,
                                            .startedAt = self.since,
                                            .finishedAt = {},
                                            .user = m_context.appliedBy,
                                            .host = self.host,
                                            .processId = self.processId,
                                            .backendId = m_connection.identity().backendId,
                                            .applicationName = name,
                                            .outcome = QStringLiteral("running")});
    if (!begun)
        return begun;
    m_recorded = true;
    m_context.history = &m_history;
    m_context.journal = m_journal.get();
    m_context.firstHistoryId = m_context.lastHistoryId;
    if (const Core::Expected<> prepared = m_session.prepare(m_plan, name); !prepared)
        return prepared;
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
        fail(index, std::move(outcome));
        return goesOn || (isVerification() && !m_result.cancelled && m_connection.isAlive()); // each tells something of its own
    }
    ++m_result.stepsDone;
    const Core::Expected<> reset = m_session.resetAfter(step);
    if (reset)
        return true;
    m_result.error = reset.error();
    m_result.summary
        = QCoreApplication::translate("Varve::Execution", "%1 is done, but the session's settings could not be put back; the run stopped.")
              .arg(step.migrationId);
    return false;
}

/// What failed is the migration's own fault, and where the run stands is known.
bool Run::mayGoOnAfter(const StepOutcome &outcome) const
{
    const bool ofStatements = outcome.failedStatement >= 0 || outcome.committing;
    return m_plan.goesOn() && ofStatements && outcome.error->kind != Core::ErrorKind::Cancelled && m_connection.isAlive()
        && (!m_lock || m_lock->isHeld());
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

/// Again and again, as often as the policy says, while only other sessions are in the way.
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
        if (attempt >= most || !mayRetry(outcome, m_plan.engine()) || !m_session.resetAfter(step))
            return outcome;
        done = outcome.statementsDone - static_cast<int>(step.doneBefore.size());
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
            return;
        }
        if (attempt > m_plan.policies.retries || !mayRetry(outcome, m_plan.engine()))
            return fail(reached, std::move(outcome));
        pauseBefore(attempt + 1, reached, steps.constFirst(), 0, outcome);
    }
}

/// \a reached is the step that failed, or the last one. What a file set reaches the next one no more than elsewhere.
StepOutcome Run::tryTogether(const QList<int> &steps, int &reached)
{
    StepOutcome outcome;
    bool anySent = false;
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

void Run::fail(int index, StepOutcome outcome)
{
    const PlanStep &step = m_plan.steps.at(index);
    if (m_connection.isAlive())
        (void)m_session.resetAfter(step); // the step's own error is the one to tell
    if (m_context.history && outcome.anySent)
        settle(index, outcome);
    m_result.failed += step.migrationId;
    m_context.brokenReleases += step.release;
    const QString remains = outcome.ending == StepOutcome::Ending::Done
        ? QCoreApplication::translate("Varve::Execution", "%1 is committed; the connection was lost only afterwards.").arg(step.migrationId)
        : remainsSentence(m_plan, index, outcome, m_now.doneMeanwhile);
    if (m_result.error)
        m_result.error->others += *outcome.error;
    else
        m_result.error = outcome.error;
    if (m_result.failedMigration.isEmpty())
        m_result.failedMigration = step.migrationId;
    m_result.cancelled = outcome.error->kind == Core::ErrorKind::Cancelled;
    const QString failed = QString(failureSentence(step, outcome) + QLatin1Char(' ') + remains).trimmed();
    m_result.summary = m_wentOn ? QString(m_result.summary + QLatin1Char(' ') + failed).trimmed() : failed;
    report(StepFailed{.step = index, .remains = remains});
}

/// Writes the failure's row in a transaction of its own, on a new connection when the old one is gone; then it is also seen whether a
/// commit whose answer was lost took place.
void Run::settle(int index, StepOutcome &outcome)
{
    const PlanStep &step = m_plan.steps.at(index);
    std::unique_ptr<Database::Connection> second;
    if (!m_connection.isAlive()) {
        auto opened = Database::Connection::open(m_connection.profile(), m_options.password);
        if (!opened)
            return; // nothing can be written where nobody answers; what is known is in the result
        second = *std::move(opened);
    } else {
        m_session.leaveRole();
    }
    Database::Connection &connection = second ? *second : m_connection;
    History::HistoryTable history(connection, m_plan.policies);
    if (second && outcome.committing) {
        lookForCommit(connection, step, outcome);
        if (outcome.ending == StepOutcome::Ending::Done || outcome.ending == StepOutcome::Ending::Uncertain)
            return;
    }
    History::HistoryEntry entry = successEntry(m_plan, step);
    entry.success = false;
    entry.appliedAt = Core::surroundings().now();
    entry.appliedBy = m_context.appliedBy;
    entry.errorMessage = outcome.error->toString();
    if (outcome.goesOn)
        entry.errorMessage += QLatin1Char('\n')
            + QCoreApplication::translate("Varve::Execution", "The run went on with what does not need it (on_failure = continue).");
    entry.statementsDone = outcome.statementsDone;
    entry.executionMs = m_timer.milliseconds().count();
    entry.runId = m_result.runId;
    (void)history.write(entry); // e.g. a full disk: the failure itself is told all the same
}

/// Only when the session that had the commit is over, its row's absence means that it did not take place.
void Run::lookForCommit(Database::Connection &connection, const PlanStep &step, StepOutcome &outcome)
{
    const History::HistoryTable history(connection, m_plan.policies);
    m_sessionGoesOn = !waitForOrphans(connection, history);
    if (m_sessionGoesOn)
        return;
    const auto rows = history.readAfter(m_now.lastId);
    if (!rows)
        return;
    const bool committed = std::any_of(rows->cbegin(), rows->cend(), [&](const History::HistoryEntry &row) {
        return row.runId == m_result.runId && row.migrationId == step.migrationId && row.success;
    });
    const bool kept = !step.oneTransaction && outcome.statementsDone > 0;
    outcome.ending = committed ? StepOutcome::Ending::Done : kept ? StepOutcome::Ending::Kept : StepOutcome::Ending::RolledBack;
    if (committed)
        m_result.stepsDone
            = m_context.commitsWith ? m_result.stepsTotal - static_cast<int>(m_result.skipped.size()) : m_result.stepsDone + 1;
}

QString Run::outcomeWord() const
{
    if (m_result.isSuccess())
        return QStringLiteral("done");
    if (m_result.cancelled)
        return QStringLiteral("cancelled");
    return m_wentOn ? QStringLiteral("continued") : QStringLiteral("failed");
}

/// On the lock's connection where that lives, else on the run's, else on a new one.
void Run::endRecord()
{
    m_recorded = false;
    if (m_sessionGoesOn)
        return; // the next run waits for it
    Database::Connection *own = m_lock ? m_lock->connection() : nullptr;
    m_session.leaveRole();
    // The run is over either way; a row that stays "running" of a process that is gone is recognised as such.
    if (own && own->isAlive() && m_journal->endRun(m_result.runId, outcomeWord(), m_result.integrity))
        return;
    if (m_connection.isAlive()) {
        (void)History::RunJournal(m_connection, m_history).endRun(m_result.runId, outcomeWord(), m_result.integrity);
    } else if (const auto opened = Database::Connection::open(m_connection.profile(), m_options.password)) {
        (void)History::RunJournal(**opened, m_history).endRun(m_result.runId, outcomeWord(), m_result.integrity);
    }
}

} // namespace

Core::Expected<RunResult> run(const Plan &plan, Database::Connection &connection, const RunOptions &options,
                              const std::function<void(const RunEvent &)> &report)
{
    return Run(plan, connection, options, report).execute();
}

} // namespace Varve::Execution
