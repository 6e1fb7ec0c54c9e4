// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "projectwriter.h"

namespace Varve::Project {

/// "Add user preferences" → "add_user_preferences": lower-case words joined by "_". An error for a name that holds no letter, or a path.
Core::Expected<QString> fileNamePart(const QString &name);

/// The next free number in the width and kind of \a numbers (those in use): digits, a dotted version, or a time. "001" where there are
/// none.
QString nextNumber(const QStringList &numbers, const QDateTime &now);

/// The last migration of the line that a new file \a fileName goes on with, where the order that names and dates give would put the file before
/// it: its header has to name it then. Empty where the file comes after it by itself, and where its header says whom it revises.
QString toBeNamed(const Project &project, const NewMigration &migration, const QString &databaseName, const QString &fileName);

/// git's user.name in \a folder, else the login name.
QString authorIn(const QString &folder);

} // namespace Varve::Project
