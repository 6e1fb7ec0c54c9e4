// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <models/history/runlock.h>
#include <models/timeline/timelinemodel.h>
#include <tests/support/pictures.h>
#include <tests/support/postgresserver.h>
#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>
#include <ui/runs/runpane.h>
#include <ui/theme/theme.h>
#include <ui/timeline/timelinepage.h>
#include <ui/window/actions.h>
#include <ui/window/lockdialog.h>
#include <ui/window/runcontroller.h>

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::PostgresServer;
using Test::WindowDriver;

/// Who holds a lock is seen in the window, and what stands in the way is ended there.
class TestLockFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theMenuOpensIt();
    void refreshSeesWhoTookIt();
    void endingAsksFirst();
    void theSecondAnswerEndsIt();
    void aRunOfThisWindowDoesNotHoldItUp();
    void aRunThatWaitsLeadsToWhoeverHoldsIt();
    void whatAKilledRunLeftIsSaid();
    void theLockOfAFileIsItsProcesses();
    void theDatabaseWhereSomethingWasLeftIsShown();

private:
    Ui::LockDialog *dialog() const { return m_driver->window().findChild<Ui::LockDialog *>(); }
    bool says(const QString &words) const;
    bool press(const QString &button) const { return WindowDriver::click(WindowDriver::button(dialog(), button)); }
    QMessageBox *question() const { return dialog()->findChild<QMessageBox *>(); }
    bool close() const;

    Test::TemporaryProject m_project;
    std::unique_ptr<WindowDriver> m_driver;
    Database::ConnectionProfile m_dev;
    std::unique_ptr<History::RunLock> m_lock;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

void TestLockFlow::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    m_dev = PostgresServer::instance().createDatabase();
    qputenv("VARVE_FLOW_PASSWORD", PostgresServer::instance().password().toUtf8());
    m_project.write(u"varve.toml"_s,
                    "name = \"shop\"\n[environments.dev]\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = "
                        + QByteArray::number(PostgresServer::instance().port()) + "\ndatabase = \"" + m_dev.database.toUtf8()
                        + "\"\nuser = \"varve\"\npassword = \"env:VARVE_FLOW_PASSWORD\"\n"
                          "[environments.file]\ndriver = \"sqlite\"\ndatabase = \"file.sqlite\"\n");
    m_project.write(u"migrations/001_slow.sql"_s, "CREATE TABLE slow (id integer);\nSELECT pg_sleep(60);\n");
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"001_slow"_s, u"dev"_s), u"pending"_s);
}

void TestLockFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestLockFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

bool TestLockFlow::says(const QString &words) const
{
    const auto labels = dialog()->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); })
        || dialog()->findChild<QPlainTextEdit *>()->toPlainText().contains(words);
}

bool TestLockFlow::close() const
{
    QTest::keyClick(dialog(), Qt::Key_Escape);
    return QTest::qWaitFor([&] { return !dialog(); });
}

void TestLockFlow::theMenuOpensIt()
{
    QVERIFY(m_driver->openFromMenu({u"Project"_s, u"Lock…"_s}));
    QTRY_VERIFY(dialog() && says(u"Nobody holds the lock."_s));
    QVERIFY(says(u"none"_s));
    QVERIFY(!WindowDriver::button(dialog(), u"Nothing to end"_s)->isEnabled());
}

void TestLockFlow::refreshSeesWhoTookIt()
{
    auto lock = History::RunLock::acquire(m_dev, m_dev.password.given, std::chrono::milliseconds(0));
    QVERIFY(lock);
    m_lock = std::move(*lock);
    QTest::keyClick(dialog(), Qt::Key_F5);
    QTRY_VERIFY(says(u"Locked by "_s));
    QVERIFY(WindowDriver::button(dialog(), u"End 1 session…"_s));
    for (const auto scheme : {Ui::Scheme::Dark, Ui::Scheme::Light}) {
        Ui::Theme::instance().setScheme(scheme);
        QTRY_COMPARE(dialog()->findChild<QPlainTextEdit *>()->palette().color(QPalette::Base), Ui::Theme::instance().colors().base);
        Test::savePicture(*dialog(), scheme == Ui::Scheme::Light ? u"lock-light"_s : u"lock-dark"_s);
    }
}

