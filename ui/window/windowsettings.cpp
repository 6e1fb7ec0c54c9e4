// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowsettings.h"

#include <ui/theme/theme.h>

#include <QLocale>
#include <QMainWindow>
#include <QSettings>

namespace Varve::Ui::WindowSettings {

using namespace Qt::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
const QString themeKey = u"theme"_s;
const QString languageKey = u"language"_s;
const QString geometryKey = u"window/geometry"_s;
const QString docksKey = u"window/docks"_s;

struct ThemeName
{
    ThemeChoice choice;
    QLatin1StringView name;
};
constexpr ThemeName themeNames[] = {{ThemeChoice::Light, QLatin1StringView("light")},
                                    {ThemeChoice::Dark, QLatin1StringView("dark")},
                                    {ThemeChoice::HighContrast, QLatin1StringView("high contrast")},
                                    {ThemeChoice::System, QLatin1StringView("system")}};

Scheme schemeFor(ThemeChoice choice)
{
    switch (choice) {
    case ThemeChoice::Light: return Scheme::Light;
    case ThemeChoice::Dark: return Scheme::Dark;
    case ThemeChoice::HighContrast: return Scheme::HighContrast;
    case ThemeChoice::System: break;
    }
    return Theme::systemScheme();
}

} // namespace

ThemeChoice themeChoice()
{
    const QString saved = QSettings().value(themeKey).toString();
    const auto *found
        = std::find_if(std::begin(themeNames), std::end(themeNames), [&](const ThemeName &each) { return saved == each.name; });
    return found == std::end(themeNames) ? ThemeChoice::System : found->choice;
}

void setThemeChoice(ThemeChoice choice)
{
    const auto *found
        = std::find_if(std::begin(themeNames), std::end(themeNames), [&](const ThemeName &each) { return choice == each.choice; });
    QSettings().setValue(themeKey, QString(found->name));
}

void applyTheme(ThemeChoice choice)
{
    Theme::instance().setScheme(schemeFor(choice));
}

QString language()
{
    const QString saved = QSettings().value(languageKey).toString();
    return saved.isEmpty() ? QLocale::system().name().section(u'_', 0, 0) : saved;
}

void setLanguageChoice(const QString &chosen)
{
    QSettings().setValue(languageKey, chosen);
}

bool restoreGeometry(QMainWindow &window)
{
    return window.restoreGeometry(QSettings().value(geometryKey).toByteArray());
}

bool restoreDocks(QMainWindow &window)
{
    return window.restoreState(QSettings().value(docksKey).toByteArray(), layoutVersion);
}

void saveLayout(const QMainWindow &window, bool withDocks)
{
    QSettings settings;
    settings.setValue(geometryKey, window.saveGeometry());
    if (withDocks)
        settings.setValue(docksKey, window.saveState(layoutVersion));
}

void forgetLayout()
{
    QSettings().remove(docksKey);
}

} // namespace Varve::Ui::WindowSettings
