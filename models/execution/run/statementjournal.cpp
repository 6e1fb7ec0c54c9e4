// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementjournal.h"

#include "runcontext.h"

#include <models/core/surroundings.h>

namespace Varve::Execution {

using History::StatementMark;

namespace {

/// Of one transaction that are held before they are written into it.
constexpr qsizetype mostMarks = 500;

} // namespace

StatementJournal::StatementJournal(const RunContext &context, const PlanStep &step, int index, int done)
    : m_context(context), m_step(step), m_index(index), m_active(context.journal && (commitsByItself(step) || step.mayEndTransaction))
{
    if (!m_active)
        return;
    if (done > 0) { // an earlier attempt of this run wrote all marks so far
        m_statement = static_cast<int>(step.doneBefore->size()) + done;
        return;
    }
    // A run that resumes another has the whole story in its own rows.
    for (const QString &hash : *step.doneBefore) {
        ++m_statement;
        m_pending += row(hash, StatementMark::State::Done);
    }
}

History::JournalRow StatementJournal::row(int statement, const QString &hash, StatementMark::State state) const
{
    return {.runId = m_context.runId,
            .step = m_index + 1,
            .migrationId = m_step.migrationId,
            .databaseName = m_context.plan.databaseName,
            .direction = isBackward(m_step.kind) ? History::Direction::Down : History::Direction::Up,
            .statementsTotal = m_step.totalStatements(),
            .backendId = m_context.connection.identity().backendId,
            .historyId = m_context.firstHistoryId,
            .mark = {.statement = statement, .hash = hash, .state = state, .startedAt = Core::surroundings().now()}};
}

Core::Expected<> StatementJournal::starting(const PlannedStatement &statement, bool mayEnd)
{
    if (!m_active)
        return {};
    ++m_statement;
    if (m_inUnit && !mayEnd) {
        m_pending += row(journalHash(statement, m_context.plan.variables), StatementMark::State::Done);
        return {};
    }
    m_running = row(journalHash(statement, m_context.plan.variables), StatementMark::State::Started);
    m_pending += *m_running;
    return flush(m_inUnit ? &m_context.connection : nullptr);
}

bool StatementJournal::isFull() const
{
    return m_inUnit && m_pending.size() >= mostMarks;
}

void StatementJournal::unitBegins()
{
    m_inUnit = true;
    m_beforeUnit = m_statement;
}

void StatementJournal::unitRolledBack()
{
    m_inUnit = false;
    m_statement = m_beforeUnit;
    m_pending.clear(); // nothing was left open when the unit began
    m_running.reset();
}

void StatementJournal::unitEndedInCall()
{
    m_inUnit = false;
    m_pending.clear();
    m_running.reset();
}

void StatementJournal::unknown(int first, const QStringList &hashes)
{
    if (!m_context.journal)
        return;
    for (qsizetype i = 0; i < hashes.size(); ++i)
        m_pending += row(first + static_cast<int>(i), hashes.at(i), StatementMark::State::Started);
}

void StatementJournal::ended(StatementMark::State state)
{
    if (!m_running)
        return;
    m_running->mark.state = state;
    // A start mark that could not be written: two rows of one statement do not go into one INSERT.
    m_pending.removeIf([this](const History::JournalRow &known) { return known.mark.statement == m_running->mark.statement; });
    m_pending += *m_running;
    m_running.reset();
}

void StatementJournal::endedAfterAll(StatementMark::State state)
{
    if (!m_pending.isEmpty() && m_pending.constLast().mark.statement == m_statement)
        m_pending.last().mark.state = state;
}

Core::Expected<> StatementJournal::flush(Database::Connection *connection)
{
    if (m_pending.isEmpty())
        return {};
    const Core::Expected<> written
        = connection ? History::RunJournal(*connection, *m_context.history).mark(m_pending) : m_context.journal->mark(m_pending);
    // With the caller's transaction they may be rolled back, and are written again then; those of a unit are void when it is.
    if (written && (!connection || m_inUnit))
        m_pending.clear();
    return written;
}

} // namespace Varve::Execution
