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

EnvironmentStatus readStatus(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                             Database::Connection &connection)
{
    const Core::Expected<QList<HistoryEntry>> history = HistoryTable(connection, project.policies).read();
    if (!history) {
        EnvironmentStatus status = unreachableStatus(project, environment, databaseName, history.error());
        status.server = connection.identity();
        return status;
    }
    QList<MigrationStanding> rows = standings(project, environment, databaseName, connection.profile().engine, *history);
    lookIntoChanged(rows, project, connection.profile().engine);
    return {.environment = environment.name,
            .databaseName = databaseName,
            .server = connection.identity(),
            .standings = rows,
            .history = *history,
            .error = {}};
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
