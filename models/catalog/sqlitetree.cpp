// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "treereaders.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using Varve::Database::Connection;

namespace Varve::Catalog {
namespace {

using Nodes = Core::Expected<QList<TreeNode>>;

/// "main" and what is attached, with its file.
Nodes schemas(Connection &connection, const TreeNode &catalog)
{
    const auto rows = connection.query(u"SELECT name, file FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"_s);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows) {
        const QString file = QFileInfo(row[1].toString()).fileName();
        nodes += childOf(catalog, NodeKind::Schema, row[0].toString(), nodes.isEmpty() ? QString() : file);
    }
    return nodes;
}

/// The tables of one attached file: a schema's name cannot be bound where a table stands.
QString schemaTable(const Connection &connection, const QString &schema)
{
    return connection.quoted(schema) + u".sqlite_schema"_s;
}

// Internal objects begin with "sqlite_"; the shadow tables of virtual ones are their content (pragma_table_list).
const QString isOwn = u"name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s;

Nodes groups(Connection &connection, const TreeNode &schema)
{
    const auto rows = connection.query(
        u"SELECT (SELECT count(*) FROM pragma_table_list WHERE schema = ? AND type IN ('table', 'virtual') AND "_s + isOwn
            + u"), total(type = 'view'), total(type = 'index' AND "_s + isOwn + u") FROM "_s + schemaTable(connection, schema.name),
        {schema.name});
    if (!rows)
        return tl::unexpected(rows.error());
    const QVariantList counts = rows->rows.value(0, QVariantList(3, 0));
    return groupsOf(
        schema, {{GroupKind::Tables, counts[0].toInt()}, {GroupKind::Views, counts[1].toInt()}, {GroupKind::Indexes, counts[2].toInt()}});
}

Nodes indexes(Connection &connection, const TreeNode &group)
{
    const auto rows = connection.query(u"SELECT name, tbl_name FROM "_s + schemaTable(connection, group.path.constLast())
                                       + u" WHERE type = 'index' AND "_s + isOwn + u" ORDER BY name"_s);
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
    if (group.group == GroupKind::Indexes)
        return indexes(connection, group);
    const bool areTables = group.group == GroupKind::Tables;
    const QString types = areTables ? u"('table', 'virtual')"_s : u"('view')"_s;
    const auto rows = connection.query(u"SELECT name, type FROM pragma_table_list WHERE schema = ? AND type IN "_s + types + u" AND "_s
                                           + isOwn + u" ORDER BY name"_s,
                                       {group.path.constLast()});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows) {
        const QString detail = row[1].toString() == u"virtual" ? QCoreApplication::translate("Varve::Catalog", "virtual") : QString();
        nodes += childOf(group, areTables ? NodeKind::Table : NodeKind::View, row[0].toString(), detail);
    }
    return nodes;
}

Nodes parts(Connection &connection, const TreeNode &table)
{
    const QString schema = table.path.value(table.path.size() - 2);
    // Columns of a virtual table that are only arguments are hidden (1).
    const auto rows = connection.query(uR"(
SELECT 0, cid, name, type FROM pragma_table_xinfo(?, ?) WHERE hidden <> 1
UNION ALL
SELECT 1, l.seq, l.name, (SELECT '(' || group_concat(coalesce(i.name, '…'), ', ') || ')' FROM pragma_index_info(l.name, ?) i)
FROM pragma_index_list(?, ?) l WHERE l.origin = 'c'
ORDER BY 1, 2)"_s,
                                       {table.name, schema, schema, table.name, schema});
    if (!rows)
        return tl::unexpected(rows.error());
    QList<TreeNode> nodes;
    for (const QVariantList &row : rows->rows)
        nodes += childOf(table, row[0].toInt() == 0 ? NodeKind::Column : NodeKind::Index, row[2].toString(), row[3].toString());
    return nodes;
}

} // namespace

const TreeReader &sqliteTreeReader()
{
    static const TreeReader reader{schemas, groups, objects, parts};
    return reader;
}

} // namespace Varve::Catalog
