// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "../plan/target.h"

#include <models/history/environmentstatus.h>

namespace Varve::Execution {

/// What the environment's other databases have: prerequisites may lie there. Those of a database that is not among them are not looked at.
using Elsewhere = QList<History::EnvironmentStatus>;

/// Plans what is pending of the target, of all that it comes after and of what these need; several heads are an error where one is asked for. Reads and renders every file: undefined variables and broken texts of
/// all steps are reported together, before anything is sent.
Core::Expected<Plan> planMigrate(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &to = {},
                                 const Elsewhere &elsewhere = {});

/// Plans the way back: "-1" the last applied one, an id all that comes after it or needs it (the id itself stays), "base" everything. A
/// migration without a down section is an error that names it.
Core::Expected<Plan> planRollback(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                  const Target &to = {.kind = Target::Kind::Relative, .steps = -1, .migration = {}},
                                  const Elsewhere &elsewhere = {});

/// What planRollback() would roll back, and what keeps it from that: applied in another database, whole or in part, and of no use without it.
struct RollbackExtent
{
    struct Dependent
    {
        QString databaseName;
        QString migrationId;
    };
    QStringList migrations;
    QList<Dependent> dependents; ///< the nearest first
};

/// The extent of \a to; an error where that is no target. Reads no files.
Core::Expected<RollbackExtent> rollbackExtent(const Project::Project &project, const Project::Environment &environment,
                                              const QString &databaseName, Database::Engine engine,
                                              const History::EnvironmentStatus &status, const Target &to, const Elsewhere &elsewhere);

/// That \a status calls applied what was rolled back under a name that the database had before, and the ways on. Cheap where the project
/// names every database of which the history speaks.
std::optional<Core::Error> formerNameError(const Project::Project &project, const Project::Environment &environment,
                                           const QString &databaseName, Database::Engine engine, const History::EnvironmentStatus &status);

/// Plans the seed migrations that are not applied. An error where the environment does not allow them.
Core::Expected<Plan> planSeed(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                              const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                              const Elsewhere &elsewhere = {});

/// A plan of one ad hoc step: \a text (a selection or a whole editor), starting at byte \a offset of \a shownAs. Nothing is recorded.
/// A read-only environment refuses text that may change something.
Core::Expected<Plan> planAdHoc(const Project::Environment &environment, const QString &databaseName,
                               const Database::ConnectionProfile &target, const Database::ServerIdentity &server, QByteArrayView script,
                               const Text::ByteRange &range, const QString &shownAs);

} // namespace Varve::Execution
