// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementbatch.h"

#include <utility>

namespace Varve::Execution {

namespace {

using namespace std::chrono_literals;

/// Fewer statements than this gain nothing that anybody sees.
constexpr int worthwhile = 64;
constexpr qsizetype mostStatements = 1024;
constexpr qsizetype mostBytes = 256 * 1024;
constexpr auto longestBatch = 100ms;

bool changesRows(const PlannedStatement &planned)
{
    static const QStringList verbs{QStringLiteral("INSERT"), QStringLiteral("UPDATE"), QStringLiteral("DELETE"), QStringLiteral("MERGE")};
    const Text::Statement &statement = planned.statement;
    return statement.kind == Text::StatementKind::Manipulation && verbs.contains(statement.verb.section(QLatin1Char(' '), 0, 0))
        && !statement.returnsRows && !planned.copied;
}

} // namespace

bool givesNoRows(const PlannedStatement &planned)
{
    return changesRows(planned) || (planned.statement.kind == Text::StatementKind::Definition && !planned.statement.returnsRows);
}

StatementBatch::StatementBatch(const PlanStep &step)
    : m_active(step.oneTransaction && !step.mayEndTransaction && step.kind != StepKind::AdHoc && step.statementCount() >= worthwhile)
{}

bool StatementBatch::takes(const PlannedStatement &statement) const
{
    return m_active && changesRows(statement);
}

void StatementBatch::add(const PlannedStatement &statement)
{
    m_statements += statement;
    m_bytes += statement.sent().size();
}

bool StatementBatch::isFull() const
{
    return m_statements.size() >= m_limit || m_bytes >= mostBytes;
}

QList<PlannedStatement> StatementBatch::take()
{
    m_bytes = 0;
    return std::exchange(m_statements, {});
}

void StatementBatch::took(std::chrono::milliseconds duration)
{
    m_limit = duration < longestBatch ? std::min(m_limit * 2, mostStatements) : std::max<qsizetype>(m_limit / 4, 1);
}

} // namespace Varve::Execution
