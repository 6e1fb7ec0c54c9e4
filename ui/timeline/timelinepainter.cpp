// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinepainter.h"

#include <ui/theme/badge.h>
#include <ui/theme/stateglyph.h>
#include <ui/theme/theme.h>

#include <models/timeline/timelinemodel.h>
#include <models/timeline/timelinetexts.h>

#include <QFontMetrics>
#include <QPainterPath>

namespace Varve::Ui {

using Timeline::RowKind;
using Timeline::TimelineModel;

namespace {

constexpr int laneDistance = 14;

const Theme &theme()
{
    return Theme::instance();
}

QModelIndex sibling(const QModelIndex &index, int column)
{
    return index.siblingAtColumn(column);
}

int edgeWidth()
{
    return theme().measure(4);
}

QPen lanePen()
{
    return {theme().colors().layerEdge[0], double(std::max(1, theme().measure(2)))};
}

/// From the middle of a row to its edge, in another column perhaps.
QPainterPath halfLine(QPointF middle, QPointF edge)
{
    QPainterPath path(middle);
    const double bend = (middle.y() + edge.y()) / 2;
    path.cubicTo(QPointF(middle.x(), bend), QPointF(edge.x(), bend), edge);
    return path;
}

QColor layerEdge(int layer, bool planned)
{
    const Colors &c = theme().colors();
    if (planned)
        return c.off;
    return layer < 0 ? c.line : c.layerEdge[layer % 2];
}

/// Thin diagonals, in phase over all rows: planned layers look like drawings of what is not there yet.
void paintHatching(QPainter &painter, const QRect &row)
{
    const int step = theme().measure(7);
    painter.save();
    painter.setClipRect(row);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(theme().colors().soft, 1));
    const int offset = row.top() % step;
    for (int x = row.left() - row.height() - step - offset; x < row.right() + step; x += step)
        painter.drawLine(QPointF(x, row.bottom() + 1), QPointF(x + row.height(), row.top()));
    painter.restore();
}

/// Draws \a text from \a left on, and returns where it ends.
int paintText(QPainter &painter, const QRect &row, int left, int right, const QString &text, const QFont &font, const QColor &color)
{
    const QFontMetrics metrics(font);
    const QString shown = metrics.elidedText(text, Qt::ElideRight, std::max(0, right - left));
    painter.setFont(font);
    painter.setPen(color);
    painter.drawText(QRect(left, row.top(), right - left, row.height()), Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
    return left + metrics.horizontalAdvance(shown);
}

void paintGlyphCell(QPainter &painter, const QRect &cell, const QModelIndex &index)
{
    const int size = theme().measure(14);
    const QRectF square(cell.center().x() - size / 2.0 + 0.5, cell.center().y() - size / 2.0 + 0.5, size, size);
    const QVariant standing = index.data(TimelineModel::StandingRole);
    const bool reachable = index.data(TimelineModel::ReachableRole).toBool();
    if (!reachable)
        paintStateGlyph(painter, square, History::Standing::Unknown, false);
    else if (standing.isValid())
        paintStateGlyph(painter, square, History::Standing(standing.toInt()), true);
}

} // namespace

QColor environmentColumnColor(const QAbstractItemModel &model, int column)
{
    const QString key = model.headerData(column, Qt::Horizontal, TimelineModel::ColorKeyRole).toString();
    const int place = column - TimelineModel::FirstEnvironmentColumn;
    return environmentColors(key, place, model.columnCount() - TimelineModel::FirstEnvironmentColumn, theme().scheme()).text;
}

int TimelinePainter::rowHeight(const QModelIndex &index)
{
    return TimelineModel::kindOf(index) == RowKind::HereLine ? theme().measure(20) : theme().listRow();
}

int TimelinePainter::numberLeft() const
{
    return theme().measure(60 + laneDistance * (m_laneCount - 1));
}

double TimelinePainter::laneCentre(const QRect &row, int lane) const
{
    return row.left() + theme().measure(47 + laneDistance * std::min(lane, m_laneCount - 1)) + 0.5;
}

void TimelinePainter::paint(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state,
                            const ColumnRect &column) const
{
    painter.save();
    paintGround(painter, row, index, state);
    switch (TimelineModel::kindOf(index)) {
    case RowKind::Release: paintRelease(painter, row, index); break;
    case RowKind::HereLine: paintHereLine(painter, row, index); break;
    case RowKind::Migration: paintMigration(painter, row, index, state, column); break;
    }
    painter.restore();
}

void TimelinePainter::paintGround(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state) const
{
    const Colors &c = theme().colors();
    const int layer = index.data(TimelineModel::LayerRole).toInt();
    const bool planned = index.data(TimelineModel::PlannedRole).toBool();
    const bool plain = TimelineModel::kindOf(index) == RowKind::HereLine || layer < 0 || planned;
    painter.fillRect(row, state.selected ? c.selection : plain ? c.base : c.layer[layer % 2]);
    if (planned && !state.selected)
        paintHatching(painter, row);
    if (TimelineModel::kindOf(index) == RowKind::HereLine)
        return;
    if (state.firstOfLayer)
        painter.fillRect(QRect(row.left(), row.top(), row.width(), 1), c.line);
    if (layer >= 0)
        painter.fillRect(QRect(row.left(), row.top(), edgeWidth(), row.height()), layerEdge(layer, planned));
    if (state.focused)
        painter.fillRect(QRect(row.left(), row.top(), edgeWidth(), row.height()), c.accent);
}

void TimelinePainter::paintRelease(QPainter &painter, const QRect &row, const QModelIndex &index) const
{
    const Colors &c = theme().colors();
    const QFont plain = theme().interfaceFont();
    const int right = row.right() - theme().measure(12);
    const QString summary = index.data(TimelineModel::SummaryRole).toString();
    const int summaryLeft = right - QFontMetrics(plain).horizontalAdvance(summary);
    int x = row.left() + edgeWidth() + theme().measure(6);
    const QString number = index.data(TimelineModel::NumberRole).toString();
    x = paintText(painter, row, x, summaryLeft, number, theme().boldFont(), c.text);
    x = paintText(painter, row, number.isEmpty() ? x : x + theme().measure(10), summaryLeft,
                  index.data(TimelineModel::TitleRole).toString(), plain, c.dim);
    paintText(painter, row, x + theme().measure(14), summaryLeft - theme().measure(8), index.data(TimelineModel::DateRole).toString(),
              plain, c.dim);
    paintText(painter, row, summaryLeft, right + 1, summary, plain, c.dim);
}

void TimelinePainter::paintHereLine(QPainter &painter, const QRect &row, const QModelIndex &index) const
{
    const auto *model = index.model();
    const QString name = index.data(TimelineModel::EnvironmentRole).toString();
    QColor color = theme().colors().accent;
    for (int column = TimelineModel::FirstEnvironmentColumn; column < model->columnCount(); ++column) {
        if (model->headerData(column, Qt::Horizontal, TimelineModel::EnvironmentRole).toString() == name)
            color = environmentColumnColor(*model, column);
    }
    const QString text = sibling(index, TimelineModel::NameColumn).data().toString();
    QFont font = theme().smallFont();
    font.setWeight(QFont::DemiBold);
    const int y = row.center().y();
    const int left = row.left() + theme().measure(12);
    const int textLeft = row.left() + theme().measure(44);
    const int textRight = textLeft + QFontMetrics(font).horizontalAdvance(text);
    painter.fillRect(QRect(left, y, textLeft - left - theme().measure(8), 1), color);
    painter.fillRect(QRect(textRight + theme().measure(8), y, row.right() - theme().measure(12) - textRight - theme().measure(8), 1),
                     color);
    paintText(painter, row, textLeft, textRight + 1, text, font, color);
}

void TimelinePainter::paintMigration(QPainter &painter, const QRect &row, const QModelIndex &index, const RowState &state,
                                     const ColumnRect &column) const
{
    paintLanes(painter, row, state, index);
    paintName(painter, column(TimelineModel::NameColumn), index);
    const QRect lastRun = column(TimelineModel::LastRunColumn);
    paintText(painter, lastRun, lastRun.left() + theme().measure(6), lastRun.right() - theme().measure(6),
              sibling(index, TimelineModel::LastRunColumn).data().toString(), theme().interfaceFont(), theme().colors().dim);
    for (int i = TimelineModel::FirstEnvironmentColumn; i < index.model()->columnCount(); ++i)
        paintGlyphCell(painter, column(i), sibling(index, i));
}

void TimelinePainter::paintLanes(QPainter &painter, const QRect &row, const RowState &state, const QModelIndex &index) const
{
    const double y = row.center().y() + 0.5;
    const double bottom = row.bottom() + 1;
    const QVariant answer = index.data(TimelineModel::LanesRole);
    const auto lanes = answer.value<Timeline::RowLanes>();
    const auto at = [&](int lane, double height) { return QPointF(laneCentre(row, lane), height); };
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(lanePen());
    if (!answer.isValid())
        painter.drawLine(at(0, row.top()), at(0, state.lastOfLane ? y : bottom));
    for (const int lane : lanes.passing)
        painter.drawLine(at(lane, row.top()), at(lane, bottom));
    for (const int lane : lanes.above)
        painter.drawPath(halfLine(at(lanes.own, y), at(lane, row.top())));
    for (const int lane : lanes.below)
        painter.drawPath(halfLine(at(lanes.own, y), at(lane, bottom)));
    if (TimelineModel::kindOf(index) == RowKind::Migration)
        paintMark(painter, at(std::max(lanes.own, 0), y), state, index);
    painter.restore();
}

void TimelinePainter::paintMark(QPainter &painter, QPointF centre, const RowState &state, const QModelIndex &index) const
{
    const Colors &c = theme().colors();
    const int layer = index.data(TimelineModel::LayerRole).toInt();
    const bool planned = index.data(TimelineModel::PlannedRole).toBool();
    const double radius = theme().measure(8) / 2.0;
    painter.setPen(QPen(c.dim, 1.4));
    painter.setBrush(state.selected ? c.selection : layer < 0 || planned ? c.base : c.layer[layer % 2]);
    painter.drawEllipse(centre, radius, radius);
}

void TimelinePainter::paintName(QPainter &painter, const QRect &cell, const QModelIndex &index) const
{
    const Colors &c = theme().colors();
    const QModelIndex name = sibling(index, TimelineModel::NameColumn);
    const int right = cell.right() - theme().measure(8);
    int x = cell.left() + numberLeft();
    if (m_numberWidth > 0) {
        paintText(painter, cell, x, x + m_numberWidth + 1, name.data(TimelineModel::NumberRole).toString(), theme().codeFont(), c.text);
        x += m_numberWidth + theme().measure(24);
    }
    x = paintText(painter, cell, x, right, name.data(TimelineModel::TitleRole).toString(), theme().interfaceFont(), c.text);
    const QStringList badges = name.data(TimelineModel::BadgesRole).toStringList();
    const auto tones = name.data(TimelineModel::BadgeTonesRole).value<QList<int>>();
    x += theme().measure(8);
    for (qsizetype i = 0; i < badges.size() && x + badgeWidth(badges.at(i)) <= right; ++i)
        x += paintBadge(painter, x, cell.center().y() + 1, badges.at(i), BadgeKind(tones.at(i))) + theme().measure(6);
}

} // namespace Varve::Ui
