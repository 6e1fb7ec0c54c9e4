// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "styleparts.h"

#include "theme.h"

#include <QPainter>
#include <QPainterPath>

namespace Varve::Ui {

namespace {

const Colors &now()
{
    return Theme::instance().colors();
}

bool isSet(const QStyleOption &option, QStyle::StateFlag flag)
{
    return option.state.testFlag(flag);
}

/// An eighth towards the text colour: pressed and hovered fills.
QColor deeper(const QColor &color, double share)
{
    const QColor text = now().text;
    const auto channel = [share](double a, double b) { return float(a * (1 - share) + b * share); };
    return QColor::fromRgbF(channel(color.redF(), text.redF()), channel(color.greenF(), text.greenF()),
                            channel(color.blueF(), text.blueF()));
}

double radius()
{
    return Theme::instance().measure(5);
}

} // namespace

void paintBox(QPainter &painter, const QRect &rectangle, const QColor &fill, const QColor &border, double cornerRadius)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(border.isValid() ? QPen(border, 1) : QPen(Qt::NoPen));
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    const double inset = border.isValid() ? 0.5 : 0;
    painter.drawRoundedRect(QRectF(rectangle).adjusted(inset, inset, -inset, -inset), cornerRadius, cornerRadius);
    painter.restore();
}

void paintChevron(QPainter &painter, const QRectF &rectangle, Chevron direction, const QColor &color)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rectangle.center());
    const double unit = Theme::instance().measure(10) / 10.0;
    painter.scale(unit, unit);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    if (direction == Chevron::Down)
        painter.drawPolygon(QPolygonF({{-3.6, -2}, {3.6, -2}, {0, 2.6}}));
    else
        painter.drawPolygon(QPolygonF({{-2, -3.6}, {2.6, 0}, {-2, 3.6}}));
    painter.restore();
}

void paintButtonBox(QPainter &painter, const QStyleOption &option, ButtonLook look)
{
    const Colors &c = now();
    const bool enabled = isSet(option, QStyle::State_Enabled);
    const bool pressed = enabled && (isSet(option, QStyle::State_Sunken) || isSet(option, QStyle::State_On));
    const bool hovered = enabled && isSet(option, QStyle::State_MouseOver);
    const bool focused = enabled && isSet(option, QStyle::State_HasFocus);
    if (look == ButtonLook::Flat) {
        if (pressed || hovered)
            paintBox(painter, option.rect, pressed ? deeper(c.soft, 0.06) : c.soft, {}, radius());
        if (focused)
            paintBox(painter, option.rect, {}, c.accent, radius());
        return;
    }
    if (look == ButtonLook::Primary && enabled) {
        const QColor fill = pressed ? deeper(c.accent, 0.2) : hovered ? deeper(c.accent, 0.1) : c.accent;
        paintBox(painter, option.rect, fill, fill, radius());
        if (focused)
            paintBox(painter, option.rect.adjusted(2, 2, -2, -2), {}, c.onAccent, radius() - 2);
        return;
    }
    const QColor fill = !enabled ? c.window : pressed ? deeper(c.soft, 0.05) : hovered ? c.soft : c.base;
    paintBox(painter, option.rect, fill, focused ? c.accent : c.line, radius());
}

QColor buttonText(const QStyleOption &option, ButtonLook look)
{
    const Colors &c = now();
    if (!isSet(option, QStyle::State_Enabled))
        return c.off;
    return look == ButtonLook::Primary ? c.onAccent : c.text;
}

void paintField(QPainter &painter, const QStyleOption &option)
{
    const Colors &c = now();
    const bool enabled = isSet(option, QStyle::State_Enabled);
    const bool focused = enabled && isSet(option, QStyle::State_HasFocus);
    paintBox(painter, option.rect, enabled ? c.base : c.window, focused ? c.accent : c.line, radius());
}

void paintTab(QPainter &painter, const QStyleOptionTab &option)
{
    const Colors &c = now();
    const bool selected = isSet(option, QStyle::State_Selected);
    if (!selected) {
        if (isSet(option, QStyle::State_MouseOver))
            paintBox(painter, option.rect.adjusted(2, Theme::instance().measure(7), -2, -Theme::instance().measure(4)), c.soft, {},
                     radius());
        return;
    }
    // A sheet that stands on the line below it: border left, top and right, the accent along its upper edge.
    const int top = Theme::instance().measure(4);
    const QRectF sheet = QRectF(option.rect).adjusted(0.5, top + 0.5, -0.5, 1);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath path;
    path.addRoundedRect(sheet.adjusted(0, 0, 0, radius()), radius(), radius());
    painter.setClipRect(option.rect);
    painter.fillPath(path, c.base);
    painter.setPen(QPen(c.line, 1));
    painter.drawPath(path);
    const int edge = std::max(2, Theme::instance().measure(2));
    painter.setClipRect(QRectF(option.rect.left(), option.rect.top() + top, option.rect.width(), edge));
    painter.fillPath(path, c.accent);
    painter.restore();
    if (isSet(option, QStyle::State_HasFocus))
        paintBox(painter, option.rect.adjusted(4, top + 5, -4, -4), {}, c.accent, radius() - 2);
}

