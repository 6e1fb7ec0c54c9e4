// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalogtree.h"

namespace Varve::Catalog {

/// How one engine's levels are read, each with one query.
struct TreeReader
{
    using Read = Core::Expected<QList<TreeNode>> (*)(Database::Connection &, const TreeNode &parent);
    Read schemas = nullptr; ///< of a catalog
    Read groups = nullptr;  ///< of a schema, with their counts
    Read objects = nullptr; ///< of a group
    Read parts = nullptr;   ///< of a table or view: columns, then indexes
};

const TreeReader &sqliteTreeReader();
const TreeReader &postgresTreeReader();
const TreeReader &mariaDbTreeReader();

/// A node below \a parent, with its path.
TreeNode childOf(const TreeNode &parent, NodeKind kind, const QString &name, const QString &detail);
/// Groups of a schema; those without content are left out.
QList<TreeNode> groupsOf(const TreeNode &schema, const QList<std::pair<GroupKind, int>> &counts);

} // namespace Varve::Catalog
