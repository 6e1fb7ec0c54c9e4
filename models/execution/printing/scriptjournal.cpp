// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scriptjournal.h"

#include "../plan/units.h"
#include "../texts_p.h"

#include <QRegularExpression>

#include <algorithm>

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

/// LOCK TABLES, FLUSH TABLES … WITH READ LOCK, FLUSH TABLES … FOR EXPORT
bool locksTables(const PlannedStatement &planned)
{
    static const QRegularExpression forLock(QStringLiteral("\\b(?:WITH\\s+READ\\s+LOCK|FOR\\s+EXPORT)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    const QString &verb = planned.statement.verb;
    return verb == QLatin1String("LOCK") || (verb == QLatin1String("FLUSH") && forLock.match(QString::fromUtf8(planned.sent())).hasMatch());
}

bool isMarked(const PlanStep &step)
{
    return commitsByItself(step) || step.mayEndTransaction;
}

bool releasesTables(const PlannedStatement &planned)
{
    return planned.statement.verb == QLatin1String("UNLOCK");
}

} // namespace

ScriptJournal::ScriptJournal(const Plan &plan, ScriptText &out) : m_plan(plan), m_out(out), m_sql(plan.target, plan.policies) {}

void ScriptJournal::begin()
{
    for (const History::HistoryEntry &lost : m_plan.lostRows)
        m_out.statements({m_sql.insert(lost), m_sql.endScriptRun(lost.runId, QStringLiteral("lost"))});
    m_out.statement(m_sql.insertScriptRun(m_plan.id, QStringLiteral("varve/script")));
    const bool marks = std::any_of(m_plan.steps.cbegin(), m_plan.steps.cend(), isMarked);
    const QStringList view = marks ? m_sql.createMarksView() : QStringList();
    m_throughView = !view.isEmpty();
    m_out.statements(view);
}

void ScriptJournal::end()
{
    m_out.statement(m_sql.endScriptRun(m_plan.id, QStringLiteral("done")));
}

void ScriptJournal::enter(const PlanStep &step, int index)
{
    m_pending.clear();
    m_roles.clear();
    m_locked = 0;
    m_statement = 0;
    m_index = index;
    m_step = isMarked(step) ? &step : nullptr;
    if (!m_step)
        return;
    for (const QString &hash : *step.doneBefore) { // the whole story, also of what another run did
        ++m_statement;
        m_pending += row(m_statement, hash, State::Done);
    }
}

History::JournalRow ScriptJournal::row(int statement, const QString &hash, State state) const
{
    return {.runId = m_plan.id,
            .step = m_index + 1,
            .migrationId = m_step->migrationId,
            .databaseName = m_plan.databaseName,
            .direction = isBackward(m_step->kind) ? History::Direction::Down : History::Direction::Up,
            .statementsTotal = m_step->totalStatements(),
            .backendId = 0,
            .historyId = m_plan.lostRows.isEmpty() ? m_plan.lastHistoryId : -1, // they are before it
            .mark = {.statement = statement, .hash = hash, .state = state, .startedAt = {}}};
}

void ScriptJournal::starting(const PlannedStatement &statement)
{
    if (!m_step)
        return;
    ++m_statement;
    if (m_locked == 0) { // else it has its mark
        const QList<PlannedStatement> together = statementsOfLock();
        for (qsizetype i = 0; i < together.size(); ++i)
            m_pending += row(m_statement + static_cast<int>(i), journalHash(together.at(i), m_plan.variables), State::Started);
        m_locked = together.size();
        if (m_locked == 0)
            m_pending += row(m_statement, journalHash(statement, m_plan.variables), State::Started);
        else
            m_out.comment(
                Texts::tr("While tables are locked the journal cannot be written: all up to their release is marked before and behind."));
        writeOutside();
        m_pending = m_pending.last(std::max<qsizetype>(m_locked, 1));
    }
    if (m_plan.engine() == Database::Engine::PostgreSql && changesRole(statement))
        m_roles += shownText(statement, m_plan.variables);
}

void ScriptJournal::ended()
{
    if (!m_step)
        return;
    const bool areReleased = m_statement == m_pending.constLast().mark.statement && releasesTables(statementAt(m_statement));
    if (m_locked == 0 || areReleased)
        writeDone();
}

void ScriptJournal::releaseTables()
{
    if (m_locked == 0)
        return;
    m_out.statement(QStringLiteral("UNLOCK TABLES"));
    writeDone();
}

void ScriptJournal::writeDone()
{
    for (History::JournalRow &row : m_pending)
        row.mark.state = State::Done;
    writeOutside();
    m_pending.clear();
    m_locked = 0;
}

const PlannedStatement &ScriptJournal::statementAt(int number) const
{
    return m_step->statements.at(number - 1 - m_step->doneBefore->size());
}

/// A transaction begins only where they are released.
QList<PlannedStatement> ScriptJournal::statementsOfLock() const
{
    if (m_plan.engine() != Database::Engine::MariaDb || !locksTables(statementAt(m_statement)))
        return {};
    QList<PlannedStatement> statements;
    for (int number = m_statement; number <= m_step->totalStatements(); ++number) {
        const PlannedStatement &statement = statementAt(number);
        if (m_step->inUnits && !standsAlone(*m_step, statement))
            break;
        statements += statement;
        if (releasesTables(statement))
            break;
    }
    return statements;
}

void ScriptJournal::add(const PlannedStatement &statement)
{
    if (!m_step)
        return;
    ++m_statement;
    m_pending += row(m_statement, journalHash(statement, m_plan.variables), State::Done);
}

void ScriptJournal::flush()
{
    if (m_pending.isEmpty())
        return;
    writeMarks();
    m_pending.clear();
}

void ScriptJournal::calling(const PlannedStatement &statement)
{
    if (!m_step)
        return;
    ++m_statement;
    m_pending += row(m_statement, journalHash(statement, m_plan.variables), State::Started);
    writeMarks();
    m_pending = m_pending.last(1);
}

void ScriptJournal::returned()
{
    if (m_step)
        m_pending.last().mark.state = State::Done;
}

void ScriptJournal::writeMarks()
{
    m_out.statement(m_throughView ? m_sql.insertMarksIntoView(m_pending) : m_sql.insertMarks(m_pending));
}

/// Outside of a transaction, with the rights of who logged in; then the file goes on as whom it was.
void ScriptJournal::writeOutside()
{
    const QString &role = m_plan.target.session.role;
    if (!m_roles.isEmpty())
        m_out.statement(QStringLiteral("RESET SESSION AUTHORIZATION"));
    if (!m_roles.isEmpty() || !role.isEmpty())
        m_out.statement(QStringLiteral("RESET ROLE"));
    writeMarks();
    if (!role.isEmpty())
        m_out.statement(QStringLiteral("SET ROLE ") + m_sql.quoted(role));
    m_out.statements(m_roles);
}

} // namespace Varve::Execution
