// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lockwait.h"
#include "runjournal.h"

namespace Varve::History {

/// Who holds the lock of a database, and which runs nobody has ended.
struct LockState
{
    std::optional<LockHolder> holder;
    QList<RunningRun> running; ///< oldest first
    /// Of runs that cannot go on, the lock being free, sessions that the server still has.
    QList<RunningRun> orphans() const;
    friend bool operator==(const LockState &, const LockState &) = default;
};

/// What migration_runs says of the run that \a holder holds the lock for; \a holder itself where nothing does, or where the lock says it.
LockHolder identifyHolder(Database::Connection &connection, const Project::Policies &policies, const LockHolder &holder);

/// Never writes.
Core::Expected<LockState> readLockState(Database::Connection &connection, const Project::Policies &policies);

/// The same for less where \a table has looked, and where every run was ended, when the lock is not asked for.
Core::Expected<LockState> readOpenRuns(Database::Connection &connection, const Project::Policies &policies, const HistoryTable &table);

/// Ends a session of the server's, with what it does: PostgreSQL's pg_terminate_backend, MariaDB's KILL. One that is gone is no error.
Core::Expected<> endBackend(Database::Connection &connection, int backendId);

/// "anna on build7, process 4711, since 12:03:11": who began a run.
QString startedBy(const RunRecord &run);

/// How to treat sessions of killed runs: a server goes on with a statement when its client has died.
struct OrphanWait
{
    std::chrono::milliseconds timeout{0};
    bool end = false; ///< end them instead of waiting
    std::stop_token stop = {};
    /// Takes the values of secret variables out of a statement.
    std::function<QString(const QString &)> masked = {};
    /// Hears of the oldest one at once and then once a second, with what is left of the time.
    std::function<void(const RunningRun &, std::chrono::seconds)> waiting = {};
};

/// With the lock held: waits until the server has no session any more of a run that nobody has ended. Gives those runs. \a connection's own
/// session is none of them. Error kind Locked says who still runs what.
Core::Expected<QList<RunningRun>> waitForOrphans(Database::Connection &connection, const HistoryTable &table, const OrphanWait &wait);

} // namespace Varve::History
