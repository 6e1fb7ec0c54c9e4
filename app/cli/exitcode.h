// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>

namespace Varve::Cli {

/// What the shell gets. Documented in the man page and the guide; scripts depend on it.
enum ExitCode : int {
    Done = 0,
    UsageError = 1,
    PendingFound = 2,
    MigrationFailed = 3,
    InconsistentHistory = 4,
    CannotConnect = 5,
    LockedByOther = 6,
    ProjectProblems = 7,
    DifferencesFound = 8,
    HungUp = 129,      ///< 128 + SIGHUP
    Interrupted = 130, ///< 128 + SIGINT
    Terminated = 143,  ///< 128 + SIGTERM
};

ExitCode exitCodeFor(Core::ErrorKind kind);

} // namespace Varve::Cli
