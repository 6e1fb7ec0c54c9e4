// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// What comes back when a step that was applied is rolled back. A down section makes a column anew, and not what was in it.
enum class WayBack {
    None,      ///< nothing is in a down section, or no plan would run it
    Whole,     ///< nothing is lost on the way there
    Structure, ///< tables and columns, without their rows and values
    NoData     ///< it takes away rows or values and no structure
};
WayBack wayBack(const PlanStep &step);

/// The way back past one statement, where a down section leads there. \a written: its text as in the file.
WayBack wayBackPast(const Text::Statement &statement, const QByteArray &written);

WayBack worse(WayBack one, WayBack other);

/// "can be undone", "structure comes back, data does not", "data does not come back", "has no way back".
QString wayBackText(WayBack way);

} // namespace Varve::Execution
