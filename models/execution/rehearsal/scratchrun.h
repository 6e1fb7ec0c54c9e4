// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/stepbuilder.h"
#include "../run/sessionstate.h"
#include "rehearsal.h"

#include <stop_token>

namespace Varve::Execution {

/// Of some migrations, newest first, as far as it can be planned.
struct PlannedWayBack
{
    struct Refusal
    {
        QString migrationId;
        Core::Error error;
    };

    Plan plan;
    std::optional<Refusal> refusal; ///< what ends it, behind the plan's steps
};

/// A scratch database with a connection to it, in which the steps of a project's plans run without lock and history.
class ScratchRun final
{
public:
    /// All must outlive it. \a stop cancels the running statement.
    static Core::Expected<std::unique_ptr<ScratchRun>> create(const Project::Project &project, const Project::Environment &environment,
                                                              const QString &databaseName, const ScratchServer &server,
                                                              const std::stop_token &stop);

    /// Everything from nothing, up to \a target (empty: all).
    Core::Expected<Plan> planUp(const QString &target) const;
    /// What is pending where \a status was read, without verification: the rows that it asks for are not there.
    Core::Expected<Plan> planFrom(const History::EnvironmentStatus &status) const;
    /// What makes an empty database with the project's complete script, without verification; see planInitDatabase().
    Core::Expected<Plan> planInit() const;
    /// The way back of some of its steps, up to the first that no plan has. \a plan: the one of planUp().
    Core::Expected<PlannedWayBack> planDown(const Plan &plan, const QList<PlanStep> &steps) const;

    /// A run makes it before its first step, whatever its migrations make. Only PostgreSQL's: another database would be there for all.
    Core::Expected<> makeHistorySchema();
    /// Makes what the environment counts on and none of \a plans makes; before the first look. See schemasCountedOn().
    Core::Expected<> makeSchemas(const QList<Plan> &plans);
    /// See Execution::recreate().
    Core::Expected<> recreate(const QList<RemakingStatement> &statements);
    /// Before the first step of \a plan: session settings, and that no statement works elsewhere.
    Core::Expected<> prepare(const Plan &plan);
    Core::Expected<> run(const Plan &plan, int index);
    Core::Expected<Catalog::Snapshot> snapshot();
    /// Varve's own tables, which no snapshot has.
    QStringList ownTables() const;

    Database::Connection &connection() const { return *m_connection; }

private:
    ScratchRun(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
               const ScratchServer &server, const std::stop_token &stop);
    void enterName();
    Core::Expected<> makeSchema(const QString &name);
    Core::Expected<PlanStep> stepBack(const StepBuilder &builder, const Project::Migration &migration, const Plan &down) const;
    void tellProgress(const Plan &plan, int index) const;
    History::EnvironmentStatus nothing() const;

    const Project::Project &m_project;
    Project::Environment m_environment; ///< as it would be in the scratch database
    const QString &m_databaseName;
    const ScratchServer &m_server;
    std::stop_token m_stop;
    std::unique_ptr<ScratchDatabase> m_database;
    std::unique_ptr<Database::Connection> m_connection; ///< behind the database: closed before that is dropped
    std::unique_ptr<SessionState> m_session;
    std::optional<std::stop_callback<std::function<void()>>> m_cancel;
};

} // namespace Varve::Execution
