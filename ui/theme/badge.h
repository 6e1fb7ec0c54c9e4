// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QColor>
#include <QPainter>
#include <QString>

namespace Varve::Ui {

/// What a badge says beside a name: plain, good news, a caution, something bad.
enum class BadgeKind { Neutral, Good, Caution, Bad };

/// Text and fill of a kind of badge, from the theme in force.
struct BadgeColors
{
    QColor text;
    QColor fill;
};
BadgeColors badgeColors(BadgeKind kind);

/// Width that paintBadge() takes.
int badgeWidth(const QString &text);
/// A rounded chip with its left end at \a left, centred on \a middle. Returns its width.
int paintBadge(QPainter &painter, int left, int middle, const QString &text, BadgeKind kind);

} // namespace Varve::Ui
