// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTranslator>

#include <qresource.h>

static void initializeTranslations()
{
    Q_INIT_RESOURCE(translations); // declares a function, so it must stand outside every namespace
}

namespace Varve {

namespace {

/// Replaced as a whole: QTranslator tells every widget when it is installed and removed.
QTranslator *current = nullptr;

} // namespace

QStringList languages()
{
    return {QStringLiteral("en"), QStringLiteral("de")};
}

void setLanguage(const QLocale &locale)
{
    initializeTranslations();
    auto *translator = new QTranslator(QCoreApplication::instance());
    // English has a file of its own for the plural forms of "%n migration(s)".
    const QString folder = QStringLiteral(":/i18n");
    if (!translator->load(locale, QStringLiteral("varve"), QStringLiteral("_"), folder)
        && !translator->load(QStringLiteral("varve_en"), folder)) {
        delete translator;
        return;
    }
    delete current; // removes itself from the application
    current = translator;
    QCoreApplication::installTranslator(current);
}

} // namespace Varve
