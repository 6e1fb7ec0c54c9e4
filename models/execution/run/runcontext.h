// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runner.h"

#include <models/history/historytable.h>
#include <models/history/journal.h>
#include <models/history/runlock.h>

namespace Varve::Execution {

/// What all steps of a run share. Pointers may be null: an ad hoc run has neither lock nor history, a rehearsal no history.
struct RunContext
{
    const Plan &plan;
    Database::Connection &connection;
    const RunOptions &options;
    const std::function<void(const RunEvent &)> &report;
    History::HistoryTable *history = nullptr;
    History::RunLock *lock = nullptr;
    History::RunJournal *journal = nullptr;
    QString runId = {};
    QString appliedBy = {};
    qint64 lastHistoryId = 0;  ///< the newest row that this run knows of
    qint64 firstHistoryId = 0; ///< the same, when it began
    qint64 dataVersion = -1;   ///< SQLite: changes when another connection commits; -1: not asked for yet
    /// The whole run is one transaction: it begins with the first step, and the step of this index commits it.
    std::optional<int> commitsWith = {};
    QList<StepDone> uncommitted = {}; ///< of such a run: told once it is committed
    /// Of a step that failed: what is known of its statements, where nobody took it. They go with the failure's row.
    QList<History::JournalRow> unwrittenMarks = {};
    QList<History::VerifiedQuery> verified = {}; ///< of a recorded run: of each step those of its last attempt, in their order
    QStringList brokenReleases = {};             ///< of which a migration failed or was not started: they are not complete

    /// Those of the step that ran last: it is tried again.
    void forgetVerified(const QString &migrationId)
    {
        while (!verified.isEmpty() && verified.constLast().migrationId == migrationId)
            verified.removeLast();
    }
};

} // namespace Varve::Execution
