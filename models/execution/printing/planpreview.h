// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// What a person reads before the answer to "shall this run?": warnings, the steps in their order, what each of them loses, with the statements
/// that do, and what cannot be undone. Of many steps the first and the last, and which of the others lose something. Values of secret
/// variables are masked.
QString planPreview(const Plan &plan);

} // namespace Varve::Execution
