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
        Uncertain,  ///< statementsDone remain; the connection was lost, and the one behind them or the commit may have happened, or unknown
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
    bool failedAlone = false;    ///< in no transaction, and the statement that failed did nothing
    /// Of an ad hoc text that failed: what became of the transactions that it began itself.
    enum class Own {
        None,          ///< it began none
        Ended,         ///< none was open
        RolledBack,    ///< one was open
        LeftSomething, ///< likewise, and a table without transactions was changed in it
        Everything,    ///< likewise, and all that the text did was done in it
        Prepared,      ///< MariaDB: XA PREPARE made one outlast the session
    };
    Own own = Own::None;
    bool left = false;    ///< the server gave no answer, and nobody waits for it any more
    bool calling = false; ///< MariaDB: the connection was lost in a procedure that may have committed or rolled back
    /// Of which nobody knows what remains, although the server answers; 1-based, in the whole file.
    struct Unknown
    {
        enum class Why {
            NotUndone,  ///< the rollback left what was done to tables without transactions
            RolledBack, ///< by what the last of them called, which may have done more
            Committed,  ///< likewise: what stands before remains
            Ended,      ///< one of both
            InPart,     ///< it failed outside a transaction, and what it had done may have stayed
        };
        Why why = Why::NotUndone;
        int first = 0;
        int last = 0;
    };
    std::optional<Unknown> unknown = {};
    int attempts = 1;
    std::chrono::milliseconds duration{0}; ///< of the attempt that failed
    bool goesOn = false;                   ///< what does not need it runs all the same
    int together = 1;                      ///< steps of the transaction whose commit was refused
    std::optional<Core::Error> error;      ///< unset: Done

    /// All statements worked, and what the server checks only at the end did not hold. It does not say whose fault that is.
    bool isCommitRefused() const
    {
        return (committing || unitCommitting) && !left && ending != Ending::Uncertain && error
            && error->kind != Core::ErrorKind::ConnectionLost;
    }
};

} // namespace Varve::Execution
