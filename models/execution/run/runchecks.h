// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/history/environmentstatus.h>
#include <models/history/historytable.h>

#include <QSet>

namespace Varve::Execution {

/// A read-only environment refuses a plan that may change something.
Core::Expected<> checkGuard(const Plan &plan);

/// The server must be the one that the plan was made for.
Core::Expected<> checkServer(const Plan &plan, const Database::Connection &connection);

/// Every file must still be the one that was planned. All that are not are in the error. Large files are checked while they run.
Core::Expected<> checkFiles(const Plan &plan, const QSet<QString> &skipped);

/// What the history says now, compared with what the plan was made from.
struct HistoryNow
{
    qint64 lastId = 0;
    QSet<QString> doneMeanwhile; ///< migrations whose step is no longer needed
    QString doneBy;              ///< who did them
};

/// Reads what came after the plan. Steps that somebody else did meanwhile are named: the first ones of the plan, with the same files, as who has
/// the same plan does them. Anything else that changes what the plan was made for is an error of kind History.
Core::Expected<HistoryNow> rereadHistory(const Plan &plan, const History::HistoryTable &history);

/// What \a plan takes for granted of other databases must be so still: \a elsewhere has what they have now.
Core::Expected<> checkJoined(const Plan &plan, const QList<History::EnvironmentStatus> &elsewhere);

/// What runs before left unfinished must be what the plan was made from.
Core::Expected<> checkJournal(const Plan &plan, const QList<History::StepJournal> &now);

} // namespace Varve::Execution
