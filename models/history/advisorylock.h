// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lockwait.h"

#include <models/database/connection.h>

namespace Varve::History {

/// What tells a pooler that deals the server's sessions out by the transaction: there a lock of a session does not stay with who took it.
struct BackendSigns
{
    int atOpening = 0;      ///< the session that answered when the lock's connection was opened
    int ofRun = 0;          ///< the one that answers the run's connection; 0: not known
    int whenLocked = 0;     ///< the one in which the lock was taken; 0: not yet
    int later = 0;          ///< the one that answered after that
    bool holdsLater = true; ///< and whether the lock was in it
};
/// Two connections with one session of the server, or one connection with two.
bool sharesBackends(const BackendSigns &signs);
Core::Error poolerError();

/// A session advisory lock of PostgreSQL on a connection of its own, idle and outside any transaction, so that CREATE INDEX
/// CONCURRENTLY does not wait for it. Advisory locks count per database: one key serves them all.
class AdvisoryLock final : public RunLock
{
public:
    ~AdvisoryLock() override = default; // the lock goes with its session
    Q_DISABLE_COPY_MOVE(AdvisoryLock)

    /// Opens the connection that will hold the lock. \c application_name says who we are.
    static Core::Expected<std::unique_ptr<Database::Connection>> connect(const Database::ConnectionProfile &profile,
                                                                         const Database::Secret &password);
    /// One try, without waiting: a waiting session would hold a snapshot that CONCURRENTLY waits for. Takes \a connection when it works. An error of
    /// kind Unsupported when it is seen that the lock would not stay.
    static Core::Expected<LockAttempt> tryLock(std::unique_ptr<Database::Connection> &connection);
    bool isHeld() override;
    Database::Connection *connection() override { return m_connection.get(); }
    static Core::Expected<std::optional<LockHolder>> holder(Database::Connection &connection);

    static QString describe();

private:
    explicit AdvisoryLock(std::unique_ptr<Database::Connection> connection) : m_connection(std::move(connection)) {}

    std::unique_ptr<Database::Connection> m_connection;
};

} // namespace Varve::History
