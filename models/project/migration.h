// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/engine.h>
#include <models/text/header.h>

#include <QDate>
#include <QString>
#include <QStringList>

namespace Varve::Project {

/// Core and incremental run with migrate; seed when asked; the other three never run.
enum class Category { Core, Incremental, Seed, Superseded, Archived, Reference };

QString toString(Category category);
std::optional<Category> categoryFromString(QStringView name);
QStringList categoryNames();

/// What can be a branch's label: one word that a target like "billing@head" can be told from.
bool isBranchLabel(const QString &label);

/// One file of a migration: the only one, or the one for an engine ("x.sqlite.sql"), or its down half ("x.down.sql").
struct MigrationFile
{
    QString path;     ///< relative to the project's folder, "/" as separator
    QString engine;   ///< "sqlite", "postgresql", "spark", …; empty: for every engine
    QString downPath; ///< the file of the down half, when it is one of its own
    qint64 size = 0;
    QString checksum; ///< see Core::checksum(); of the up file
    Text::Header header;
    bool hasDown = false; ///< a section, or a file of its own, that holds a statement
    bool hasVerify = false;

    friend bool operator==(const MigrationFile &, const MigrationFile &) = default;
};

/// One step of a project's history.
struct Migration
{
    QString id;                                    ///< path below the migrations folder without extension and engine: "001_initial_schema"
    QString number;                                ///< as written: "001", "20260211093000"; empty when the name has none
    QString name;                                  ///< "initial_schema"
    QString databaseName = QStringLiteral("main"); ///< which of the project's databases it changes
    Category category = Category::Core;
    QString version;            ///< header's Version, else the release's
    QString release;            ///< name of its release, or empty
    QStringList prerequisites;  ///< ids, resolved; those that no migration has are reported as problems
    QStringList parents;        ///< ids that it comes directly after: one, none at the beginning of a line, several for a merge
    bool revises = false;       ///< its parents are said by its header (or by another tool's), not by its place in the order
    QString branch;             ///< label of its branch; empty: the one without a label
    QStringList environments;   ///< only in these; empty: in all
    QString successor;          ///< for a superseded one: the id of what took its place
    bool placed = true;         ///< false: has neither number nor release, prerequisites or date; does not run with the others
    bool planned = false;       ///< its release is only planned: shown, does not run yet
    bool runnable = true;       ///< false: shown only (another tool's, or its name is taken twice)
    QList<MigrationFile> files; ///< at least one

    /// The file for an engine: its own, else the one for every engine, else nullptr.
    const MigrationFile *fileFor(Database::Engine engine) const;
    /// The header shown for the migration: of its first file.
    const Text::Header &header() const { return files.constFirst().header; }
    QString title() const; ///< "Initial schema": header's Migration, else made from the name
    bool isInLine() const; ///< placed, not only planned, and core or incremental: others come after it
    bool isMerge() const { return parents.size() > 1; }
    bool runsWithMigrate() const; ///< in line and runnable
    bool isFor(const QString &environmentName) const;

    friend bool operator==(const Migration &, const Migration &) = default;
};

} // namespace Varve::Project
