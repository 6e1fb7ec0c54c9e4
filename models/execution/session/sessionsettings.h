// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sessionwords.h"

namespace Varve::Execution {

/// One of SET's: the user variable or setting, and what it gets.
struct SessionAssignment
{
    QString key; ///< "@x", "sql_mode", "global sql_mode"; of SET NAMES one of several
    QString value;
};

/// MariaDB has one setting for a character set and its collation (MariaDB knowledge base, character_set_connection).
QString settingName(const QString &name);

/// Of MariaDB's SET; empty when some of it is not understood.
QList<SessionAssignment> sessionAssignments(const SessionText &text);

/// What a setting, as it stands in \a text, sets: of two with the same key the later one counts. Empty: not known.
QStringList settingKeys(const SessionText &text, Database::Engine engine);

/// SET, USE and the like whose end is not that of a transaction or of the session: Varve says itself where transactions begin and end.
bool isOfSession(const SessionText &text, Database::Engine engine);

/// SET @id = LAST_INSERT_ID(): of the server, of the time or of rows, which are others now.
bool hasValueOfItsTime(const SessionText &text, Database::Engine engine);

/// SET @dbname = DATABASE(): the same again in the same database.
bool asksForDatabase(const SessionText &text);

/// SET @a = @@sql_mode, @b = @a, @c = 1: the value is the same whatever is set.
bool onlyCopies(const QList<SessionAssignment> &assignments);

/// SELECT set_config('search_path', '', false), as pg_dump writes it.
bool isPlainSetConfig(const QString &sql);

} // namespace Varve::Execution
