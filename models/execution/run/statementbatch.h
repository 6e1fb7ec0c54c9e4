// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <chrono>

namespace Varve::Execution {

/// Nothing is lost when its result is not looked at: a definition, or a change of rows that returns none.
bool givesNoRows(const PlannedStatement &planned);

/// Statements of one transaction that are sent together: a round trip for each costs more than most INSERTs. Bounded in number, bytes and
/// time, so that a run stops soon after it was asked to.
class StatementBatch final
{
public:
    explicit StatementBatch(const PlanStep &step);

    /// Whether it can be sent without waiting for what came before it: it changes rows and gives none.
    bool takes(const PlannedStatement &statement) const;
    void add(const PlannedStatement &statement);
    bool isEmpty() const { return m_statements.isEmpty(); }
    bool isFull() const;
    QList<PlannedStatement> take();
    /// How long what was taken last took: the next one grows or shrinks after it.
    void took(std::chrono::milliseconds duration);

private:
    const bool m_active;
    QList<PlannedStatement> m_statements;
    qsizetype m_bytes = 0;
    qsizetype m_limit = 1; ///< statements
};

} // namespace Varve::Execution
