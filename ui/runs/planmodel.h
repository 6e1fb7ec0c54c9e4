// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementline.h"

#include <QAbstractItemModel>
#include <QStyledItemDelegate>

namespace Varve::Ui {

/// A plan as a tree of two levels: steps, and below each its statements, its verification queries and the history row.
class PlanModel final : public QAbstractItemModel
{
    Q_OBJECT

public:
    explicit PlanModel(const Execution::Plan &plan, QObject *parent = nullptr);

    enum class RowKind { Statement, Verification, Streamed, History };
    struct Row
    {
        RowKind kind = RowKind::Statement;
        int number = 0; ///< 1-based
        StatementLine line;
        QString note;        ///< "new table", "history"
        QString transaction; ///< "same transaction", "outside a transaction"
        QString loss;        ///< "loses data": a chip; empty when nothing is lost
        const Execution::PlannedStatement *planned = nullptr;
        int write = -1; ///< History: which of the step's
    };
    struct Step
    {
        QString title;
        QString detail; ///< "one transaction"
        QString undo;   ///< "can be undone"
        bool undoable = false;
        QList<Row> rows;
    };
    const Step &step(int index) const { return m_steps.at(index); }
    /// nullptr for a step's own row.
    const Row *row(const QModelIndex &index) const;
    int stepOf(const QModelIndex &index) const;
    /// Of a row of the history: the statement that writes it, whole.
    QString historyWrite(const QModelIndex &index) const;
    const Execution::Plan &plan() const { return m_plan; }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

private:
    Step makeStep(const Execution::PlanStep &step) const;
    static void addHistory(Step &shown, const Execution::Plan &plan, const Execution::PlanStep &step, int number);
    Row makeRow(const Execution::PlannedStatement &planned, int number, bool verification, const Execution::PlanStep &step) const;
    const Execution::Plan m_plan; ///< rows point into it
    QList<Step> m_steps;
};

/// Paints a PlanModel as the preview's list.
class PlanDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintStep(QPainter *painter, const QStyleOptionViewItem &option, const PlanModel::Step &step) const;
    void paintRow(QPainter *painter, const QStyleOptionViewItem &option, const PlanModel::Row &row) const;
};

} // namespace Varve::Ui
