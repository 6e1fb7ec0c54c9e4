// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lockwait.h"

#include <models/database/connection.h>

#include <optional>

namespace Varve::History {

/// MariaDB's GET_LOCK on a connection of its own, idle and outside any transaction. Such locks are the whole server's: the database's
/// name is in the lock's.
class NamedLock final : public RunLock
{
public:
    ~NamedLock() override = default; // the lock goes with its session
    Q_DISABLE_COPY_MOVE(NamedLock)

    /// Opens the connection that will hold the lock; the server does not end it for being idle.
    static Core::Expected<std::unique_ptr<Database::Connection>> connect(const Database::ConnectionProfile &profile,
                                                                         const Database::Secret &password);
    /// One try, without waiting. Takes \a connection when it works.
    static Core::Expected<LockAttempt> tryLock(std::unique_ptr<Database::Connection> &connection);
    bool isHeld() override { return m_connection && m_connection->isAlive(); }
    Database::Connection *connection() override { return m_connection.get(); }
    /// A second lock of the same session, named after the run: see isFor().
    Core::Expected<> tellRun(const QString &runId) override;
    /// The account and the host of the session that holds it; without the right PROCESS only sessions of the same user are seen.
    static Core::Expected<std::optional<LockHolder>> holder(Database::Connection &connection);

    /// Whether \a holder holds it for that run.
    static Core::Expected<bool> isFor(Database::Connection &connection, const LockHolder &holder, const QString &runId);

    /// At most 64 characters, as MySQL has it; of a database with a longer name the checksum.
    static QString name(const QString &database);
    static QString describe(const Database::ConnectionProfile &profile);

private:
    explicit NamedLock(std::unique_ptr<Database::Connection> connection) : m_connection(std::move(connection)) {}

    std::unique_ptr<Database::Connection> m_connection;
};

} // namespace Varve::History
