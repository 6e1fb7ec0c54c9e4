// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/workbench/workbench.h>

#include <tests/support/temporaryproject.h>

#include <QTest>

namespace Varve::Test {

/// Its varve.toml: two environments in files, "dev", and "prod", which is only read.
inline const QByteArray smallProject = R"(name = "small"
[environments.dev]
driver = "sqlite"
database = "dev.sqlite"

[environments.prod]
driver = "sqlite"
database = "drive/prod.sqlite"
guard = "read-only"
)";

/// And two migrations.
inline std::unique_ptr<TemporaryProject> makeSmallProject()
{
    auto project = std::make_unique<TemporaryProject>();
    project->write(QStringLiteral("varve.toml"), smallProject);
    project->write(QStringLiteral("001_models.sql"),
                   "CREATE TABLE models (id INTEGER PRIMARY KEY, name TEXT NOT NULL);\n-- varve:down\nDROP TABLE models;\n");
    project->write(QStringLiteral("002_runs.sql"),
                   "CREATE TABLE runs (id INTEGER PRIMARY KEY, model_id INTEGER REFERENCES models);\n"
                   "CREATE INDEX runs_model ON runs (model_id);\n-- varve:down\nDROP TABLE runs;\n");
    return project;
}

inline void openProject(Workbench::Workbench &workbench, const TemporaryProject &project, const QList<Workbench::Place> &ahead = {})
{
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}};
    const auto opened = workbench.open(project.folder(), options, [ahead](const Project::Project &) { return ahead; }).takeResult();
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().toString()));
}

/// Everything, or up to \a to.
inline Core::Expected<Execution::RunResult> migrate(Workbench::Workbench &workbench, const QString &environment,
                                                    const Execution::Target &to = {})
{
    const auto plan = workbench.planMigrate(environment, to, QStringLiteral("main")).takeResult();
    if (!plan)
        return tl::unexpected(plan.error());
    return workbench.run(*plan, {}, {}).takeResult();
}

inline QList<History::Standing> standings(const History::EnvironmentStatus &status)
{
    QList<History::Standing> all;
    for (const History::MigrationStanding &row : status.standings)
        all += row.standing;
    return all;
}

template<typename T>
QString reason(const Core::Expected<T> &result)
{
    return result ? QString() : result.error().toString();
}

} // namespace Varve::Test
