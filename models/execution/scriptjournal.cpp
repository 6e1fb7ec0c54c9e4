// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptjournal.h"

#include <QRegularExpression>

namespace Varve::Execution {

using State = History::StatementMark::State;

namespace {

bool changesRole(const PlannedStatement &planned)
{
    static const QRegularExpression role(QStringLiteral("^(?:SET|RESET)\\s+(?:SESSION\\s+)?(?:ROLE|AUTHORIZATION)\\b"),
                                         QRegularExpression::CaseInsensitiveOption);
    return planned.statement.kind == Text::StatementKind::SessionSetting
        && role.match(QString::fromUtf8(planned.sent()).trimmed()).hasMatch();
}

} // namespace

ScriptJournal::ScriptJournal(const Plan &plan, ScriptText &out) : m_plan(plan), m_out(out), m_sql(plan.target, plan.policies) {}

void ScriptJournal::begin()
{
    for (const History::HistoryEntry &lost : m_plan.lostRows)
        m_out.statements({m_sql.insert(lost), m_sql.endScriptRun(lost.runId, QStringLiteral("lost"))});
    m_out.statement(m_sql.insertScriptRun(m_plan.id, QStringLiteral("varve/script")));
}

void ScriptJournal::end()
{
    m_out.statement(m_sql.endScriptRun(m_plan.id, QStringLiteral("done")));
}

/// Of a streamed step nothing is known of its statements here.
void ScriptJournal::enter(const PlanStep &step, int index)
{
    m_pending.clear();
    m_roles.clear();
    m_statement = 0;
    m_index = index;
    m_step = commitsByItself(step) && !step.streamed ? &step : nullptr;
    if (!m_step)
        return;
    for (const QString &hash : *step.doneBefore) { // the whole story, also of what another run did
        ++m_statement;
        m_pending += row(hash, State::Done);
    }
}

History::JournalRow ScriptJournal::row(const QString &hash, State state) const
{
    return {.runId = m_plan.id,
            .step = m_index + 1,
            .migrationId = m_step->migrationId,
            .databaseName = m_plan.databaseName,
            .direction = isBackward(m_step->kind) ? History::Direction::Down : History::Direction::Up,
            .statementsTotal = m_step->totalStatements(),
            .backendId = 0,
            .historyId = m_plan.lostRows.isEmpty() ? m_plan.lastHistoryId : -1, // they are before it
            .mark = {.statement = m_statement, .hash = hash, .state = state, .startedAt = {}}};
}

void ScriptJournal::starting(const PlannedStatement &statement)
{
    if (!m_step)
        return;
    ++m_statement;
    m_pending += row(journalHash(statement, m_plan.variables), State::Started);
    writeOutside();
    if (changesRole(statement))
        m_roles += shownText(statement, m_plan.variables);
}

void ScriptJournal::ended()
{
    if (!m_step)
        return;
    m_pending.last().mark.state = State::Done;
    m_pending = {m_pending.constLast()};
    writeOutside();
    m_pending.clear();
}

void ScriptJournal::add(const PlannedStatement &statement)
{
    if (!m_step)
        return;
    ++m_statement;
    m_pending += row(journalHash(statement, m_plan.variables), State::Done);
}

void ScriptJournal::flush()
{
    if (m_pending.isEmpty())
        return;
    m_out.statement(m_sql.insertMarks(m_pending));
    m_pending.clear();
}

/// Outside of a transaction, with the rights of who logged in; then the file goes on as whom it was.
void ScriptJournal::writeOutside()
{
    const QString &role = m_plan.target.session.role;
    if (!m_roles.isEmpty())
        m_out.statement(QStringLiteral("RESET SESSION AUTHORIZATION"));
    if (!m_roles.isEmpty() || !role.isEmpty())
        m_out.statement(QStringLiteral("RESET ROLE"));
    m_out.statement(m_sql.insertMarks(m_pending));
    if (!role.isEmpty())
        m_out.statement(QStringLiteral("SET ROLE ") + m_sql.quoted(role));
    m_out.statements(m_roles);
}

} // namespace Varve::Execution
