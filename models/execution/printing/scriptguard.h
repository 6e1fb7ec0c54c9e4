// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "scripttext.h"

#include <models/history/historysql.h>

namespace Varve::Execution {

/// Stops the client program that runs a plan's script where the database or its history is not what the plan was made from, as a run of
/// Varve's is refused. It leaves nothing behind.
class ScriptGuard final
{
public:
    ScriptGuard(const Plan &plan, ScriptText &out) : m_plan(plan), m_out(out), m_sql(plan.target, plan.policies) {}

    /// PostgreSQL and MariaDB: before anything is written. The history's tables need not be there.
    void check();
    /// SQLite cannot name a table that may be missing: behind those that make them, in their transaction.
    void checkTables();
    /// MariaDB: what is called next may end the transaction without a word, as TransactionWatch says.
    void callComes();
    void callReturned();

private:
    void checkInPostgres();
    void checkInMariaDb();
    void checkInMySql();

    bool isMySql() const { return m_plan.server.version.startsWith(QStringLiteral("MySQL")); }
    QString history() const { return m_sql.qualified(m_sql.historyName()); }
    QString journal() const { return m_sql.qualified(m_sql.journalName()); }
    /// The newest row's id among those that count: the plan's own, and what this database got since.
    QString newestId() const;
    /// MariaDB and MySQL.
    QString isThere(const QString &table) const;
    /// Marks of statements that this script did.
    QString ownMarks() const;
    QString otherDatabase() const;
    QString otherHistory() const;
    QString newestRow() const;
    QString ranHalfWay() const;

    const Plan &m_plan;
    ScriptText &m_out;
    History::HistorySql m_sql;
};

} // namespace Varve::Execution
