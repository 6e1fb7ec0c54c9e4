// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "scripttext.h"

namespace Varve::Execution {

/// What a plan's script writes into migration_runs and migration_journal, as StatementJournal does in a run: after a script that failed
/// half way it is known how far it came. It cannot say that a statement failed: that one is uncertain, as after a run that was killed.
class ScriptJournal final
{
public:
    ScriptJournal(const Plan &plan, ScriptText &out);

    /// What the next run of Varve's would write first of runs that were killed, and the script's own run.
    void begin();
    void end();

    /// The statements of the step of \a index follow.
    void enter(const PlanStep &step, int index);
    /// \a statement follows, and commits by itself. While it locks tables nothing can be written: all up to UNLOCK TABLES are started now.
    void starting(const PlannedStatement &statement);
    void ended();
    /// A transaction follows, which releases tables that the last statements locked.
    void releaseTables();
    /// \a statement belongs to a transaction: its mark is written with flush(), in that transaction.
    void add(const PlannedStatement &statement);
    void flush();
    /// \a statement is called in a transaction and may commit it: what was done so far is marked there, and that it was called.
    void calling(const PlannedStatement &statement);
    /// It left the transaction alone.
    void returned();

private:
    History::JournalRow row(int statement, const QString &hash, History::StatementMark::State state) const;
    void writeMarks();
    void writeOutside();
    /// What is pending has been done.
    void writeDone();
    /// \a number: 1-based, in the whole file, behind those that an earlier run did.
    const PlannedStatement &statementAt(int number) const;
    /// MariaDB: those from the one that follows up to the one that releases the tables that it locks; none where it locks none.
    QList<PlannedStatement> statementsOfLock() const;

    const Plan &m_plan;
    ScriptText &m_out;
    History::HistorySql m_sql;
    const PlanStep *m_step = nullptr; ///< whose statements are marked
    bool m_throughView = false;       ///< SQLite: marks change no last_insert_rowid()
    int m_index = 0;
    int m_statement = 0; ///< the number of the last one, 1-based
    QList<History::JournalRow> m_pending;
    qsizetype m_locked = 0; ///< how many of them run while tables are locked
    QStringList m_roles;    ///< statements of the file that changed who it runs as
};

} // namespace Varve::Execution
