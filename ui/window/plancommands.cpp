// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "plancommands.h"

#include "planactions.h"
#include "planremedies.h"
#include "runcontroller.h"

#include <ui/pieces/whendone.h>
#include <ui/runs/targetdialog.h>

#include <QAction>
#include <QPointer>

namespace Varve::Ui {

using Execution::Target;

namespace {

Target migrationTarget(const QString &migrationId, Target::Extent extent)
{
    return {.kind = Target::Kind::Migration, .steps = 0, .migration = migrationId, .branch = {}, .extent = extent};
}

} // namespace

PlanCommands::PlanCommands(Workbench::Workbench &workbench, RunController &runs, PlanActions &actions, Selected selected, QWidget *window)
    : QObject(window), m_workbench(workbench), m_runs(runs), m_selected(std::move(selected)), m_window(window)
{
    connectSelected(actions.runOnly, MigrationCommand::RunOnly);
    connectSelected(actions.rollBackOnly, MigrationCommand::RollBackOnly);
    connectSelected(actions.stamp, MigrationCommand::Stamp);
    connectSelected(actions.unstamp, MigrationCommand::Unstamp);
    connectSelected(actions.stampUpTo, MigrationCommand::StampUpTo);
    connectSelected(actions.baseline, MigrationCommand::Baseline);
    connectSelected(actions.acceptChange, MigrationCommand::AcceptChange);
    connectSelected(actions.verify, MigrationCommand::Verify);
    connect(actions.verifyAll, &QAction::triggered, this, [this] { verify({}); });
    connect(actions.repair, &QAction::triggered, this, [this] { repair(placeOf(m_selected()), {}); });
    connect(actions.runAllHeads, &QAction::triggered, this,
            [this] { run({.kind = Target::Kind::Heads, .steps = 0, .migration = {}}, databaseName()); });
    connect(actions.continueOnFailure, &QAction::toggled, &runs, &RunController::setContinueOnFailure);
    connect(actions.resume, &QAction::triggered, this, [this] { resume(); });
    connect(actions.runTo, &QAction::triggered, this, [this] { askForTarget(true); });
    connect(actions.rollBackToTarget, &QAction::triggered, this, [this] { askForTarget(false); });
    connect(actions.rollBackAll, &QAction::triggered, this,
            [this] { rollBack({.kind = Target::Kind::Base, .steps = 0, .migration = {}}, databaseName()); });
}

void PlanCommands::connectSelected(QAction *action, MigrationCommand command)
{
    connect(action, &QAction::triggered, this, [this, command] {
        if (const QString migrationId = m_selected(); !migrationId.isEmpty())
            perform(command, migrationId);
        else
            m_runs.say(tr("No migration is selected in the timeline."));
    });
}

void PlanCommands::perform(MigrationCommand command, const QString &migrationId)
{
    switch (command) {
    case MigrationCommand::RunOnly: return runOnly(migrationId);
    case MigrationCommand::RollBackOnly: return rollBackOnly(migrationId);
    case MigrationCommand::Stamp: return m_runs.stamp(migrationId);
    case MigrationCommand::Unstamp: return m_runs.unstamp(migrationId);
    case MigrationCommand::StampUpTo: return stampUpTo(placeOf(migrationId), migrationId);
    case MigrationCommand::Baseline: return baseline(migrationId);
    case MigrationCommand::AcceptChange: return repair(placeOf(migrationId), {migrationId});
    case MigrationCommand::Verify: return verify({migrationId});
    }
}

Workbench::Place PlanCommands::placeOf(const QString &migrationId) const
{
    return {m_runs.environment(), m_runs.databaseOf(migrationId)};
}

QString PlanCommands::databaseName() const
{
    return m_runs.databaseOf(m_selected());
}

void PlanCommands::run(const Target &target, const QString &databaseName)
{
    const QString environment = m_runs.environment();
    m_runs.request(
        databaseName, [&](const QString &database) { return m_workbench.planMigrate(environment, target, database); },
        m_runs.remedies().ofMigrate(environment, databaseName, target));
}

void PlanCommands::rollBack(const Target &target, const QString &databaseName)
{
    const QString environment = m_runs.environment();
    m_runs.request(
        databaseName, [&](const QString &database) { return m_workbench.planRollback(environment, target, database); },
        m_runs.remedies().ofRollback(environment, databaseName, target));
}

void PlanCommands::runOnly(const QString &migrationId)
{
    run(migrationTarget(migrationId, Target::Extent::Only), m_runs.databaseOf(migrationId));
}

void PlanCommands::rollBackOnly(const QString &migrationId)
{
    rollBack(migrationTarget(migrationId, Target::Extent::Only), m_runs.databaseOf(migrationId));
}

/// The migration and all that has to be applied before it: a single one is marked by itself otherwise.
void PlanCommands::stampUpTo(const Workbench::Place &place, const QString &migrationId)
{
    const Project::RevisionGraph graph = m_workbench.graph();
    const auto status = m_workbench.status(place.environment, place.databaseName);
    const int node = graph.indexOf(migrationId);
    if (node < 0 || !status)
        return m_runs.say(tr("%1 cannot be marked: it is not in the folder, or the history could not be read.").arg(migrationId));
    const std::vector<bool> before = graph.needs().reach(std::span(&node, 1), Project::Edges::Way::Needs);
    QStringList ids;
    for (int each = 0; each < graph.size(); ++each) {
        const History::MigrationStanding *row = before[static_cast<size_t>(each)] ? status->standing(graph.id(each)) : nullptr;
        const bool isOpen = row && (History::isPending(row->standing) || row->standing == History::Standing::Partial);
        if (isOpen && graph.databaseName(each) == place.databaseName)
            ids += graph.id(each);
    }
    if (ids.isEmpty())
        return m_runs.say(tr("There is nothing to mark: all up to %1 is applied.").arg(migrationId));
    m_runs.request(place, [&](const QString &database) { return m_workbench.planStamp(place.environment, ids, database); });
}

void PlanCommands::baseline(const QString &migrationId)
{
    const Target at = migrationTarget(migrationId, Target::Extent::All);
    const Workbench::Place place = placeOf(migrationId);
    m_runs.request(
        place, [&](const QString &database) { return m_workbench.planBaseline(place.environment, at, database); },
        [this, place, migrationId](const Core::Error &error) {
            Failure failure{error, {}, place.environment};
            if (error.kind == Core::ErrorKind::History) { // the command line names its commands
                failure.error.remedy.clear();
                failure.offers
                    = {{tr("Mark up to %1 as Applied…").arg(migrationId), [this, place, migrationId] { stampUpTo(place, migrationId); }},
                       {tr("Repair History…"), [this, place] { repair(place, {}); }}};
            }
            m_runs.refuse(failure);
        });
}

void PlanCommands::repair(const Workbench::Place &place, const QStringList &acceptChanges)
{
    m_runs.request(place, [&](const QString &name) {
        return m_workbench.planRepair(place.environment, {.acceptChanges = acceptChanges, .onlyAccepted = !acceptChanges.isEmpty()}, name);
    });
}

void PlanCommands::verify(const QStringList &migrations)
{
    const QString database = migrations.isEmpty() ? databaseName() : m_runs.databaseOf(migrations.constFirst());
    m_runs.request(database, [&](const QString &name) { return m_workbench.planVerify(m_runs.environment(), migrations, name); });
}

/// The selected migration, where that is partly applied; else the first that is.
void PlanCommands::resume()
{
    QStringList partial;
    for (const Project::DatabaseRole &role : m_workbench.project().databases) {
        const auto status = m_workbench.status(m_runs.environment(), role.name);
        for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>()) {
            if (row.standing == History::Standing::Partial)
                partial += row.migrationId;
        }
    }
    const QString selected = m_selected();
    if (partial.isEmpty())
        m_runs.say(tr("Nothing on %1 is partly applied.").arg(m_runs.environment()));
    else
        m_runs.resume({.migration = partial.contains(selected) ? selected : partial.constFirst()});
}

