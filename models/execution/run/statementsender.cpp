// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementsender.h"

#include "../plan/scripterrors.h"
#include "../plan/secrets.h"
#include "statementbatch.h"
#include "stoppable.h"
#include "verification.h"

#include <utility>

namespace Varve::Execution {

Core::Expected<> StatementSender::send(const PlannedStatement &statement, int position, bool isVerification, const Worked &worked)
{
    report(StatementStarted{.step = m_index, .statement = position});
    const qint64 limit = m_context.options.rowLimit;
    QueryAnswer answer;
    const auto sink = [&](const Database::ResultSet &chunk) {
        if (answer.rows == 0 && !chunk.rows.isEmpty() && !chunk.rows.constFirst().isEmpty())
            answer.first = chunk.rows.constFirst().constFirst();
        const qint64 wanted = limit < 0 ? chunk.rows.size() : std::clamp<qint64>(limit - answer.rows, 0, chunk.rows.size());
        if (wanted > 0 || answer.rows == 0)
            report(RowsArrived{.step = m_index, .statement = position, .chunk = {chunk.columns, chunk.rows.first(wanted)}});
        answer.rows += chunk.rows.size();
        return isVerification || limit < 0 || answer.rows <= limit;
    };
    const Stoppable stoppable(m_context.connection, m_context.options.stop);
    Core::Expected<Database::StatementOutcome> outcome = statement.copied ? copyIn(statement)
        : !isVerification && givesNoRows(statement)                       ? executeWithBegin(statement)
                                                                          : m_context.connection.execute(statement.sent(), sink);
    if (!outcome) {
        // What nobody answered says nothing of the rows.
        if (isVerification && outcome.error().kind == Core::ErrorKind::Statement)
            keepAnswer(statement, outcome.error().message, false);
        return Core::failure(outcome.error());
    }
    worked();
    const QString unmet = unmetExpectation(*statement.expectation, answer);
    if (isVerification)
        keepAnswer(statement, shortAnswer(*statement.expectation, answer), unmet.isEmpty());
    if (!unmet.isEmpty())
        return failure(Core::ErrorKind::Statement, unmet);
    outcome->truncated = outcome->truncated || (limit >= 0 && answer.rows > limit);
    reportDone(position, *std::move(outcome));
    return {};
}

/// With the run. A verification by itself leaves no trace.
void StatementSender::keepAnswer(const PlannedStatement &query, const QString &found, bool met)
{
    if (!isRecorded(m_context.plan.kind))
        return;
    const Text::Variables &variables = m_context.plan.variables;
    m_context.verified += {.migrationId = m_step.migrationId,
                           .where = query.statement.start.toString(),
                           .expected = History::VerifiedQuery::shortened(withoutSecrets(query.expectation->text, variables)),
                           .found = History::VerifiedQuery::shortened(withoutSecrets(found, variables)),
                           .met = met};
}

/// With the BEGIN, where the statement is the first.
Core::Expected<Database::StatementOutcome> StatementSender::executeWithBegin(const PlannedStatement &statement)
{
    Database::StatementOutcome told;
    return m_context.connection.executeAll({statement.sent()}, [&told](Database::StatementOutcome outcome) { told = std::move(outcome); })
        .map([&told] { return told; });
}

Core::Expected<Database::StatementOutcome> StatementSender::copyIn(const PlannedStatement &statement)
{
    QByteArray held = statement.copied->bytes;
    return m_context.connection.copyIn(
        statement.sent(), [&]() -> Core::Expected<QByteArray> { return m_stream ? m_stream->copyData() : std::exchange(held, {}); });
}

Core::Expected<> StatementSender::sendAll(const QList<PlannedStatement> &statements, int &position, const Worked &worked)
{
    QList<QByteArray> texts;
    for (const PlannedStatement &statement : statements)
        texts += statement.sent();
    qsizetype answered = 0;
    const auto next = [&] {
        if (answered < statements.size())
            report(StatementStarted{.step = m_index, .statement = position++});
    };
    next();
    const Stoppable stoppable(m_context.connection, m_context.options.stop);
    return m_context.connection.executeAll(texts, [&](Database::StatementOutcome outcome) {
        worked();
        reportDone(position - 1, std::move(outcome));
        ++answered;
        next();
    });
}

void StatementSender::reportDone(int position, Database::StatementOutcome outcome) const
{
    for (Database::Notice &notice : outcome.notices)
        notice.text = withoutSecrets(notice.text, m_context.plan.variables);
    report(StatementDone{.step = m_index, .statement = position, .outcome = std::move(outcome)});
}

void StatementSender::report(const RunEvent &event) const
{
    if (m_context.report)
        m_context.report(event);
}

} // namespace Varve::Execution
