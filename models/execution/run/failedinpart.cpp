// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "failedinpart.h"

#include "../plan/changedtables.h"
#include "../plan/tableengines.h"

#include <algorithm>
#include <array>

namespace Varve::Execution {

namespace {

using Text::StatementKind;

/// Errors that MariaDB finds before it does anything (mariadb.com/kb/en/mariadb-error-code-reference): no right, an ambiguous or unknown
/// column, a syntax error, nothing to do, another number of values than of columns, no such table.
bool cameBeforeTheWork(const Core::Error &error)
{
    constexpr std::array codes{"1044", "1052", "1054", "1064", "1065", "1110", "1136", "1142", "1143", "1146"};
    return std::any_of(codes.begin(), codes.end(), [&](const char *code) { return error.serverCode == QLatin1StringView(code); });
}

bool isAboutAccounts(const QString &verb)
{
    const QString last = verb.section(QLatin1Char(' '), -1);
    return last == QLatin1String("USER") || last == QLatin1String("ROLE") || verb == QLatin1String("GRANT")
        || verb == QLatin1String("REVOKE");
}

/// MariaDB's definitions are atomic one object at a time (mariadb.com/kb, "Atomic DDL").
bool isAboutSeveral(const PlannedStatement &planned)
{
    const QString &verb = planned.statement.verb;
    if (verb == QLatin1String("DROP DATABASE") || verb == QLatin1String("DROP SCHEMA"))
        return true;
    return (verb.startsWith(QLatin1String("DROP ")) || isAboutAccounts(verb)) && planned.sent().contains(',');
}

bool committedInside(const PlannedStatement &planned, Database::Engine engine)
{
    if (planned.statement.kind != StatementKind::Call)
        return false;
    if (planned.statement.verb != QLatin1String("DO"))
        return true;
    return engine == Database::Engine::PostgreSql && planned.sent().toUpper().contains("COMMIT");
}

} // namespace

bool mayHaveFailedInPart(Database::Connection &connection, const Plan &plan, const PlannedStatement &statement, const Core::Error &error)
{
    const Database::Engine engine = plan.engine();
    if (engine == Database::Engine::Sqlite)
        return false;
    if (committedInside(statement, engine))
        return error.serverCode != QLatin1String("1305") && error.serverCode != QLatin1String("42883"); // no such procedure
    if (engine != Database::Engine::MariaDb)
        return false;
    if (statement.statement.kind != StatementKind::Manipulation)
        return error.serverCode != QLatin1String("1064") && isAboutSeveral(statement);
    return !cameBeforeTheWork(error) && hasTableWithoutTransactions(connection, changedTables(statement, engine), plan.target.database);
}

bool isWholeOrNothing(const PlannedStatement &statement, Database::Engine engine)
{
    const StatementKind kind = statement.statement.kind;
    const auto says
        = [&](const char *word) { return QLatin1StringView(statement.sent()).contains(QLatin1StringView(word), Qt::CaseInsensitive); };
    switch (engine) {
    case Database::Engine::Sqlite: return true;
    case Database::Engine::PostgreSql: return kind != StatementKind::Call && !says("CONCURRENTLY");
    case Database::Engine::MariaDb: break;
    }
    // CREATE TABLE … AS SELECT calls functions.
    return kind == StatementKind::Definition && !isAboutSeveral(statement) && !says("SELECT");
}

} // namespace Varve::Execution
