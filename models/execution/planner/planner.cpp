// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../plan/transactionchecks.h"
#include "brokenfiles.h"
#include "elsewhere.h"
#include "selection.h"
#include "strayrows.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using History::Standing;

Core::Error historyError(const QString &message, const QString &remedy)
{
    return {.kind = Core::ErrorKind::History, .message = message, .remedy = remedy};
}

/// Adds what \a policy makes of \a message: an error, a warning or nothing.
void judge(Project::OutOfOrder policy, const QString &message, const QString &remedy, ErrorList &errors, QStringList &warnings)
{
    if (policy == Project::OutOfOrder::Refuse)
        errors.add(historyError(message, remedy));
    else if (policy == Project::OutOfOrder::Warn)
        warnings += message;
}

Project::OutOfOrder policyFor(const Project::ChangedPolicy &policies, std::optional<History::Change> change)
{
    switch (change.value_or(History::Change::Unknown)) {
    case History::Change::LineEnds: return policies.lineEnds;
    case History::Change::Layout: return policies.layout;
    case History::Change::Unknown:
    case History::Change::None:
    case History::Change::Real: break;
    }
    return policies.real;
}

void checkHistory(const Situation &situation, const Selection &selection, ErrorList &errors, QStringList &warnings)
{
    const Project::Policies &policies = situation.project().policies;
    for (const History::MigrationStanding &row : situation.status().standings) {
        if (row.standing == Standing::Partial) {
            errors.add(partialError(row));
        } else if (row.standing == Standing::Changed) {
            const QString how = row.change ? History::title(*row.change) : QString();
            judge(policyFor(policies.changed, row.change),
                  how.isEmpty()
                      ? QCoreApplication::translate("Varve::Execution", "%1 changed since it was applied.").arg(row.migrationId)
                      : QCoreApplication::translate("Varve::Execution", "%1 changed since it was applied: %2.").arg(row.migrationId, how),
                  QCoreApplication::translate("Varve::Execution", "Restore the file, and write what is new as a migration of its own."),
                  errors, warnings);
        } else if (row.standing == Standing::Missing) {
            judge(policies.missing,
                  QCoreApplication::translate("Varve::Execution", "%1 is applied and missing from the folder.").arg(row.migrationId),
                  missingRemedy(row.migrationId), errors, warnings);
        }
    }
    if (selection.migrations.isEmpty())
        return;
    const std::vector<bool> below = belowApplied(situation);
    for (const Project::Migration *migration : selection.migrations) {
        if (below[static_cast<size_t>(situation.node(migration->id))]) {
            judge(policies.outOfOrder,
                  QCoreApplication::translate("Varve::Execution", "%1 is out of order: a later migration is applied.").arg(migration->id),
                  QCoreApplication::translate("Varve::Execution",
                                              "Give it a number after the last applied one, or set policies.out_of_order in varve.toml."),
                  errors, warnings);
        }
    }
}

/// See Plan::besides.
QStringList besides(const Situation &situation, const Selection &selection)
{
    std::vector<int> steps;
    for (const Project::Migration *migration : selection.migrations)
        steps.push_back(situation.node(migration->id));
    const Project::RevisionGraph &graph = situation.graph();
    const std::vector<bool> after = graph.needs().reach(steps, Project::Edges::Way::NeededBy); // the steps themselves too
    QStringList ids;
    for (int node = 0; node < graph.size(); ++node) {
        const bool keepsOrder = !after[static_cast<size_t>(node)] || !graph.isInLine(node);
        if (keepsOrder && situation.isHere(node) && !History::isApplied(situation.standing(node)))
            ids += graph.id(node);
    }
    return ids;
}

/// Steps that know of their places alone.
QList<PlanStep> outline(const Situation &situation, const Selection &selection)
{
    QList<PlanStep> steps(selection.migrations.size());
    for (qsizetype i = 0; i < steps.size(); ++i) {
        steps[i].migrationId = selection.migrations.at(i)->id;
        steps[i].release = selection.migrations.at(i)->release;
    }
    decideReleases(situation, steps);
    decideNeeds(situation, steps);
    return steps;
}

