// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "project.h"

#include <models/core/expected.h>

#include <functional>

namespace Varve::Project {

/// What the command line or the desktop says beyond the folder.
struct LoadOptions
{
    QMap<QString, QString> settings; ///< --set name=value
    QString databaseUrl;             ///< --database-url, else DATABASE_URL: makes the unnamed environment
    bool useIndex = true;            ///< remember checksums and headers by size, mtime, ctime and inode
    QString indexFolder;             ///< empty: under the user's cache
};

/// Gets a project that lacks nothing but its migrations and companions.
using Configured = std::function<void(const Project &)>;

/// Opens \a folder: finds its layout, reads varve.toml, reads the migrations' headers and checksums, orders them. Single files that
/// cannot be read become problems; a wrong varve.toml is an error with every mistake in Error::others. Blocks; any thread.
/// \a configured is called on the way, before the many files are read.
Core::Expected<Project> loadProject(const QString &folder, const LoadOptions &options = {}, const Configured &configured = {});

/// Warnings that concern the person, not the files: a password in the URL, which was typed as an argument. Others see no variable of a process.
QStringList loadWarnings(const LoadOptions &options);

} // namespace Varve::Project
