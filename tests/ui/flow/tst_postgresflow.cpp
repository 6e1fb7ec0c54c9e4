// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/pictures.h>
#include <tests/support/postgresserver.h>
#include <tests/support/temporaryproject.h>
#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/runs/resultspane.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>
#include <ui/window/actions.h>
#include <ui/window/documentcontroller.h>
#include <ui/window/environmentcontroller.h>
#include <ui/window/messagebar.h>
#include <ui/window/runcontroller.h>

#include <QAbstractButton>
#include <QElapsedTimer>
#include <QFile>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <limits>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::PostgresServer;
using Test::WindowDriver;

/// From opening a folder to rolling back on a real server, one step a function, in one window.
class TestPostgresFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void init();
    void cleanup();
    void aSilentEnvironmentDoesNotHoldUpTheOthers();
    void previewShowsTheTextWithItsValues();
    void failureSaysWhatRemains();
    void problemsListNamesThePlace();
    void goToLineMarksTheColumnAsWritten();
    void correctedFileRunsAgainFromTheFailure();
    void theRestRanAlongAndTheNoticeIsShown();
    void rollBackAsksForTheNameAndUndoes();
    void runningStatementIsCancelled();
    void serverThatAnswersNothingIsLeft();
    void planWhoseServerAnswersNothingIsLeft();
    void themeAndLanguageKeepTheSelection();

private:
    void writeProject();
    void compareWithCommandLine();
    /// Those that run \a statement on dev.
    QStringList serverProcesses(const QString &statement) const;
    /// Runs \a statement on dev, by itself, until the server is at it; its process there, 0 when it is not.
    pid_t begin(const QString &statement);
    /// Cancels what runs, as a person does; how long it took until nothing ran, in milliseconds.
    qint64 cancel();

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<WindowDriver> m_driver;
    std::unique_ptr<QTcpServer> m_silent; ///< takes connections and never says a word
    Database::ConnectionProfile m_dev;
    Database::ConnectionProfile m_test;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

namespace {

const QByteArray reviewDeadlines = R"(-- Migration: Review deadlines
-- Purpose: Every waiting review gets a deadline
-- Prerequisites: 001_initial_schema

CREATE TABLE ${schema}.review_deadlines (
    review_id bigint PRIMARY KEY REFERENCES ${schema}.human_review_queue (id) ON DELETE CASCADE,
    due_at timestamp with time zone NOT NULL
);

CREATE INDEX review_deadlines_due ON ${schema}.review_deadlines (due_at);

CREATE VIEW ${schema}.overdue_reviews AS
    SELECT q.id, 'für ${schema}' AS place, q.asigned_to, d.due_at
    FROM ${schema}.human_review_queue q
    JOIN ${schema}.review_deadlines d ON d.review_id = q.id;

-- varve:down
DROP VIEW ${schema}.overdue_reviews;
DROP TABLE ${schema}.review_deadlines;
)";

const QByteArray modelRegistry = R"(-- Migration: Model registry
-- Purpose: Which model is in use, and since when
-- Prerequisites: 003_data_science_schema

CREATE TABLE IF NOT EXISTS ${schema}.predictions (id bigint);

CREATE TABLE ${schema}.model_registry (
    model_name varchar(120) PRIMARY KEY,
    stage varchar(20) NOT NULL DEFAULT '${default_stage}'
);

-- varve:down
DROP TABLE ${schema}.model_registry;
)";

/// As the lists show it.
const QString overdueReviews = u"CREATE VIEW public.overdue_reviews AS SELECT q.id, 'für public' AS place, q.asigned_to, d.due_at "
                               "FROM public.human_review_queue q JOIN public.review_deadlines d ON d.review_id = q.id"_s;

QByteArray environmentToml(const QByteArray &name, int port, const QString &database)
{
    return "\n[environments." + name + "]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = " + QByteArray::number(port)
        + "\ndatabase = \"" + database.toUtf8() + "\"\nuser = \"" + PostgresServer::instance().user().toUtf8()
        + "\"\npassword = \"env:VARVE_FLOW_PASSWORD\"\n";
}

} // namespace

