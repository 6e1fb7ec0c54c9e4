// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <optional>

namespace Varve::Project {

/// "V1_2__Add_users.sql" and its relatives, as Flyway and neo4j-migrations name their files.
struct FlywayName
{
    QChar prefix;        ///< V: versioned, U: undo, R: repeatable, B: baseline
    QString version;     ///< "1.2"; empty for R
    QString description; ///< "Add users"
};
std::optional<FlywayName> parseFlywayName(const QString &fileName, const QString &extension);

enum class PairHalf { None, Up, Down };

/// "1_x.up.sql", "1_x.down.sql": digits, "_", a title, the half, any extension.
PairHalf parsePairName(const QString &fileName);

} // namespace Varve::Project
