// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/units.h"
#include "statementjournal.h"
#include "stepoutcome.h"
#include "steprecord.h"

namespace Varve::Execution {

/// The transactions of a step that runs in units. Refers to its arguments.
class StepUnits final
{
public:
    StepUnits(RunContext &context, const PlanStep &step, StepRecord &record, StatementJournal &journal, StepOutcome &outcome)
        : m_context(context), m_record(record), m_journal(journal), m_outcome(outcome), m_divider(step)
    {}

    /// Commits the transaction that is open and begins one, as the next statement needs it. \a done statements of the step worked.
    Core::Expected<> place(const PlannedStatement &statement, int done);
    /// In a transaction of its own.
    bool isOpen() const { return m_isOpen; }
    /// How many statements of the step were done when it began.
    int doneBefore() const { return m_doneBefore; }

private:
    Core::Expected<> begin(int done);
    Core::Expected<> commit();

    RunContext &m_context;
    StepRecord &m_record;
    StatementJournal &m_journal;
    StepOutcome &m_outcome;
    UnitDivider m_divider;
    bool m_isOpen = false;
    int m_doneBefore = 0;
};

} // namespace Varve::Execution
