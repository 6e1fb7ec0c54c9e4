// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transactionwatch.h"

namespace Varve::Execution {

Core::Expected<> TransactionWatch::begin()
{
    m_seesNothing = false;
    const auto set = m_context.connection.execute("SAVEPOINT varve_before_call");
    if (!set
        && set.error().serverCode == QLatin1String("1178")) { // ER_CHECK_NOT_IMPLEMENTED: a trigger or a procedure changed an Aria table
        m_seesNothing = true;
        m_wasBlind = true;
        return {};
    }
    return set ? Core::Expected<>() : Core::failure(set.error());
}

TransactionWatch::Ended TransactionWatch::end(int statement)
{
    m_isOpen = m_context.connection.inTransaction(); // what is asked below begins one where autocommit is off
    if (m_seesNothing)
        return m_isOpen ? Ended::No : Ended::Unknown;
    const auto released = m_context.connection.execute("RELEASE SAVEPOINT varve_before_call");
    if (released)
        return Ended::No;
    const bool isGone = released.error().serverCode == QLatin1String("1305"); // ER_SP_DOES_NOT_EXIST
    if (!isGone || !m_context.history || !m_context.journal || !m_context.journal->canMark())
        return Ended::Unknown;
    const auto marked = History::RunJournal(m_context.connection, *m_context.history).hasMark(m_context.runId, m_step + 1, statement);
    if (!marked)
        return Ended::Unknown;
    return *marked ? Ended::Committed : Ended::RolledBack;
}

} // namespace Varve::Execution
