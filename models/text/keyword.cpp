// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keyword.h"

#include <QSysInfo>

#include <array>
#include <cstring>
#include <string_view>

namespace Varve::Text {

namespace {

constexpr std::string_view words[] = {
    "ABORT",         "ACCESS",     "ACTION",       "ADD",          "AGGREGATE",    "ALGORITHM",
    "ALIAS",         "ALL",        "ALTER",        "ALWAYS",       "ANALYSE",      "ANALYZE",
    "AND",           "AS",         "ATOMIC",       "ATTACH",       "ATTRIBUTE",    "AUTHORIZATION",
    "BACKUP",        "BEGIN",      "BINARY",       "CACHE",        "CALL",         "CASE",
    "CAST",          "CATALOG",    "CHANGE",       "CHECK",        "CHECKPOINT",   "CLASS",
    "CLEAR",         "CLONE",      "CLOSE",        "CLUSTER",      "COLLATION",    "COLUMN",
    "COLUMNS",       "COMMENT",    "COMMIT",       "COMPACTION",   "CONCURRENTLY", "CONFIGURATION",
    "CONNECTION",    "CONSTRAINT", "CONTINUE",     "CONVERSION",   "CONVERT",      "COPY",
    "CREATE",        "CREDENTIAL", "CSV",          "DATA",         "DATABASE",     "DATABASES",
    "DEALLOCATE",    "DECLARE",    "DEEP",         "DEFAULT",      "DEFINER",      "DELETE",
    "DELIMITER",     "DESC",       "DESCRIBE",     "DETACH",       "DICTIONARY",   "DISABLE",
    "DISCARD",       "DO",         "DOMAIN",       "DROP",         "DRYRUN",       "DUMP",
    "ELSE",          "ELSEIF",     "ELSIF",        "ENABLE",       "END",          "EVENT",
    "EXCEPT",        "EXEC",       "EXECUTE",      "EXISTS",       "EXIT",         "EXPLAIN",
    "EXPRESSION",    "EXTENDED",   "EXTENSION",    "EXTERNAL",     "FAMILY",       "FETCH",
    "FILTER",        "FINISH",     "FLUSH",        "FOR",          "FORCE",        "FOREACH",
    "FOREIGN",       "FORMATTED",  "FROM",         "FSCK",         "FULL",         "FULLTEXT",
    "FUNCTION",      "GENERATE",   "GLOBAL",       "GRANT",        "GRAPH",        "GROUP",
    "HANDLER",       "HELP",       "HYPERGRAPH",   "IDENTITY",     "IF",           "IMMEDIATE",
    "IMPORT",        "INDEX",      "INDEXES",      "INHERIT",      "INPLACE",      "INSERT",
    "INSTALL",       "INSTEAD",    "INTERSECT",    "INTO",         "IS",           "KEY",
    "KILL",          "LANGUAGE",   "LARGE",        "LEVEL",        "LIST",         "LISTEN",
    "LOAD",          "LOCAL",      "LOCATION",     "LOCK",         "LOOKUP",       "LOOP",
    "MAPPING",       "MATCH",      "MATERIALIZED", "MERGE",        "METHOD",       "MODEL",
    "MOVE",          "MSCK",       "NO",           "NODE",         "NOT",          "NOTIFY",
    "NULL",          "OBJECT",     "OF",           "ON",           "ONLY",         "OPEN",
    "OPERATOR",      "OPTIMIZE",   "OPTIONAL",     "OR",           "ORDER",        "OVERWRITE",
    "OWNED",         "PACKAGE",    "PARSER",       "PARTIAL",      "PARTITION",    "PARTITIONS",
    "PLAN",          "POINT",      "POLICY",       "PRAGMA",       "PREPARE",      "PRIMARY",
    "PRIVILEGES",    "PROCEDURE",  "PROFILE",      "PROPERTIES",   "PROVIDER",     "PUBLICATION",
    "PURGE",         "QUERY",      "RANGE",        "REASSIGN",     "RECIPIENT",    "RECURSIVE",
    "REFRESH",       "REINDEX",    "RELEASE",      "REMOVE",       "RENAME",       "REPAIR",
    "REPEAT",        "REPLACE",    "REPLICA",      "RESET",        "RESTORE",      "RETURN",
    "RETURNING",     "REVOKE",     "ROLE",         "ROLLBACK",     "ROUTINE",      "ROW",
    "RULE",          "SAVEPOINT",  "SCHEMA",       "SEARCH",       "SECURITY",     "SELECT",
    "SEQUENCE",      "SERVER",     "SERVICE",      "SESSION",      "SET",          "SHALLOW",
    "SHARE",         "SHOW",       "SPATIAL",      "SQL",          "START",        "STATISTICS",
    "STDIN",         "STDOUT",     "STORAGE",      "STORED",       "STREAMING",    "SUBSCRIPTION",
    "SYNC",          "SYNONYM",    "SYSTEM",       "TABLE",        "TABLES",       "TABLESPACE",
    "TBLPROPERTIES", "TEMP",       "TEMPLATE",     "TEMPORARY",    "TERMINATE",    "TEXT",
    "THEN",          "TO",         "TRANSACTION",  "TRANSACTIONS", "TRANSFORM",    "TRIGGER",
    "TRUNCATE",      "TYPE",       "UNCACHE",      "UNDROP",       "UNION",        "UNIQUE",
    "UNLISTEN",      "UNLOAD",     "UNLOCK",       "UNLOGGED",     "UNSET",        "UNTIL",
    "UNWIND",        "UPDATE",     "UPGRADE",      "USE",          "USER",         "USING",
    "VACUUM",        "VALUE",      "VALUES",       "VECTOR",       "VERBOSE",      "VIEW",
    "VIEWS",         "VIRTUAL",    "VOLUME",       "WHEN",         "WHERE",        "WHILE",
    "WITH",          "WORK",       "WRAPPER",      "XA",           "YIELD",
};
constexpr size_t wordCount = std::size(words);
constexpr size_t longestWord = keywordMargin;

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

// A word as two numbers: its capitals and zeros behind them. Of a letter in either case, and of nothing else, 0xDF leaves the capital.
struct Packed
{
    quint64 front = 0;
    quint64 back = 0;

