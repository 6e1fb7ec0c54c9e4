// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "currentschema.h"
#include "rehearsalreport.h"
#include "scratchdatabase.h"

#include <models/catalog/snapshot.h>
#include <models/project/project.h>

#include <stop_token>

namespace Varve::Execution {

/// Runs all migrations of \a databaseName with \a environment's values in a scratch database: up with their verification, all down as far
/// as there are down sections, up again; reads the schema after each. An error where nothing can be tried at all (no right to make a
/// database, files that cannot be planned) or it was cancelled; what fails on the way is in the report. The scratch database is removed
/// whatever happens. Blocks; \a stop ends a running statement too.
/// With \a current the scratch database begins with that schema, as far as it can be made anew, and what is pending there is run, without
/// verification: the rows that it asks for are not there.
Core::Expected<RehearsalReport> rehearse(const Project::Project &project, const Project::Environment &environment,
                                         const QString &databaseName, const ScratchServer &server, std::stop_token stop = {},
                                         const CurrentSchema *current = nullptr);

/// Builds the project's schema (up to \a target, empty: all) from nothing in a scratch database and takes its snapshot. The scratch database
/// is a temporary file for SQLite (attachments too), a database of its own on the environment's server for PostgreSQL, removed afterwards
/// whatever happens; a read-only environment is never used. Verify sections are left out: they tell of data that only a real database has.
Core::Expected<Catalog::Snapshot> rehearseSnapshot(const Project::Project &project, const Project::Environment &environment,
                                                   const QString &databaseName, const ScratchServer &server, const QString &target = {},
                                                   std::stop_token stop = {});

} // namespace Varve::Execution
