// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelineheader.h"

#include "timelinepainter.h"

#include <ui/theme/stateglyph.h>
#include <ui/theme/theme.h>

#include <models/timeline/timelinemodel.h>

#include <QContextMenuEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QPainter>
#include <QPainterPath>

namespace Varve::Ui {

using Timeline::TimelineModel;

namespace {

/// A circle's arc with an arrow's head: "again".
void paintAgain(QPainter &painter, const QPointF &centre, double size, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(centre);
    painter.scale(size / 12, size / 12);
    painter.setPen(QPen(color, 1.5, Qt::SolidLine, Qt::RoundCap));
    painter.drawArc(QRectF(-4, -4, 8, 8), 60 * 16, 280 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({{1.2, -6.4}, {5.6, -3.2}, {0.8, -0.9}}));
    painter.restore();
}

} // namespace

TimelineHeader::TimelineHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setSectionsClickable(true);
    setHighlightSections(false);
    setStretchLastSection(false);
    setAccessibleName(tr("Columns of the timeline"));
}

QSize TimelineHeader::sizeHint() const
{
    return {QHeaderView::sizeHint().width(), Theme::instance().measure(31)};
}

bool TimelineHeader::isReachable(int section) const
{
    return section < TimelineModel::FirstEnvironmentColumn
        || model()->headerData(section, orientation(), TimelineModel::ReachableRole).toBool();
}

bool TimelineHeader::hasOpenRun(int section) const
{
    return section >= TimelineModel::FirstEnvironmentColumn
        && !model()->headerData(section, orientation(), TimelineModel::OpenRunsRole).toString().isEmpty();
}

QString TimelineHeader::environment(int section) const
{
    return model()->headerData(section, orientation(), TimelineModel::EnvironmentRole).toString();
}

void TimelineHeader::setNameLeft(int left)
{
    m_nameLeft = left;
    viewport()->update();
}

void TimelineHeader::paintSection(QPainter *painter, const QRect &rectangle, int section) const
{
    const Theme &theme = Theme::instance();
    const Colors &c = theme.colors();
    painter->save();
    painter->fillRect(rectangle, c.window);
    painter->fillRect(QRect(rectangle.left(), rectangle.bottom(), rectangle.width(), 1), c.line);
    const QString text = model()->headerData(section, orientation()).toString();
    if (section < TimelineModel::FirstEnvironmentColumn) {
        const int inset = section == TimelineModel::NameColumn ? m_nameLeft : theme.measure(6);
        painter->setFont(theme.interfaceFont());
        painter->setPen(c.dim);
        painter->drawText(rectangle.adjusted(inset, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
        painter->restore();
        return;
    }
    QFont font = theme.boldFont();
    painter->setFont(font);
    const bool reachable = isReachable(section);
    const bool openRun = reachable && hasOpenRun(section);
    const int sign = reachable && !openRun ? 0 : theme.measure(16);
    const QString shown = QFontMetrics(font).elidedText(text, Qt::ElideRight, rectangle.width() - theme.measure(8) - sign);
    painter->setPen(environmentColumnColor(*model(), section));
    painter->drawText(rectangle.adjusted(0, 0, -sign, 0), Qt::AlignCenter, shown);
    const double right = rectangle.center().x() - sign / 2.0 + QFontMetrics(font).horizontalAdvance(shown) / 2.0;
    const QPointF place(right + theme.measure(10), rectangle.center().y() + 0.5);
    const double size = theme.measure(12);
    if (!reachable)
        paintAgain(*painter, place, size, c.dim);
    else if (openRun)
        paintRunningGlyph(*painter, QRectF(place.x() - size / 2, place.y() - size / 2, size, size), 0);
    painter->restore();
}

void TimelineHeader::mouseReleaseEvent(QMouseEvent *event)
{
    QHeaderView::mouseReleaseEvent(event);
    const int section = logicalIndexAt(event->pos());
    if (event->button() == Qt::LeftButton && section >= TimelineModel::FirstEnvironmentColumn && !isReachable(section))
        emit retryRequested(environment(section));
}

void TimelineHeader::contextMenuEvent(QContextMenuEvent *event)
{
    const int section = logicalIndexAt(event->pos());
    if (section < TimelineModel::FirstEnvironmentColumn)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const QString name = environment(section);
    QAction *again = menu->addAction(isReachable(section) ? tr("Read Again") : tr("Try Again"));
    connect(again, &QAction::triggered, this, [this, name] { emit retryRequested(name); });
    QAction *lock = menu->addAction(tr("Lock…"));
    connect(lock, &QAction::triggered, this, [this, name] { emit lockRequested(name); });
    menu->popup(event->globalPos());
}

bool TimelineHeader::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::MouseMove || event->type() == QEvent::HoverMove) {
        const int section = logicalIndexAt(mapFromGlobal(QCursor::pos()));
        const bool hand = section >= TimelineModel::FirstEnvironmentColumn && !isReachable(section);
        if (hand)
            viewport()->setCursor(Qt::PointingHandCursor);
        else
            viewport()->unsetCursor();
    }
    return QHeaderView::viewportEvent(event);
}

} // namespace Varve::Ui
