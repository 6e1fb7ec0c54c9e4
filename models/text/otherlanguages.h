// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"
#include "statementscanner.h"

namespace Varve::Text {

/// classify() for the languages that are not SQL.
void classifyCypher(const StatementShape &shape, QByteArrayView window, Statement &statement);
void classifyRedis(const StatementShape &shape, QByteArrayView window, Statement &statement);

} // namespace Varve::Text
