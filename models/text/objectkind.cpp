// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "objectkind.h"

#include <algorithm>

namespace Varve::Text {

namespace {

constexpr unsigned bit(DialectName name)
{
    return 1U << static_cast<unsigned>(name);
}

constexpr unsigned any = ~0U;
constexpr unsigned ansi = bit(DialectName::Ansi);
constexpr unsigned postgres = bit(DialectName::PostgreSql);
constexpr unsigned mySql = bit(DialectName::MySql) | bit(DialectName::MariaDb);
constexpr unsigned spark = bit(DialectName::Spark);
constexpr unsigned sqlServer = bit(DialectName::SqlServer);

struct Phrase
{
    std::string_view words;
    unsigned dialects = any;
};

// ISO/IEC 9075-2 chapter 11; PostgreSQL manual, SQL Commands; MySQL manual 15.1 and 15.7; Databricks SQL reference, DDL;
// Transact-SQL reference, CREATE statements. In alphabetical order.
constexpr Phrase phrases[] = {
    {"ACCESS METHOD", postgres},
    {"AGGREGATE", any & ~mySql}, // there it is a kind of function
    {"APPLICATION ROLE", sqlServer},
    {"ASSEMBLY", sqlServer},
    {"ASSERTION", ansi},
    {"ASYMMETRIC KEY", sqlServer},
    {"AVAILABILITY GROUP", sqlServer},
    {"BROKER PRIORITY", sqlServer},
    {"CAST", any},
    {"CATALOG", any},
    {"CERTIFICATE", sqlServer},
    {"CHARACTER SET", ansi},
    {"COLLATION", any},
    {"COLUMN", any},
    {"COLUMN ENCRYPTION KEY", sqlServer},
    {"COLUMN MASTER KEY", sqlServer},
    {"CONNECTION", spark},
    {"CONSTRAINT", any},
    {"CONTRACT", sqlServer},
    {"CONVERSION", any},
    {"CREDENTIAL", sqlServer | spark},
    {"CRYPTOGRAPHIC PROVIDER", sqlServer},
    {"DATABASE", any},
    {"DATABASE AUDIT SPECIFICATION", sqlServer},
    {"DATABASE ENCRYPTION KEY", sqlServer},
    {"DATABASE SCOPED CONFIGURATION", sqlServer},
    {"DATABASE SCOPED CREDENTIAL", sqlServer},
    {"DEFAULT", sqlServer},
    {"DEFAULT PRIVILEGES", postgres},
    {"DOMAIN", any},
    {"ENDPOINT", sqlServer},
    {"EVENT", mySql},
    {"EVENT NOTIFICATION", sqlServer},
    {"EVENT SESSION", sqlServer},
    {"EVENT TRIGGER", postgres},
    {"EXTENSION", postgres},
    {"EXTERNAL DATA SOURCE", sqlServer},
    {"EXTERNAL FILE FORMAT", sqlServer},
    {"EXTERNAL LANGUAGE", sqlServer},
    {"EXTERNAL LIBRARY", sqlServer},
    {"EXTERNAL LOCATION", spark},
    {"EXTERNAL RESOURCE POOL", sqlServer},
    {"EXTERNAL TABLE", sqlServer},
    {"FLOW", spark},
    {"FOREIGN DATA WRAPPER", any},
    {"FOREIGN TABLE", any},
    {"FULLTEXT CATALOG", sqlServer},
    {"FULLTEXT INDEX", sqlServer},
    {"FULLTEXT STOPLIST", sqlServer},
    {"FUNCTION", any},
    {"GROUP", postgres | spark},
    {"INDEX", any},
    {"INSTANCE", mySql},
    {"LANGUAGE", any},
    {"LARGE OBJECT", postgres},
    {"LOGFILE GROUP", mySql},
    {"LOGIN", sqlServer},
    {"MASTER KEY", sqlServer},
    {"MATERIALIZED VIEW", any},
    {"MESSAGE TYPE", sqlServer},
    {"MODEL", any},
    {"OPERATOR", any},
    {"OPERATOR CLASS", any},
    {"OPERATOR FAMILY", any},
    {"OWNED", postgres},
    {"PACKAGE", mySql},
    {"PACKAGE BODY", mySql},
    {"PARAMETER", postgres},
    {"PARTITION FUNCTION", sqlServer},
    {"PARTITION SCHEME", sqlServer},
    {"POLICY", any},
    {"PROC", sqlServer},
    {"PROCEDURE", any},
    {"PROVIDER", spark},
    {"PUBLICATION", postgres},
    {"QUEUE", sqlServer},
    {"RECIPIENT", spark},
    {"REMOTE SERVICE BINDING", sqlServer},
    {"RESOURCE GOVERNOR", sqlServer},
    {"RESOURCE GROUP", mySql},
    {"RESOURCE POOL", sqlServer},
    {"ROLE", any},
    {"ROUTE", sqlServer},
    {"ROUTINE", any},
    {"RULE", any},
    {"SCHEMA", any},
    {"SEARCH PROPERTY LIST", sqlServer},
    {"SECURITY POLICY", sqlServer},
    {"SEQUENCE", any},
    {"SERVER", any},
    {"SERVER AUDIT", sqlServer},
    {"SERVER AUDIT SPECIFICATION", sqlServer},
    {"SERVER CONFIGURATION", sqlServer},
    {"SERVER ROLE", sqlServer},
    {"SERVICE", sqlServer},
    {"SERVICE CREDENTIAL", spark},
    {"SERVICE MASTER KEY", sqlServer},
    {"SHARE", spark},
    {"SPATIAL REFERENCE SYSTEM", mySql},
    {"STATISTICS", any},
    {"STORAGE CREDENTIAL", spark},
    {"SUBSCRIPTION", postgres},
    {"SYMMETRIC KEY", sqlServer},
    {"SYNONYM", any},
    {"SYSTEM", postgres},
    {"TABLE", any},
    {"TABLESPACE", any},
    {"TEXT SEARCH CONFIGURATION", postgres},
    {"TEXT SEARCH DICTIONARY", postgres},
    {"TEXT SEARCH PARSER", postgres},
    {"TEXT SEARCH TEMPLATE", postgres},
    {"TRANSFORM", ansi | postgres},
    {"TRANSLATION", ansi},
    {"TRIGGER", any},
    {"TYPE", any},
    {"USER", any},
    {"USER MAPPING", any},
    {"VARIABLE", spark},
    {"VIEW", any},
    {"VOLUME", spark},
    {"WORKLOAD CLASSIFIER", sqlServer},
    {"WORKLOAD GROUP", sqlServer},
    {"XML SCHEMA COLLECTION", sqlServer},
};

constexpr bool isSorted()
{
    for (size_t i = 1; i < std::size(phrases); ++i) {
        if (!(phrases[i - 1].words < phrases[i].words))
            return false;
    }
    return true;
}
static_assert(isSorted(), "phrases are searched by their first letter");

} // namespace

ObjectKind objectKindAt(const LeadingTokens &tokens, size_t index, DialectName dialect)
{
    if (tokens.at(index).kind != TokenKind::Word)
        return {};
    const char letter = static_cast<char>(tokens.text(index).front() & ~0x20);
    const auto *begin = std::lower_bound(std::begin(phrases), std::end(phrases), letter,
                                         [](const Phrase &phrase, char wanted) { return phrase.words.front() < wanted; });
    ObjectKind longest;
    for (const auto *phrase = begin; phrase != std::end(phrases) && phrase->words.front() == letter; ++phrase) {
        if (!(phrase->dialects & bit(dialect)))
            continue;
        const size_t words = tokens.phraseAt(index, phrase->words);
        if (words > longest.words)
            longest = {QLatin1StringView(phrase->words.data(), static_cast<qsizetype>(phrase->words.size())), words};
    }
    return longest;
}

} // namespace Varve::Text
