// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runcontroller.h"

#include "planremedies.h"

#include <ui/pieces/environmenttag.h>
#include <ui/pieces/whendone.h>
#include <ui/runs/adoptiondialog.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/resultspane.h>
#include <ui/runs/runfeed.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/runs/sqllogpane.h>

#include <QDir>
#include <QTimer>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

/// Most plans are made sooner, and need no word.
constexpr std::chrono::milliseconds unsaid{300};

/// Why there is nothing to do. \a where: the environment, and the database where it has several.
QString emptySentence(const Execution::Plan &plan, const QString &where)
{
    using Execution::PlanKind;
    switch (plan.kind) {
    case PlanKind::InitDatabase: return RunController::tr("There is nothing to initialise: %1 has a history already.").arg(where);
    case PlanKind::RollBack: return RunController::tr("Nothing is to be rolled back.");
    case PlanKind::Seed: return RunController::tr("No seed data is left to run.");
    case PlanKind::Stamp:
    case PlanKind::Unstamp:
    case PlanKind::Baseline: return RunController::tr("There is nothing to mark.");
    case PlanKind::Verify: return RunController::tr("There is nothing to verify: no applied migration has a verify section.");
    case PlanKind::Repair:
        return plan.warnings.isEmpty() ? RunController::tr("The history needs no repair.")
                                       : RunController::tr("There is nothing that a row in the history could repair.");
    case PlanKind::Migrate:
    case PlanKind::Resume:
    case PlanKind::AdHoc: break;
    }
    return RunController::tr("There is nothing to run: everything that runs here is applied.");
}

} // namespace

RunController::RunController(Workbench::Workbench &workbench, const Panes &panes, QWidget *window)
    : QObject(window)
    , m_workbench(workbench)
    , m_panes(panes)
    , m_window(window)
    , m_remedies(new PlanRemedies(workbench, *this))
    , m_planningLong(new QTimer(this))
{
    m_planningLong->setSingleShot(true);
    m_planningLong->setInterval(unsaid);
    connect(m_planningLong, &QTimer::timeout, this, &RunController::sayPlanning);
    connect(panes.run, &RunPane::cancelRequested, this, &RunController::cancel);
    connect(panes.run, &RunPane::runAgainRequested, this, &RunController::runAgain);
    connect(panes.run, &RunPane::verifyAgainRequested, this, &RunController::verifyAgain);
}

RunPreviewDialog *RunController::preview() const
{
    return m_preview;
}

AdoptionDialog *RunController::adoption() const
{
    return m_adoption;
}

DatabaseChoice RunController::databases() const
{
    return {m_workbench, m_environment};
}

void RunController::plan(const Workbench::Place &place, const MakePlan &make, bool preview, const Refused &refused)
{
    if (!m_workbench.hasProject())
        return;
    if (m_planning)
        return sayPlanning();
    m_plannedEnvironment = place.environment;
    m_plannedDatabase = place.databaseName;
    setPlanning(true);
    whenDone(this, make(place.databaseName),
             [this, preview, refused, environment = place.environment, request = ++m_request](const Core::Expected<Execution::Plan> &made) {
                 if (request == m_request)
                     takePlan(made, preview, refused);
                 else if (!made && made.error().kind == Core::ErrorKind::ConnectionLost) // cancelled, and its server did not even hear that
                     emit failed({made.error(), {}, environment});
             });
}

void RunController::setPlanning(bool planning)
{
    m_planning = planning;
    if (planning)
        m_planningLong->start();
    else
        m_planningLong->stop();
    emit planningChanged(planning);
}

void RunController::sayPlanning()
{
    emit planningTakesTime(tr("Planning for %1…").arg(environmentTag(m_workbench.project(), m_plannedEnvironment).title));
}

void RunController::runPending(const QString &selected)
{
    runPendingIn(databases().withPending(selected));
}

void RunController::runPendingIn(const QString &databaseName)
{
    request(
        databaseName, [&](const QString &database) { return m_workbench.planMigrate(m_environment, {}, database); },
        m_remedies->ofMigrate(m_environment, databaseName, {}));
}

