// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "context.h"
#include "runprinter.h"

namespace Varve::Cli {

/// A run for a person: a line for each step, the rows of queries, notices.
class RunLines final : public RunPrinter
{
public:
    /// \a withProgress: a status line counts, and what comes again every second is told once here.
    RunLines(const Context &context, const Execution::Plan &plan, bool withProgress)
        : m_context(context), m_plan(plan), m_withProgress(withProgress)
    {}

    void take(const Execution::RunEvent &event) override;
    void end(const Execution::RunResult &result) override;

private:
    struct Teller;
    bool isAdHoc(int step) const { return m_plan.steps.at(step).kind == Execution::StepKind::AdHoc; }

    const Context &m_context;
    const Execution::Plan &m_plan;
    bool m_withProgress = false;
    int m_lastRows = -1;   ///< the statement whose rows were printed last
    QString m_lastHolder;  ///< of the lock, as last told
    int m_lastOrphan = -1; ///< its session, as last told
};

} // namespace Varve::Cli
