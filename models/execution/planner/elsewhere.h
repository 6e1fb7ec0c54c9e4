// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "planner.h"
#include "selection.h"

namespace Varve::Execution {

/// Applied in another database, and of no use without something of \a selection, be it through what is not applied: one error each, with the
/// shortest path. What is there in part counts, and so does what may be there where the other database's history cannot be read.
QList<Core::Error> leftDependents(const Situation &situation, const Selection &selection);

/// The same as data, without what may be there.
QList<RollbackExtent::Dependent> knownDependents(const Situation &situation, const Selection &selection);

/// Plan::joined of a plan that applies \a order: what must be applied in other databases.
QList<JoinedDatabase> neededElsewhere(const Situation &situation, const QList<const Project::Migration *> &order);

/// Plan::joined of a plan that rolls back \a selection: what must not be applied in other databases.
QList<JoinedDatabase> absentElsewhere(const Situation &situation, const Selection &selection);

} // namespace Varve::Execution
