// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runcontext.h"

#include <models/core/surroundings.h>

namespace Varve::Execution {

/// A step and the history: what it gets from the step, as whom, and whether somebody else wrote to it meanwhile. Refers to its arguments.
class StepRecord final
{
public:
    /// \a timer: since the step began.
    StepRecord(RunContext &context, const PlanStep &step, const Core::Stopwatch &timer) : m_context(context), m_step(step), m_timer(timer)
    {}

    Core::Expected<> checkUntouched();
    Core::Expected<> useRole(bool ofEnvironment);
    /// What the history gets from a step that went well.
    Core::Expected<QList<QByteArray>> statements() const;

private:
    RunContext &m_context;
    const PlanStep &m_step;
    const Core::Stopwatch &m_timer;
};

} // namespace Varve::Execution
