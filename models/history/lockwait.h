// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runlock.h"

namespace Varve::History {

/// What one try to take a lock found.
struct LockAttempt
{
    std::unique_ptr<RunLock> lock; ///< null while somebody else holds it
    LockHolder holder;             ///< who; empty when it cannot be known
};

/// Tries until it works, \a timeout has passed or \a stop is asked. \a waiting hears of the holder at once and then once a second.
/// \a title names the lock in errors. Waits on a condition, so that a stop is seen at once.
Core::Expected<std::unique_ptr<RunLock>> waitForLock(const std::function<Core::Expected<LockAttempt>()> &attempt, const QString &title,
                                                     std::chrono::milliseconds timeout, const std::stop_token &stop,
                                                     const std::function<void(const LockHolder &)> &waiting);

/// This process, as others will see it.
LockHolder thisProcess();

} // namespace Varve::History
