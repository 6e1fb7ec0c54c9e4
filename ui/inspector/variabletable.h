// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/project.h>

class QGridLayout;

namespace Varve::Ui {

/// Names of the variables that a migration's file uses, in the order in which they first appear. Reads the file; empty when it cannot be
/// read or is large.
QStringList variablesUsed(const Project::Project &project, const Project::Migration &migration, const Project::Environment *environment);

/// \a names by environment: the current one and the next in the order of promotion, as many as a narrow pane can show. A value that is
/// not set says so, in red.
QGridLayout *makeVariableTable(const QList<Project::Environment> &environments, const QStringList &names, const QString &current);

} // namespace Varve::Ui
