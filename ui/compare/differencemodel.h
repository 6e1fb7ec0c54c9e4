// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/comparison/comparison.h>

#include <QAbstractItemModel>
#include <QStyledItemDelegate>

namespace Varve::Ui {

/// The differences as a tree: tables and views, below them their parts.
class DifferenceModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit DifferenceModel(QObject *parent = nullptr);
    void setComparison(const Comparison::Comparison &comparison);
    const Comparison::Comparison &comparison() const { return m_comparison; }

    struct Row
    {
        Comparison::ChangeKind change = Comparison::ChangeKind::Changed;
        Catalog::ObjectKind kind = Catalog::ObjectKind::Table;
        QString schema;
        QString owner; ///< the table or view whose definition shows it
        QString name;
        QString detail;
        QList<Row> parts;
    };
    const Row *row(const QModelIndex &index) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

private:
    void build();
    Comparison::Comparison m_comparison;
    QList<Row> m_rows;
};

/// Chip, name, kind, detail: one line of the tree.
class DifferenceDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

} // namespace Varve::Ui
