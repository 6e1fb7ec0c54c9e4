// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stepunits.h"

namespace Varve::Execution {

Core::Expected<> StepUnits::place(const PlannedStatement &statement, int done)
{
    const UnitDivider::Place place = m_divider.place(statement);
    if (place == UnitDivider::Place::Same)
        return {};
    if (m_isOpen) {
        if (const Core::Expected<> committed = commit(); !committed)
            return committed;
    }
    return place == UnitDivider::Place::Begin ? begin(done) : Core::Expected<>();
}

/// What is known of the statements before is written first: a rollback of the unit must not take it along.
Core::Expected<> StepUnits::begin(int done)
{
    if (const Core::Expected<> written = m_journal.flush(); !written)
        return written;
    if (const Core::Expected<> begun = m_context.connection.begin(); !begun) {
        m_outcome.unitRolledBack = true;
        return begun;
    }
    m_isOpen = true;
    m_doneBefore = done;
    m_journal.unitBegins();
    return m_record.checkUntouched();
}

Core::Expected<> StepUnits::commit()
{
    if (m_context.history) {
        const Core::Expected<> written = m_record.useRole(false).and_then([this] { return m_journal.flush(&m_context.connection); });
        if (!written)
            return written;
    }
    m_outcome.unitCommitting = true;
    if (const Core::Expected<> committed = m_context.connection.commit(); !committed)
        return committed;
    m_outcome.unitCommitting = false;
    m_isOpen = false;
    m_journal.unitEnded();
    return {};
}

} // namespace Varve::Execution
