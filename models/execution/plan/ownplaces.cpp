// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownplaces.h"

#include "sqlnames.h"

#include <models/history/historysql.h>

#include <algorithm>

namespace Varve::Execution {

namespace {

bool isDroppedPlace(const Text::StatementObject &object)
{
    return object.action == Text::ObjectAction::Drop
        && (object.kind == QLatin1StringView("SCHEMA") || object.kind == QLatin1StringView("DATABASE"));
}

} // namespace

OwnPlaces ownPlaces(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                    Database::Engine engine)
{
    Database::ConnectionProfile place;
    place.engine = engine;
    const auto profile = Project::connectionProfile(environment, databaseName, project.folder);
    if (profile && profile->engine == engine)
        place.database = profile->database;
    return {.engine = engine, .historySchema = History::HistorySql(place, project.policies).schema(), .database = place.database};
}

bool dropsPlaces(const Text::Statement &statement)
{
    return std::any_of(statement.objects.cbegin(), statement.objects.cend(), isDroppedPlace);
}

std::optional<DroppedPlace> droppedPlace(const Text::Statement &statement, const OwnPlaces &places)
{
    if (places.engine == Database::Engine::Sqlite)
        return std::nullopt;
    const bool isPostgres = places.engine == Database::Engine::PostgreSql;
    for (const Text::StatementObject &object : statement.objects) {
        if (!isDroppedPlace(object))
            continue;
        const QStringList parts = nameParts(object.name, places.engine);
        const auto is = [&](const QString &place) {
            return parts.size() == 1 && !place.isEmpty() && isSameName(parts.constFirst(), place, places.engine);
        };
        // PostgreSQL's database has all its schemas in it; MariaDB has two words for one thing.
        const bool ofSchema = !isPostgres || object.kind == QLatin1StringView("SCHEMA");
        const bool isDatabase = (!isPostgres || !ofSchema) && is(places.database);
        const bool holdsHistory = ofSchema ? is(places.historySchema) : isDatabase;
        if (isDatabase || holdsHistory)
            return DroppedPlace{.holdsHistory = holdsHistory, .isDatabase = isDatabase};
    }
    return std::nullopt;
}

} // namespace Varve::Execution
