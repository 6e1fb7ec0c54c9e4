// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/window/actions.h>
#include <ui/window/documentcontroller.h>
#include <ui/window/environmentcontroller.h>
#include <ui/window/runcontroller.h>
#include <ui/window/startpage.h>

#include <QAbstractButton>
#include <QDir>
#include <QLabel>
#include <QPlainTextEdit>
#include <QTabWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// The first ten minutes on the demonstration, one step a function, in one window.
class TestDemoFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theDemoOpensFromTheStartPage();
    void windowAndCommandLineAgreeAtFirst();
    void theEnvironmentIsChosenByItsPill();
    void thePreviewShowsEveryStatement();
    void aRehearsalFindsTheMistakeFirst();
    void theThirdStatementFails();
    void theProblemsListNamesThePlace();
    void goToLineOpensTheFileAtTheColumn();
    void theLineIsCorrectedAndSaved();
    void runAgainAppliesEverything();
    void windowAndCommandLineAgreeAfterTheRun();
    void rollBackUndoesTheLast();
    void theHistoryKeepsEverything();
    void whatWasRolledBackRunsAgain();
    void whereNothingIsKnownNothingIsSaid();
    void fileIsFoundByAPartOfItsName();

private:
    Database::ConnectionProfile test();
    void compareWithCommandLine();

    std::unique_ptr<WindowDriver> m_driver;
    QString m_folder;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

namespace {

const QString overdueReviews
    = u"CREATE VIEW overdue_reviews AS SELECT q.id, q.assigned_to, d.due_at FROM human_review_queue q "
      "JOIN review_deadlines d ON d.review_id = q.id WHERE q.status <> 'closed' AND d.due_at < CURRENT_TIMESTAMP"_s;

} // namespace

void TestDemoFlow::initTestCase()
{
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
}

void TestDemoFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestDemoFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

Database::ConnectionProfile TestDemoFlow::test()
{
    Database::ConnectionProfile profile;
    profile.database = m_folder + u"/databases/mhras_test.sqlite"_s;
    return profile;
}

void TestDemoFlow::theDemoOpensFromTheStartPage()
{
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->window().findChild<Ui::StartPage *>(), u"Try the Demo"_s)));
    QTRY_VERIFY_WITH_TIMEOUT(!m_driver->standing(u"004_review_deadlines"_s, u"test"_s).isEmpty(), 20000);
    m_folder = m_driver->window().workbench().project().folder;
    QVERIFY(QDir(m_folder).exists(u"varve.toml"_s));
    QTRY_COMPARE(m_driver->standing(u"001_initial_schema"_s, u"prod"_s), u"unknown"_s);
}

void TestDemoFlow::compareWithCommandLine()
{
    const QStringList told = Test::standingsByCommandLine(m_folder);
    QVERIFY(!told.isEmpty());
    QTRY_COMPARE(m_driver->standings(), told);
}

void TestDemoFlow::windowAndCommandLineAgreeAtFirst()
{
    compareWithCommandLine();
    QSet<QString> codes;
    for (const QString &line : m_driver->standings())
        codes += line.section(u' ', -1);
    // The demonstration shows something of everything.
    for (const QString &code : {u"applied"_s, u"pending"_s, u"failed"_s, u"partial"_s, u"changed"_s, u"missing"_s, u"out-of-order"_s,
                                u"not-for-environment"_s, u"not-run"_s, u"unknown"_s})
        QVERIFY2(codes.contains(code), qPrintable(code));
}

void TestDemoFlow::theEnvironmentIsChosenByItsPill()
{
    QVERIFY(m_driver->chooseEnvironment(u"test"_s));
    QCOMPARE(m_driver->window().environments().current(), u"test"_s);
    QCOMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"▶ Run 4 pending…"_s);
    QCOMPARE(m_driver->window().windowTitle(), u"mhras · 4 pending on test – Varve"_s);
}

