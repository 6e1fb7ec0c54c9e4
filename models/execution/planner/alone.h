// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "selection.h"

namespace Varve::Execution {

/// "005 needs 004, which needs 003"; of a long way the beginning and the end.
QString needsChain(QStringList path);

/// Of a selection for the one migration in \a place that one alone; an error with the path when others of the selection must go with it.
Core::Expected<Selection> onlyForward(const Situation &situation, const std::vector<int> &place, Selection selection);
Core::Expected<Selection> onlyBackward(const Situation &situation, int node, Selection selection);

/// An error of the project's files, with the path from \a goal, where something that is \a asked for cannot run.
Core::Expected<> checkWay(const Situation &situation, int goal, const std::vector<bool> &asked);

} // namespace Varve::Execution