void TestLockFlow::endingAsksFirst()
{
    QVERIFY(press(u"End 1 session…"_s));
    QTRY_VERIFY(question() && question()->isVisible());
    QCOMPARE(question()->text(), u"End 1 session of the server on dev, and what it does?"_s);
    Test::savePicture(*question(), u"lock-question"_s);
    QTest::keyClick(question(), Qt::Key_Return); // the answer that changes nothing
    QTRY_VERIFY(!question());
    QVERIFY(m_lock->isHeld());
}

void TestLockFlow::theSecondAnswerEndsIt()
{
    QVERIFY(press(u"End 1 session…"_s));
    QTRY_VERIFY(question() && question()->isVisible());
    QVERIFY(WindowDriver::click(WindowDriver::button(question(), u"End 1 session"_s)));
    QTRY_VERIFY(says(u"1 session ended."_s));
    QVERIFY(says(u"Nobody holds the lock."_s));
    QVERIFY(!m_lock->isHeld());
    m_lock.reset();
    QVERIFY(close());
}

/// The run has the session that plans and runs; the lock is read beside it, also from the keyboard.
void TestLockFlow::aRunOfThisWindowDoesNotHoldItUp()
{
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->acceptPreview());
    QTRY_VERIFY(m_driver->runStates().join(u'\n').contains(u"pg_sleep(60), running"_s));
    QVERIFY(m_driver->goTo(u"Lock"_s));
    QTRY_VERIFY(dialog() && says(u"It runs: SELECT pg_sleep(60)"_s));
    QVERIFY(says(u"Running: "_s));
    QVERIFY(close());
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Cancel Run"_s}));
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
}

void TestLockFlow::aRunThatWaitsLeadsToWhoeverHoldsIt()
{
    auto lock = History::RunLock::acquire(m_dev, m_dev.password.given, std::chrono::milliseconds(0));
    QVERIFY(lock);
    m_lock = std::move(*lock);
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->acceptPreview());
    const auto lead = [this] { return WindowDriver::button(m_driver->runPane(), u"Lock…"_s); };
    QTRY_VERIFY(lead());
    Test::savePicture(m_driver->window(), u"lock-waiting"_s);
    QVERIFY(WindowDriver::click(lead()));
    QTRY_VERIFY(dialog() && WindowDriver::button(dialog(), u"End 1 session…"_s));
    QVERIFY(press(u"End 1 session…"_s));
    QTRY_VERIFY(question() && question()->isVisible());
    QVERIFY(WindowDriver::click(WindowDriver::button(question(), u"End 1 session"_s)));
    QTRY_VERIFY(m_driver->runStates().join(u'\n').contains(u"pg_sleep(60), running"_s));
    QVERIFY(!lead());
    m_lock.reset();
    QVERIFY(close());
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Cancel Run"_s}));
    QTRY_VERIFY(!m_driver->window().runs().isRunning());
}