void TestPostgresFlow::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    m_dev = PostgresServer::instance().createDatabase();
    m_test = PostgresServer::instance().createDatabase();
    m_silent = std::make_unique<QTcpServer>();
    QVERIFY(m_silent->listen(QHostAddress::LocalHost));
    qputenv("VARVE_FLOW_PASSWORD", PostgresServer::instance().password().toUtf8());
    m_project = std::make_unique<Test::TemporaryProject>();
    writeProject();
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
}

void TestPostgresFlow::cleanupTestCase()
{
    m_silent.reset();
    m_driver.reset();
}

void TestPostgresFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestPostgresFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

void TestPostgresFlow::writeProject()
{
    const PostgresServer &server = PostgresServer::instance();
    m_project->write(u"varve.toml"_s,
                     "name = \"mhras\"\n\n[variables]\nschema = \"public\"\ndefault_stage = \"candidate\"\n"
                         + environmentToml("dev", server.port(), m_dev.database) + environmentToml("test", server.port(), m_test.database)
                         + "guard = \"confirm\"\n\n[environments.test.variables]\ndefault_stage = \"staging\"\n"
                         + environmentToml("prod", m_silent->serverPort(), u"mhras"_s));
    for (const QString &name : {u"001_initial_schema"_s, u"002_resources_schema"_s, u"003_data_science_schema"_s}) {
        QFile file(qEnvironmentVariable("VARVE_SOURCE_DIR") + u"/resources/demo/mhras/migrations/"_s + name + u".postgresql.sql"_s);
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        m_project->write(u"migrations/"_s + name + u".postgresql.sql"_s, file.readAll());
    }
    m_project->write(u"migrations/004_review_deadlines.sql"_s, reviewDeadlines);
    m_project->write(u"migrations/005_model_registry.sql"_s, modelRegistry);
}

void TestPostgresFlow::compareWithCommandLine()
{
    const QStringList told = Test::standingsByCommandLine(m_project->folder());
    QVERIFY(!told.isEmpty());
    QTRY_COMPARE(m_driver->standings(), told);
}

void TestPostgresFlow::aSilentEnvironmentDoesNotHoldUpTheOthers()
{
    QVERIFY(m_driver->openFolder(m_project->folder()));
    QTRY_VERIFY2(m_driver->window().workbench().hasProject(), qPrintable(m_driver->window().messages().text()));
    QTRY_COMPARE(m_driver->standing(u"005_model_registry"_s, u"test"_s), u"pending"_s);
    QTRY_COMPARE(m_driver->standing(u"005_model_registry"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(m_driver->standing(u"005_model_registry"_s, u"prod"_s), QString()); // libpq waits ten seconds for an answer
    QVERIFY(m_driver->chooseEnvironment(u"test"_s));
    QCOMPARE(m_driver->window().environments().current(), u"test"_s);
    QCOMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"▶ Run 5 pending…"_s);
}

void TestPostgresFlow::previewShowsTheTextWithItsValues()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(m_driver->standing(u"005_model_registry"_s, u"prod"_s), QString());
    const QStringList rows = m_driver->previewRows();
    QCOMPARE(rows.mid(rows.indexOf(u"004_review_deadlines"_s)),
             QStringList({u"004_review_deadlines"_s, u"  CREATE TABLE public.review_deadlines (…)"_s,
                          u"  CREATE INDEX review_deadlines_due ON public.review_deadlines (due_at)"_s, QString(u"  "_s + overdueReviews),
                          u"  INSERT INTO migration_history …"_s, u"005_model_registry"_s,
                          u"  CREATE TABLE IF NOT EXISTS public.predictions (…)"_s, u"  CREATE TABLE public.model_registry (…)"_s,
                          u"  INSERT INTO migration_history …"_s}));
    const auto [written, sent] = m_driver->previewTexts(4, 1);
    QCOMPARE(written,
             QByteArray("CREATE TABLE ${schema}.model_registry (\n    model_name varchar(120) PRIMARY KEY,\n"
                        "    stage varchar(20) NOT NULL DEFAULT '${default_stage}'\n)"));
    QCOMPARE(sent, QByteArray(written).replace("${schema}", "public").replace("${default_stage}", "staging"));
    m_silent.reset();
    QTRY_COMPARE(m_driver->standing(u"005_model_registry"_s, u"prod"_s), u"unknown"_s);
}

