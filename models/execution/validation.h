// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>

namespace Varve::Execution {

/// The project's problems, and those found by reading every migration as a run would: texts that do not end well, variables that some
/// environment lacks, missing down sections. Needs no database. Blocks; any thread.
QList<Core::Problem> validate(const Project::Project &project);

} // namespace Varve::Execution
