// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/connection.h>

#include <QDateTime>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

namespace Varve::History {

/// Who holds a lock, as far as it can be known.
struct LockHolder
{
    QString user;
    QString host;
    qint64 processId = 0;     ///< 0: not known
    QDateTime since;          ///< UTC; invalid: not known
    int backendId = 0;        ///< the server's process that holds it; 0: a file's lock, or not known
    QString toString() const; ///< "anna on build7, process 4711, since 12:03:11"; what is not known is said not to be
    friend bool operator==(const LockHolder &, const LockHolder &) = default;
};

/// That \a holder keeps others from \a title, and for how long somebody waited; 0: not at all. Error kind Locked.
Core::Error lockedBy(const QString &title, const LockHolder &holder, std::chrono::milliseconds waited);

/// On the connection that waits for the lock.
using IdentifyHolder = std::function<LockHolder(Database::Connection &, const LockHolder &)>;

/// Keeps everybody else from running migrations on the same database while it lives. Gone with the process, however that ends.
/// PostgreSQL: a session advisory lock on a second, idle connection; MariaDB: GET_LOCK likewise. SQLite: flock on "<database>.varve-lock".
class RunLock
{
public:
    virtual ~RunLock() = default;

    /// Waits up to \a timeout; \a waiting is told who holds it, once a second. Error kind Locked names the holder. \a runBackend: the session
    /// of the server that will run the migrations, when it is known: the lock must have another, else a pooler deals them out. \a identify
    /// may know more of a holder than the lock tells.
    static Core::Expected<std::unique_ptr<RunLock>> acquire(const Database::ConnectionProfile &profile, const Database::Secret &password,
                                                            std::chrono::milliseconds timeout, std::stop_token stop = {},
                                                            const std::function<void(const LockHolder &)> &waiting = {}, int runBackend = 0,
                                                            const IdentifyHolder &identify = {});
    /// False when it was lost (its connection is gone): nothing more may be run.
    virtual bool isHeld() = 0;
    /// The connection that holds it, idle and outside any transaction; null where the lock is a file.
    virtual Database::Connection *connection() { return nullptr; }
    /// Has others see that it is held for the run \a runId, where the lock itself does not say whose it is.
    virtual Core::Expected<> tellRun(const QString &runId)
    {
        Q_UNUSED(runId)
        return {};
    }
    /// Who holds the lock of the database that \a connection is open on; nullopt when nobody does. Takes nothing that lasts.
    static Core::Expected<std::optional<LockHolder>> holder(Database::Connection &connection);
    /// For the plan's preview: "pg_advisory_lock(…)", "GET_LOCK('varve shop')", "flock mhras.sqlite.varve-lock".
    static QString describe(const Database::ConnectionProfile &profile);
};

} // namespace Varve::History
