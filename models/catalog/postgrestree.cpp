// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treereaders.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;
using Varve::Database::Connection;

namespace Varve::Catalog {
namespace {

using Nodes = Core::Expected<QList<TreeNode>>;

Nodes schemas(Connection &connection, const TreeNode &catalog)
{
    const auto rows = connection.query(
        u"SELECT nspname FROM pg_namespace WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' ORDER BY nspname"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows)
        nodes += childOf(catalog, NodeKind::Schema, row[0].toString(), {});
    return nodes;
}

Nodes groups(Connection &connection, const TreeNode &schema)
{
    const auto rows = connection.query(uR"(
SELECT count(*) FILTER (WHERE c.relkind IN ('r', 'p', 'f')), count(*) FILTER (WHERE c.relkind IN ('v', 'm')),
    count(*) FILTER (WHERE c.relkind IN ('i', 'I')), count(*) FILTER (WHERE c.relkind = 'S')
FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ?)"_s,
                                       {schema.name});
    if (!rows)
        return tl::unexpected(rows.error());
    const QVariantList counts = rows->rows.value(0, QVariantList(4, 0));
    return groupsOf(schema,
                    {{GroupKind::Tables, counts[0].toInt()},
                     {GroupKind::Views, counts[1].toInt()},
                     {GroupKind::Indexes, counts[2].toInt()},
                     {GroupKind::Sequences, counts[3].toInt()}});
}

/// What is worth saying of a table or view besides its name.
QString relationDetail(const QString &kind)
{
    if (kind == u"p")
        return QCoreApplication::translate("Varve::Catalog", "partitioned");
    if (kind == u"f")
        return QCoreApplication::translate("Varve::Catalog", "foreign");
    if (kind == u"m")
        return QCoreApplication::translate("Varve::Catalog", "materialized");
    return {};
}

Nodes relations(Connection &connection, const TreeNode &group, NodeKind kind, const QString &relkinds)
{
    const auto rows = connection.query(uR"(
SELECT c.relname, c.relkind::text FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ? AND c.relkind::text = ANY (string_to_array(?, ',')) ORDER BY c.relname)"_s,
                                       {group.path.constLast(), relkinds});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows)
        nodes += childOf(group, kind, row[0].toString(), relationDetail(row[1].toString()));
    return nodes;
}

/// Indexes of a schema; the path goes through the table.
Nodes indexes(Connection &connection, const TreeNode &group)
{
    const auto rows = connection.query(uR"(
SELECT c.relname, t.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_index i ON i.indexrelid = c.oid JOIN pg_class t ON t.oid = i.indrelid
WHERE n.nspname = ? ORDER BY c.relname)"_s,
                                       {group.path.constLast()});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows) {
        TreeNode node = childOf(group, NodeKind::Index, row[0].toString(), row[1].toString());
        node.path.insert(node.path.size() - 1, row[1].toString());
        nodes += node;
    }
    return nodes;
}

Nodes objects(Connection &connection, const TreeNode &group)
{
    switch (group.group) {
    case GroupKind::Tables: return relations(connection, group, NodeKind::Table, u"r,p,f"_s);
    case GroupKind::Views: return relations(connection, group, NodeKind::View, u"v,m"_s);
    case GroupKind::Sequences: return relations(connection, group, NodeKind::Sequence, u"S"_s);
    case GroupKind::Indexes: break;
    }
    return indexes(connection, group);
}

Nodes parts(Connection &connection, const TreeNode &relation)
{
    const QString schema = relation.path.value(relation.path.size() - 2);
    // pg_get_indexdef of one column gives it as it is written, expressions too.
    const auto rows = connection.query(uR"(
WITH c AS (SELECT c.oid FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = ? AND c.relname = ?)
SELECT 0, a.attnum::int, a.attname, format_type(a.atttypid, a.atttypmod)
FROM pg_attribute a JOIN c ON c.oid = a.attrelid WHERE a.attnum > 0 AND NOT a.attisdropped
UNION ALL
SELECT 1, 0, x.relname, '(' || (SELECT string_agg(pg_get_indexdef(x.oid, k, true), ', ' ORDER BY k) FROM generate_series(1, i.indnkeyatts) k) || ')'
FROM pg_index i JOIN c ON c.oid = i.indrelid JOIN pg_class x ON x.oid = i.indexrelid
ORDER BY 1, 2, 3)"_s,
                                       {schema, relation.name});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows)
        nodes += childOf(relation, row[0].toInt() == 0 ? NodeKind::Column : NodeKind::Index, row[2].toString(), row[3].toString());
    return nodes;
}

} // namespace

const TreeReader &postgresTreeReader()
{
    static const TreeReader reader{schemas, groups, objects, parts};
    return reader;
}

} // namespace Varve::Catalog
