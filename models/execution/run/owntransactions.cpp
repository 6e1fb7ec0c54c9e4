// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "owntransactions.h"

namespace Varve::Execution {

namespace {

bool isSavepoint(const Text::Statement &statement, const QByteArray &sent)
{
    return statement.verb == QLatin1StringView("SAVEPOINT") || statement.verb == QLatin1StringView("RELEASE")
        || QLatin1StringView(sent).contains(QLatin1StringView("ROLLBACK TO"), Qt::CaseInsensitive);
}

} // namespace

void OwnTransactions::sent(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    const bool isControl = statement.kind == Text::StatementKind::TransactionControl && !isSavepoint(statement, planned.sent());
    const bool isFirst = m_sent++ == 0;
    m_any = m_any || isControl;
    const bool mayEnd = statement.commitsImplicitly || statement.kind == Text::StatementKind::Call;
    m_onlyBegan = m_onlyBegan && isFirst == isControl && (isFirst || !mayEnd);
}

StepOutcome::Own OwnTransactions::outcome(bool open, bool incomplete) const
{
    if (!m_any)
        return StepOutcome::Own::None;
    if (!open)
        return StepOutcome::Own::Ended;
    if (incomplete)
        return StepOutcome::Own::LeftSomething;
    return m_onlyBegan ? StepOutcome::Own::Everything : StepOutcome::Own::RolledBack;
}

} // namespace Varve::Execution
