// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "sqlitesettings.h"

#include <optional>

namespace Varve::Execution {

/// The settings of a session during a run: its name, the policies' time-outs, those of the environment, and back to where it was after a file
/// that changed some. On SQLite it is what PRAGMA and ATTACH change.
class SessionState final
{
public:
    explicit SessionState(Database::Connection &connection);
    /// Puts the session's own time-outs and name back, when the connection still lives.
    ~SessionState();
    Q_DISABLE_COPY_MOVE(SessionState)

    /// "varve/" and the first digits of a run's id: what its session is called while it goes on.
    static QString applicationName(const QString &runId);
    /// Within the step's transaction: who \a step became, with SET ROLE or SET SESSION AUTHORIZATION, need not be who may write the
    /// history.
    static Core::Expected<> resetUser(Database::Connection &connection, const PlanStep &step);
    /// SQLite: every write of the run, the history's first one too, waits as long as the policy says for who else holds the file, unless the
    /// connection says otherwise.
    Core::Expected<> waitForFile(const Plan &plan);
    /// One round trip, on SQLite none; a second one when a step of \a plan sets something.
    Core::Expected<> prepare(const Plan &plan, const QString &applicationName);
    /// Only what the environment says: for a run that is not recorded.
    Core::Expected<> enter(const Plan &plan);
    /// From here on with the rights of who logged in, until the next resetAfter(). For what is written outside a step's transaction.
    void leaveRole();
    /// Undoes what \a step may have set or made of the session: search_path, role, time zone, sql_mode, the current database, pragmas, attached
    /// files, temporary tables. Nothing is sent for a step that does no such thing.
    Core::Expected<> resetAfter(const PlanStep &step);

private:
    Core::Expected<> prepareSqlite(const Plan &plan);
    Core::Expected<> prepareMariaDb(const Project::Policies &policies);
    Core::Expected<> rememberOwn(const Plan &plan);
    Core::Expected<> sendOwn();
    Core::Expected<> remember();
    Core::Expected<> restore();
    Core::Expected<> dropTemporary();

    Database::Connection &m_connection;
    Database::Engine m_engine = Database::Engine::Sqlite;
    QList<std::pair<QString, QString>> m_remembered;
    QString m_lockTimeout; ///< as it was
    QString m_statementTimeout;
    QString m_applicationName;
    QString m_setTimeouts; ///< MariaDB: sent again after each reset
    bool m_prepared = false;
    QStringList m_own; ///< statements of the environment
    bool m_hasRole = false;
    bool m_leftRole = false;
    QStringList m_back;                     ///< statements that put the environment's settings back to what they were
    std::optional<SqliteSettings> m_sqlite; ///< where a step sets something
};

} // namespace Varve::Execution
