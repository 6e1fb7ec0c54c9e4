// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <functional>

namespace Varve::Execution {

/// What the first statements of a file made of their session, for another session that goes on behind them.
struct SessionBefore
{
    /// One that cannot be done again: "CREATE TEMPORARY TABLE", and where it stands.
    struct Lost
    {
        int number = 0; ///< 1-based, in the whole file
        int from = 0;   ///< who runs the statements again from there on has it again, if nothing is lost that they use; at most number
        QString what;   ///< a sentence's subject and verb: "makes a temporary table"
        Core::SourcePosition where;
    };
    QList<PlannedStatement> again; ///< settings, the current database, attached files: to be sent again, in this order
    QList<Lost> lost;              ///< went with the session, or has another value now; the first one first
    QList<Lost> unknown;           ///< what was called may have set anything
    QList<IdAsker> idAskers;       ///< behind a statement that may make an id; one that asks before lacks that of the session before
};

/// Of the first \a count statements of \a step, which was just built with all of its statements; a large file is read once more.
Core::Expected<SessionBefore> sessionBefore(const Plan &plan, const PlanStep &step, int count);

/// The last place before a place where \a lost was found from which nothing is lost that the statements from there on use: the number of a
/// statement, 1 when there is no other.
Core::Expected<int> lastPlaceWithoutLoss(const Plan &plan, const PlanStep &step, const QList<SessionBefore::Lost> &lost);

/// A session that goes on behind a transaction that was rolled back is as it was before that transaction, although \a step's statements
/// \a from to \a to (0-based, in its list) ran in it.
bool isUndoneWithTransaction(const PlanStep &step, Database::Engine engine, int from, int to);

} // namespace Varve::Execution
