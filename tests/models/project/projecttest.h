// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/project/projectloader.h>

#include <tests/support/temporaryproject.h>

#include <QTest>

namespace Varve::Test {

/// Loads without index unless \a options say so; fails the test program when the project cannot be opened.
inline Project::Project loaded(const TemporaryProject &folder, Project::LoadOptions options = {})
{
    options.useIndex = !options.indexFolder.isEmpty();
    const Core::Expected<Project::Project> result = Project::loadProject(folder.folder(), options);
    if (!result)
        qFatal("%s", qPrintable(result.error().toString()));
    return *result;
}

inline QString failureOf(const TemporaryProject &folder, Project::LoadOptions options = {})
{
    options.useIndex = false;
    const Core::Expected<Project::Project> result = Project::loadProject(folder.folder(), options);
    return result ? QString() : result.error().toString();
}

inline QStringList ids(const Project::Project &project)
{
    QStringList result;
    for (const Project::Migration &migration : project.migrations)
        result += migration.id;
    return result;
}

/// "file:line:col: code: message" of each problem.
inline QStringList problems(const Project::Project &project)
{
    QStringList result;
    for (const Core::Problem &problem : project.problems)
        result += problem.where.toString() + QStringLiteral(": ") + problem.code + QStringLiteral(": ") + problem.message;
    return result;
}

inline QStringList words(const char *text)
{
    return QString::fromUtf8(text).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

} // namespace Varve::Test
