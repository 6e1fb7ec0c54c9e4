// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <QList>
#include <QString>

namespace Varve::Catalog {

enum class NodeKind { Connection, Catalog, Schema, Group, Table, View, Index, Column };

/// A row of the catalog tree, as read from the server one level at a time.
struct TreeNode
{
    NodeKind kind = NodeKind::Connection;
    QString name;
    QString detail;                 ///< a column's type, a group's count
    QStringList path;               ///< names from the catalog down, groups left out
    bool hasChildren = false;
    friend bool operator==(const TreeNode &, const TreeNode &) = default;
};

/// The children of \a parent, read now. Call it on the session's thread.
Core::Expected<QList<TreeNode>> readChildren(Database::Connection &connection, const TreeNode &parent);

} // namespace Varve::Catalog
