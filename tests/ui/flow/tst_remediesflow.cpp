// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <models/database/connection.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/pictures.h>
#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>
#include <ui/connections/newmigrationdialog.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/theme/theme.h>
#include <ui/window/actions.h>
#include <ui/window/messagebar.h>
#include <ui/window/runcontroller.h>

#include <QAbstractButton>
#include <QApplication>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QProcess>
#include <QPromise>
#include <QTest>
#include <QTextEdit>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// Where a plan is refused, the way on is a button; each function has a folder and a window of its own.
class TestRemediesFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void runningAgainGoesOnWhereItStopped();
    void runningWhatIsPendingOffersToGoOn();
    void whereNothingElseIsPendingTheButtonGoesOn();
    void theWaysOnComeBackWhenNoneWasTaken();
    void whatStoppedIsResumedFromTheMenu();
    void anotherStatementIsTheFirst();
    void ofAnUncertainStatementItIsAsked();
    void whereNothingIsPartialThatIsSaid();
    void twoHeadsAreRunTogether();
    void twoHeadsAndAnotherProblemKeepTheirButtons();
    void twoHeadsAreMerged();
    void headsThatAreNoneAnyMoreAreNotMerged();
    void aNumberThatIsTakenMeanwhileIsNotGivenAgain();
    void aButtonIsReachedByTheKeyboard();
    void oneHeadIsNotMerged();
    void whatDoesNotNeedTheFailedOneRuns();
    void oneTransactionDoesNotGoOn();
    void onlyWhatIsPartialIsRolledBack();
    void aSecondProjectIsReadFromItsOwnDatabase();
    void aSecondProjectIsNotShownThePlanOfTheFirst();
    void whatFailedInAnotherProjectIsNotRunAgainInThisOne();
    void ofTwoDatabasesTheOneThatTheOtherWaitsForRunsFirst();
    void twoDatabasesThatWaitForEachOtherAreRunInTurn();
    void twoDatabasesThatWaitForEachOtherAreRolledBackInTurn_data();
    void twoDatabasesThatWaitForEachOtherAreRolledBackInTurn();
    void whatNeedsTheOneToRollBackFirstGoesWithIt();
    void aRefusalActsOnTheEnvironmentThatWasRefused();
    void ofAnotherEnvironmentNoRefusalStays();
    void whatRanElsewhereIsGoneOnWithThere();
    void aRefusedBaselineIsMarkedWhereItWasRefused();
    void twoHeadsAndAPartialMigrationAreBothSaid();
    void allHeadsOfferTheWaysOfThePartialOne();
    void anErrorOfAnotherKindOffersNoWayOfThePartialOne();

private:
    Database::ConnectionProfile profile() const
    {
        Database::ConnectionProfile profile;
        profile.database = m_project->path(u"dev.sqlite"_s);
        return profile;
    }
    QString previewCommand() { return m_driver->preview() ? Execution::commandLine(m_driver->preview()->plan()) : QString(); }
    bool runPreview()
    {
        return m_driver->acceptPreview() && QTest::qWaitFor([&] { return !m_driver->window().runs().isRunning(); });
    }
    bool execute(const char *statement)
    {
        const auto connection = Database::Connection::open(profile(), {});
        return connection && (*connection)->execute(statement);
    }
    bool open(const QString &id, const QString &standing);
    enum class More { No, Yes };
    void stopHalfWay(More more = More::Yes);
    bool showTwoHeads();
    void showTwoDatabases(const QString &standing = QStringLiteral("pending"));
    void stopOneOfTwoLines();
    void addProd();
    bool showMerge(const std::function<bool()> &ask);
    Ui::NewMigrationDialog *mergeDialog() { return m_driver->window().findChild<Ui::NewMigrationDialog *>(); }

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestRemediesFlow::init()
{
    m_driver.reset();
    m_project = std::make_unique<Test::TemporaryProject>();
    m_project->write(
        u"varve.toml"_s,
        "name = \"shop\"\nmigrations = [\"migrations\"]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
}

bool TestRemediesFlow::open(const QString &id, const QString &standing)
{
    return m_driver->openFolder(m_project->folder()) && QTest::qWaitFor([&] { return m_driver->standing(id, u"dev"_s) == standing; });
}

/// Statement 3 of 4 fails behind one that cannot be in a transaction.
void TestRemediesFlow::stopHalfWay(More more)
{
    m_project->write(u"migrations/001_audit.sql"_s,
                     "CREATE TABLE audit (id INTEGER);\nVACUUM;\nINSERT INTO missing VALUES (1);\n"
                     "CREATE TABLE late (id INTEGER);\n-- varve:down\nDROP TABLE audit;\n");
    if (more == More::Yes)
        m_project->write(u"migrations/002_more.sql"_s, "CREATE TABLE more (id INTEGER);\n");
    QVERIFY(open(u"001_audit"_s, u"pending"_s));
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"001_audit"_s, u"dev"_s), u"partial"_s);
}

