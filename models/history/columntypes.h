// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/engine.h>

namespace Varve::History {

/// What an engine calls the types of Varve's own tables, and how it says the few other things that these tables need.
struct ColumnTypes
{
    QString identity; ///< a number that the server counts up, as primary key
    QString text;     ///< of names and checksums
    QString key;      ///< text that can be a key
    QString longText; ///< of messages
    QString time;     ///< UTC, at least milliseconds
    QString truth;
    QString large;  ///< a number of 64 bits
    QString number; ///< of 32
    QString behindTable;

    QString trueText;
    QString falseText;
    QString now;
    QString sessionUser;          ///< who is connected
    QString boundTime;            ///< the place of a bound time
    QString millisecondsOf;       ///< since 1970 of the column %1, or what reads as a time
    QString sessionStart;         ///< when the server's session with the bound number began, as text; where sessions have none, anything
    QString ownSession;           ///< the number of the session that asks; 0 where sessions have none
    QString orUpdateRun;          ///< behind INSERT … VALUES of the runs: what is there runs again
    QString orUpdateMark;         ///< behind INSERT … VALUES of the journal
    QString unlessVersionIsThere; ///< behind INSERT … VALUES of a table with a unique version
};

const ColumnTypes &columnTypes(Database::Engine engine);

} // namespace Varve::History
