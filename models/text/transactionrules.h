// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// Fills inTransaction and commitsImplicitly of a SQL \a statement whose kind, verb and objects are known: what its engine refuses, or
/// ends with a commit of its own, inside a transaction block.
void applyTransactionRules(const LeadingTokens &tokens, const StatementShape &shape, const Dialect &dialect, Statement &statement);

/// What SQL Server refuses in an explicit transaction: "CREATE DATABASE", "BACKUP", …
bool isRefusedBySqlServer(const QString &verb);

} // namespace Varve::Text
