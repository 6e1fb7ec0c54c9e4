// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "failure.h"

#include <models/workbench/workbench.h>

#include <QMainWindow>

#include <memory>

class QStackedWidget;
class QTabWidget;

namespace Varve::Ui {

class Actions;
class CatalogPane;
class Closing;
class DocumentController;
class EnvironmentController;
class Exports;
class FilesPane;
class Inspector;
class MainToolBar;
class MessageBar;
class PlanCommands;
class ProblemController;
class ProblemsPane;
class ProjectController;
class QuickOpen;
class Rehearsals;
class ResultsPane;
class RunController;
class RunPane;
class SecretPrompter;
class SqlLogPane;
class StartPage;
class StatusBar;
class TabDock;
class TimelinePage;
class VariablesPane;

/// The one window. Makes the places and controllers and connects them; what they do is theirs.
class MainWindow final : public QMainWindow
{
    Q_OBJECT

public:
    /// Pictures are taken without anybody there to answer: DoNotAsk makes a password that must be asked for an unreachable environment.
    enum class Passwords { Ask, DoNotAsk };
    explicit MainWindow(Passwords passwords = Passwords::Ask, QWidget *parent = nullptr);
    ~MainWindow() override;

    void openFolder(const QString &folder, const Project::LoadOptions &options = {});
    void openDemo();
    /// Prefers this environment in the project that is opened next.
    void preferEnvironment(const QString &name);

    Workbench::Workbench &workbench() { return *m_workbench; }
    Actions &actions() { return *m_actions; }
    TimelinePage &timeline() { return *m_timeline; }
    Inspector &inspector() { return *m_inspector; }
    RunController &runs() { return *m_runs; }
    Rehearsals &rehearsals() { return *m_rehearsals; }
    DocumentController &documents() { return *m_documents; }
    EnvironmentController &environments() { return *m_environments; }
    ProjectController &projects() { return *m_projects; }
    MessageBar &messages() { return *m_messages; }
    ProblemsPane &problems() { return *m_problems; }
    QTabWidget &tabs() { return *m_tabs; }
    TabDock &bottomDock() { return *m_bottom; }

protected:
    void closeEvent(QCloseEvent *event) override;
    void changeEvent(QEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    // mainwindow.cpp: what it shows
    void showProject();
    void showStart(const QString &busy = {});
    void takeEnvironment();
    void takeStatus(const QString &environment);
    void readStatuses(const QString &environment);
    void selectSomething();
    void showCaret();
    void showTitle();
    void showProblems();
    int pendingCount() const;
    QList<std::optional<History::EnvironmentStatus>> currentStatuses() const;
    QString selectedMigration() const;
    /// Says so where none is selected.
    void runForSelected(void (RunController::*command)(const QString &));
    std::optional<QString> editedMigration() const;
    void inspectSelected();
    QString partialMigration() const;
    void setLanguage(const QString &language);
    void retranslate();

    // mainwindowplaces.cpp: the places
    void makePlaces();
    void makeCentre();
    void makeDocks();
    void setDefaultLayout();
    void setPageTitles();

    // mainwindowconnections.cpp: who hears whom
    void connectActions();
    void connectEditActions();
    void connectViewActions();
    void connectRunActions();
    void connectControllers();
    void connectRuns();
    void showFailure(const Failure &failure);
    void connectPanes();
    void cancel();
    void updateCancel();
    void followFocus();

    // mainwindowdialogs.cpp: what it asks
    void chooseFolder();
    void askForProject();
    void askForEnvironment();
    void askForMigration();
    void askForMerge(const QString &databaseName);
    /// \a databaseName empty: where somebody runs, or a killed run left something.
    void showLock(const QString &environment, const QString &databaseName);
    void tellOpenRuns();
    void showEnvironmentMenu();
    void showPalette(const QString &text);
    void showAbout();
    void fillRecentMenu();
    void openComparison(bool withProject);

    std::unique_ptr<SecretPrompter> m_prompter;
    std::unique_ptr<Workbench::Workbench> m_workbench;
    Actions *m_actions;
    MainToolBar *m_toolBar = nullptr;
    StatusBar *m_statusBar = nullptr;
    MessageBar *m_messages = nullptr;
    QStackedWidget *m_stack = nullptr;
    StartPage *m_start = nullptr;
    QTabWidget *m_tabs = nullptr;
    TimelinePage *m_timeline = nullptr;
    TabDock *m_left = nullptr;
    TabDock *m_right = nullptr;
    TabDock *m_bottom = nullptr;
    CatalogPane *m_catalog = nullptr;
    FilesPane *m_files = nullptr;
    Inspector *m_inspector = nullptr;
    RunPane *m_runPane = nullptr;
    ResultsPane *m_results = nullptr;
    ProblemsPane *m_problems = nullptr;
    SqlLogPane *m_log = nullptr;
    VariablesPane *m_variables = nullptr;
    ProjectController *m_projects = nullptr;
    EnvironmentController *m_environments = nullptr;
    DocumentController *m_documents = nullptr;
    RunController *m_runs = nullptr;
    PlanCommands *m_plans = nullptr;
    Rehearsals *m_rehearsals = nullptr;
    Closing *m_closing = nullptr;
    std::optional<Failure> m_offered; ///< a way on of which is in the preview
    QString m_reloadFailure;          ///< as the message bar shows it while the folder cannot be read again
    QString m_planningText;           ///< as the message bar shows it while a plan is being made
    ProblemController *m_checks = nullptr;
    Exports *m_exports = nullptr;
    QuickOpen *m_quickOpen = nullptr;
    bool m_docksShown = false;
    QString m_toldRuns; ///< of others and of killed ones, on the environment, as last told
};

} // namespace Varve::Ui
