// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/temporaryproject.h>
#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/window/actions.h>
#include <ui/window/documentcontroller.h>
#include <ui/window/runcontroller.h>

#include <QAbstractButton>
#include <QApplication>
#include <QMessageBox>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

namespace {

const QByteArray endless = "CREATE TABLE orders (id INTEGER);\n"
                           "INSERT INTO orders WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n";
const QByteArray users = "CREATE TABLE users (id INTEGER);\n";

} // namespace

/// The window is closed while a run is in progress or a text is not saved; each in a window of its own.
class TestClosingFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QApplication::setQuitOnLastWindowClosed(false); }
    void init();
    void cleanup();
    void theRunIsCancelledAndTheWindowCloses();
    void theRunMayGoOn();
    void unsavedTextIsAskedAboutBeforeTheRunIsCancelled();
    void whatIsSavedOnTheWayIsInTheFile();
    void whatIsTypedWhileTheRunEndsIsAskedAbout();
    void aRunThatEndsMeanwhileIsAskedAboutNoMore();
    void aDeclinedClosingIsForgotten();

private:
    bool beginRun();
    bool typeSomething();
    /// The open question, once it has \a title.
    QMessageBox *question(const QString &title) const;
    /// Presses a button of the question with this title.
    bool answer(const QString &title, const QString &text);
    bool isRunning() { return m_driver->window().runs().isRunning(); }
    bool isOpen() { return m_driver->window().isVisible(); }

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestClosingFlow::init()
{
    m_project = std::make_unique<Test::TemporaryProject>();
    m_project->write(
        u"varve.toml"_s,
        "name = \"shop\"\nmigrations = [\"migrations\"]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    m_project->write(u"migrations/001_users.sql"_s, users);
    m_project->write(u"migrations/002_orders.sql"_s, endless);
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project->folder()));
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"pending"_s);
}

void TestClosingFlow::cleanup()
{
    m_driver.reset();
    m_project.reset();
}

bool TestClosingFlow::beginRun()
{
    return m_driver->openPreview(m_driver->window().actions().runPending) && m_driver->acceptPreview()
        && QTest::qWaitFor([this] { return isRunning(); });
}

bool TestClosingFlow::typeSomething()
{
    Ui::SqlEditor *editor = m_driver->window().documents().openFile(u"migrations/001_users.sql"_s);
    if (editor)
        QTest::keyClicks(editor->code(), u"--"_s);
    return editor && editor->isModified();
}

QMessageBox *TestClosingFlow::question(const QString &title) const
{
    QMessageBox *found = nullptr;
    (void)QTest::qWaitFor([&] {
        for (auto *each : m_driver->window().findChildren<QMessageBox *>())
            found = each->isVisible() && each->windowTitle() == title ? each : found;
        return found != nullptr;
    });
    return found;
}

bool TestClosingFlow::answer(const QString &title, const QString &text)
{
    return m_driver->click(WindowDriver::button(question(title), text));
}

void TestClosingFlow::theRunIsCancelledAndTheWindowCloses()
{
    QVERIFY(beginRun());
    m_driver->window().close();
    QVERIFY(isOpen());
    QVERIFY(answer(u"A Run Is in Progress"_s, u"Cancel Run and Close"_s));
    QTRY_VERIFY(!isOpen());
    QVERIFY(!isRunning());
}

void TestClosingFlow::theRunMayGoOn()
{
    QVERIFY(beginRun());
    m_driver->window().close();
    QMessageBox *asked = question(u"A Run Is in Progress"_s);
    QVERIFY(asked);
    QTest::keyClick(asked, Qt::Key_Escape);
    QTRY_VERIFY(!m_driver->window().findChild<QMessageBox *>());
    QVERIFY(isRunning());
    m_driver->window().runs().cancel();
    QTRY_VERIFY(!isRunning());
    QVERIFY(isOpen());
}

void TestClosingFlow::unsavedTextIsAskedAboutBeforeTheRunIsCancelled()
{
    QVERIFY(beginRun());
    QVERIFY(typeSomething());
    m_driver->window().close();
    QVERIFY(answer(u"A Run Is in Progress"_s, u"Cancel Run and Close"_s));
    QVERIFY(answer(u"Unsaved Changes"_s, u"Cancel"_s));
    QTRY_VERIFY(!m_driver->window().findChild<QMessageBox *>());
    QVERIFY(isOpen());
    QVERIFY(isRunning());
    QVERIFY(m_driver->window().documents().hasUnsaved());

    m_driver->window().close();
    QVERIFY(answer(u"A Run Is in Progress"_s, u"Cancel Run and Close"_s));
    QVERIFY(answer(u"Unsaved Changes"_s, u"Discard"_s));
    QTRY_VERIFY(!isOpen());
    QVERIFY(!isRunning());
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), users);
}

void TestClosingFlow::whatIsSavedOnTheWayIsInTheFile()
{
    QVERIFY(beginRun());
    QVERIFY(typeSomething());
    m_driver->window().close();
    QVERIFY(answer(u"A Run Is in Progress"_s, u"Cancel Run and Close"_s));
    QVERIFY(answer(u"Unsaved Changes"_s, u"Save All"_s));
    QTRY_VERIFY(!isOpen());
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), "--" + users);
}

void TestClosingFlow::whatIsTypedWhileTheRunEndsIsAskedAbout()
{
    QVERIFY(beginRun());
    m_driver->window().close();
    QVERIFY(answer(u"A Run Is in Progress"_s, u"Cancel Run and Close"_s));
    QVERIFY(typeSomething()); // before the run can have heard of its end
    QVERIFY(answer(u"Unsaved Changes"_s, u"Cancel"_s));
    QTRY_VERIFY(!isRunning());
    QVERIFY(isOpen());
    QVERIFY(m_driver->window().documents().hasUnsaved());
}

void TestClosingFlow::aRunThatEndsMeanwhileIsAskedAboutNoMore()
{
    QVERIFY(beginRun());
    m_driver->window().close();
    QVERIFY(question(u"A Run Is in Progress"_s));
    m_driver->window().runs().cancel();
    QTRY_VERIFY(!isOpen());
    QVERIFY(!isRunning());
    QTRY_VERIFY(!m_driver->window().findChild<QMessageBox *>());
}

void TestClosingFlow::aDeclinedClosingIsForgotten()
{
    QVERIFY(beginRun());
    QVERIFY(typeSomething());
    m_driver->window().close();
    QVERIFY(question(u"A Run Is in Progress"_s));
    m_driver->window().runs().cancel();
    QTRY_VERIFY(!isRunning());
    QVERIFY(isOpen());
    QVERIFY(answer(u"Unsaved Changes"_s, u"Cancel"_s));
    QTRY_VERIFY(!m_driver->window().findChild<QMessageBox *>());
    QVERIFY(m_driver->show());

    m_project->write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_VERIFY(m_driver->window().actions().runPending->isEnabled());
    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending) && m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"applied"_s);
    QVERIFY(isOpen());
    QVERIFY(m_driver->window().documents().hasUnsaved());
}

QTEST_MAIN(TestClosingFlow)
#include "tst_closingflow.moc"
