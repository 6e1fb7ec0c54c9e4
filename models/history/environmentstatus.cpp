// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentstatus.h"

#include "historytable.h"

#include <algorithm>

namespace Varve::History {

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
    return {.environment = environment.name,
            .databaseName = databaseName,
            .server = connection.identity(),
            .standings = standings(project, environment, databaseName, connection.profile().engine, *history),
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
