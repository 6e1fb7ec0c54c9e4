// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "candidate.h"
#include "factsreader.h"
#include "folderscan.h"

namespace Varve::Project {

/// A folder with migrations and whose they are.
struct MigrationSource
{
    QString folder; ///< relative to the project's folder; "." for itself
    QString databaseName;
    Depth depth = Depth::Below;
    Text::DialectName dialect = Text::DialectName::PostgreSql; ///< of files without an engine in their name
};

struct CollectedMigrations
{
    QList<Candidate> candidates; ///< in no order yet
    QList<ScannedFile> others;   ///< files that are no migrations
    QStringList foldersBelow;    ///< seen, but not looked into
    QList<Core::Problem> problems;
    QString foreignTool; ///< of the first file that carries another tool's marks
    QString foreignPath; ///< that file
};

/// Puts the files of \a sources together: the files per engine and the down half of one migration are one candidate. A name taken
/// twice makes two candidates that do not run.
/// \a names: of the project's folder \a root.
CollectedMigrations collectMigrations(const QString &root, const QList<MigrationSource> &sources, bool exactChecksum, FolderNames &names,
                                      FactsReader &reader);

/// The scanner's dialect for the files of an engine ("sqlite", "neo4j", …); \a otherwise for an empty or unknown one.
Text::DialectName dialectOf(const QString &engine, Text::DialectName otherwise);

} // namespace Varve::Project
