// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenance.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "situation.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Migrations = QList<const Project::Migration *>;

bool isThere(const Situation &situation, const QString &id)
{
    return History::isApplied(situation.standing(id));
}

bool hasVerification(const Situation &situation, const Project::Migration &migration)
{
    const Project::MigrationFile *file = migration.fileFor(situation.engine());
    return file && file->hasVerify;
}

Core::Expected<const Project::Migration *> findApplied(const Situation &situation, const QString &reference)
{
    return situation.project().findMigration(reference, situation.databaseName()).and_then([&](const Project::Migration *found) {
        using Result = Core::Expected<const Project::Migration *>;
        if (found->databaseName != situation.databaseName())
            return Result(Core::failure(Core::usageError(
                QCoreApplication::translate("Varve::Execution", "%1 belongs to the database %2.").arg(found->id, found->databaseName))));
        if (!isThere(situation, found->id))
            return Result(Core::failure(
                Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 is not applied on %2: %3.")
                                     .arg(found->id, situation.environment().title(), History::title(situation.standing(found->id))))));
        return Result(found);
    });
}

/// In the project's order, each once.
Core::Expected<Migrations> selectApplied(const Situation &situation, const QStringList &references)
{
    ErrorList errors;
    QSet<QString> wanted;
    for (const QString &reference : references) {
        const Core::Expected<const Project::Migration *> found = findApplied(situation, reference);
        if (found)
            wanted.insert((*found)->id);
        else
            errors.add(found.error());
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    Migrations selection;
    for (const Project::Migration *migration : situation.migrations()) {
        if (references.isEmpty() ? isThere(situation, migration->id) : wanted.contains(migration->id))
            selection += migration;
    }
    return selection;
}

void warnOfChange(const Situation &situation, const QString &id, QStringList &warnings)
{
    const History::MigrationStanding *row = situation.row(id);
    const bool isReal
        = row && row->standing == History::Standing::Changed && row->change.value_or(History::Change::Unknown) >= History::Change::Real;
    if (isReal)
        warnings += QCoreApplication::translate("Varve::Execution",
                                                "%1 changed since it was applied; its checks are those of the file as it is.")
                        .arg(id);
}

} // namespace

Core::Expected<Plan> planVerify(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const QStringList &migrations)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    const Core::Expected<Migrations> selection = selectApplied(situation, migrations);
    if (!selection)
        return Core::failure(selection.error());
    Plan plan = situation.emptyPlan(PlanKind::Verify);
    ErrorList errors;
    const StepBuilder builder(project, environment, target.engine);
    for (const Project::Migration *migration : *selection) {
        if (!migrations.isEmpty())
            plan.words += migration->id;
        if (!hasVerification(situation, *migration)) {
            if (!migrations.isEmpty())
                plan.warnings += QCoreApplication::translate("Varve::Execution", "%1 has no verify section.").arg(migration->id);
            continue;
        }
        Core::Expected<PlanStep> step = builder.verify(*migration);
        if (!step) {
            errors.add(step.error());
            continue;
        }
        warnOfChange(situation, migration->id, plan.warnings);
        plan.steps += *std::move(step);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
