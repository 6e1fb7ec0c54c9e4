// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// The places of the window: tool bar, tabs, docks, status bar.

#include "mainwindow.h"

#include "actions.h"
#include "documentcontroller.h"
#include "environmentcontroller.h"
#include "exports.h"
#include "filespane.h"
#include "maintoolbar.h"
#include "messagebar.h"
#include "plancommands.h"
#include "problemcontroller.h"
#include "projectcontroller.h"
#include "rehearsals.h"
#include "runcontroller.h"
#include "startpage.h"
#include "statusbar.h"
#include "tabdock.h"

#include <ui/catalog/catalogpane.h>
#include <ui/inspector/inspector.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/resultspane.h>
#include <ui/runs/runpane.h>
#include <ui/runs/sqllogpane.h>
#include <ui/runs/variablespane.h>
#include <ui/theme/style.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>

#include <QMenu>
#include <QMenuBar>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QVBoxLayout>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

void MainWindow::makePlaces()
{
    m_actions->fillMenuBar(menuBar());
    m_toolBar = new MainToolBar(*m_actions, this);
    addToolBar(m_toolBar);
    m_statusBar = new StatusBar(this);
    setStatusBar(m_statusBar);
    makeCentre();
    makeDocks();
    m_actions->docksMenu->addActions({m_left->toggleViewAction(), m_right->toggleViewAction(), m_bottom->toggleViewAction()});

    m_projects = new ProjectController(*m_workbench, this);
    m_environments = new EnvironmentController(*m_workbench, this);
    m_documents = new DocumentController(m_tabs, m_messages, *m_workbench, this);
    m_checks = new ProblemController(*m_workbench, *m_documents, *m_problems, this);
    m_runs = new RunController(*m_workbench, {m_runPane, m_results, m_log, m_problems}, this);
    m_runs->setUnsaved([this](const QString &file) { return m_documents->isUnsaved(file); });
    const auto selected = [this] { return selectedMigration(); };
    m_plans = new PlanCommands(*m_workbench, *m_runs, *m_actions->plans, selected, this);
    m_rehearsals = new Rehearsals(*m_workbench, *m_runs, *m_actions->plans, selected, this);
    m_exports = new Exports(*m_workbench, this);
    setPageTitles();
    connect(&Theme::instance(), &Theme::changed, this, &MainWindow::setPageTitles);
}

void MainWindow::makeCentre()
{
    auto *centre = new QWidget(this);
    auto *layout = new QVBoxLayout(centre);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    m_messages = new MessageBar(centre);
    m_stack = new QStackedWidget(centre);
    layout->addWidget(m_messages);
    layout->addWidget(m_stack, 1);
    setCentralWidget(centre);

    m_start = new StartPage(m_stack);
    m_tabs = new QTabWidget(m_stack);
    m_tabs->setDocumentMode(true);
    indentTabs(m_tabs);
    m_tabs->setMovable(true);
    m_tabs->setTabsClosable(true);
    m_tabs->setElideMode(Qt::ElideMiddle);
    m_tabs->tabBar()->installEventFilter(this);
    m_timeline = new TimelinePage(*m_workbench, m_tabs);
    m_tabs->addTab(m_timeline, {});
    for (const QTabBar::ButtonPosition side : {QTabBar::LeftSide, QTabBar::RightSide})
        m_tabs->tabBar()->setTabButton(0, side, nullptr); // the timeline cannot be closed
    connect(m_tabs->tabBar(), &QTabBar::tabMoved, this, [this](int from, int to) {
        if (from == 0 || to == 0) {
            const QSignalBlocker blocker(m_tabs->tabBar());
            m_tabs->tabBar()->moveTab(m_tabs->indexOf(m_timeline), 0); // and stays first
        }
    });
    // A stack is as wide as the widest of its pages needs; this one counts only while it is seen.
    connect(m_stack, &QStackedWidget::currentChanged, m_start, [this] {
        const bool seen = m_stack->currentWidget() == m_start;
        m_start->setSizePolicy(seen ? QSizePolicy::Preferred : QSizePolicy::Ignored, QSizePolicy::Preferred);
    });
    m_stack->addWidget(m_start);
    m_stack->addWidget(m_tabs);
}

