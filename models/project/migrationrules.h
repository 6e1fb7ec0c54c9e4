// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "candidate.h"
#include "configuration.h"

namespace Varve::Project {

/// Applies what varve.toml and the headers say about each migration: category, environments, database, successor, release, version,
/// and makes the prerequisites ids. \a releases get the ids of their migrations. What names nothing is a problem.
QList<Core::Problem> applyRules(QList<Candidate> &candidates, const Configuration &configuration, QList<Release> &releases,
                                const QStringList &environments);

} // namespace Varve::Project
