// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/resultset.h>

#include <QAbstractTableModel>
#include <QModelIndexList>

namespace Varve::Ui {

/// The rows of one query, kept in the chunks in which they came. NULL shows as "NULL" and copies as nothing.
class ResultModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Role { IsNullRole = Qt::UserRole + 1, IsNumberRole };
    explicit ResultModel(QObject *parent = nullptr);

    /// Columns come with the first chunk.
    void append(const Database::ResultSet &chunk);
    void clear();

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    /// The cells of \a indexes as tab-separated lines, in the order of the grid. A value with tab, quote or line end is quoted.
    QString asTsv(QModelIndexList indexes, bool withHeaders) const;

private:
    const QVariantList &row(int row) const;
    QString cellText(const QVariant &value) const;
    QList<Database::ResultColumn> m_columns;
    QList<QList<QVariantList>> m_chunks;
    QList<int> m_starts; ///< first row of each chunk
    int m_rows = 0;
};

} // namespace Varve::Ui
