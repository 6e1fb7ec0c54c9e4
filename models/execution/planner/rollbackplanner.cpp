// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../plan/transactionchecks.h"
#include "alone.h"
#include "selection.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using History::Standing;

/// What a complete script made has no way back.
Core::Expected<> checkNoPartialScript(const Situation &situation)
{
    for (const History::MigrationStanding &row : situation.status().standings) {
        if (row.standing == Standing::Partial && Project::isInitScript(row.migrationId))
            return Core::failure(partialError(row));
    }
    return {};
}

/// What only the history knows cannot be undone from this folder.
void checkMissing(const Situation &situation, const Target &to, ErrorList &errors, QStringList &warnings)
{
    for (const History::MigrationStanding &row : situation.status().standings) {
        const bool unknown = !situation.migration(row.migrationId);
        if (!unknown)
            continue;
        const QString message
            = QCoreApplication::translate("Varve::Execution", "%1 is applied and missing from the folder: it cannot be rolled back.")
                  .arg(row.migrationId);
        if (to.kind == Target::Kind::Base && to.branch.isEmpty() && to.steps == 0) {
            errors.add({.kind = Core::ErrorKind::History,
                        .message = message,
                        .remedy = QCoreApplication::translate("Varve::Execution", "Put its file back into the folder.")});
        } else {
            warnings += message;
        }
    }
}

void addWarnings(const Situation &situation, const PlanStep &step, QStringList &warnings)
{
    if (situation.standing(step.migrationId) == Standing::Changed) {
        warnings
            += QCoreApplication::translate("Varve::Execution", "%1 changed since it was applied; its down section is the one of today.")
                   .arg(step.migrationId);
    } else if (!step.isPartial) {
        return;
    } else if (const History::MigrationStanding *row = situation.row(step.migrationId); row->isRolledBackInPart()) {
        warnings
            += QCoreApplication::translate("Varve::Execution",
                                           "%1 is rolled back in part, and its down section begins anew; varve-cli resume goes on with "
                                           "it at statement %2.")
                   .arg(step.migrationId)
                   .arg(row->left->statementsDone + 1);
    } else {
        warnings += QCoreApplication::translate("Varve::Execution",
                                                "%1 is only partly applied; its down section may meet things that are not there.")
                        .arg(step.migrationId);
    }
}

} // namespace

Core::Expected<Plan> planRollback(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &to,
                                  const Elsewhere &elsewhere)
{
    const Situation situation(project, environment, databaseName, target, status, elsewhere);
    if (const Core::Expected<> checked = situation.check().and_then([&] { return checkNoPartialScript(situation); }); !checked)
        return Core::failure(checked.error());
    Plan plan = situation.emptyPlan(PlanKind::RollBack);
    const bool isDefault = to.kind == Target::Kind::Relative && to.steps == -1 && to.branch.isEmpty();
    plan.to = isDefault ? QString() : targetText(to);
    plan.extent = to.extent;
    const Core::Expected<Selection> selection = selectBackward(situation, to, plan.warnings);
    if (!selection)
        return Core::failure(selection.error());

    ErrorList errors;
    checkMissing(situation, to, errors, plan.warnings);
    for (const Core::Error &error : leftDependents(situation, *selection))
        errors.add(error);
    const StepBuilder builder(project, environment, target.engine);
    for (const Project::Migration *migration : selection->migrations) {
        Core::Expected<PlanStep> step = builder.rollBack(*migration);
        if (!step) {
            errors.add(step.error());
            continue;
        }
        step->isPartial = situation.standing(migration->id) == Standing::Partial;
        addWarnings(situation, *step, plan.warnings);
        plan.steps += *std::move(step);
    }
    checkTransactions(plan, errors);
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    decideReleases(situation, plan.steps);
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
