// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
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
/// Of Qt's own texts ("Cancel" in a dialog), in a package of its own that may be missing: they are English then.
QTranslator *currentOfQt = nullptr;

void replace(QTranslator *&installed, QTranslator *translator)
{
    delete installed; // removes itself from the application
    installed = translator;
    if (translator)
        QCoreApplication::installTranslator(translator);
}

QTranslator *translatorOfQt(const QLocale &locale)
{
    auto *translator = new QTranslator(QCoreApplication::instance());
    if (locale.language() != QLocale::English // which is what Qt itself speaks
        && translator->load(locale, QStringLiteral("qtbase"), QStringLiteral("_"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        return translator;
    delete translator;
    return nullptr;
}

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
    replace(currentOfQt, translatorOfQt(locale)); // before Varve's own, which are asked first
    replace(current, translator);
}

} // namespace Varve