void TestDemoFlow::thePreviewShowsEveryStatement()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    const QStringList expected{
        u"004_review_deadlines"_s,
        u"  CREATE TABLE review_deadlines (…)"_s,
        u"  CREATE INDEX review_deadlines_due ON review_deadlines (due_at)"_s,
        u"  CREATE INDEX human_review_queue_assignee ON human_review_queue (asigned_to, status)"_s,
        u"  "_s + overdueReviews,
        u"  SELECT count(*) FROM overdue_reviews"_s,
        u"  INSERT INTO migration_history …"_s,
        u"005_model_registry"_s,
        u"  CREATE TABLE model_registry (…)"_s,
        u"  CREATE INDEX model_registry_stage ON model_registry (stage)"_s,
        u"  SELECT count(*) FROM model_registry"_s,
        u"  INSERT INTO migration_history …"_s,
        u"006_unique_features"_s,
        u"  CREATE INDEX IF NOT EXISTS features_entity ON features (entity)"_s,
        u"  VACUUM"_s,
        u"  CREATE UNIQUE INDEX features_identity ON features (name, entity, version)"_s,
        u"  INSERT INTO migration_history …"_s,
        u"007_drop_legacy_score"_s,
        u"  ALTER TABLE predictions DROP COLUMN legacy_score"_s,
        u"  INSERT INTO migration_history …"_s,
        u"  INSERT INTO schema_versions … 1.1"_s,
    };
    QCOMPARE(m_driver->previewRows(), expected);
    const auto [written, sent] = m_driver->previewTexts(1, 0);
    QVERIFY2(written.contains("DEFAULT '${default_stage}'"), written.constData());
    QCOMPARE(sent, QByteArray(written).replace("${default_stage}", "staging"));
}

void TestDemoFlow::aRehearsalFindsTheMistakeFirst()
{
    const QStringList before = Test::history(test());
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->preview(), u"Rehearse"_s)));
    QTRY_VERIFY(WindowDriver::button(m_driver->preview(), u"Rehearse again"_s));
    QStringList labels;
    for (const QLabel *label : m_driver->preview()->findChildren<QLabel *>())
        labels += label->text();
    QVERIFY2(labels.contains(u"The rehearsal failed: no such column: asigned_to"_s), qPrintable(labels.join(u'\n')));
    const QString report = m_driver->preview()->findChild<QPlainTextEdit *>()->toPlainText();
    QVERIFY2(report.contains(u"✕ 004_review_deadlines\n"_s), qPrintable(report));
    QCOMPARE(Test::history(test()), before); // it was elsewhere
}

void TestDemoFlow::theThirdStatementFails()
{
    QVERIFY(m_driver->acceptPreview());
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
    QVERIFY2(m_driver->runSays(
                 u"Statement 3 failed. Nothing of 004 remains: SQLite rolled the transaction back. 005, 006 and 007 were not started."_s),
             qPrintable(m_driver->runTexts().join(u'\n')));
    const QStringList states = m_driver->runStates();
    QCOMPARE(
        states.mid(0, 5),
        QStringList(
            {u"004_review_deadlines, failed"_s, u"CREATE TABLE review_deadlines (…), done"_s,
             u"CREATE INDEX review_deadlines_due ON review_deadlines (due_at), done"_s,
             u"CREATE INDEX human_review_queue_assignee ON human_review_queue (asigned_to, status), failed, no such column: asigned_to"_s,
             QString(overdueReviews + u", not run"_s)}));
    for (const QString &line : states.mid(5))
        QVERIFY2(line.endsWith(u", not run"), qPrintable(line));
    QTRY_COMPARE(m_driver->standing(u"004_review_deadlines"_s, u"test"_s), u"failed"_s);
    QCOMPARE(Test::rows(test(), u"SELECT count(*) FROM sqlite_master WHERE name LIKE 'review_deadlines%'"_s), QStringList{u"0"_s});
}

void TestDemoFlow::theProblemsListNamesThePlace()
{
    QCOMPARE(m_driver->problems().value(0), u"no such column: asigned_to @ migrations/004_review_deadlines.sql:21:28"_s);
}

void TestDemoFlow::goToLineOpensTheFileAtTheColumn()
{
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Go to line"_s)));
    const Ui::SqlEditor *editor = nullptr;
    QTRY_VERIFY((editor = m_driver->window().documents().currentEditor()));
    QCOMPARE(editor->shownAs(), u"migrations/004_review_deadlines.sql"_s);
    QCOMPARE(editor->caretLine(), 21);
    QCOMPARE(editor->caretColumn(), 28);
    QByteArray underlined;
    QString said;
    QCOMPARE(WindowDriver::errorLine(editor, &underlined, &said), 21);
    QCOMPARE(underlined, QByteArray("asigned_to"));
    QCOMPARE(said, u"no such column: asigned_to"_s);
    QVERIFY(editor->code()->hasFocus());
}

