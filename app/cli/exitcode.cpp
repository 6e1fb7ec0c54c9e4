// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "exitcode.h"

#include "signals.h"

#include <csignal>

namespace Varve::Cli {

ExitCode exitCodeFor(Core::ErrorKind kind)
{
    using Core::ErrorKind;
    switch (kind) {
    case ErrorKind::Usage:
    case ErrorKind::Guarded:
    case ErrorKind::Unsupported: return UsageError;
    case ErrorKind::ProjectFiles:
    case ErrorKind::Io: return ProjectProblems;
    case ErrorKind::NameResolution:
    case ErrorKind::Network:
    case ErrorKind::Tls:
    case ErrorKind::Login:
    case ErrorKind::DatabaseMissing: return CannotConnect;
    case ErrorKind::ConnectionLost:
    case ErrorKind::Statement: return MigrationFailed;
    case ErrorKind::History: return InconsistentHistory;
    case ErrorKind::Locked: return LockedByOther;
    case ErrorKind::Cancelled: return Signals::last() == 0 ? Interrupted : static_cast<ExitCode>(Interrupted - SIGINT + Signals::last());
    }
    return UsageError;
}

} // namespace Varve::Cli
