// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keptjournal.h"

#include "sessiontexts.h"

namespace Varve::Execution {

namespace {

/// With fewer transactions the journal costs more to remove at the end than it saves.
constexpr qsizetype worthwhile = 8;

bool asksForMode(const PlannedStatement &query)
{
    return QLatin1String(query.rendered.text).contains(QLatin1String("journal_mode"), Qt::CaseInsensitive);
}

bool couldSeeIt(const PlanStep &step)
{
    return setsSomething(step) || std::any_of(step.statements.cbegin(), step.statements.cend(), asksForMode)
        || std::any_of(step.verification.cbegin(), step.verification.cend(), asksForMode);
}

} // namespace

KeptJournal::~KeptJournal()
{
    if (m_kept && !m_connection.inTransaction() && mode() == QStringLiteral("persist"))
        (void)m_connection.query(QStringLiteral("PRAGMA main.journal_mode = DELETE")); // what stays is as good
}

void KeptJournal::prepare(const Plan &plan)
{
    const bool isOneFile = plan.engine() == Database::Engine::Sqlite && plan.target.attachments.isEmpty();
    if (!isOneFile || isOneTransaction(plan) || plan.steps.size() < worthwhile
        || std::any_of(plan.steps.cbegin(), plan.steps.cend(), couldSeeIt))
        return;
    if (mode() == QStringLiteral("delete"))
        m_kept = m_connection.query(QStringLiteral("PRAGMA main.journal_mode = PERSIST")).has_value();
}

QString KeptJournal::mode() const
{
    const auto answer = m_connection.query(QStringLiteral("PRAGMA main.journal_mode"));
    return answer && !answer->rows.isEmpty() ? answer->rows.constFirst().constFirst().toString() : QString();
}

} // namespace Varve::Execution
