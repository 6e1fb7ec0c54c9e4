// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>
#include <models/database/connectionprofile.h>
#include <models/project/project.h>

#include <stop_token>

namespace Varve::Execution {

/// Builds the project's schema (up to \a target, empty: all) from nothing in a scratch database and takes its snapshot. The scratch database
/// is a temporary file for SQLite (attachments too), a database of its own on the environment's server for PostgreSQL, removed afterwards
/// whatever happens; a read-only environment is never used.
Core::Expected<Catalog::Snapshot> rehearseSnapshot(const Project::Project &project, const Project::Environment &environment,
                                                   const QString &databaseName, const Database::ConnectionProfile &server,
                                                   const Database::Secret &password, const QString &target = {}, std::stop_token stop = {});

} // namespace Varve::Execution
