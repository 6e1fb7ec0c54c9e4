// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "databasechoice.h"
#include "failure.h"

#include <models/workbench/workbench.h>

#include <QObject>
#include <QPointer>

class QTimer;
class QWidget;

namespace Varve::Ui {

class AdoptionDialog;
class PlanRemedies;
class ProblemsPane;
class ResultsPane;
class RunFeed;
class RunPane;
class RunPreviewDialog;
class SqlLogPane;

/// From a wish to a finished run: plan, preview, progress, result. One run at a time in the window.
class RunController final : public QObject
{
    Q_OBJECT

public:
    struct Panes
    {
        RunPane *run;
        ResultsPane *results;
        SqlLogPane *log;
        ProblemsPane *problems;
    };
    /// Previews open over \a window.
    RunController(Workbench::Workbench &workbench, const Panes &panes, QWidget *window);

    void setEnvironment(const QString &environment) { m_environment = environment; }
    QString environment() const { return m_environment; }
    /// Of the chosen environment.
    DatabaseChoice databases() const;
    QString databaseOf(const QString &migrationId) const { return databases().ofMigration(migrationId); }
    /// Of plans that migrate: a migration that fails does not keep those from running that do not need it.
    void setContinueOnFailure(bool goesOn) { m_goesOn = goesOn; }
    /// Says of a file whether an editor holds another text: plans are made of files, and their previews then say so.
    void setUnsaved(std::function<bool(const QString &file)> unsaved) { m_unsaved = std::move(unsaved); }
    bool isRunning() const { return m_running; }
    bool isPlanning() const { return m_planning; }
    QString runningEnvironment() const { return m_runningEnvironment; }
    /// The run, or the last one, was sent with what may change something.
    bool mayHaveChanged() const { return m_changes; }
    RunPreviewDialog *preview() const;
    AdoptionDialog *adoption() const;

    using MakePlan = std::function<QFuture<Core::Expected<Execution::Plan>>(const QString &databaseName)>;
    using Refused = std::function<void(const Core::Error &)>;
    /// Shows the preview of what \a make plans on \a databaseName, unless something is being planned. \a refused takes the error where that cannot
    /// be planned; without it, it is shown as it is.
    void request(const QString &databaseName, const MakePlan &make, const Refused &refused = {})
    {
        request({m_environment, databaseName}, make, refused);
    }
    /// The same where \a make plans for an environment that need not be the chosen one any more.
    void request(const Workbench::Place &place, const MakePlan &make, const Refused &refused = {}) { plan(place, make, true, refused); }
    PlanRemedies &remedies() { return *m_remedies; }
    /// Shows why something cannot be planned, and what can be done.
    void refuse(const Failure &failure);
    /// Its error, which names its environment where another one is chosen.
    Core::Error shownError(const Failure &failure) const;
    void say(const QString &text) { emit nothingToDo(text); }

    /// In one database: see DatabaseChoice::withPending().
    void runPending(const QString &selected = {});
    void runPendingIn(const QString &databaseName);
    void runUpTo(const QString &migrationId);
    /// See DatabaseChoice::toRollBack().
    void rollBackLast(const QString &selected);
    void rollBackTo(const QString &migrationId);
    /// See DatabaseChoice::toSeed().
    void runSeed(const QString &selected);
    /// Of an empty one: the complete script, or everything.
    void initDatabase(const QString &selected);
    /// Of one that has no history: what it has is proposed, and marked after a preview.
    void adoptDatabase(const QString &selected);
    /// What stopped half way: the rest, or the way back of it alone.
    void resume(const Execution::ResumeRequest &request) { resumeAt(placeOf(request.migration), request); }
    void rollBackPartial(const QString &migrationId) { rollBackPartialAt(placeOf(migrationId), migrationId); }
    /// Marked as applied or as not applied; nothing is run.
    void stamp(const QString &migrationId) { stampAt(placeOf(migrationId), migrationId); }
    void unstamp(const QString &migrationId) { unstampAt(placeOf(migrationId), migrationId); }
    /// The same for who knows where, whatever is chosen by now.
    void resumeAt(const Workbench::Place &place, const Execution::ResumeRequest &request);
    void rollBackPartialAt(const Workbench::Place &place, const QString &migrationId);
    void stampAt(const Workbench::Place &place, const QString &migrationId);
    void unstampAt(const Workbench::Place &place, const QString &migrationId);
    /// Text of an editor. An open environment runs it at once, "confirm" shows the preview first, "read-only" refuses what may change something.
    void runAdHoc(const QByteArray &script, const Text::ByteRange &range, const QString &shownAs, const QString &databaseName);

public slots:
    /// Another project was opened: what was planned for the one before, or waits in a preview, is of no use any more. A run goes on.
    void leaveProject();
    /// What runs, and the plan that is being made.
    void cancel();
    void cancelPlan();

signals:
    /// See preview().
    void previewOpened();
    /// It was closed and nothing runs.
    void previewDismissed();
    void started();
    void finished(bool success);
    /// A plan could not be made, or a run could not start.
    void failed(const Varve::Ui::Failure &failure);
    /// A statement failed: the place in the file as written.
    void statementFailed(const Varve::Ui::Failure &failure);
    /// There is nothing to run; a sentence.
    void nothingToDo(const QString &text);
    void planningChanged(bool planning);
    /// A plan takes a while, or something else was asked for meanwhile; a sentence.
    void planningTakesTime(const QString &text);

private:
    /// Shows the preview of what \a make plans at \a place, or runs it at once. Where something is being planned already it only says so.
    void plan(const Workbench::Place &place, const MakePlan &make, bool preview = true, const Refused &refused = {});
    void plan(const QString &databaseName, const MakePlan &make, bool preview = true, const Refused &refused = {})
    {
        plan(Workbench::Place{m_environment, databaseName}, make, preview, refused);
    }
    void rollBack(const QString &databaseName, const Execution::Target &target);
    Workbench::Place placeOf(const QString &migrationId) const { return {m_environment, databaseOf(migrationId)}; }
    void setPlanning(bool planning);
    void sayPlanning();
    void takePlan(const Core::Expected<Execution::Plan> &plan, bool preview, const Refused &refused);
    void showGoingOn(Execution::Plan plan);
    void sayEmpty(const Execution::Plan &plan);
    QString named(const QString &environment, const QString &text) const;
    void showPreview(const Execution::Plan &plan);
    Execution::Plan withUnsaved(Execution::Plan plan) const;
    void rehearse(const Execution::Plan &plan);
    void start(const Execution::Plan &plan);
    void finish(const Core::Expected<Execution::RunResult> &result);
    void runAgain(const QString &migrationId);
    void verifyAgain(const QStringList &migrations);
    bool isOfThisProject();

    Workbench::Workbench &m_workbench;
    Panes m_panes;
    QWidget *m_window;
    PlanRemedies *m_remedies;
    std::function<bool(const QString &file)> m_unsaved;
    QString m_environment;
    QString m_runningFolder; ///< of the project
    QString m_runningEnvironment;
    QString m_runningDatabase;
    QPointer<RunPreviewDialog> m_preview;
    QPointer<AdoptionDialog> m_adoption;
    RunFeed *m_feed = nullptr;
    bool m_running = false;
    bool m_changes = false;
    QPointer<RunPreviewDialog> m_rehearsing; ///< the preview whose rehearsal goes on
    bool m_planning = false;
    bool m_goesOn = false;
    int m_request = 0; ///< of plans: what answers an older one was cancelled
    QTimer *m_planningLong;
    QString m_plannedEnvironment;
    QString m_plannedDatabase;
};

} // namespace Varve::Ui
