// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/timeline/timelinemodel.h>
#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <translations/language.h>
#include <ui/compare/comparepage.h>
#include <ui/connections/passworddialog.h>
#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/inspector/inspector.h>
#include <ui/runs/adoptiondialog.h>
#include <ui/runs/problemspane.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>
#include <ui/window/actions.h>
#include <ui/window/documentcontroller.h>
#include <ui/window/environmentcontroller.h>
#include <ui/window/mainwindow.h>
#include <ui/window/messagebar.h>
#include <ui/window/planactions.h>
#include <ui/window/quickopen.h>
#include <ui/window/runcontroller.h>
#include <ui/window/statusbar.h>
#include <ui/window/tabdock.h>
#include <ui/window/windowsettings.h>

#include <QAbstractSpinBox>
#include <QAccessible>
#include <QApplication>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QDir>
#include <QLabel>
#include <QLibraryInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTabBar>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTextDocument>
#include <QTextEdit>

using namespace Varve;
using namespace Varve::Ui;
using namespace Qt::StringLiterals;

namespace {

const QByteArray configuration = R"(name = "shop"

[environments.dev]
driver = "sqlite"
database = "dev.sqlite"

[environments.test]
driver = "sqlite"
database = "test.sqlite"
)";

constexpr int patience = 10'000; ///< ms; for the machine's worst day, not a wait

} // namespace

class TestMainWindow final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void startsWithThreeWaysToBegin();
    void opensAProjectAndReadsItsEnvironments();
    void aWrongConfigurationIsSaidAboveTheTabs();
    void switchesTheEnvironmentInOnePlace();
    void selectionSurvivesANewFile();
    void runsWhatIsPendingThroughThePreview();
    void f5InAMigrationOpensItsPreview();
    void f5InAFileThatIsGoneRunsNothing();
    void theOnlyDatabaseMayHaveAnyName();
    void rollsBackWhereSomethingWasAppliedLast();
    void theWindowMayGoWhileARehearsalGoesOn();
    void theLateAnswerOfADismissedRehearsalLeavesTheNextOneAlone();
    void marksAFailureInTheFile();
    void runningAgainFromAFailureGoesOnToTheEnd();
    void theStatusBarCountsWhatIsPartlyAppliedApart();
    void theStatusBarCountsAllDatabases();
    void initialisesAndAdoptsTheDatabaseOfTheSelection();
    void theMigrationWhoseEditorIsInFrontIsMeant();
    void aRemovedMigrationWhoseEditorIsInFrontIsMeantOrNone();
    void aDeclinedPasswordIsAskedForAgainByAPersonOnly();
    void aFolderThatIsBackIsNotSaidToBeGone();
    void controlDComparesWhereNoTextIsWritten();
    void aFileThatChangedMeanwhileCanBeTaken();
    void problemsFollowTheTextAndAreMended();
    void closedTabsComeBack();
    void aQueryIsNotDroppedWithoutAQuestion();
    void theStatusBarSaysWhatTheStatementIs();
    void thePaletteFindsFilesAndCommands();
    void switchesTheLanguage();
    void qtsOwnTextsFollowTheLanguage();
    void switchesTheTheme();
    void aPreviewSaysWhatIsNotSaved();
    void everyWidgetThatTakesTheFocusHasAName();
    void aMessageNeverWidensTheWindow_data();
    void aMessageNeverWidensTheWindow();
    void aMessageIsShownWholeAfterAShorterOne();

private:
    bool open();
    /// A project with the databases main and logs, and a migration for each.
    bool openTwoDatabases();
    bool statusBarSays(const QString &text) const;
    bool inspectorShows(const QString &id) const;
    /// Opens the project with a migration that never ends, and a preview whose rehearsal is at that.
    bool beginEndlessRehearsal();
    /// Runs \a action and what it previews; the database of the plan, empty when it did not succeed.
    QString runThrough(QAction *action);
    QStringList namelessWidgets() const;
    QStringList scratchDatabases() const { return QDir(m_scratch->path()).entryList({u"varve_rehearsal_*"_s}, QDir::AllEntries); }
    QModelIndex cell(const QString &id, int environment) const;

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<QTemporaryDir> m_settings;
    std::unique_ptr<QTemporaryDir> m_scratch; ///< for what is temporary meanwhile
    const QByteArray m_temporary = qgetenv("TMPDIR");
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QCoreApplication::setOrganizationName(u"Varve"_s);
    QCoreApplication::setApplicationName(u"Varve"_s);
    QSettings::setDefaultFormat(QSettings::IniFormat);
    setLanguage(QLocale(u"en"_s));
    Theme::instance().setScheme(Scheme::Light);
}

void TestMainWindow::init()
{
    m_settings = std::make_unique<QTemporaryDir>();
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_settings->path());
    m_scratch = std::make_unique<QTemporaryDir>();
    m_project = std::make_unique<Test::TemporaryProject>();
    qputenv("TMPDIR", m_scratch->path().toUtf8());
    m_project->write(u"varve.toml"_s, configuration);
    m_project->write(u"migrations/001_first.sql"_s,
                     "-- Author: A. Author\nCREATE TABLE first (id integer);\n-- varve:down\nDROP TABLE first;\n");
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE second (id integer);\n");
    m_window = std::make_unique<MainWindow>();
    m_window->resize(1440, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_project.reset();
    m_temporary.isEmpty() ? qunsetenv("TMPDIR") : qputenv("TMPDIR", m_temporary);
    m_scratch.reset();
}

bool TestMainWindow::open()
{
    m_window->openFolder(m_project->folder());
    return QTest::qWaitFor([this] { return m_window->timeline().model().statuses().size() == 2; }, patience);
}

QModelIndex TestMainWindow::cell(const QString &id, int environment) const
{
    return m_window->timeline().model().indexOf(id).siblingAtColumn(Timeline::TimelineModel::FirstEnvironmentColumn + environment);
}

