// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QProxyStyle>

class QAbstractButton;
class QTabWidget;

namespace Varve::Ui {

/// How a tool button looks: text alone, a bordered button, or the one next step filled with the accent colour. Push buttons are bordered, their
/// default one is filled.
enum class ButtonLook { Flat, Outlined, Primary };
void setLook(QAbstractButton *button, ButtonLook look);
ButtonLook look(const QWidget *button);

/// Lets the first tab begin a little right of the edge.
void indentTabs(QTabWidget *tabs);

/// Fusion with Varve's own buttons, fields, tabs and scroll bars. Reads colours and measures from Theme while it paints.
class Style final : public QProxyStyle
{
    Q_OBJECT

public:
    Style();

    void polish(QWidget *widget) override;
    using QProxyStyle::polish;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget, QStyleHintReturn *data) const override;
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size, const QWidget *widget) const override;
    QRect subControlRect(ComplexControl control, const QStyleOptionComplex *option, SubControl part, const QWidget *widget) const override;
    QRect subElementRect(SubElement element, const QStyleOption *option, const QWidget *widget) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    bool drawOwnControl(ControlElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
    bool drawOwnPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter, const QWidget *widget) const;
};

} // namespace Varve::Ui
