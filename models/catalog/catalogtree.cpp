// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "catalogtree.h"

#include "treereaders.h"

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;
using Varve::Database::Connection;
using Varve::Database::Engine;

namespace Varve::Catalog {
namespace {

/// The database of a server, or the file.
QList<TreeNode> catalogs(const Connection &connection)
{
    const Database::ConnectionProfile &profile = connection.profile();
    const bool isFile = Database::engineTraits(profile.engine).isFile;
    TreeNode catalog;
    catalog.kind = NodeKind::Catalog;
    catalog.name = isFile ? QFileInfo(profile.database).fileName() : profile.database;
    catalog.path = {catalog.name};
    catalog.hasChildren = true;
    return {catalog};
}

const TreeReader &readerFor(Engine engine)
{
    switch (engine) {
    case Engine::Sqlite: return sqliteTreeReader();
    case Engine::PostgreSql: return postgresTreeReader();
    case Engine::MariaDb: return mariaDbTreeReader();
    }
    Q_UNREACHABLE();
}

} // namespace

QString title(GroupKind group)
{
    switch (group) {
    case GroupKind::Tables: return QCoreApplication::translate("Varve::Catalog", "Tables");
    case GroupKind::Views: return QCoreApplication::translate("Varve::Catalog", "Views");
    case GroupKind::Indexes: return QCoreApplication::translate("Varve::Catalog", "Indexes");
    case GroupKind::Sequences: return QCoreApplication::translate("Varve::Catalog", "Sequences");
    }
    return {};
}

TreeNode childOf(const TreeNode &parent, NodeKind kind, const QString &name, const QString &detail)
{
    TreeNode node;
    node.kind = kind;
    node.name = name;
    node.detail = detail;
    node.path = parent.path + QStringList{name};
    node.hasChildren = kind == NodeKind::Schema || kind == NodeKind::Table || kind == NodeKind::View;
    return node;
}

QList<TreeNode> groupsOf(const TreeNode &schema, const QList<std::pair<GroupKind, int>> &counts)
{
    QList<TreeNode> groups;
    for (const auto &[group, count] : counts) {
        if (count == 0)
            continue;
        TreeNode node;
        node.kind = NodeKind::Group;
        node.group = group;
        node.name = title(group);
        node.detail = QString::number(count);
        node.path = schema.path;
        node.hasChildren = true;
        groups += node;
    }
    return groups;
}

Core::Expected<QList<TreeNode>> readChildren(Connection &connection, const TreeNode &parent)
{
    if (parent.kind == NodeKind::Connection)
        return catalogs(connection);
    const TreeReader &reader = readerFor(connection.identity().engine);
    switch (parent.kind) {
    case NodeKind::Catalog: return reader.schemas(connection, parent);
    case NodeKind::Schema: return reader.groups(connection, parent);
    case NodeKind::Group: return reader.objects(connection, parent);
    case NodeKind::Table:
    case NodeKind::View: return reader.parts(connection, parent);
    case NodeKind::Connection:
    case NodeKind::Index:
    case NodeKind::Sequence:
    case NodeKind::Column: break;
    }
    return QList<TreeNode>();
}

} // namespace Varve::Catalog
