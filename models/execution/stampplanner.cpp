// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resume.h"

#include "scripterrors.h"
#include "situation.h"
#include "stepbuilder.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Migrations = QList<const Project::Migration *>;
using History::MigrationStanding;
using History::Standing;

/// In the project's order, each once.
Core::Expected<Migrations> selectForStamp(const Situation &situation, const QStringList &references)
{
    ErrorList errors;
    QSet<QString> wanted;
    for (const QString &reference : references) {
        const Core::Expected<const Project::Migration *> found = situation.project().findMigration(reference, situation.databaseName());
        if (!found)
            errors.add(found.error());
        else if ((*found)->databaseName != situation.databaseName())
            errors.add(Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 belongs to the database %2.")
                                            .arg((*found)->id, (*found)->databaseName)));
        else if (situation.isApplied((*found)->id) && situation.standing((*found)->id) != Standing::Partial)
            errors.add(Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 is applied already.").arg((*found)->id)));
        else
            wanted.insert((*found)->id);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    Migrations selection;
    for (const Project::Migration *migration : situation.migrations()) {
        if (wanted.contains(migration->id))
            selection += migration;
    }
    return selection;
}

const MigrationStanding *findRecorded(const Situation &situation, const QString &reference)
{
    const Core::Expected<const Project::Migration *> found = situation.project().findMigration(reference, situation.databaseName());
    return situation.row(found ? (*found)->id : reference);
}

bool isRecorded(const MigrationStanding &row)
{
    return row.standing == Standing::Partial || (row.lastApplied && row.lastApplied->migrationId == row.migrationId);
}

PlanStep unstampStep(const Situation &situation, const MigrationStanding &row)
{
    const Project::Migration *migration = situation.migration(row.migrationId);
    const History::HistoryEntry &entry = row.lastApplied ? *row.lastApplied : *row.last;
    PlanStep step;
    step.kind = StepKind::Unstamp;
    step.migrationId = row.migrationId;
    step.title = migration ? migration->title() : entry.migrationName;
    step.version = entry.version;
    step.release = migration ? migration->release : QString();
    step.checksum = entry.checksum;
    return step;
}

void warnOfDependents(const Situation &situation, const QSet<QString> &removed, QStringList &warnings)
{
    for (const Project::Migration *migration : situation.migrations()) {
        if (removed.contains(migration->id) || !situation.isApplied(migration->id))
            continue;
        for (const QString &needed : migration->prerequisites) {
            if (removed.contains(needed))
                warnings += QCoreApplication::translate("Varve::Execution", "%1 is applied and needs %2.").arg(migration->id, needed);
        }
    }
}

} // namespace

Core::Expected<Plan> planStamp(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                               const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                               const QStringList &migrations)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    const Core::Expected<Migrations> selection = selectForStamp(situation, migrations);
    if (!selection)
        return Core::failure(selection.error());
    Plan plan = situation.emptyPlan(PlanKind::Stamp);
    ErrorList errors;
    const StepBuilder builder(project, environment, target.engine);
    for (const Project::Migration *migration : *selection) {
        Core::Expected<PlanStep> step = builder.stamp(*migration);
        if (!step) {
            errors.add(step.error());
            continue;
        }
        plan.words += step->migrationId;
        plan.steps += *std::move(step);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    for (const Core::Error &missing : missingPrerequisites(situation, *selection))
        plan.warnings += missing.message;
    decideReleases(situation, plan.steps);
    plan.id = planId(plan);
    return plan;
}

Core::Expected<Plan> planUnstamp(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                 const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                 const QStringList &migrations)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    Plan plan = situation.emptyPlan(PlanKind::Unstamp);
    ErrorList errors;
    QSet<QString> removed;
    for (const QString &reference : migrations) {
        const MigrationStanding *row = findRecorded(situation, reference);
        if (!row || !isRecorded(*row)) {
            errors.add(Core::usageError(QCoreApplication::translate("Varve::Execution", "%1 is not recorded as applied on %2.")
                                            .arg(row ? row->migrationId : reference, environment.title())));
        } else if (!removed.contains(row->migrationId)) {
            removed.insert(row->migrationId);
            plan.words += row->migrationId;
            plan.steps += unstampStep(situation, *row);
        }
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    warnOfDependents(situation, removed, plan.warnings);
    decideReleases(situation, plan.steps);
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
