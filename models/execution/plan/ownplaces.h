// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>
#include <models/text/statement.h>

namespace Varve::Execution {

/// The schema and the database that a run needs afterwards: who drops one drops the history with it, and no row says so.
struct OwnPlaces
{
    Database::Engine engine = Database::Engine::Sqlite;
    QString historySchema; ///< on MariaDB the database that holds the history
    QString database;      ///< that the environment is connected to; empty where that is not known
    friend bool operator==(const OwnPlaces &, const OwnPlaces &) = default;
};

/// \a environment may lack a connection for \a databaseName, or have one of another engine: then the database is not known.
OwnPlaces ownPlaces(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                    Database::Engine engine);

/// Whether droppedPlace() has anything to look for.
bool dropsPlaces(const Text::Statement &statement);

struct DroppedPlace
{
    bool holdsHistory = false;
    bool isDatabase = false; ///< that the environment is connected to
};

/// The first of \a places that \a statement, whose variables have their values, would drop.
std::optional<DroppedPlace> droppedPlace(const Text::Statement &statement, const OwnPlaces &places);

} // namespace Varve::Execution
