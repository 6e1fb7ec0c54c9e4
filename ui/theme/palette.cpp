// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "palette.h"

#include <algorithm>
#include <cmath>

namespace Varve::Ui {

namespace {

QColor hex(uint rgb)
{
    return QColor::fromRgb(rgb);
}

Colors lightColors()
{
    Colors c;
    c.window = hex(0xF4F5F6);
    c.base = hex(0xFFFFFF);
    c.line = hex(0xD9DDE2);
    c.soft = hex(0xE9ECEF);
    c.text = hex(0x1C2530);
    c.dim = hex(0x566270);
    c.off = hex(0x8A94A0);
    c.accent = hex(0x2463C5);
    c.selection = hex(0xE2ECFB);
    c.onAccent = hex(0xFFFFFF);
    c.ok = hex(0x1E7A4C);
    c.bad = hex(0xBC2F26);
    c.warn = hex(0x8A5500);
    c.addFill = hex(0xE3F4E8);
    c.deleteFill = hex(0xFCE7E5);
    c.cautionFill = hex(0xFFF3DC);
    c.dev = hex(0x1E7A4C);
    c.test = hex(0x8A5500);
    c.prod = hex(0xB3261E);
    c.devFill = hex(0xE4F3EA);
    c.testFill = hex(0xFFF3DC);
    c.prodFill = hex(0xFDE9E7);
    c.layer[0] = hex(0xF4F6F8);
    c.layer[1] = hex(0xFBF7F0);
    c.layerEdge[0] = hex(0x8FA3B5);
    c.layerEdge[1] = hex(0xC9A66B);
    c.variable = hex(0x5B33B0);
    c.variableFill = hex(0xE9E1FB);
    c.keyword = hex(0x0B5CAD);
    c.string = hex(0x1B7348);
    c.number = hex(0x9A4B00);
    c.comment = hex(0x5C6875);
    return c;
}

Colors darkColors()
{
    Colors c;
    c.window = hex(0x1B1F24);
    c.base = hex(0x22272E);
    c.line = hex(0x3A424C);
    c.soft = hex(0x2C333B);
    c.text = hex(0xE3E8ED);
    c.dim = hex(0xA7B1BC);
    c.off = hex(0x76818D);
    c.accent = hex(0x79AEFF);
    c.selection = hex(0x2A3B55);
    c.onAccent = hex(0x1B1F24);
    c.ok = hex(0x5CC48D);
    c.bad = hex(0xFF8A80);
    c.warn = hex(0xF0B75A);
    c.addFill = hex(0x213A2C);
    c.deleteFill = hex(0x442827);
    c.cautionFill = hex(0x3A2F1B);
    c.dev = hex(0x5CC48D);
    c.test = hex(0xF0B75A);
    c.prod = hex(0xFF8A80);
    c.devFill = hex(0x1F3529);
    c.testFill = hex(0x3A2F1B);
    c.prodFill = hex(0x432423);
    c.layer[0] = hex(0x242A31);
    c.layer[1] = hex(0x2A2721);
    c.layerEdge[0] = hex(0x6F8598);
    c.layerEdge[1] = hex(0xB08D55);
    c.variable = hex(0xC9B6FF);
    c.variableFill = hex(0x3A2F5A);
    c.keyword = hex(0x7FB6F5);
    c.string = hex(0x86CFA4);
    c.number = hex(0xE5A76A);
    c.comment = hex(0x9CA7B3);
    return c;
}

/// For eyes that need it: every text reaches 7 : 1 on its ground (WCAG 2.1, 1.4.6), every line 3 : 1 (1.4.11).
Colors highContrastColors()
{
    Colors c;
    c.window = hex(0x000000);
    c.base = hex(0x000000);
    c.line = hex(0x8C96A0);
    c.soft = hex(0x22272C);
    c.text = hex(0xFFFFFF);
    c.dim = hex(0xE0E4E8);
    c.off = hex(0xA8B0B8);
    c.accent = hex(0x9CCEFF);
    c.selection = hex(0x0F2E5A);
    c.onAccent = hex(0x000000);
    c.ok = hex(0x7FF0B2);
    c.bad = hex(0xFFB8B0);
    c.warn = hex(0xFFD27A);
    c.addFill = hex(0x003316);
    c.deleteFill = hex(0x4A0A06);
    c.cautionFill = hex(0x3D2E00);
    c.dev = hex(0x7FF0B2);
    c.test = hex(0xFFD27A);
    c.prod = hex(0xFFB8B0);
    c.devFill = hex(0x00331A);
    c.testFill = hex(0x3D2E00);
    c.prodFill = hex(0x4A0A06);
    c.layer[0] = hex(0x0C141C);
    c.layer[1] = hex(0x1A140A);
    c.layerEdge[0] = hex(0xB5CBE0);
    c.layerEdge[1] = hex(0xE8C58A);
    c.variable = hex(0xE4D6FF);
    c.variableFill = hex(0x36215E);
    c.keyword = hex(0xA8D6FF);
    c.string = hex(0x9BF0BE);
    c.number = hex(0xFFCC99);
    c.comment = hex(0xD0D7DE);
    return c;
}

QColor mixed(const QColor &a, const QColor &b, double share)
{
    const auto channel = [share](int x, int y) { return qRound(x * (1 - share) + y * share); };
    return QColor(channel(a.red(), b.red()), channel(a.green(), b.green()), channel(a.blue(), b.blue()));
}

double luminance(const QColor &color)
{
    const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// A person's own colour, moved towards the text colour until it can be read on its fill.
EnvironmentColors ownColors(const QColor &wish, const Colors &theme)
{
    const QColor fill = mixed(theme.base, wish, 0.12);
    QColor text = wish;
    for (int step = 1; step <= 10 && (contrastRatio(text, fill) < 4.5 || contrastRatio(text, theme.window) < 4.5); ++step)
        text = mixed(wish, theme.text, step / 10.0);
    return {text, fill};
}

} // namespace

double contrastRatio(const QColor &a, const QColor &b)
{
    const double x = luminance(a);
    const double y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

const Colors &colors(Scheme scheme)
{
    static const Colors light = lightColors();
    static const Colors dark = darkColors();
    static const Colors highContrast = highContrastColors();
    switch (scheme) {
    case Scheme::Light: break;
    case Scheme::Dark: return dark;
    case Scheme::HighContrast: return highContrast;
    }
    return light;
}

EnvironmentColors environmentColors(const QString &color, int order, int count, Scheme scheme)
{
    const Colors &theme = colors(scheme);
    const EnvironmentColors named[] = {{theme.dev, theme.devFill}, {theme.test, theme.testFill}, {theme.prod, theme.prodFill}};
    if (color == u"dev")
        return named[0];
    if (color == u"test")
        return named[1];
    if (color == u"prod")
        return named[2];
    if (const QColor wish(color); wish.isValid())
        return ownColors(wish, theme);
    // Without a colour the place in the order of promotion decides: the first is where one develops, the last is what must not break.
    if (order <= 0)
        return named[0];
    return order >= count - 1 ? named[2] : named[1];
}

QPalette palette(const Colors &c)
{
    QPalette palette(c.text, c.window, c.line, c.line, c.off, c.text, c.text, c.base, c.window);
    palette.setColor(QPalette::AlternateBase, c.window);
    palette.setColor(QPalette::Button, c.base);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.text);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::PlaceholderText, c.dim);
    palette.setColor(QPalette::ToolTipBase, c.base);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Light, c.base);
    palette.setColor(QPalette::Midlight, c.soft);
    palette.setColor(QPalette::Mid, c.line);
    palette.setColor(QPalette::Dark, c.off);
    palette.setColor(QPalette::Shadow, c.line);
    for (const QPalette::ColorRole role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, c.off);
    palette.setColor(QPalette::Disabled, QPalette::Base, c.window);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.soft);
    return palette;
}

} // namespace Varve::Ui
