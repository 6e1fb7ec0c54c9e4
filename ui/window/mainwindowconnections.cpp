// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who hears whom: actions, controllers, panes.

#include "mainwindow.h"

#include "actions.h"
#include "documentcontroller.h"
#include "environmentcontroller.h"
#include "exports.h"
#include "filespane.h"
#include "maintoolbar.h"
#include "messagebar.h"
#include "planactions.h"
#include "plancommands.h"
#include "planremedies.h"
#include "projectcontroller.h"
#include "runcontroller.h"
#include "startpage.h"
#include "statusbar.h"
#include "tabdock.h"
#include "windowsettings.h"

#include <ui/catalog/catalogpane.h>
#include <ui/compare/comparepage.h>
#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/inspector/inspector.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/resultspane.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/runs/variablespane.h>
#include <ui/timeline/migrationdetails.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>

#include <QApplication>
#include <QDesktopServices>
#include <QMenu>
#include <QMenuBar>
#include <QShortcut>
#include <QTabWidget>
#include <QUrl>

namespace Varve::Ui {

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->openFolder, [this] { chooseFolder(); });
    on(m_actions->newProject, [this] { askForProject(); });
    on(m_actions->demo, [this] { openDemo(); });
    on(m_actions->newQuery, [this] { m_documents->newQuery(); });
    on(m_actions->save, [this] { m_documents->save(); });
    on(m_actions->saveAs, [this] { m_documents->saveAs(); });
    on(m_actions->closeTab, [this] { m_documents->closeCurrent(); });
    on(m_actions->reopenTab, [this] { m_documents->reopenClosed(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->addEnvironment, [this] { askForEnvironment(); });
    on(m_actions->lock, [this] { showLock(m_environments->current(), {}); });
    on(m_actions->exportHistory, [this] { m_exports->exportHistory(m_environments->current()); });
    on(m_actions->exportGraph, [this] { m_exports->exportGraph(m_environments->current()); });
    on(m_actions->openConfiguration, [this] { m_documents->openFile(m_workbench->project().configurationFile); });
    on(m_actions->openFolderOutside, [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(m_workbench->project().folder)); });
    on(m_actions->newMigration, [this] { askForMigration(); });
    on(m_actions->plans->mergeHeads, [this] { askForMerge(m_runs->databaseOf(selectedMigration())); });
    on(m_actions->compare, [this] { openComparison(false); });
    on(m_actions->compareProject, [this] { openComparison(true); });
    on(m_actions->shortcuts, [this] { showPalette(QStringLiteral(">")); });
    on(m_actions->about, [this] { showAbout(); });
    connectEditActions();
    connectViewActions();
    connectRunActions();
}

void MainWindow::connectEditActions()
{
    // Fields, views and editors all name their slots alike; a widget without one does nothing.
    const std::pair<QAction *, const char *> forwarded[]
        = {{m_actions->undo, "undo"}, {m_actions->redo, "redo"},   {m_actions->cut, "cut"},
           {m_actions->copy, "copy"}, {m_actions->paste, "paste"}, {m_actions->selectAll, "selectAll"}};
    for (const auto &[action, slot] : forwarded) {
        connect(action, &QAction::triggered, this, [this, name = slot] {
            QWidget *focused = focusWidget();
            const QByteArray signature = QByteArray(name) + "()";
            if (focused && focused->metaObject()->indexOfMethod(signature.constData()) >= 0)
                QMetaObject::invokeMethod(focused, name);
        });
    }
    const auto inEditor = [this](QAction *action, void (SqlEditor::*slot)()) {
        connect(action, &QAction::triggered, this, [this, slot] {
            if (SqlEditor *editor = m_documents->currentEditor())
                (editor->*slot)();
        });
    };
    inEditor(m_actions->replace, &SqlEditor::showReplace);
    inEditor(m_actions->comment, &SqlEditor::toggleComment);
    inEditor(m_actions->runStatement, &SqlEditor::runStatement);
    inEditor(m_actions->runFile, &SqlEditor::runFile);
    connect(m_actions->find, &QAction::triggered, this, [this] {
        if (SqlEditor *editor = m_documents->currentEditor())
            editor->showFind();
        else
            m_timeline->focusSearch();
    });
    connect(m_actions->quickOpen, &QAction::triggered, this, [this] { showPalette({}); });
    connect(m_actions->palette, &QAction::triggered, this, [this] { showPalette(QStringLiteral(">")); });
}

