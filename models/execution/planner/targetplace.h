// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/target.h"
#include "situation.h"

namespace Varve::Execution {

/// The migrations that \a target names, as nodes of the situation's graph: one, the heads, or the members of a release; none for base.
/// Relative targets have no place: it depends on what is applied. Several heads are an error where one is asked for.
Core::Expected<std::vector<int>> targetPlace(const Situation &situation, const Target &target);

/// "001-1": the first of its line, where \a target asks for what comes right before it, which is base for that line.
std::optional<int> rootAbove(const Situation &situation, const Target &target, const std::optional<std::vector<bool>> &within);

/// Where the branch begins that stands before the "@" of \a target: by its label, or a migration on it. nullopt when there is none.
Core::Expected<std::optional<int>> targetBranch(const Situation &situation, const Target &target);

/// What comes before and after \a node in its line, itself included.
std::vector<bool> lineage(const Situation &situation, int node);

/// "a, b, c and 4 more".
QString listed(const QStringList &ids);

} // namespace Varve::Execution
