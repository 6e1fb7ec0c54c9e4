// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"

#include <models/execution/plan/plan.h>

namespace Varve::Cli {

/// Prints a plan in the chosen format: what a dry run shows. Returns the exit code.
int printPlan(const Context &context, const Execution::Plan &plan);

/// The format is for a plan itself: of an empty one too it is wanted, and not a sentence.
bool wantsPlan(const Context &context);

/// The option for that format, of a command that only shows a plan.
void addPlanFormat(const Command &command, Context &context);

/// The same of a command that runs its plan unless \a dryRun, with what it does: formats for reading are refused where it would run.
/// \a dryRun must live as long as \a run.
void runsWithPlan(const Command &command, Context &context, const bool &dryRun, std::function<int()> run);

/// Runs a plan and prints what happens; SIGINT, SIGTERM and SIGHUP stop it after the running statement, a second one cancels that, a
/// third one leaves at once.
/// Returns the exit code. Of each query at most \a rowLimit rows are fetched; -1: all.
int runPlan(Context &context, const Execution::Plan &plan, qint64 rowLimit = -1);

} // namespace Varve::Cli
