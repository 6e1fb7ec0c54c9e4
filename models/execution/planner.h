// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

#include <models/history/environmentstatus.h>

namespace Varve::Execution {

/// Where to go. Words and numbers as Alembic has them: "head", "base", "+2", "-1", an id, a number, an unambiguous prefix.
struct Target
{
    enum class Kind { Head, Base, Relative, Migration };
    Kind kind = Kind::Head;
    int steps = 0;     ///< Relative: +N forward, -N back
    QString migration; ///< Migration: reference as typed
    friend bool operator==(const Target &, const Target &) = default;
};

Core::Expected<Target> parseTarget(const QString &text);
/// parseTarget() reads it back.
QString targetText(const Target &target);

/// Plans what is pending up to and including the target. Reads and renders every file: undefined variables and broken texts of
/// all steps are reported together, before anything is sent.
Core::Expected<Plan> planMigrate(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                 const Target &to = {});

/// Plans the way back: "-1" the last applied one, an id everything above it (the id itself stays), "base" everything. A
/// migration without a down section is an error that names it.
Core::Expected<Plan> planRollback(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                  const Target &to = {.kind = Target::Kind::Relative, .steps = -1, .migration = {}});

/// Plans the seed migrations that are not applied. An error where the environment does not allow them.
Core::Expected<Plan> planSeed(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                              const Database::ConnectionProfile &target, const History::EnvironmentStatus &status);

/// A plan of one ad hoc step: \a text (a selection or a whole editor), starting at byte \a offset of \a shownAs. Nothing is recorded.
/// A read-only environment refuses text that may change something.
Core::Expected<Plan> planAdHoc(const Project::Environment &environment, const QString &databaseName,
                               const Database::ConnectionProfile &target, const Database::ServerIdentity &server, QByteArrayView script,
                               const Text::ByteRange &range, const QString &shownAs);

} // namespace Varve::Execution
