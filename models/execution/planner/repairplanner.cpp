// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenance.h"

#include "../plan/scripterrors.h"
#include "../plan/shellword.h"
#include "../plan/stepbuilder.h"
#include "../texts_p.h"
#include "situation.h"
#include "strayrows.h"

namespace Varve::Execution {

namespace {

using History::Change;
using History::HistoryEntry;
using History::MigrationStanding;
using History::Standing;

/// Makes the steps of a repair, standing by standing.
class Repair final
{
public:
    Repair(const Situation &situation, QSet<QString> accepted)
        : m_situation(situation)
        , m_accepted(std::move(accepted))
        , m_builder(situation.project(), situation.environment(), situation.engine())
        , m_plan(situation.emptyPlan(PlanKind::Repair))
    {}

    /// Nothing but what is accepted.
    Core::Expected<Plan> makeAccepted()
    {
        for (const MigrationStanding &row : m_situation.status().standings) {
            if (m_accepted.contains(row.migrationId))
                addChecksum(row);
        }
        return finished();
    }

    Core::Expected<Plan> make()
    {
        for (const History::StepJournal &lost : m_situation.status().journal) {
            if (!lost.recorded && lost.databaseName == m_situation.databaseName())
                addLostRun(lost);
        }
        const QList<StrayRow> strays = strayRows(m_situation);
        for (const MigrationStanding &row : m_situation.status().standings) {
            const auto isStray = [&](const StrayRow &stray) { return stray.migration->id == row.migrationId; };
            if (row.standing == Standing::Changed && std::none_of(strays.cbegin(), strays.cend(), isStray))
                addChecksum(row);
            else if (row.standing == Standing::Failed)
                addFailure(row);
            else if (row.standing == Standing::Missing)
                addRenamed(row);
            else if (row.standing == Standing::Partial)
                warnOfPartial(row);
        }
        for (const StrayRow &row : strays)
            addStray(row);
        return finished();
    }

private:
    Core::Expected<Plan> finished()
    {
        if (!m_errors.isEmpty())
            return Core::failure(m_errors.combined());
        m_plan.id = planId(m_plan);
        return m_plan;
    }

    void warnOfPartial(const MigrationStanding &row)
    {
        if (Project::isInitScript(row.migrationId)) {
            const Core::Error error = partialError(row);
            m_plan.warnings += error.message + QLatin1Char(' ') + error.remedy;
        } else {
            m_plan.warnings += Texts::tr("%1 is partly applied: go on with varve-cli resume, or roll it back.").arg(row.migrationId);
        }
    }

    PlanStep emptyStep(const HistoryEntry &about) const
    {
        PlanStep step;
        step.kind = StepKind::Repair;
        step.migrationId = about.migrationId;
        step.title = about.migrationName;
        step.version = about.version;
        return step;
    }

    /// A row that marks the migration of \a step, and why.
    HistoryEntry mark(const PlanStep &step, History::Direction direction, const QString &why) const
    {
        HistoryEntry entry = successEntry(m_plan, step);
        entry.direction = direction;
        entry.rollbackAvailable = direction == History::Direction::Up && step.rollbackAvailable;
        entry.errorMessage = QStringLiteral("repair: ") + why;
        return entry;
    }

    void addLostRun(const History::StepJournal &lost)
    {
        HistoryEntry entry = History::interruptedEntry(lost);
        PlanStep step = emptyStep(entry);
        step.rows = QList<HistoryEntry>{entry};
        step.ofLostRun = true;
        m_plan.steps += step;
    }

    /// The step that writes what the file of \a migration is now.
    std::optional<PlanStep> fileStep(const Project::Migration &migration)
    {
        Core::Expected<PlanStep> step = m_builder.stamp(migration);
        if (!step) {
            m_errors.add(step.error());
            return std::nullopt;
        }
        step->kind = StepKind::Repair;
        return *std::move(step);
    }

    void addChecksum(const MigrationStanding &row)
    {
        const Change change = row.change.value_or(Change::Unknown);
        const bool isHarmless = change == Change::None || change == Change::LineEnds || change == Change::Layout;
        if (!isHarmless && !m_accepted.contains(row.migrationId)) {
            m_plan.warnings
                += Texts::tr("%1 changed since it was applied. Restore the file, or accept the change with --accept-changes %1.")
                       .arg(row.migrationId);
            return;
        }
        std::optional<PlanStep> step = fileStep(*m_situation.migration(row.migrationId));
        if (!step)
            return;
        step->rows = QList<HistoryEntry>{
            mark(*step, History::Direction::Up,
                 QStringLiteral("checksum (%1)").arg(isHarmless ? History::code(change) : QStringLiteral("accepted")))};
        m_plan.steps += *step;
    }

