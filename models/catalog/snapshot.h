// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Varve::Catalog {

enum class ObjectKind { Table, View, Index, Column, PrimaryKey, UniqueKey, ForeignKey, Check, Sequence, Trigger, Routine, Other };

QString title(ObjectKind kind);     ///< "table", "foreign key": translated
QString code(ObjectKind kind);      ///< "foreign-key": for JSON

/// A small node of a schema: a column, a key, an index, a view. Its parts are canonical (as the server elaborates them), so that equal
/// objects compare equal.
struct SchemaObject
{
    ObjectKind kind = ObjectKind::Table;
    QString schema;                 ///< "public", "main"
    QString table;                  ///< of columns, keys, indexes: the table they belong to; else empty
    QString name;
    QString definition;             ///< canonical: "bigint not null default 0", "(id)", the SELECT of a view; "" for a table itself
    int position = 0;               ///< columns: 1-based; else 0

    /// "public.predictions.risk_score": unique together with kind.
    QString path() const;
    friend bool operator==(const SchemaObject &, const SchemaObject &) = default;
};

/// An immutable model of a schema at one moment. Objects are sorted by schema, table, kind, position, name.
struct Snapshot
{
    QString title;                  ///< "test", "project at 006"
    QString dialect;                ///< "sqlite", "postgresql"
    QList<SchemaObject> objects;
    friend bool operator==(const Snapshot &, const Snapshot &) = default;

    /// CREATE statements of one table with its columns, keys and indexes, or of a view: for showing side by side.
    QString definitionText(const QString &schema, const QString &tableOrView) const;
};

} // namespace Varve::Catalog
