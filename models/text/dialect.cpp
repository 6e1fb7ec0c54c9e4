// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "dialect.h"
#include "dialectoptions.h"

namespace Varve::Text {

namespace {

constexpr Quote plainString{'\'', '\'', QuoteMeaning::String, QuoteEscape::Doubled, QuoteExtent::Lines};
constexpr Quote plainName{'"', '"', QuoteMeaning::Name, QuoteEscape::Doubled, QuoteExtent::Lines};
constexpr Quote backtickName{'`', '`', QuoteMeaning::Name, QuoteEscape::Doubled, QuoteExtent::Lines};

Dialect ansi()
{
    // ISO/IEC 9075-2, 5.2 <token> and <separator>: bracketed comments nest; 9075-4: BEGIN [ATOMIC] … END.
    Dialect d;
    d.name = DialectName::Ansi;
    d.quotes = {plainString, plainName};
    d.nestedComments = true;
    d.bodies = Bodies::Compound;
    return d;
}

Dialect sqlite()
{
    // sqlite.org: lang_keywords ("…", […], `…`), lang_comment (not nested), lang_createtrigger, c3ref/complete, cli 3 (dot-commands).
    Dialect d;
    d.name = DialectName::Sqlite;
    d.quotes = {plainString, plainName, backtickName, {'[', ']', QuoteMeaning::Name, QuoteEscape::None, QuoteExtent::Lines}};
    d.dollarInWords = true;
    d.bodies = Bodies::Trigger;
    d.commandPrefix = '.';
    return d;
}

Dialect postgreSql()
{
    // PostgreSQL manual 4.1 Lexical Structure: 4.1.1 (dollar in names), 4.1.2.2 (E''), 4.1.2.4 (dollar quotes), 4.1.5 (nested comments);
    // CREATE FUNCTION (sql_body), CREATE RULE, COPY (File Formats), psql (Meta-Commands, \restrict since 17.6/16.10/15.14).
    Dialect d;
    d.name = DialectName::PostgreSql;
    d.quotes = {plainString, plainName};
    d.escapeStrings = true;
    d.dollarQuotes = true;
    d.dollarInWords = true;
    d.nestedComments = true;
    d.carriageReturnEndsComment = true;
    d.bodies = Bodies::BeginAtomic;
    d.rulesHoldStatements = true;
    d.copyData = true;
    d.commandPrefix = '\\';
    d.skippedCommands = {"\\restrict", "\\unrestrict"};
    return d;
}

Dialect mySql()
{
    // MySQL manual 9.1.1 (backslashes, "…" is a string), 9.2 (names, $), 9.7 (-- needs a blank, #, /*! */), 4.5.1.2 (client commands),
    // 15.6 (compound statements), 27.1 (DELIMITER).
    Dialect d;
    d.name = DialectName::MySql;
    d.quotes = {{'\'', '\'', QuoteMeaning::String, QuoteEscape::Both, QuoteExtent::Lines},
                {'"', '"', QuoteMeaning::String, QuoteEscape::Both, QuoteExtent::Lines},
                backtickName};
    d.dollarInWords = true;
    d.dashNeedsBlank = true;
    d.hashComments = HashComment::Anywhere;
    d.executableComments = true;
    d.bodies = Bodies::Compound;
    d.commandPrefix = '\\';
    d.lineCommands = {"DELIMITER", "SOURCE", "SYSTEM", "TEE", "NOTEE", "PAGER", "NOPAGER", "PROMPT"};
    d.delimiterCommand = true;
    return d;
}

Dialect mariaDb()
{
    // MariaDB knowledge base: Comment Syntax (/*M! */), BEGIN END (BEGIN NOT ATOMIC outside stored programs), Delimiters.
    Dialect d = mySql();
    d.name = DialectName::MariaDb;
    d.mariaDbComments = true;
    d.compoundStatements = true;
    return d;
}

Dialect spark()
{
    // Spark SQL reference: Literals (raw strings, backslashes), Identifiers, SQL scripting; the grammar's SIMPLE_COMMENT (continued by a
    // backslash), BRACKETED_COMMENT (nested) and dollar-quoted bodies of functions.
    Dialect d;
    d.name = DialectName::Spark;
    d.quotes = {{'\'', '\'', QuoteMeaning::String, QuoteEscape::Backslash, QuoteExtent::Lines},
                {'"', '"', QuoteMeaning::String, QuoteEscape::Backslash, QuoteExtent::Lines},
                backtickName};
    d.rawStrings = true;
    d.dollarQuotes = true;
    d.nestedComments = true;
    d.carriageReturnEndsComment = true;
    d.backslashContinuesComment = true;
    d.bodies = Bodies::Compound;
    d.compoundStatements = true;
    d.hasTransactions = false;
    return d;
}

Dialect sqlServer()
{
    // Transact-SQL reference: Database Identifiers ([…] with ]]), Slash Star (nested), SQL Server Utilities: GO; sqlcmd's ":" commands.
    Dialect d;
    d.name = DialectName::SqlServer;
    d.quotes = {plainString, plainName, {'[', ']', QuoteMeaning::Name, QuoteEscape::Doubled, QuoteExtent::Lines}};
    d.dollarInWords = true;
    d.nestedComments = true;
    d.semicolonEnds = false;
    d.goEnds = true;
    d.commandPrefix = ':';
    return d;
}

Dialect cypher()
{
    // Neo4j Cypher manual: Syntax > Comments, Naming (backticks doubled), Expressions > String literals (backslashes);
    // cypher-shell's ":" commands; \uXXXX is decoded in the whole text first.
    Dialect d;
    d.name = DialectName::Cypher;
    d.quotes = {{'\'', '\'', QuoteMeaning::String, QuoteEscape::Backslash, QuoteExtent::Lines},
                {'"', '"', QuoteMeaning::String, QuoteEscape::Backslash, QuoteExtent::Lines},
                backtickName};
    d.dashComments = false;
    d.slashComments = true;
    d.carriageReturnEndsComment = true;
    d.unicodeEscapesAnywhere = true;
    d.commandPrefix = ':';
    return d;
}

Dialect redis()
{
    // Redis manual: redis-cli "String quoting and escaping" ("…" with \n and \xHH, '…' with \' only); one command a line.
    Dialect d;
    d.name = DialectName::Redis;
    d.quotes = {{'"', '"', QuoteMeaning::String, QuoteEscape::Backslash, QuoteExtent::OneLine},
                {'\'', '\'', QuoteMeaning::String, QuoteEscape::BackslashQuote, QuoteExtent::OneLine}};
    d.dashComments = false;
    d.blockComments = false;
    d.hashComments = HashComment::LineStart;
    d.carriageReturnEndsComment = true;
    d.semicolonEnds = false;
    d.newlineEnds = true;
    d.hasTransactions = false;
    return d;
}

struct Spelling
{
    DialectName name;
    QLatin1StringView text;
};

// The first spelling of each dialect is its name.
constexpr Spelling spellings[] = {
    {DialectName::Ansi, QLatin1StringView("ansi")},
    {DialectName::Ansi, QLatin1StringView("sql")},
    {DialectName::Sqlite, QLatin1StringView("sqlite")},
    {DialectName::Sqlite, QLatin1StringView("sqlite3")},
    {DialectName::PostgreSql, QLatin1StringView("postgresql")},
    {DialectName::PostgreSql, QLatin1StringView("postgres")},
    {DialectName::PostgreSql, QLatin1StringView("pg")},
    {DialectName::MySql, QLatin1StringView("mysql")},
    {DialectName::MariaDb, QLatin1StringView("mariadb")},
    {DialectName::Spark, QLatin1StringView("spark")},
    {DialectName::Spark, QLatin1StringView("databricks")},
    {DialectName::SqlServer, QLatin1StringView("sqlserver")},
    {DialectName::SqlServer, QLatin1StringView("mssql")},
    {DialectName::Cypher, QLatin1StringView("cypher")},
    {DialectName::Cypher, QLatin1StringView("neo4j")},
    {DialectName::Redis, QLatin1StringView("redis")},
};

} // namespace

const Dialect &dialect(DialectName name)
{
    // In the order of DialectName.
    static const std::array<Dialect, 9> dialects{ansi(),  sqlite(),    postgreSql(), mySql(), mariaDb(),
                                                 spark(), sqlServer(), cypher(),     redis()};
    return dialects[static_cast<size_t>(name)];
}

QString toString(DialectName name)
{
    const auto *found = std::find_if(std::begin(spellings), std::end(spellings), [name](const Spelling &s) { return s.name == name; });
    return found->text;
}

std::optional<DialectName> dialectFromString(QStringView name)
{
    for (const Spelling &spelling : spellings) {
        if (name.compare(spelling.text, Qt::CaseInsensitive) == 0)
            return spelling.name;
    }
    return std::nullopt;
}

QStringList dialectNames()
{
    QStringList result;
    std::optional<DialectName> last;
    for (const Spelling &spelling : spellings) {
        if (last != spelling.name)
            result += spelling.text;
        last = spelling.name;
    }
    return result;
}

} // namespace Varve::Text
