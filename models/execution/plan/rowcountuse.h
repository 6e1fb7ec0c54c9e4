// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// MariaDB: \a planned says ROW_COUNT(), itself or in a text that may be executed or the body of a routine that may be called.
bool mayAskForRowCount(const PlannedStatement &planned, Database::Engine engine);

/// What runs when \a planned is sent, or the routine that it makes is called, asks how many rows the statement before it changed, whoever sent
/// that. A text that is only prepared or kept does not.
bool asksForRowCount(const PlannedStatement &planned, Database::Engine engine);

} // namespace Varve::Execution
