// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// What is Transact-SQL's own about a batch that begins at \a at: the kind where standard SQL has no such statement, and all objects that
/// it creates, alters or drops. Statements in a batch need no semicolons between them, so it is looked at as a whole.
void readBatch(LeadingTokens &tokens, size_t at, const StatementShape &shape, const Dialect &dialect, Statement &statement);

} // namespace Varve::Text
