// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>
#include <models/database/resultset.h>
#include <models/history/runwatch.h>

#include <QString>

#include <variant>

namespace Varve::Execution {

struct WaitingForLock
{
    History::LockHolder holder;
};
/// The lock is free, and the server still works for a run that is over. Once a second.
struct WaitingForOrphan
{
    History::RunningRun orphan;
    std::chrono::seconds left{0}; ///< until the run is given up
};
struct RunStarted
{
    QString runId;
    int steps = 0;
    int statements = 0;
};
struct StepStarted
{
    int step = 0;
    QString migrationId;
    int statements = 0;
};
struct StatementStarted
{
    int step = 0;
    int statement = 0;
}; ///< 0-based; verification queries follow the others
struct RowsArrived
{
    int step = 0;
    int statement = 0;
    Database::ResultSet chunk;
};
struct StatementDone
{
    int step = 0;
    int statement = 0;
    Database::StatementOutcome outcome;
};
struct StatementFailed
{
    int step = 0;
    int statement = 0;
    Core::Error error;
}; ///< error.where is in the file as written
/// The step is committed.
struct StepDone
{
    int step = 0;
    std::chrono::milliseconds duration{0};
};
/// Other sessions were in the way, the transaction was rolled back, and what was in it begins anew after a pause: takes back the step's
/// StatementFailed, and StepStarted follows.
struct StepRetried
{
    int step = 0;
    int attempt = 0;                    ///< the one that begins after the pause; the first retry is 2
    int attempts = 0;                   ///< at most
    std::chrono::milliseconds pause{0}; ///< until it begins
    int firstStep = 0;                  ///< that begins anew: an earlier one where the whole run is one transaction
    int firstStatement = 0;             ///< of it, 0-based: what stands before is committed
    Core::Error error;
};
struct StepFailed
{
    int step = 0;
    QString remains;
}; ///< what is true now, as a sentence
struct RunFinished
{
    bool success = false;
    int stepsDone = 0;
    std::chrono::milliseconds duration{0};
};

/// What a run says while it goes on. The command line prints them, the desktop queues them, tests collect them.
using RunEvent = std::variant<WaitingForLock, WaitingForOrphan, RunStarted, StepStarted, StatementStarted, RowsArrived, StatementDone,
                              StatementFailed, StepDone, StepRetried, StepFailed, RunFinished>;

} // namespace Varve::Execution