void RunController::runUpTo(const QString &migrationId)
{
    const Execution::Target target{.kind = Execution::Target::Kind::Migration, .steps = 0, .migration = migrationId};
    const QString databaseName = databaseOf(migrationId);
    request(
        databaseName, [&](const QString &database) { return m_workbench.planMigrate(m_environment, target, database); },
        m_remedies->ofMigrate(m_environment, databaseName, target));
}

void RunController::rollBackLast(const QString &selected)
{
    const Execution::Target last{.kind = Execution::Target::Kind::Relative, .steps = -1, .migration = {}};
    rollBack(databases().toRollBack(selected), last);
}

void RunController::rollBackTo(const QString &migrationId)
{
    const Execution::Target target{.kind = Execution::Target::Kind::Migration, .steps = 0, .migration = migrationId};
    rollBack(databaseOf(migrationId), target);
}

void RunController::rollBack(const QString &databaseName, const Execution::Target &target)
{
    request(
        databaseName, [&](const QString &database) { return m_workbench.planRollback(m_environment, target, database); },
        m_remedies->ofRollback(m_environment, databaseName, target));
}

void RunController::runSeed(const QString &selected)
{
    plan(databases().toSeed(selected), [&](const QString &database) { return m_workbench.planSeed(m_environment, database); });
}

void RunController::initDatabase(const QString &selected)
{
    plan(databaseOf(selected), [&](const QString &database) { return m_workbench.planInitDatabase(m_environment, database); });
}

void RunController::adoptDatabase(const QString &selected)
{
    if (!m_workbench.hasProject() || m_environment.isEmpty())
        return;
    const QString environment = m_environment;
    const QString databaseName = databaseOf(selected);
    const bool isOnly = m_workbench.project().databases.size() < 2;
    delete m_adoption;
    m_adoption = new AdoptionDialog(environmentTag(m_workbench.project(), environment), isOnly ? QString() : databaseName,
                                    m_workbench.scratchQuestion(environment, databaseName), m_window);
    m_adoption->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_adoption, &AdoptionDialog::comparisonRequested, this, [this, environment, databaseName] {
        const auto adopted = m_workbench.adopt(environment, databaseName);
        whileRunning(m_adoption, adopted, [dialog = m_adoption](const QString &what) { dialog->showProgress(what); });
        whenDone(m_adoption, adopted,
                 [dialog = m_adoption](const Core::Expected<Execution::Adoption> &adoption) { dialog->showAdoption(adoption); });
    });
    connect(m_adoption, &AdoptionDialog::comparisonCancelled, this, [this] { m_workbench.cancelCompare(); });
    connect(m_adoption, &AdoptionDialog::stampRequested, this, [this](const Execution::Adoption &found, const QStringList &migrations) {
        plan(Workbench::Place{found.environment, found.databaseName},
             [&](const QString &) { return m_workbench.planAdoption(found, migrations); });
    });
    m_adoption->open();
    m_adoption->begin();
}

void RunController::resumeAt(const Workbench::Place &place, const Execution::ResumeRequest &request)
{
    plan(
        place, [&](const QString &database) { return m_workbench.planResume(place.environment, request, database); }, true,
        m_remedies->ofResume(place, request));
}

void RunController::rollBackPartialAt(const Workbench::Place &place, const QString &migrationId)
{
    // It alone: what was applied since, perhaps on another line, is whole.
    const Execution::Target target{
        .kind = Execution::Target::Kind::Migration, .steps = 0, .migration = migrationId, .extent = Execution::Target::Extent::Only};
    plan(
        place, [&](const QString &database) { return m_workbench.planRollback(place.environment, target, database); }, true,
        m_remedies->ofRollback(place.environment, place.databaseName, target));
}

void RunController::stampAt(const Workbench::Place &place, const QString &migrationId)
{
    plan(place, [&](const QString &database) { return m_workbench.planStamp(place.environment, {migrationId}, database); });
}

void RunController::unstampAt(const Workbench::Place &place, const QString &migrationId)
{
    plan(place, [&](const QString &database) { return m_workbench.planUnstamp(place.environment, {migrationId}, database); });
}

