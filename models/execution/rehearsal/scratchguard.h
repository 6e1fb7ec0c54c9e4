// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// An error of kind Guarded for the first statement of \a plan that says it works outside the database that it runs in: on another database
/// of the server (MariaDB), on databases, roles or tablespaces, on another file (SQLite). What a routine or a DO block does is not seen.
Core::Expected<> checkStaysInScratch(const Plan &plan);

} // namespace Varve::Execution
