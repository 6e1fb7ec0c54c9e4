// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <ui/runs/rehearsaldialog.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/window/actions.h>
#include <ui/window/planactions.h>
#include <ui/window/rehearsals.h>

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// Rehearsals that no run follows, one step a function, in one window.
class TestRehearsalFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void allMigrationsAreRehearsedFromTheToolBar();
    void whatIsPendingIsRehearsedFromTheSchemaAsItIs();
    void whatIsTriedIsShownAndCancelled();
    void aMistakeIsSaid();
    void whatADeadOneLeftIsRemoved();
    void whereNothingWasLeftThatIsSaid();

private:
    Ui::RehearsalDialog *dialog() { return m_driver->window().rehearsals().dialog(); }
    QString report() { return dialog() ? dialog()->findChild<QPlainTextEdit *>()->toPlainText() : QString(); }
    bool says(const QString &words);
    bool close();

    QTemporaryDir m_temporary; ///< where scratch databases are made
    Test::TemporaryProject m_project;
    std::unique_ptr<WindowDriver> m_driver;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

void TestRehearsalFlow::initTestCase()
{
    m_project.write(u"varve.toml"_s,
                    "name = \"shop\"\nmigrations = [\"migrations\"]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    m_project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n-- varve:down\nDROP TABLE users;\n");
    m_project.write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n-- varve:down\nDROP TABLE orders;\n");
    qputenv("TMPDIR", m_temporary.path().toUtf8());
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"pending"_s);
}

void TestRehearsalFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestRehearsalFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

bool TestRehearsalFlow::says(const QString &words)
{
    const auto labels = dialog() ? dialog()->findChildren<QLabel *>() : QList<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

bool TestRehearsalFlow::close()
{
    return m_driver->click(WindowDriver::button(dialog(), u"Close"_s)) && QTest::qWaitFor([&] { return !dialog(); }) && m_driver->show();
}

void TestRehearsalFlow::allMigrationsAreRehearsedFromTheToolBar()
{
    QCOMPARE(m_driver->toolButtonText(m_driver->window().actions().plans->rehearse), u"Rehearse"_s);
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().plans->rehearse));
    QTRY_VERIFY(says(u"Rehearsed up, down and up again: nothing left behind"_s));
    QVERIFY2(report().contains(u"001_users"_s) && report().contains(u"002_orders"_s), qPrintable(report()));
    QVERIFY(!WindowDriver::button(dialog(), u"Remove what was left"_s));
    QVERIFY(close());
    QVERIFY(!QFile::exists(m_project.path(u"dev.sqlite"_s))); // it was elsewhere
}

void TestRehearsalFlow::whatIsPendingIsRehearsedFromTheSchemaAsItIs()
{
    QVERIFY(m_driver->selectMigration(u"001_users"_s));
    QVERIFY(m_driver->openFromRowMenu(u"001_users"_s, u"Run Up to Here…"_s));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"dev"_s), u"applied"_s);
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Rehearsal"_s, u"Rehearse from the Current Schema"_s}));
    QTRY_VERIFY(says(u"Rehearsed up"_s));
    QVERIFY2(!report().contains(u"001_users"_s) && report().contains(u"002_orders"_s), qPrintable(report()));
    QVERIFY(close());
}

void TestRehearsalFlow::whatIsTriedIsShownAndCancelled()
{
    m_project.write(u"migrations/003_long.sql"_s,
                    "CREATE TABLE long (id INTEGER);\n"
                    "INSERT INTO long WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n;\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->standing(u"003_long"_s, u"dev"_s), u"pending"_s);
    QVERIFY(m_driver->goTo(u">Rehearse"_s));
    QTRY_VERIFY(says(u"Rehearsing in a scratch database: 003_long, 3 of 3"_s));
    Test::savePicture(*dialog(), u"rehearsing"_s);
    QVERIFY(m_driver->click(WindowDriver::button(dialog(), u"Cancel rehearsal"_s)));
    QTRY_VERIFY(says(u"The rehearsal was cancelled."_s));
    QVERIFY(close());

    QVERIFY(m_driver->openPreview(m_driver->window().actions().runPending));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->preview(), u"Rehearse"_s)));
    const auto previewSays = [this](const QString &words) {
        const auto labels = m_driver->preview()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->isVisible() && label->text() == words; });
    };
    QTRY_VERIFY(previewSays(u"Rehearsing in a scratch database: 003_long, 3 of 3"_s));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->preview(), u"Cancel rehearsal"_s)));
    QTRY_VERIFY(previewSays(u"The rehearsal was cancelled."_s));
    QVERIFY(m_driver->dismissPreview());
    m_project.remove(u"migrations/003_long.sql"_s);
}

void TestRehearsalFlow::aMistakeIsSaid()
{
    m_project.write(u"migrations/003_wrong.sql"_s, "CREATE INDEX wrong ON nowhere (id);\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->standing(u"003_wrong"_s, u"dev"_s), u"pending"_s);
    QVERIFY(m_driver->goTo(u">Rehearse"_s));
    QTRY_VERIFY(says(u"The rehearsal failed: no such table: main.nowhere"_s));
    QVERIFY(WindowDriver::button(dialog(), u"Rehearse again"_s));
    QVERIFY(close());
}

void TestRehearsalFlow::whatADeadOneLeftIsRemoved()
{
    const auto own = Execution::parseScratchName(Execution::newScratchName());
    // Process 2^22 is the largest that Linux gives (proc(5), pid_max), so this one never lived.
    const QString dead = Execution::scratchPrefix() + own->host + u"_4194399_20260211093000_abcdef"_s;
    QVERIFY(QDir::temp().mkdir(dead));
    QVERIFY(m_driver->goTo(u">Rehearse"_s));
    QTRY_VERIFY(WindowDriver::button(dialog(), u"Remove what was left"_s));
    for (const QString &answer : {u"Keep"_s, u"Remove"_s}) {
        if (answer == u"Keep")
            QVERIFY(m_driver->click(WindowDriver::button(dialog(), u"Remove what was left"_s)));
        else
            QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Rehearsal"_s, u"Remove Left Scratch Databases"_s}));
        const auto question = [this] { return m_driver->window().findChild<QMessageBox *>(); };
        QTRY_VERIFY(question() && question()->isVisible());
        QVERIFY2(question()->informativeText().contains(dead), qPrintable(question()->informativeText()));
        QVERIFY(question()->defaultButton() && question()->defaultButton()->text() == u"Keep");
        QVERIFY(QDir::temp().exists(dead));
        WindowDriver::button(question(), answer)->click();
        QTRY_VERIFY(!question());
        QVERIFY(m_driver->show());
    }
    QTRY_COMPARE(m_driver->message(), QString(u"Removed: "_s + dead + u'.'));
    QVERIFY(!QDir::temp().exists(dead));
}

void TestRehearsalFlow::whereNothingWasLeftThatIsSaid()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Rehearsal"_s, u"Remove Left Scratch Databases"_s}));
    QTRY_COMPARE(m_driver->message(), u"No rehearsal left anything behind."_s);
}

QTEST_MAIN(TestRehearsalFlow)
#include "tst_rehearsalflow.moc"
