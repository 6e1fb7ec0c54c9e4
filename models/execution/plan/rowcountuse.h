// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// MariaDB: \a planned may ask for ROW_COUNT(), which is that of the statement before it, whoever sent that. In a text that is executed, too.
bool mayAskForRowCount(const PlannedStatement &planned, Database::Engine engine);

/// The same of what runs when \a planned is sent, and not in its texts.
bool asksForRowCount(const PlannedStatement &planned, Database::Engine engine);

} // namespace Varve::Execution
