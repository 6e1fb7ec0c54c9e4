// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/surroundings.h>
#include <models/execution/plan/plan.h>
#include <models/execution/run/runevent.h>

#include <QCoreApplication>

#include <mutex>

namespace Varve::Cli {

/// How far a run is, in one line for a terminal: a bar, n of m, the time, the migration and the beginning of its statement, values of
/// secret variables masked. Events come from the run's thread, the line is asked for on another.
class RunProgress final
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Cli::RunProgress)

public:
    /// \a plan must outlive it. \a colors: what is less important is dim.
    RunProgress(const Execution::Plan &plan, bool colors) : m_plan(plan), m_colors(colors) {}

    void take(const Execution::RunEvent &event);
    QString line(int columns) const;

private:
    struct Taker;
    /// What is drawn, taken under the mutex: to render a statement takes longer than a run should wait.
    struct State
    {
        int step = 0;       ///< that runs, or runs next
        int statement = -1; ///< of it, that runs or ran last; -1: none yet
        int done = 0;       ///< of its statements
        QString waits;      ///< for what, where it does
    };

    QString counted(const State &state) const;
    QString described(const State &state) const;
    double fraction(const State &state) const;
    int statements(const Execution::PlanStep &step, const State &state) const;

    const Execution::Plan &m_plan;
    const bool m_colors;
    const Core::Stopwatch m_time;
    mutable std::mutex m_mutex;
    State m_state; ///< guarded by m_mutex
};

} // namespace Varve::Cli
