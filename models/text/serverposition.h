// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "variables.h"

namespace Varve::Text {

/// Where a server says that an error is in the text it was sent, in that server's unit.
struct ServerPosition
{
    enum class Unit { None, Byte, Character, Line, LineAndColumn };
    Unit unit = Unit::None;
    qint64 offset = 0; ///< of Byte from 0, of Character from 1
    int line = 0;      ///< from 1
    int column = 0;    ///< from 1, in characters
    QByteArray near{}; ///< of Line: the text that the server quotes, which begins at the error

    /// SQLite: sqlite3_error_offset() (sqlite.org/c3ref/errcode.html).
    static ServerPosition byte(qint64 fromZero);
    /// PostgreSQL: the P field of an error, characters from 1 (manual, 55.8).
    static ServerPosition character(qint64 fromOne);
    /// MySQL and MariaDB: "… near 'FORM t' at line 2". The quoted text is the rest of the statement, at most 80 characters of it
    /// (ER_PARSE_ERROR is "%s near '%-.80s' at line %d"), so it tells the place in the line.
    static ServerPosition atLine(int line, const QByteArray &near = {});
    /// Neo4j: "(line 2, column 5 (offset: 12))", both from 1. Spark says "(line 2, pos 4)" with pos from 0: add 1.
    static ServerPosition atLineAndColumn(int line, int column);

    friend bool operator==(const ServerPosition &, const ServerPosition &) = default;
};

/// The byte of \a sent that is meant; sent.size() just behind the last character. -1 when the position lies outside or is none.
qint64 byteOffset(QByteArrayView sent, const ServerPosition &position);

/// The place in the file as it is written: \a rendered was made from \a script. Inside a value: where its ${…} begins. Invalid when
/// the position means no place in the text that was sent.
Core::SourcePosition writtenPosition(QByteArrayView script, const Rendered &rendered, const ServerPosition &position,
                                     const QString &file = {});

} // namespace Varve::Text
