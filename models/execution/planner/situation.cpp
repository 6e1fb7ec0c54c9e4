// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "situation.h"

#include "../plan/shellword.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>
#include <QSet>

namespace Varve::Execution {

Situation::Situation(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                     const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                     const QList<History::EnvironmentStatus> &elsewhere)
    : m_project(project)
    , m_environment(environment)
    , m_databaseName(databaseName)
    , m_target(target)
    , m_status(status)
    , m_graph(project)
    , m_elsewhere(elsewhere)
{
    for (const Project::Migration &migration : project.migrations) {
        if (migration.databaseName == databaseName)
            m_migrations += &migration;
    }
    m_rows.resize(static_cast<size_t>(m_graph.size()), nullptr);
    int at = 0;
    for (const History::MigrationStanding &standing : status.standings) {
        if (const int found = node(standing.migrationId, at++); found >= 0)
            m_rows[static_cast<size_t>(found)] = &standing;
        else
            m_unknownRows.insert(standing.migrationId, &standing);
    }
}

Core::Expected<> Situation::check() const
{
    if (m_project.layout.foreign) {
        return Core::failure(Core::ErrorKind::Unsupported,
                             QCoreApplication::translate(
                                 "Varve::Execution", "The folder is one of %1 (%2). This version of Varve shows it and does not run it.")
                                 .arg(m_project.layout.tool, m_project.layout.evidence));
    }
    if (m_status.error)
        return Core::failure(*m_status.error);
    return {};
}

History::Standing Situation::standing(const QString &id) const
{
    return standingOf(row(id));
}

bool Situation::isApplied(const QString &id) const
{
    const History::MigrationStanding *found = row(id);
    if (found && (found->lastApplied || History::isApplied(found->standing)))
        return true;
    const Project::Migration *known = migration(id);
    return known && !known->successor.isEmpty() && known->successor != id && History::isApplied(standing(known->successor));
}

bool Situation::counts(int node) const
{
    const Project::Migration &migration = at(node);
    return isHere(node) && m_graph.isInLine(node) && migration.isFor(m_environment.name) && migration.fileFor(engine());
}

const History::EnvironmentStatus *Situation::elsewhere(const QString &databaseName) const
{
    const auto found = std::find_if(m_elsewhere.begin(), m_elsewhere.end(),
                                    [&](const History::EnvironmentStatus &status) { return status.databaseName == databaseName; });
    return found == m_elsewhere.end() ? nullptr : &*found;
}

bool Situation::canRun(const Project::Migration &migration) const
{
    return migration.runnable && migration.isFor(m_environment.name) && migration.fileFor(engine());
}

Plan Situation::emptyPlan(PlanKind kind) const
{
    Plan plan;
    plan.madeAt = Core::surroundings().now();
    plan.kind = kind;
    plan.environment = m_environment.name;
    plan.databaseName = m_databaseName;
    plan.guard = m_environment.guard;
    plan.target = m_target;
    plan.target.password.given = {}; // a plan is shown and stored
    plan.server = m_status.server;
    for (const History::HistoryEntry &entry : m_status.history)
        plan.lastHistoryId = std::max(plan.lastHistoryId, entry.id);
    plan.journal = History::fingerprint(m_status.journal);
    plan.tables = m_status.tables;
    for (const History::StepJournal &step : m_status.journal) {
        if (!step.recorded)
            plan.lostRows += History::interruptedEntry(step);
    }
    plan.policies = Project::withOwn(m_project.policies, m_environment.policies);
    plan.variables = databaseVariables(m_environment.variables, m_databaseName);
    return plan;
}

namespace {

/// Follows what is missing down to something that needs nothing missing itself: the path that an error tells.
QStringList pathToMissing(const Situation &situation, const QString &start, const QSet<QString> &planned)
{
    QStringList path{start};
    QString current = start;
    while (const Project::Migration *migration = situation.migration(current)) {
        const auto missing = std::find_if(migration->prerequisites.cbegin(), migration->prerequisites.cend(),
                                          [&](const QString &id) { return !situation.isApplied(id) && !planned.contains(id); });
        if (missing == migration->prerequisites.cend() || path.contains(*missing))
            break;
        path += *missing;
        current = *missing;
    }
    return path;
}

QString whyMissing(const Situation &situation, const QString &id)
{
    const Project::Migration *migration = situation.migration(id);
    if (!migration)
        return QCoreApplication::translate("Varve::Execution", "%1 is not in the folder").arg(id);
    if (!migration->isFor(situation.environment().name))
        return QCoreApplication::translate("Varve::Execution", "%1 is not for this environment").arg(id);
    if (!migration->runsWithMigrate())
        return QCoreApplication::translate("Varve::Execution", "%1 is not applied and does not run with the others").arg(id);
    return QCoreApplication::translate("Varve::Execution", "%1 is not applied").arg(id);
}

Core::Error prerequisiteError(const Situation &situation, const Project::Migration &migration, const QString &needed,
                              const QSet<QString> &before, bool comesLater)
{
    const auto failure = [&](const QString &message, const QString &remedy) {
        const Project::MigrationFile *file = migration.fileFor(situation.engine());
        return Core::Error{.kind = Core::ErrorKind::ProjectFiles,
                           .message = message,
                           .where = {.file = file ? file->path : migration.id},
                           .remedy = remedy};
    };
    if (comesLater) {
        return failure(
            QCoreApplication::translate("Varve::Execution", "%1 needs %2, which comes after it.").arg(migration.id, needed),
            QCoreApplication::translate("Varve::Execution", "Give one of them another number, or correct the Prerequisites line."));
    }
    const QStringList path = pathToMissing(situation, needed, before);
    QString chain = QCoreApplication::translate("Varve::Execution", "%1 needs %2").arg(migration.id, path.constFirst());
    for (qsizetype i = 1; i < path.size(); ++i)
        chain += QCoreApplication::translate("Varve::Execution", ", which needs %1").arg(path.at(i));
    const Project::Migration *missing = situation.migration(path.constLast());
    return failure(QCoreApplication::translate("Varve::Execution", "%1: %2.").arg(chain, whyMissing(situation, path.constLast())),
                   missing && !missing->isFor(situation.environment().name)
                       ? QCoreApplication::translate("Varve::Execution", "Correct the Prerequisites line, or where one of the two runs.")
                       : QCoreApplication::translate("Varve::Execution", "Run what is missing first, or correct the Prerequisites line."));
}

/// The migrations of a release that this database and environment run.
QStringList membersHere(const Situation &situation, const Project::Release &release)
{
    QStringList members;
    for (const QString &id : release.migrations) {
        const Project::Migration *migration = situation.migration(id);
        if (migration && migration->databaseName == situation.databaseName() && migration->runsWithMigrate()
            && situation.canRun(*migration))
            members += id;
    }
    return members;
}

} // namespace

namespace {

using History::Standing;

Core::Error unreadElsewhere(const Project::Migration &migration, const Project::Migration &needed, const Core::Error &error)
{
    // An error is a sentence of its own and ends as one.
    return {.kind = error.kind,
            .message
            = QCoreApplication::translate("Varve::Execution", "%1 needs %2 of the database %3, and what that has cannot be read: %4")
                  .arg(migration.id, needed.id, needed.databaseName, error.message),
            .remedy = error.remedy};
}

/// \a standing: of \a needed there. Says what can be done about it there, and where nothing can, that it does not run.
Core::Error notAppliedElsewhere(const Situation &situation, const Project::Migration &migration, const Project::Migration &needed,
                                Standing standing)
{
    const Project::Environment &environment = situation.environment();
    const bool isSeed = needed.category == Project::Category::Seed && needed.isFor(environment.name);
    if (isSeed && !environment.seed) {
        return {.kind = Core::ErrorKind::ProjectFiles,
                .message = QCoreApplication::translate("Varve::Execution",
                                                       "%1 needs %2 of the database %3, which is seed data, and %4 does not take any: %1 "
                                                       "cannot run here.")
                               .arg(migration.id, needed.id, needed.databaseName, environment.title()),
                .remedy = QCoreApplication::translate("Varve::Execution", "Where it should, write seed = true in its part of varve.toml.")};
    }
    if (standing == Standing::NotForThis) {
        return {.kind = Core::ErrorKind::ProjectFiles,
                .message = QCoreApplication::translate("Varve::Execution",
                                                       "%1 needs %2 of the database %3, which does not run in %4: %1 cannot run here.")
                               .arg(migration.id, needed.id, needed.databaseName, environment.title()),
                .remedy = QCoreApplication::translate("Varve::Execution", "Correct the Prerequisites line, or where one of the two runs.")};
    }
    const QString message = QCoreApplication::translate("Varve::Execution", "%1 needs %2 of the database %3, and it is not applied there.")
                                .arg(migration.id, needed.id, needed.databaseName);
    QString remedy = QCoreApplication::translate("Varve::Execution", "Run varve-cli migrate --env %1 --database %2 --to %3 first.")
                         .arg(shellWord(environment.name), shellWord(needed.databaseName), shellWord(needed.id));
    if (isSeed && standing == Standing::NotRun) {
        remedy = QCoreApplication::translate("Varve::Execution", "Run varve-cli seed --env %1 --database %2 first.")
                     .arg(shellWord(environment.name), shellWord(needed.databaseName));
    } else if (standing == Standing::NotRun) {
        remedy
            = QCoreApplication::translate("Varve::Execution",
                                          "It does not run with the others: correct the Prerequisites line, or record with varve-cli stamp "
                                          "--env %1 --database %2 %3 what was done by hand.")
                  .arg(shellWord(environment.name), shellWord(needed.databaseName), shellWord(needed.id));
    }
    return {.kind = Core::ErrorKind::ProjectFiles, .message = message, .remedy = remedy};
}

Core::Error partialElsewhere(const Situation &situation, const Project::Migration &migration, const Project::Migration &needed,
                             const History::MigrationStanding &row)
{
    return {.kind = Core::ErrorKind::ProjectFiles,
            .message = QCoreApplication::translate("Varve::Execution", "%1 needs %2 of the database %3: %4")
                           .arg(migration.id, needed.id, needed.databaseName, partialError(row).message),
            .remedy
            = QCoreApplication::translate("Varve::Execution",
                                          "Go on with varve-cli resume --env %1 --database %2, or roll it back with varve-cli "
                                          "rollback --env %1 --database %2, so that its down section clears what remains; varve-cli "
                                          "stamp and unstamp record what was done by hand.")
                  .arg(shellWord(situation.environment().name), shellWord(needed.databaseName))};
}

/// A prerequisite in another database of the environment: applied there, or an error that says where and how.
std::optional<Core::Error> missingElsewhere(const Situation &situation, const Project::Migration &migration,
                                            const Project::Migration &needed)
{
    const History::EnvironmentStatus *status = situation.elsewhere(needed.databaseName);
    if (!status)
        return std::nullopt;
    const History::MigrationStanding *row = status->standing(needed.id);
    if (row && row->isWhole())
        return std::nullopt;
    const Project::MigrationFile *file = migration.fileFor(situation.engine());
    Core::Error error;
    if (status->error)
        error = unreadElsewhere(migration, needed, *status->error);
    else if (row && row->standing == Standing::Partial)
        error = partialElsewhere(situation, migration, needed, *row);
    else
        error = notAppliedElsewhere(situation, migration, needed, row ? row->standing : Standing::Pending);
    error.where = {.file = file ? file->path : migration.id};
    return error;
}

} // namespace

Core::Error partialError(const History::MigrationStanding &row)
{
    const QString said = row.isRolledBackInPart()
        ? QCoreApplication::translate("Varve::Execution", "%1 is rolled back in part: %2 of %3 statements of its down section are done.")
        : QCoreApplication::translate("Varve::Execution", "%1 is partly applied: %2 of %3 statements of it remain.");
    Core::Error error{.kind = Core::ErrorKind::History,
                      .message = said.arg(row.migrationId).arg(row.left->statementsDone).arg(row.left->statementsTotal)};
    const int uncertain = row.uncertain();
    if (const int to = row.uncertainTo(); to > uncertain) {
        error.message += QLatin1Char(' ')
            + QCoreApplication::translate("Varve::Execution", "Whether statements %1 to %2 were done is not known.").arg(uncertain).arg(to);
    } else if (uncertain > 0) {
        error.message += QLatin1Char(' ')
            + QCoreApplication::translate("Varve::Execution", "Whether statement %1 was done is not known.").arg(uncertain);
    }
    error.remedy = Project::isInitScript(row.migrationId)
        ? QCoreApplication::translate("Varve::Execution",
                                      "Make the database anew, so that it is empty, and run varve-cli init-database again.")
        : QCoreApplication::translate("Varve::Execution",
                                      "Go on with varve-cli resume, or roll it back with varve-cli rollback, so that its down section "
                                      "clears what remains; varve-cli stamp and unstamp record what was done by hand.");
    return error;
}

QString missingRemedy(const QString &id, MissingPolicy policy)
{
    const QString text = policy == MissingPolicy::Decides
        ? QCoreApplication::translate("Varve::Execution",
                                      "Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp %1 "
                                      "forgets it. Or set policies.missing in varve.toml.")
        : QCoreApplication::translate("Varve::Execution",
                                      "Put its file back; where it was renamed, varve-cli repair follows it; varve-cli unstamp %1 "
                                      "forgets it.");
    return text.arg(shellWord(id));
}

QList<Core::Error> missingPrerequisites(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QList<Core::Error> errors;
    QSet<QString> planned;
    for (const Project::Migration *migration : order)
        planned.insert(migration->id);
    QSet<QString> before;
    for (const Project::Migration *migration : order) {
        for (const QString &needed : migration->prerequisites) {
            const Project::Migration *other = situation.migration(needed);
            if (other && other->databaseName != situation.databaseName()) {
                if (const std::optional<Core::Error> error = missingElsewhere(situation, *migration, *other))
                    errors += *error;
            } else if (!situation.isApplied(needed) && !before.contains(needed)) {
                errors += prerequisiteError(situation, *migration, needed, before, planned.contains(needed));
            }
        }
        before.insert(migration->id);
    }
    return errors;
}

QList<Core::Error> missingInOtherDatabases(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QList<Core::Error> errors;
    for (const Project::Migration *migration : order) {
        for (const QString &needed : migration->prerequisites) {
            const Project::Migration *other = situation.migration(needed);
            if (!other || other->databaseName == situation.databaseName())
                continue;
            if (const std::optional<Core::Error> error = missingElsewhere(situation, *migration, *other))
                errors += *error;
        }
    }
    return errors;
}

void decideNeeds(const Situation &situation, QList<PlanStep> &steps)
{
    std::vector<bool> planned(static_cast<size_t>(situation.graph().size()), false);
    for (const PlanStep &step : steps)
        planned[static_cast<size_t>(situation.node(step.migrationId))] = true;
    for (PlanStep &step : steps) {
        std::vector<int> open{situation.node(step.migrationId)};
        QSet<int> seen;
        while (!open.empty()) {
            const int node = open.back();
            open.pop_back();
            for (const int needed : situation.graph().needs().needs(node)) {
                if (seen.contains(needed) || situation.isApplied(situation.graph().id(needed)))
                    continue;
                seen.insert(needed);
                if (planned[static_cast<size_t>(needed)])
                    step.needs += situation.graph().id(needed);
                else
                    open.push_back(needed);
            }
        }
        step.needs.squeeze();
        // In a plain line they are what the migration comes after: one list serves both.
        if (const QStringList &parents = situation.migration(step.migrationId)->parents; step.needs == parents)
            step.needs = parents;
    }
}

void decideReleases(const Situation &situation, QList<PlanStep> &steps)
{
    if (steps.isEmpty() || situation.project().releases.isEmpty())
        return;
    QHash<QString, const Project::Release *> releases;
    for (const Project::Release &release : situation.project().releases)
        releases.insert(release.name, &release);
    QSet<QString> now;
    for (const Project::Migration *migration : situation.migrations()) {
        if (situation.isApplied(migration->id))
            now.insert(migration->id);
    }
    for (PlanStep &step : steps) {
        const Project::Release *release = releases.value(step.release);
        const QStringList members = release ? membersHere(situation, *release) : QStringList();
        const auto isComplete = [&] {
            return !members.isEmpty() && std::all_of(members.cbegin(), members.cend(), [&](const QString &id) { return now.contains(id); });
        };
        const bool wasComplete = isComplete();
        if (isBackward(step.kind))
            now.remove(step.migrationId);
        else
            now.insert(step.migrationId);
        if (isComplete() != wasComplete)
            step.releaseRow = *release;
    }
}

} // namespace Varve::Execution
