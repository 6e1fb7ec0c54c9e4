// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "actions.h"

#include "planactions.h"

#include <QActionGroup>
#include <QMenu>
#include <QMenuBar>

namespace Varve::Ui {

Actions::Actions(QObject *parent) : QObject(parent)
{
    makeFileAndEdit();
    makeView();
    makeMigration();
    setKeyScope(KeyScope::Elsewhere);
}

QAction *Actions::make(const QKeySequence &key, QList<QKeySequence> aliases)
{
    auto *action = new QAction(this);
    if (!key.isEmpty())
        aliases.prepend(key);
    action->setShortcuts(aliases);
    m_all += action;
    return action;
}

QAction *Actions::makeChoice(QActionGroup *group)
{
    QAction *action = make();
    action->setCheckable(true);
    group->addAction(action);
    return action;
}

void Actions::makeFileAndEdit()
{
    openFolder = make(QKeySequence::Open);
    newProject = make();
    demo = make();
    newQuery = make(Qt::CTRL | Qt::Key_T);
    save = make(QKeySequence::Save);
    saveAs = make(Qt::CTRL | Qt::SHIFT | Qt::Key_S);
    closeTab = make(Qt::CTRL | Qt::Key_W, {Qt::CTRL | Qt::Key_F4});
    reopenTab = make(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    quit = make(Qt::CTRL | Qt::Key_Q);
    quit->setMenuRole(QAction::QuitRole);
    // Editing keys belong to the widget that has the focus; here they are only shown.
    undo = make();
    redo = make();
    cut = make();
    copy = make();
    paste = make();
    selectAll = make();
    find = make();
    replace = make();
    comment = make();
    quickOpen = make(Qt::CTRL | Qt::Key_P);
    palette = make(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
}

void Actions::makeView()
{
    refresh = make();
    bottomDock = make(Qt::CTRL | Qt::Key_J);
    nextProblem = make(Qt::Key_F8);
    previousProblem = make(Qt::SHIFT | Qt::Key_F8);
    showResults = make(Qt::Key_F6);
    resetLayout = make();
    auto *themes = new QActionGroup(this);
    lightTheme = makeChoice(themes);
    darkTheme = makeChoice(themes);
    highContrastTheme = makeChoice(themes);
    systemTheme = makeChoice(themes);
    auto *languages = new QActionGroup(this);
    english = makeChoice(languages);
    german = makeChoice(languages);
}

void Actions::makeMigration()
{
    addEnvironment = make();
    lock = make();
    exportHistory = make();
    exportGraph = make();
    openConfiguration = make();
    openFolderOutside = make();
    newMigration = make(Qt::CTRL | Qt::Key_N);
    runPending = make();
    runUpTo = make();
    rollBackLast = make();
    rollBackTo = make();
    runSeed = make();
    initDatabase = make();
    adoptDatabase = make();
    plans = new PlanActions(this);
    m_all += plans->all();
    runStatement = make();
    runFile = make();
    cancelRun = make();
    cancelRun->setEnabled(false);
    compare = make();
    compareProject = make();
    shortcuts = make(Qt::Key_F1);
    about = make();
    about->setMenuRole(QAction::AboutRole);
}

void Actions::setKeyScope(KeyScope scope)
{
    const bool editor = scope == KeyScope::Editor;
    // These places have shortcuts of their own; two owners of a key would cancel each other out.
    QList<QKeySequence> refreshKeys{Qt::CTRL | Qt::Key_R};
    if (!editor && scope != KeyScope::Catalog && scope != KeyScope::Comparison)
        refreshKeys.prepend(Qt::Key_F5);
    refresh->setShortcuts(refreshKeys);
    find->setShortcuts(editor ? QList<QKeySequence>() : QList<QKeySequence>{QKeySequence(QKeySequence::Find)});
    cancelRun->setShortcuts(scope == KeyScope::RunPane ? QList<QKeySequence>() : QList<QKeySequence>{Qt::CTRL | Qt::Key_F2});
    // It opens a tab, which nobody wants who meant the Ctrl+D of other editors.
    compare->setShortcuts(editor ? QList<QKeySequence>() : QList<QKeySequence>{Qt::CTRL | Qt::Key_D});
    for (QAction *action : {replace, comment, runStatement, runFile, saveAs})
        action->setEnabled(editor || action == saveAs);
}

void Actions::fillMenuBar(QMenuBar *bar)
{
    fillFileMenu(bar);
    fillEditMenu(bar);
    fillViewMenu(bar);
    fillProjectMenus(bar);
    retranslate();
}

/// nullptr in \a actions stands for a separator.
QMenu *Actions::addMenu(QMenuBar *bar, const QList<QAction *> &actions)
{
    QMenu *menu = bar->addMenu(QString());
    for (QAction *action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
    m_menus += menu;
    return menu;
}

void Actions::fillFileMenu(QMenuBar *bar)
{
    QMenu *file = addMenu(
        bar, {openFolder, newProject, demo, nullptr, newQuery, nullptr, save, saveAs, nullptr, closeTab, reopenTab, nullptr, quit});
    recentMenu = new QMenu(file);
    file->insertMenu(newProject, recentMenu);
}

void Actions::fillEditMenu(QMenuBar *bar)
{
    addMenu(bar, {undo, redo, nullptr, cut, copy, paste, selectAll, nullptr, find, replace, comment, nullptr, quickOpen, palette});
}

void Actions::fillViewMenu(QMenuBar *bar)
{
    QMenu *view = addMenu(bar, {refresh, nullptr, bottomDock, showResults, nextProblem, previousProblem, nullptr});
    docksMenu = view->addMenu(QString());
    view->addAction(resetLayout);
    view->addSeparator();
    m_themeMenu = view->addMenu(QString());
    m_themeMenu->addActions({lightTheme, darkTheme, highContrastTheme, systemTheme});
    m_languageMenu = view->addMenu(QString());
    m_languageMenu->addActions({english, german});
}

void Actions::fillProjectMenus(QMenuBar *bar)
{
    QMenu *project
        = addMenu(bar, {addEnvironment, nullptr, lock, nullptr, exportHistory, exportGraph, nullptr, openConfiguration, openFolderOutside});
    environmentMenu = new QMenu(project);
    project->insertMenu(addEnvironment, environmentMenu);
    const QList<QAction *> running{
        newMigration,  plans->mergeHeads,       nullptr, runPending, runUpTo, plans->runOnly, plans->runTo, plans->runAllHeads, runSeed,
        plans->resume, plans->continueOnFailure};
    const QList<QAction *> checking{nullptr, plans->verify, plans->verifyAll, nullptr, initDatabase, adoptDatabase};
    const QList<QAction *> editing{nullptr, runStatement, runFile, cancelRun};
    const QList<QAction *> goingBack{nullptr, rollBackLast, rollBackTo, plans->rollBackOnly, plans->rollBackToTarget, plans->rollBackAll};
    QMenu *migration = addMenu(bar, running + checking + editing + goingBack);
    plans->addRehearsalMenu(migration, plans->verify);
    plans->addHistoryMenu(migration, initDatabase);
    addMenu(bar, {compare, compareProject});
    addMenu(bar, {palette, shortcuts});
    addMenu(bar, {shortcuts, nullptr, about});
}

void Actions::setPendingCount(int count, bool known)
{
    m_pending = known ? count : 0;
    m_pendingKnown = known;
    const bool goesOn = known && count == 0 && !m_partial.isEmpty();
    runPending->setEnabled(known && (count > 0 || goesOn));
    if (goesOn) {
        const QString number = m_partial.section(QLatin1Char('/'), -1).section(QLatin1Char('_'), 0, 0);
        runPending->setText(tr("Go On with %1…").arg(number));
        runPending->setIconText(tr("Go on with %1…").arg(number));
        return;
    }
    runPending->setText(m_pending > 0 ? tr("Run %n Pending…", nullptr, m_pending) : tr("Run Pending…"));
    runPending->setIconText(m_pending > 0 ? tr("Run %n pending…", nullptr, m_pending) : known ? tr("Nothing pending") : tr("Run pending…"));
}

void Actions::setPartial(const QString &migrationId)
{
    m_partial = migrationId;
    setPendingCount(m_pending, m_pendingKnown);
}

void Actions::retranslate()
{
    setMenuTitles();
    setFileAndEditTexts();
    setOtherTexts();
    plans->retranslate();
    setPendingCount(m_pending, m_pendingKnown);
}

void Actions::setMenuTitles()
{
    const QStringList titles{tr("&File"),      tr("&Edit"),    tr("&View"),  tr("&Project"),
                             tr("&Migration"), tr("&Compare"), tr("&Tools"), tr("&Help")};
    for (qsizetype i = 0; i < m_menus.size(); ++i)
        m_menus.at(i)->setTitle(titles.at(i));
    if (m_menus.isEmpty())
        return;
    recentMenu->setTitle(tr("Open Recent"));
    docksMenu->setTitle(tr("Docks"));
    m_themeMenu->setTitle(tr("Theme"));
    m_languageMenu->setTitle(tr("Language"));
    environmentMenu->setTitle(tr("Environment"));
}

void Actions::setFileAndEditTexts()
{
    openFolder->setText(tr("&Open Folder…"));
    openFolder->setIconText(tr("Open…"));
    newProject->setText(tr("New Project…"));
    demo->setText(tr("Try the Demo"));
    newQuery->setText(tr("New Query"));
    save->setText(tr("&Save"));
    saveAs->setText(tr("Save As…"));
    closeTab->setText(tr("Close Tab"));
    reopenTab->setText(tr("Reopen Closed Tab"));
    quit->setText(tr("&Quit"));
    undo->setText(tr("Undo") + QStringLiteral("\tCtrl+Z"));
    redo->setText(tr("Redo") + QStringLiteral("\tCtrl+Shift+Z"));
    cut->setText(tr("Cut") + QStringLiteral("\tCtrl+X"));
    copy->setText(tr("Copy") + QStringLiteral("\tCtrl+C"));
    paste->setText(tr("Paste") + QStringLiteral("\tCtrl+V"));
    selectAll->setText(tr("Select All") + QStringLiteral("\tCtrl+A"));
    find->setText(tr("Find…"));
    replace->setText(tr("Replace…") + QStringLiteral("\tCtrl+H"));
    comment->setText(tr("Comment Lines") + QStringLiteral("\tCtrl+/"));
    quickOpen->setText(tr("Go to File, Environment, Command…"));
    palette->setText(tr("Commands…"));
}

void Actions::setOtherTexts()
{
    refresh->setText(tr("Refresh"));
    bottomDock->setText(tr("Show or Hide Bottom Dock"));
    nextProblem->setText(tr("Next Problem"));
    previousProblem->setText(tr("Previous Problem"));
    showResults->setText(tr("Editor or Results"));
    resetLayout->setText(tr("Reset Layout"));
    lightTheme->setText(tr("Light"));
    darkTheme->setText(tr("Dark"));
    highContrastTheme->setText(tr("High Contrast"));
    systemTheme->setText(tr("As the System"));
    english->setText(QStringLiteral("English"));
    german->setText(QStringLiteral("Deutsch"));
    addEnvironment->setText(tr("Add Environment…"));
    lock->setText(tr("Lock…"));
    exportHistory->setText(tr("Export History…"));
    exportGraph->setText(tr("Export Graph…"));
    openConfiguration->setText(tr("Open varve.toml"));
    openFolderOutside->setText(tr("Show Folder in File Manager"));
    newMigration->setText(tr("New Migration…"));
    newMigration->setIconText(tr("New migration"));
    runUpTo->setText(tr("Run Up to Selected…"));
    rollBackLast->setText(tr("Roll Back Last…"));
    rollBackLast->setIconText(tr("Roll back…"));
    rollBackTo->setText(tr("Roll Back to Selected…"));
    runSeed->setText(tr("Run Seed Data…"));
    initDatabase->setText(tr("Initialise Empty Database…"));
    adoptDatabase->setText(tr("Adopt Existing Database…"));
    runStatement->setText(tr("Run Statement") + QStringLiteral("\tCtrl+Return"));
    runFile->setText(tr("Run File") + QStringLiteral("\tF5"));
    cancelRun->setText(tr("Cancel Run"));
    compare->setText(tr("Compare…"));
    compare->setIconText(tr("Compare…"));
    compareProject->setText(tr("Compare Environment with Project"));
    shortcuts->setText(tr("Keyboard Shortcuts"));
    about->setText(tr("About Varve"));
}

} // namespace Varve::Ui
