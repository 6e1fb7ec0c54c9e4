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
    QString used;          ///< MariaDB: what USE chose before the statement at hand
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
    bool isRenamed = false;  ///< and not dropped: Varve does not find it any more
};

/// The first of \a places that \a statement of \a script, whose variables have their values, would drop or rename.
std::optional<DroppedPlace> droppedPlace(const Text::Statement &statement, QByteArrayView script, const OwnPlaces &places);

/// The first table that \a statement alters, drops, makes anew, empties, adds rows to or changes rows of, and that is one of Varve's: of
/// \a tables, or of those in the history's schema. Empty when there is none.
QString ownTableOf(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places);

/// Whether what \a statement does to Varve's tables and their places is only known together with an environment: it has a variable in a
/// name, or names a schema or a database, or has names that are to be decoded.
bool dependsOnPlaces(const Text::Statement &statement, QByteArrayView script, const QStringList &tables, const OwnPlaces &places);

} // namespace Varve::Execution
