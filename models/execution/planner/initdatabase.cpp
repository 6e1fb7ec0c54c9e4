// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "initdatabase.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../plan/transactionchecks.h"
#include "../texts_p.h"
#include "elsewhere.h"
#include "situation.h"
#include "strayrows.h"
#include "targetplace.h"

#include <models/catalog/introspector.h>
#include <models/comparison/schemachanges.h>
#include <models/history/historysql.h>
#include <models/history/runlock.h>
#include <models/project/initscript.h>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Core::Expected;
using Project::DatabaseRole;

class InitPlanner final
{
public:
    InitPlanner(const Situation &situation, const Database::ConnectionProfile &target, const Elsewhere &elsewhere)
        : m_situation(situation), m_target(target), m_elsewhere(elsewhere)
    {
        for (const DatabaseRole &role : situation.project().databases) {
            if (role.name == situation.databaseName())
                m_role = role;
        }
        m_scriptId = Project::initScriptId(m_role.init);
    }

    Expected<Plan> plan(const Catalog::Snapshot &live)
    {
        if (const Expected<> whole = checkNotPartial(); !whole)
            return Core::failure(whole.error());
        if (const std::optional<Core::Error> stray = strayRollbackError(m_situation))
            return Core::failure(*stray);
        if (!m_situation.status().knowsOfNothingDone(m_situation.databaseName()))
            return checkNotUnderWay().and_then([this] { return finished({}); });
        if (const Expected<> empty = checkEmpty(live); !empty)
            return Core::failure(empty.error());
        return (m_role.init.isEmpty() ? later({}) : withScript()).and_then([this](const Plan &made) { return finished(made); });
    }

private:
    /// A script or a migration that stopped half way where statements commit by themselves: that is neither empty nor done.
    Expected<> checkNotPartial() const
    {
        for (const History::MigrationStanding &row : m_situation.status().standings) {
            if (row.standing != History::Standing::Partial)
                continue;
            if (!Project::isInitScript(row.migrationId))
                return Core::failure(partialError(row));
            return Core::failure(
                Core::ErrorKind::History,
                Texts::tr("%1 stopped half way on %2, and what it had made is there: %3.")
                    .arg(row.migrationId.section(QLatin1Char(':'), 1), m_situation.environment().title(), History::title(row)),
                Texts::tr("Make the database anew, so that it is empty, and run varve-cli init-database again."));
        }
        return {};
    }

    /// Another run that has done a part: who finds nothing to do would go on with half a schema.
    Expected<> checkNotUnderWay() const
    {
        const std::optional<History::LockHolder> &holder = m_situation.status().runs.holder;
        if (!holder || m_situation.status().pendingCount() == 0)
            return {};
        return Core::failure(History::lockedBy(title(), *holder, std::chrono::milliseconds::zero()));
    }

    QString title() const
    {
        const QString environment = m_situation.environment().title();
        const bool isOnly = m_situation.project().databases.size() < 2;
        return isOnly ? environment : QStringLiteral("%1 (%2)").arg(environment, m_situation.databaseName());
    }

    /// Schemas and extensions may have been put there by an administrator, and anything by a run that goes on.
    Expected<> checkEmpty(Catalog::Snapshot live) const
    {
        if (m_situation.engine() == Database::Engine::PostgreSql) {
            live.objects.removeIf(
                [](const Catalog::SchemaObject &object) { return object.kind == Catalog::ObjectKind::Other && object.schema.isEmpty(); });
        }
        const QStringList there = Comparison::schemaChanges({}, live).added;
        if (there.isEmpty())
            return {};
        if (const auto &holder = m_situation.status().runs.holder)
            return Core::failure(History::lockedBy(title(), *holder, std::chrono::milliseconds::zero()));
        return Core::failure(Core::ErrorKind::History, Texts::tr("%1 has no history, and is not empty: %2.").arg(title(), listed(there)),
                             Texts::tr("See with varve-cli adopt-state which migrations it has, or name an empty database."));
    }