void TestRemediesFlow::runningAgainGoesOnWhereItStopped()
{
    stopHalfWay();
    QVERIFY(execute("CREATE TABLE missing (id INTEGER)"));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Run again from 001…"_s)));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --at 3 --env dev"_s);
    QCOMPARE(m_driver->previewRows().mid(0, 3),
             (QStringList{u"001_audit"_s, u"  INSERT INTO missing VALUES (1)"_s, u"  CREATE TABLE late (…)"_s}));
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"001_audit"_s, u"dev"_s), u"applied"_s);
}

void TestRemediesFlow::runningWhatIsPendingOffersToGoOn()
{
    stopHalfWay();
    QVERIFY(execute("CREATE TABLE missing (id INTEGER)"));
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"001_audit is partly applied: 2 of 4 statements of it remain."_s);
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Roll Back What Was Done…"_s));
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Mark as Applied…"_s));
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Mark as Not Applied…"_s));
    QVERIFY(m_driver->clickOffer(u"Resume at Statement 3…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --at 3 --env dev"_s);
}

/// The last one stopped half way: nothing is pending, and yet there is something to do.
void TestRemediesFlow::whereNothingElseIsPendingTheButtonGoesOn()
{
    stopHalfWay(More::No);
    const QAction *main = m_driver->window().actions().runPending;
    QTRY_COMPARE(m_driver->toolButtonText(main), u"▶ Go on with 001…"_s);
    QVERIFY(m_driver->clickToolButton(main));
    QTRY_COMPARE(m_driver->message(), u"001_audit is partly applied: 2 of 4 statements of it remain."_s);
    QVERIFY(m_driver->clickOffer(u"Mark as Not Applied…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli unstamp 001_audit --env dev"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->toolButtonText(main), u"▶ Run 1 pending…"_s);
}

void TestRemediesFlow::theWaysOnComeBackWhenNoneWasTaken()
{
    stopHalfWay();
    const QString said = u"001_audit is partly applied: 2 of 4 statements of it remain."_s;
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), said);
    for (const QString &way : {u"Resume at Statement 3…"_s, u"Mark as Applied…"_s}) {
        QVERIFY(m_driver->clickOffer(way));
        QVERIFY(m_driver->waitForPreview());
        QCOMPARE(m_driver->message(), QString());
        QVERIFY(m_driver->dismissPreview());
        QTRY_COMPARE(m_driver->message(), said);
    }
    // Another preview has nothing to do with them.
    QVERIFY(m_driver->clickOffer(u"Mark as Applied…"_s));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"001_audit"_s, u"dev"_s), u"applied"_s);
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->dismissPreview());
    QCOMPARE(m_driver->message(), QString());
}

void TestRemediesFlow::whatStoppedIsResumedFromTheMenu()
{
    stopHalfWay();
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Resume…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --at 3 --env dev"_s);
}

void TestRemediesFlow::anotherStatementIsTheFirst()
{
    stopHalfWay();
    QVERIFY(m_driver->openFromRowMenu(u"001_audit"_s, u"Resume at Another Statement…"_s));
    QTRY_VERIFY(QApplication::activeModalWidget());
    QApplication::activeModalWidget()->activateWindow();
    QTRY_VERIFY(QApplication::activeModalWidget()->isActiveWindow());
    m_driver->press(Qt::Key_A, Qt::ControlModifier);
    m_driver->type(u"4"_s);
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --at 4 --env dev"_s);
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_driver->preview());
    QVERIFY(m_driver->openFromRowMenu(u"001_audit"_s, u"Run All of It Again…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --redo --env dev"_s);
}

/// A killed run leaves a statement of which nobody knows whether it happened.
void TestRemediesFlow::ofAnUncertainStatementItIsAsked()
{
    m_project->write(u"migrations/001_long.sql"_s,
                     "CREATE TABLE audit (id INTEGER);\nVACUUM;\n"
                     "INSERT INTO audit WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n"
                     "CREATE TABLE late (id INTEGER);\n");
    const auto killed = Test::Program(m_project->folder()).start({u"migrate"_s, u"--env"_s, u"dev"_s});
    QTRY_COMPARE(Test::rows(profile(), u"SELECT max(statement) FROM migration_journal"_s), QStringList{u"3"_s});
    killed->kill();
    QVERIFY(killed->waitForFinished());
    QVERIFY(open(u"001_long"_s, u"partial"_s));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Resume…"_s}));
    QTRY_VERIFY2(m_driver->message().contains(u"Nobody knows whether statement 3 of 001_long was done"_s), qPrintable(m_driver->message()));
    QVERIFY(!m_driver->message().contains(u"--uncertain"_s));
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Resume, Run Statement 3 Again…"_s));
    QVERIFY(m_driver->clickOffer(u"Resume, Statement 3 Was Done…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_long --at 4 --env dev"_s);
}

void TestRemediesFlow::whereNothingIsPartialThatIsSaid()
{
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    QVERIFY(open(u"001_users"_s, u"pending"_s));
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Resume…"_s}));
    QTRY_COMPARE(m_driver->message(), u"Nothing on dev is partly applied."_s);
}

bool TestRemediesFlow::showTwoHeads()
{
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project->write(u"migrations/002_orders.sql"_s, "-- Revises: 001_users\nCREATE TABLE orders (id INTEGER);\n");
    m_project->write(u"migrations/003_bills.sql"_s, "-- Revises: 001_users\nCREATE TABLE bills (id INTEGER);\n");
    return open(u"003_bills"_s, u"pending"_s) && m_driver->clickToolButton(m_driver->window().actions().runPending)
        && QTest::qWaitFor([&] { return m_driver->message() == u"There are 2 heads: 002_orders, 003_bills."_s; });
}

void TestRemediesFlow::twoHeadsAreRunTogether()
{
    QVERIFY(showTwoHeads());
    QVERIFY(m_driver->clickOffer(u"Run All Heads…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev --to heads"_s);
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_driver->preview());
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Run All Heads…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_bills"_s, u"dev"_s), u"applied"_s);
    QCOMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"applied"_s);
}

