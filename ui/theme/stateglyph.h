// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/standing.h>

#include <QIcon>
#include <QPainter>
#include <QRectF>

namespace Varve::Ui {

/// Draws the 14 px glyph of a standing: a shape and a colour, the same everywhere. \a reachable false draws the "not reachable" dots.
void paintStateGlyph(QPainter &painter, const QRectF &rectangle, History::Standing standing, bool reachable = true);
/// The colour that goes with a standing's word: never the only sign of it.
QColor standingColor(History::Standing standing);
/// "◔", a quarter that turns with \a phase (0 to 1).
void paintRunningGlyph(QPainter &painter, const QRectF &rectangle, double phase);

} // namespace Varve::Ui
