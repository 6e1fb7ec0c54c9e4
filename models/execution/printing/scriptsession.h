// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "scripttext.h"

namespace Varve::Execution {

/// The session of the client program that runs a plan's script: what Varve's own connections and SessionState do in a run.
class ScriptSession final
{
public:
    ScriptSession(const Plan &plan, ScriptText &out) : m_plan(plan), m_out(out) {}

    /// Stops at the first error, reads UTF-8, and has the connection's options.
    void open();
    /// The policies' time-outs and the settings of the environment.
    void enter();
    /// Within the step's transaction: the history is written with the rights of who logged in, and with the server's time.
    void enterHistory(const PlanStep &step);
    /// What the file of \a step set does not reach the next one.
    void resetAfter(const PlanStep &step);
    /// With the rights of who logged in.
    void leaveRole();

    /// Of an SQLite connection.
    bool enforcesForeignKeys() const;

private:
    Database::Engine engine() const { return m_plan.engine(); }
    void readUtf8();
    void resetUser(const PlanStep &step);
    void dropTemporary(const PlanStep &step);
    void noteUserVariables(const PlanStep &step);
    void forgetUserVariables();
    void resetMariaDb(const PlanStep &step);
    void deallocatePrepared(const PlanStep &step);
    void releaseLocks(const PlanStep &step);
    void resetSqlite(const PlannedStatement &statement);

    const Plan &m_plan;
    ScriptText &m_out;
    QStringList m_userVariables; ///< MariaDB: that statements named since they were last forgotten
};

} // namespace Varve::Execution
