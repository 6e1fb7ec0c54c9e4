// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../candidate.h"

namespace Varve::Project {

/// Gives each of \a candidates, which stand in the order in which they run, its parents and its branch:
///
/// 1. `Revises` names the parents; it is on their branch. A merge is on the branch without a label where one of its parents is.
/// 2. Without it the parent is the last migration before it on its branch: of the label that `Branch` names, else of the one without a label.
/// 3. `Branch` with a label that is new begins the branch: at its parent, which rule 1 or the branch without a label gives.
/// 4. Each database has lines of its own. Seed data, and what does not run with the others, hangs on its line and nothing follows it.
///
/// So a folder of numbered files is one line. A label that begins twice is a problem.
QList<Core::Problem> joinLines(QList<Candidate> &candidates);

} // namespace Varve::Project
