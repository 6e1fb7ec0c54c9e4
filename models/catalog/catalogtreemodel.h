// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "catalogtree.h"

#include <models/database/session.h>

#include <QAbstractItemModel>

#include <memory>

namespace Varve::Catalog {

/// One connection at the top of the tree.
struct CatalogRoot
{
    QString title;                              ///< "test", or "test / cache" where an environment has several databases
    QString detail;                             ///< "PostgreSQL"
    QString colorKey;                           ///< the environment's colour, as Project::Environment has it
    std::shared_ptr<Database::Session> session; ///< shared with the workbench: a tree may outlive a reload. Null: cannot be read
    QString error;                              ///< why there is no session, or why it is not used before retry(); shown below the root
};

/// The catalog tree, read lazily: a level is asked for when a view fetches it, on its connection's session, never on this thread. While it
/// is being read it has one row "reading…"; when it could not be read, one row with the reason, and retry() asks again.
/// One column; a delegate shows DetailRole at the right.
class CatalogTreeModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Role {
        KindRole = Qt::UserRole + 1, ///< int(NodeKind); of a row that says something: its parent's
        RowRole,                     ///< int(RowKind)
        PathRole,                    ///< QStringList: TreeNode::path
        DetailRole,                  ///< QString: TreeNode::detail, or a root's
        ColorKeyRole,                ///< QString: the root's, on every row below it
        RootRole,                    ///< int: index of the root in roots()
        ErrorRole,                   ///< QString: the whole error, on a row of RowKind::Error
    };
    enum class RowKind { Node, Reading, Error, Empty };

    explicit CatalogTreeModel(QObject *parent = nullptr);
    ~CatalogTreeModel() override;

    /// Replaces everything. Answers that are still under way are dropped.
    void setRoots(const QList<CatalogRoot> &roots);
    QList<CatalogRoot> roots() const;

    /// Forgets what is below \a index (of an Error row: below its parent) and reads it again.
    void retry(const QModelIndex &index);
    /// What a row shows; nullopt for rows that are no nodes.
    std::optional<TreeNode> node(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QHash<int, QByteArray> roleNames() const override;

signals:
    /// A level arrived, or could not be read.
    void levelRead(const QModelIndex &parent);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Catalog