void TestRemediesFlow::aButtonIsReachedByTheKeyboard()
{
    QVERIFY(showTwoHeads());
    const QAbstractButton *offer = WindowDriver::button(&m_driver->window().messages(), u"Run All Heads…"_s);
    QVERIFY(offer);
    constexpr int most = 100;
    for (int i = 0; i < most && !offer->hasFocus(); ++i)
        m_driver->press(Qt::Key_Tab);
    QVERIFY(offer->hasFocus());
    m_driver->press(Qt::Key_Tab);
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Merge Heads…"_s)->hasFocus());
    m_driver->press(Qt::Key_Backtab, Qt::ShiftModifier);
    m_driver->press(Qt::Key_Space);
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev --to heads"_s);
}

void TestRemediesFlow::twoHeadsAndAnotherProblemKeepTheirButtons()
{
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project->write(u"migrations/002_orders.sql"_s, "-- Revises: 001_users\nCREATE TABLE orders (id INTEGER);\n");
    m_project->write(u"migrations/003_bills.sql"_s,
                     "-- Revises: 001_users\n-- Prerequisites: 000_gone\nCREATE TABLE bills (id INTEGER);\n");
    QVERIFY(open(u"002_orders"_s, u"pending"_s));
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    const QString heads = u"There are 2 heads: 002_orders, 003_bills."_s;
    QTRY_VERIFY2(m_driver->message().contains(heads), qPrintable(m_driver->message()));
    QCOMPARE(m_driver->message().count(heads), 1);
    QVERIFY2(!m_driver->message().contains(u"varve-cli"_s), qPrintable(m_driver->message()));
    QVERIFY2(m_driver->message().contains(u"000_gone"_s), qPrintable(m_driver->message()));
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Run All Heads…"_s));
    QVERIFY2(m_driver->problems().filter(heads).size() == 1, qPrintable(m_driver->problems().join(u'\n')));
    QVERIFY2(m_driver->problems().filter(u"000_gone"_s).size() == 1, qPrintable(m_driver->problems().join(u'\n')));
    QVERIFY(showMerge([&] { return m_driver->clickOffer(u"Merge Heads…"_s); }));
    m_driver->type(u"Merge billing"_s);
    m_driver->press(Qt::Key_Return);
    QTRY_COMPARE(m_driver->problems().filter(heads), QStringList());
}

bool TestRemediesFlow::showMerge(const std::function<bool()> &ask)
{
    if (!ask() || !QTest::qWaitFor([&] { return mergeDialog() && mergeDialog()->isVisible(); }))
        return false;
    mergeDialog()->activateWindow();
    return QTest::qWaitFor([&] { return mergeDialog()->isActiveWindow() && mergeDialog()->focusWidget(); });
}

