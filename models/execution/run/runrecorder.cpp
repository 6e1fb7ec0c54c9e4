// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runrecorder.h"

#include "../plan/secrets.h"
#include "../texts_p.h"
#include "sentences.h"
#include "sessionstate.h"

#include <models/core/surroundings.h>
#include <models/history/environmentstatus.h>
#include <models/history/lockwait.h>

#include <QCoreApplication>

namespace Varve::Execution {

RunRecorder::RunRecorder(RunContext &context, SessionState &session)
    : m_context(context), m_session(session), m_history(context.connection, context.plan.policies)
{}

RunRecorder::~RunRecorder() = default;

Core::Expected<HistoryNow> RunRecorder::lock()
{
    if (const Core::Expected<> locked = takeLock(); !locked)
        return Core::failure(locked.error());
    auto lost = waitForOrphans(m_context.connection, m_history);
    if (!lost)
        return Core::failure(lost.error());
    m_lost = *std::move(lost);
    Core::Expected<HistoryNow> now = rereadHistory(m_context.plan, m_history);
    if (!now)
        return now;
    if (const Core::Expected<> kept = checkElsewhere(); !kept)
        return Core::failure(kept.error());
    m_lastIdBefore = now->lastId;
    m_context.lastHistoryId = now->lastId;
    // With the lock held nothing that is unfinished goes on.
    const auto unfinished = History::readUnfinished(m_context.connection, m_history);
    if (!unfinished)
        return Core::failure(unfinished.error());
    m_unfinished = *unfinished;
    const Core::Expected<> same = checkJournal(m_context.plan, m_unfinished).and_then([this] { return checkDecided(); });
    return same ? now : Core::failure(same.error());
}

Core::Expected<> RunRecorder::checkElsewhere() const
{
    if (m_context.plan.joined.isEmpty() || !m_context.options.readElsewhere)
        return {};
    QStringList names;
    for (const JoinedDatabase &joined : m_context.plan.joined)
        names += joined.name;
    return checkJoined(m_context.plan, m_context.options.readElsewhere(names));
}

/// What a person said of an uncertain statement was said while the server still worked at it.
Core::Expected<> RunRecorder::checkDecided() const
{
    for (const History::StepJournal &unfinished : m_unfinished) {
        const auto isAbout = [&](const PlanStep &step) { return step.migrationId == unfinished.migrationId; };
        const QList<PlanStep> &steps = m_context.plan.steps;
        if (unfinished.uncertain() == 0 || !m_waitedFor.contains(unfinished.runId) || std::none_of(steps.cbegin(), steps.cend(), isAbout))
            continue;
        return Core::failure(
            Core::ErrorKind::History,
            QCoreApplication::translate("Varve::Execution",
                                        "The server still worked at statement %1 of %2 when this was planned; only now it is "
                                        "over.")
                .arg(unfinished.uncertain())
                .arg(unfinished.migrationId),
            QCoreApplication::translate("Varve::Execution", "Nothing was run. Look at the database and plan again."));
    }
    return {};
}

std::chrono::milliseconds RunRecorder::waitTime() const
{
    return m_context.options.wait.value_or(m_context.plan.policies.runLockTimeout);
}

Core::Expected<> RunRecorder::takeLock()
{
    Database::Connection &connection = m_context.connection;
    auto lock = History::RunLock::acquire(
        connection.profile(), m_context.options.password, waitTime(), m_context.options.stop,
        [this](const History::LockHolder &holder) { report(WaitingForLock{.holder = holder}); }, connection.identity().backendId,
        [this](Database::Connection &waiting, const History::LockHolder &holder) {
            return History::identifyHolder(waiting, m_context.plan.policies, holder);
        });
    if (!lock)
        return Core::failure(lock.error());
    m_lock = *std::move(lock);
    m_context.lock = m_lock.get();
    return {};
}

/// PostgreSQL and MariaDB go on with a statement whose client was killed: what it does, and what it holds, must be over first.
Core::Expected<QList<History::RunningRun>> RunRecorder::waitForOrphans(Database::Connection &connection,
                                                                       const History::HistoryTable &history)
{
    return History::waitForOrphans(connection, history,
                                   {.timeout = waitTime(),
                                    .end = m_context.options.endOrphans,
                                    .stop = m_context.options.stop,
                                    .masked = [this](const QString &text) { return withoutSecrets(text, m_context.plan.variables); },
                                    .waiting =
                                        [&](const History::RunningRun &orphan, std::chrono::seconds left) {
                                            m_waitedFor.insert(orphan.run.runId);
                                            report(WaitingForOrphan{.orphan = orphan, .left = left});
                                        }});
}

Core::Expected<> RunRecorder::begin()
{
    if (const Core::Expected<> ensured = m_history.ensure().and_then([this] { return m_history.checkWritable(); }); !ensured)
        return ensured;
    Database::Connection *own = m_lock ? m_lock->connection() : nullptr;
    m_journal = std::make_unique<History::RunJournal>(own ? *own : m_context.connection, m_history);
    if (const Core::Expected<> settled = settleLostRuns(); !settled)
        return settled;
    const History::LockHolder self = History::thisProcess();
    const auto begun = m_journal->beginRun({.runId = m_context.runId,
                                            .startedAt = self.since,
                                            .finishedAt = {},
                                            .user = m_context.appliedBy,
                                            .host = self.host,
                                            .processId = self.processId,
                                            .backendId = m_context.connection.identity().backendId,
                                            .applicationName = SessionState::applicationName(m_context.runId),
                                            .outcome = QStringLiteral("running")});
    if (!begun)
        return begun;
    m_isBegun = true;
    if (m_lock) {
        if (const Core::Expected<> told = m_lock->tellRun(m_context.runId); !told)
            return told;
    }
    m_context.history = &m_history;
    m_context.journal = m_journal.get();
    m_context.firstHistoryId = m_context.lastHistoryId;
    return countRows().map([this](qint64 rows) { m_rowsBefore = rows; });
}

/// Of before the run, and of what went well in it.
Core::Expected<qint64> RunRecorder::countRows()
{
    return m_context.connection.query(m_history.sql().countRows(m_context.firstHistoryId, m_context.runId))
        .map([](const Database::ResultSet &result) {
            const QVariantList &counts = result.rows.constFirst();
            return counts.constFirst().toLongLong() + counts.constLast().toLongLong();
        });
}

Core::Expected<> RunRecorder::checkKept(qint64 written)
{
    if (!m_isBegun)
        return {};
    m_session.leaveRole();
    const Core::Expected<qint64> rows = countRows();
    if (!rows)
        return Core::failure(rows.error());
    const int lost = static_cast<int>(m_rowsBefore + written - *rows);
    if (lost <= 0)
        return {};
    return Core::failure(
        Core::ErrorKind::History,
        Texts::tr("%n rows went from the history while the run went on: a migration took them away.", nullptr, lost),
        Texts::tr("See with varve-cli status which migrations lack theirs, and mark with varve-cli stamp what is applied. Take out the "
                  "statement that changes Varve's tables."));
}

/// The history gets the rows that killed runs could not write.
Core::Expected<> RunRecorder::settleLostRuns()
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

void RunRecorder::writeFailure(const PlanStep &step, StepOutcome &outcome)
{
    if (!m_isBegun)
        return;
    std::unique_ptr<Database::Connection> second;
    if (!m_context.connection.isAlive()) {
        auto opened = Database::Connection::open(m_context.connection.profile(), m_context.options.password);
        if (!opened)
            return; // nothing can be written where nobody answers; what is known is in the result
        second = *std::move(opened);
    } else {
        m_session.leaveRole();
    }
    Database::Connection &connection = second ? *second : m_context.connection;
    if (second && outcome.committing) {
        lookForCommit(connection, step, outcome);
        if (outcome.ending == StepOutcome::Ending::Done || outcome.ending == StepOutcome::Ending::Uncertain)
            return;
    }
    (void)History::RunJournal(connection, m_history).mark(std::exchange(m_context.unwrittenMarks, {}));
    History::HistoryEntry entry = failureEntry(step, outcome);
    entry.executionMs = outcome.duration.count();
    (void)History::HistoryTable(connection, m_context.plan.policies).write(entry); // e.g. a full disk: the failure is told all the same
}

History::HistoryEntry RunRecorder::failureEntry(const PlanStep &step, const StepOutcome &outcome) const
{
    History::HistoryEntry entry = successEntry(m_context.plan, step);
    entry.success = false;
    entry.appliedAt = Core::surroundings().now();
    entry.appliedBy = m_context.appliedBy;
    entry.errorMessage = outcome.error->toString();
    if (outcome.isCommitRefused())
        entry.errorMessage.prepend(failureSentence(step, outcome) + QLatin1Char(' '));
    if (outcome.goesOn)
        entry.errorMessage += QLatin1Char('\n')
            + QCoreApplication::translate("Varve::Execution", "The run went on with what does not need it (on_failure = continue).");
    entry.statementsDone = outcome.statementsDone;
    entry.runId = m_context.runId;
    return entry;
}

/// Only when the session that had the commit is over, its row's absence means that it did not take place.
void RunRecorder::lookForCommit(Database::Connection &connection, const PlanStep &step, StepOutcome &outcome)
{
    const History::HistoryTable history(connection, m_context.plan.policies);
    m_sessionGoesOn = !waitForOrphans(connection, history);
    if (m_sessionGoesOn)
        return;
    const auto rows = history.readAfter(m_lastIdBefore);
    if (!rows)
        return;
    const bool committed = std::any_of(rows->cbegin(), rows->cend(), [&](const History::HistoryEntry &row) {
        return row.runId == m_context.runId && row.migrationId == step.migrationId && row.success;
    });
    const bool kept = !step.oneTransaction && outcome.statementsDone > 0;
    outcome.ending = committed ? StepOutcome::Ending::Done : kept ? StepOutcome::Ending::Kept : StepOutcome::Ending::RolledBack;
}

/// On the lock's connection where that lives, else on the run's, else on a new one.
void RunRecorder::end(const QString &outcome, const History::IntegrityReport &integrity)
{
    if (!std::exchange(m_isBegun, false) || m_sessionGoesOn) // the next run waits for the session
        return;
    const QString &runId = m_context.runId;
    Database::Connection &connection = m_context.connection;
    Database::Connection *own = m_lock ? m_lock->connection() : nullptr;
    m_session.leaveRole();
    // The run is over either way; a row that stays "running" of a process that is gone is recognised as such.
    if (own && own->isAlive() && m_journal->endRun(runId, outcome, integrity))
        return;
    if (connection.isAlive()) {
        (void)History::RunJournal(connection, m_history).endRun(runId, outcome, integrity);
    } else if (const auto opened = Database::Connection::open(connection.profile(), m_context.options.password)) {
        (void)History::RunJournal(**opened, m_history).endRun(runId, outcome, integrity);
    }
}

void RunRecorder::report(const RunEvent &event) const
{
    if (m_context.report)
        m_context.report(event);
}

} // namespace Varve::Execution
