// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"

#include <models/core/sourceposition.h>

#include <QList>
#include <QString>

namespace Varve::Text {

enum class StatementKind : quint8 {
    Unknown,
    Definition,         ///< DDL: CREATE, ALTER, DROP, COMMENT, GRANT, …
    Manipulation,       ///< DML: INSERT, UPDATE, DELETE, MERGE, TRUNCATE, COPY … FROM
    Query,              ///< SELECT, VALUES, SHOW, EXPLAIN, WITH … SELECT, a PRAGMA that only reads
    TransactionControl, ///< BEGIN, COMMIT, ROLLBACK, SAVEPOINT
    SessionSetting,     ///< SET, USE, RESET, a PRAGMA that sets
    Call,               ///< CALL, DO, EXECUTE
    Utility,            ///< VACUUM, ANALYZE, LOCK, ATTACH
    ClientCommand,      ///< psql's backslash commands, DELIMITER, GO: never sent to a server
};

/// Whether a statement can lose what was there.
enum class Destructive : quint8 { No, Data, Structure };

enum class ObjectAction { Create, Alter, Drop };

/// An object of the catalog and what a statement does to it. Rights and comments alter what they are on.
struct StatementObject
{
    ObjectAction action = ObjectAction::Create;
    QLatin1StringView kind; ///< from a fixed list, in capitals: "TABLE", "MATERIALIZED VIEW"
    QString name;           ///< qualified, as written: "${schema}.users"; empty when the statement gives none
    QString table;          ///< of an index, a trigger, a rule or a policy: the table behind ON, as written; else empty

    friend bool operator==(const StatementObject &, const StatementObject &) = default;
};

/// How the data behind COPY … FROM STDIN is given out: as part of its statement, or apart from it, as it comes.
enum class CopyData { WithStatement, InChunks };

/// One statement of a script. Offsets are bytes in the script's UTF-8.
/// What every statement of a long script has costs no allocation: ranges, and texts that are constants.
struct Statement
{
    ByteRange whole;            ///< with leading white space and comments, and the delimiter; these ranges tile the script
    ByteRange text;             ///< what a server gets: without leading trivia and without the delimiter
    QList<ByteRange> comments;  ///< before text, but not one that stands in the line where the statement before it ended
    ByteRange copyData;         ///< inline data after COPY … FROM STDIN, without the final "\\."; else empty
    QByteArray delimiter;       ///< ";", "GO", a newline, …; empty at the end of the script
    ByteRange delimiterRange;   ///< where it stands
    Core::SourcePosition start; ///< of text
    int endLine = 0;            ///< of what stands just behind text
    int endColumn = 0;
    StatementKind kind = StatementKind::Unknown;
    Destructive destructive = Destructive::No;
    bool inTransaction = true;      ///< can run inside a transaction block of its engine
    bool commitsImplicitly = false; ///< ends an open transaction with a commit of the engine's own
    bool needsCommitBefore = false; ///< uses what an earlier statement of the script made, and can only after a commit
    bool returnsRows = false;
    bool changes = true; ///< may change data, structure or settings; false only when known to be read-only
    QString verb;        ///< leading words that say what it does, upper case: "CREATE TABLE"
    ByteRange object;    ///< qualified name as written of what it is about: "${schema}.user_preferences"; empty when there is none
    QList<StatementObject> objects; ///< what it creates, alters or drops, in the order of the text

    /// Just behind text.
    Core::SourcePosition end() const { return {start.file, start.offset + text.length, endLine, endColumn}; }
    /// Its ranges as they are in its own bytes alone; start is still where it stands in the script.
    Statement byItself() const;
    friend bool operator==(const Statement &, const Statement &) = default;
};

} // namespace Varve::Text

// Its members are: a long list of statements grows without copying each.
Q_DECLARE_TYPEINFO(Varve::Text::Statement, Q_RELOCATABLE_TYPE);