void TestRemediesFlow::twoHeadsAreMerged()
{
    QVERIFY(showTwoHeads());
    QVERIFY(showMerge([&] { return m_driver->clickOffer(u"Merge Heads…"_s); }));
    QListWidget *heads = mergeDialog()->findChild<QListWidget *>();
    QCOMPARE(heads->count(), 2);
    QAbstractButton *create = WindowDriver::button(mergeDialog(), u"Create merge"_s);
    QVERIFY(create && !create->isEnabled()); // without a name
    m_driver->type(u"Merge billing"_s);
    QVERIFY(create->isEnabled());
    heads->setFocus();
    m_driver->press(Qt::Key_Space); // one of the two
    QVERIFY(!create->isEnabled());
    m_driver->press(Qt::Key_Space);
    QVERIFY(m_driver->click(create));
    QTRY_COMPARE(m_driver->standing(u"004_merge_billing"_s, u"dev"_s), u"pending"_s);
    QFile file(m_project->path(u"migrations/004_merge_billing.sql"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(file.readAll().contains("-- Revises: 002_orders, 003_bills\n"));
    m_driver->window().activateWindow();
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev"_s);
}

void TestRemediesFlow::headsThatAreNoneAnyMoreAreNotMerged()
{
    QVERIFY(showTwoHeads());
    QVERIFY(showMerge([&] { return m_driver->clickOffer(u"Merge Heads…"_s); }));
    m_driver->type(u"Merge billing"_s);
    m_project->write(u"migrations/004_theirs.sql"_s, "-- Revises: 002_orders, 003_bills\n");
    QAbstractButton *create = WindowDriver::button(mergeDialog(), u"Create merge"_s);
    QVERIFY(m_driver->click(create));
    const auto says = [this](const QString &text) {
        const auto labels = mergeDialog()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [&](const QLabel *label) { return label->text() == text; });
    };
    QTRY_VERIFY(mergeDialog() && says(u"002_orders is no head of the database main; its heads are 004_theirs."_s));
    QVERIFY(mergeDialog()->isVisible());
    QCOMPARE(mergeDialog()->findChild<QListWidget *>()->count(), 1); // what there is now
    QVERIFY(!create->isEnabled());
    QVERIFY(!QFile::exists(m_project->path(u"migrations/004_merge_billing.sql"_s)));
}

void TestRemediesFlow::aNumberThatIsTakenMeanwhileIsNotGivenAgain()
{
    QVERIFY(showTwoHeads());
    QVERIFY(showMerge([&] { return m_driver->clickOffer(u"Merge Heads…"_s); }));
    m_driver->type(u"Merge billing"_s);
    m_project->write(u"migrations/004_theirs.sql"_s, "-- Revises: 001_users\nCREATE TABLE theirs (id INTEGER);\n");
    QVERIFY(m_driver->click(WindowDriver::button(mergeDialog(), u"Create merge"_s)));
    QTRY_VERIFY(QFile::exists(m_project->path(u"migrations/005_merge_billing.sql"_s)));
    QVERIFY(!QFile::exists(m_project->path(u"migrations/004_merge_billing.sql"_s)));
}

void TestRemediesFlow::oneHeadIsNotMerged()
{
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    QVERIFY(open(u"001_users"_s, u"pending"_s));
    QVERIFY(showMerge([&] { return m_driver->openFromMenu({u"Migration"_s, u"Merge Heads…"_s}); }));
    m_driver->type(u"Merge nothing"_s);
    QVERIFY(!WindowDriver::button(mergeDialog(), u"Create merge"_s)->isEnabled());
    m_driver->press(Qt::Key_Return);
    QVERIFY(mergeDialog() && mergeDialog()->isVisible());
}

void TestRemediesFlow::whatDoesNotNeedTheFailedOneRuns()
{
    QVERIFY(showTwoHeads());
    m_project->write(u"migrations/002_orders.sql"_s, "-- Revises: 001_users\nCREATE INDEX wrong ON nowhere (id);\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Continue on Failure"_s}));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Run All Heads…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --continue --env dev --to heads"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_bills"_s, u"dev"_s), u"applied"_s);
    QCOMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"failed"_s);
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Continue on Failure"_s})); // as it was
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Run All Heads…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev --to heads"_s);
}

void TestRemediesFlow::oneTransactionDoesNotGoOn()
{
    m_project->write(u"varve.toml"_s,
                     "name = \"shop\"\nmigrations = [\"migrations\"]\n[policies]\ntransaction = \"all\"\n"
                     "[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    QVERIFY(open(u"001_users"_s, u"pending"_s));
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Continue on Failure"_s}));
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"The whole run is one transaction (transaction = \"all\"): after a failure nothing can go on."_s);
    QVERIFY(!m_driver->preview());
}

/// Two lines: 003_a of the one stopped half way, all of the other is applied.
void TestRemediesFlow::stopOneOfTwoLines()
{
    m_project->write(u"migrations/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n-- varve:down\nDROP TABLE a;\n");
    m_project->write(u"migrations/002_b.sql"_s,
                     "-- Revises: base\n-- Branch: b\nCREATE TABLE b (id INTEGER);\n-- varve:down\nDROP TABLE b;\n");
    m_project->write(u"migrations/003_a.sql"_s,
                     "-- Revises: 001_a\nCREATE TABLE audit (id INTEGER);\nVACUUM;\nINSERT INTO missing VALUES (1);\n"
                     "-- varve:down\nDROP TABLE audit;\n");
    m_project->write(u"migrations/004_b.sql"_s, "-- Revises: 002_b\nCREATE TABLE late (id INTEGER);\n-- varve:down\nDROP TABLE late;\n");
    const Test::Program program(m_project->folder());
    program.run({u"migrate"_s, u"--env"_s, u"dev"_s, u"--to"_s, u"heads"_s, u"--continue"_s});
    QVERIFY(open(u"003_a"_s, u"partial"_s));
    QCOMPARE(m_driver->standing(u"004_b"_s, u"dev"_s), u"applied"_s);
}

