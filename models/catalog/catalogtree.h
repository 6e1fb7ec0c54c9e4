// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <QList>
#include <QString>

namespace Varve::Catalog {

enum class NodeKind { Connection, Catalog, Schema, Group, Table, View, Index, Sequence, Column };

/// What a group holds. Tables: partitioned and foreign ones too; views: materialized ones too.
enum class GroupKind { Tables, Views, Indexes, Sequences };

/// A row of the catalog tree, as read from the server one level at a time.
struct TreeNode
{
    NodeKind kind = NodeKind::Connection;
    QString name;                        ///< of a Group: its title, translated; else as the server has it
    GroupKind group = GroupKind::Tables; ///< of a Group: which; else meaningless
    QString detail;                      ///< a column's type, a group's count, an index's columns, "partitioned", "materialized"
    QStringList path;                    ///< names from the catalog down, groups left out; an index's comes after its table's
    bool hasChildren = false;
    friend bool operator==(const TreeNode &, const TreeNode &) = default;
};

/// "Tables": translated.
QString title(GroupKind group);

/// The children of \a parent, read now: Connection → Catalog → Schema → Group → objects → columns and indexes. Groups without
/// content are left out. One or two queries, whatever the number of rows. Call it on the session's thread.
Core::Expected<QList<TreeNode>> readChildren(Database::Connection &connection, const TreeNode &parent);

} // namespace Varve::Catalog