void PlanCommands::askForTarget(bool forward)
{
    const Project::Project project = m_workbench.project();
    const Project::Environment *environment = project.environment(m_runs.environment());
    if (!environment)
        return;
    const QString database = databaseName();
    const auto way = forward ? TargetDialog::Way::Forward : TargetDialog::Way::Back;
    auto *dialog = new TargetDialog(way, project, database, environmentTag(project, environment->name), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &TargetDialog::targetChosen, this, [this, forward, database, dialog = QPointer(dialog)](const Target &target) {
        const QString planned = m_runs.environment();
        const auto others
            = forward ? m_runs.remedies().ofMigrate(planned, database, target) : m_runs.remedies().ofRollback(planned, database, target);
        const auto make = [&](const QString &name) {
            auto plan = forward ? m_workbench.planMigrate(planned, target, name) : m_workbench.planRollback(planned, target, name);
            // The first to hear of it: the dialog is gone when the preview opens.
            whenDone(dialog, plan, [dialog](const Core::Expected<Execution::Plan> &made) {
                if (made || made.error().kind != Core::ErrorKind::Usage)
                    dialog->take();
            });
            return plan;
        };
        m_runs.request(database, make, [dialog, others](const Core::Error &error) {
            if (dialog && dialog->isVisible())
                dialog->refuse(error);
            else
                others(error);
        });
    });
    connect(dialog, &QDialog::rejected, &m_runs, &RunController::cancelPlan);
    dialog->open();
}

} // namespace Varve::Ui
