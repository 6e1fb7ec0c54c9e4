// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/statementstream.h"
#include "runcontext.h"

namespace Varve::Execution {

/// Sends the statements of a step and reports them: started, rows, done. Refers to its arguments.
class StatementSender final
{
public:
    StatementSender(RunContext &context, const PlanStep &step, int index) : m_context(context), m_step(step), m_index(index) {}

    /// Where the data of a COPY comes from that the plan does not hold; null: the plan holds it.
    void setStream(StatementStream *stream) { m_stream = stream; }

    /// Called when a statement worked, before that is reported.
    using Worked = std::function<void()>;
    /// One statement, or a query of the verification, of which \a position is the number.
    Core::Expected<> send(const PlannedStatement &statement, int position, bool isVerification, const Worked &worked);
    /// Statements that give no rows, without waiting for each. \a position: of the first; then behind the last that was started.
    Core::Expected<> sendAll(const QList<PlannedStatement> &statements, int &position, const Worked &worked);

private:
    Core::Expected<Database::StatementOutcome> executeWithBegin(const PlannedStatement &statement);
    Core::Expected<Database::StatementOutcome> copyIn(const PlannedStatement &statement);
    void keepAnswer(const PlannedStatement &query, const QString &found, bool met);
    void reportDone(int position, Database::StatementOutcome outcome) const;
    void report(const RunEvent &event) const;

    RunContext &m_context;
    const PlanStep &m_step;
    const int m_index;
    StatementStream *m_stream = nullptr;
};

} // namespace Varve::Execution
