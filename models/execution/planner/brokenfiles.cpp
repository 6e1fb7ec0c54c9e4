// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "brokenfiles.h"

#include <models/project/migrationname.h>

namespace Varve::Execution {

namespace {

using Project::Category;
using Project::Migration;

bool wouldRunHere(const Situation &situation, const Migration &migration)
{
    const bool runsWithOthers = migration.category == Category::Core || migration.category == Category::Incremental;
    return runsWithOthers && !migration.planned && migration.isFor(situation.environment().name) && migration.fileFor(situation.engine());
}

/// Files of what cannot run. Of two files with one number only one is where the problem stands, so the applied ones belong to them.
QSet<QString> brokenPaths(const Situation &situation, const std::vector<bool> &asked)
{
    QSet<QString> paths;
    bool isInTheWay = false;
    for (const Migration *migration : situation.migrations()) {
        if (migration->runnable || !asked[static_cast<size_t>(situation.node(migration->id))] || !wouldRunHere(situation, *migration))
            continue;
        isInTheWay = isInTheWay || !situation.isApplied(migration->id);
        for (const Project::MigrationFile &file : migration->files)
            paths << file.path << file.downPath;
    }
    return isInTheWay ? paths : QSet<QString>();
}

/// What the loader could not look into, so that nobody knows which migrations are there.
bool hidesMigrations(const Core::Problem &problem)
{
    static const QStringList hiding{QStringLiteral("not-a-file"), QStringLiteral("broken-link"), QStringLiteral("outside-project"),
                                    QStringLiteral("unreadable-folder"), QStringLiteral("missing-folder")};
    if (problem.code == QStringLiteral("hostile-name"))
        return Project::isMigrationFileName(problem.where.file.section(QLatin1Char('/'), -1));
    return hiding.contains(problem.code);
}

} // namespace

QList<Core::Error> brokenFiles(const Situation &situation, const std::vector<bool> &asked)
{
    const QSet<QString> paths = brokenPaths(situation, asked);
    QList<Core::Error> errors;
    for (const Core::Problem &problem : situation.project().problems) {
        if (problem.severity != Core::Severity::Error || !(hidesMigrations(problem) || paths.contains(problem.where.file)))
            continue;
        errors += Core::Error{
            .kind = Core::ErrorKind::ProjectFiles, .message = problem.message, .where = problem.where, .remedy = problem.remedy};
    }
    return errors;
}

} // namespace Varve::Execution