void TestMainWindow::startsWithThreeWaysToBegin()
{
    QStringList texts;
    for (const QPushButton *button : m_window->centralWidget()->findChildren<QPushButton *>()) {
        if (button->isVisible())
            texts += button->text();
    }
    QCOMPARE(texts, (QStringList{u"Try the Demo"_s, u"Open Folder…"_s, u"New Project…"_s}));
    QCOMPARE(m_window->windowTitle(), u"Varve"_s);
}

void TestMainWindow::opensAProjectAndReadsItsEnvironments()
{
    QVERIFY(open());
    QCOMPARE(m_window->timeline().model().rowCount(), 3); // two migrations and where dev is
    QCOMPARE(cell(u"001_first"_s, 0).data().toString(), u"pending"_s);
    QCOMPARE(m_window->environments().current(), u"dev"_s);
    QVERIFY(m_window->actions().runPending->isEnabled());
    QVERIFY(m_window->windowTitle().startsWith(u"shop"_s));
    QCOMPARE(m_window->timeline().currentMigration(), u"001_first"_s);
}

void TestMainWindow::aWrongConfigurationIsSaidAboveTheTabs()
{
    m_project->write(u"varve.toml"_s, "nmae = \"shop\"\n");
    m_window->openFolder(m_project->folder());
    QTRY_VERIFY_WITH_TIMEOUT(m_window->messages().isVisible(), patience);
    QVERIFY2(m_window->messages().text().contains(u"nmae"_s), qPrintable(m_window->messages().text()));
    QVERIFY(!m_window->workbench().hasProject());
}

void TestMainWindow::switchesTheEnvironmentInOnePlace()
{
    QVERIFY(open());
    m_window->environments().choose(u"test"_s);
    QCOMPARE(m_window->timeline().model().currentEnvironment(), u"test"_s);
    SqlEditor *editor = m_window->documents().newQuery("SELECT 1;");
    QCOMPARE(editor->target().environment.name, u"test"_s);
    m_window->messages().showText(MessageBar::Tone::Bad, u"Of test."_s);
    m_window->environments().choose(u"dev"_s);
    QCOMPARE(editor->target().environment.name, u"dev"_s);
    QVERIFY(!m_window->messages().isVisible());
}

void TestMainWindow::selectionSurvivesANewFile()
{
    QVERIFY(open());
    QVERIFY(m_window->timeline().view().selectMigration(u"002_second"_s));
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE third (id integer);\n");
    QTRY_VERIFY_WITH_TIMEOUT(m_window->timeline().model().indexOf(u"003_third"_s).isValid(), patience);
    QCOMPARE(m_window->timeline().currentMigration(), u"002_second"_s);
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE second (id integer, name text);\n");
    QSignalSpy reads(&m_window->workbench(), &Workbench::Workbench::statusChanged);
    QTRY_VERIFY_WITH_TIMEOUT(reads.count() >= 2, patience);
    QCOMPARE(m_window->timeline().currentMigration(), u"002_second"_s);
}

void TestMainWindow::runsWhatIsPendingThroughThePreview()
{
    QVERIFY(open());
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    QSignalSpy ends(&m_window->runs(), &RunController::finished);
    m_window->actions().runPending->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patience);
    QTRY_VERIFY(m_window->runs().preview()->isVisible());
    QCOMPARE(cell(u"001_first"_s, 0).data().toString(), u"pending"_s); // nothing runs before a person says so
    QTest::keyClick(m_window->runs().preview(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 1, patience);
    QCOMPARE(ends.constFirst().constFirst().toBool(), true);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"applied"_s, patience);
    QCOMPARE(cell(u"002_second"_s, 1).data().toString(), u"pending"_s);
    QVERIFY(!m_window->actions().runPending->isEnabled());
}

void TestMainWindow::f5InAMigrationOpensItsPreview()
{
    QVERIFY(open());
    m_window->activateWindow();
    SqlEditor *editor = m_window->documents().openMigration(u"001_first"_s);
    QVERIFY(editor);
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    editor->runFile();
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patience);
    QCOMPARE(m_window->runs().preview()->plan().steps.size(), 1);
    QCOMPARE(m_window->runs().preview()->plan().steps.constFirst().migrationId, u"001_first"_s);
}

void TestMainWindow::f5InAFileThatIsGoneRunsNothing()
{
    QVERIFY(open());
    m_window->activateWindow();
    SqlEditor *editor = m_window->documents().openMigration(u"002_second"_s);
    QVERIFY(editor);
    QVERIFY(QFile::rename(m_project->path(u"migrations/002_second.sql"_s), m_project->path(u"migrations/003_second.sql"_s)));
    m_window->actions().refresh->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(cell(u"003_second"_s, 0).isValid(), patience);
    QSignalSpy starts(&m_window->runs(), &RunController::started);
    editor->runFile();
    QTRY_COMPARE(m_window->messages().text(),
                 u"002_second.sql is no longer there: another program removed or renamed it.\n"
                 "Nothing was run. Open it under its new name, save it again, or select the statements that are meant."_s);
    QVERIFY(!m_window->runs().isPlanning());
    QCOMPARE(starts.count(), 0);
}

QString TestMainWindow::runThrough(QAction *action)
{
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    QSignalSpy ends(&m_window->runs(), &RunController::finished);
    if (!QTest::qWaitFor([&] { return action->isEnabled(); }, patience)) // which follows what was read
        return {};
    action->trigger();
    if (!QTest::qWaitFor([&] { return previews.count() == 1 && m_window->runs().preview()->isVisible(); }, patience))
        return {};
    const QString database = m_window->runs().preview()->plan().databaseName;
    QTest::keyClick(m_window->runs().preview(), Qt::Key_Return);
    const bool succeeded = QTest::qWaitFor([&] { return ends.count() == 1; }, patience) && ends.constFirst().constFirst().toBool();
    return succeeded ? database : QString();
}

