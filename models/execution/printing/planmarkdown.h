// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// A dry run as a page for a review or a change request (GitHub's Markdown): what holds for all of it, a table of the steps with what each
/// loses and whether it can be undone, then every statement, and folded in what the history gets. Values of secret variables are masked.
QString planAsMarkdown(const Plan &plan);

} // namespace Varve::Execution
