// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "owntransactions.h"

namespace Varve::Execution {

namespace {

bool isSavepoint(const PlannedStatement &planned)
{
    const QString &verb = planned.statement.verb;
    return verb == QLatin1StringView("SAVEPOINT") || verb == QLatin1StringView("RELEASE")
        || QLatin1StringView(planned.sent()).contains(QLatin1StringView("ROLLBACK TO"), Qt::CaseInsensitive);
}

bool isControl(const PlannedStatement &planned)
{
    return planned.statement.kind == Text::StatementKind::TransactionControl && !isSavepoint(planned);
}

} // namespace

void OwnTransactions::sent(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    const bool mayEnd
        = isControl(planned) || statement.commitsImplicitly || statement.kind == Text::StatementKind::Call; // and begin one behind it
    m_onlyBegan = m_onlyBegan && !(m_isOpen && mayEnd);
}

/// SAVEPOINT begins a transaction on SQLite, and with autocommit off everything does: what is open says so.
void OwnTransactions::done(const PlannedStatement &planned, bool open)
{
    m_any = m_any || open || isControl(planned);
    m_onlyBegan = m_onlyBegan && (open || planned.statement.kind == Text::StatementKind::SessionSetting);
    m_isOpen = open;
}

StepOutcome::Own OwnTransactions::outcome(bool incomplete) const
{
    if (!m_any && !m_isOpen)
        return StepOutcome::Own::None;
    if (!m_isOpen)
        return StepOutcome::Own::Ended;
    if (incomplete)
        return StepOutcome::Own::LeftSomething;
    return m_onlyBegan ? StepOutcome::Own::Everything : StepOutcome::Own::RolledBack;
}

} // namespace Varve::Execution
