// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "owntransactions.h"

#include "../session/sessionwords.h"
#include "sqlitesettings.h"

namespace Varve::Execution {

namespace {

bool isSavepoint(const PlannedStatement &planned)
{
    const QString &verb = planned.statement.verb;
    return verb == QLatin1StringView("SAVEPOINT") || verb == QLatin1StringView("RELEASE")
        || QLatin1StringView(planned.sent()).contains(QLatin1StringView("ROLLBACK TO"), Qt::CaseInsensitive);
}

bool isControl(const PlannedStatement &planned)
{
    return planned.statement.kind == Text::StatementKind::TransactionControl && !isSavepoint(planned);
}

/// The name of a pragma that gets a value.
QString pragmaOf(const SessionText &text)
{
    static const QRegularExpression pragma = sqlPattern("^\\s*PRAGMA\\s+(?:\\w+\\s*\\.\\s*)?(\\w+)");
    return pragma.match(text.plain).captured(1);
}

/// It is the session's alone, and no function or sequence is asked for its value, which might write something.
bool isPlainSet(const SessionText &text)
{
    static const QRegularExpression set = sqlPattern("^\\s*(SET|RESET|USE)\\b");
    static const QRegularExpression lasting = sqlPattern("\\(|\\b(GLOBAL|PERSIST|PERSIST_ONLY|STATEMENT|NEXT\\s+VALUE)\\b");
    return text.says(set) && !text.says(lasting);
}

} // namespace

/// Outside a transaction. Where that is not sure it is said to remain.
bool OwnTransactions::leavesNothing(const PlannedStatement &planned) const
{
    const bool isSqlite = m_engine == Database::Engine::Sqlite;
    if (isSqlite && planned.statement.verb == QLatin1StringView("PRAGMA") && !planned.statement.changes)
        return true;
    if (planned.statement.kind != Text::StatementKind::SessionSetting)
        return false;
    const SessionText text(planned.sent(), m_engine);
    return isSqlite ? SqliteSettings::isOfConnection(pragmaOf(text)) : isPlainSet(text);
}

void OwnTransactions::sent(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    const bool mayEnd
        = isControl(planned) || statement.commitsImplicitly || statement.kind == Text::StatementKind::Call; // and begin one behind it
    m_onlyBegan = m_onlyBegan && !(m_isOpen && mayEnd);
}

/// SAVEPOINT begins a transaction on SQLite, and with autocommit off everything does: what is open says so.
void OwnTransactions::done(const PlannedStatement &planned, bool open)
{
    m_any = m_any || open || isControl(planned);
    m_onlyBegan = m_onlyBegan && (open || leavesNothing(planned));
    m_isOpen = open;
    static const QRegularExpression prepares = sqlPattern("^\\s*XA\\s+PREPARE\\b");
    const bool isXa = planned.statement.verb == QLatin1StringView("XA") && isControl(planned);
    m_isPrepared = isXa ? SessionText(planned.sent(), m_engine).says(prepares) : m_isPrepared && open;
}

StepOutcome::Own OwnTransactions::outcome(bool incomplete) const
{
    if (m_isPrepared)
        return StepOutcome::Own::Prepared;
    if (!m_any && !m_isOpen)
        return StepOutcome::Own::None;
    if (!m_isOpen)
        return StepOutcome::Own::Ended;
    if (incomplete)
        return StepOutcome::Own::LeftSomething;
    return m_onlyBegan ? StepOutcome::Own::Everything : StepOutcome::Own::RolledBack;
}

} // namespace Varve::Execution
