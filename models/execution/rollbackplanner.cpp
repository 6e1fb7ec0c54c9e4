// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include "scripterrors.h"
#include "situation.h"
#include "stepbuilder.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Selection = QList<const Project::Migration *>;
using History::Standing;

bool hasDown(const Situation &situation, const Project::Migration &migration)
{
    const Project::MigrationFile *file = migration.fileFor(situation.engine());
    return file && (file->hasDown || !file->downPath.isEmpty());
}

/// What is there to roll back, newest first. Seed data without a down section stays: rolling its tables back removes it anyway.
Selection applied(const Situation &situation, QStringList &warnings)
{
    Selection result;
    for (const Project::Migration *migration : situation.migrations()) {
        const Standing standing = situation.standing(migration->id);
        if (!History::isApplied(standing) && standing != Standing::Partial)
            continue;
        if (migration->category == Project::Category::Seed && !hasDown(situation, *migration)) {
            warnings
                += QCoreApplication::translate("Varve::Execution", "%1 is seed data without a down section; it stays recorded as applied.")
                       .arg(migration->id);
            continue;
        }
        result.prepend(migration);
    }
    return result;
}

Core::Expected<Selection> above(const Situation &situation, const Selection &applied, const QString &reference)
{
    const Core::Expected<const Project::Migration *> found = situation.project().findMigration(reference);
    if (!found)
        return Core::failure(found.error());
    const QString id = (*found)->id;
    const int position = situation.position(id);
    if (position < 0 || !situation.isApplied(id)) {
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate("Varve::Execution", "%1 is not applied on %2: there is no way back to it.")
                                 .arg(id, situation.environment().title()),
                             QCoreApplication::translate("Varve::Execution", "Name the migration that is to stay, or base."));
    }
    Selection selection;
    for (const Project::Migration *migration : applied) {
        if (situation.position(migration->id) > position)
            selection += migration;
    }
    return selection;
}

Core::Expected<Selection> select(const Situation &situation, const Selection &applied, const Target &to)
{
    if (to.kind == Target::Kind::Base)
        return applied;
    if (to.kind == Target::Kind::Migration)
        return above(situation, applied, to.migration);
    if (to.kind == Target::Kind::Head || to.steps > 0) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Varve::Execution", "The target %1 goes forward; rollback only goes back.").arg(targetText(to)),
            QCoreApplication::translate("Varve::Execution", "Use varve-cli migrate --to %1.").arg(targetText(to)));
    }
    if (applied.isEmpty() && to.steps == -1)
        return Selection();
    if (-static_cast<qint64>(to.steps) > applied.size()) {
        return Core::failure(Core::ErrorKind::Usage,
                             QCoreApplication::translate("Varve::Execution", "%1 asks for more than there is: %n migrations are applied.",
                                                         nullptr, static_cast<int>(applied.size()))
                                 .arg(targetText(to)));
    }
    return applied.first(-to.steps);
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
        if (to.kind == Target::Kind::Base) {
            errors.add({.kind = Core::ErrorKind::History,
                        .message = message,
                        .where = {},
                        .serverText = {},
                        .serverCode = {},
                        .remedy = QCoreApplication::translate("Varve::Execution", "Put its file back into the folder."),
                        .others = {}});
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
    } else if (situation.standing(step.migrationId) == Standing::Partial) {
        warnings += QCoreApplication::translate("Varve::Execution",
                                                "%1 is only partly applied; its down section may meet things that are not there.")
                        .arg(step.migrationId);
    }
    if (!step.oneTransaction) {
        warnings += QCoreApplication::translate("Varve::Execution",
                                                "%1: %2. Its statements run one by one, and what was done before a failure stays.")
                        .arg(step.migrationId, step.transactionReason);
    }
}

} // namespace

Core::Expected<Plan> planRollback(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &to)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    Plan plan = situation.emptyPlan(PlanKind::RollBack);
    const bool isDefault = to.kind == Target::Kind::Relative && to.steps == -1;
    plan.to = isDefault ? QString() : targetText(to);
    const Core::Expected<Selection> selection = select(situation, applied(situation, plan.warnings), to);
    if (!selection)
        return Core::failure(selection.error());

    ErrorList errors;
    checkMissing(situation, to, errors, plan.warnings);
    const StepBuilder builder(project, environment, target.engine);
    for (const Project::Migration *migration : *selection) {
        Core::Expected<PlanStep> step = builder.rollBack(*migration);
        if (!step) {
            errors.add(step.error());
            continue;
        }
        addWarnings(situation, *step, plan.warnings);
        plan.steps += *std::move(step);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    decideReleases(situation, plan.steps);
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
