// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runner.h"
#include "stepoutcome.h"

namespace Varve::Execution {

/// Follows a run by its events, to say what is known of it when nobody waits for its server any more.
class LeftRun final
{
public:
    explicit LeftRun(const Plan &plan) : m_plan(plan) {}

    void take(const RunEvent &event);

    struct Ending
    {
        RunResult result;       ///< cancelled, with the error and its remedy
        QList<RunEvent> events; ///< that end what has begun
    };
    /// When the server has answered nothing for \a silent.
    Ending leave(std::chrono::milliseconds silent) const;

private:
    friend struct LeftRunFollower;
    bool isInStep() const { return m_step >= 0 && !m_stepEnded; }
    StepOutcome outcome() const;
    QString remains() const;
    Core::Error error(std::chrono::milliseconds silent) const;

    Plan m_plan;
    QString m_runId;
    int m_stepsDone = 0;
    int m_step = -1; ///< the last that was started
    bool m_stepEnded = false;
    int m_underWay = -1; ///< statement or query that has not been answered; -1: none
    int m_done = 0;      ///< statements of the step that were answered, from its first on
    bool m_failed = false;
    int m_beginsStep = -1; ///< the step that an attempt begins with,
    int m_beginsAt = 0;    ///< and its first statement
};

} // namespace Varve::Execution