    friend constexpr bool operator==(const Packed &, const Packed &) = default;
};

constexpr Packed pack(std::string_view word)
{
    Packed result;
    for (size_t i = 0; i < word.size(); ++i) {
        const quint64 byte = static_cast<quint8>(word[i]) & 0xDF;
        (i < 8 ? result.front : result.back) |= byte << (8 * (QSysInfo::ByteOrder == QSysInfo::LittleEndian ? i % 8 : 7 - i % 8));
    }
    return result;
}

// What to keep of the numbers read for each length.
constexpr std::array<Packed, longestWord + 1> masks = [] {
    std::array<Packed, longestWord + 1> result;
    constexpr std::string_view all("\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF", longestWord);
    for (size_t length = 0; length <= longestWord; ++length)
        result[length] = pack(all.substr(0, length));
    return result;
}();

// An open hash table that the words fill sparsely: most other words of a script meet an empty place.
constexpr unsigned hashBits = 12;
constexpr size_t hashSize = size_t(1) << hashBits;

constexpr size_t hash(const Packed &word)
{
    return ((word.front + word.back * 31) * 0x9E3779B97F4A7C15U) >> (64 - hashBits);
}

struct Table
{
    std::array<quint16, hashSize> places{};
    std::array<Packed, wordCount + 1> packed{};
};

constexpr Table table = [] {
    Table result;
    for (size_t i = 0; i < wordCount; ++i) {
        result.packed[i + 1] = pack(words[i]);
        size_t place = hash(result.packed[i + 1]);
        while (result.places[place] != 0)
            place = (place + 1) % hashSize;
        result.places[place] = static_cast<quint16>(i + 1);
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

Keyword keywordInWindow(const char *text, size_t length)
{
    if (length > longestWord)
        return Keyword::None;
    Packed word;
    std::memcpy(&word.front, text, sizeof word.front);
    std::memcpy(&word.back, text + sizeof word.front, sizeof word.back);
    word.front &= masks[length].front;
    word.back &= masks[length].back;
    for (size_t place = hash(word); table.places[place] != 0; place = (place + 1) % hashSize) {
        if (table.packed[table.places[place]] == word)
            return static_cast<Keyword>(table.places[place]);
    }
    return Keyword::None;
}

Keyword keyword(QByteArrayView word)
{
    if (static_cast<size_t>(word.size()) > longestWord)
        return Keyword::None;
    char text[keywordMargin] = {};
    std::memcpy(text, word.data(), static_cast<size_t>(word.size()));
    return keywordInWindow(text, static_cast<size_t>(word.size()));
}

QString toString(Keyword keyword)
{
    if (keyword == Keyword::None)
        return {};
    const size_t index = static_cast<size_t>(keyword) - 1;
    return QString::fromRawData(reinterpret_cast<const QChar *>(wideWords.letters[index]), static_cast<qsizetype>(words[index].size()));
}

} // namespace Varve::Text
