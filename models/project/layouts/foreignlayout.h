// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/folderscan.h>
#include <models/project/project.h>

#include <optional>

namespace Varve::Project {

/// A folder that another tool wrote.
struct ForeignLayout
{
    QString tool;     ///< "Flyway"
    QString evidence; ///< path of what gave it away, relative to the project's folder
    QString folder;   ///< relative, where the tool's migrations lie; "." for the project's own

    friend bool operator==(const ForeignLayout &, const ForeignLayout &) = default;
};

/// Looks for the marks that other tools leave in file names and configuration files, in \a root and in the folders where such tools
/// usually keep their migrations. Marks inside SQL files are found when the files are read (see textmarks.h).
/// \a names: of the project's folder \a root.
std::optional<ForeignLayout> detectForeignLayout(const QString &root, FolderNames &names);

/// One migration of another tool.
struct ForeignStep
{
    QString path; ///< relative to the project's folder
    QString id;
    QString number;
    QString name;
    QString downPath;                   ///< when the way back is a file of its own
    std::optional<QStringList> parents; ///< ids, where the tool says what comes after what
    bool hasDown = false;
    QStringList needs = {};   ///< ids that come before, whatever its line
    QStringList unknown = {}; ///< what it comes after or needs, and is not there
    QString branch = {};      ///< label of the branch that it begins

    friend bool operator==(const ForeignStep &, const ForeignStep &) = default;
};

/// The migrations of \a layout in the tool's order. Undo files and down halves are no steps of their own.
QList<ForeignStep> listForeignSteps(const QString &root, const ForeignLayout &layout);

} // namespace Varve::Project
