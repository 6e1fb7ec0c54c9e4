// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include <span>

namespace Varve::Catalog {

enum class ObjectKind { Table, View, Index, Column, PrimaryKey, UniqueKey, ForeignKey, Check, Sequence, Trigger, Routine, Other };

QString title(ObjectKind kind); ///< "table", "foreign key": translated
QString code(ObjectKind kind);  ///< "foreign-key": for JSON

/// A small node of a schema: a column, a key, an index, a view. Its parts are canonical (as the server elaborates them), so that equal
/// objects compare equal.
struct SchemaObject
{
    ObjectKind kind = ObjectKind::Table;
    QString schema; ///< "public", "main"
    QString table;  ///< of columns, keys, indexes, triggers, owned sequences: the table or view they belong to; else empty
    QString name;   ///< a constraint without a name has its columns in parentheses; Other: kind and name, "type mood"
    /// Canonical. Column: "bigint NOT NULL DEFAULT 0"; constraint: "PRIMARY KEY (id)"; index: "UNIQUE USING btree (id)"; view: what
    /// follows the name, "AS SELECT …"; table: what is neither column nor constraint, mostly ""; else the whole statement.
    QString definition;
    int position = 0; ///< columns: 1-based; else 0

    /// "public.predictions.risk_score": unique together with kind.
    /// Parts that are no plain names are in double quotes.
    QString path() const;
    /// The table or view that it belongs to, or its own name.
    const QString &owner() const { return table.isEmpty() ? name : table; }
    /// A constraint that has no name in the schema.
    bool isUnnamed() const { return name.startsWith(QLatin1Char('(')); }
    friend bool operator==(const SchemaObject &, const SchemaObject &) = default;
};

/// By schema, table, kind, position, name: the order of Snapshot::objects.
bool isBefore(const SchemaObject &left, const SchemaObject &right);

/// \a name as it stands in SQL: in double quotes when it is no plain lower-case name.
QString sqlName(const QString &name);

/// An immutable model of a schema at one moment. Objects are sorted (see sort()).
struct Snapshot
{
    QString title;   ///< "test", "project at 006"
    QString dialect; ///< "sqlite", "postgresql"
    QList<SchemaObject> objects;
    friend bool operator==(const Snapshot &, const Snapshot &) = default;

    /// Brings objects into their order.
    void sort();
    /// CREATE statements of one table with its columns, keys and indexes, or of a view: for showing side by side, one column a line.
    /// Any other object has its definition. Empty when there is no such object.
    QString definitionText(const QString &schema, const QString &tableOrView) const;
    /// The columns, keys, indexes, triggers of one table or view, in order. A view into objects, found by binary search.
    std::span<const SchemaObject> parts(const QString &schema, const QString &tableOrView) const;
    /// The table, view or other object itself; nullptr when there is none.
    const SchemaObject *find(ObjectKind kind, const QString &schema, const QString &name) const;
};

} // namespace Varve::Catalog
