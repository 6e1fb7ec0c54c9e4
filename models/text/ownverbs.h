// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"
#include "leadingtokens.h"
#include "statement.h"

namespace Varve::Text {

/// Fills kind, verb, object and effects of a \a statement whose words at \a at are ones that MySQL, MariaDB or Spark alone know, or
/// mean something of their own there. False when they are none.
bool classifyOwnVerb(const LeadingTokens &tokens, size_t at, DialectName dialect, Statement &statement);

} // namespace Varve::Text
