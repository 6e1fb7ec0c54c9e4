// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QString>

namespace Varve::Project {

/// Which half of a migration a file holds: "x.up.sql", "x.down.sql", or both ("x.sql").
enum class Half { Whole, Up, Down };

/// What the name of a migration's file says.
///
/// A name is `[NUMBER(_|-)]NAME[.ENGINE][.up|.down].EXTENSION`, where NUMBER is one of
/// - digits of any width, a letter may follow: `001`, `12`, `003a`;
/// - a dotted version: `1.2.3`;
/// - a time: 8, 12 or 14 digits that are a date (`20260211`, `202602110930`, `20260211093000`), or `2026-02-11`, `2026_02_11_093000`.
struct MigrationName
{
    QString stem;   ///< without half, engine and extension: "001_initial_schema"
    QString number; ///< as written: "001"; empty when the name has none
    QString name;   ///< "initial_schema"
    QString engine; ///< "sqlite", "postgresql", "spark", …; "neo4j" for .cypher, "redis" for .redis; empty: every engine
    Half half = Half::Whole;
    bool isTime = false; ///< the number is a time
    QByteArray sortKey;  ///< compares bytewise in numeric order; equal for 1, 01 and 001; empty without a number

    friend bool operator==(const MigrationName &, const MigrationName &) = default;
};

/// \a path without its folders; a part of it.
QStringView fileNameOf(QStringView path);

/// Whether \a pattern may name several files: "*", "?", "[".
bool isGlob(const QString &pattern);

/// Whether a file of this name can be a migration: ".sql", ".cypher", ".redis".
bool isMigrationFileName(QStringView fileName);

/// \a fileName has no folders. Never fails: a name that fits no rule has no number.
MigrationName parseMigrationName(QStringView fileName);

} // namespace Varve::Project