void paintTabBarBase(QPainter &painter, const QStyleOptionTabBarBase &option)
{
    painter.save();
    painter.setPen(QPen(now().line, 1));
    const int y = option.rect.bottom();
    const QRect selected = option.selectedTabRect;
    if (selected.isValid()) {
        painter.drawLine(option.rect.left(), y, selected.left(), y);
        painter.drawLine(selected.right(), y, option.rect.right(), y);
    } else {
        painter.drawLine(option.rect.left(), y, option.rect.right(), y);
    }
    painter.restore();
}

void paintHeaderSection(QPainter &painter, const QStyleOptionHeader &option)
{
    painter.fillRect(option.rect, now().window);
    painter.save();
    painter.setPen(QPen(now().line, 1));
    painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    painter.restore();
}

void paintCheckMark(QPainter &painter, const QStyleOption &option, bool round)
{
    const Colors &c = now();
    const bool enabled = isSet(option, QStyle::State_Enabled);
    const bool on = isSet(option, QStyle::State_On);
    const bool partly = isSet(option, QStyle::State_NoChange);
    const QRect box = option.rect;
    const QColor fill = !enabled ? (on ? c.off : c.window) : (on || partly) ? c.accent : c.base;
    const QColor border = enabled && isSet(option, QStyle::State_HasFocus) ? c.accent : (on || partly) ? fill : c.off;
    paintBox(painter, box, fill, border, round ? box.height() / 2.0 : Theme::instance().measure(3));
    if (!on && !partly)
        return;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(box).center());
    const double unit = box.height() / 14.0;
    painter.scale(unit, unit);
    painter.setPen(QPen(c.onAccent, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(c.onAccent);
    if (round)
        painter.drawEllipse(QPointF(0, 0), 1.8, 1.8);
    else if (partly)
        painter.drawLine(QPointF(-3, 0), QPointF(3, 0));
    else
        painter.strokePath(
            [] {
                QPainterPath path;
                path.moveTo(-3.4, 0.2);
                path.lineTo(-1, 2.7);
                path.lineTo(3.6, -2.6);
                return path;
            }(),
            painter.pen());
    painter.restore();
}

void paintScrollBar(QPainter &painter, const QStyleOptionSlider &option, const QRect &slider)
{
    if (option.maximum <= option.minimum)
        return;
    QColor color = now().off;
    const bool active = isSet(option, QStyle::State_MouseOver) || isSet(option, QStyle::State_Sunken);
    color.setAlphaF(active ? 0.85f : 0.45f);
    const int inset = Theme::instance().measure(3);
    const QRect thumb = option.orientation == Qt::Vertical ? slider.adjusted(inset, 2, -inset, -2) : slider.adjusted(2, inset, -2, -inset);
    paintBox(painter, thumb, color, {}, std::min(thumb.width(), thumb.height()) / 2.0);
}

void paintProgress(QPainter &painter, const QStyleOptionProgressBar &option)
{
    const Colors &c = now();
    const int height = std::min(option.rect.height(), Theme::instance().measure(6));
    QRect groove(option.rect.left(), option.rect.center().y() - height / 2, option.rect.width(), height);
    paintBox(painter, groove, c.soft, {}, height / 2.0);
    const int range = option.maximum - option.minimum;
    if (range <= 0)
        return;
    const int width = qRound(groove.width() * double(option.progress - option.minimum) / range);
    if (width <= 0)
        return;
    groove.setWidth(std::max(width, height));
    paintBox(painter, groove, c.accent, {}, height / 2.0);
}

void paintMenuBarItem(QPainter &painter, const QStyleOptionMenuItem &option)
{
    painter.fillRect(option.rect, now().window);
    if (isSet(option, QStyle::State_Selected))
        paintBox(painter, option.rect.adjusted(1, 2, -1, -2), now().soft, {}, radius());
}

void paintTabClose(QPainter &painter, const QStyleOption &option)
{
    const bool active = isSet(option, QStyle::State_MouseOver) || isSet(option, QStyle::State_Sunken);
    if (active)
        paintBox(painter, option.rect, now().soft, {}, Theme::instance().measure(3));
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(QRectF(option.rect).center());
    const double reach = option.rect.width() * 0.2;
    painter.setPen(QPen(active ? now().text : now().dim, 1.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(QPointF(-reach, -reach), QPointF(reach, reach));
    painter.drawLine(QPointF(-reach, reach), QPointF(reach, -reach));
    painter.restore();
}

void paintBranch(QPainter &painter, const QStyleOption &option)
{
    if (!isSet(option, QStyle::State_Children))
        return;
    paintChevron(painter, option.rect, isSet(option, QStyle::State_Open) ? Chevron::Down : Chevron::Right, now().dim);
}

} // namespace Varve::Ui
