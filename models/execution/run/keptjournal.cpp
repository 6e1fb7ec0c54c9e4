// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keptjournal.h"

#include "../plan/sessiontexts.h"

#include <models/database/sqlite/fileholders.h>

namespace Varve::Execution {

namespace {

/// With fewer transactions the journal costs more to remove at the end than it saves.
constexpr qsizetype worthwhile = 8;

bool asksForMode(const PlannedStatement &query)
{
    return QLatin1String(query.sent()).contains(QLatin1String("journal_mode"), Qt::CaseInsensitive);
}

bool couldSeeIt(const PlanStep &step)
{
    return setsSomething(step) || std::any_of(step.statements.cbegin(), step.statements.cend(), asksForMode)
        || std::any_of(step.verification->cbegin(), step.verification->cend(), asksForMode);
}

} // namespace

void KeptJournal::prepare(const Plan &plan)
{
    const bool isOneFile = plan.engine() == Database::Engine::Sqlite && plan.target.attachments.isEmpty();
    if (!isOneFile || isOneTransaction(plan) || plan.steps.size() < worthwhile
        || std::any_of(plan.steps.cbegin(), plan.steps.cend(), couldSeeIt) || mode() != QStringLiteral("delete"))
        return;
    const QString synchronous = ask(QStringLiteral("synchronous"));
    const QString better = isNewHere() ? QStringLiteral("wal") : QStringLiteral("persist");
    if (ask(QStringLiteral("journal_mode = ") + better) == better)
        m_kept = better;
    // A SQLite can be built to leave out the fsync of a commit in WAL mode (sqlite.org/compile.html, SQLITE_DEFAULT_WAL_SYNCHRONOUS).
    if (ask(QStringLiteral("synchronous")) != synchronous)
        (void)giveBack();
}

bool KeptJournal::giveBack()
{
    const QString kept = std::exchange(m_kept, {});
    if (kept.isEmpty() || m_connection.inTransaction() || mode() != kept)
        return true;
    return ask(QStringLiteral("journal_mode = DELETE")) == QStringLiteral("delete") || kept == QStringLiteral("persist");
}

bool KeptJournal::isNewHere() const
{
    return ask(QStringLiteral("page_count")) == QStringLiteral("0") && Database::liesOnThisMachine(m_connection.profile().database);
}

QString KeptJournal::mode() const
{
    return ask(QStringLiteral("journal_mode"));
}

QString KeptJournal::ask(const QString &pragma) const
{
    const auto answer = m_connection.query(QStringLiteral("PRAGMA main.") + pragma);
    return answer ? answer->rows.value(0).value(0).toString() : QString();
}

} // namespace Varve::Execution