void MainWindow::connectViewActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->refresh, [this] {
        m_projects->reload(ProjectController::Asking::Allowed);
        m_catalog->refresh();
    });
    on(m_actions->bottomDock, [this] { m_bottom->setVisible(!m_bottom->isVisible()); });
    on(m_actions->nextProblem, [this] { m_problems->next(); });
    on(m_actions->previousProblem, [this] { m_problems->previous(); });
    on(m_actions->showResults, [this] {
        const bool below = m_bottom->isAncestorOf(QApplication::focusWidget());
        QWidget *target = below ? m_tabs->currentWidget() : m_bottom->currentPage();
        if (!below)
            m_bottom->show();
        target->setFocus();
        if (!target->hasFocus())
            target->nextInFocusChain()->setFocus();
    });
    on(m_actions->resetLayout, [this] {
        WindowSettings::forgetLayout();
        setDefaultLayout();
    });
    const std::pair<QAction *, ThemeChoice> themes[] = {{m_actions->lightTheme, ThemeChoice::Light},
                                                        {m_actions->darkTheme, ThemeChoice::Dark},
                                                        {m_actions->highContrastTheme, ThemeChoice::HighContrast},
                                                        {m_actions->systemTheme, ThemeChoice::System}};
    for (const auto &[action, choice] : themes) {
        action->setChecked(WindowSettings::themeChoice() == choice);
        on(action, [chosen = choice] {
            WindowSettings::setThemeChoice(chosen);
            WindowSettings::applyTheme(chosen);
        });
    }
    on(m_actions->english, [this] { setLanguage(QStringLiteral("en")); });
    on(m_actions->german, [this] { setLanguage(QStringLiteral("de")); });
    for (int i = 1; i <= 9; ++i) {
        auto *shortcut = new QShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_0 + i)), this);
        connect(shortcut, &QShortcut::activated, m_tabs, [this, i] { m_tabs->setCurrentIndex(i - 1); });
    }
}

void MainWindow::runForSelected(void (RunController::*command)(const QString &))
{
    if (const QString selected = selectedMigration(); !selected.isEmpty())
        (m_runs->*command)(selected);
    else
        m_runs->say(PlanCommands::tr("No migration is selected in the timeline."));
}

void MainWindow::connectRunActions()
{
    const auto on = [this](QAction *action, auto slot) { connect(action, &QAction::triggered, this, slot); };
    on(m_actions->runPending, [this] { m_runs->runPending(selectedMigration()); });
    on(m_actions->runUpTo, [this] { runForSelected(&RunController::runUpTo); });
    on(m_actions->rollBackLast, [this] { m_runs->rollBackLast(selectedMigration()); });
    on(m_actions->rollBackTo, [this] { runForSelected(&RunController::rollBackTo); });
    on(m_actions->runSeed, [this] { m_runs->runSeed(selectedMigration()); });
    on(m_actions->initDatabase, [this] { m_runs->initDatabase(selectedMigration()); });
    on(m_actions->adoptDatabase, [this] { m_runs->adoptDatabase(selectedMigration()); });
    on(m_actions->cancelRun, [this] { cancel(); });
}

/// What the focus is in; else the run, else the comparison.
void MainWindow::cancel()
{
    ComparePage *comparison = m_documents->runningComparison();
    if (comparison && (!(m_runs->isRunning() || m_runs->isPlanning()) || comparison->isAncestorOf(QApplication::focusWidget())))
        comparison->cancel();
    else
        m_runs->cancel();
}

void MainWindow::updateCancel()
{
    m_actions->cancelRun->setEnabled(m_runs->isRunning() || m_runs->isPlanning() || m_documents->runningComparison());
}