    void addFailure(const MigrationStanding &row)
    {
        PlanStep step = emptyStep(*row.last);
        step.checksum = row.last->checksum;
        step.rows = QList<HistoryEntry>{mark(step, History::Direction::Down, QStringLiteral("failure settled"))};
        m_plan.steps += step;
    }

    /// Those that are not applied and have the bytes that were applied under another id.
    QList<const Project::Migration *> successors(const HistoryEntry &applied) const
    {
        QList<const Project::Migration *> found;
        for (const Project::Migration *migration : m_situation.migrations()) {
            const Project::MigrationFile *file = migration->fileFor(m_situation.engine());
            if (file && !applied.checksum.isEmpty() && file->checksum == applied.checksum
                && History::isPending(m_situation.standing(migration->id)))
                found += migration;
        }
        return found;
    }

    void addRenamed(const MigrationStanding &row)
    {
        const QList<const Project::Migration *> found = successors(*row.lastApplied);
        const bool isTaken = found.size() == 1 && m_taken.contains(found.constFirst()->id);
        if (found.size() != 1 || isTaken) {
            m_plan.warnings += Texts::tr("%1 is applied and missing from the folder: put its file back, or use varve-cli unstamp %2.")
                                   .arg(row.migrationId, shellWord(row.migrationId));
            return;
        }
        std::optional<PlanStep> step = fileStep(*found.constFirst());
        if (!step)
            return;
        m_taken.insert(step->migrationId);
        PlanStep old = emptyStep(*row.lastApplied);
        old.checksum = row.lastApplied->checksum;
        step->rows = QList<HistoryEntry>{mark(old, History::Direction::Down, QStringLiteral("renamed to ") + step->migrationId),
                                         mark(*step, History::Direction::Up, QStringLiteral("renamed from ") + row.migrationId)};
        m_plan.steps += *step;
    }

    void addStray(const StrayRow &row)
    {
        if (row.state == StrayRow::State::Partial) {
            m_plan.warnings
                += Texts::tr("%1 is partly applied for the database \"%2\", which the project does not name: name it again to go "
                             "on with it or to roll it back.")
                       .arg(row.migration->id, row.last.databaseName);
            return;
        }
        if (row.state == StrayRow::State::RolledBack) {
            addStrayRollback(row);
            return;
        }
        std::optional<PlanStep> step = fileStep(*row.migration);
        if (!step)
            return;
        HistoryEntry applied = mark(*step, History::Direction::Up, QStringLiteral("applied for ") + row.last.databaseName);
        applied.checksum = row.last.checksum; // the file may have been edited since: that is for a person to accept
        applied.tokenChecksum = row.last.tokenChecksum;
        step->rows = QList<HistoryEntry>{applied};
        m_plan.steps += *step;
    }

    void addStrayRollback(const StrayRow &row)
    {
        PlanStep step = emptyStep(row.last);
        step.checksum = row.last.checksum;
        step.rows = QList<HistoryEntry>{mark(step, History::Direction::Down, QStringLiteral("rolled back for ") + row.last.databaseName)};
        m_plan.steps += step;
    }

    const Situation &m_situation;
    QSet<QString> m_accepted;
    StepBuilder m_builder;
    Plan m_plan;
    ErrorList m_errors;
    QSet<QString> m_taken; ///< new ids of renamed ones
};

/// The ids that \a references name: each must be one that changed.
Core::Expected<QSet<QString>> acceptedIds(const Situation &situation, const QStringList &references)
{
    ErrorList errors;
    QSet<QString> ids;
    for (const QString &reference : references) {
        const Core::Expected<const Project::Migration *> found = situation.project().findMigration(reference, situation.databaseName());
        if (!found) {
            errors.add(found.error());
        } else if (situation.standing((*found)->id) != Standing::Changed) {
            errors.add(Core::failure(
                           Core::ErrorKind::Usage,
                           Texts::tr("%1 has no change to accept: %2.").arg((*found)->id, History::title(situation.standing((*found)->id))))
                           .value());
        } else {
            ids.insert((*found)->id);
        }
    }
    return errors.isEmpty() ? Core::Expected<QSet<QString>>(ids) : Core::failure(errors.combined());
}

} // namespace

Core::Expected<Plan> planRepair(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
                                const RepairRequest &request)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check(); !checked)
        return Core::failure(checked.error());
    const Core::Expected<QSet<QString>> accepted = acceptedIds(situation, request.acceptChanges);
    if (!accepted)
        return Core::failure(accepted.error());
    Repair repair(situation, *accepted);
    Core::Expected<Plan> plan = request.onlyAccepted ? repair.makeAccepted() : repair.make();
    for (const QString &reference : request.acceptChanges) {
        if (plan)
            plan->words += {QStringLiteral("--accept-changes"), reference};
    }
    if (plan && request.onlyAccepted)
        plan->words += QStringLiteral("--only-accepted");
    return plan;
}

} // namespace Varve::Execution