/// As a process leaves it that was killed: a run that nobody has ended.
void TestLockFlow::whatAKilledRunLeftIsSaid()
{
    const auto connection = Database::Connection::open(m_dev, m_dev.password.given);
    QVERIFY(connection);
    const auto execute = [&](const QByteArray &sql) { return (*connection)->execute(sql).has_value(); };
    QVERIFY(execute(
        "UPDATE migration_runs SET outcome = 'running', user_name = 'anna', host_name = 'build7', process_id = 4711, backend_id = 0"));
    QVERIFY(m_driver->chooseFromMenu({u"View"_s, u"Refresh"_s}));
    QTRY_VERIFY2(m_driver->message().startsWith(u"Interrupted: anna on build7, process 4711, since "_s), qPrintable(m_driver->message()));
    QVERIFY(m_driver->message().endsWith(u". Nothing of it runs any more; the next run records it as lost."_s));
    const QAbstractItemModel &timeline = m_driver->window().timeline().model();
    QVERIFY(timeline.headerData(Timeline::TimelineModel::FirstEnvironmentColumn, Qt::Horizontal, Qt::ToolTipRole)
                .toString()
                .contains(u"\nInterrupted: anna on build7"_s));
    Test::savePicture(m_driver->window(), u"lock-interrupted"_s);
    QVERIFY(m_driver->clickOffer(u"Lock…"_s));
    QTRY_VERIFY(dialog() && says(u"Interrupted: anna on build7"_s));
    QVERIFY(close());
    QVERIFY(execute("UPDATE migration_runs SET outcome = 'lost'"));
    QVERIFY(m_driver->chooseFromMenu({u"View"_s, u"Refresh"_s}));
    QTRY_VERIFY(!timeline.headerData(Timeline::TimelineModel::FirstEnvironmentColumn, Qt::Horizontal, Qt::ToolTipRole)
                     .toString()
                     .contains(u"Interrupted"_s));
}

void TestLockFlow::theLockOfAFileIsItsProcesses()
{
    QFile database(m_project.path(u"file.sqlite"_s));
    QVERIFY(database.open(QIODevice::WriteOnly));
    Database::ConnectionProfile profile;
    profile.database = database.fileName();
    const auto lock = History::RunLock::acquire(profile, {}, std::chrono::milliseconds(0));
    QVERIFY(lock);
    QVERIFY(m_driver->chooseEnvironment(u"file"_s));
    QVERIFY(m_driver->openFromMenu({u"Project"_s, u"Lock…"_s}));
    QTRY_VERIFY(dialog() && says(u"The lock of a file goes with its process: "_s));
    QVERIFY(!WindowDriver::button(dialog(), u"Nothing to end"_s)->isEnabled());
    QVERIFY(close());
}

void TestLockFlow::theDatabaseWhereSomethingWasLeftIsShown()
{
    const Test::TemporaryProject two;
    two.write(u"varve.toml"_s,
              "[databases.orders]\nmigrations = [\"orders\"]\n[databases.stock]\nmigrations = [\"stock\"]\n"
              "[environments.dev.connections.orders]\ndriver = \"sqlite\"\ndatabase = \"orders.sqlite\"\n"
              "[environments.dev.connections.stock]\ndriver = \"sqlite\"\ndatabase = \"stock.sqlite\"\n");
    two.write(u"orders/001_a.sql"_s, "CREATE TABLE a (id INTEGER);\n");
    two.write(u"stock/002_b.sql"_s, "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    const std::unique_ptr<QProcess> killed
        = Test::Program(two.folder()).start({u"migrate"_s, u"--env"_s, u"dev"_s, u"--database"_s, u"stock"_s, u"--format"_s, u"json"_s});
    QByteArray out;
    QTRY_VERIFY((out += killed->readAllStandardOutput()).contains("statement-started"));
    killed->kill();
    QVERIFY(killed->waitForFinished());

    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(two.folder()));
    QTRY_COMPARE(m_driver->standing(u"002_b"_s, u"dev"_s), u"pending"_s);
    QTRY_VERIFY2(m_driver->message().startsWith(u"Interrupted: "_s), qPrintable(m_driver->message()));
    QVERIFY(m_driver->clickOffer(u"Lock…"_s));
    QTRY_VERIFY(dialog());
    QCOMPARE(dialog()->findChild<QComboBox *>()->currentText(), u"stock"_s);
    QTRY_VERIFY(!dialog()->findChild<QPlainTextEdit *>()->toPlainText().isEmpty() && !says(u"none"_s));
    QVERIFY(close());
}

QTEST_MAIN(TestLockFlow)
#include "tst_lockflow.moc"
