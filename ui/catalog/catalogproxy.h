// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/catalog/catalogtreemodel.h>

#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>

namespace Varve::Ui {

/// The catalog tree by a part of its names. What was not read yet is kept, since it may hold what is looked for.
class CatalogProxy final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit CatalogProxy(QObject *parent = nullptr);
    std::optional<Catalog::TreeNode> node(const QModelIndex &index) const;
    /// Tables with these names are Varve's own: they stand behind the others, and isOwn() says so.
    void setOwnTables(const QStringList &names);
    bool isOwn(const QModelIndex &index) const;

    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QMimeData *mimeData(const QModelIndexList &indexes) const override;
    QStringList mimeTypes() const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    bool isOwnTable(const QModelIndex &source) const;
    QStringList m_ownTables;
};

/// "\"public\".\"predictions\"": a table or view with its schema, anything else by its own name. Quoted only where it must be.
QString quotedName(const Catalog::TreeNode &node);

/// Name at the left, detail at the right.
class CatalogDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Varve::Ui
