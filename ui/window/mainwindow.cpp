// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mainwindow.h"

#include "actions.h"
#include "closing.h"
#include "documentcontroller.h"
#include "environmentcontroller.h"
#include "filespane.h"
#include "maintoolbar.h"
#include "messagebar.h"
#include "planactions.h"
#include "plancommands.h"
#include "planremedies.h"
#include "problemcontroller.h"
#include "projectcontroller.h"
#include "rehearsals.h"
#include "runcontroller.h"
#include "startpage.h"
#include "statusbar.h"
#include "tabdock.h"
#include "windowsettings.h"

#include <ui/catalog/catalogpane.h>
#include <ui/connections/passworddialog.h>
#include <ui/editor/sqleditor.h>
#include <ui/inspector/inspector.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/variablespane.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>

#include <models/timeline/timelinemodel.h>
#include <translations/language.h>

#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFileInfo>
#include <QLocale>
#include <QMimeData>
#include <QMouseEvent>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

MainWindow::MainWindow(Passwords passwords, QWidget *parent)
    : QMainWindow(parent)
    , m_prompter(std::make_unique<SecretPrompter>(this))
    , m_workbench(std::make_unique<Workbench::Workbench>(passwords == Passwords::Ask ? m_prompter->asker() : nullptr))
    , m_actions(new Actions(this))
{
    setAcceptDrops(true);
    setContextMenuPolicy(Qt::PreventContextMenu);
    makePlaces();
    connectActions();
    connectControllers();
    connectPanes();
    m_closing = new Closing(*m_documents, *m_runs, this);
    m_actions->english->setChecked(WindowSettings::language() != u"de");
    m_actions->german->setChecked(WindowSettings::language() == u"de");
    const Theme &theme = Theme::instance();
    if (!WindowSettings::restoreGeometry(*this))
        resize(theme.measure(1440), theme.measure(900));
    fillRecentMenu();
    showStart();
}

MainWindow::~MainWindow()
{
    qApp->disconnect(this); // the focus still moves while the widgets go
    m_workbench->disconnect(this);
    m_tabs->disconnect(this); // the next tab comes to the front while they go
    // Panes and controllers use the workbench while they go: they go first.
    delete takeCentralWidget();
    for (QObject *part :
         QList<QObject *>{m_left, m_right, m_bottom, m_plans, m_rehearsals, m_runs, m_documents, m_environments, m_projects})
        delete part;
}

void MainWindow::openFolder(const QString &folder, const Project::LoadOptions &options)
{
    m_documents->askAboutUnsaved([this, folder, options] { m_projects->open(folder, options); });
}

void MainWindow::openDemo()
{
    m_documents->askAboutUnsaved([this] { m_projects->openDemo(); });
}

void MainWindow::preferEnvironment(const QString &name)
{
    m_environments->setWanted(name);
}

void MainWindow::showStart(const QString &busy)
{
    m_start->setBusy(busy);
    m_stack->setCurrentWidget(m_start);
    m_start->setFocus();
    takeEnvironment();
    showTitle();
    const bool open = m_workbench->hasProject();
    for (QAction *action : {m_actions->newMigration, m_actions->compare, m_actions->compareProject, m_actions->rollBackLast,
                            m_actions->rollBackTo, m_actions->runUpTo, m_actions->runSeed, m_actions->initDatabase,
                            m_actions->adoptDatabase, m_actions->addEnvironment, m_actions->lock, m_actions->exportHistory,
                            m_actions->exportGraph, m_actions->openConfiguration, m_actions->openFolderOutside, m_actions->refresh})
        action->setEnabled(open);
    m_actions->plans->setEnabled(open);
}

void MainWindow::showProject()
{
    m_statusBar->clearMessage();
    m_runs->leaveProject();
    m_documents->closeAll();
    showStart(); // sets what depends on a project being open
    m_stack->setCurrentWidget(m_tabs);
    if (!m_docksShown) {
        m_docksShown = true;
        if (!WindowSettings::restoreDocks(*this))
            setDefaultLayout();
    }
    m_environments->takeProject();
    showProblems();
    m_actions->openConfiguration->setEnabled(!m_workbench->project().configurationFile.isEmpty());
    m_timeline->setFocus();
    const Project::LayoutInfo &layout = m_workbench->project().layout;
    if (layout.foreign)
        m_messages->showText(MessageBar::Tone::Caution,
                             tr("This folder belongs to %1 (%2). Varve shows it and does not run it.").arg(layout.tool, layout.evidence));
}

