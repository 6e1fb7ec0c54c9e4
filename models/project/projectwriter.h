// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "project.h"

#include <models/core/expected.h>

namespace Varve::Project {

/// For "init": varve.toml with a comment at each part. \a environments may be empty. Refuses to overwrite.
/// Returns the path that was written.
Core::Expected<QString> initProject(const QString &folder, const QString &name, const QList<Environment> &environments = {});

/// Adds [environments.NAME] at the end of varve.toml (writes one first when there is none); comments and order of the rest stay.
/// Of its variables those without an origin are written: the others stand elsewhere already. A password from a URL is refused.
Core::Expected<> addEnvironment(const QString &projectFolder, const Environment &environment);

struct NewMigration
{
    QString name;   ///< "Add user preferences" or "add_user_preferences"; may be empty when there are parts
    QString author; ///< empty: git's user.name, else the login name
    QDate date;     ///< invalid: today
    QString purpose;
    QString databaseName;
    QString engine;                    ///< "sqlite" for x.sqlite.sql; empty for one file
    QStringList revises = {};          ///< ids of its parents; empty: it comes after the one before it
    QString branch = {};               ///< label of the branch that it begins or goes on with
    QMap<QString, QString> parts = {}; ///< for a naming rule's placeholders: "feature" = "ML columns", "table" = "sheets"
};

/// The name that createMigration() would give the file: "007_add_user_preferences.sql". It follows the project's naming rules, where there
/// are some; else the next free number of the folder's own kind and width stands before the name. An error when no rule fits.
Core::Expected<QString> newMigrationFileName(const Project &project, const NewMigration &migration);

/// Writes a file with header, down and verify sections under newMigrationFileName(). It comes after what its line has: where its name and its
/// date alone would put it elsewhere, as they may on a day that has another one, it names the last one as a prerequisite.
/// Returns its absolute path. Never overwrites.
Core::Expected<QString> createMigration(const Project &project, const NewMigration &migration);

} // namespace Varve::Project
