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

} // namespace

ThemeChoice themeChoice()
{
    const QString saved = QSettings().value(themeKey).toString();
    return saved == u"light" ? ThemeChoice::Light : saved == u"dark" ? ThemeChoice::Dark : ThemeChoice::System;
}

void setThemeChoice(ThemeChoice choice)
{
    QSettings().setValue(themeKey, choice == ThemeChoice::Light ? u"light"_s : choice == ThemeChoice::Dark ? u"dark"_s : u"system"_s);
}

void applyTheme(ThemeChoice choice)
{
    const Scheme scheme = choice == ThemeChoice::System ? Theme::systemScheme()
        : choice == ThemeChoice::Dark                   ? Scheme::Dark
                                                        : Scheme::Light;
    Theme::instance().setScheme(scheme);
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
