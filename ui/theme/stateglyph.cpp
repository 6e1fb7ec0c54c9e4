// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "stateglyph.h"

#include "theme.h"

#include <QPainterPath>

namespace Varve::Ui {

namespace {

using History::Standing;

/// The glyphs are drawn in a square of 14 units around (0, 0).
constexpr double drawnSize = 14;
constexpr double strokeWidth = 1.6;

void paintDisc(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(0, 0), 5, 5);
}

void paintRing(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, strokeWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawEllipse(QPointF(0, 0), 4.2, 4.2);
}

void paintCross(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-3.6, -3.6), QPointF(3.6, 3.6));
    painter.drawLine(QPointF(-3.6, 3.6), QPointF(3.6, -3.6));
}

void paintHalfRing(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(QRectF(-4.2, -4.2, 8.4, 8.4), 90 * 16, 180 * 16);
    paintRing(painter, color);
}

void paintTriangle(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 1, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(color);
    painter.drawPolygon(QPolygonF({{0, -4.6}, {5, 4.1}, {-5, 4.1}}));
}

void paintDashedSquare(QPainter &painter, const QColor &color)
{
    QPen pen(color, strokeWidth, Qt::CustomDashLine, Qt::FlatCap);
    pen.setDashPattern({1.6, 1.45});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(QRectF(-4.2, -4.2, 8.4, 8.4));
}

void paintDiamond(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolygon(QPolygonF({{0, -5}, {5, 0}, {0, 5}, {-5, 0}}));
}

void paintDash(QPainter &painter, const QColor &color)
{
    painter.setPen(QPen(color, 1.4, Qt::SolidLine, Qt::FlatCap));
    painter.drawLine(QPointF(-3, 0), QPointF(3, 0));
}

void paintDots(QPainter &painter, const QColor &color)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    for (const double x : {-4.2, 0.0, 4.2})
        painter.drawRect(QRectF(x - 1.2, -0.8, 2.4, 1.6));
}

void paintQuestionMark(QPainter &painter, const QColor &color)
{
    QPainterPath path;
    path.moveTo(-2.6, -2.6);
    path.cubicTo(-2.6, -6, 3, -5.8, 3, -2.4);
    path.cubicTo(3, -0.2, 0, -0.2, 0, 2);
    painter.setPen(QPen(color, strokeWidth, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(QPointF(0, 4.8), 1.1, 1.1);
}

void paintStanding(QPainter &painter, Standing standing, const Colors &colors)
{
    switch (standing) {
    case Standing::Applied: return paintDisc(painter, colors.ok);
    case Standing::Pending: return paintRing(painter, colors.dim);
    case Standing::Failed: return paintCross(painter, colors.bad);
    case Standing::Partial: return paintHalfRing(painter, colors.bad);
    case Standing::Changed: return paintTriangle(painter, colors.warn);
    case Standing::Missing: return paintDashedSquare(painter, colors.bad);
    case Standing::OutOfOrder: return paintDiamond(painter, colors.warn);
    case Standing::NotForThis:
    case Standing::NotRun: return paintDash(painter, colors.off);
    case Standing::Unknown: return paintQuestionMark(painter, colors.dim);
    }
}

/// Moves the origin to the middle of \a rectangle and scales the drawn square into it.
void enterSquare(QPainter &painter, const QRectF &rectangle)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rectangle.center());
    const double scale = std::min(rectangle.width(), rectangle.height()) / drawnSize;
    painter.scale(scale, scale);
}

} // namespace

void paintStateGlyph(QPainter &painter, const QRectF &rectangle, Standing standing, bool reachable)
{
    const Colors &colors = Theme::instance().colors();
    painter.save();
    enterSquare(painter, rectangle);
    if (reachable)
        paintStanding(painter, standing, colors);
    else
        paintDots(painter, colors.off);
    painter.restore();
}

QColor standingColor(Standing standing)
{
    const Colors &colors = Theme::instance().colors();
    switch (standing) {
    case Standing::Applied: return colors.ok;
    case Standing::Failed:
    case Standing::Partial:
    case Standing::Missing: return colors.bad;
    case Standing::Changed:
    case Standing::OutOfOrder: return colors.warn;
    case Standing::Pending:
    case Standing::NotForThis:
    case Standing::NotRun:
    case Standing::Unknown: break;
    }
    return colors.dim;
}

void paintRunningGlyph(QPainter &painter, const QRectF &rectangle, double phase)
{
    const QColor color = Theme::instance().colors().accent;
    painter.save();
    enterSquare(painter, rectangle);
    paintRing(painter, color);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawPie(QRectF(-4.2, -4.2, 8.4, 8.4), qRound((90 - phase * 360) * 16), -90 * 16);
    painter.restore();
}

} // namespace Varve::Ui
