// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/database/connection.h>

namespace Varve::Execution {

/// Whether \a statement of \a plan, which failed with \a error outside a transaction, may have done something that its server did not undo: a
/// procedure that commits, rows of MariaDB's tables without transactions, a DROP of several tables, an account statement about several
/// accounts. MariaDB is asked for the engines of its tables.
bool mayHaveFailedInPart(Database::Connection &connection, const Plan &plan, const PlannedStatement &statement, const Core::Error &error);

/// Whether \a statement, outside a transaction, does all of its work or, when it fails, nothing: it may be sent again. Sure only where nothing that
/// somebody wrote runs in it: a procedure or a block may commit, and on MariaDB a trigger or a function may write to a table without
/// transactions. On PostgreSQL what runs CONCURRENTLY leaves an index that is not valid, or a partition that is half detached.
bool isWholeOrNothing(const PlannedStatement &statement, Database::Engine engine);

} // namespace Varve::Execution
