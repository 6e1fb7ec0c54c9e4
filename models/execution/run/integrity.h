// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "rowcounts.h"
#include "rowrules.h"

#include <stop_token>

namespace Varve::Execution {

/// The tables that the statements of \a plan name, each once.
QStringList namedTables(const Plan &plan);

/// What `policies.integrity` and `policies.analyze` ask for around a run: rows of the tables that its statements name, before and after; what
/// of them is not as it should be; new statistics. It changes no data, and whatever goes wrong here is a finding and not a failed run.
class Integrity final
{
public:
    Integrity(Database::Connection &connection, const Plan &plan);

    /// Before the first step.
    void before();
    /// \a step has changed its tables, whatever becomes of the others.
    void applied(const PlanStep &step);
    /// After the last step that was run, outside any transaction.
    void after(const std::stop_token &stop);
    const History::IntegrityReport &report() const { return m_report; }

private:
    bool isFull() const { return m_plan.policies.integrity == Project::IntegrityPolicy::Full; }
    bool counts() const { return m_plan.policies.integrity != Project::IntegrityPolicy::Off; }
    QList<FoundTable> find(const QStringList &names);
    void count(const QList<FoundTable> &tables, std::optional<History::RowCount> History::CountedTable::*place);
    void analyze();
    void look(const QList<FoundTable> &tables, const std::stop_token &stop);
    void lookInPostgres(const QList<FoundTable> &tables);
    void lookInSqlite(const QList<FoundTable> &tables);
    void lookInMaria(const QList<FoundTable> &tables);
    void checkFile(const QString &schema);
    void checkRows(const QList<FoundTable> &tables, const std::stop_token &stop);
    bool checkRule(const RowRule &rule, const std::stop_token &stop);
    QSet<QString> notCounted(const QList<FoundTable> &tables) const;
    void add(const QString &finding);

    Database::Connection &m_connection;
    const Plan &m_plan;
    QStringList m_names;     ///< that are looked at
    QSet<QString> m_applied; ///< tables that what was applied names
    History::IntegrityReport m_report;
};

} // namespace Varve::Execution
