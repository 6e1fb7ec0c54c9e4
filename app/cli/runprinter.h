// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/run/runner.h>

namespace Varve::Cli {

/// Tells what a run says, in one of the formats.
class RunPrinter
{
public:
    virtual ~RunPrinter() = default;
    /// On the thread of the run.
    virtual void take(const Execution::RunEvent &event) = 0;
    /// The last call, of a run that had begun.
    virtual void end(const Execution::RunResult &result) = 0;
};

/// A statement of a step by its number in a RunEvent. Nothing where the step is read while it runs.
inline const Execution::PlannedStatement *plannedStatement(const Execution::PlanStep &step, int statement)
{
    const QList<Execution::PlannedStatement> &list = statement < step.statements.size() ? step.statements : *step.verification;
    const qsizetype at = statement < step.statements.size() ? statement : statement - step.statements.size();
    return !step.streamed && at >= 0 && at < list.size() ? &list.at(at) : nullptr;
}

/// The number that a person knows it by: from 1, of the whole file.
inline int shownNumber(const Execution::PlanStep &step, int statement)
{
    return static_cast<int>(step.doneBefore->size()) + statement + 1;
}

} // namespace Varve::Cli
