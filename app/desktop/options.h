// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>
#include <QStringList>

#include <variant>

namespace Varve {

/// What the command line of the desktop program asks for.
struct Options
{
    QString folder;
    bool demo = false;
    QString environment;
    QString databaseUrl;
    QString screenshot;
    QString screenshots;
    QString theme;    ///< "light", "dark", or empty
    QString language; ///< "de", "en", or empty
};

/// The options; or a text to print and the exit code to end with (help and version: 0, mistakes: 1).
struct Ending
{
    QString text;
    int code = 0;
};
std::variant<Options, Ending> readOptions(const QStringList &arguments);

/// Whether a window can be shown at all: a display, or another platform of Qt, is named in the environment or among \a arguments.
bool hasDisplay(const QStringList &arguments);
/// What the program ends with where it cannot.
Ending noDisplay();
/// The same where a display is named that Qt cannot open; \a reason is what Qt says.
Ending unusableDisplay(const QString &reason);

} // namespace Varve
