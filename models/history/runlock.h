// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/database/connectionprofile.h>

#include <QDateTime>

#include <functional>
#include <memory>
#include <stop_token>

namespace Varve::History {

/// Who holds a lock, as far as it can be known.
struct LockHolder
{
    QString user;
    QString host;
    qint64 processId = 0;
    QDateTime since;          ///< UTC
    QString toString() const; ///< "anna on build7, process 4711, since 12:03:11"
    friend bool operator==(const LockHolder &, const LockHolder &) = default;
};

/// Keeps everybody else from running migrations on the same database while it lives. Gone with the process, however that ends.
/// PostgreSQL: a session advisory lock on a second, idle connection. SQLite: flock on "<database>.varve-lock".
class RunLock
{
public:
    virtual ~RunLock() = default;

    /// Waits up to \a timeout; \a waiting is told who holds it, once a second. Error kind Locked names the holder.
    static Core::Expected<std::unique_ptr<RunLock>> acquire(const Database::ConnectionProfile &profile, const Database::Secret &password,
                                                            std::chrono::milliseconds timeout, std::stop_token stop = {},
                                                            const std::function<void(const LockHolder &)> &waiting = {});
    /// False when it was lost (its connection is gone): nothing more may be run.
    virtual bool isHeld() = 0;
    /// For the plan's preview: "pg_advisory_lock(…)", "flock mhras.sqlite.varve-lock".
    static QString describe(const Database::ConnectionProfile &profile);
};

} // namespace Varve::History
