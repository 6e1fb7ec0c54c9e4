// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planner.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../plan/transactionchecks.h"
#include "elsewhere.h"
#include "selection.h"
#include "strayrows.h"

#include <QCoreApplication>

#include <limits>

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

/// By id: the row since which it is applied without a break. A repair and another stamp do not make it newer, and a renamed one is as old as it
/// was.
QHash<QString, qint64> appliedSince(const Situation &situation)
{
    QHash<QString, qint64> since;
    QHash<QString, qint64> ended;
    for (const History::HistoryEntry &row : situation.status().history) {
        if (!row.success || (!row.databaseName.isEmpty() && row.databaseName != situation.databaseName()))
            continue;
        if (row.direction == History::Direction::Down)
            ended.insert(row.migrationId, since.take(row.migrationId));
        else if (!since.contains(row.migrationId))
            since.insert(row.migrationId, ended.value(row.renamedFrom(), row.id));
    }
    return since;
}

/// What would be rolled back and was applied first.
struct Oldest
{
    QString id;
    qint64 since = std::numeric_limits<qint64>::max(); ///< what a killed run left has no row
};

std::optional<Oldest> oldestOf(const Situation &situation, const Selection &selection, const QHash<QString, qint64> &since)
{
    std::optional<Oldest> oldest;
    for (const Project::Migration *migration : selection.migrations) {
        const History::MigrationStanding *row = situation.row(migration->id);
        Oldest one{.id = migration->id};
        if (row && row->lastApplied)
            one.since = since.value(row->lastApplied->migrationId, row->lastApplied->id);
        else if (row && row->left && row->left->id > 0)
            one.since = row->left->id;
        if (!oldest || one.since < oldest->since)
            oldest = one;
    }
    return oldest;
}

/// What only the history knows cannot be undone from this folder. What was applied before it is not rolled back from under it, unless
/// somebody says so.
void checkMissing(const Situation &situation, const Target &to, const Selection &selection, ErrorList &errors, QStringList &warnings)
{
    std::optional<QHash<QString, qint64>> since; // of no use where nothing is missing
    std::optional<Oldest> oldest;
    const bool refuses = to.extent == Target::Extent::All && situation.project().policies.missing == Project::OutOfOrder::Refuse;
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
                        .remedy = missingRemedy(row.migrationId, MissingPolicy::SaysNothing)});
            continue;
        }
        if (refuses && !since) {
            since = appliedSince(situation);
            oldest = oldestOf(situation, selection, *since);
        }
        const qint64 last = row.lastApplied ? row.lastApplied->id : row.last->id;
        if (oldest && since->value(row.migrationId, last) > oldest->since) {
            errors.add({.kind = Core::ErrorKind::History,
                        .message = QCoreApplication::translate("Varve::Execution",
                                                               "%1 is applied and missing from the folder, and %2, which was applied "
                                                               "before it, would be rolled back.")
                                       .arg(row.migrationId, oldest->id),
                        .remedy = missingRemedy(row.migrationId) + QLatin1Char(' ')
                            + QCoreApplication::translate("Varve::Execution", "With --only one migration is rolled back all the same.")});
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

    plan.warnings += strayWarnings(situation);
    ErrorList errors;
    if (const std::optional<Core::Error> stray = strayRollbackError(situation))
        errors.add(*stray);
    checkMissing(situation, to, *selection, errors, plan.warnings);
    for (const Core::Error &error : leftDependents(situation, *selection))
        errors.add(error);
    plan.joined = absentElsewhere(situation, *selection);
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

Core::Expected<RollbackExtent> rollbackExtent(const Project::Project &project, const Project::Environment &environment,
                                              const QString &databaseName, Database::Engine engine,
                                              const History::EnvironmentStatus &status, const Target &to, const Elsewhere &elsewhere)
{
    Database::ConnectionProfile target;
    target.engine = engine;
    const Situation situation(project, environment, databaseName, target, status, elsewhere);
    QStringList warnings;
    return selectBackward(situation, to, warnings).map([&](const Selection &selection) {
        RollbackExtent extent{.migrations = {}, .dependents = knownDependents(situation, selection)};
        for (const Project::Migration *migration : selection.migrations)
            extent.migrations += migration->id;
        return extent;
    });
}

} // namespace Varve::Execution
