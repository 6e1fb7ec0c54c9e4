// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"

#include <models/core/sourceposition.h>

#include <QString>

namespace Varve::Text {

enum class StatementKind {
    Unknown,
    Definition,         ///< CREATE, ALTER, DROP, COMMENT, GRANT, …
    Manipulation,       ///< INSERT, UPDATE, DELETE, MERGE, TRUNCATE, COPY … FROM
    Query,              ///< SELECT, VALUES, SHOW, EXPLAIN, WITH … SELECT, a PRAGMA that only reads
    TransactionControl, ///< BEGIN, COMMIT, ROLLBACK, SAVEPOINT
    SessionSetting,     ///< SET, USE, RESET, a PRAGMA that sets
    Call,               ///< CALL, DO, EXECUTE
    Utility,            ///< VACUUM, ANALYZE, LOCK, ATTACH
    ClientCommand,      ///< psql's backslash commands, DELIMITER, GO: never sent to a server
};

/// Whether a statement can lose what was there.
enum class Destructive { No, Data, Structure };

/// One statement of a script. Offsets are bytes in the script's UTF-8.
struct Statement
{
    ByteRange whole;            ///< with leading white space and comments, and the delimiter; these ranges tile the script
    ByteRange text;             ///< what a server gets: without leading trivia and without the delimiter
    ByteRange copyData;         ///< inline data after COPY … FROM STDIN, without the final "\\."; else empty
    QByteArray delimiter;       ///< ";", "GO", a newline, …; empty at the end of the script
    Core::SourcePosition start; ///< of text
    Core::SourcePosition end;   ///< just behind text
    StatementKind kind = StatementKind::Unknown;
    Destructive destructive = Destructive::No;
    bool inTransaction = true; ///< can run inside a transaction block of its engine
    bool returnsRows = false;
    bool changes = true; ///< may change data, structure or settings; false only when known to be read-only
    QString verb;        ///< leading words that say what it does, upper case: "CREATE TABLE"
    QString object;      ///< qualified name as written, when there is one: "${schema}.user_preferences"

    friend bool operator==(const Statement &, const Statement &) = default;
};

} // namespace Varve::Text
