// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/snapshot.h>

#include <QJsonObject>

namespace Varve::Comparison {

enum class ChangeKind { Added, Removed, Changed };

/// One difference: what \a to has, lacks or has otherwise, seen from \a from.
struct Difference
{
    ChangeKind change = ChangeKind::Changed;
    Catalog::SchemaObject from; ///< meaningless when Added
    Catalog::SchemaObject to;   ///< meaningless when Removed
    const Catalog::SchemaObject &object() const { return change == ChangeKind::Removed ? from : to; }
    friend bool operator==(const Difference &, const Difference &) = default;
};

/// What differs between two snapshots. Parts of a table that is added or removed as a whole are not listed one by one.
struct Comparison
{
    Catalog::Snapshot from;
    Catalog::Snapshot to;
    QList<Difference> differences; ///< sorted by schema, table or view, kind, name
    int objectCount = 0;           ///< objects looked at, on both sides together without counting a pair twice
    QStringList warnings;          ///< of what was done to compare them
    bool isEqual() const { return differences.isEmpty(); }
};

struct CompareOptions
{
    bool columnOrder = false; ///< count a column's place among those that both sides have
    /// Schemas that are called otherwise on the other side: name in from → name in to. Names with their schema inside definitions follow.
    QMap<QString, QString> schemaNames;
};

/// Pure: no connection, no user text compared. Objects are matched by kind, schema, table and name; all time goes with their number.
Comparison compare(const Catalog::Snapshot &from, const Catalog::Snapshot &to, const CompareOptions &options = {});

/// A tree of text: "+" added, "-" removed, "~" changed with both definitions. Translated.
QString printComparison(const Comparison &comparison);
/// "format": "varve-comparison/1"; described in docs/json.md.
QJsonObject comparisonAsJson(const Comparison &comparison);

} // namespace Varve::Comparison
