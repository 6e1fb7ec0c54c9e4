// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/history/environmentstatus.h>

namespace Varve::Execution {

/// Plans to run the verification queries of applied migrations, of \a migrations (ids, numbers, beginnings) or of all that have some. Nothing is
/// changed: no lock, no history. One that is not applied is an error.
Core::Expected<Plan> planVerify(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const QStringList &migrations = {});

/// Plans to mark \a at and all that it comes after or needs as applied, on a database whose history is empty; an error where it is not. \a at is
/// a migration, a release, head or heads.
Core::Expected<Plan> planBaseline(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &at);

struct RepairRequest
{
    QStringList acceptChanges = {}; ///< migrations whose statements changed on purpose
    bool onlyAccepted = false;      ///< nothing else is put right, or warned of
};

/// Plans rows that put a history right: new checksums where only line ends, comments or layout changed, and of what the request names; the end
/// of failures of which nothing remains; the failures that killed runs could not write; ids that were renamed in the folder, recognised by
/// their checksum. What it leaves alone is a warning that says what to do. An empty plan: nothing to repair.
Core::Expected<Plan> planRepair(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const RepairRequest &request = {});

} // namespace Varve::Execution