void MainWindow::showProblems()
{
    const Project::Project project = m_workbench->project();
    m_checks->checkProject();
    m_variables->setProject(project);
    m_files->setProject(project);
    setPageTitles();
}

void MainWindow::takeEnvironment()
{
    const std::optional<Project::Environment> environment = m_environments->environment();
    const QString name = environment ? environment->name : QString();
    m_toolBar->setEnvironment(m_environments->tag(), m_environments->detail());
    m_statusBar->setEnvironment(m_environments->tag(), environment ? environment->guard : Project::GuardLevel::Open);
    m_runs->setEnvironment(name);
    m_timeline->setEnvironment(name);
    m_documents->setEnvironment(name);
    if (environment && m_catalog->environment() != name)
        m_catalog->setEnvironment(name);
    takeStatus(name);
}

void MainWindow::takeStatus(const QString &environment)
{
    if (environment != m_environments->current())
        return;
    const auto status = m_workbench->status(environment, m_workbench->project().firstDatabase());
    m_statusBar->setStatuses(currentStatuses());
    const int pending = pendingCount();
    m_actions->setPartial(partialMigration());
    m_actions->setPendingCount(pending, pending > 0 || (status && !status->error));
    showTitle();
    if (status && !m_timeline->view().selectionModel()->hasSelection())
        selectSomething();
    tellOpenRuns();
}

/// For a person, who may be asked for a password.
void MainWindow::readStatuses(const QString &environment)
{
    for (const Project::DatabaseRole &role : m_workbench->project().databases)
        m_workbench->refreshStatus(environment, role.name);
}

/// What others run, and what killed runs left, once; what stands there about something else stays.
void MainWindow::tellOpenRuns()
{
    const QString environment = m_environments->current();
    const QString runs = m_runs->isRunning() ? QString() : m_timeline->model().openRuns(environment);
    if (runs == m_toldRuns || (!runs.isEmpty() && m_messages->isVisible()))
        return;
    m_toldRuns = runs;
    if (runs.isEmpty())
        return;
    m_messages->showText(MessageBar::Tone::Caution, runs);
    m_messages->offer(tr("Lock…"), [this, environment] { showLock(environment, {}); });
}

QList<std::optional<History::EnvironmentStatus>> MainWindow::currentStatuses() const
{
    QList<std::optional<History::EnvironmentStatus>> statuses;
    const auto environment = m_environments->environment();
    if (!environment || !m_workbench->hasProject())
        return {};
    for (const Project::DatabaseRole &role : m_workbench->project().databases) {
        if (environment->connections.contains(role.name))
            statuses += m_workbench->status(environment->name, role.name);
    }
    return statuses;
}

/// Of the first database that has one.
QString MainWindow::partialMigration() const
{
    if (!m_workbench->hasProject())
        return {};
    for (const Project::DatabaseRole &role : m_workbench->project().databases) {
        const auto status = m_workbench->status(m_environments->current(), role.name);
        const History::MigrationStanding *partial = status && !status->error ? PlanRemedies::partialOf(*status) : nullptr;
        if (partial)
            return partial->migrationId;
    }
    return {};
}

int MainWindow::pendingCount() const
{
    if (!m_workbench->hasProject())
        return 0;
    int count = 0;
    for (const Project::DatabaseRole &role : m_workbench->project().databases) {
        const auto status = m_workbench->status(m_environments->current(), role.name);
        count += status && !status->error ? status->pendingCount() : 0;
    }
    return count;
}

