// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentstatus.h"

#include "runlock.h"

#include <models/text/textfile.h>

#include <algorithm>

namespace Varve::History {

namespace {

/// Only these files are read again: which of the checksums differ says how.
void lookIntoChanged(QList<MigrationStanding> &rows, const Project::Project &project, Database::Engine engine)
{
    for (MigrationStanding &row : rows) {
        const Project::Migration *migration = row.standing == Standing::Changed ? project.migration(row.migrationId) : nullptr;
        const Project::MigrationFile *file = migration ? migration->fileFor(engine) : nullptr;
        if (!file || !row.lastApplied)
            continue;
        const auto text = Text::readTextFile(project.absolute(file->path), file->path);
        row.change = text ? classify(*row.lastApplied, text->bytes, Database::engineTraits(engine).dialect) : Change::Unknown;
    }
}

/// That still works for a run; 0: none.
int sessionOf(const QString &runId, const QList<RunningRun> &running)
{
    const auto found
        = std::find_if(running.cbegin(), running.cend(), [&](const RunningRun &run) { return run.run.runId == runId && run.backendLives; });
    return found == running.cend() ? 0 : found->run.backendId;
}

/// With the lock held: whether \a runId can be the one who holds it.
bool goesOn(const QString &runId, const QList<RunningRun> &running, Database::Engine engine)
{
    if (Database::engineTraits(engine).isFile)
        return !running.isEmpty() && running.constLast().run.runId == runId;
    return sessionOf(runId, running) != 0;
}

/// The rows that can settle the steps of \a journal: those behind the one that was the last when the first of their runs began.
Core::Expected<QList<HistoryEntry>> rowsBehind(const QList<StepJournal> &journal, const HistoryTable &table)
{
    return table.readAfter(journal.constFirst().historyId);
}

HistoryReading readAsDeep(Database::Connection &connection, const Project::Policies &policies, HistoryDepth depth)
{
    const HistoryTable table(connection, policies);
    HistoryReading reading{.engine = connection.profile().engine, .server = connection.identity(), .rows = table.read(depth)};
    if (!reading.rows)
        return reading;
    if (const auto journal = readUnfinished(connection, table, *reading.rows, depth))
        reading.journal = *journal;
    else
        reading.rows = Core::failure(journal.error());
    reading.tables = table.facts().value_or(HistoryFacts());
    reading.runs = readOpenRuns(connection, policies, table).value_or(LockState()); // the history holds without it
    return reading;
}

} // namespace

Core::Expected<QList<StepJournal>> readUnfinished(Database::Connection &connection, const HistoryTable &table,
                                                  const QList<HistoryEntry> &history, HistoryDepth depth)
{
    if (table.sawEmptyJournal())
        return QList<StepJournal>();
    const RunJournal journal(connection, table);
    const Core::Expected<QList<StepJournal>> read = journal.read();
    if (!read || read->isEmpty())
        return read;
    // Only a whole row names its run, without which a step that failed would seem settled by its own row.
    const Core::Expected<QList<HistoryEntry>> rows = depth == HistoryDepth::Whole ? history : rowsBehind(*read, table);
    if (!rows)
        return Core::failure(rows.error());
    QList<StepJournal> steps = unsettled(*read, *rows);
    const auto runs = [](const StepJournal &step) { return step.outcome == QStringLiteral("running"); };
    if (std::none_of(steps.cbegin(), steps.cend(), runs))
        return steps;
    const auto holder = RunLock::holder(connection);
    if (!holder)
        return Core::failure(holder.error());
    const auto running = journal.running();
    if (!running)
        return Core::failure(running.error());
    // A run says that it is over before it lets go of the lock: what is in the list now and holds none was killed.
    const auto isOver = [&](const StepJournal &step) {
        return runs(step)
            && std::none_of(running->cbegin(), running->cend(), [&](const RunningRun &run) { return run.run.runId == step.runId; });
    };
    if (std::any_of(steps.cbegin(), steps.cend(), isOver)) { // ended between the two looks
        const Core::Expected<QList<StepJournal>> again = journal.read();
        if (!again)
            return Core::failure(again.error());
        steps = unsettled(*again, *rows);
    }
    steps.removeIf([&](const StepJournal &step) {
        return isOver(step) || (runs(step) && *holder && goesOn(step.runId, *running, connection.profile().engine));
    });
    for (StepJournal &step : steps)
        step.session = sessionOf(step.runId, *running);
    return steps;
}

Core::Expected<QList<StepJournal>> readUnfinished(Database::Connection &connection, const HistoryTable &table)
{
    const Core::Expected<QList<StepJournal>> read = RunJournal(connection, table).read();
    if (!read || read->isEmpty())
        return read;
    return rowsBehind(*read, table).map([&](const QList<HistoryEntry> &history) { return unsettled(*read, history); });
}

const MigrationStanding *EnvironmentStatus::standing(const QString &migrationId) const
{
    const auto found
        = std::find_if(standings.cbegin(), standings.cend(), [&](const MigrationStanding &row) { return row.migrationId == migrationId; });
    return found == standings.cend() ? nullptr : &*found;
}

int EnvironmentStatus::count(Standing wanted) const
{
    return static_cast<int>(
        std::count_if(standings.cbegin(), standings.cend(), [&](const MigrationStanding &row) { return row.standing == wanted; }));
}

int EnvironmentStatus::pendingCount() const
{
    return static_cast<int>(
        std::count_if(standings.cbegin(), standings.cend(), [](const MigrationStanding &row) { return isPending(row.standing); }));
}

bool EnvironmentStatus::knowsOfNothingDone(const QString &database) const
{
    const auto isHere = [&](const auto &row) { return row.databaseName.isEmpty() || row.databaseName == database; };
    const auto isDone = [&](const HistoryEntry &row) { return isHere(row) && (row.settles() || row.statementsDone > 0); };
    const auto isLeft = [&](const StepJournal &step) { return isHere(step) && step.leftSomething(); };
    return std::none_of(history.cbegin(), history.cend(), isDone) && std::none_of(journal.cbegin(), journal.cend(), isLeft);
}

HistoryReading readHistory(Database::Connection &connection, const Project::Policies &policies, HistoryDepth depth)
{
    if (depth != HistoryDepth::Whole) {
        const HistoryReading reading = readAsDeep(connection, policies, depth);
        const bool isStrange = !reading.rows && reading.rows.error().kind == Core::ErrorKind::History;
        if (!isStrange && reading.journal.isEmpty()) // whose steps are found by the runs of the rows
            return reading;
    }
    return readAsDeep(connection, policies, HistoryDepth::Whole);
}

EnvironmentStatus statusOf(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                           const HistoryReading &history)
{
    if (!history.rows) {
        EnvironmentStatus status = unreachableStatus(project, environment, databaseName, history.rows.error());
        status.server = history.server;
        return status;
    }
    QList<MigrationStanding> rows = standings(project, environment, databaseName, history.engine, *history.rows, history.journal);
    lookIntoChanged(rows, project, history.engine);
    return {.environment = environment.name,
            .databaseName = databaseName,
            .server = history.server,
            .standings = rows,
            .history = *history.rows,
            .journal = history.journal,
            .tables = history.tables,
            .runs = history.runs,
            .error = {}};
}

EnvironmentStatus readStatus(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                             Database::Connection &connection)
{
    return statusOf(project, environment, databaseName, readHistory(connection, project.policies));
}

EnvironmentStatus unreachableStatus(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                    const Core::Error &error)
{
    EnvironmentStatus status{
        .environment = environment.name, .databaseName = databaseName, .server = {}, .standings = {}, .history = {}, .error = error};
    for (const Project::Migration &migration : project.migrations) {
        if (migration.databaseName == databaseName)
            status.standings += MigrationStanding{migration.id, Standing::Unknown, {}, {}};
    }
    return status;
}

} // namespace Varve::History
