// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "badge.h"

#include "styleparts.h"
#include "theme.h"

#include <QFontMetrics>

namespace Varve::Ui {

BadgeColors badgeColors(BadgeKind kind)
{
    const Colors &c = Theme::instance().colors();
    switch (kind) {
    case BadgeKind::Good: return {c.ok, c.addFill};
    case BadgeKind::Caution: return {c.warn, c.cautionFill};
    case BadgeKind::Bad: return {c.bad, c.deleteFill};
    case BadgeKind::Neutral: break;
    }
    return {c.dim, c.soft};
}

int badgeWidth(const QString &text)
{
    return QFontMetrics(Theme::instance().smallFont()).horizontalAdvance(text) + Theme::instance().measure(12);
}

int paintBadge(QPainter &painter, int left, int middle, const QString &text, BadgeKind kind)
{
    const Theme &theme = Theme::instance();
    const auto [color, fill] = badgeColors(kind);
    const int height = theme.measure(17);
    const QRect box(left, middle - height / 2, badgeWidth(text), height);
    painter.save();
    paintBox(painter, box, fill, {}, theme.measure(4));
    painter.setFont(theme.smallFont());
    painter.setPen(color);
    painter.drawText(box, Qt::AlignCenter, text);
    painter.restore();
    return box.width();
}

} // namespace Varve::Ui
