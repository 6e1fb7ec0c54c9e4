// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/error.h>
#include <models/core/problem.h>

#include <QAbstractTableModel>

namespace Varve::Ui {

/// Problems and errors as rows: what, where. Errors of the last action come first.
class ProblemsModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { MessageColumn, PlaceColumn, ColumnCount };
    explicit ProblemsModel(QObject *parent = nullptr);

    void setProblems(const QList<Core::Problem> &problems);
    void setErrors(const QList<Core::Error> &errors);
    const Core::SourcePosition &place(int row) const { return m_rows.at(row).where; }
    /// The problem of a row that can be mended by itself; nullptr for the others.
    const Core::Problem *fixable(int row) const;
    /// Errors and warnings.
    int graveCount() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Row
    {
        Core::Severity severity = Core::Severity::Error;
        QString message;
        QString full;
        QString said; ///< without what can be done
        Core::SourcePosition where;
        qsizetype problem = -1; ///< its index in m_problems
    };
    void rebuild();
    void addError(const Core::Error &error);
    QList<Core::Problem> m_problems;
    QList<Core::Error> m_errors;
    QList<Row> m_rows;
};

} // namespace Varve::Ui
