// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// What a run sends for the session settings of its environment, as it is sent: before the first step, and again after each file that was
/// undone. Empty where the environment has none.
QStringList sessionStatements(const Plan &plan);

/// What a run sends on MariaDB for the time-outs of its policies.
QString mariaDbTimeouts(const Project::Policies &policies, const Database::ServerIdentity &server);

/// Something of \a step may change the session beyond it: settings, the role, the current database, pragmas, attached files.
bool setsSomething(const PlanStep &step);

/// Something of \a step may make a temporary table, view or the like, which would hide one of the database from the next file.
bool mayMakeTemporary(const PlanStep &step);

/// What ends that which \a step may leave in a session of PostgreSQL besides settings and temporary tables: prepared statements, cursors,
/// channels it listens to, advisory locks.
QStringList postgresLeftovers(const PlanStep &step);

/// Adds what \a planned may leave.
void addTraces(SessionTraces &traces, const PlannedStatement &planned);

/// Sets one setting of the session; \a value as the server gave it.
QString setStatement(const Plan &plan, const QString &name, const QString &value);

/// Puts the rights of who logged in, or of the environment's role, in force until the transaction ends: the history belongs to the former. Empty where there is no role.
QString localRole(const Plan &plan, bool ofEnvironment);

} // namespace Varve::Execution