void TestRemediesFlow::onlyWhatIsPartialIsRolledBack()
{
    stopOneOfTwoLines();
    QVERIFY(m_driver->openFromRowMenu(u"003_a"_s, u"Roll Back What Was Done…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env dev --only 003_a"_s);
    QCOMPARE(m_driver->previewRows().mid(0, 2), (QStringList{u"003_a"_s, u"  DROP TABLE audit"_s}));
    QCOMPARE(m_driver->preview()->plan().steps.size(), 1);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_a"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(m_driver->standing(u"004_b"_s, u"dev"_s), u"applied"_s);
    QCOMPARE(Test::rows(profile(), u"SELECT name FROM sqlite_schema WHERE name IN ('a', 'audit', 'b', 'late') ORDER BY name"_s),
             (QStringList{u"a"_s, u"b"_s, u"late"_s}));
}

/// Both have an environment of the same name, and a run of the first goes on.
void TestRemediesFlow::aSecondProjectIsReadFromItsOwnDatabase()
{
    m_project->write(u"migrations/001_long.sql"_s,
                     "CREATE TABLE long (id INTEGER);\n"
                     "INSERT INTO long WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    const Test::TemporaryProject second;
    second.write(u"varve.toml"_s, m_project->read(u"varve.toml"_s));
    second.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    QCOMPARE(Test::Program(second.folder()).run({u"migrate"_s, u"--env"_s, u"dev"_s}).exitCode, 0);
    second.write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");

    QVERIFY(open(u"001_long"_s, u"pending"_s));
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->acceptPreview());
    QTRY_VERIFY2(m_driver->runStates().join(u'\n').contains(u"running"_s), qPrintable(m_driver->runStates().join(u'\n')));
    QVERIFY(m_driver->openFolder(second.folder()));
    QTRY_COMPARE(m_driver->standings(), (QStringList{u"dev 001_users applied"_s, u"dev 002_orders pending"_s}));
    QVERIFY(m_driver->window().runs().isRunning());
    QTRY_COMPARE(m_driver->toolButtonText(m_driver->window().actions().runPending), u"▶ Run 1 pending…"_s);

    m_driver->window().runs().cancel();
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
    QVERIFY2(m_driver->runTexts().join(u'\n').contains(u"ancelled"_s), qPrintable(m_driver->runTexts().join(u'\n')));
    QCOMPARE(m_driver->standings(), (QStringList{u"dev 001_users applied"_s, u"dev 002_orders pending"_s}));
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"applied"_s);
}

void TestRemediesFlow::addProd()
{
    m_project->write(u"varve.toml"_s,
                     m_project->read(u"varve.toml"_s) + "[environments.prod]\ndriver = \"sqlite\"\ndatabase = \"prod.sqlite\"\n");
}

/// The plan waits for another who writes, and meanwhile another environment is chosen.
void TestRemediesFlow::aRefusalActsOnTheEnvironmentThatWasRefused()
{
    addProd();
    stopHalfWay();
    const auto other = Database::Connection::open(profile(), {});
    QVERIFY(other);
    const QList<QPair<QString, QString>> ways{{u"Mark as Applied…"_s, u"varve-cli stamp 001_audit --env dev"_s},
                                              {u"Mark as Not Applied…"_s, u"varve-cli unstamp 001_audit --env dev"_s},
                                              {u"Resume at Statement 3…"_s, u"varve-cli resume 001_audit --at 3 --env dev"_s},
                                              {u"Roll Back What Was Done…"_s, u"varve-cli rollback --env dev --only 001_audit"_s}};
    QVERIFY((*other)->execute("BEGIN EXCLUSIVE"));
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"Planning for dev…"_s);
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
    QVERIFY((*other)->execute("COMMIT"));
    const QString said = u"On dev: 001_audit is partly applied: 2 of 4 statements of it remain."_s;
    QTRY_COMPARE(m_driver->message(), said);
    for (const auto &[title, command] : ways) {
        QVERIFY(m_driver->clickOffer(title));
        QVERIFY(m_driver->waitForPreview());
        QCOMPARE(previewCommand(), command);
        QVERIFY(m_driver->dismissPreview());
        QTRY_COMPARE(m_driver->message(), said);
    }
    QVERIFY(m_driver->chooseEnvironment(u"dev"_s));
    QTRY_COMPARE(m_driver->message(), QString());
}

/// Also while something else is planned there, whose own word may stay.
void TestRemediesFlow::ofAnotherEnvironmentNoRefusalStays()
{
    addProd();
    stopHalfWay();
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"001_audit is partly applied: 2 of 4 statements of it remain."_s);
    const auto other = Database::Connection::open(profile(), {});
    QVERIFY(other && (*other)->execute("BEGIN EXCLUSIVE"));
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"Planning for dev…"_s);
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
    QCOMPARE(m_driver->message(), u"Planning for dev…"_s);
    QVERIFY(m_driver->clickOffer(u"Cancel"_s));
    QTRY_COMPARE(m_driver->message(), u"The plan was cancelled."_s);
    QVERIFY((*other)->execute("COMMIT"));
}

