// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QPainter>
#include <QString>

namespace Varve::Ui {

/// Small drawn marks, 14 units wide like the state glyphs: fonts without them would show boxes.
void paintCheckMark(QPainter &painter, const QRectF &rectangle, const QColor &color);
void paintCrossMark(QPainter &painter, const QRectF &rectangle, const QColor &color);
void paintExclamationMark(QPainter &painter, const QRectF &rectangle, const QColor &color);

/// "12 ms", "4.1 s", "2:05 min": short enough for a column.
QString durationText(qint64 milliseconds);

} // namespace Varve::Ui