void TestMainWindow::theOnlyDatabaseMayHaveAnyName()
{
    m_project->write(u"varve.toml"_s,
                     "[databases.wh]\n"
                         + configuration.mid(configuration.indexOf("[environments.dev]"))
                               .replace("[environments.dev]", "[environments.dev]\nseed = true"));
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE second (id integer);\n-- varve:down\nDROP TABLE second;\n");
    m_project->write(u"migrations/seed_003.sql"_s, "-- Category: seed\nINSERT INTO first VALUES (1);\n");
    QVERIFY(open());
    QCOMPARE(runThrough(m_window->actions().runPending), u"wh"_s);
    QCOMPARE(runThrough(m_window->actions().runSeed), u"wh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"applied"_s, patience);
    m_window->actions().compareProject->trigger();
    auto *page = m_window->tabs().findChild<ComparePage *>();
    QVERIFY(page);
    QSignalSpy compared(page, &ComparePage::finished);
    page->start();
    QTRY_COMPARE_WITH_TIMEOUT(compared.count(), 1, patience);
    QVERIFY2(compared.constFirst().constFirst().toBool(), page->error() ? qPrintable(page->error()->toString()) : "");
    QVERIFY(!page->findChild<QComboBox *>(u"database"_s)->isVisible()); // there is nothing to choose
    QCOMPARE(runThrough(m_window->actions().rollBackLast), u"wh"_s);
}

void TestMainWindow::rollsBackWhereSomethingWasAppliedLast()
{
    m_project->write(u"varve.toml"_s,
                     "[databases.main]\n[databases.wh]\n[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"m.sqlite\"\n"
                     "[environments.dev.connections.wh]\ndriver = \"sqlite\"\ndatabase = \"w.sqlite\"\n");
    m_project->write(u"migrations/002_second.sql"_s,
                     "-- Database: wh\nCREATE TABLE second (id integer);\n-- varve:down\nDROP TABLE second;\n");
    m_window->openFolder(m_project->folder());
    const auto pending = [this](const QString &database) {
        const auto status = m_window->workbench().status(u"dev"_s, database);
        return status ? status->pendingCount() : -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(pending(u"main"_s) == 1 && pending(u"wh"_s) == 1, patience);
    QCOMPARE(runThrough(m_window->actions().runPending), u"main"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pending(u"main"_s), 0, patience);
    QCOMPARE(runThrough(m_window->actions().runPending), u"wh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pending(u"wh"_s), 0, patience);

    m_window->timeline().view().clearSelection();
    m_window->timeline().view().setCurrentIndex({});
    QCOMPARE(m_window->timeline().currentMigration(), QString());
    QCOMPARE(runThrough(m_window->actions().rollBackLast), u"wh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pending(u"wh"_s), 1, patience);
    QCOMPARE(runThrough(m_window->actions().runPending), u"wh"_s);
    QTRY_COMPARE_WITH_TIMEOUT(pending(u"wh"_s), 0, patience);
    QVERIFY(m_window->timeline().view().selectMigration(u"001_first"_s)); // what is selected says where
    QCOMPARE(runThrough(m_window->actions().rollBackLast), u"main"_s);
}

bool TestMainWindow::beginEndlessRehearsal()
{
    m_project->write(u"migrations/003_endless.sql"_s,
                     "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n;\n");
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    if (!open())
        return false;
    m_window->runs().runPending();
    if (!QTest::qWaitFor([&] { return previews.count() == 1; }, patience))
        return false;
    emit m_window->runs().preview()->rehearsalRequested(m_window->runs().preview()->plan());
    return QTest::qWaitFor([this] { return scratchDatabases().size() == 1; }, patience);
}

void TestMainWindow::theWindowMayGoWhileARehearsalGoesOn()
{
    QVERIFY(beginEndlessRehearsal());
    m_window.reset();
    QCOMPARE(scratchDatabases(), QStringList());
}

void TestMainWindow::theLateAnswerOfADismissedRehearsalLeavesTheNextOneAlone()
{
    QVERIFY(beginEndlessRehearsal());
    Workbench::Workbench &workbench = m_window->workbench();
    RunController &runs = m_window->runs();
    QSignalSpy previews(&runs, &RunController::previewOpened);
    // The next plan is there before the first rehearsal hears that it shall end, and its rehearsal begins before the other's answer is heard.
    const QPointer<RunPreviewDialog> first = runs.preview();
    const QStringList ofFirst = scratchDatabases();
    runs.runPending();
    workbench.planMigrate(u"dev"_s, {}, u"main"_s).waitForFinished();
    first->reject();
    connect(&runs, &RunController::previewOpened, this, [&runs] { emit runs.preview()->rehearsalRequested(runs.preview()->plan()); });
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patience);
    QTRY_VERIFY_WITH_TIMEOUT(scratchDatabases().size() == 1 && scratchDatabases() != ofFirst, patience);
    QCoreApplication::sendPostedEvents(); // what the first one's thread left
    auto another = workbench.rehearse(u"dev"_s, Workbench::Workbench::RehearseFrom::Nothing, u"main"_s);
    runs.preview()->reject();
    QTRY_VERIFY_WITH_TIMEOUT(another.isFinished(), patience); // all rehearsals that go on end together
    QTRY_COMPARE_WITH_TIMEOUT(scratchDatabases(), QStringList(), patience);
}

void TestMainWindow::marksAFailureInTheFile()
{
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE second (id integer);\nCREATE TABEL third (id integer);\n");
    QVERIFY(open());
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    QSignalSpy ends(&m_window->runs(), &RunController::finished);
    m_window->actions().runPending->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patience);
    QTest::keyClick(m_window->runs().preview(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(ends.count(), 1, patience);
    QCOMPARE(ends.constFirst().constFirst().toBool(), false);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"failed"_s, patience);
    QVERIFY(m_window->problems().count() > 0);
    m_window->actions().nextProblem->trigger();
    SqlEditor *editor = m_window->documents().currentEditor();
    QVERIFY(editor);
    QCOMPARE(editor->shownAs(), u"migrations/002_second.sql"_s);
    QCOMPARE(editor->caretLine(), 2);
}

void TestMainWindow::runningAgainFromAFailureGoesOnToTheEnd()
{
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE first (id integer);\n");
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE third (id integer);\n");
    QVERIFY(open());
    runThrough(m_window->actions().runPending);
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"failed"_s, patience);
    const auto *pane = m_window->findChild<RunPane *>();
    QPushButton *again = nullptr;
    for (auto *button : pane->findChildren<QPushButton *>())
        again = button->text() == u"Run again from 002…" ? button : again;
    QTRY_VERIFY(again && again->isVisible());
    m_window->environments().choose(u"test"_s); // it is about what ran on dev
    again->click();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->runs().preview(), patience);
    const Execution::Plan plan = m_window->runs().preview()->plan();
    QCOMPARE(plan.environment, u"dev"_s);
    QStringList ids;
    for (const Execution::PlanStep &step : plan.steps)
        ids += step.migrationId;
    QCOMPARE(ids, (QStringList{u"002_second"_s, u"003_third"_s}));
}

void TestMainWindow::theStatusBarCountsWhatIsPartlyAppliedApart()
{
    StatusBar bar;
    bar.setEnvironment(EnvironmentTag{.name = u"dev"_s, .title = u"dev"_s, .color = {}, .order = 0, .count = 1, .readOnly = false},
                       Project::GuardLevel::Open);
    History::EnvironmentStatus status;
    using History::Standing;
    for (const Standing standing : {Standing::Pending, Standing::Failed, Standing::Partial, Standing::Partial})
        status.standings += History::MigrationStanding{.migrationId = u"a"_s, .standing = standing, .last = {}, .lastApplied = {}};
    bar.setStatuses({status});
    QStringList texts;
    for (const QLabel *label : bar.findChildren<QLabel *>())
        texts += label->text();
    QVERIFY2(!texts.filter(u"1 failed · 2 partial"_s).isEmpty(), qPrintable(texts.join(u'|')));
}

bool TestMainWindow::openTwoDatabases()
{
    m_project->write(
        u"varve.toml"_s,
        "[databases.main]\n[databases.logs]\n[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"m.sqlite\"\n"
        "[environments.dev.connections.logs]\ndriver = \"sqlite\"\ndatabase = \"l.sqlite\"\n");
    m_project->write(u"migrations/002_second.sql"_s, "-- Database: logs\nCREATE TABLE second (id integer);\n");
    m_window->openFolder(m_project->folder());
    const auto isRead = [this](const QString &database) { return m_window->workbench().status(u"dev"_s, database).has_value(); };
    return QTest::qWaitFor([&] { return isRead(u"main"_s) && isRead(u"logs"_s) && m_window->actions().runPending->isEnabled(); }, patience);
}

bool TestMainWindow::statusBarSays(const QString &text) const
{
    const QList<QLabel *> labels = m_window->statusBar()->findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->isVisible() && label->text() == text; });
}

