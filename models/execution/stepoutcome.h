// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

#include <optional>

namespace Varve::Execution {

/// How a step ended.
struct StepOutcome
{
    enum class Ending {
        Done,
        RolledBack, ///< nothing remains
        Kept,       ///< statementsDone statements remain
        Uncertain,  ///< the connection was lost: statementsDone remain, the one behind them or the commit may have happened
    };
    Ending ending = Ending::Done;
    int statementsDone = 0;   ///< that remain
    int failedStatement = -1; ///< 0-based; verification queries follow the others; -1: none of them
    bool isVerification = false;
    bool anySent = false;        ///< false: it never began
    bool committing = false;     ///< the failure came with the commit
    bool checking = false;       ///< the failure is what the check of foreign keys before the commit found
    bool unitRolledBack = false; ///< the step runs in units, and the one that failed left nothing
    bool unitCommitting = false; ///< the failure came with the commit of a unit that others follow
    bool left = false;           ///< the server gave no answer, and nobody waits for it any more
    int attempts = 1;
    bool goesOn = false;              ///< what does not need it runs all the same
    std::optional<Core::Error> error; ///< unset: Done
};

} // namespace Varve::Execution