void RunController::runAdHoc(const QByteArray &script, const Text::ByteRange &range, const QString &shownAs, const QString &databaseName)
{
    const Project::Project project = m_workbench.project();
    const Project::Environment *environment = project.environment(m_environment);
    if (!environment)
        return;
    const bool preview = environment->guard == Project::GuardLevel::Confirm;
    plan(
        databaseName, [&](const QString &database) { return m_workbench.planAdHoc(m_environment, script, range, shownAs, database); },
        preview);
}

void RunController::takePlan(const Core::Expected<Execution::Plan> &plan, bool preview, const Refused &refused)
{
    setPlanning(false);
    if (!plan && refused)
        return refused(plan.error());
    if (!plan)
        return refuse({plan.error(), {}, m_plannedEnvironment});
    if (plan->isEmpty())
        return sayEmpty(*plan);
    if (m_goesOn && plan->kind == Execution::PlanKind::Migrate)
        return showGoingOn(*plan);
    if (preview)
        showPreview(*plan);
    else
        start(*plan);
}

void RunController::showGoingOn(Execution::Plan plan)
{
    if (const Core::Expected<> goesOn = Execution::setGoesOn(plan); !goesOn)
        return refuse({goesOn.error(), {}, plan.environment});
    showPreview(plan);
}

void RunController::refuse(const Failure &failure)
{
    m_panes.problems->setErrors({shownError(failure)});
    emit failed(failure);
}

QString RunController::named(const QString &environment, const QString &text) const
{
    if (environment.isEmpty() || environment == m_environment)
        return text;
    return tr("On %1: %2").arg(environmentTag(m_workbench.project(), environment).title, text);
}

Core::Error RunController::shownError(const Failure &failure) const
{
    Core::Error error = failure.error;
    error.message = named(failure.environment, error.message);
    return error;
}

void RunController::sayEmpty(const Execution::Plan &plan)
{
    const bool isOnly = m_workbench.project().databases.size() < 2;
    const QString where = isOnly ? plan.environment : u"%1 (%2)"_s.arg(plan.environment, plan.databaseName);
    emit nothingToDo((QStringList{named(plan.environment, emptySentence(plan, where))} + plan.warnings).join(u'\n'));
}

Execution::Plan RunController::withUnsaved(Execution::Plan plan) const
{
    QStringList said;
    for (const Execution::PlanStep &step : std::as_const(plan.steps)) {
        const QString file = step.path();
        if (file.isEmpty() || said.contains(file) || !m_unsaved || !m_unsaved(file))
            continue;
        said += file;
        plan.warnings += tr("%1 is changed in the editor and not saved: the plan is of the file.").arg(step.shownAs);
    }
    return plan;
}

void RunController::showPreview(const Execution::Plan &plan)
{
    delete m_preview;
    m_preview = new RunPreviewDialog(withUnsaved(plan), environmentTag(m_workbench.project(), plan.environment), m_window);
    m_preview->setAttribute(Qt::WA_DeleteOnClose);
    m_preview->askBeforeRehearsal(m_workbench.scratchQuestion(plan.environment, plan.databaseName));
    connect(m_preview, &RunPreviewDialog::runRequested, this, &RunController::start);
    connect(m_preview, &RunPreviewDialog::rehearsalRequested, this, &RunController::rehearse);
    connect(m_preview, &RunPreviewDialog::rehearsalCancelled, this, [this] { m_workbench.cancelCompare(); });
    connect(m_preview, &QDialog::finished, this, [this, preview = m_preview] {
        if (m_rehearsing != preview)
            return;
        m_rehearsing.clear();
        m_workbench.cancelCompare();
    });
    connect(m_preview, &QDialog::rejected, this, &RunController::previewDismissed);
    m_preview->open();
    emit previewOpened();
}

void RunController::rehearse(const Execution::Plan &plan)
{
    using From = Workbench::Workbench::RehearseFrom;
    m_rehearsing = m_preview;
    const auto rehearsed = m_workbench.rehearse(plan.environment, From::Nothing, plan.databaseName);
    whileRunning(m_preview, rehearsed, [preview = m_preview](const QString &what) { preview->showRehearsalProgress(what); });
    whenDone(this, rehearsed, [this, preview = m_preview](const Core::Expected<Execution::RehearsalReport> &report) {
        if (!preview)
            return;
        if (m_rehearsing == preview)
            m_rehearsing.clear();
        preview->showRehearsal(report);
    });
}

