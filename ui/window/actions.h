// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMenuBar;
class QMenu;

namespace Varve::Ui {

class PlanActions;

/// Everything that a person can ask the window for, once: menus, tool bar and the command palette show the same actions.
class Actions final : public QObject
{
    Q_OBJECT

public:
    explicit Actions(QObject *parent = nullptr);

    // File
    QAction *openFolder, *newProject, *demo, *newQuery, *save, *saveAs, *closeTab, *reopenTab, *quit;
    // Edit
    QAction *undo, *redo, *cut, *copy, *paste, *selectAll, *find, *replace, *comment, *quickOpen, *palette;
    // View
    QAction *refresh, *bottomDock, *nextProblem, *previousProblem, *showResults, *resetLayout;
    QAction *lightTheme, *darkTheme, *highContrastTheme, *systemTheme, *english, *german;
    // Project
    QAction *addEnvironment, *lock, *exportHistory, *exportGraph, *openConfiguration, *openFolderOutside;
    // Migration
    QAction *newMigration, *runPending, *runUpTo, *rollBackLast, *rollBackTo, *runSeed, *initDatabase, *adoptDatabase, *runStatement,
        *runFile, *cancelRun;
    // Compare, Help
    QAction *compare, *compareProject, *shortcuts, *about;

    PlanActions *plans; ///< of the migration menu, too

    QMenu *recentMenu = nullptr; ///< filled by whoever knows the recent projects
    QMenu *environmentMenu = nullptr;
    QMenu *docksMenu = nullptr;

    void fillMenuBar(QMenuBar *bar);
    /// In the order of the menus, for the command palette.
    QList<QAction *> all() const { return m_all; }
    /// "Run 2 Pending…"; nothing pending disables it. Where the history is not \a known, nothing is said about it.
    void setPendingCount(int count, bool known);
    /// Where nothing else is pending the button goes on with what is partly applied; empty: nothing is.
    void setPartial(const QString &migrationId);

    /// Who has the keys that two places want: F5 runs in an editor and refreshes elsewhere, Ctrl+F finds in an editor and searches the timeline.
    enum class KeyScope { Editor, RunPane, Catalog, Comparison, Elsewhere };
    void setKeyScope(KeyScope scope);

    /// Texts in the language in force.
    void retranslate();

private:
    QAction *make(const QKeySequence &key = {}, QList<QKeySequence> aliases = {});
    QAction *makeChoice(class QActionGroup *group);
    void makeFileAndEdit();
    void makeView();
    void makeMigration();
    void fillFileMenu(QMenuBar *bar);
    void fillEditMenu(QMenuBar *bar);
    void fillViewMenu(QMenuBar *bar);
    void fillProjectMenus(QMenuBar *bar);
    QMenu *addMenu(QMenuBar *bar, const QList<QAction *> &actions);
    void setMenuTitles();
    void setFileAndEditTexts();
    void setOtherTexts();

    QList<QAction *> m_all;
    QList<QMenu *> m_menus;
    QMenu *m_themeMenu = nullptr;
    QMenu *m_languageMenu = nullptr;
    int m_pending = 0;
    QString m_partial;
    bool m_pendingKnown = false;
};

} // namespace Varve::Ui
