// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QFont>
#include <QModelIndex>
#include <QPainter>
#include <QRect>

#include <algorithm>
#include <functional>

namespace Varve::Ui {

/// The text colour of an environment's column of a TimelineModel (or a proxy of it).
QColor environmentColumnColor(const QAbstractItemModel &model, int column);

/// Draws one row of the timeline across all columns: the layer's ground and edge, the graph lane, texts, badges, glyphs.
class TimelinePainter final
{
public:
    struct RowState
    {
        bool selected = false;
        bool focused = false;      ///< the keyboard is here
        bool firstOfLayer = false; ///< a line separates it from the layer above
        bool lastOfLane = false;   ///< the lane ends here
    };
    /// Where the columns are: x and width in the viewport.
    using ColumnRect = std::function<QRect(int column)>;

    /// Columns of the graph; what is further right is drawn in the last one that there is room for.
    void setLaneCount(int count) { m_laneCount = std::clamp(count, 1, mostLanes); }
    /// Width of the numbers' column, as wide as the widest number.
    void setNumberWidth(int width) { m_numberWidth = width; }
    static int rowHeight(const QModelIndex &index);
    /// Where the names begin; the header's first title stands over the numbers.
    int numberLeft() const;

    void paint(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state, const ColumnRect &column) const;

private:
    static constexpr int mostLanes = 8;

    void paintGround(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state) const;
    void paintRelease(QPainter &painter, const QRect &row, const QModelIndex &index) const;
    void paintHereLine(QPainter &painter, const QRect &row, const QModelIndex &index) const;
    void paintMigration(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state,
                        const ColumnRect &column) const;
    void paintLanes(QPainter &painter, const QRect &row, const RowState &state, const QModelIndex &index) const;
    void paintMark(QPainter &painter, QPointF centre, const RowState &state, const QModelIndex &index) const;
    double laneCentre(const QRect &row, int lane) const;
    void paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const;

    int m_numberWidth = 0;
    int m_laneCount = 1;
};

} // namespace Varve::Ui
