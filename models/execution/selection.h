// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "situation.h"
#include "target.h"

namespace Varve::Execution {

/// Which migrations a plan is made of.
struct Selection
{
    QList<const Project::Migration *> migrations; ///< in the order in which they run
    std::vector<bool> asked;                      ///< by node: what the target asks for, applied or not, runnable or not
};

/// What `migrate` has to run.
Core::Expected<Selection> selectForward(const Situation &situation, const Target &to);

/// What `rollback` has to undo, newest first. Seed data without a down section stays and is a warning.
Core::Expected<Selection> selectBackward(const Situation &situation, const Target &to, QStringList &warnings);

/// By node: something that comes after it or needs it is applied. Then running it is out of order.
std::vector<bool> belowApplied(const Situation &situation);

} // namespace Varve::Execution