/// What a person most likely came for: what failed, else the next to run, else the last that ran; in the project's order, as of several databases
/// one stands above the other.
void MainWindow::selectSomething()
{
    QHash<QString, History::Standing> standings; // of thousands: no looking through the lists for each
    QString failed, next, newest;
    const Project::Project project = m_workbench->project();
    for (const auto &status : currentStatuses()) {
        for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>())
            standings.insert(row.migrationId, row.standing);
    }
    for (const Project::Migration &migration : project.migrations) {
        const auto here = standings.constFind(migration.id);
        if (here == standings.cend())
            continue;
        if (*here == History::Standing::Failed || *here == History::Standing::Partial)
            failed = migration.id;
        if (next.isEmpty() && *here == History::Standing::Pending)
            next = migration.id;
        if (History::isApplied(*here))
            newest = migration.id;
    }
    const QString chosen = !failed.isEmpty() ? failed : !next.isEmpty() ? next : newest;
    if (!chosen.isEmpty())
        m_timeline->view().selectMigration(chosen);
}

/// What the commands for a migration are about: the one whose editor is in front, else that of the timeline.
QString MainWindow::selectedMigration() const
{
    return editedMigration().value_or(m_timeline->currentMigration());
}

/// Of the editor in front. Empty: it was a migration, and neither the folder nor a history has that now; none is meant then, rather than another.
std::optional<QString> MainWindow::editedMigration() const
{
    const SqlEditor *editor = m_documents->currentEditor();
    const QString id = editor && m_workbench->hasProject() ? m_documents->migrationIdOf(editor->file()) : QString();
    if (id.isEmpty())
        return std::nullopt;
    const Project::Project project = m_workbench->project();
    const bool isKnown = project.migration(id) || m_timeline->model().indexOf(id).isValid();
    return isKnown ? id : QString();
}

/// What the commands are about.
void MainWindow::inspectSelected()
{
    if (const auto edited = editedMigration())
        m_inspector->show(*edited, {});
    else
        m_inspector->show(m_timeline->currentMigration(), m_timeline->view().currentRelease());
}

void MainWindow::showCaret()
{
    const SqlEditor *editor = m_documents->currentEditor();
    m_statusBar->setCaret(editor ? editor->caretLine() : 0, editor ? editor->caretColumn() : 0, u"UTF-8"_s);
    m_statusBar->setStatement(editor ? editor->statementText() : QString());
}

void MainWindow::showTitle()
{
    if (!m_workbench->hasProject()) {
        setWindowTitle(u"Varve"_s);
        return;
    }
    const Project::Project project = m_workbench->project();
    const QString name = project.name.isEmpty() ? QFileInfo(project.folder).fileName() : project.name;
    const std::optional<Project::Environment> environment = m_environments->environment();
    const int pending = pendingCount();
    setWindowTitle(environment && pending > 0 ? tr("%1 · %n pending on %2 – Varve", nullptr, pending).arg(name, environment->title())
                                              : u"%1 – Varve"_s.arg(name));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (!m_closing->mayClose()) {
        event->ignore();
        return;
    }
    WindowSettings::saveLayout(*this, m_docksShown);
    QMainWindow::closeEvent(event);
}

void MainWindow::setLanguage(const QString &language)
{
    WindowSettings::setLanguageChoice(language);
    Varve::setLanguage(QLocale(language));
}

void MainWindow::retranslate()
{
    m_actions->retranslate();
    m_toolBar->retranslate();
    m_statusBar->retranslate();
    m_messages->retranslate();
    m_start->retranslate();
    m_documents->retitle();
    setPageTitles();
    takeEnvironment();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::LanguageChange && m_runs)
        retranslate();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!urls.isEmpty() && urls.constFirst().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    for (const QUrl &url : event->mimeData()->urls()) {
        const QString path = url.toLocalFile();
        if (QFileInfo(path).isDir())
            return openFolder(path);
        if (m_workbench->hasProject())
            m_documents->openFile(path);
        else
            m_messages->showText(MessageBar::Tone::Plain, tr("Open a folder first; then files can be opened beside it."));
    }
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // The event first: while the window is destroyed its tabs are no longer what they were.
    if (event->type() == QEvent::MouseButtonRelease && watched == m_tabs->tabBar()) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        if (mouse->button() == Qt::MiddleButton)
            m_documents->closeTab(m_tabs->tabBar()->tabAt(mouse->pos()));
    }
    return QMainWindow::eventFilter(watched, event);
}

} // namespace Varve::Ui
