// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchrun.h"

#include "../plan/tableengines.h"
#include "../planner/initdatabase.h"
#include "../planner/planner.h"
#include "../run/steprunner.h"
#include "scratchguard.h"
#include "scratchschemas.h"

#include <models/catalog/introspector.h>
#include <models/history/historysql.h>

#include <QCoreApplication>
#include <QHash>

namespace Varve::Execution {

ScratchRun::ScratchRun(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                       const ScratchServer &server, const std::stop_token &stop)
    : m_project(project), m_environment(environment), m_databaseName(databaseName), m_server(server), m_stop(stop)
{}

Core::Expected<std::unique_ptr<ScratchRun>> ScratchRun::create(const Project::Project &project, const Project::Environment &environment,
                                                               const QString &databaseName, const ScratchServer &server,
                                                               const std::stop_token &stop)
{
    if (const Core::Expected<> allowed = checkScratchServer(server); !allowed)
        return Core::failure(allowed.error());
    std::unique_ptr<ScratchRun> scratch(new ScratchRun(project, environment, databaseName, server, stop));
    auto database = ScratchDatabase::create(server.profile, server.password, server.notRemoved);
    if (!database)
        return Core::failure(database.error());
    scratch->m_database = *std::move(database);
    scratch->enterName();
    auto connection = Database::Connection::open(scratch->m_database->profile(), server.password);
    if (!connection)
        return Core::failure(connection.error());
    scratch->m_connection = *std::move(connection);
    // Between statements the token is looked at; a long one must not keep the scratch database alive.
    scratch->m_cancel.emplace(stop, [canceller = scratch->m_connection->canceller()] { (void)canceller.cancel(); });
    return scratch;
}

/// On MariaDB "${schema}.customers" names the database itself where the environment says database = "${schema}".
void ScratchRun::enterName()
{
    const Database::ConnectionProfile &there = m_database->profile();
    const QString written = m_environment.connections.value(m_databaseName).database;
    if (there.engine != Database::Engine::MariaDb || !written.startsWith(QLatin1String("${")) || !written.endsWith(QLatin1Char('}')))
        return;
    const auto variable = m_environment.variables.find(written.mid(2, written.size() - 3));
    if (variable != m_environment.variables.end())
        variable->value = there.database;
}

/// Of a history that knows of nothing.
History::EnvironmentStatus ScratchRun::nothing() const
{
    const Database::Engine engine = m_connection->profile().engine;
    return {.environment = m_environment.name,
            .databaseName = m_databaseName,
            .server = m_connection->identity(),
            .standings = History::standings(m_project, m_environment, m_databaseName, engine, {}),
            .history = {},
            .error = {}};
}

Core::Expected<Plan> ScratchRun::planUp(const QString &target) const
{
    const Core::Expected<Target> to
        = target.isEmpty() ? Target{.kind = Target::Kind::Heads, .steps = 0, .migration = {}} : parseTarget(target);
    if (!to)
        return Core::failure(to.error());
    return withTableEngines(planMigrate(m_project, m_environment, m_databaseName, m_connection->profile(), nothing(), *to), *m_connection);
}

Core::Expected<Plan> ScratchRun::planFrom(const History::EnvironmentStatus &status) const
{
    Core::Expected<Plan> plan = planMigrate(m_project, m_environment, m_databaseName, m_connection->profile(), status,
                                            {.kind = Target::Kind::Heads, .steps = 0, .migration = {}});
    if (plan) {
        for (PlanStep &step : plan->steps)
            step.verification = {};
    }
    return withTableEngines(std::move(plan), *m_connection);
}

Core::Expected<Plan> ScratchRun::planInit() const
{
    Core::Expected<Plan> plan = planInitDatabase(m_project, m_environment, m_databaseName, m_connection->profile(), nothing(), {});
    if (plan) {
        for (PlanStep &step : plan->steps)
            step.verification = {};
    }
    return withTableEngines(std::move(plan), *m_connection);
}

Core::Expected<> ScratchRun::makeSchemas(const QList<Plan> &plans)
{
    // Another environment's database, where trials are made, does not say what is in this one's.
    Database::Connection *original = m_server.environment.name == m_environment.name ? m_database->original() : nullptr;
    const Core::Expected<QStringList> schemas = schemasCountedOn(*m_connection, original, m_project.policies, plans);
    if (!schemas)
        return Core::failure(schemas.error());
    for (const QString &schema : *schemas) {
        if (const Core::Expected<> made = makeSchema(schema); !made)
            return made;
    }
    return {};
}

Core::Expected<> ScratchRun::makeHistorySchema()
{
    const QString &schema = m_project.policies.historySchema;
    return schema.isEmpty() || m_connection->profile().engine != Database::Engine::PostgreSql ? Core::Expected<>() : makeSchema(schema);
}

Core::Expected<> ScratchRun::makeSchema(const QString &name)
{
    const QString statement = QStringLiteral("CREATE SCHEMA IF NOT EXISTS ") + m_connection->quoted(name);
    if (const auto made = m_connection->execute(statement.toUtf8()); !made)
        return Core::failure(made.error());
    return {};
}

Core::Expected<> ScratchRun::recreate(const QList<RemakingStatement> &statements)
{
    return Execution::recreate(*m_connection, statements, m_stop);
}

Core::Expected<PlannedWayBack> ScratchRun::planDown(const Plan &plan, const QList<PlanStep> &steps) const
{
    QHash<QString, const Project::Migration *> migrations;
    for (const Project::Migration &migration : m_project.migrations)
        migrations.insert(migration.id, &migration);
    const StepBuilder builder(m_project, m_environment, plan.engine());
    PlannedWayBack back;
    Plan down = plan;
    down.kind = PlanKind::RollBack;
    down.steps.clear();
    for (auto step = steps.crbegin(); step != steps.crend() && !back.refusal; ++step) {
        Core::Expected<PlanStep> built = stepBack(builder, *migrations.value(step->migrationId), down);
        if (built)
            down.steps += *std::move(built);
        else
            back.refusal = {.migrationId = step->migrationId, .error = built.error()};
    }
    return withTableEngines(std::move(down), *m_connection).map([&back](Plan planned) {
        back.plan = std::move(planned);
        return back;
    });
}

/// \a down: the plan that it becomes a step of.
Core::Expected<PlanStep> ScratchRun::stepBack(const StepBuilder &builder, const Project::Migration &migration, const Plan &down) const
{
    Core::Expected<PlanStep> step = builder.rollBack(migration);
    if (!step || m_server.isApart)
        return step;
    Plan alone = down;
    alone.steps = {*step};
    return checkStaysInScratch(alone).and_then([&step] { return step; });
}

Core::Expected<> ScratchRun::prepare(const Plan &plan)
{
    if (!m_server.isApart && plan.kind != PlanKind::RollBack) { // the way back was looked at when it was planned
        if (const Core::Expected<> inside = checkStaysInScratch(plan); !inside)
            return inside;
    }
    m_session = std::make_unique<SessionState>(*m_connection);
    return m_session->prepare(plan, QStringLiteral("varve/rehearsal"));
}

void ScratchRun::tellProgress(const Plan &plan, int index) const
{
    if (!m_server.progress)
        return;
    const QString text = plan.kind == PlanKind::RollBack ? QCoreApplication::translate("Varve::Execution", "back from %1, %2 of %3")
                                                         : QCoreApplication::translate("Varve::Execution", "%1, %2 of %3");
    m_server.progress(text.arg(plan.steps.at(index).migrationId).arg(index + 1).arg(plan.steps.size()));
}

Core::Expected<> ScratchRun::run(const Plan &plan, int index)
{
    tellProgress(plan, index);
    const RunOptions options{.stop = m_stop, .rowLimit = 0, .password = {}, .appliedBy = {}};
    const std::function<void(const RunEvent &)> silent;
    RunContext context{.plan = plan, .connection = *m_connection, .options = options, .report = silent};
    if (const StepOutcome outcome = StepRunner(context, index).run(); outcome.error)
        return Core::failure(*outcome.error);
    return m_session->resetAfter(plan.steps.at(index));
}

Core::Expected<Catalog::Snapshot> ScratchRun::snapshot()
{
    return Catalog::introspect(*m_connection, {.excludedTables = ownTables(), .schemas = {}});
}

QStringList ScratchRun::ownTables() const
{
    return History::HistorySql(m_connection->profile(), m_project.policies).tableNames()
        + History::HistorySql(m_connection->profile(), Project::Policies()).tableNames();
}

} // namespace Varve::Execution
