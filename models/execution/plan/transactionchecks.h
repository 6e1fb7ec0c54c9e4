// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"
#include "scripterrors.h"

namespace Varve::Execution {

/// How \a step, which is not one transaction, runs, and what a failure leaves of it.
QString transactionWarning(const PlanStep &step);

/// Why \a step cannot be part of a run that is one transaction.
void checkWithinRun(const PlanStep &step, ErrorList &errors);

/// Why a run on \a engine cannot be one transaction; nothing where it can.
std::optional<Core::Error> refusalOfOneRun(Database::Engine engine);

/// What the policy about transactions makes of the steps of \a plan: warnings of those that are not one transaction, or, where the whole
/// run has to be one, an error for each that cannot be part of it.
void checkTransactions(Plan &plan, ErrorList &errors);

} // namespace Varve::Execution
