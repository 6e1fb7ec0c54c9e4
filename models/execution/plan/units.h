// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// Divides statements into units that commit together: as many as possible into one transaction, and what cannot be in one by itself. One
/// rule for plans, which show the units, and for runs, which may read their statements only then.
class UnitDivider final
{
public:
    enum class Place {
        Same,  ///< in the transaction that is open
        Begin, ///< in a new transaction; one that is open commits first
        Alone  ///< by itself; a transaction that is open commits first
    };
    /// \a step must outlive it.
    explicit UnitDivider(const PlanStep &step) : m_step(step) {}
    /// Of the next statement.
    Place place(const PlannedStatement &planned);

private:
    const PlanStep &m_step;
    bool m_inUnit = false;
    bool m_addsValue = false; ///< the transaction that is open adds values to a type: they can be used once it is committed
};

/// The statement cannot be undone by a rollback of the transaction that it is in, or ends it.
bool standsAlone(const PlanStep &step, const PlannedStatement &planned);

/// Statements of a step that commit together.
struct PlanUnit
{
    int first = 0; ///< 0-based, among those that the step sends
    int count = 0;
    bool transaction = true; ///< false: one statement that cannot be in one
    friend bool operator==(const PlanUnit &, const PlanUnit &) = default;
};

/// The units of a step that runs in units; of a streamed one they are not known beforehand, and there are none.
QList<PlanUnit> unitsOf(const PlanStep &step);

/// "statements 1 to 3 in a transaction", "statement 4 by itself", for a step's statements from \a before on.
QString unitText(const PlanUnit &unit, int before);

} // namespace Varve::Execution