void MainWindow::makeDocks()
{
    setDockOptions(AllowNestedDocks | AllowTabbedDocks);
    setCorner(Qt::BottomLeftCorner, Qt::LeftDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::RightDockWidgetArea);
    m_left = new TabDock(u"leftDock"_s, this);
    m_right = new TabDock(u"rightDock"_s, this);
    m_bottom = new TabDock(u"bottomDock"_s, this);
    m_catalog = new CatalogPane(*m_workbench, m_left);
    m_files = new FilesPane(m_left);
    m_inspector = new Inspector(m_timeline->model(), m_right);
    m_runPane = new RunPane(m_bottom);
    m_results = new ResultsPane(m_bottom);
    m_problems = new ProblemsPane(m_bottom);
    m_log = new SqlLogPane(m_bottom);
    m_variables = new VariablesPane(m_bottom);
    m_left->addPage(m_catalog);
    m_left->addPage(m_files);
    m_right->addPage(m_inspector);
    for (QWidget *page : QList<QWidget *>{m_runPane, m_results, m_problems, m_log, m_variables})
        m_bottom->addPage(page);
    addDockWidget(Qt::LeftDockWidgetArea, m_left);
    addDockWidget(Qt::RightDockWidgetArea, m_right);
    addDockWidget(Qt::BottomDockWidgetArea, m_bottom);
    for (TabDock *dock : {m_left, m_right, m_bottom})
        dock->hide();
}

void MainWindow::setDefaultLayout()
{
    const Theme &theme = Theme::instance();
    for (TabDock *dock : {m_left, m_right, m_bottom})
        dock->setFloating(false);
    addDockWidget(Qt::LeftDockWidgetArea, m_left);
    addDockWidget(Qt::RightDockWidgetArea, m_right);
    addDockWidget(Qt::BottomDockWidgetArea, m_bottom);
    m_left->show();
    m_bottom->show();
    constexpr int smallWindow = 1366; // up to the width of a small laptop's screen the inspector would crowd the timeline
    m_right->setVisible(width() > theme.measure(smallWindow));
    resizeDocks({m_left, m_right}, {theme.measure(236), theme.measure(280)}, Qt::Horizontal);
    resizeDocks({m_bottom}, {theme.measure(190)}, Qt::Vertical);
    const int room = std::max(m_timeline->height(), theme.measure(500)) - theme.measure(48);
    m_timeline->splitter().setSizes({room * 60 / 100, room * 40 / 100});
}

void MainWindow::setPageTitles()
{
    m_tabs->setTabText(m_tabs->indexOf(m_timeline), tr("Timeline"));
    m_tabs->tabBar()->setAccessibleName(tr("Open documents"));
    m_left->setPageTitle(m_files, tr("Files"));
    m_left->setPageTitle(m_catalog, tr("Catalog"));
    m_right->setPageTitle(m_inspector, tr("Inspector"));
    m_bottom->setPageTitle(m_results, tr("Results"));
    const int problems = m_problems->graveCount(); // hints wait until somebody looks
    m_bottom->setPageTitle(m_problems, problems > 0 ? tr("Problems %1").arg(problems) : tr("Problems"));
    m_bottom->setPageColor(m_problems, problems > 0 ? Theme::instance().colors().bad : QColor());
    m_bottom->setPageTitle(m_log, tr("SQL log"));
    m_bottom->setPageTitle(m_variables, tr("Variables"));
    m_bottom->setPageTitle(m_runPane, tr("Run"));
    m_left->toggleViewAction()->setText(tr("Catalog and Files"));
    m_right->toggleViewAction()->setText(tr("Inspector"));
    m_bottom->toggleViewAction()->setText(tr("Run, Results, Problems"));
}

} // namespace Varve::Ui
