// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "pragma.h"

#include <algorithm>

namespace Varve::Text {

namespace {

// sqlite.org/pragma.html: which only ask, even with a value behind them.
constexpr std::string_view reading[] = {"table_info",  "table_xinfo",      "table_list",        "index_list",      "index_info",
                                        "index_xinfo", "foreign_key_list", "foreign_key_check", "integrity_check", "quick_check"};
// Which do something even without a value.
constexpr std::string_view acting[] = {"wal_checkpoint", "incremental_vacuum", "optimize", "shrink_memory"};
// Which answer a new value with the one that is in force (SQLite 3.40).
constexpr std::string_view answering[] = {"analysis_limit",  "busy_timeout",   "hard_heap_limit",    "journal_mode",  "journal_size_limit",
                                          "locking_mode",    "max_page_count", "mmap_size",          "optimize",      "secure_delete",
                                          "soft_heap_limit", "threads",        "wal_autocheckpoint", "wal_checkpoint"};
// Which do nothing, or fail, inside a transaction.
constexpr std::string_view outside[] = {"journal_mode", "foreign_keys", "synchronous", "temp_store", "wal_checkpoint"};

template<size_t size>
bool contains(const std::string_view (&list)[size], const QByteArray &pragma)
{
    const std::string_view wanted(pragma.constData(), static_cast<size_t>(pragma.size()));
    return std::find(std::begin(list), std::end(list), wanted) != std::end(list);
}

} // namespace

void readPragma(const LeadingTokens &tokens, size_t at, Statement &statement)
{
    size_t name = at + 1;
    if (tokens.symbol(name + 1) == '.')
        name += 2;
    const QByteArray pragma = tokens.text(name).toByteArray().toLower();
    const bool hasValue = tokens.at(name + 1).kind != TokenKind::End;
    const bool acts = contains(acting, pragma);
    const bool reads = contains(reading, pragma) || (!hasValue && !acts);
    statement.verb = toString(Keyword::Pragma);
    statement.kind = reads ? StatementKind::Query : acts ? StatementKind::Utility : StatementKind::SessionSetting;
    statement.object = tokens.nameAt(at + 1);
    statement.changes = !reads;
    statement.returnsRows = reads || contains(answering, pragma);
    statement.inTransaction = reads || !contains(outside, pragma);
}

} // namespace Varve::Text
