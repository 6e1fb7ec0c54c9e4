// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "situation.h"

namespace Varve::Execution {

/// Why a plan would pass over something that ought to run: a file that is not applied yet and cannot be read, is no text, has another's
/// number, waits in a circle or needs what is not there; a folder that cannot be read. As errors of the project's files, with their places.
/// What is not \a asked for (by node), is not for this environment or does not run with the others is no reason.
QList<Core::Error> brokenFiles(const Situation &situation, const std::vector<bool> &asked);

} // namespace Varve::Execution