/// The rest of \a step, from the migration's file.
Core::Expected<> fill(PlanStep &step, const Project::Migration &migration, const StepBuilder &builder)
{
    Core::Expected<PlanStep> built = builder.apply(migration);
    if (!built)
        return Core::failure(built.error());
    built->releaseRow = std::move(step.releaseRow);
    built->needs = std::move(step.needs);
    step = *std::move(built);
    return {};
}

/// The situation is needed no more once the files are read: their texts take the memory that it had.
Core::Expected<Plan> buildPlan(std::unique_ptr<const Situation> situation, const Selection &selection, Plan plan, ErrorList &errors)
{
    for (const Core::Error &missing : missingPrerequisites(*situation, selection.migrations))
        errors.add(missing);
    if (const std::optional<Core::Error> stray = strayError(*situation, selection.migrations))
        errors.add(*stray);
    if (const std::optional<Core::Error> stray = strayRollbackError(*situation))
        errors.add(*stray);
    plan.joined = neededElsewhere(*situation, selection.migrations);
    plan.steps = outline(*situation, selection);
    const Project::Project &project = situation->project();
    const StepBuilder builder(project, situation->environment(), situation->engine());
    situation.reset();
    for (qsizetype i = 0; i < plan.steps.size(); ++i) {
        PlanStep &step = plan.steps[i];
        const Project::Migration &migration = *selection.migrations.at(i);
        if (const Core::Expected<> filled = fill(step, migration, builder); !filled)
            errors.add(filled.error());
        else if (step.totalStatements() == 0 && !migration.isMerge() && project.policies.empty == Project::OutOfOrder::Warn)
            plan.warnings
                += QCoreApplication::translate("Varve::Execution", "%1 has no statements: it is only recorded.").arg(migration.id);
    }
    checkTransactions(plan, errors);
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    plan.id = planId(plan);
    return plan;
}

} // namespace

Core::Expected<Plan> planMigrate(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &to,
                                 const Elsewhere &elsewhere)
{
    auto situation = std::make_unique<const Situation>(project, environment, databaseName, target, status, elsewhere);
    if (const Core::Expected<> checked = situation->check(); !checked)
        return Core::failure(checked.error());
    const Core::Expected<Selection> selection = selectForward(*situation, to);
    const bool asksForAll = to.kind == Target::Kind::Head && to.branch.isEmpty();
    if (!selection && !asksForAll)
        return Core::failure(selection.error());
    ErrorList errors;
    // A file that cannot run may be why there are several heads: it is told first.
    const std::vector<bool> all(static_cast<size_t>(situation->graph().size()), true);
    for (const Core::Error &broken : brokenFiles(*situation, selection ? selection->asked : all))
        errors.add(broken);
    if (!selection) {
        errors.add(selection.error());
        return Core::failure(errors.combined());
    }
    Plan plan = situation->emptyPlan(PlanKind::Migrate);
    plan.to = to == Target{} ? QString() : targetText(to);
    plan.extent = to.extent;
    plan.besides = besides(*situation, *selection);
    checkHistory(*situation, *selection, errors, plan.warnings);
    return buildPlan(std::move(situation), *selection, std::move(plan), errors);
}

Core::Expected<Plan> planSeed(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                              const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                              const Elsewhere &elsewhere)
{
    auto situation = std::make_unique<const Situation>(project, environment, databaseName, target, status, elsewhere);
    if (const Core::Expected<> checked = situation->check(); !checked)
        return Core::failure(checked.error());
    if (!environment.seed) {
        return Core::failure(
            Core::ErrorKind::Guarded,
            QCoreApplication::translate("Varve::Execution", "The environment %1 does not take seed data.").arg(environment.title()),
            QCoreApplication::translate("Varve::Execution", "Where it should, write seed = true in its part of varve.toml."));
    }
    Selection selection;
    for (const Project::Migration *migration : situation->migrations()) {
        if (migration->category == Project::Category::Seed && situation->canRun(*migration) && !situation->isApplied(migration->id))
            selection.migrations += migration;
    }
    ErrorList errors;
    Plan plan = situation->emptyPlan(PlanKind::Seed);
    return buildPlan(std::move(situation), selection, std::move(plan), errors);
}

} // namespace Varve::Execution
