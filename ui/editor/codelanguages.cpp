// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "codelanguages.h"

#include <KSyntaxHighlighting/Repository>

#include <qresource.h>

static void initializeCodeResources()
{
    // Each declares a function, so it must stand outside every namespace.
    Q_INIT_RESOURCE(code_languages);
    Q_INIT_RESOURCE(code_themes);
}

namespace Varve::Ui {

KSyntaxHighlighting::Repository &codeRepository()
{
    static const bool initialized = [] {
        initializeCodeResources();
        return true;
    }();
    Q_UNUSED(initialized)
    static KSyntaxHighlighting::Repository all;
    return all;
}

QString definitionName(Text::DialectName dialect)
{
    switch (dialect) {
    case Text::DialectName::Sqlite: return QStringLiteral("Varve SQLite");
    case Text::DialectName::PostgreSql: return QStringLiteral("Varve PostgreSQL");
    case Text::DialectName::MySql:
    case Text::DialectName::MariaDb: return QStringLiteral("Varve MySQL");
    case Text::DialectName::Spark: return QStringLiteral("Varve Spark SQL");
    case Text::DialectName::SqlServer: return QStringLiteral("Varve SQL Server");
    case Text::DialectName::Cypher: return QStringLiteral("Varve Cypher");
    case Text::DialectName::Redis: return QStringLiteral("Varve Redis");
    case Text::DialectName::Ansi: break;
    }
    return QStringLiteral("Varve SQL");
}

QString codeThemeName(Scheme scheme)
{
    switch (scheme) {
    case Scheme::Dark: return QStringLiteral("Varve Dark");
    case Scheme::HighContrast: return QStringLiteral("Varve High Contrast");
    case Scheme::Light: break;
    }
    return QStringLiteral("Varve Light");
}

} // namespace Varve::Ui
