// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "marks.h"

#include <QCoreApplication>
#include <QLocale>

namespace Varve::Ui {

namespace {

void strokeIn(QPainter &painter, const QRectF &rectangle, const QColor &color, const QList<QLineF> &lines)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rectangle.center());
    const double scale = std::min(rectangle.width(), rectangle.height()) / 14;
    painter.scale(scale, scale);
    painter.setPen(QPen(color, 1.7, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawLines(lines);
    painter.restore();
}

} // namespace

void paintCheckMark(QPainter &painter, const QRectF &rectangle, const QColor &color)
{
    strokeIn(painter, rectangle, color, {{-4, 0.5, -1.2, 3.4}, {-1.2, 3.4, 4, -3.6}});
}

void paintCrossMark(QPainter &painter, const QRectF &rectangle, const QColor &color)
{
    strokeIn(painter, rectangle, color, {{-3.4, -3.4, 3.4, 3.4}, {-3.4, 3.4, 3.4, -3.4}});
}

void paintExclamationMark(QPainter &painter, const QRectF &rectangle, const QColor &color)
{
    strokeIn(painter, rectangle, color, {{0, -4.4, 0, 1}, {0, 4.2, 0, 4.4}});
}

QString durationText(qint64 milliseconds)
{
    const QLocale locale;
    if (milliseconds < 1000)
        return QCoreApplication::translate("Varve::Ui", "%1 ms").arg(locale.toString(milliseconds));
    if (milliseconds < 100000)
        return QCoreApplication::translate("Varve::Ui", "%1 s").arg(locale.toString(double(milliseconds) / 1000, 'f', 1));
    const qint64 seconds = milliseconds / 1000;
    return QCoreApplication::translate("Varve::Ui", "%1:%2 min").arg(seconds / 60).arg(seconds % 60, 2, 10, QLatin1Char('0'));
}

} // namespace Varve::Ui
