// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner.h"

#include <models/catalog/snapshot.h>

namespace Varve::Execution {

/// Plans to make an empty database what the project says: its complete script where varve.toml names one, with what that contains marked as
/// applied, then the migrations that come after; without a script all migrations. An empty plan where the history knows of something already.
/// \a live is the database's schema: an error where it has objects and no history.
Core::Expected<Plan> planInitDatabase(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                      const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                      const Catalog::Snapshot &live, const Elsewhere &elsewhere = {});

/// What is there already, to be passed as \a live: all but Varve's own tables.
Core::Expected<Catalog::Snapshot> readObjects(const Project::Policies &policies, Database::Connection &connection);

} // namespace Varve::Execution
