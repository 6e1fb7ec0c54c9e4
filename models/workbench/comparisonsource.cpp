// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workbench.h"

#include "texts_p.h"

using namespace Qt::StringLiterals;

namespace Varve::Workbench {
namespace {

const QString projectWord = u"project"_s;

bool isProject(const QString &text)
{
    return text == projectWord || text.startsWith(projectWord + u'@') || text.startsWith(projectWord + u':');
}

} // namespace

QString ComparisonSource::title() const
{
    if (kind == Kind::Environment)
        return environment.isEmpty() ? Texts::tr("database") : environment;
    if (migration.isEmpty())
        return environment.isEmpty() ? Texts::tr("project") : Texts::tr("project, variables of %1").arg(environment);
    const QString at = Texts::tr("project at %1").arg(migration);
    return environment.isEmpty() ? at : Texts::tr("%1, variables of %2", "project at 004, variables of test").arg(at, environment);
}

Core::Expected<ComparisonSource> parseComparisonSource(const QString &text, const Project::Project &project, const QString &databaseName)
{
    ComparisonSource source;
    if (!isProject(text)) {
        if (const Project::Environment *exact = project.environment(text)) {
            source.environment = exact->name;
            return source;
        }
        const auto environment = project.findEnvironment(text);
        if (!environment) {
            Core::Error error = environment.error();
            if (error.remedy.isEmpty())
                error.remedy = Texts::tr(
                    "A side of a comparison is an environment, \"project\", \"project@MIGRATION\" or \"project@MIGRATION:ENVIRONMENT\".");
            return tl::unexpected(error);
        }
        source.environment = (*environment)->name;
        return source;
    }
    source.kind = ComparisonSource::Kind::Project;
    const QString rest = text.mid(projectWord.size());
    const qsizetype colon = rest.lastIndexOf(u':');
    if (colon >= 0) {
        const auto environment = project.findEnvironment(rest.mid(colon + 1));
        if (!environment)
            return tl::unexpected(environment.error());
        source.environment = (*environment)->name;
    }
    if (!rest.startsWith(u'@'))
        return source;
    const auto migration = project.findMigration(rest.mid(1, colon < 0 ? -1 : colon - 1), databaseName);
    if (!migration)
        return tl::unexpected(migration.error());
    source.migration = (*migration)->id;
    return source;
}

} // namespace Varve::Workbench
