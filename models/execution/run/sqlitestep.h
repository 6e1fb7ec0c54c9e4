// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "foreignkeys.h"

namespace Varve::Execution {

/// Foreign keys around one step on SQLite: off where the step needs it, which can only be done outside a transaction, and checked before it
/// is committed. SessionState puts the setting back. Does nothing for other steps.
class SqliteStep final
{
public:
    SqliteStep(Database::Connection &connection, const PlanStep &step) : m_connection(connection), m_step(step) {}

    /// Before the step's transaction.
    Core::Expected<> prepare();
    /// In it, before the first statement: what is broken already is not the step's doing.
    Core::Expected<> begun();
    /// Before the commit: an error names the rows that would break foreign keys.
    Core::Expected<> check();

private:
    Database::Connection &m_connection;
    const PlanStep &m_step;
    bool m_off = false;
    Core::Expected<BrokenReferences> m_before;
};

} // namespace Varve::Execution
