// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// CREATE, ALTER, DROP or UNDROP at \a at: fills verb, object, objects and destructive of \a statement.
void readDefinition(LeadingTokens &tokens, size_t at, const StatementShape &shape, const Dialect &dialect, Statement &statement);

/// The names of objects of \a kind from \a index on, with the tables that they stand on: fills object and objects.
void readObjects(const LeadingTokens &tokens, size_t index, QLatin1StringView kind, ObjectAction action, const Dialect &dialect,
                 Statement &statement);

/// COMMENT ON, GRANT, REVOKE, DENY and SECURITY LABEL at \a at: fills object and objects with what stands behind ON.
void readAttachment(LeadingTokens &tokens, size_t at, const Dialect &dialect, Statement &statement);

/// RENAME TABLE a TO b, c TO d and RENAME USER at \a at: fills verb, object and objects with the old names.
void readRenaming(LeadingTokens &tokens, size_t at, const Dialect &dialect, Statement &statement);

} // namespace Varve::Text
