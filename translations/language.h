// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QStringList>

class QLocale;

namespace Varve {

/// The languages there are: "en", "de".
QStringList languages();

/// Translates the program from now on, replacing an earlier choice; an unknown language gives English. Widgets get LanguageChange. UI thread.
void setLanguage(const QLocale &locale);

} // namespace Varve