    Expected<Plan> withScript() const
    {
        Expected<PlanStep> script = scriptStep();
        if (!script)
            return Core::failure(script.error());
        const Expected<QList<const Project::Migration *>> migrations = contained();
        if (!migrations)
            return Core::failure(migrations.error());
        const Expected<QList<PlanStep>> stamps = stampsOf(*migrations);
        if (!stamps)
            return Core::failure(stamps.error());
        // In the script's own transaction: nobody could tell later whether what has no row is contained or new.
        const Plan here = m_situation.emptyPlan(PlanKind::InitDatabase);
        QList<History::HistoryEntry> rows;
        QList<Project::Release> releases;
        for (const PlanStep &stamp : *stamps) {
            rows += successEntry(here, stamp);
            releases += releaseRows(stamp);
        }
        script->rows = rows;
        script->otherReleases = releases;
        Plan first = here;
        first.steps = {*script};
        ErrorList errors;
        checkTransactions(first, errors);
        if (!errors.isEmpty())
            return Core::failure(errors.combined());
        return later(rows).map([&](Plan plan) {
            plan.warnings = first.warnings + plan.warnings;
            for (PlanStep &step : plan.steps)
                step.needs += script->migrationId;
            QList<const Project::Migration *> applied = *migrations;
            for (const PlanStep &step : plan.steps)
                applied += m_situation.migration(step.migrationId);
            plan.joined = neededElsewhere(m_situation, applied);
            plan.steps.prepend(*script);
            return plan;
        });
    }

    Expected<PlanStep> scriptStep() const
    {
        if (const Expected<> readable = Project::checkInitScript(m_situation.project(), m_role); !readable)
            return Core::failure(readable.error());
        Project::MigrationFile file;
        file.path = m_role.init;
        Project::Migration script;
        script.id = m_scriptId;
        script.name = m_role.init;
        script.databaseName = m_role.name;
        script.files = {file};
        return builder().apply(script).map([this](PlanStep step) {
            step.title = m_role.init;
            return step;
        });
    }

    Expected<QList<const Project::Migration *>> contained() const
    {
        const Target to = m_role.initContains.isEmpty()
            ? Target{.kind = Target::Kind::Heads, .steps = 0, .migration = {}}
            : Target{.kind = Target::Kind::Migration, .steps = 0, .migration = m_role.initContains};
        const Expected<std::vector<int>> place = targetPlace(m_situation, to);
        if (!place) {
            Core::Error error = place.error();
            error.where = m_role.initAt;
            return Core::failure(error);
        }
        const std::vector<bool> reached = m_situation.graph().needs().reach(*place, Project::Edges::Way::Needs);
        QList<const Project::Migration *> migrations;
        for (int node = 0; node < m_situation.graph().size(); ++node) {
            if (reached[static_cast<size_t>(node)] && m_situation.counts(node))
                migrations += &m_situation.at(node);
        }
        return migrations;
    }

    /// What they need of other databases must be there, as when they run one by one.
    Expected<QList<PlanStep>> stampsOf(const QList<const Project::Migration *> &migrations) const
    {
        QList<PlanStep> steps;
        ErrorList errors;
        for (const Core::Error &missing : missingInOtherDatabases(m_situation, migrations))
            errors.add(missing);
        for (const Project::Migration *migration : migrations) {
            Expected<PlanStep> step = builder().stamp(*migration);
            if (step)
                steps += *std::move(step);
            else
                errors.add(step.error());
        }
        if (!errors.isEmpty())
            return Core::failure(errors.combined());
        decideReleases(m_situation, steps);
        return steps;
    }

    /// What comes after the migrations of \a rows.
    Expected<Plan> later(const QList<History::HistoryEntry> &rows) const
    {
        History::EnvironmentStatus then = m_situation.status();
        then.standings = History::standings(m_situation.project(), m_situation.environment(), m_situation.databaseName(),
                                            m_situation.engine(), then.history + rows, then.journal);
        return planMigrate(m_situation.project(), m_situation.environment(), m_situation.databaseName(), m_target, then,
                           {.kind = Target::Kind::Heads, .steps = 0, .migration = {}}, m_elsewhere);
    }

    StepBuilder builder() const { return {m_situation.project(), m_situation.environment(), m_situation.engine()}; }

    Expected<Plan> finished(const Plan &made) const
    {
        Plan plan = m_situation.emptyPlan(PlanKind::InitDatabase);
        plan.steps = made.steps;
        plan.joined = made.joined;
        plan.warnings = made.warnings;
        plan.id = planId(plan);
        return plan;
    }

    const Situation &m_situation;
    const Database::ConnectionProfile &m_target;
    const Elsewhere &m_elsewhere;
    DatabaseRole m_role;
    QString m_scriptId;
};

} // namespace

Expected<Plan> planInitDatabase(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const Catalog::Snapshot &live, const Elsewhere &elsewhere)
{
    const Situation situation(project, environment, databaseName, target, status, elsewhere);
    if (const Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    return InitPlanner(situation, target, elsewhere).plan(live);
}

Expected<Catalog::Snapshot> readObjects(const Project::Policies &policies, Database::Connection &connection)
{
    return Catalog::introspect(connection,
                               {.excludedTables = History::HistorySql(connection.profile(), policies).tableNames(), .schemas = {}});
}

} // namespace Varve::Execution
