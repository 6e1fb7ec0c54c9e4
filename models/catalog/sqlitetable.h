// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace Varve::Catalog {

/// What SQLite tells about a table only in the text that it keeps: constraints' names, checks, collations, generated columns. Everything
/// else comes from its pragmas.
struct SqliteTableText
{
    enum class Kind { PrimaryKey, UniqueKey, ForeignKey, Check };
    struct Constraint
    {
        Kind kind = Kind::Check;
        QString name;        ///< empty: has none
        QStringList columns; ///< of keys, in lower case: SQLite's names do not care
        QString expression;  ///< of a check, without its parentheses
        QString addition;    ///< "ON CONFLICT IGNORE", "DEFERRABLE INITIALLY DEFERRED", "AUTOINCREMENT"
    };
    struct Column
    {
        QString collation;
        QString generated; ///< the expression, without its parentheses
        QString conflict;  ///< of NOT NULL: "ON CONFLICT IGNORE"
    };
    QList<Constraint> constraints;
    QHash<QString, Column> columns; ///< by the name in lower case

    const Constraint *find(Kind kind, const QStringList &columnNames) const;
};

/// Reads a CREATE TABLE text of sqlite_schema ("CREATE TABLE" in SQLite's documentation).
SqliteTableText readSqliteTable(const QString &sql);

} // namespace Varve::Catalog
