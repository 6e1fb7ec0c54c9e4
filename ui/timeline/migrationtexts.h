// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/editor/codeview.h>

#include <models/core/expected.h>
#include <models/execution/plan/wayback.h>
#include <models/project/project.h>

namespace Varve::Ui {

/// One text of a migration, ready to be shown.
struct MigrationText
{
    QByteArray text;
    QList<CodeMark> marks;
    QList<int> lineNumbers;           ///< of each line in the file; empty: counted from 1
    std::optional<Core::Error> error; ///< why it is not as it should be
};

/// The texts of a migration's file: as written, as it will run in an environment, its down and verify sections.
struct MigrationTexts
{
    QString file; ///< relative to the project
    Text::DialectName dialect = Text::DialectName::Ansi;
    MigrationText written, rendered, down, verify;
    QList<Text::ByteRange> statements;                      ///< of the up sections, in written.text: what a run sends, in order
    Execution::WayBack wayBack = Execution::WayBack::Whole; ///< past these statements, where a down section leads there
    QString noWayBack;                                      ///< why what is in the down section cannot run in the environment
    QString runsAlone;                                      ///< the first statement that cannot be in a transaction: "VACUUM"
    std::optional<Core::Error> error;                       ///< the file could not be read, or is too large to be shown beside the list
};

/// Reads the file that \a environment would run (the first one when \a environment is nullptr) and cuts it up. Blocks for reading a small
/// file; any thread. Values of secret variables are masked.
MigrationTexts readMigrationTexts(const Project::Project &project, const Project::Migration &migration,
                                  const Project::Environment *environment);

/// The engine that \a environment uses for \a databaseName; nullopt when it has no such connection.
std::optional<Database::Engine> engineOf(const Project::Environment *environment, const QString &databaseName);

} // namespace Varve::Ui
