// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// What \a connection's server shows of the objects that a statement creates or drops: "The table a is there.", one sentence each. Empty
/// when the statement has none that can be looked up. What that means for the statement is for a person to say: the object may have been
/// there before, and an unqualified name may mean another schema in the session that ran it.
QString whatServerShows(Database::Connection &connection, const PlannedStatement &statement);

/// A CREATE INDEX CONCURRENTLY is not sent where its index is there and not valid (an earlier building of it failed); the remedy is in the error.
Core::Expected<> checkNoInvalidIndex(Database::Connection &connection, const PlannedStatement &statement);

/// \a error, with what to do about the index that is not valid, where the statement left one.
Core::Error withInvalidIndex(Core::Error error, Database::Connection &connection, const PlannedStatement &statement);

} // namespace Varve::Execution
