// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

namespace Varve::Ui {

enum class Scheme { Light, Dark, HighContrast };

/// The one table of colours. No widget has a colour of its own; the names say what each is for.
struct Colors
{
    QColor window, base, line, soft;
    QColor text, dim, off;
    QColor accent, selection, onAccent;
    QColor ok, bad, warn;
    QColor addFill, deleteFill, cautionFill;
    QColor dev, test, prod, devFill, testFill, prodFill;
    QColor layer[2], layerEdge[2];
    QColor variable, variableFill;
    QColor keyword, string, number, comment;
};

const Colors &colors(Scheme scheme);

/// The colour pair (text, fill) of an environment: "dev", "test", "prod", "#RRGGBB", or by its place in the order of promotion.
struct EnvironmentColors
{
    QColor text;
    QColor fill;
};
EnvironmentColors environmentColors(const QString &color, int order, int count, Scheme scheme);

QPalette palette(const Colors &colors);

/// 1 to 21, after WCAG 2.1 "contrast ratio". Text needs 4.5.
double contrastRatio(const QColor &a, const QColor &b);

} // namespace Varve::Ui
