// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "ownverbs.h"

#include <algorithm>

namespace Varve::Text {

namespace {

using Kind = StatementKind;

enum class Effect { Changes, ChangesWithRows, Reads };

constexpr unsigned bit(DialectName name)
{
    return 1U << static_cast<unsigned>(name);
}

constexpr unsigned mariaDb = bit(DialectName::MariaDb);
constexpr unsigned mySql = bit(DialectName::MySql) | bit(DialectName::MariaDb);
constexpr unsigned spark = bit(DialectName::Spark);

struct OwnVerb
{
    std::string_view words;
    unsigned dialects;
    Kind kind;
    Effect effect = Effect::Changes;
};

// MySQL manual 15.4 to 15.8; MariaDB knowledge base, Administrative SQL Statements; Databricks SQL reference, Delta Lake and auxiliary
// statements. In alphabetical order.
constexpr OwnVerb verbs[] = {
    {"ADD ARCHIVE", spark, Kind::SessionSetting},
    {"ADD FILE", spark, Kind::SessionSetting},
    {"ADD JAR", spark, Kind::SessionSetting},
    {"ANALYZE LOCAL TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"ANALYZE NO_WRITE_TO_BINLOG TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"ANALYZE TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"ANALYZE TABLES IN", spark, Kind::Utility},
    {"BACKUP LOCK", mariaDb, Kind::Utility},
    {"BACKUP STAGE", mariaDb, Kind::Utility},
    {"BACKUP UNLOCK", mariaDb, Kind::Utility},
    {"BINLOG", mySql, Kind::Manipulation},
    {"CACHE INDEX", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"CACHE LAZY TABLE", spark, Kind::Utility},
    {"CACHE SELECT", spark, Kind::Utility},
    {"CHANGE MASTER", mySql, Kind::Utility},
    {"CHANGE REPLICATION", mySql, Kind::Utility},
    {"CHECK TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"CHECK VIEW", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"CHECKSUM TABLE", mySql, Kind::Query, Effect::Reads},
    {"CLEAR CACHE", spark, Kind::Utility},
    {"CLONE", mySql, Kind::Utility},
    {"CONVERT TO DELTA", spark, Kind::Utility},
    {"DEALLOCATE PREPARE", mySql, Kind::SessionSetting},
    {"DECLARE OR REPLACE VARIABLE", spark, Kind::SessionSetting},
    {"DECLARE VARIABLE", spark, Kind::SessionSetting},
    {"DELETE ARCHIVE", spark, Kind::SessionSetting},
    {"DELETE FILE", spark, Kind::SessionSetting},
    {"DELETE JAR", spark, Kind::SessionSetting},
    {"DROP PREPARE", mySql, Kind::SessionSetting},
    {"DROP TEMPORARY VARIABLE", spark, Kind::SessionSetting},
    {"EXECUTE IMMEDIATE", mySql | spark, Kind::Call, Effect::ChangesWithRows},
    {"FLUSH", mySql, Kind::Utility},
    {"FSCK REPAIR TABLE", spark, Kind::Utility, Effect::ChangesWithRows},
    {"GENERATE", spark, Kind::Utility},
    {"GET", mySql, Kind::SessionSetting}, // GET DIAGNOSTICS: into variables
    {"IMPORT TABLE", mySql, Kind::Definition},
    {"INSTALL COMPONENT", mySql, Kind::Utility},
    {"INSTALL PLUGIN", mySql, Kind::Utility},
    {"INSTALL SONAME", mySql, Kind::Utility},
    {"KILL", mySql, Kind::Utility},
    {"LOAD INDEX INTO CACHE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"LOCK INSTANCE", mySql, Kind::Utility},
    {"MSCK REPAIR PRIVILEGES ON", spark, Kind::Utility},
    {"MSCK REPAIR TABLE", spark, Kind::Utility},
    {"OPTIMIZE LOCAL TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"OPTIMIZE NO_WRITE_TO_BINLOG TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"OPTIMIZE TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"PURGE BINARY LOGS", mySql, Kind::Utility},
    {"PURGE MASTER LOGS", mySql, Kind::Utility},
    {"REFRESH FUNCTION", spark, Kind::Utility},
    {"REFRESH STREAMING TABLE", spark, Kind::Manipulation},
    {"REFRESH TABLE", spark, Kind::Utility},
    {"REORG TABLE", spark, Kind::Utility},
    {"REPAIR TABLE", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"REPAIR VIEW", mySql, Kind::Utility, Effect::ChangesWithRows},
    {"RESET BINARY", mySql, Kind::Utility},
    {"RESET MASTER", mySql, Kind::Utility},
    {"RESET PERSIST", mySql, Kind::SessionSetting},
    {"RESET QUERY CACHE", mySql, Kind::Utility},
    {"RESET REPLICA", mySql, Kind::Utility},
    {"RESET SLAVE", mySql, Kind::Utility},
    {"RESIGNAL", mySql, Kind::Call},
    {"RESTART", mySql, Kind::Utility},
    {"SET DEFAULT ROLE", mySql, Kind::Definition},
    {"SET PASSWORD", mySql, Kind::Definition},
    {"SET VAR", spark, Kind::SessionSetting},
    {"SET VARIABLE", spark, Kind::SessionSetting},
    {"SHUTDOWN", mySql, Kind::Utility},
    {"SIGNAL", mySql, Kind::Call},
    {"START ALL", mySql, Kind::Utility},
    {"START GROUP_REPLICATION", mySql, Kind::Utility},
    {"START REPLICA", mySql, Kind::Utility},
    {"START SLAVE", mySql, Kind::Utility},
    {"STOP", mySql, Kind::Utility},
    {"SYNC SCHEMA", spark, Kind::Utility, Effect::ChangesWithRows},
    {"SYNC TABLE", spark, Kind::Utility, Effect::ChangesWithRows},
    {"UNINSTALL COMPONENT", mySql, Kind::Utility},
    {"UNINSTALL PLUGIN", mySql, Kind::Utility},
    {"UNINSTALL SONAME", mySql, Kind::Utility},
    {"UNLOCK INSTANCE", mySql, Kind::Utility},
    {"USE CATALOG", spark, Kind::SessionSetting},
    {"USE DATABASE", spark, Kind::SessionSetting},
    {"USE SCHEMA", spark, Kind::SessionSetting},
    {"XA RECOVER", mySql, Kind::Query, Effect::Reads},
};

constexpr bool isSorted()
{
    for (size_t i = 1; i < std::size(verbs); ++i) {
        if (!(verbs[i - 1].words < verbs[i].words))
            return false;
    }
    return true;
}
static_assert(isSorted(), "verbs are searched by their first letter");

bool namesObject(const OwnVerb &verb)
{
    for (const std::string_view none :
         {"BACKUP STAGE", "BACKUP UNLOCK", "BINLOG",        "CACHE SELECT", "CHANGE",   "CLEAR",   "CLONE",
          "EXECUTE",      "GET",           "IMPORT",        "KILL",         "LOCK",     "PURGE",   "RESET BINARY",
          "RESET MASTER", "RESET QUERY",   "RESET REPLICA", "RESET SLAVE",  "RESIGNAL", "RESTART", "SET DEFAULT",
          "SET PASSWORD", "SHUTDOWN",      "SIGNAL",        "START",        "STOP",     "UNLOCK",  "XA"}) {
        if (verb.words.substr(0, none.size()) == none)
            return false;
    }
    return true;
}

} // namespace

bool classifyOwnVerb(const LeadingTokens &tokens, size_t at, DialectName dialect, Statement &statement)
{
    if (tokens.at(at).kind != TokenKind::Word || !((mySql | spark) & bit(dialect)))
        return false;
    const char letter = static_cast<char>(tokens.text(at).front() & ~0x20);
    const auto *verb = std::lower_bound(std::begin(verbs), std::end(verbs), letter,
                                        [](const OwnVerb &one, char wanted) { return one.words.front() < wanted; });
    for (; verb != std::end(verbs) && verb->words.front() == letter; ++verb) {
        const size_t words = verb->dialects & bit(dialect) ? tokens.phraseAt(at, verb->words) : 0;
        if (words == 0)
            continue;
        statement.kind = verb->kind;
        statement.verb = QString::fromLatin1(verb->words.data(), static_cast<qsizetype>(verb->words.size()));
        statement.changes = verb->effect != Effect::Reads;
        statement.returnsRows = verb->effect != Effect::Changes;
        size_t name = tokens.behindConditions(at + words);
        if (verb->words == "GENERATE") // Delta Lake: GENERATE symlink_format_manifest FOR TABLE t
            name = at + (tokens.word(at + 2) == Keyword::For ? 3 : words);
        while (statement.kind == Kind::Utility && tokens.isOneOf(name, {Keyword::Table, Keyword::Tables, Keyword::Local}))
            ++name;
        if (namesObject(*verb))
            statement.object = tokens.nameAt(name);
        // Databricks: a full refresh begins with an empty table.
        if (verb->words == "REFRESH STREAMING TABLE" && tokens.word(tokens.behindName(name)) == Keyword::Full)
            statement.destructive = Destructive::Data;
        return true;
    }
    return false;
}

} // namespace Varve::Text