void RunController::start(const Execution::Plan &plan)
{
    if (m_running) {
        emit nothingToDo(tr("A run is in progress. It has to end before the next one."));
        return;
    }
    m_running = true;
    m_changes = plan.changes();
    m_runningFolder = m_workbench.project().folder;
    m_runningEnvironment = plan.environment;
    m_runningDatabase = plan.databaseName;
    const QString user = plan.server.user.isEmpty() ? plan.target.user : plan.server.user;
    m_panes.run->start(plan, environmentTag(m_workbench.project(), plan.environment));
    m_panes.results->start(plan);
    m_panes.log->start(plan, user);
    m_panes.problems->setErrors({});
    m_feed = new RunFeed(this);
    connect(m_feed, &RunFeed::arrived, m_panes.run, &RunPane::apply);
    connect(m_feed, &RunFeed::arrived, m_panes.results, &ResultsPane::apply);
    connect(m_feed, &RunFeed::arrived, m_panes.log, &SqlLogPane::apply);
    emit started();
    whenDone(this, m_workbench.run(plan, {}, m_feed->reporter()),
             [this](const Core::Expected<Execution::RunResult> &result) { finish(result); });
}

void RunController::finish(const Core::Expected<Execution::RunResult> &result)
{
    m_feed->flush();
    m_feed->deleteLater();
    m_feed = nullptr;
    m_running = false;
    m_panes.run->finish(result);
    const std::optional<Core::Error> error = !result ? std::optional(result.error()) : result->error;
    // What a person stopped is no problem of theirs; the run pane says what remains.
    if (error && error->kind != Core::ErrorKind::Cancelled) {
        m_panes.problems->setErrors({*error});
        if (error->where.isValid())
            emit statementFailed({*error});
        else if (!result)
            emit failed({*error, {}, m_runningEnvironment});
    }
    emit finished(!error);
}

/// From it on: where it was, whatever is chosen by now.
void RunController::runAgain(const QString &migrationId)
{
    if (!isOfThisProject())
        return;
    if (migrationId.isEmpty())
        return runPending();
    const QString environment = m_runningEnvironment;
    const QString databaseName = databaseOf(migrationId);
    const Execution::Target failed{.kind = Execution::Target::Kind::Migration, .steps = 0, .migration = migrationId};
    request(
        Workbench::Place{environment, databaseName},
        [&](const QString &database) { return m_workbench.planMigrate(environment, {}, database); },
        m_remedies->ofMigrate(environment, databaseName, failed));
}

void RunController::verifyAgain(const QStringList &migrations)
{
    if (!isOfThisProject())
        return;
    plan(Workbench::Place{m_runningEnvironment, m_runningDatabase},
         [&](const QString &database) { return m_workbench.planVerify(m_runningEnvironment, migrations, database); });
}

/// The pane still shows the run of a project that was left meanwhile; what has the same name here is something else.
bool RunController::isOfThisProject()
{
    const bool isOpen = m_workbench.hasProject() && m_workbench.project().folder == m_runningFolder;
    if (!isOpen)
        say(tr("That was run in %1. Open that folder to run it again.").arg(QDir::toNativeSeparators(m_runningFolder)));
    return isOpen;
}

void RunController::leaveProject()
{
    ++m_request;
    if (m_planning)
        setPlanning(false);
    if (m_preview)
        m_preview->reject();
    if (m_adoption)
        m_adoption->reject();
}

void RunController::cancelPlan()
{
    if (!m_planning)
        return;
    ++m_request; // a server that hangs is left meanwhile; nobody waits for that
    m_workbench.cancelPlans(m_plannedEnvironment, m_plannedDatabase);
    setPlanning(false);
    emit nothingToDo(tr("The plan was cancelled."));
}

void RunController::cancel()
{
    cancelPlan();
    if (!m_running)
        return;
    m_panes.run->showCancelling();
    m_workbench.cancelRun(m_runningEnvironment, m_runningDatabase);
}

} // namespace Varve::Ui
