// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../projectwriter.h"

namespace Varve::Project {

/// Writes \a migration as one that revises the heads that \a references name, or all heads of its database, and does nothing else.
/// Returns its absolute path. An error where there is one head only, or a reference names none.
Core::Expected<QString> createMerge(const Project &project, const QStringList &references, NewMigration migration);

} // namespace Varve::Project
