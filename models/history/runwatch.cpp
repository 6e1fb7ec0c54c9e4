// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runwatch.h"

#include "namedlock.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>

namespace Varve::History {

namespace {

constexpr std::chrono::milliseconds betweenLooks{100};
constexpr qsizetype longestStatement = 80;

LockHolder holderOf(const RunRecord &run, int backendId)
{
    return {.user = run.user, .host = run.host, .processId = run.processId, .since = run.startedAt, .backendId = backendId};
}

Core::Error stillRuns(const RunningRun &orphan, std::chrono::milliseconds waited)
{
    const QString since = orphan.statementSince.toLocalTime().toString(QStringLiteral("HH:mm:ss"));
    QString message = QCoreApplication::translate("Varve::History",
                                                  "The server still works for a run that is over (%1): session %2 did not end within %3 s.")
                          .arg(startedBy(orphan.run))
                          .arg(orphan.run.backendId)
                          .arg(std::chrono::duration<double>(waited).count());
    if (!orphan.statement.isEmpty()) {
        message += QLatin1Char(' ')
            + QCoreApplication::translate("Varve::History", "Since %1 it runs: %2")
                  .arg(since, orphan.statement.simplified().left(longestStatement));
    }
    return {.kind = Core::ErrorKind::Locked,
            .message = message,
            .remedy = QCoreApplication::translate("Varve::History",
                                                  "Wait longer with --wait, or end that session: varve-cli lock release --end-backend.")};
}

Core::Error stoppedWaiting()
{
    return {.kind = Core::ErrorKind::Cancelled,
            .message = QCoreApplication::translate("Varve::History", "Cancelled while waiting for a run before to end. Nothing was run.")};
}

} // namespace

QList<RunningRun> LockState::orphans() const
{
    QList<RunningRun> result;
    for (const RunningRun &run : running) {
        if (!holder && run.backendLives)
            result += run;
    }
    return result;
}

LockHolder identifyHolder(Database::Connection &connection, const Project::Policies &policies, const LockHolder &holder)
{
    if (holder.processId != 0 || connection.profile().engine != Database::Engine::MariaDb)
        return holder;
    const HistoryTable table(connection, policies);
    const auto running = table.facts().and_then([&](const auto &) { return RunJournal(connection, table).running(); });
    for (const RunningRun &run : running.value_or(QList<RunningRun>())) {
        if (NamedLock::isFor(connection, holder, run.run.runId).value_or(false))
            return holderOf(run.run, holder.backendId);
    }
    return holder;
}

Core::Expected<LockState> readLockState(Database::Connection &connection, const Project::Policies &policies)
{
    const auto holder = RunLock::holder(connection);
    if (!holder)
        return Core::failure(holder.error());
    const std::optional<LockHolder> found = *holder ? std::optional(identifyHolder(connection, policies, **holder)) : std::nullopt;
    const HistoryTable table(connection, policies);
    if (const auto facts = table.facts(); !facts)
        return Core::failure(facts.error());
    return RunJournal(connection, table).running().map([&](const QList<RunningRun> &running) {
        return LockState{.holder = found, .running = running};
    });
}

Core::Expected<LockState> readOpenRuns(Database::Connection &connection, const Project::Policies &policies, const HistoryTable &table)
{
    const Core::Expected<bool> any = RunJournal(connection, table).anyRunning();
    if (!any || !*any)
        return any.map([](bool) { return LockState(); });
    return readLockState(connection, policies);
}

Core::Expected<> endBackend(Database::Connection &connection, int backendId)
{
    if (connection.profile().engine == Database::Engine::Sqlite) {
        return Core::failure(Core::ErrorKind::Unsupported,
                             QCoreApplication::translate("Varve::History", "SQLite has no sessions: its lock goes with the process."));
    }
    const bool postgres = connection.profile().engine == Database::Engine::PostgreSql;
    const auto ended = postgres ? connection.query(QStringLiteral("SELECT pg_terminate_backend(?)"), {backendId})
                                : connection.query(QStringLiteral("KILL %1").arg(backendId));
    constexpr QLatin1String noSuchThread("1094"); // MariaDB, ER_NO_SUCH_THREAD
    if (ended || ended.error().serverCode == noSuchThread)
        return {};
    return Core::failure(ended.error());
}

QString startedBy(const RunRecord &run)
{
    if (run.processId != 0)
        return holderOf(run, run.backendId).toString();
    // A client program that runs a plan's script knows its session's user and nothing of host and process.
    return QCoreApplication::translate("Varve::History", "%1 with a plan's script, since %2")
        .arg(run.user, run.startedAt.toLocalTime().toString(QStringLiteral("HH:mm:ss")));
}

Core::Expected<QList<RunningRun>> waitForOrphans(Database::Connection &connection, const HistoryTable &table, const OrphanWait &wait)
{
    const auto now = [] { return Core::surroundings().steady(); };
    const std::chrono::nanoseconds deadline = now() + wait.timeout;
    std::chrono::nanoseconds nextReport = now();
    for (;;) {
        const auto running = RunJournal(connection, table).running();
        if (!running)
            return running;
        const auto found = std::find_if(running->cbegin(), running->cend(), [&](const RunningRun &run) {
            return run.backendLives && run.run.backendId != connection.identity().backendId;
        });
        if (found == running->cend())
            return running;
        RunningRun orphan = *found;
        if (wait.masked)
            orphan.statement = wait.masked(orphan.statement);
        if (wait.end) {
            if (const Core::Expected<> ended = endBackend(connection, orphan.run.backendId); !ended)
                return Core::failure(ended.error());
        }
        const std::chrono::nanoseconds time = now();
        if (time >= deadline)
            return Core::failure(stillRuns(orphan, wait.timeout));
        if (wait.waiting && time >= nextReport) {
            wait.waiting(orphan, std::chrono::ceil<std::chrono::seconds>(deadline - time));
            nextReport = time + std::chrono::seconds(1);
        }
        Core::surroundings().pause(wait.stop, betweenLooks);
        if (wait.stop.stop_requested())
            return Core::failure(stoppedWaiting());
    }
}

} // namespace Varve::History
