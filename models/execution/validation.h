// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>

#include <functional>

namespace Varve::Execution {

/// The project's problems, and those found by reading every migration as a run would: texts that do not end well, variables that some
/// environment lacks, expectations that cannot be read, what a plan refuses (in a down section, which stops no run, as a warning); and what the project's checks find (<models/project/checks/check.h>).
/// Needs no database. Blocks; any thread. \a stopped is asked between files; once it says yes, what was found so far is the result.
QList<Core::Problem> validate(const Project::Project &project, const std::function<bool()> &stopped = {});

/// The same of one file alone, with \a text in place of what is saved. \a path as the project shows it; empty for a file that is none of
/// its migrations. Problems that concern several files are not among them. Blocks; any thread.
QList<Core::Problem> validateText(const Project::Project &project, const QString &path, const QByteArray &text);

} // namespace Varve::Execution
