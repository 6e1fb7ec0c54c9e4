// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QFuture>

#include <functional>
#include <memory>

namespace Varve::Database {

enum class CancelResult { Sent, NothingRuns, NoAnswer };

/// A handle that stops the statement running on a connection. Copyable, usable from any thread.
class Canceller final
{
public:
    struct Target;
    Canceller() = default;
    explicit Canceller(std::shared_ptr<Target> target) : m_target(std::move(target)) {}

    /// Makes the native call (sqlite3_interrupt, PQcancel) on a thread of its own and returns at once. NoAnswer when it has not
    /// returned after one second (a stopped server): the connection can then only be abandoned. A server is asked again until the
    /// statement has ended, because it drops a request that overtakes its statement.
    QFuture<CancelResult> cancel() const;

    /// Asks, over a connection of its own, whether the server is there; may block for as long as the server likes. Empty where an answer tells
    /// nothing of the statement: in a file, and in PostgreSQL, where each connection has a process of its own and aborting undoes nothing.
    std::function<bool()> probe() const;

private:
    std::shared_ptr<Target> m_target;
};

} // namespace Varve::Database