void TestMainWindow::theStatusBarCountsAllDatabases()
{
    QVERIFY(openTwoDatabases());
    QTRY_VERIFY_WITH_TIMEOUT(statusBarSays(u"2 pending"_s), patience);
    QCOMPARE(runThrough(m_window->actions().runPending), u"main"_s);
    QTRY_VERIFY_WITH_TIMEOUT(statusBarSays(u"1 pending"_s), patience);
    QCOMPARE(m_window->actions().runPending->text(), u"Run 1 Pending…"_s);
}

void TestMainWindow::initialisesAndAdoptsTheDatabaseOfTheSelection()
{
    QVERIFY(openTwoDatabases());
    QVERIFY(m_window->timeline().view().selectMigration(u"002_second"_s));
    QCOMPARE(runThrough(m_window->actions().initDatabase), u"logs"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_window->workbench().status(u"dev"_s, u"logs"_s)->pendingCount(), 0, patience);
    m_window->actions().initDatabase->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->messages().text(), u"There is nothing to initialise: dev (logs) has a history already."_s,
                              patience);
    m_window->actions().adoptDatabase->trigger();
    const auto says = [this](const QString &text) {
        const QList<QLabel *> labels = m_window->runs().adoption()->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY_WITH_TIMEOUT(says(u"dev (logs) has a history already."_s), patience);
    m_window->runs().adoption()->reject();
    QVERIFY(m_window->timeline().view().selectMigration(u"001_first"_s));
    QCOMPARE(runThrough(m_window->actions().initDatabase), u"main"_s);
}

bool TestMainWindow::inspectorShows(const QString &id) const
{
    const QList<QLabel *> labels = m_window->inspector().findChildren<QLabel *>();
    return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) { return label->toolTip() == id; });
}

void TestMainWindow::theMigrationWhoseEditorIsInFrontIsMeant()
{
    QVERIFY(open());
    QVERIFY(m_window->timeline().view().selectMigration(u"001_first"_s));
    QVERIFY(inspectorShows(u"001_first"_s));
    QVERIFY(m_window->documents().openFile(u"migrations/002_second.sql"_s));
    QVERIFY(inspectorShows(u"002_second"_s));
    const auto planned = [this](QAction *action) {
        QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
        action->trigger();
        if (!QTest::qWaitFor([&] { return previews.count() == 1 && m_window->runs().preview(); }, patience))
            return m_window->messages().text();
        const QString id = m_window->runs().preview()->plan().steps.constLast().migrationId;
        m_window->runs().preview()->reject();
        return id;
    };
    QCOMPARE(planned(m_window->actions().plans->stamp), u"002_second"_s);
    QCOMPARE(planned(m_window->actions().runUpTo), u"002_second"_s);
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE third (id integer);\n"); // the timeline is read again behind it
    QTRY_VERIFY_WITH_TIMEOUT(m_window->timeline().model().indexOf(u"003_third"_s).isValid(), patience);
    QVERIFY(inspectorShows(u"002_second"_s));
    m_window->documents().newQuery("SELECT 42;"); // is none
    QVERIFY(inspectorShows(u"001_first"_s));
    QCOMPARE(planned(m_window->actions().plans->stamp), u"001_first"_s);
    m_window->tabs().setCurrentIndex(1);
    QVERIFY(inspectorShows(u"002_second"_s));
    emit m_window->inspector().migrationActivated(u"001_first"_s); // somebody goes there
    QCOMPARE(m_window->tabs().currentIndex(), 0);
    QVERIFY(inspectorShows(u"001_first"_s));
    QCOMPARE(planned(m_window->actions().plans->stamp), u"001_first"_s);
}

