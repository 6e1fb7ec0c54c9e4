// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/expected.h>
#include <models/project/project.h>

namespace Varve::Execution {

/// Makes the edits of those of \a problems that have one in the project's files; everything else in them stays byte for byte. Each file is
/// written as a whole or not at all. Returns the problems that were fixed. A file that is no longer the one that was checked, or that
/// cannot be written, is an error; the files before it are fixed then. Blocks; any thread.
Core::Expected<QList<Core::Problem>> applyFixes(const Project::Project &project, const QList<Core::Problem> &problems);

} // namespace Varve::Execution