void MainWindow::connectControllers()
{
    connect(m_projects, &ProjectController::opening, this, [this](const QString &text) {
        m_messages->hide();
        if (m_workbench->hasProject())
            m_statusBar->showMessage(text);
        else
            showStart(text);
    });
    connect(m_projects, &ProjectController::opened, this, &MainWindow::showProject);
    connect(m_projects, &ProjectController::reloadFailed, this, [this] { m_reloadFailure = m_messages->text(); });
    connect(m_projects, &ProjectController::reloaded, this, [this] {
        if (const QString said = std::exchange(m_reloadFailure, {}); !said.isEmpty() && m_messages->text() == said)
            m_messages->hide(); // it could be read again
        m_environments->takeProject();
        m_documents->reloadChanged();
        inspectSelected(); // a file may be a migration now
        showProblems();
    });
    connect(m_projects, &ProjectController::failed, this, [this](const Failure &failure) {
        m_statusBar->clearMessage();
        if (!m_workbench->hasProject())
            showStart();
        m_messages->showError(failure.error);
        m_problems->setErrors({failure.error});
    });
    connect(m_projects, &ProjectController::recentChanged, this, &MainWindow::fillRecentMenu);
    connect(m_environments, &EnvironmentController::chosen, this, [this] {
        // What is said is of the one before; what is planned says itself where.
        if (!m_runs->isPlanning() || m_messages->text() != m_planningText)
            m_messages->hide();
    });
    connect(m_environments, &EnvironmentController::changed, this, &MainWindow::takeEnvironment);
    connect(m_environments, &EnvironmentController::addRequested, this, &MainWindow::askForEnvironment);
    connect(m_actions->environmentMenu, &QMenu::aboutToShow, this, [this] { m_environments->fillMenu(m_actions->environmentMenu); });
    connect(m_toolBar, &MainToolBar::environmentMenuRequested, this, &MainWindow::showEnvironmentMenu);
    connect(m_workbench.get(), &Workbench::Workbench::statusChanged, this, &MainWindow::takeStatus);
    connect(m_workbench.get(), &Workbench::Workbench::statusChanged, this, [this] {
        if (editedMigration()) // whose file may be gone: the history then says whether it still is something
            inspectSelected();
    });
    connect(m_documents, &DocumentController::caretMoved, this, &MainWindow::showCaret);
    connect(m_documents, &DocumentController::failed, this, [this](const Failure &failure) { m_problems->setErrors({failure.error}); });
    connect(m_documents, &DocumentController::comparisonsChanged, this, &MainWindow::updateCancel);
    connect(m_documents, &DocumentController::runRequested, m_runs, &RunController::runAdHoc);
    connect(m_documents, &DocumentController::runMigrationRequested, m_runs, &RunController::runUpTo);
    connect(m_exports, &Exports::written, this, [this](const QString &text) { m_messages->showText(MessageBar::Tone::Plain, text); });
    connect(m_exports, &Exports::failed, this, [this](const Failure &failure) { m_messages->showError(failure.error); });
    connectRuns();
}

void MainWindow::connectRuns()
{
    connect(m_runs, &RunController::started, this, [this] {
        m_messages->hide();
        m_documents->clearErrors();
        m_timeline->details().setFailure({});
        m_bottom->raisePage(m_runPane);
        updateCancel();
        m_statusBar->setRunning(m_runs->runningEnvironment() == m_environments->current());
    });
    connect(m_runs, &RunController::finished, this, [this] {
        updateCancel();
        m_statusBar->setRunning(false);
        if (m_runs->mayHaveChanged() && m_runs->runningEnvironment() == m_environments->current())
            m_catalog->refresh();
        QApplication::alert(this); // somebody may have gone elsewhere while it ran
    });
    connect(m_runs, &RunController::failed, this, &MainWindow::showFailure);
    connect(m_runs, &RunController::previewDismissed, this, [this] {
        if (m_offered)
            showFailure(*std::exchange(m_offered, {}));
    });
    connect(m_runs, &RunController::statementFailed, this, [this](const Failure &failure) {
        m_documents->markError(failure.error);
        m_timeline->details().setFailure(failure.error);
    });
    connect(&m_runs->remedies(), &PlanRemedies::mergeRequested, this, &MainWindow::askForMerge);
    connect(m_runs, &RunController::nothingToDo, this,
            [this](const QString &text) { m_messages->showText(MessageBar::Tone::Plain, text); });
    connect(m_runs, &RunController::planningChanged, this, [this](bool planning) {
        updateCancel();
        if (planning)
            m_offered.reset();
        if (!planning && m_messages->text() == m_planningText)
            m_messages->hide();
    });
    connect(m_runs, &RunController::planningTakesTime, this, [this](const QString &text) {
        m_planningText = text;
        m_messages->showText(MessageBar::Tone::Plain, text);
        m_messages->offer(tr("Cancel"), [this] { m_runs->cancelPlan(); });
    });
    connect(m_results, &ResultsPane::rowsArrived, this, [this] {
        if (m_documents->currentEditor())
            m_bottom->raisePage(m_results);
    });
    connect(m_runPane, &RunPane::lockRequested, this, &MainWindow::showLock);
    connect(m_runPane, &RunPane::goToRequested, m_documents, &DocumentController::goTo);
}

