// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// MariaDB: a rollback leaves what was done to a table of an engine without transactions (MyISAM, Aria, MEMORY, CSV). Asks the server
/// for the engines of the tables that \a plan changes in transactions; a step that changes such a table is not one, and says so. Nothing
/// happens on other engines, nor where the plan has no transaction.
Core::Expected<> lookAtTableEngines(Plan &plan, Database::Connection &connection);

/// One of \a tables, written as in \a database, has such an engine now. False where the server does not say.
bool hasTableWithoutTransactions(Database::Connection &connection, const QStringList &tables, const QString &database);

/// \a plan, looked at.
Core::Expected<Plan> withTableEngines(Core::Expected<Plan> plan, Database::Connection &connection);

} // namespace Varve::Execution
