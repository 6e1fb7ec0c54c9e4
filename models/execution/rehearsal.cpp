// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"

#include "planner.h"
#include "scratchdatabase.h"
#include "steprunner.h"

#include <models/catalog/introspector.h>
#include <models/history/historysql.h>

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

/// Everything from nothing, up to \a target.
Core::Expected<Plan> planAll(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                             const Database::Connection &connection, const QString &target)
{
    const Core::Expected<Target> to
        = target.isEmpty() ? Target{.kind = Target::Kind::Heads, .steps = 0, .migration = {}} : parseTarget(target);
    if (!to)
        return Core::failure(to.error());
    const History::EnvironmentStatus nothing{.environment = environment.name,
                                             .databaseName = databaseName,
                                             .server = connection.identity(),
                                             .standings
                                             = History::standings(project, environment, databaseName, connection.profile().engine, {}),
                                             .history = {},
                                             .error = {}};
    return planMigrate(project, environment, databaseName, connection.profile(), nothing, *to);
}

Core::Expected<> runAll(Plan plan, Database::Connection &connection, const std::stop_token &stop)
{
    for (PlanStep &step : plan.steps)
        step.verification.clear(); // they tell of data that only a real database has
    const RunOptions options{.stop = stop, .rowLimit = 0, .password = {}, .appliedBy = {}};
    const std::function<void(const RunEvent &)> silent;
    RunContext context{.plan = plan,
                       .connection = connection,
                       .options = options,
                       .report = silent,
                       .history = nullptr,
                       .lock = nullptr,
                       .journal = nullptr,
                       .runId = {},
                       .appliedBy = {},
                       .lastHistoryId = 0,
                       .firstHistoryId = 0};
    for (int index = 0; index < plan.steps.size(); ++index) {
        StepOutcome outcome = StepRunner(context, index).run();
        if (!outcome.error)
            continue;
        Core::Error error = *outcome.error;
        if (error.kind != Core::ErrorKind::Cancelled) {
            error.message = QCoreApplication::translate("Varve::Execution", "Building the project in a scratch database failed in %1: %2")
                                .arg(plan.steps.at(index).migrationId, error.message);
        }
        return Core::failure(error);
    }
    return {};
}

Core::Expected<Catalog::Snapshot> buildAndRead(const Project::Project &project, const Project::Environment &environment,
                                               const QString &databaseName, Database::Connection &connection, const QString &target,
                                               const std::stop_token &stop)
{
    const Core::Expected<Plan> plan = planAll(project, environment, databaseName, connection, target);
    if (!plan)
        return Core::failure(plan.error());
    if (const Core::Expected<> built = runAll(*plan, connection, stop); !built)
        return Core::failure(built.error());
    const QStringList ours = History::HistorySql(connection.profile(), project.policies).tableNames();
    Core::Expected<Catalog::Snapshot> snapshot = Catalog::introspect(connection, {.excludedTables = ours, .schemas = {}});
    if (snapshot) {
        snapshot->title = target.isEmpty() ? QCoreApplication::translate("Varve::Execution", "project")
                                           : QCoreApplication::translate("Varve::Execution", "project at %1").arg(target);
    }
    return snapshot;
}

} // namespace

Core::Expected<Catalog::Snapshot> rehearseSnapshot(const Project::Project &project, const Project::Environment &environment,
                                                   const QString &databaseName, const Database::ConnectionProfile &server,
                                                   const Database::Secret &password, const QString &target, std::stop_token stop)
{
    const bool onServer = !Database::engineTraits(server.engine).isFile;
    if (onServer && environment.guard == Project::GuardLevel::ReadOnly) {
        return Core::failure(
            Core::ErrorKind::Guarded,
            QCoreApplication::translate("Varve::Execution", "The environment %1 is read-only: no scratch database is made on its server.")
                .arg(environment.title()),
            QCoreApplication::translate("Varve::Execution", "Build the project with another environment's server."));
    }
    Core::Expected<std::unique_ptr<ScratchDatabase>> scratch = ScratchDatabase::create(server, password);
    if (!scratch)
        return Core::failure(scratch.error());
    const auto connection = Database::Connection::open((*scratch)->profile(), password);
    if (!connection)
        return Core::failure(connection.error());
    // Between statements the token is looked at; a long one must not keep the scratch database alive.
    const std::stop_callback cancelRunning(stop, [canceller = (*connection)->canceller()] { (void)canceller.cancel(); });
    return buildAndRead(project, environment, databaseName, **connection, target, stop);
}

} // namespace Varve::Execution
