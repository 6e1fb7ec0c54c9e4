// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "recreation.h"

#include <models/history/environmentstatus.h>

#include <stop_token>

namespace Varve::Execution {

/// A database as it is: what a rehearsal can begin with instead of nothing. No rows of tables.
struct CurrentSchema
{
    History::EnvironmentStatus status;
    Catalog::Snapshot snapshot;
    /// That make it anew, as far as they can be had: SQLite's own text, what MariaDB shows, what PostgreSQL's catalog says. Not in an
    /// order that works for all.
    QList<RemakingStatement> statements;
};

/// Reads it; never writes.
Core::Expected<CurrentSchema> readCurrentSchema(const Project::Project &project, const Project::Environment &environment,
                                                const QString &databaseName, Database::Connection &connection);

/// Runs \a statements again and again until none works that has not worked: each may need what another makes. The session's settings are
/// as before in the end.
Core::Expected<> recreate(Database::Connection &connection, QList<RemakingStatement> statements, const std::stop_token &stop);

} // namespace Varve::Execution
