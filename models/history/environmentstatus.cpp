// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentstatus.h"

#include "historytable.h"

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

} // namespace

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

HistoryReading readHistory(Database::Connection &connection, const Project::Policies &policies)
{
    return {.engine = connection.profile().engine, .server = connection.identity(), .rows = HistoryTable(connection, policies).read()};
}

EnvironmentStatus statusOf(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                           const HistoryReading &history)
{
    if (!history.rows) {
        EnvironmentStatus status = unreachableStatus(project, environment, databaseName, history.rows.error());
        status.server = history.server;
        return status;
    }
    QList<MigrationStanding> rows = standings(project, environment, databaseName, history.engine, *history.rows);
    lookIntoChanged(rows, project, history.engine);
    return {.environment = environment.name,
            .databaseName = databaseName,
            .server = history.server,
            .standings = rows,
            .history = *history.rows,
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