void TestPostgresFlow::failureSaysWhatRemains()
{
    QVERIFY(m_driver->acceptPreview());
    QTRY_VERIFY_WITH_TIMEOUT(!m_driver->window().runs().isRunning(), 20000);
    QVERIFY2(
        m_driver->runSays(u"Statement 3 failed. Nothing of 004 remains: PostgreSQL rolled the transaction back. 005 was not started."_s),
        qPrintable(m_driver->runTexts().join(u'\n')));
    const QStringList states = m_driver->runStates();
    QCOMPARE(states.filter(u", failed"_s),
             QStringList({u"004_review_deadlines, failed"_s, QString(overdueReviews + u", failed, column q.asigned_to does not exist"_s)}));
    QCOMPARE(states.filter(u", not run"_s).size(), 3);
    compareWithCommandLine();
    QCOMPARE(m_driver->standing(u"003_data_science_schema"_s, u"test"_s), u"applied"_s);
    QCOMPARE(m_driver->standing(u"004_review_deadlines"_s, u"test"_s), u"failed"_s);
    QCOMPARE(m_driver->standing(u"004_review_deadlines"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(Test::history(m_test),
             QStringList({u"001_initial_schema up ok 10/10"_s, u"002_resources_schema up ok 5/5"_s,
                          u"003_data_science_schema up ok 14/14"_s, u"004_review_deadlines up failed 0/3"_s}));
    QCOMPARE(Test::rows(m_test, u"SELECT count(*) FROM pg_class WHERE relname = 'review_deadlines'"_s), QStringList{u"0"_s});
}

void TestPostgresFlow::problemsListNamesThePlace()
{
    QCOMPARE(m_driver->problems().value(0), u"column q.asigned_to does not exist @ migrations/004_review_deadlines.sql:13:44"_s);
}

void TestPostgresFlow::goToLineMarksTheColumnAsWritten()
{
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Go to line"_s)));
    const Ui::SqlEditor *editor = nullptr;
    QTRY_VERIFY((editor = m_driver->window().documents().currentEditor()));
    QByteArray underlined;
    QString said;
    QCOMPARE(WindowDriver::errorLine(editor, &underlined, &said), 13);
    QCOMPARE(underlined, QByteArray("q"));
    QCOMPARE(said, u"column q.asigned_to does not exist"_s);
    QCOMPARE(editor->shownAs(), u"migrations/004_review_deadlines.sql"_s);
    QCOMPARE(editor->caretLine(), 13);
    QCOMPARE(editor->caretColumn(), 44); // characters of the file: one for "ü", and the variable's name, not its value
    QVERIFY(editor->code()->hasFocus());
}

void TestPostgresFlow::correctedFileRunsAgainFromTheFailure()
{
    for (int i = 0; i < 3; ++i)
        m_driver->press(Qt::Key_Right);
    m_driver->type(u"s"_s);
    m_driver->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!m_driver->window().documents().currentEditor()->isModified());
    QCOMPARE(m_project->read(u"migrations/004_review_deadlines.sql"_s), QByteArray(reviewDeadlines).replace("asigned", "assigned"));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Run again from 004…"_s)));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY2(m_driver->previewRows().contains(u"005_model_registry"_s), qPrintable(m_driver->previewRows().join(u'\n')));
    QVERIFY(m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"005_model_registry"_s, u"test"_s), u"applied"_s);
    QTRY_COMPARE(m_driver->standing(u"004_review_deadlines"_s, u"test"_s), u"applied"_s);
    QVERIFY2(m_driver->runSays(u"2 migrations on TEST"_s), qPrintable(m_driver->runTexts().join(u'|')));
    compareWithCommandLine();
}

void TestPostgresFlow::theRestRanAlongAndTheNoticeIsShown()
{
    QTRY_COMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"Nothing pending"_s);
    const auto *messages = m_driver->window().findChild<Ui::ResultsPane *>()->findChild<QPlainTextEdit *>();
    QVERIFY2(messages->toPlainText().contains(u"\nNOTICE: relation \"predictions\" already exists, skipping\n"_s),
             qPrintable(messages->toPlainText()));
    QCOMPARE(Test::rows(
                 m_test,
                 u"SELECT column_default FROM information_schema.columns WHERE table_name = 'model_registry' AND column_name = 'stage'"_s),
             QStringList{u"'staging'::character varying"_s});
    compareWithCommandLine();
}

