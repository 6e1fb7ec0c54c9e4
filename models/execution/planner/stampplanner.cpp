// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "resume.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../texts_p.h"
#include "selection.h"
#include "situation.h"
#include "targetplace.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

using Migrations = QList<const Project::Migration *>;
using History::MigrationStanding;
using History::Standing;

bool canBeStamped(const Situation &situation, const QString &id)
{
    return !situation.isApplied(id) || situation.standing(id) == Standing::Partial;
}

/// `migrate` runs it here and it is not applied, or only partly.
bool isToBeStamped(const Situation &situation, int node)
{
    return situation.counts(node) && canBeStamped(situation, situation.graph().id(node));
}

Core::Expected<QStringList> stampOne(const Situation &situation, const QString &reference)
{
    const Core::Expected<const Project::Migration *> found = situation.project().findMigration(
        reference, situation.databaseName(), Project::Project::Match::Beginning, targetWords() + situation.project().releaseNames());
    if (!found)
        return tl::unexpected(found.error());
    const Project::Migration &migration = **found;
    if (migration.databaseName != situation.databaseName())
        return Core::failure(Core::usageError(Texts::tr("%1 belongs to the database %2.").arg(migration.id, migration.databaseName)));
    if (!canBeStamped(situation, migration.id))
        return Core::failure(Core::usageError(Texts::tr("%1 is applied already.").arg(migration.id)));
    return QStringList{migration.id};
}

/// "head", "base+2", "billing@head": all up to there. What is applied stays as it is.
Core::Expected<QStringList> stampUpTo(const Situation &situation, const Target &target)
{
    const Core::Expected<std::vector<int>> place = targetPlace(situation, target);
    if (!place)
        return tl::unexpected(place.error());
    const std::vector<bool> before = situation.graph().needs().reach(*place, Project::Edges::Way::Needs);
    QStringList ids;
    for (int node = 0; node < situation.graph().size(); ++node) {
        if (before[static_cast<size_t>(node)] && isToBeStamped(situation, node))
            ids += situation.graph().id(node);
    }
    return ids;
}

Core::Expected<QStringList> stampNext(const Situation &situation, const Target &target)
{
    const auto takes = [&situation](int node) { return isToBeStamped(situation, node); };
    return selectNext(situation, target, takes).map([](const Selection &selection) {
        QStringList ids;
        for (const Project::Migration *migration : selection.migrations)
            ids += migration->id;
        return ids;
    });
}

/// A release's migrations, and like one of them not what comes before.
Core::Expected<QStringList> stampRelease(const Situation &situation, const Target &target)
{
    return targetPlace(situation, target).map([&](const std::vector<int> &nodes) {
        QStringList ids;
        for (const int node : nodes) {
            if (isToBeStamped(situation, node))
                ids += situation.graph().id(node);
        }
        return ids;
    });
}

/// What one word of the command line means. A migration means itself and not what comes before it.
Core::Expected<QStringList> stampWord(const Situation &situation, const QString &word)
{
    const Core::Expected<Target> target = parseTarget(word);
    if (target && target->kind == Target::Kind::Migration && situation.project().release(word) && !situation.migration(word))
        return stampRelease(situation, *target);
    if (!target || target->kind == Target::Kind::Migration)
        return stampOne(situation, word);
    const bool isBase = target->kind == Target::Kind::Base && target->steps == 0;
    if (isBase || (target->kind == Target::Kind::Relative && target->steps < 0)) {
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("The target %1 goes back, and stamp goes forward here.").arg(word),
                             Texts::tr("varve-cli unstamp marks single migrations as not applied, and varve-cli stamp base all of them."));
    }
    return target->kind == Target::Kind::Relative ? stampNext(situation, *target) : stampUpTo(situation, *target);
}

/// In the project's order, each once.
Core::Expected<Migrations> selectForStamp(const Situation &situation, const QStringList &words)
{
    ErrorList errors;
    QSet<QString> wanted;
    for (const QString &word : words) {
        const Core::Expected<QStringList> ids = stampWord(situation, word);
        if (!ids)
            errors.add(ids.error());
        else
            wanted.unite(QSet<QString>(ids->cbegin(), ids->cend()));
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
    // A whole id first: a file that is gone may have the name that another begins with.
    if (const MigrationStanding *row = situation.row(reference))
        return row;
    const Core::Expected<const Project::Migration *> found = situation.project().findMigration(reference, situation.databaseName());
    return found ? situation.row((*found)->id) : nullptr;
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

/// All that the history has of this database, newest first.
QStringList recordedIds(const History::EnvironmentStatus &status)
{
    QStringList ids;
    for (const MigrationStanding &row : status.standings) {
        if (isRecorded(row))
            ids.prepend(row.migrationId);
    }
    return ids;
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
    if (migrations == QStringList{QStringLiteral("base")})
        return planUnstamp(project, environment, databaseName, target, status, recordedIds(status));
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
