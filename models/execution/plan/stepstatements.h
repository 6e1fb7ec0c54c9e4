// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"
#include "statementstream.h"

#include <functional>

namespace Varve::Execution {

/// The statements of a streamed step, from the file's first one on.
Core::Expected<std::unique_ptr<StatementStream>> openStream(const Plan &plan, const PlanStep &step);

enum class Queries { Without, With };

/// Calls \a look with each statement of \a step until it fails, and where \a queries says so with each verification query; a large file is read
/// once more.
Core::Expected<> forEachStatement(const Plan &plan, const PlanStep &step,
                                  const std::function<Core::Expected<>(const PlannedStatement &)> &look,
                                  Queries queries = Queries::Without);

/// A streamed step as if its file were small: with its statements that are not done yet, its checks and data. An error where the file cannot
/// be read, is another than the plan's, or longer than 128 MiB.
Core::Expected<PlanStep> heldStep(const Plan &plan, const PlanStep &step);

/// A statement as the journal knows it.
struct JournaledStatement
{
    QString hash; ///< see journalHash()
    Core::SourcePosition start;
    std::optional<PlannedStatement> planned; ///< unset in a file too large to hold
};

/// All of a step that was just built. \a plan: whose variables and engine it is for. A large file is read once more.
Core::Expected<QList<JournaledStatement>> journaledStatements(const Plan &plan, const PlanStep &step);

} // namespace Varve::Execution
