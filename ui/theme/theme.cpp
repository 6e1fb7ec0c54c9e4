// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "theme.h"

#include "style.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QScreen>
#include <QStyleHints>
#include <QToolTip>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

/// Text height of the drawings that all measures were taken from.
constexpr double drawnTextHeight = 13;

/// A desktop session has a font of the person's choice; without one Qt falls back to "Sans" in a size of its own.
bool desktopNamesFont()
{
    return qEnvironmentVariableIsSet("XDG_CURRENT_DESKTOP") && QGuiApplication::platformName() != u"offscreen"
        && QGuiApplication::platformName() != u"minimal";
}

double dotsPerInch()
{
    const QScreen *screen = QGuiApplication::primaryScreen();
    return screen ? screen->logicalDotsPerInch() : 96;
}

/// Fonts are sized in points, because Scintilla reads nothing else; drawings count in pixels.
double pointsOf(double pixels)
{
    return pixels * 72 / dotsPerInch();
}

QFont fallbackFont()
{
    QFont font;
    font.setFamilies({u"Inter"_s, u"Noto Sans"_s, u"DejaVu Sans"_s});
    font.setStyleHint(QFont::SansSerif);
    // 96 to 110 dpi are the same screen with rounded sizes; only a person's own setting goes beyond.
    const double dpi = dotsPerInch();
    font.setPointSizeF(pointsOf(dpi < 110 ? drawnTextHeight : qRound(drawnTextHeight * dpi / 96)));
    return font;
}

#if QT_VERSION >= QT_VERSION_CHECK(6, 7, 0)
void setTabularFigures(QFont &font)
{
    font.setFeature("tnum", 1);
}
#else
void setTabularFigures(QFont &) {}
#endif

} // namespace

Theme &Theme::instance()
{
    // Lives as long as the program: widgets may read it until the last one is gone.
    static Theme *theme = new Theme;
    return *theme;
}

Theme::Theme()
{
    chooseFonts();
}

void Theme::chooseFonts()
{
    m_interfaceFont = desktopNamesFont() ? QApplication::font() : fallbackFont();
    setTabularFigures(m_interfaceFont);
    const int height = QFontInfo(m_interfaceFont).pixelSize();
    m_scale = height > 0 ? height / drawnTextHeight : 1;

    m_codeFont = QFont();
    m_codeFont.setFamilies({u"JetBrains Mono"_s, QFontDatabase::systemFont(QFontDatabase::FixedFont).family()});
    m_codeFont.setStyleHint(QFont::Monospace);
    m_codeFont.setFixedPitch(true);
    // JetBrains Mono draws "--env" with one long dash: what is code must show each character. Scripts that need shaping still get it.
    m_codeFont.setStyleStrategy(QFont::PreferNoShaping);
    // JetBrains Mono has a high x: a step less stands well beside 13 px text.
    m_codeFont.setPointSizeF(pointsOf(std::max(1, qRound(12 * m_scale))));
}

Scheme Theme::systemScheme()
{
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark ? Scheme::Dark : Scheme::Light;
#else
    // Qt 6.4 does not know; the palette that the platform gave before ours was set does.
    static const QPalette platform = QGuiApplication::palette();
    const bool dark = platform.color(QPalette::WindowText).lightness() > platform.color(QPalette::Window).lightness();
    return dark ? Scheme::Dark : Scheme::Light;
#endif
}

void Theme::setScheme(Scheme scheme)
{
    systemScheme(); // looks at the platform's palette before ours replaces it
    if (m_installed && m_scheme == scheme)
        return;
    m_scheme = scheme;
    if (!m_installed) {
        QApplication::setStyle(new Style);
        QApplication::setFont(m_interfaceFont);
        m_installed = true;
    }
    const QPalette chosen = palette(colors());
    QApplication::setPalette(chosen);
    QToolTip::setPalette(chosen);
    emit changed();
}

QFont Theme::smallFont() const
{
    QFont font = m_interfaceFont;
    font.setPointSizeF(pointsOf(measure(11)));
    return font;
}

QFont Theme::boldFont() const
{
    QFont font = m_interfaceFont;
    font.setWeight(QFont::DemiBold);
    return font;
}

int Theme::measure(double pixels) const
{
    return qRound(pixels * m_scale);
}

} // namespace Varve::Ui
