// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/theme/palette.h>

#include <QString>

#include <optional>

class QMainWindow;

namespace Varve::Ui {

enum class ThemeChoice { Light, Dark, HighContrast, System };

/// What the program remembers of the window between two starts, and how theme and language follow from it. UI thread.
namespace WindowSettings {

ThemeChoice themeChoice();
void setThemeChoice(ThemeChoice choice);
/// Sets the theme for the choice.
void applyTheme(ThemeChoice choice);

/// "en", "de"; the system's where none was chosen.
QString language();
void setLanguageChoice(const QString &language);

/// Size and docks as they were left. False when there is nothing remembered.
bool restoreGeometry(QMainWindow &window);
bool restoreDocks(QMainWindow &window);
void saveLayout(const QMainWindow &window, bool withDocks);
void forgetLayout();

} // namespace WindowSettings

} // namespace Varve::Ui