void TestPostgresFlow::rollBackAsksForTheNameAndUndoes()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().rollBackLast));
    QAbstractButton *undo = WindowDriver::button(m_driver->preview(), Ui::RunPreviewDialog::verb(m_driver->preview()->plan()));
    QVERIFY(undo);
    QVERIFY(!undo->isEnabled());
    m_driver->type(u"tes"_s);
    QVERIFY(!undo->isEnabled());
    m_driver->type(u"t"_s);
    QVERIFY(m_driver->click(undo));
    QTRY_COMPARE(m_driver->standing(u"005_model_registry"_s, u"test"_s), u"pending"_s);
    QVERIFY(m_driver->runSays(u"Rolling back 005_model_registry on TEST"_s));
    QCOMPARE(Test::history(m_test).mid(4),
             QStringList({u"004_review_deadlines up ok 3/3"_s, u"005_model_registry up ok 2/2"_s, u"005_model_registry down ok 1/1"_s}));
    QCOMPARE(Test::rows(m_test, u"SELECT count(*) FROM pg_class WHERE relname = 'model_registry'"_s), QStringList{u"0"_s});
    compareWithCommandLine();
}

QStringList TestPostgresFlow::serverProcesses(const QString &statement) const
{
    return Test::rows(m_dev, u"SELECT pid FROM pg_stat_activity WHERE state = 'active' AND query = '%1'"_s.arg(statement));
}

pid_t TestPostgresFlow::begin(const QString &statement)
{
    m_driver->press(Qt::Key_T, Qt::ControlModifier);
    m_driver->type(statement + u';');
    m_driver->press(Qt::Key_Return, Qt::ControlModifier);
    const bool begun = QTest::qWaitFor([&] { return m_driver->window().runs().isRunning() && !serverProcesses(statement).isEmpty(); });
    return begun ? static_cast<pid_t>(serverProcesses(statement).value(0).toInt()) : 0;
}

qint64 TestPostgresFlow::cancel()
{
    QElapsedTimer clock;
    clock.start();
    m_driver->press(Qt::Key_F2, Qt::ControlModifier);
    return QTest::qWaitFor([&] { return !m_driver->window().runs().isRunning(); }) ? clock.elapsed() : std::numeric_limits<qint64>::max();
}

void TestPostgresFlow::runningStatementIsCancelled()
{
    QVERIFY(m_driver->chooseEnvironment(u"dev"_s));
    QVERIFY(begin(u"SELECT pg_sleep(60)"_s) > 0);
    QVERIFY(cancel() < 5000);
    QCOMPARE(serverProcesses(u"SELECT pg_sleep(60)"_s), QStringList());
    QVERIFY2(m_driver->runSays(u"Cancelled in statement 1. Nothing of the text was done."_s), qPrintable(m_driver->runTexts().join(u'\n')));
    QCOMPARE(m_driver->runStates(), QStringList{u"SELECT pg_sleep(60), cancelled"_s});
    QCOMPARE(Test::history(m_dev), QStringList());
}

