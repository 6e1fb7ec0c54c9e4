// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsal.h"

#include "../plan/secrets.h"
#include "../planner/targetplace.h"
#include "createdobjects.h"
#include "initproof.h"
#include "schemawatch.h"
#include "scratchrun.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Catalog::Snapshot;
using Core::Expected;
using Pass = RehearsedStep::Pass;

/// Up, down and up again in one scratch database.
class Rehearsal final
{
public:
    Rehearsal(ScratchRun &scratch, RehearsalReport &report)
        : m_scratch(scratch), m_report(report), m_watch(scratch.connection(), scratch.ownTables())
    {}

    /// An error where there is no report worth reading.
    Expected<> run(const CurrentSchema *current)
    {
        const Expected<Plan> up = current ? m_scratch.planFrom(current->status) : m_scratch.planUp({});
        if (!up)
            return Core::failure(up.error());
        if (const Expected<> made = current ? m_scratch.recreate(current->statements) : makeSchemas(*up); !made)
            return made;
        const Expected<SchemaState> start = m_watch.look();
        if (!start)
            return Core::failure(start.error());
        m_now = *start;
        if (current) {
            const SchemaChanges lost = schemaChanges(SchemaState(current->snapshot), *start);
            m_report.notRecreated = lost.removed;
            m_report.recreatedOtherwise = lost.changed + lost.added;
            if (const Expected<> made = makeHistorySchema(); !made)
                return made;
        }
        if (const Expected<> prepared = m_scratch.prepare(*up); !prepared)
            return prepared;
        const Expected<> passed = runPass(*up, Pass::Up);
        m_whole = m_now;
        return passed.and_then([&] { return goBack(*up); });
    }

    /// After the first time up.
    Snapshot whole() const { return m_whole.snapshot(); }

private:
    /// Of a migration that makes the history's schema the rehearsal tells what a run would.
    Expected<> makeSchemas(const Plan &up)
    {
        return m_scratch.makeHistorySchema().and_then([&] { return m_scratch.makeSchemas({up}); });
    }

    /// Behind what was recreated of a database that has no history yet.
    Expected<> makeHistorySchema()
    {
        return m_scratch.makeHistorySchema().and_then([&] { return m_watch.look(); }).map([&](const SchemaState &now) { m_now = now; });
    }

    /// False in the report's terms: \a error is in it, and nothing more is run.
    bool isOver() const { return m_report.error.has_value(); }

    Expected<> goBack(const Plan &up)
    {
        if (isOver())
            return {};
        // A down section that cannot run is tried: it is wrong, and the rehearsal fails.
        const auto ends = std::find_if(up.steps.crbegin(), up.steps.crend(),
                                       [](const PlanStep &step) { return !step.rollbackAvailable && !step.noRollbackReason; });
        const qsizetype kept = up.steps.crend() - ends; // from the first on
        if (kept > 0)
            m_report.withoutDown += ends->migrationId;
        const Expected<PlannedWayBack> down = m_scratch.planDown(up, up.steps.sliced(kept));
        if (!down)
            return Core::failure(down.error());
        Plan again = up;
        again.steps.remove(0, kept);
        const Expected<> done = m_scratch.prepare(down->plan).and_then([&] { return runPass(down->plan, Pass::Down); }).and_then([&] {
            if (!isOver() && down->refusal)
                refuse(*down->refusal);
            return isOver() ? Expected<>() : m_scratch.prepare(again).and_then([&] { return runPass(again, Pass::UpAgain); });
        });
        if (done && !isOver())
            m_report.again = schemaChanges(m_whole, m_now);
        return done;
    }

    /// No plan runs its down section: that ends the way back as one that fails does.
    void refuse(const PlannedWayBack::Refusal &refusal)
    {
        RehearsedStep result;
        result.pass = Pass::Down;
        result.migrationId = refusal.migrationId;
        result.failed = true;
        m_report.steps += result;
        m_report.error = refusal.error;
    }

    Expected<> runPass(const Plan &plan, Pass pass)
    {
        for (int index = 0; index < plan.steps.size() && !isOver(); ++index) {
            if (const Expected<> done = runStep(plan, index, pass); !done)
                return done;
        }
        if (isOver())
            return {};
        return m_watch.lookAtAll().map([this](const SchemaState &state) { m_now = state; });
    }

    Expected<> runStep(const Plan &plan, int index, Pass pass)
    {
        const PlanStep &step = plan.steps.at(index);
        RehearsedStep result;
        result.pass = pass;
        result.migrationId = step.migrationId;
        result.statements = step.statementCount();
        result.checks = static_cast<int>(step.verification->size());
        const Core::Stopwatch timer;
        const Expected<> done = m_scratch.run(plan, index);
        result.duration = timer.milliseconds();
        if (!done && done.error().kind == Core::ErrorKind::Cancelled)
            return done;
        if (!done) {
            result.failed = true;
            m_report.error = done.error();
            m_report.steps += result;
            return {};
        }
        return look(plan, step, std::move(result));
    }

    /// What the step made of the schema.
    Expected<> look(const Plan &plan, const PlanStep &step, RehearsedStep result)
    {
        const Expected<SchemaState> state = m_watch.look();
        if (!state)
            return Core::failure(state.error());
        result.objects = state->counts();
        result.changes = schemaChanges(m_now, *state);
        if (result.pass == Pass::Down)
            result.left = schemaChanges(m_before.value(step.migrationId), *state);
        else if (const Expected<> looked = lookFor(plan, step, *state, result); !looked)
            return looked;
        if (result.pass == Pass::Up)
            m_before.insert(step.migrationId, m_now);
        m_now = *state;
        m_report.steps += result;
        if (!result.absent.isEmpty())
            m_report.error = absentError(step, result.absent);
        return {};
    }

