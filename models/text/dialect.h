// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <optional>

namespace Varve::Text {

enum class DialectName { Ansi, Sqlite, PostgreSql, MySql, MariaDb, Spark, SqlServer, Cypher, Redis };

/// What one SQL (or command) language looks like to the scanner: named options, no code (dialectoptions.h).
/// Each dialect's values and the manual sections they come from are in dialect.cpp.
struct Dialect;

/// In rendered text "${" is what it is to the server; in text as written it begins a variable.
enum class TextForm { Written, Rendered };

const Dialect &dialect(DialectName name);

/// "postgresql", "sqlite", …, as in file names, varve.toml and `--dialect`.
QString toString(DialectName name);
/// Knows the names of toString() and the common other spellings ("postgres", "databricks", "neo4j"), in any case.
std::optional<DialectName> dialectFromString(QStringView name);
QStringList dialectNames();

} // namespace Varve::Text
