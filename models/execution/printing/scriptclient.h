// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// How a plan's script is run by its engine's client program: "psql -X -h db.example -U anna -d shop -f FILE", for a POSIX shell.
QString scriptCommandLine(const Plan &plan);

/// What that program understands otherwise than a run does, one sentence each.
QStringList scriptRemarks(const Plan &plan);

} // namespace Varve::Execution