    Expected<> lookFor(const Plan &plan, const PlanStep &step, const SchemaState &state, RehearsedStep &result)
    {
        const Expected<QList<CreatedObject>> created = createdObjects(plan, step, m_scratch.ownTables());
        if (!created)
            return Core::failure(created.error());
        for (const CreatedObject &object : *created) {
            const QString title = withoutSecrets(object.title(), plan.variables);
            result.checked += title;
            if (isThere(object, state, plan.engine()))
                continue;
            result.absent += title;
            if (m_absentAt.line == 0)
                m_absentAt = object.where;
        }
        return {};
    }

    Core::Error absentError(const PlanStep &step, const QStringList &absent) const
    {
        Core::Error error;
        error.kind = Core::ErrorKind::Statement;
        error.message = QCoreApplication::translate("Varve::Execution", "A statement of %1 creates what is not there afterwards: %2.")
                            .arg(step.migrationId, absent.join(QStringLiteral(", ")));
        error.where = m_absentAt;
        return error;
    }

    ScratchRun &m_scratch;
    RehearsalReport &m_report;
    SchemaWatch m_watch;
    SchemaState m_now;
    SchemaState m_whole;                 ///< after the first time up
    QMap<QString, SchemaState> m_before; ///< each migration, the first time up
    Core::SourcePosition m_absentAt;
};

std::optional<Core::Error> proofError(const InitProof &proof)
{
    if (proof.error || proof.isSame())
        return proof.error;
    const SchemaChanges &changes = proof.differences;
    const QStringList names = changes.added + changes.removed + changes.changed;
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = QCoreApplication::translate("Varve::Execution", "It makes another schema than the migrations: %1.").arg(listed(names));
    error.where.file = proof.script;
    error.remedy = QCoreApplication::translate(
        "Varve::Execution", "Bring the script up to date, or let init_contains in varve.toml name the migration up to which it goes.");
    return error;
}

Expected<RehearsalReport> rehearseOn(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                     const ScratchServer &server, const std::stop_token &stop, const CurrentSchema *current)
{
    const auto scratch = ScratchRun::create(project, environment, databaseName, server, stop);
    if (!scratch)
        return Core::failure(scratch.error());
    RehearsalReport report;
    report.environment = environment.name;
    report.databaseName = databaseName;
    report.server = (*scratch)->connection().identity().version;
    report.scratchOf = server.environment.name;
    report.fromCurrent = current != nullptr;
    Rehearsal rehearsal(**scratch, report);
    if (const Expected<> done = rehearsal.run(current); !done)
        return Core::failure(done.error());
    if (!current && !report.error) {
        const auto proof = proveInit(project, environment, databaseName, server, rehearsal.whole(), stop);
        if (!proof)
            return Core::failure(proof.error());
        report.init = *proof;
        report.error = report.init ? proofError(*report.init) : std::nullopt;
    }
    // What cannot be listed is no reason to hide what was found.
    report.left = leftScratchDatabases(server).value_or(QList<ScratchName>());
    return report;
}

} // namespace

Expected<RehearsalReport> rehearse(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                   const ScratchServer &server, std::stop_token stop, const CurrentSchema *current)
{
    return tellingRemains<RehearsalReport>(
        server, [&](const ScratchServer &own) { return rehearseOn(project, environment, databaseName, own, stop, current); });
}

Expected<Snapshot> rehearseSnapshot(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                    const ScratchServer &server, const QString &target, std::stop_token stop)
{
    const auto scratch = ScratchRun::create(project, environment, databaseName, server, stop);
    if (!scratch)
        return Core::failure(scratch.error());
    Expected<Plan> plan = (*scratch)->planUp(target);
    if (!plan)
        return Core::failure(plan.error());
    for (PlanStep &step : plan->steps)
        step.verification = {}; // they tell of data that only a real database has
    // What a later one makes nobody else has made.
    const Expected<Plan> all = target.isEmpty() ? plan : (*scratch)->planUp({});
    if (const Expected<> made = (*scratch)->makeSchemas({*plan, all.value_or(Plan())}); !made)
        return Core::failure(made.error());
    if (const Expected<> prepared = (*scratch)->prepare(*plan); !prepared)
        return Core::failure(prepared.error());
    for (int index = 0; index < plan->steps.size(); ++index) {
        const Expected<> done = (*scratch)->run(*plan, index);
        if (done)
            continue;
        Core::Error error = done.error();
        if (error.kind != Core::ErrorKind::Cancelled) {
            error.message = QCoreApplication::translate("Varve::Execution", "Building the project in a scratch database failed in %1: %2")
                                .arg(plan->steps.at(index).migrationId, error.message);
        }
        return Core::failure(error);
    }
    Expected<Snapshot> snapshot = (*scratch)->snapshot();
    if (snapshot) {
        snapshot->title = target.isEmpty() ? QCoreApplication::translate("Varve::Execution", "project")
                                           : QCoreApplication::translate("Varve::Execution", "project at %1").arg(target);
    }
    return snapshot;
}

} // namespace Varve::Execution
