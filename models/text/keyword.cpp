// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyword.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace Varve::Text {

namespace {

constexpr std::string_view words[] = {
    "ABORT",        "ACCESS",       "ACTION",    "ADD",          "AGGREGATE",     "ALGORITHM",
    "ALIAS",        "ALL",          "ALTER",     "ALWAYS",       "ANALYSE",       "ANALYZE",
    "AND",          "AS",           "ATOMIC",    "ATTACH",       "ATTRIBUTE",     "AUTHORIZATION",
    "BACKUP",       "BEGIN",        "BINARY",    "CACHE",        "CALL",          "CASE",
    "CAST",         "CATALOG",      "CHANGE",    "CHECK",        "CHECKPOINT",    "CLASS",
    "CLEAR",        "CLONE",        "CLOSE",     "CLUSTER",      "COLLATION",     "COLUMN",
    "COLUMNS",      "COMMENT",      "COMMIT",    "COMPACTION",   "CONCURRENTLY",  "CONFIGURATION",
    "CONNECTION",   "CONSTRAINT",   "CONTINUE",  "CONVERSION",   "CONVERT",       "COPY",
    "CREATE",       "CREDENTIAL",   "CSV",       "DATA",         "DATABASE",      "DATABASES",
    "DEALLOCATE",   "DECLARE",      "DEEP",      "DEFAULT",      "DEFINER",       "DELETE",
    "DELIMITER",    "DESC",         "DESCRIBE",  "DETACH",       "DICTIONARY",    "DISABLE",
    "DISCARD",      "DO",           "DOMAIN",    "DROP",         "DRYRUN",        "DUMP",
    "ELSE",         "ENABLE",       "END",       "EVENT",        "EXCEPT",        "EXEC",
    "EXECUTE",      "EXISTS",       "EXIT",      "EXPLAIN",      "EXPRESSION",    "EXTENDED",
    "EXTENSION",    "EXTERNAL",     "FAMILY",    "FETCH",        "FILTER",        "FINISH",
    "FLUSH",        "FOR",          "FORCE",     "FOREACH",      "FOREIGN",       "FORMATTED",
    "FROM",         "FSCK",         "FULL",      "FULLTEXT",     "FUNCTION",      "GENERATE",
    "GLOBAL",       "GRANT",        "GRAPH",     "GROUP",        "HANDLER",       "HELP",
    "HYPERGRAPH",   "IDENTITY",     "IF",        "IMMEDIATE",    "IMPORT",        "INDEX",
    "INDEXES",      "INHERIT",      "INPLACE",   "INSERT",       "INSTALL",       "INSTEAD",
    "INTERSECT",    "INTO",         "IS",        "KEY",          "KILL",          "LANGUAGE",
    "LARGE",        "LEVEL",        "LIST",      "LISTEN",       "LOAD",          "LOCAL",
    "LOCATION",     "LOCK",         "LOOKUP",    "LOOP",         "MAPPING",       "MATCH",
    "MATERIALIZED", "MERGE",        "METHOD",    "MODEL",        "MOVE",          "MSCK",
    "NO",           "NODE",         "NOT",       "NOTIFY",       "NULL",          "OBJECT",
    "OF",           "ON",           "ONLY",      "OPEN",         "OPERATOR",      "OPTIMIZE",
    "OPTIONAL",     "OR",           "ORDER",     "OVERWRITE",    "OWNED",         "PACKAGE",
    "PARSER",       "PARTIAL",      "PARTITION", "PARTITIONS",   "PLAN",          "POINT",
    "POLICY",       "PRAGMA",       "PREPARE",   "PRIMARY",      "PRIVILEGES",    "PROCEDURE",
    "PROFILE",      "PROPERTIES",   "PROVIDER",  "PUBLICATION",  "PURGE",         "QUERY",
    "RANGE",        "REASSIGN",     "RECIPIENT", "RECURSIVE",    "REFRESH",       "REINDEX",
    "RELEASE",      "REMOVE",       "RENAME",    "REPAIR",       "REPEAT",        "REPLACE",
    "REPLICA",      "RESET",        "RESTORE",   "RETURN",       "RETURNING",     "REVOKE",
    "ROLE",         "ROLLBACK",     "ROUTINE",   "ROW",          "RULE",          "SAVEPOINT",
    "SCHEMA",       "SEARCH",       "SECURITY",  "SELECT",       "SEQUENCE",      "SERVER",
    "SERVICE",      "SESSION",      "SET",       "SHALLOW",      "SHARE",         "SHOW",
    "SPATIAL",      "SQL",          "START",     "STATISTICS",   "STDIN",         "STDOUT",
    "STORAGE",      "STORED",       "STREAMING", "SUBSCRIPTION", "SYNC",          "SYNONYM",
    "SYSTEM",       "TABLE",        "TABLES",    "TABLESPACE",   "TBLPROPERTIES", "TEMP",
    "TEMPLATE",     "TEMPORARY",    "TERMINATE", "TEXT",         "THEN",          "TO",
    "TRANSACTION",  "TRANSACTIONS", "TRANSFORM", "TRIGGER",      "TRUNCATE",      "TYPE",
    "UNCACHE",      "UNDROP",       "UNION",     "UNIQUE",       "UNLISTEN",      "UNLOAD",
    "UNLOCK",       "UNLOGGED",     "UNSET",     "UNWIND",       "UPDATE",        "UPGRADE",
    "USE",          "USER",         "USING",     "VACUUM",       "VALUE",         "VALUES",
    "VECTOR",       "VERBOSE",      "VIEW",      "VIEWS",        "VIRTUAL",       "VOLUME",
    "WHEN",         "WHERE",        "WHILE",     "WITH",         "WORK",          "WRAPPER",
    "XA",           "YIELD",
};
constexpr size_t wordCount = std::size(words);
constexpr size_t longestWord = 16;

constexpr bool isSorted()
{
    for (size_t i = 1; i < wordCount; ++i) {
        if (!(words[i - 1] < words[i]))
            return false;
    }
    return true;
}
static_assert(isSorted(), "Keyword and words must be in alphabetical order");
static_assert(static_cast<size_t>(Keyword::Yield) == wordCount, "every keyword needs its word");

// First index in words of each first letter, and of the letter behind it.
constexpr std::array<quint16, 27> firstOfLetter = [] {
    std::array<quint16, 27> result{};
    for (size_t letter = 0; letter < result.size(); ++letter) {
        size_t at = 0;
        while (at < wordCount && static_cast<size_t>(words[at][0] - 'A') < letter)
            ++at;
        result[letter] = static_cast<quint16>(at);
    }
    return result;
}();

// The words as UTF-16, for strings that own nothing.
struct WideWords
{
    char16_t letters[wordCount][longestWord] = {};
};

constexpr WideWords wideWords = [] {
    WideWords result;
    for (size_t i = 0; i < wordCount; ++i) {
        for (size_t j = 0; j < words[i].size(); ++j)
            result.letters[i][j] = static_cast<char16_t>(words[i][j]);
    }
    return result;
}();

} // namespace

Keyword keyword(QByteArrayView word)
{
    const auto length = static_cast<size_t>(word.size());
    if (length < 2 || length > longestWord)
        return Keyword::None;
    std::array<char, longestWord> upper;
    for (size_t i = 0; i < length; ++i) {
        const char c = static_cast<char>(word[static_cast<qsizetype>(i)] & ~0x20);
        if (c < 'A' || c > 'Z')
            return Keyword::None;
        upper[i] = c;
    }
    const std::string_view wanted(upper.data(), length);
    const auto letter = static_cast<size_t>(upper[0] - 'A');
    const auto *begin = words + firstOfLetter[letter];
    const auto *end = words + firstOfLetter[letter + 1];
    const auto *found = std::lower_bound(begin, end, wanted);
    if (found == end || *found != wanted)
        return Keyword::None;
    return static_cast<Keyword>(found - words + 1);
}

QString toString(Keyword keyword)
{
    if (keyword == Keyword::None)
        return {};
    const size_t index = static_cast<size_t>(keyword) - 1;
    return QString::fromRawData(reinterpret_cast<const QChar *>(wideWords.letters[index]), static_cast<qsizetype>(words[index].size()));
}

} // namespace Varve::Text