void TestPostgresFlow::serverThatAnswersNothingIsLeft()
{
    QVERIFY(m_driver->chooseEnvironment(u"dev"_s));
    const pid_t backend = begin(u"SELECT pg_sleep(61)"_s);
    QVERIFY(backend > 0);
    ::kill(backend, SIGSTOP);
    const auto goesOn = qScopeGuard([backend] { ::kill(backend, SIGCONT); });
    const qint64 took = cancel();
    QVERIFY2(took < 2000, qPrintable(QString::number(took)));
    QVERIFY2(
        m_driver->runSays(u"Cancelled in statement 1. PostgreSQL has answered nothing for 0.8 s since the run was cancelled. Statement 1 "
                          "commits by itself; whether it was done is not known. Until PostgreSQL answers again, it may go on with the "
                          "statement and hold its locks."_s),
        qPrintable(m_driver->runTexts().join(u'\n')));
    QCOMPARE(m_driver->runStates(), QStringList{u"SELECT pg_sleep(61), cancelled"_s});
    QCOMPARE(m_driver->problems().filter(u"answered nothing"_s), QStringList());
    Test::savePicture(m_driver->window(), u"server-left"_s);

    m_driver->press(Qt::Key_T, Qt::ControlModifier);
    m_driver->type(u"SELECT 2;"_s);
    m_driver->press(Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY2(m_driver->runStates().value(0).startsWith(u"SELECT 2, done"_s), qPrintable(m_driver->runStates().join(u'\n')));
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
    ::kill(backend, SIGCONT);
    QTRY_COMPARE(serverProcesses(u"SELECT pg_sleep(61)"_s), QStringList());
    QVERIFY(m_driver->runStates().value(0).startsWith(u"SELECT 2, done"_s)); // what was left tells nothing any more
}

void TestPostgresFlow::planWhoseServerAnswersNothingIsLeft()
{
    const QStringList backends = Test::rows(
        m_dev,
        u"SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND usename IS NOT NULL"_s);
    QVERIFY(!backends.isEmpty());
    const auto signal = [&backends](int number) {
        for (const QString &backend : backends)
            ::kill(static_cast<pid_t>(backend.toInt()), number);
    };
    signal(SIGSTOP);
    const auto goesOn = qScopeGuard([&signal] { signal(SIGCONT); });
    Ui::MainWindow &window = m_driver->window();
    window.actions().runPending->trigger();
    QVERIFY(window.runs().isPlanning());
    QTRY_COMPARE(window.messages().text(), u"Planning for dev…"_s);
    QVERIFY(WindowDriver::button(&window.messages(), u"Cancel"_s));
    window.messages().hide();
    window.actions().rollBackLast->trigger(); // is refused, and says why
    QVERIFY(window.messages().isVisible());
    QCOMPARE(window.messages().text(), u"Planning for dev…"_s);
    m_driver->press(Qt::Key_F2, Qt::ControlModifier);
    QVERIFY(!window.runs().isPlanning());
    QCOMPARE(window.messages().text(), u"The plan was cancelled."_s);
    QTRY_COMPARE(window.messages().text(), u"The server has answered nothing for 0.8 s, and was left."_s);
    QVERIFY(m_driver->openPreview(window.actions().runPending)); // on a connection of its own
    QVERIFY(m_driver->dismissPreview());
}

void TestPostgresFlow::themeAndLanguageKeepTheSelection()
{
    Ui::MainWindow &window = m_driver->window();
    const Ui::SqlEditor *editor = window.documents().currentEditor();
    QVERIFY(editor);
    const int column = editor->caretColumn();
    m_driver->press(Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE(window.tabs().currentIndex(), 0);
    QVERIFY(m_driver->selectMigration(u"002_resources_schema"_s));

    QVERIFY(m_driver->chooseFromMenu({u"View"_s, u"Theme"_s, u"Dark"_s}));
    QTRY_COMPARE(Ui::Theme::instance().scheme(), Ui::Scheme::Dark);
    QCOMPARE(window.timeline().currentMigration(), u"002_resources_schema"_s);
    QVERIFY(m_driver->chooseFromMenu({u"View"_s, u"Language"_s, u"Deutsch"_s}));
    QTRY_COMPARE(m_driver->toolButtonText(window.actions().rollBackLast), u"Zurücknehmen…"_s);
    QCOMPARE(window.timeline().currentMigration(), u"002_resources_schema"_s);
    QCOMPARE(window.environments().current(), u"dev"_s);
    QVERIFY(m_driver->chooseFromMenu({u"Ansicht"_s, u"Sprache"_s, u"English"_s}));
    QTRY_COMPARE(m_driver->toolButtonText(window.actions().rollBackLast), u"Roll back…"_s);
    QVERIFY(m_driver->chooseFromMenu({u"View"_s, u"Theme"_s, u"Light"_s}));
    QTRY_COMPARE(Ui::Theme::instance().scheme(), Ui::Scheme::Light);
    QCOMPARE(window.timeline().currentMigration(), u"002_resources_schema"_s);
    QCOMPARE(editor->caretColumn(), column);
    compareWithCommandLine();
}

QTEST_MAIN(TestPostgresFlow)
#include "tst_postgresflow.moc"
