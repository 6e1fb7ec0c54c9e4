// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transactionrules.h"

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

bool isVerb(const Statement &statement, std::initializer_list<QLatin1StringView> list)
{
    return std::find(list.begin(), list.end(), statement.verb) != list.end();
}

// SET autocommit = 1, SET @@session.autocommit = ON: commits what SET autocommit = 0 left open.
bool switchesAutocommitOn(const LeadingTokens &tokens)
{
    if (tokens.word(0) != Keyword::Set)
        return false;
    for (size_t i = 1; i + 2 < tokens.count(); ++i) {
        const QByteArray name = tokens.text(i).toByteArray().toLower();
        if (name != "autocommit" && name != "@@autocommit" && name != "@@session.autocommit")
            continue;
        const size_t value = tokens.symbol(i + 1) == ':' ? i + 3 : i + 2; // or :=
        return tokens.text(value) != "0" && !tokens.is(value, "OFF");
    }
    return false;
}

// MySQL manual 15.3.3, Statements That Cause an Implicit Commit; MariaDB 10.11 was asked one by one.
bool commitsInMySql(const LeadingTokens &tokens, const StatementShape &shape, DialectName dialect, const Statement &statement)
{
    if (statement.kind == StatementKind::SessionSetting)
        return switchesAutocommitOn(tokens);
    if (statement.kind == StatementKind::TransactionControl)
        return isVerb(statement, {"BEGIN"_L1}) || (isVerb(statement, {"START"_L1}) && shape.has(Keyword::Transaction));
    if (statement.kind == StatementKind::Definition) {
        const bool isTable = isVerb(statement, {"CREATE TABLE"_L1, "DROP TABLE"_L1, "DROP SEQUENCE"_L1});
        return !shape.has(Keyword::Temporary) || !isTable;
    }
    if (dialect == DialectName::MySql
        && (isVerb(statement, {"CACHE INDEX"_L1, "LOAD INDEX INTO CACHE"_L1}) || statement.verb.startsWith("CHANGE "_L1)
            || statement.verb.startsWith("START "_L1) || statement.verb.startsWith("STOP"_L1)))
        return true;
    if (isVerb(statement, {"TRUNCATE"_L1, "FLUSH"_L1, "LOCK"_L1, "UNLOCK"_L1}))
        return true;
    if (statement.kind != StatementKind::Utility)
        return false;
    for (const auto first :
         {"ANALYZE "_L1, "BACKUP "_L1, "CHECK "_L1, "INSTALL "_L1, "OPTIMIZE "_L1, "REPAIR "_L1, "RESET "_L1, "UNINSTALL "_L1}) {
        if (statement.verb.startsWith(first))
            return true;
    }
    return false;
}

void applyMySqlRules(const LeadingTokens &tokens, const StatementShape &shape, DialectName dialect, Statement &statement)
{
    if (!commitsInMySql(tokens, shape, dialect, statement))
        return;
    statement.inTransaction = false;
    statement.commitsImplicitly = true;
}

// sqlite.org: lang_vacuum, lang_detach
void applySqliteRules(Statement &statement)
{
    if (isVerb(statement, {"VACUUM"_L1, "DETACH"_L1}))
        statement.inTransaction = false;
}

// An option of WITH (a = false, b = 'off', …) that is off.
bool isOff(const LeadingTokens &tokens, std::string_view option)
{
    for (size_t i = 0; i + 2 < tokens.count(); ++i) {
        if (!tokens.is(i, option) || tokens.symbol(i + 1) != '=')
            continue;
        const QByteArray value = tokens.text(i + 2).toByteArray().toLower();
        return value == "false" || value == "'false'" || value == "off" || value == "'off'" || value == "0";
    }
    return false;
}

// PostgreSQL manual, reference pages: "cannot be executed inside a transaction block"
bool isRefusedByPostgreSql(const LeadingTokens &tokens, const StatementShape &shape, const Statement &statement)
{
    // Most statements of a long script: what follows is for definitions and utilities.
    if (statement.kind == StatementKind::Manipulation || statement.kind == StatementKind::Query)
        return false;
    if (isVerb(statement,
               {"VACUUM"_L1, "CREATE DATABASE"_L1, "DROP DATABASE"_L1, "CREATE TABLESPACE"_L1, "DROP TABLESPACE"_L1, "ALTER SYSTEM"_L1,
                "DROP SUBSCRIPTION"_L1}))
        return true;
    if (isVerb(statement, {"CREATE INDEX"_L1, "DROP INDEX"_L1, "REINDEX"_L1}) && shape.hasAnywhere(Keyword::Concurrently))
        return true;
    if (isVerb(statement, {"REINDEX"_L1}))
        return shape.has(Keyword::Database) || shape.has(Keyword::System) || shape.has(Keyword::Schema);
    if (isVerb(statement, {"CLUSTER"_L1}))
        return statement.object.isEmpty();
    if (isVerb(statement, {"ALTER SUBSCRIPTION"_L1}))
        return (shape.has(Keyword::Publication) || shape.has(Keyword::Refresh)) && !isOff(tokens, "REFRESH");
    if (isVerb(statement, {"CREATE SUBSCRIPTION"_L1}))
        return !isOff(tokens, "CONNECT") && !isOff(tokens, "CREATE_SLOT");
    if (isVerb(statement, {"ALTER DATABASE"_L1}))
        return shape.has(Keyword::Set) && shape.has(Keyword::Tablespace);
    if (isVerb(statement, {"DISCARD"_L1}))
        return tokens.word(1) == Keyword::All;
    return shape.detachesConcurrently;
}

} // namespace

// Transact-SQL reference: Statements Allowed in Transactions
bool isRefusedBySqlServer(const QString &verb)
{
    static constexpr auto refused = {"CREATE DATABASE"_L1,
                                     "ALTER DATABASE"_L1,
                                     "DROP DATABASE"_L1,
                                     "BACKUP"_L1,
                                     "RESTORE"_L1,
                                     "RECONFIGURE"_L1,
                                     "CREATE FULLTEXT INDEX"_L1,
                                     "ALTER FULLTEXT INDEX"_L1,
                                     "DROP FULLTEXT INDEX"_L1,
                                     "CREATE FULLTEXT CATALOG"_L1,
                                     "ALTER FULLTEXT CATALOG"_L1,
                                     "DROP FULLTEXT CATALOG"_L1};
    return std::find(refused.begin(), refused.end(), verb) != refused.end();
}

void applyTransactionRules(const LeadingTokens &tokens, const StatementShape &shape, const Dialect &dialect, Statement &statement)
{
    if (!dialect.hasTransactions) {
        statement.inTransaction = false;
        return;
    }
    switch (dialect.name) {
    case DialectName::MySql:
    case DialectName::MariaDb: applyMySqlRules(tokens, shape, dialect.name, statement); break;
    case DialectName::Sqlite: applySqliteRules(statement); break;
    case DialectName::SqlServer:
        if (isRefusedBySqlServer(statement.verb))
            statement.inTransaction = false;
        break;
    case DialectName::PostgreSql:
        if (isRefusedByPostgreSql(tokens, shape, statement))
            statement.inTransaction = false;
        break;
    default: break;
    }
}

} // namespace Varve::Text
