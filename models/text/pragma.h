// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// SQLite's PRAGMA at \a at: fills all that \a statement says of it.
void readPragma(const LeadingTokens &tokens, size_t at, Statement &statement);

} // namespace Varve::Text
