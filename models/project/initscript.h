// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "project.h"

namespace Varve::Project {

/// Whether the complete script that varve.toml names for \a role can be read as it lies in the folder now: it is there, is a file, and no
/// link leads out of the project. The error stands where varve.toml names it.
Core::Expected<> checkInitScript(const Project &project, const DatabaseRole &role);

} // namespace Varve::Project
