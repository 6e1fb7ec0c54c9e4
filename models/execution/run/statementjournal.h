// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/history/runjournal.h>

namespace Varve::Execution {

struct RunContext;

/// The marks of one step whose statements commit by themselves: a start mark is committed before each, and what became of it after. What
/// became of a statement goes with the start mark of the next, so that a mark costs one round trip a statement. After a kill at any point
/// all is known but at most one statement. Does nothing for a step of one transaction: of that, nothing remains. Unless it calls what may
/// end the transaction: then the marks are written in it before each call, and whatever becomes of the transaction becomes of them.
class StatementJournal final
{
public:
    /// \a done statements of the step are done and have their marks.
    StatementJournal(const RunContext &context, const PlanStep &step, int index, int done);

    /// \a statement is about to be sent. \a mayEnd the transaction that is open: what is known is written in it.
    Core::Expected<> starting(const PlannedStatement &statement, bool mayEnd = false);
    /// A transaction of the step's own begins, is committed or was rolled back. Statements in it have no start mark: their done marks are
    /// committed with them.
    void unitBegins();
    void unitEnded() { m_inUnit = false; }
    void unitRolledBack();
    /// Committed by what was called, which may have done more since: its start mark stays.
    void unitEndedInCall();
    /// Nobody knows what remains of these: \a first is 1-based, in the whole file. Whatever the step is.
    void unknown(int first, const QStringList &hashes);
    /// 1-based, in the whole file, of what was started last.
    int lastStarted() const { return m_statement; }
    /// So many marks of a transaction wait that they should be written into it.
    bool isFull() const;
    /// The answer is there. Written with the next mark, or by flush().
    void ended(History::StatementMark::State state);
    /// Otherwise than ended() said of the last one; not written yet.
    void endedAfterAll(History::StatementMark::State state);
    /// Writes what is known. \a connection: the run's own, inside its transaction; null: where marks go.
    Core::Expected<> flush(Database::Connection *connection = nullptr);
    const QList<History::JournalRow> &pending() const { return m_pending; }

private:
    History::JournalRow row(const QString &hash, History::StatementMark::State state) const { return row(m_statement, hash, state); }
    History::JournalRow row(int statement, const QString &hash, History::StatementMark::State state) const;

    const RunContext &m_context;
    const PlanStep &m_step;
    const int m_index;
    const bool m_active;
    int m_statement = 0; ///< 1-based, that was started last
    int m_beforeUnit = 0;
    bool m_inUnit = false;
    std::optional<History::JournalRow> m_running;
    QList<History::JournalRow> m_pending; ///< known and not written
};

} // namespace Varve::Execution
