// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treereaders.h"

using namespace Qt::StringLiterals;
using Varve::Database::Connection;

namespace Varve::Catalog {
namespace {

using Nodes = Core::Expected<QList<TreeNode>>;

/// The names of objects, from a query with \a values.
Nodes named(Connection &connection, const TreeNode &parent, NodeKind kind, const QString &sql, const QVariantList &values)
{
    const auto rows = connection.query(sql, values);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows)
        nodes += childOf(parent, kind, row[0].toString(), row.value(1).toString());
    return nodes;
}

/// What others call a schema is a database here: the one that the connection is for.
Nodes schemas(Connection &, const TreeNode &catalog)
{
    return QList<TreeNode>{childOf(catalog, NodeKind::Schema, catalog.name, {})};
}

Nodes groups(Connection &connection, const TreeNode &schema)
{
    const auto rows
        = connection.query(u"SELECT SUM(TABLE_TYPE NOT IN ('VIEW', 'SEQUENCE')), SUM(TABLE_TYPE = 'VIEW'), SUM(TABLE_TYPE = 'SEQUENCE'), "
                           "(SELECT COUNT(DISTINCT TABLE_NAME, INDEX_NAME) FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ?) "
                           "FROM information_schema.TABLES WHERE TABLE_SCHEMA = ?"_s,
                           {schema.name, schema.name});
    if (!rows)
        return tl::unexpected(rows.error());
    const QVariantList counts = rows->rows.value(0, QVariantList(4, 0));
    return groupsOf(schema,
                    {{GroupKind::Tables, counts[0].toInt()},
                     {GroupKind::Views, counts[1].toInt()},
                     {GroupKind::Indexes, counts[3].toInt()},
                     {GroupKind::Sequences, counts[2].toInt()}});
}

/// Indexes of a schema; the path goes through the table.
Nodes indexes(Connection &connection, const TreeNode &group)
{
    auto nodes = named(connection, group, NodeKind::Index,
                       u"SELECT DISTINCT INDEX_NAME, TABLE_NAME FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY 1, 2"_s,
                       {group.path.constLast()});
    if (!nodes)
        return nodes;
    for (TreeNode &node : *nodes)
        node.path.insert(node.path.size() - 1, node.detail);
    return nodes;
}

Nodes objects(Connection &connection, const TreeNode &group)
{
    const QString tables = u"SELECT TABLE_NAME, CASE WHEN CREATE_OPTIONS LIKE '%partitioned%' THEN 'partitioned' END "
                           "FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE %1 ORDER BY 1"_s;
    const QVariantList schema{group.path.constLast()};
    switch (group.group) {
    case GroupKind::Tables: return named(connection, group, NodeKind::Table, tables.arg("NOT IN ('VIEW', 'SEQUENCE')"_L1), schema);
    case GroupKind::Views: return named(connection, group, NodeKind::View, tables.arg("= 'VIEW'"_L1), schema);
    case GroupKind::Sequences: return named(connection, group, NodeKind::Sequence, tables.arg("= 'SEQUENCE'"_L1), schema);
    case GroupKind::Indexes: break;
    }
    return indexes(connection, group);
}

Nodes parts(Connection &connection, const TreeNode &relation)
{
    const QVariantList values{relation.path.value(relation.path.size() - 2), relation.name};
    auto nodes = named(connection, relation, NodeKind::Column,
                       u"SELECT COLUMN_NAME, COLUMN_TYPE FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? "
                       "ORDER BY ORDINAL_POSITION"_s,
                       values);
    if (!nodes)
        return nodes;
    const auto keys = named(connection, relation, NodeKind::Index,
                            u"SELECT INDEX_NAME, CONCAT('(', GROUP_CONCAT(COLUMN_NAME ORDER BY SEQ_IN_INDEX SEPARATOR ', '), ')') "
                            "FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? AND TABLE_NAME = ? GROUP BY INDEX_NAME ORDER BY 1"_s,
                            values);
    if (!keys)
        return keys;
    return *nodes + *keys;
}

} // namespace

const TreeReader &mariaDbTreeReader()
{
    static const TreeReader reader{schemas, groups, objects, parts};
    return reader;
}

} // namespace Varve::Catalog
