// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"
#include "statementscanner.h"

namespace Varve::Text {

/// Fills kind, verb, object, destructive, inTransaction, returnsRows and changes of \a statement from the tokens in \a shape,
/// never from a search in its text. When in doubt a statement changes something.
void classify(const StatementShape &shape, QByteArrayView window, const Dialect &dialect, Statement &statement);

} // namespace Varve::Text
