// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>
#include <QVariant>

namespace Varve::Catalog {

/// What information_schema says of a column.
struct ColumnText
{
    QString type;
    bool isNullable = true;
    QVariant defaultValue; ///< MariaDB: an expression as written, "NULL" where there is none; invalid: none
    QString extra;
    QString generation;
    QString collation; ///< when it is not the table's
    QString comment;
};

struct IndexText
{
    bool isUnique = false;
    QString type; ///< "BTREE", "FULLTEXT"
    QString comment;
    QStringList columns;

    /// "FULLTEXT " before the columns.
    QString kind() const;
    /// " USING HASH" behind them.
    QString rest() const;
};

struct ForeignKeyText
{
    QStringList columns;
    QString schema; ///< when it is another
    QString table;
    QStringList others;
    QString onUpdate;
    QString onDelete;
};

struct RoutineText
{
    QString name;
    QString type;
    QString parameters;
    QString returns;
    bool isDeterministic = false;
    QString dataAccess;
    QString security;
    QString comment;
    QString body; ///< empty for who may not see it
};

QString columnText(const ColumnText &column);
/// "name(10) DESC", or an expression.
QString indexColumn(const QString &column, const QVariant &length, bool isDescending, const QString &expression);
QString foreignKeyText(const ForeignKeyText &key);
QString routineText(const RoutineText &routine);
QStringList tableOptions(const QString &engine, const QString &collation, const QString &options, const QString &comment);
/// Of what SHOW CREATE SEQUENCE gives: what follows the name.
QString sequenceText(const QString &createText);
/// Of what SHOW CREATE TABLE gives: "PARTITION BY …".
QString partitionText(const QString &createText);
/// The server names every table of a view with its database.
QString withoutDatabase(const QString &definition, const QString &database);

} // namespace Varve::Catalog