void TestDemoFlow::theLineIsCorrectedAndSaved()
{
    const Ui::SqlEditor *editor = m_driver->window().documents().currentEditor();
    for (int i = 0; i < 10; ++i)
        m_driver->press(Qt::Key_Delete);
    m_driver->type(u"assigned_to"_s);
    QVERIFY(editor->isModified());
    QVERIFY(m_driver->window().tabs().tabText(1).endsWith(u"●"_s));
    QByteArray underlined;
    QString said;
    QTRY_COMPARE(WindowDriver::errorLine(editor, &underlined, &said), 0); // what it said is about another text
    m_driver->press(Qt::Key_S, Qt::ControlModifier);
    QTRY_VERIFY(!editor->isModified());
    QFile file(m_folder + u"/migrations/004_review_deadlines.sql"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray text = file.readAll();
    QVERIFY2(text.contains("\n    ON human_review_queue (assigned_to, status);\n"), text.constData());
}

/// Pressed right after saving: the plan is made of what is in the file now, not of what was there when the folder was read.
void TestDemoFlow::runAgainAppliesEverything()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(m_driver->previewRows().value(3), u"  CREATE INDEX human_review_queue_assignee ON human_review_queue (assigned_to, status)"_s);
    QVERIFY(m_driver->acceptPreview());
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
    for (const QString &id : {u"004_review_deadlines"_s, u"005_model_registry"_s, u"006_unique_features"_s, u"007_drop_legacy_score"_s})
        QTRY_COMPARE(m_driver->standing(id, u"test"_s), u"applied"_s);
    for (const QString &line : m_driver->runStates())
        QVERIFY2(line.endsWith(u", done"), qPrintable(line));
    QVERIFY2(m_driver->runSays(u"4 migrations applied."_s), qPrintable(m_driver->runTexts().join(u'\n')));
    QTRY_COMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"Nothing pending"_s);
    QCOMPARE(m_driver->problems().filter(u"asigned_to"_s), QStringList());
    QCOMPARE(Test::rows(test(), u"SELECT dflt_value FROM pragma_table_info('model_registry') WHERE name = 'stage'"_s),
             QStringList{u"'staging'"_s});
}

void TestDemoFlow::windowAndCommandLineAgreeAfterTheRun()
{
    compareWithCommandLine();
}

void TestDemoFlow::rollBackUndoesTheLast()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().rollBackLast));
    QCOMPARE(m_driver->previewRows(),
             QStringList({u"007_drop_legacy_score"_s, u"  ALTER TABLE predictions ADD COLUMN legacy_score double precision"_s,
                          u"  INSERT INTO migration_history …"_s, u"  DELETE FROM schema_versions … 1.1"_s}));
    QVERIFY(m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"007_drop_legacy_score"_s, u"test"_s), u"pending"_s);
    QVERIFY(m_driver->runSays(u"Rolling back 007_drop_legacy_score on TEST"_s));
    QCOMPARE(m_driver->runStates(), QStringList{u"ALTER TABLE predictions ADD COLUMN legacy_score double precision, done"_s});
    QCOMPARE(Test::rows(test(), u"SELECT count(*) FROM pragma_table_info('predictions') WHERE name = 'legacy_score'"_s),
             QStringList{u"1"_s});
    compareWithCommandLine();
}

void TestDemoFlow::theHistoryKeepsEverything()
{
    QCOMPARE(
        Test::history(test()),
        QStringList({u"001_initial_schema up ok 10/10"_s, u"002_resources_schema up ok 5/5"_s, u"003_data_science_schema up ok 14/14"_s,
                     u"004_review_deadlines up failed 0/4"_s, u"004_review_deadlines up failed 0/4"_s, u"004_review_deadlines up ok 4/4"_s,
                     u"005_model_registry up ok 2/2"_s, u"006_unique_features up ok 3/3"_s, u"007_drop_legacy_score up ok 1/1"_s,
                     u"007_drop_legacy_score down ok 1/1"_s}));
}

void TestDemoFlow::whatWasRolledBackRunsAgain()
{
    QTRY_COMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"▶ Run 1 pending…"_s);
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"007_drop_legacy_score"_s, u"test"_s), u"applied"_s);
    QCOMPARE(Test::history(test()).mid(10), QStringList{u"007_drop_legacy_score up ok 1/1"_s});
    compareWithCommandLine();
}

void TestDemoFlow::whereNothingIsKnownNothingIsSaid()
{
    const QAction *run = m_driver->window().actions().runPending;
    QCOMPARE(m_driver->toolButtonText(run), u"Nothing pending"_s);
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s)); // cannot be reached
    QCOMPARE(m_driver->toolButtonText(run), u"Run pending…"_s);
    QVERIFY(!run->isEnabled());
    QVERIFY(m_driver->chooseEnvironment(u"test"_s));
    QCOMPARE(m_driver->toolButtonText(run), u"Nothing pending"_s);
}

void TestDemoFlow::fileIsFoundByAPartOfItsName()
{
    QVERIFY(m_driver->goTo(u"model_reg"_s));
    QTRY_COMPARE(m_driver->window().documents().currentEditor()->shownAs(), u"migrations/005_model_registry.sql"_s);
    QVERIFY(m_driver->window().documents().currentEditor()->code()->hasFocus());
}

QTEST_MAIN(TestDemoFlow)
#include "tst_demoflow.moc"
