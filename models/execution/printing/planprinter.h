// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <QJsonObject>

namespace Varve::Execution {

/// A dry run: the exact text, transactions, lock and history writes. Values of secret variables are masked.
QString printPlan(const Plan &plan);

/// One SQL file that a person could run by hand with psql or sqlite3; it writes the same history rows (who and when are the session's
/// user and the server's clock, the run is the plan's id). Values of secret variables are masked and must be filled in. A large file is read
/// once more, and held: an error where it cannot be read, is another than the plan's, or above 128 MiB.
Core::Expected<QString> planAsSql(const Plan &plan);

/// "format": "varve-plan/1". Members: id, command ("migrate", "rollback", "seed", "query", "init-database", …), environment, database, guard, target, server,
/// lastHistoryId, lock, historyTable, destructive, warnings [text], and steps: kind ("apply", "roll-back", "ad-hoc", "verify", …), migration, title,
/// release, file, checksum, transaction (true: one), transactionReason, rollbackAvailable, noRollbackReason, streamed, statementCount, history (its INSERT),
/// statements and verification: sql (as sent, secrets masked), written, where ("file:line:column"), verb, object, destructive, expect.
QJsonObject planAsJson(const Plan &plan);

/// The command line that does the same: "varve-cli migrate --env test". Words are quoted for a POSIX shell where they must be.
QString commandLine(const Plan &plan);

} // namespace Varve::Execution
