// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stepoutcome.h"

#include <models/core/surroundings.h>
#include <models/database/engine.h>

#include <random>

namespace Varve::Execution {

/// The server refused because of what other sessions did at the same moment: a lock that was not free in time, a deadlock, rows that changed
/// meanwhile. The same statements may work a moment later.
bool isTransient(const Core::Error &error, Database::Engine engine);

/// Trying again cannot do anything twice: the error passes, and of the transaction in which it came, or of the statement where there was none,
/// nothing is left. What stands before it is not run again.
bool mayRetry(const StepOutcome &outcome, Database::Engine engine);

/// Pauses between attempts: each about twice as long as the one before, with a random part, so that two runs that met do not meet again.
class Backoff final
{
public:
    static constexpr std::chrono::milliseconds longest{30'000};

    explicit Backoff(std::chrono::milliseconds first, quint32 seed = Core::randomNumber()) : m_first(first), m_random(seed) {}

    /// After that many attempts: between half and one and a half of the doubled first pause, at most \c longest.
    std::chrono::milliseconds after(int attempts);

private:
    std::chrono::milliseconds m_first;
    std::mt19937 m_random;
};

} // namespace Varve::Execution
