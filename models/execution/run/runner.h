// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "runevent.h"

#include <models/history/environmentstatus.h>
#include <models/history/integrityreport.h>

#include <functional>
#include <stop_token>

namespace Varve::Execution {

struct RunOptions
{
    std::stop_token stop;      ///< asked between statements; to stop a statement, cancel the connection too
    qint64 rowLimit = 10000;   ///< of ad hoc and verification queries, each; -1: all
    Database::Secret password; ///< for the lock's own connection
    QString appliedBy;         ///< empty: the login name
    /// For another run's lock, and for what a killed run left running on the server; unset: as varve.toml says.
    std::optional<std::chrono::milliseconds> wait = {};
    /// What databases of the environment have now, which it is given by name: called once the lock is held, for those of Plan::joined. Unset:
    /// nobody looks.
    std::function<QList<History::EnvironmentStatus>(const QStringList &)> readElsewhere = {};
    bool endOrphans = false; ///< end the latter at once instead of waiting
};

/// How a run ended. A failed run is a result, not an error: what was done stays known.
struct RunResult
{
    QString runId;
    int stepsDone = 0;
    int stepsTotal = 0;
    std::optional<Core::Error> error; ///< of the statement or check that stopped it
    QString failedMigration;          ///< the first one; empty where the commit of several was refused
    QStringList failed = {};          ///< several where the run went on, or where their commit was refused
    QStringList notStarted = {};      ///< migrations that need a failed one, where the run went on
    QString summary;                  ///< what happened, what is true now: sentences for a person
    bool cancelled = false;
    QStringList skipped;                ///< migrations of the plan that somebody else ran meanwhile: neither run again nor a failure
    History::IntegrityReport integrity; ///< see policies.integrity, and what was verified; also kept with the run
    bool isSuccess() const { return !error; }
};

/// Runs \a plan on \a connection, on the calling thread, after design section 9: lock, re-read the history, check the server, then each step
/// with its verification and its history row, then unlock. Ad hoc plans take no lock and write no history.
/// Stops at the first failure, unless Plan::goesOn(). \a report is called on the calling thread.
Core::Expected<RunResult> run(const Plan &plan, Database::Connection &connection, const RunOptions &options,
                              const std::function<void(const RunEvent &)> &report = {});

} // namespace Varve::Execution
