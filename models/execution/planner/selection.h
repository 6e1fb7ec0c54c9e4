// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/target.h"
#include "situation.h"

#include <functional>

namespace Varve::Execution {

/// Which migrations a plan is made of.
struct Selection
{
    QList<const Project::Migration *> migrations; ///< in the order in which they run
    std::vector<bool> asked;                      ///< by node: what the target asks for, applied or not, runnable or not
};

/// What `migrate` has to run.
Core::Expected<Selection> selectForward(const Situation &situation, const Target &to);

/// The next ones, as `migrate` would run them, among those for which \a takes is true by their node: what `stamp` marks with +N.
Core::Expected<Selection> selectNext(const Situation &situation, const Target &to, const std::function<bool(int)> &takes);

/// What `rollback` has to undo, newest first. Seed data with nothing in a down section stays and is a warning.
Core::Expected<Selection> selectBackward(const Situation &situation, const Target &to, QStringList &warnings);

/// By node: something that comes after it or needs it is applied. Then running it is out of order.
std::vector<bool> belowApplied(const Situation &situation);

} // namespace Varve::Execution