/// The run pane's run was on dev.
void TestRemediesFlow::whatRanElsewhereIsGoneOnWithThere()
{
    addProd();
    stopHalfWay();
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Run again from 001…"_s)));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli resume 001_audit --at 3 --env dev"_s);
}

void TestRemediesFlow::aRefusedBaselineIsMarkedWhereItWasRefused()
{
    addProd();
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    QCOMPARE(Test::Program(m_project->folder()).run({u"migrate"_s, u"--env"_s, u"dev"_s}).exitCode, 0);
    m_project->write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    QVERIFY(open(u"002_orders"_s, u"pending"_s));
    const auto other = Database::Connection::open(profile(), {});
    QVERIFY(other && (*other)->execute("BEGIN EXCLUSIVE"));
    QVERIFY(m_driver->openFromRowMenu(u"002_orders"_s, u"Baseline Up to Here…"_s));
    QTRY_COMPARE(m_driver->message(), u"Planning for dev…"_s);
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
    QVERIFY((*other)->execute("COMMIT"));
    QTRY_VERIFY2(m_driver->message().startsWith(u"On dev: "_s), qPrintable(m_driver->message()));
    QVERIFY(m_driver->clickOffer(u"Mark up to 002_orders as Applied…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli stamp 002_orders --env dev"_s);
}

void TestRemediesFlow::twoHeadsAndAPartialMigrationAreBothSaid()
{
    stopOneOfTwoLines();
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_COMPARE(m_driver->message(), u"There are 2 heads: 003_a, 004_b.\n003_a is partly applied: 2 of 3 statements of it remain."_s);
    for (const QString &title : {u"Resume at Statement 3…"_s, u"Roll Back What Was Done…"_s, u"Mark as Applied…"_s,
                                 u"Mark as Not Applied…"_s, u"Run All Heads…"_s, u"Merge Heads…"_s})
        QVERIFY2(WindowDriver::button(&m_driver->window().messages(), title), qPrintable(title));
    QVERIFY(showMerge([&] { return m_driver->clickOffer(u"Merge Heads…"_s); }));
}

void TestRemediesFlow::allHeadsOfferTheWaysOfThePartialOne()
{
    stopOneOfTwoLines();
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_VERIFY(WindowDriver::button(&m_driver->window().messages(), u"Run All Heads…"_s));
    QVERIFY(m_driver->clickOffer(u"Run All Heads…"_s));
    QTRY_COMPARE(m_driver->message(), u"003_a is partly applied: 2 of 3 statements of it remain."_s);
    QVERIFY(!WindowDriver::button(&m_driver->window().messages(), u"Run All Heads…"_s));
    QVERIFY(m_driver->clickOffer(u"Roll Back What Was Done…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env dev --only 003_a"_s);
    QVERIFY(m_driver->dismissPreview());
}

/// One migration alone is refused for what it needs.
void TestRemediesFlow::anErrorOfAnotherKindOffersNoWayOfThePartialOne()
{
    stopOneOfTwoLines();
    m_project->write(u"migrations/005_b.sql"_s, "-- Revises: 004_b\nCREATE TABLE more (id INTEGER);\n");
    m_project->write(u"migrations/006_b.sql"_s, "-- Revises: 005_b\nCREATE TABLE most (id INTEGER);\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->standing(u"006_b"_s, u"dev"_s), u"pending"_s);
    QVERIFY(m_driver->openFromRowMenu(u"006_b"_s, u"Run Only This…"_s));
    QTRY_VERIFY2(m_driver->message().contains(u"005_b"_s), qPrintable(m_driver->message()));
    QVERIFY(!WindowDriver::button(&m_driver->window().messages(), u"Roll Back What Was Done…"_s));
    QVERIFY(!WindowDriver::button(&m_driver->window().messages(), u"Resume at Statement 3…"_s));
}

void TestRemediesFlow::showTwoDatabases(const QString &standing)
{
    m_project->write(u"varve.toml"_s,
                     "[databases.orders]\nmigrations = [\"orders\"]\n[databases.stock]\nmigrations = [\"stock\"]\n"
                     "[environments.dev.connections.orders]\ndriver = \"sqlite\"\ndatabase = \"orders.sqlite\"\n"
                     "[environments.dev.connections.stock]\ndriver = \"sqlite\"\ndatabase = \"stock.sqlite\"\n");
    if (standing == u"applied"_s) {
        for (const QString &id : {u"001_a"_s, u"002_b"_s, u"003_c"_s, u"004_d"_s}) {
            const QString database = m_project->path(u"stock/"_s + id + u".sql"_s);
            const QString name = QFile::exists(database) ? u"stock"_s : u"orders"_s;
            const auto applied
                = Test::Program(m_project->folder()).run({u"migrate"_s, u"--env"_s, u"dev"_s, u"--database"_s, name, u"--to"_s, id});
            QVERIFY2(applied.exitCode == 0, qPrintable(applied.err));
        }
    }
    QVERIFY(open(u"001_a"_s, standing));
    QTRY_COMPARE(m_driver->standing(u"004_d"_s, u"dev"_s), standing);
}

void TestRemediesFlow::ofTwoDatabasesTheOneThatTheOtherWaitsForRunsFirst()
{
    m_project->write(u"orders/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    m_project->write(u"orders/003_c.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE c (id INTEGER);\n");
    m_project->write(u"stock/002_b.sql"_s, "CREATE TABLE b (id INTEGER);\n");
    m_project->write(u"stock/004_d.sql"_s, "CREATE TABLE d (id INTEGER);\n");
    showTwoDatabases();
    QVERIFY(m_driver->selectMigration(u"001_a"_s));
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev --database stock"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"004_d"_s, u"dev"_s), u"applied"_s);
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(previewCommand(), u"varve-cli migrate --env dev --database orders"_s);
}

/// Each waits for the other: the buttons of the refusals lead through all of it.
void TestRemediesFlow::twoDatabasesThatWaitForEachOtherAreRunInTurn()
{
    m_project->write(u"orders/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    m_project->write(u"stock/002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id INTEGER);\n");
    m_project->write(u"orders/003_c.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE c (id INTEGER);\n");
    m_project->write(u"stock/004_d.sql"_s, "-- Prerequisites: 003_c\nCREATE TABLE d (id INTEGER);\n");
    showTwoDatabases();
    for (const QString &id : {u"001_a"_s, u"002_b"_s}) {
        QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
        QTRY_VERIFY2(WindowDriver::button(&m_driver->window().messages(), u"Run Up to %1 First…"_s.arg(id)),
                     qPrintable(m_driver->message()));
        Test::savePicture(m_driver->window(), u"first-"_s + id);
        QVERIFY(m_driver->clickOffer(u"Run Up to %1 First…"_s.arg(id)));
        QVERIFY(m_driver->waitForPreview());
        QCOMPARE(m_driver->preview()->plan().steps.size(), 1);
        QVERIFY(runPreview());
        QTRY_COMPARE(m_driver->standing(id, u"dev"_s), u"applied"_s);
    }
    for (const QString &id : {u"003_c"_s, u"004_d"_s}) {
        QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
        QVERIFY(runPreview());
        QTRY_COMPARE(m_driver->standing(id, u"dev"_s), u"applied"_s);
    }
}

void TestRemediesFlow::twoDatabasesThatWaitForEachOtherAreRolledBackInTurn_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("the last one") << u"last"_s;
    QTest::newRow("it alone") << u"only"_s;
    QTest::newRow("back to the one before it") << u"to"_s;
}

/// The mirror: what stands on it in the other database is rolled back first, from the far end.
void TestRemediesFlow::twoDatabasesThatWaitForEachOtherAreRolledBackInTurn()
{
    QFETCH(QString, way);
    m_project->write(u"stock/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n-- varve:down\nDROP TABLE a;\n");
    m_project->write(u"stock/002_b.sql"_s, "CREATE TABLE b (id INTEGER);\n-- varve:down\nDROP TABLE b;\n");
    m_project->write(u"orders/003_c.sql"_s, "-- Prerequisites: 002_b\nCREATE TABLE c (id INTEGER);\n-- varve:down\nDROP TABLE c;\n");
    m_project->write(u"orders/004_d.sql"_s,
                     "-- Revises: base\n-- Branch: late\nCREATE TABLE d (id INTEGER);\n-- varve:down\nDROP TABLE d;\n");
    showTwoDatabases(u"applied"_s);
    const auto ask = [&] {
        if (way == u"to"_s)
            return m_driver->openFromRowMenu(u"001_a"_s, u"Roll Back to Here…"_s);
        if (way == u"only"_s)
            return m_driver->openFromRowMenu(u"002_b"_s, u"Roll Back Only This…"_s);
        return m_driver->selectMigration(u"002_b"_s) && m_driver->clickToolButton(m_driver->window().actions().rollBackLast);
    };
    QVERIFY(ask());
    const QString title = u"Roll Back 003_c First…"_s;
    QTRY_VERIFY2(WindowDriver::button(&m_driver->window().messages(), title), qPrintable(m_driver->message()));
    QCOMPARE(m_driver->message(), u"003_c needs 002_b: 003_c is applied in the database orders."_s);
    for (const auto scheme : {Ui::Scheme::Dark, Ui::Scheme::Light}) {
        Ui::Theme::instance().setScheme(scheme);
        const auto *text = m_driver->window().messages().findChild<QTextEdit *>();
        QTRY_COMPARE(text->palette().color(QPalette::Base), Ui::Theme::instance().colors().base);
        QTRY_COMPARE(m_driver->window().palette().color(QPalette::Base), Ui::Theme::instance().colors().base);
        Test::savePicture(m_driver->window(), scheme == Ui::Scheme::Light ? u"roll-back-first-light"_s : u"roll-back-first-dark"_s);
    }
    QVERIFY(m_driver->clickOffer(title));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env dev --only 003_c --database orders"_s);
    QVERIFY(m_driver->dismissPreview());
    QTRY_VERIFY(WindowDriver::button(&m_driver->window().messages(), title)); // nothing was run
    QVERIFY(m_driver->clickOffer(title));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_c"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(m_driver->standing(u"004_d"_s, u"dev"_s), u"applied"_s);
    QVERIFY(ask());
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_b"_s, u"dev"_s), u"pending"_s);
}

/// 003 is needed in its own database, and what needs it there by 001's.
void TestRemediesFlow::whatNeedsTheOneToRollBackFirstGoesWithIt()
{
    m_project->write(u"stock/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n-- varve:down\nDROP TABLE a;\n");
    m_project->write(u"orders/002_b.sql"_s, "-- Prerequisites: 001_a\nCREATE TABLE b (id INTEGER);\n-- varve:down\nDROP TABLE b;\n");
    m_project->write(u"orders/003_c.sql"_s, "CREATE TABLE c (id INTEGER);\n-- varve:down\nDROP TABLE c;\n");
    m_project->write(
        u"stock/004_d.sql"_s,
        "-- Revises: base\n-- Branch: late\n-- Prerequisites: 003_c\nCREATE TABLE d (id INTEGER);\n-- varve:down\nDROP TABLE d;\n");
    showTwoDatabases(u"applied"_s);
    const auto offered = [this](const QString &title) {
        return QTest::qWaitFor([&] { return WindowDriver::button(&m_driver->window().messages(), title) != nullptr; });
    };
    QVERIFY(m_driver->openFromRowMenu(u"001_a"_s, u"Roll Back Only This…"_s));
    QVERIFY2(offered(u"Roll Back 004_d First…"_s), qPrintable(m_driver->message())); // which stands on 003, on 002, on 001
    QVERIFY(m_driver->clickOffer(u"Roll Back 004_d First…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env dev --only 004_d --database stock"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"004_d"_s, u"dev"_s), u"pending"_s);
    QVERIFY(m_driver->openFromRowMenu(u"001_a"_s, u"Roll Back Only This…"_s));
    QVERIFY2(offered(u"Roll Back 002_b First…"_s), qPrintable(m_driver->message()));
    QVERIFY(m_driver->clickOffer(u"Roll Back 002_b First…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(m_driver->preview()->plan().steps.size(), 2);
    QCOMPARE(previewCommand(), u"varve-cli rollback --env dev --only 002_b --with-dependents --database orders"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_b"_s, u"dev"_s), u"pending"_s);
}

/// Both have an environment of the same name; the plan of the first is ready when the second is open.
void TestRemediesFlow::aSecondProjectIsNotShownThePlanOfTheFirst()
{
    m_project->write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    const Test::TemporaryProject second;
    second.write(u"varve.toml"_s, m_project->read(u"varve.toml"_s));
    second.write(u"migrations/001_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    QVERIFY(open(u"001_users"_s, u"pending"_s));
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    const Execution::Plan ofTheFirst = m_driver->preview()->plan();
    QVERIFY(m_driver->dismissPreview());

    QPromise<Core::Expected<Execution::Plan>> planned;
    planned.start();
    Ui::RunController &runs = m_driver->window().runs();
    runs.request(u"main"_s, [&](const QString &) { return planned.future(); });
    QVERIFY(m_driver->openFolder(second.folder()));
    QTRY_COMPARE(m_driver->standings(), QStringList{u"dev 001_orders pending"_s});
    QVERIFY(!runs.isPlanning());
    planned.addResult(ofTheFirst);
    planned.finish();
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QCOMPARE(m_driver->previewRows().value(0), u"001_orders"_s);
}

void TestRemediesFlow::whatFailedInAnotherProjectIsNotRunAgainInThisOne()
{
    stopHalfWay();
    const Test::TemporaryProject second;
    second.write(u"varve.toml"_s, m_project->read(u"varve.toml"_s));
    second.write(u"migrations/001_audit.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    QVERIFY(m_driver->openFolder(second.folder()));
    QTRY_COMPARE(m_driver->standings(), QStringList{u"dev 001_audit pending"_s});
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Run again from 001…"_s)));
    QTRY_COMPARE(m_driver->message(), u"That was run in %1. Open that folder to run it again."_s.arg(m_project->folder()));
    QVERIFY(!m_driver->window().runs().isPlanning());
    QVERIFY(!m_driver->preview());
}

QTEST_MAIN(TestRemediesFlow)
#include "tst_remediesflow.moc"
