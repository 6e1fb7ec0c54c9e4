// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// What \a connection's server shows of the objects that a statement creates or drops: "The table a is there.", one sentence each. Empty
/// when the statement has none that can be looked up. What that means for the statement is for a person to say: the object may have been
/// there before, and an unqualified name may mean another schema in the session that ran it.
QString whatServerShows(Database::Connection &connection, const PlannedStatement &statement);

/// The index that a CREATE INDEX CONCURRENTLY is to make, when it is there and not valid (an earlier building of it failed): its name as
/// DROP INDEX wants it. Empty for any other statement and on other engines.
QString invalidIndex(Database::Connection &connection, const PlannedStatement &statement);

} // namespace Varve::Execution
