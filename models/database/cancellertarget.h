// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "canceller.h"

#include <libpq-fe.h>
#include <sqlite3.h>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>

namespace Varve::Database {

/// What a Canceller needs of its connection; outlives it. All functions are safe from any thread.
struct Canceller::Target
{
public:
    explicit Target(sqlite3 *connection);
    explicit Target(PGconn *connection);
    /// \a stop asks a server, and says whether the request was sent; it may block.
    using ServerCall = std::function<bool()>;
    /// \a probe: see Canceller::probe().
    explicit Target(ServerCall stop, ServerCall probe = {});

    /// Called by the connection around each statement. statementStarts() waits up to a second for requests still on their way.
    void statementStarts();
    void statementEnds();
    /// The connection goes away; nothing is called on it afterwards.
    void close();

    /// True when something ran in a file and was interrupted.
    bool interruptFile();
    /// Somebody asked for the end of the running statement.
    bool isStopWanted() const { return m_stopWanted; }
    /// For sqlite3_progress_handler(), with a Target: not 0 when the running statement is to end.
    static int isWantedToStop(void *target);
    /// What asks the server, or nothing when nothing runs there. Each call is followed by cancelReturned().
    std::shared_ptr<const ServerCall> cancelStarts();
    /// Waits until the statement has ended, at most \a wait; true when it has not. No other statement starts before cancelReturned(),
    /// or before a second has passed.
    bool stillRuns(std::chrono::milliseconds wait);
    void cancelReturned();
    ServerCall probe();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_running = false;
    std::atomic<bool> m_stopWanted = false; ///< of the running statement
    int m_callsUnderWay = 0;
    sqlite3 *m_sqlite = nullptr;
    std::shared_ptr<const ServerCall> m_server;
    ServerCall m_probe;
};

} // namespace Varve::Database