void TestMainWindow::aRemovedMigrationWhoseEditorIsInFrontIsMeantOrNone()
{
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE third (id integer);\n");
    QVERIFY(open());
    QVERIFY(m_window->timeline().view().selectMigration(u"002_second"_s));
    QVERIFY(!runThrough(m_window->actions().runUpTo).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"applied"_s, patience);
    QVERIFY(m_window->timeline().view().selectMigration(u"001_first"_s));
    QVERIFY(m_window->documents().openFile(u"migrations/003_third.sql"_s));
    QVERIFY(m_window->documents().openFile(u"migrations/002_second.sql"_s));
    QVERIFY(inspectorShows(u"002_second"_s));

    QVERIFY(QFile::remove(m_project->path(u"migrations/002_second.sql"_s)));
    QTRY_COMPARE_WITH_TIMEOUT(cell(u"002_second"_s, 0).data().toString(), u"missing from the folder"_s, patience);
    QVERIFY(inspectorShows(u"002_second"_s));
    QSignalSpy previews(&m_window->runs(), &RunController::previewOpened);
    m_window->actions().plans->unstamp->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(previews.count(), 1, patience);
    QCOMPARE(m_window->runs().preview()->plan().steps.constLast().migrationId, u"002_second"_s);
    m_window->runs().preview()->reject();

    m_window->documents().openFile(u"migrations/003_third.sql"_s); // which nobody has applied
    QVERIFY(QFile::remove(m_project->path(u"migrations/003_third.sql"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->timeline().model().indexOf(u"003_third"_s).isValid(), patience);
    QTRY_VERIFY(!inspectorShows(u"003_third"_s));
    QVERIFY(!inspectorShows(u"001_first"_s));
    for (QAction *action : {m_window->actions().plans->stamp, m_window->actions().runUpTo, m_window->actions().rollBackTo}) {
        m_window->messages().hide();
        action->trigger();
        QCOMPARE(m_window->messages().text(), u"No migration is selected in the timeline."_s);
        QVERIFY(!m_window->runs().isPlanning());
    }
    m_window->tabs().setCurrentIndex(0);
    QVERIFY(inspectorShows(u"001_first"_s));
}

void TestMainWindow::aDeclinedPasswordIsAskedForAgainByAPersonOnly()
{
    m_project->write(u"varve.toml"_s,
                     configuration.left(configuration.indexOf("[environments.test]"))
                         + "[environments.pg]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = 1\nuser = \"varve\"\n"
                           "database = \"shop\"\npassword = \"ask\"\n");
    int questions = 0;
    const auto dismiss = [&] {
        PasswordDialog *dialog = nullptr;
        if (!QTest::qWaitFor([&] { return (dialog = m_window->findChild<PasswordDialog *>()) && dialog->isVisible(); }, patience))
            return false;
        ++questions;
        QTest::keyClick(dialog, Qt::Key_Escape);
        return QTest::qWaitFor([&] { return !m_window->findChild<PasswordDialog *>(); }, patience);
    };
    const auto isUnreachable = [&](const QString &id) {
        const History::MigrationStanding *row = m_window->timeline().model().standing(id, u"pg"_s);
        return row && row->standing == History::Standing::Unknown;
    };
    m_window->openFolder(m_project->folder());
    QVERIFY(dismiss());
    QTRY_COMPARE_WITH_TIMEOUT(m_window->timeline().model().statuses().size(), 2, patience);
    QVERIFY(isUnreachable(u"001_first"_s));

    // Each event of a status comes after the question of the same reload would have been asked.
    QSignalSpy statuses(&m_window->workbench(), &Workbench::Workbench::statusChanged);
    const auto pg = [&] { return std::count(statuses.begin(), statuses.end(), QVariantList{u"pg"_s, u"main"_s}); };
    m_project->write(u"migrations/003_third.sql"_s, "CREATE TABLE third (id integer);\n");
    QTRY_VERIFY_WITH_TIMEOUT(pg() > 0, patience);
    QVERIFY(!m_window->findChild<PasswordDialog *>());
    QTRY_VERIFY_WITH_TIMEOUT(isUnreachable(u"003_third"_s), patience);
    QCOMPARE(m_window->workbench().status(u"pg"_s, u"main"_s)->error->message, u"No password was given."_s);

    m_window->environments().choose(u"pg"_s); // whose catalog is in sight
    QVERIFY(dismiss());
    statuses.clear();
    m_project->write(u"migrations/004_fourth.sql"_s, "CREATE TABLE fourth (id integer);\n");
    QTRY_VERIFY_WITH_TIMEOUT(pg() > 0, patience);
    QTRY_VERIFY_WITH_TIMEOUT(isUnreachable(u"004_fourth"_s), patience);
    QVERIFY(!m_window->findChild<PasswordDialog *>());

    emit m_window->timeline().retryRequested(u"pg"_s);
    QVERIFY(dismiss());
    QVERIFY(m_window->timeline().view().selectMigration(u"001_first"_s));
    m_window->actions().plans->stamp->trigger();
    QVERIFY(dismiss());
    QCOMPARE(questions, 4);
}

/// What was said of another folder stays.
void TestMainWindow::aFolderThatIsBackIsNotSaidToBeGone()
{
    QVERIFY(open());
    const MessageBar &messages = m_window->messages();
    const QString folder = m_project->folder();
    QVERIFY(QDir().rename(folder, folder + u"-away"_s));
    m_window->actions().refresh->trigger();
    QTRY_COMPARE_WITH_TIMEOUT(messages.text(), u"There is no folder %1."_s.arg(folder), patience);
    QVERIFY(messages.isVisible());
    QVERIFY(QDir().rename(folder + u"-away"_s, folder));
    m_window->actions().refresh->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!messages.isVisible(), patience);

    m_window->openFolder(folder + u"-away"_s);
    QTRY_COMPARE_WITH_TIMEOUT(messages.text(), u"There is no folder %1-away."_s.arg(folder), patience);
    QSignalSpy reloaded(&m_window->workbench(), &Workbench::Workbench::projectChanged);
    m_window->actions().refresh->trigger();
    QTRY_VERIFY_WITH_TIMEOUT(!reloaded.isEmpty(), patience);
    QVERIFY(messages.isVisible());
}

void TestMainWindow::controlDComparesWhereNoTextIsWritten()
{
    QVERIFY(open());
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    const auto pages = [this] { return m_window->tabs().findChildren<ComparePage *>().size(); };
    SqlEditor *editor = m_window->documents().openFile(u"migrations/001_first.sql"_s);
    const QByteArray text = editor->text();
    editor->code()->setFocus();
    QTest::keyClick(editor->code(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(editor->text(), text);
    QCOMPARE(pages(), 0);
    m_window->tabs().setCurrentIndex(0);
    m_window->timeline().view().setFocus();
    QTest::keyClick(&m_window->timeline().view(), Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(pages(), 1);
}

void TestMainWindow::aFileThatChangedMeanwhileCanBeTaken()
{
    QVERIFY(open());
    const QByteArray theirs("CREATE TABLE first (id integer, theirs text);\n");
    SqlEditor *editor = m_window->documents().openFile(u"migrations/001_first.sql"_s);
    const auto offer = [this]() -> QPushButton * {
        for (auto *button : m_window->messages().findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Take the File's Text")
                return button;
        }
        return nullptr;
    };
    const auto changeBoth = [&] {
        QTest::keyClicks(editor->code(), u"--"_s);
        m_project->write(u"migrations/001_first.sql"_s, theirs);
        return QTest::qWaitFor([&] { return offer() != nullptr; }, patience);
    };
    QVERIFY(changeBoth());
    m_window->messages().hide();
    m_window->actions().save->trigger(); // is refused
    QVERIFY2(m_window->messages().text().contains(u"was changed by another program"_s), qPrintable(m_window->messages().text()));
    QVERIFY(offer());
    offer()->click();
    QCOMPARE(editor->text(), theirs);
    QVERIFY(!editor->isModified());

    m_project->write(u"migrations/001_first.sql"_s, "SELECT 1;\n"); // the same text again would be no change
    QTRY_COMPARE_WITH_TIMEOUT(editor->text(), QByteArray("SELECT 1;\n"), patience);
    QVERIFY(changeBoth());
    emit m_window->runs().failed({Core::Error{.kind = Core::ErrorKind::Usage, .message = u"The plan was refused."_s}});
    QVERIFY(m_window->messages().text().contains(u"The plan was refused."_s));
    QVERIFY2(m_window->messages().text().contains(u"001_first.sql was changed by another program."_s),
             qPrintable(m_window->messages().text()));
    QVERIFY(offer());
    offer()->click();
    QCOMPARE(editor->text(), theirs);
    emit m_window->runs().failed({Core::Error{.kind = Core::ErrorKind::Usage, .message = u"The plan was refused."_s}});
    QVERIFY(!offer());
}

void TestMainWindow::problemsFollowTheTextAndAreMended()
{
    m_project->write(u"varve.toml"_s, configuration + "[variables]\nschema = \"app\"\n");
    m_project->write(u"migrations/002_second.sql"_s, "CREATE TABLE app.second (id integer);\nDELETE FROM app.second;\n");
    QVERIFY(open());
    // In the background all files are looked at.
    QTRY_COMPARE_WITH_TIMEOUT(m_window->problems().graveCount(), 2, patience);
    m_window->actions().nextProblem->trigger();
    SqlEditor *editor = m_window->documents().currentEditor();
    QVERIFY(editor);
    QCOMPARE(editor->shownAs(), u"migrations/002_second.sql"_s);
    QCOMPARE(editor->caretColumn(), 14);
    QVERIFY(editor->problemTip(13).contains(u"${schema}"_s));
    m_window->problems().fixFile();
    QCOMPARE(editor->text(), QByteArray("CREATE TABLE ${schema}.second (id integer);\nDELETE FROM ${schema}.second;\n"));
    QVERIFY(editor->isModified()); // nothing is written behind anybody's back
    QTRY_COMPARE_WITH_TIMEOUT(m_window->problems().graveCount(), 0, patience);
    QCOMPARE(editor->problemTip(13), QString());
    editor->code()->undo();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->problems().graveCount(), 2, patience);
    editor->code()->redo();
    m_window->documents().save();
    QTRY_COMPARE_WITH_TIMEOUT(m_window->problems().graveCount(), 0, patience);
}

void TestMainWindow::closedTabsComeBack()
{
    QVERIFY(open());
    m_window->documents().newQuery("SELECT 42;");
    m_window->documents().openFile(u"migrations/001_first.sql"_s);
    QCOMPARE(m_window->tabs().count(), 3);
    m_window->actions().closeTab->trigger();
    m_window->actions().closeTab->trigger();
    QCOMPARE(m_window->tabs().count(), 1);
    m_window->actions().closeTab->trigger(); // the timeline stays
    QCOMPARE(m_window->tabs().count(), 1);
    m_window->actions().reopenTab->trigger();
    QCOMPARE(m_window->documents().currentEditor()->text(), QByteArray("SELECT 42;"));
}

void TestMainWindow::thePaletteFindsFilesAndCommands()
{
    QVERIFY(open());
    m_window->actions().quickOpen->trigger();
    auto *palette = m_window->findChild<QuickOpen *>();
    QTRY_VERIFY(palette && palette->isVisible());
    QTest::keyClicks(palette->field(), u"second"_s);
    QCOMPARE(palette->shownCount(), 1);
    QTest::keyClick(palette->field(), Qt::Key_Return);
    QTRY_VERIFY(m_window->documents().currentEditor());
    QCOMPARE(m_window->documents().currentEditor()->shownAs(), u"migrations/002_second.sql"_s);
    const auto first = [&](const QString &words) {
        m_window->actions().palette->trigger();
        QTest::keyClicks(palette->field(), words);
        const QListWidget *list = palette->findChild<QListWidget *>();
        return list->currentItem() ? list->currentItem()->text() : QString();
    };
    QCOMPARE(first(u"run to"_s), u"Run to…"_s);
    QCOMPARE(first(u"run up"_s), u"Run Up to Selected…"_s);
    QCOMPARE(first(u"mark as"_s), u"Mark as Applied…"_s);
    QCOMPARE(first(u"mark as not"_s), u"Mark as Not Applied…"_s);
    m_window->actions().palette->trigger();
    QTest::keyClicks(palette->field(), u"reset layout"_s);
    QCOMPARE(palette->shownCount(), 1);
}

void TestMainWindow::aQueryIsNotDroppedWithoutAQuestion()
{
    QVERIFY(open());
    SqlEditor *editor = m_window->documents().newQuery();
    QTest::keyClicks(editor->code(), u"SELECT 42;"_s);
    QVERIFY(editor->isModified());
    m_window->close();
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    QVERIFY2(question->text().contains(editor->title()), qPrintable(question->text()));
    question->button(QMessageBox::Cancel)->click();
    QVERIFY(m_window->isVisible());
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());
    m_window->actions().closeTab->trigger();
    question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    question->button(QMessageBox::Discard)->click();
    QTRY_COMPARE(m_window->tabs().count(), 1);
}

void TestMainWindow::theStatusBarSaysWhatTheStatementIs()
{
    QVERIFY(open());
    m_window->documents().openFile(u"migrations/001_first.sql"_s);
    const auto says = [this](const QString &text) { return statusBarSays(text); };
    QVERIFY(says(u"Statement 1 of 2 · creates table first"_s));
    QTest::keyClick(m_window->documents().currentEditor()->code(), Qt::Key_End, Qt::ControlModifier);
    QTRY_VERIFY(says(u"Statement 2 of 2 · drops table first · can lose structure"_s));
    m_window->tabs().setCurrentIndex(0);
    QVERIFY(!says(u"Statement 2 of 2 · drops table first · can lose structure"_s));
}

void TestMainWindow::switchesTheLanguage()
{
    QVERIFY(open());
    QCOMPARE(m_window->menuBar()->actions().constFirst()->text().remove(u'&'), u"File"_s);
    m_window->actions().german->trigger();
    QTRY_COMPARE(m_window->menuBar()->actions().constFirst()->text().remove(u'&'), u"Datei"_s);
    m_window->actions().english->trigger();
    QTRY_COMPARE(m_window->menuBar()->actions().constFirst()->text().remove(u'&'), u"File"_s);
}

void TestMainWindow::qtsOwnTextsFollowTheLanguage()
{
    if (!QFile::exists(QLibraryInfo::path(QLibraryInfo::TranslationsPath) + u"/qtbase_de.qm"_s))
        QSKIP("Qt's translations are not installed here.");
    const QDialogButtonBox buttons(QDialogButtonBox::Cancel);
    const auto word = [&] { return buttons.button(QDialogButtonBox::Cancel)->text().remove(u'&'); };
    QCOMPARE(word(), u"Cancel"_s);
    m_window->actions().german->trigger();
    QTRY_COMPARE(word(), u"Abbrechen"_s);
    m_window->actions().english->trigger();
    QTRY_COMPARE(word(), u"Cancel"_s);
}

void TestMainWindow::switchesTheTheme()
{
    m_window->actions().darkTheme->trigger();
    QCOMPARE(QApplication::palette().color(QPalette::Window), colors(Scheme::Dark).window);
    m_window->actions().highContrastTheme->trigger();
    QCOMPARE(QApplication::palette().color(QPalette::Window), colors(Scheme::HighContrast).window);
    QCOMPARE(WindowSettings::themeChoice(), ThemeChoice::HighContrast);
    m_window->actions().lightTheme->trigger();
    QCOMPARE(QApplication::palette().color(QPalette::Window), colors(Scheme::Light).window);
}

void TestMainWindow::aPreviewSaysWhatIsNotSaved()
{
    QVERIFY(open());
    const auto warnings = [this] {
        m_window->runs().runPending();
        const bool came
            = QTest::qWaitFor([this] { return m_window->runs().preview() && m_window->runs().preview()->isVisible(); }, patience);
        const QStringList said = came ? m_window->runs().preview()->plan().warnings : QStringList(u"no preview"_s);
        if (came)
            m_window->runs().preview()->reject();
        (void)QTest::qWaitFor([this] { return !m_window->runs().preview(); }, patience);
        return said;
    };
    m_window->documents().openFile(u"migrations/002_second.sql"_s);
    QCOMPARE(warnings(), QStringList());
    SqlEditor *editor = m_window->documents().openFile(u"migrations/001_first.sql"_s);
    QTest::keyClicks(editor->code(), u"--"_s);
    QVERIFY(editor->isModified());
    QCOMPARE(warnings(), QStringList(u"migrations/001_first.sql is changed in the editor and not saved: the plan is of the file."_s));
    m_window->actions().save->trigger();
    QVERIFY(!editor->isModified());
    QTRY_COMPARE(warnings(), QStringList());
}

/// Widgets that can be reached with Tab now and tell a screen reader nothing.
QStringList TestMainWindow::namelessWidgets() const
{
    QStringList nameless;
    for (QWidget *widget : m_window->findChildren<QWidget *>()) {
        const bool part = qobject_cast<QScrollBar *>(widget) || qobject_cast<QComboBox *>(widget->parentWidget())
            || qobject_cast<QAbstractSpinBox *>(widget->parentWidget()) || widget->window() != m_window.get();
        if (part || !(widget->focusPolicy() & Qt::TabFocus) || widget->focusProxy() || !widget->isVisible())
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (accessible && accessible->text(QAccessible::Name).isEmpty())
            nameless += u"%1 in %2"_s.arg(QString::fromLatin1(widget->metaObject()->className()),
                                          QString::fromLatin1(widget->parentWidget()->metaObject()->className()));
    }
    return nameless;
}

void TestMainWindow::everyWidgetThatTakesTheFocusHasAName()
{
    QVERIFY(open());
    m_window->documents().openFile(u"migrations/001_first.sql"_s);
    m_window->documents().compare({}, {});
    m_window->messages().showText(MessageBar::Tone::Plain, u"A message"_s);
    for (int tab = 0; tab < m_window->tabs().count(); ++tab) {
        m_window->tabs().setCurrentIndex(tab);
        QCOMPARE(namelessWidgets(), QStringList());
    }
    for (const TabDock *dock : m_window->findChildren<TabDock *>()) {
        for (int page = 0; page < dock->tabBar()->count(); ++page) {
            dock->tabBar()->setCurrentIndex(page);
            QCOMPARE(namelessWidgets(), QStringList());
        }
    }
}

void TestMainWindow::aMessageNeverWidensTheWindow_data()
{
    QTest::addColumn<bool>("german");
    QTest::addColumn<QString>("id");
    for (const bool german : {false, true}) {
        const QByteArray language = german ? "German" : "English";
        QTest::newRow(QByteArray(language + ", a long name").constData()) << german << u"002_a_rather_long_name_of_a_migration"_s;
        QTest::newRow(QByteArray(language + ", a name without an end").constData()) << german << u"002_"_s + u"rather_long_"_s.repeated(8);
    }
}

void TestMainWindow::aMessageNeverWidensTheWindow()
{
    QFETCH(bool, german);
    QFETCH(QString, id);
    QVERIFY(open());
    (german ? m_window->actions().german : m_window->actions().english)->trigger();
    const auto english = qScopeGuard([this] { m_window->actions().english->trigger(); });
    for (TabDock *dock : m_window->findChildren<TabDock *>())
        dock->show();
    const QSize small(1024, 700);
    m_window->resize(small);
    const auto settle = [] {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    settle();
    QCOMPARE(m_window->size(), small);

    MessageBar &bar = m_window->messages();
    const QString text = german ? u"%1 ist teilweise angewendet: 0 von 4 Anweisungen des letzten Laufs bleiben bestehen. Ob Anweisung 1 "
                                  "ausgeführt wurde, ist nicht bekannt."_s
                                : u"%1 is partly applied: 0 of 4 statements of its last run remain. Whether statement 1 was done is not "
                                  "known."_s;
    bar.showText(MessageBar::Tone::Bad, text.arg(id));
    const QStringList titles = german
        ? QStringList{u"Fortsetzen, Anweisung 1 war ausgeführt…"_s, u"Fortsetzen, Anweisung 1 erneut ausführen…"_s,
                      u"Ausgeführtes zurücknehmen…"_s, u"Als angewendet markieren…"_s, u"Als nicht angewendet markieren…"_s}
        : QStringList{u"Resume, Statement 1 Was Done…"_s, u"Resume, Run Statement 1 Again…"_s, u"Roll Back What Was Done…"_s,
                      u"Mark as Applied…"_s, u"Mark as Not Applied…"_s};
    for (const QString &title : titles)
        bar.offer(title, [] {});
    settle();
    Test::savePicture(*m_window, u"message-%1-%2"_s.arg(german ? u"de"_s : u"en"_s).arg(id.size()));
    QCOMPARE(m_window->size(), small);
    QCOMPARE(bar.text(), text.arg(id));
    const QList<QPushButton *> buttons = bar.findChildren<QPushButton *>();
    QCOMPARE(buttons.size(), titles.size());
    for (const QPushButton *button : buttons) {
        QVERIFY2(bar.rect().contains(button->geometry()), qPrintable(button->text()));
        QVERIFY2(button->width() >= button->sizeHint().width(), qPrintable(button->text()));
        for (const QPushButton *other : buttons)
            QVERIFY(other == button || !other->geometry().intersects(button->geometry()));
    }
    const auto *said = bar.findChild<QTextEdit *>();
    QVERIFY(said);
    QVERIFY(said->document()->size().height() <= said->height());
}

void TestMainWindow::aMessageIsShownWholeAfterAShorterOne()
{
    QVERIFY(open());
    const auto settle = [] {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    };
    MessageBar &bar = m_window->messages();
    bar.showText(MessageBar::Tone::Plain, u"A word."_s);
    settle();
    const int low = bar.height();
    bar.showText(MessageBar::Tone::Bad, u"One of many lines.\n"_s.repeated(6).trimmed());
    settle();
    const auto *said = bar.findChild<QTextEdit *>();
    QVERIFY(said);
    QVERIFY2(said->document()->size().height() <= said->height(),
             qPrintable(u"%1 in %2"_s.arg(said->document()->size().height()).arg(said->height())));
    bar.showText(MessageBar::Tone::Plain, u"A word."_s);
    settle();
    QCOMPARE(bar.height(), low);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
