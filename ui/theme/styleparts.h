// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "style.h"

#include <QStyleOption>

class QPainter;

namespace Varve::Ui {

// The pieces that Style puts together. They paint with the colours of the theme in force.

/// A filled box with a one-pixel border and rounded corners, crisp at every scale.
void paintBox(QPainter &painter, const QRect &rectangle, const QColor &fill, const QColor &border, double radius);
enum class Chevron { Down, Right };
void paintChevron(QPainter &painter, const QRectF &rectangle, Chevron direction, const QColor &color);

void paintButtonBox(QPainter &painter, const QStyleOption &option, ButtonLook look);
QColor buttonText(const QStyleOption &option, ButtonLook look);
void paintField(QPainter &painter, const QStyleOption &option);
void paintTab(QPainter &painter, const QStyleOptionTab &option);
void paintTabBarBase(QPainter &painter, const QStyleOptionTabBarBase &option);
void paintHeaderSection(QPainter &painter, const QStyleOptionHeader &option);
void paintCheckMark(QPainter &painter, const QStyleOption &option, bool round);
void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider);
void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option);
void paintMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option);
void paintTabClose(QPainter &painter, const QStyleOption &option);
void paintBranch(QPainter &painter, const QStyleOption &option);

} // namespace Varve::Ui