/// What a button opens a preview of is offered again when that preview is closed and nothing was run.
void MainWindow::showFailure(const Failure &failure)
{
    Core::Error error = m_runs->shownError(failure);
    const std::optional<Failure> unsettled = m_documents->changedMeanwhile();
    if (unsettled) // this takes the place of the message that said so
        error.others.prepend(unsettled->error);
    m_messages->showError(error);
    for (const Offer &offer : failure.offers)
        m_messages->offer(offer.title, [this, failure, act = offer.act] {
            act();
            if (m_runs->isPlanning())
                m_offered = failure;
        });
    for (const Offer &offer : unsettled ? unsettled->offers : QList<Offer>())
        m_messages->offer(offer.title, offer.act);
}

void MainWindow::connectPanes()
{
    connect(m_start, &StartPage::demoRequested, this, &MainWindow::openDemo);
    connect(m_start, &StartPage::openRequested, this, &MainWindow::chooseFolder);
    connect(m_start, &StartPage::newProjectRequested, this, &MainWindow::askForProject);
    connect(m_start, &StartPage::folderRequested, this, [this](const QString &folder) { openFolder(folder); });
    connect(m_timeline, &TimelinePage::currentChanged, this, &MainWindow::inspectSelected);
    connect(m_tabs, &QTabWidget::currentChanged, this, &MainWindow::inspectSelected);
    connect(m_timeline, &TimelinePage::openRequested, m_documents, &DocumentController::openMigration);
    connect(m_timeline, &TimelinePage::runUpToRequested, m_runs, &RunController::runUpTo);
    connect(m_timeline, &TimelinePage::rollBackToRequested, m_runs, &RunController::rollBackTo);
    connect(m_timeline, &TimelinePage::resumeRequested, m_runs, &RunController::resume);
    connect(m_timeline, &TimelinePage::rollBackPartialRequested, m_runs, &RunController::rollBackPartial);
    connect(m_timeline, &TimelinePage::stampRequested, m_runs, &RunController::stamp);
    connect(m_timeline, &TimelinePage::unstampRequested, m_runs, &RunController::unstamp);
    connect(m_timeline, &TimelinePage::commandRequested, m_plans, &PlanCommands::perform);
    connect(m_timeline, &TimelinePage::retryRequested, this, &MainWindow::readStatuses);
    connect(m_timeline, &TimelinePage::lockRequested, this, [this](const QString &environment) { showLock(environment, {}); });
    connect(m_inspector, &Inspector::migrationActivated, this, [this](const QString &id) {
        m_timeline->view().selectMigration(id);
        if (editedMigration())
            m_tabs->setCurrentWidget(m_timeline);
    });
    connect(m_files, &FilesPane::openRequested, m_documents, &DocumentController::openFile);
    connect(m_files, &FilesPane::migrationSelected, this, [this](const QString &id) { m_timeline->view().selectMigration(id); });
    connect(m_problems, &ProblemsPane::goToRequested, m_documents, &DocumentController::goTo);
    connect(m_problems, &ProblemsPane::fixRequested, m_documents, &DocumentController::fix);
    connect(m_problems, &ProblemsPane::countChanged, this, &MainWindow::setPageTitles);
    connect(m_variables, &VariablesPane::goToRequested, m_documents, &DocumentController::goTo);
    connect(m_catalog, &CatalogPane::queryRequested, this, [this](const QByteArray &sql, const QString &, const QString &database) {
        const SqlEditor *editor = m_documents->newQuery(sql);
        m_runs->runAdHoc(sql, {0, sql.size()}, editor->title(), database);
    });
    connect(m_catalog, &CatalogPane::nameActivated, this, [this](const QString &name) {
        if (SqlEditor *editor = m_documents->currentEditor())
            editor->code()->replaceSelectedText(name);
    });
    connect(qApp, &QApplication::focusChanged, this, &MainWindow::followFocus);
}

void MainWindow::followFocus()
{
    const QWidget *focused = QApplication::focusWidget();
    if (!focused || focused == menuBar() || focused->window() != this)
        return; // a menu is open: what it shows belongs to where the focus was
    const SqlEditor *editor = m_documents->currentEditor();
    const bool inEditor = editor && editor->isAncestorOf(focused);
    const auto *page = qobject_cast<ComparePage *>(m_tabs->currentWidget());
    const bool inComparison = page && page->isAncestorOf(focused);
    m_actions->setKeyScope(inEditor                               ? Actions::KeyScope::Editor
                               : m_runPane->isAncestorOf(focused) ? Actions::KeyScope::RunPane
                               : m_catalog->isAncestorOf(focused) ? Actions::KeyScope::Catalog
                               : inComparison                     ? Actions::KeyScope::Comparison
                                                                  : Actions::KeyScope::Elsewhere);
}

} // namespace Varve::Ui
