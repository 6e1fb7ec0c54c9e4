// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <models/database/connection.h>
#include <models/execution/printing/planprinter.h>
#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <ui/catalog/catalogpane.h>
#include <ui/pieces/chip.h>
#include <ui/runs/runpane.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/runs/targetdialog.h>
#include <ui/timeline/timelinepage.h>
#include <ui/timeline/timelineview.h>
#include <ui/window/environmentcontroller.h>
#include <ui/window/messagebar.h>
#include <ui/window/runcontroller.h>

#include <QAbstractButton>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QTreeView>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// The plans that are asked for less often, by menus, a line and the buttons of a refusal; one step a function, in one window.
class TestPlansFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theFolderOpens();
    void oneMigrationAloneIsRefusedWithItsPath();
    void theButtonTakesThePrerequisitesAlong();
    void aTargetIsTyped();
    void aLineThatIsNoTargetStaysOpen();
    void aTargetThatIsUnknownIsSaid();
    void whatIsSelectedIsVerified();
    void whatHasNoVerifySectionSaysSo();
    void allThatIsAppliedIsVerified();
    void whatIsNotMetIsVerifiedAgain();
    void aNeededOneIsNotRolledBackAlone();
    void theButtonTakesTheDependentsAlong();
    void theWayBackIsTyped();
    void everythingIsRolledBack();
    void aDatabaseWithoutAHistoryGetsABaseline();
    void withoutASelectionItIsAskedFor();
    void theRestIsMarkedUpToOne();
    void aHistoryInOrderNeedsNoRepair();
    void aChangeIsAccepted();
    void everyActionIsInThePalette();

private:
    Database::ConnectionProfile profile(const QString &file) const
    {
        Database::ConnectionProfile profile;
        profile.database = m_project.path(file);
        return profile;
    }
    QString previewCommand() { return m_driver->preview() ? Execution::commandLine(m_driver->preview()->plan()) : QString(); }
    bool runPreview()
    {
        return m_driver->acceptPreview() && QTest::qWaitFor([&] { return !m_driver->window().runs().isRunning(); });
    }
    Ui::TargetDialog *targetDialog() { return m_driver->window().findChild<Ui::TargetDialog *>(); }
    bool targetDialogSays(const QString &text)
    {
        const auto labels = targetDialog() ? targetDialog()->findChildren<QLabel *>() : QList<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(text); });
    }
    bool typeTarget(const QString &menu, const QString &target);

    Test::TemporaryProject m_project;
    std::unique_ptr<WindowDriver> m_driver;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

void TestPlansFlow::initTestCase()
{
    m_project.write(u"varve.toml"_s,
                    "name = \"shop\"\nmigrations = [\"migrations\"]\n"
                    "[environments.new]\ndriver = \"sqlite\"\ndatabase = \"new.sqlite\"\n"
                    "[environments.old]\ndriver = \"sqlite\"\ndatabase = \"old.sqlite\"\n");
    m_project.write(u"migrations/001_users.sql"_s,
                    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n"
                    "-- varve:verify\nSELECT count(*) FROM users; -- expect: 0\n"
                    "-- varve:down\nDROP TABLE users;\n");
    m_project.write(u"migrations/002_orders.sql"_s,
                    "CREATE TABLE orders (id INTEGER, user_id INTEGER);\n"
                    "-- varve:verify\nSELECT count(*) FROM orders; -- expect: 0\n"
                    "-- varve:down\nDROP TABLE orders;\n");
    m_project.write(u"migrations/003_mail.sql"_s,
                    "ALTER TABLE users ADD COLUMN mail TEXT;\n"
                    "-- varve:down\nALTER TABLE users DROP COLUMN mail;\n");
    m_project.write(u"migrations/004_log.sql"_s, "CREATE TABLE log (line TEXT);\n-- varve:down\nDROP TABLE log;\n");
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
}

void TestPlansFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestPlansFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

void TestPlansFlow::theFolderOpens()
{
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"004_log"_s, u"new"_s), u"pending"_s);
    QVERIFY(m_driver->chooseEnvironment(u"new"_s));
}

void TestPlansFlow::oneMigrationAloneIsRefusedWithItsPath()
{
    QVERIFY(m_driver->openFromRowMenu(u"002_orders"_s, u"Run Only This…"_s));
    QTRY_COMPARE(m_driver->message(), u"002_orders needs 001_users: 001_users is not applied.\nTogether they are 001_users, 002_orders."_s);
}

void TestPlansFlow::theButtonTakesThePrerequisitesAlong()
{
    QVERIFY(m_driver->clickOffer(u"With Prerequisites…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env new --only 002_orders --with-prerequisites"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"new"_s), u"applied"_s);
}

bool TestPlansFlow::typeTarget(const QString &menu, const QString &target)
{
    if (!m_driver->openFromMenu({u"Migration"_s, menu}) || !QTest::qWaitFor([&] { return targetDialog() && targetDialog()->isVisible(); }))
        return false;
    targetDialog()->activateWindow();
    if (!QTest::qWaitFor([&] { return targetDialog()->isActiveWindow() && targetDialog()->focusWidget(); }))
        return false;
    m_driver->type(target);
    m_driver->press(Qt::Key_Return);
    return true;
}

void TestPlansFlow::aTargetIsTyped()
{
    QVERIFY(typeTarget(u"Run to…"_s, u"+1"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env new --to +1"_s);
    QCOMPARE(m_driver->previewRows().value(0), u"003_mail"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_mail"_s, u"new"_s), u"applied"_s);
}

void TestPlansFlow::aLineThatIsNoTargetStaysOpen()
{
    QVERIFY(typeTarget(u"Run to…"_s, u"@head"_s));
    QVERIFY(targetDialogSays(u"\"@head\" is no target."_s));
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(!targetDialog());
    QVERIFY(!m_driver->preview());
}

void TestPlansFlow::aTargetThatIsUnknownIsSaid()
{
    m_driver->window().activateWindow();
    QVERIFY(typeTarget(u"Run to…"_s, u"004_lgo"_s));
    QTRY_VERIFY(targetDialogSays(u"Did you mean \"004_log\"?"_s));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    for (const QLabel *label : targetDialog()->findChildren<QLabel *>()) {
        QVERIFY2(!label->isVisible() || label->height() >= label->heightForWidth(label->width()),
                 qPrintable(u"%1: %2 of %3"_s.arg(label->text()).arg(label->height()).arg(label->heightForWidth(label->width()))));
    }
    QCOMPARE(targetDialog()->findChild<Ui::EnvironmentPill *>()->tag().name, m_driver->window().environments().current());
    Test::savePicture(*targetDialog(), u"target"_s);
    QCOMPARE(m_driver->message(), QString());
    // The text is still there to be mended.
    m_driver->press(Qt::Key_Backspace);
    m_driver->press(Qt::Key_Backspace);
    m_driver->type(u"og"_s);
    QTRY_VERIFY(QApplication::activePopupWidget()); // which completes what is complete
    m_driver->press(Qt::Key_Return);
    QVERIFY(m_driver->waitForPreview());
    QTRY_VERIFY(!targetDialog());
    QCOMPARE(previewCommand(), u"varve-cli migrate --env new --to 004_log"_s);
    QVERIFY(m_driver->dismissPreview());
}

void TestPlansFlow::whatIsSelectedIsVerified()
{
    QVERIFY(m_driver->openFromRowMenu(u"001_users"_s, u"Verify…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli verify 001_users --env new"_s);
    QVERIFY(runPreview());
    QCOMPARE(m_driver->runStates(), QStringList{u"SELECT count(*) FROM users, done"_s});
    QCOMPARE(Test::history(profile(u"new.sqlite"_s)).size(), 3); // nothing was recorded
}

void TestPlansFlow::whatHasNoVerifySectionSaysSo()
{
    QVERIFY(m_driver->openFromRowMenu(u"003_mail"_s, u"Verify…"_s));
    QTRY_COMPARE(m_driver->message(),
                 u"There is nothing to verify: no applied migration has a verify section.\n003_mail has no verify section."_s);
}

void TestPlansFlow::allThatIsAppliedIsVerified()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Verify All That Is Applied…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli verify --env new"_s);
    QVERIFY(runPreview());
    QCOMPARE(m_driver->runStates().filter(u"SELECT"_s).size(), 2);
}

/// Both queries answer, and one not as was expected.
void TestPlansFlow::whatIsNotMetIsVerifiedAgain()
{
    const auto connection = Database::Connection::open(profile(u"new.sqlite"_s), {});
    QVERIFY(connection && (*connection)->execute("INSERT INTO orders VALUES (1, 1)"));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Verify All That Is Applied…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_VERIFY2(m_driver->runSays(u"2 of 2 statements"_s), qPrintable(m_driver->runTexts().join(u'|')));
    QVERIFY((*connection)->execute("DELETE FROM orders"));
    QVERIFY(m_driver->click(WindowDriver::button(m_driver->runPane(), u"Verify again…"_s)));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli verify --env new"_s);
    QVERIFY(runPreview());
    QCOMPARE(m_driver->runStates().filter(u", done"_s).size(), 4); // two migrations and two queries
}

void TestPlansFlow::aNeededOneIsNotRolledBackAlone()
{
    QVERIFY(m_driver->openFromRowMenu(u"002_orders"_s, u"Roll Back Only This…"_s));
    QTRY_COMPARE(m_driver->message(), u"003_mail needs 002_orders: 003_mail is applied.\nTogether they are 003_mail, 002_orders."_s);
}

void TestPlansFlow::theButtonTakesTheDependentsAlong()
{
    auto *catalog = m_driver->window().findChild<Ui::CatalogPane *>()->findChild<QTreeView *>();
    const auto shown = [&](const QString &name) {
        QModelIndex row = catalog->model()->index(0, 0);
        while (row.isValid() && row.data().toString() != name)
            row = catalog->indexBelow(row);
        return row.isValid();
    };
    catalog->setCurrentIndex(catalog->model()->index(0, 0));
    catalog->setFocus();
    QVERIFY(QTest::qWaitFor([&] {
        m_driver->press(Qt::Key_Asterisk); // opens all
        return shown(u"orders"_s);
    }));
    QVERIFY(m_driver->clickOffer(u"With Dependents…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env new --only 002_orders --with-dependents"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"new"_s), u"pending"_s);
    QCOMPARE(m_driver->standing(u"001_users"_s, u"new"_s), u"applied"_s);
    QTRY_VERIFY(shown(u"users"_s) && !shown(u"orders"_s)); // read again, and as far open as it was
}

void TestPlansFlow::theWayBackIsTyped()
{
    QVERIFY(typeTarget(u"Roll Back to…"_s, u"-1"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(m_driver->previewRows().value(0), u"001_users"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"new"_s), u"pending"_s);
    QVERIFY(typeTarget(u"Run to…"_s, u"003"_s));
    QVERIFY(m_driver->waitForPreview());
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"003_mail"_s, u"new"_s), u"applied"_s);
}

void TestPlansFlow::everythingIsRolledBack()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Roll Back Everything…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env new --to base"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"new"_s), u"pending"_s);
    QCOMPARE(Test::rows(profile(u"new.sqlite"_s), u"SELECT count(*) FROM sqlite_master WHERE name IN ('users', 'orders')"_s),
             QStringList{u"0"_s});
}

void TestPlansFlow::aDatabaseWithoutAHistoryGetsABaseline()
{
    QVERIFY(m_driver->chooseEnvironment(u"old"_s));
    QVERIFY(m_driver->openFromRowMenu(u"002_orders"_s, u"Baseline Up to Here…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli baseline 002_orders --env old"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"old"_s), u"applied"_s);
    QCOMPARE(m_driver->standing(u"003_mail"_s, u"old"_s), u"pending"_s);
    // Where there is a history already, the window's own ways are offered.
    QVERIFY(m_driver->openFromRowMenu(u"003_mail"_s, u"Baseline Up to Here…"_s));
    QTRY_VERIFY2(m_driver->message().startsWith(u"old has a history already"_s), qPrintable(m_driver->message()));
    QVERIFY2(!m_driver->message().contains(u"varve-cli"_s), qPrintable(m_driver->message()));
    QVERIFY(WindowDriver::button(&m_driver->window().messages(), u"Repair History…"_s));
    QVERIFY(m_driver->clickOffer(u"Mark up to 003_mail as Applied…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli stamp 003_mail --env old"_s);
    QVERIFY(m_driver->dismissPreview());
}

void TestPlansFlow::withoutASelectionItIsAskedFor()
{
    m_driver->window().timeline().view().setFocus();
    m_driver->type(u"/no such migration"_s); // the search leaves no row
    QTRY_VERIFY(m_driver->window().timeline().currentMigration().isEmpty());
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"Run Only Selected…"_s}));
    QTRY_COMPARE(m_driver->message(), u"No migration is selected in the timeline."_s);
    m_driver->press(Qt::Key_Escape);
}

void TestPlansFlow::theRestIsMarkedUpToOne()
{
    QVERIFY(m_driver->selectMigration(u"004_log"_s));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"History"_s, u"Mark Up to Selected as Applied…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli stamp 003_mail 004_log --env old"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"004_log"_s, u"old"_s), u"applied"_s);
}

void TestPlansFlow::aHistoryInOrderNeedsNoRepair()
{
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"History"_s, u"Repair History…"_s}));
    QTRY_COMPARE(m_driver->message(), u"The history needs no repair."_s);
}

void TestPlansFlow::aChangeIsAccepted()
{
    m_project.write(u"migrations/004_log.sql"_s, "CREATE TABLE log (line TEXT, at TEXT);\n-- varve:down\nDROP TABLE log;\n");
    m_driver->press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE(m_driver->standing(u"004_log"_s, u"old"_s), u"changed"_s);
    QVERIFY(m_driver->chooseFromMenu({u"Migration"_s, u"History"_s, u"Repair History…"_s}));
    QTRY_VERIFY2(m_driver->message().startsWith(u"There is nothing that a row in the history could repair.\n004_log changed"_s),
                 qPrintable(m_driver->message()));
    QVERIFY(m_driver->openFromRowMenu(u"004_log"_s, u"Accept Change…"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli repair --accept-changes 004_log --only-accepted --env old"_s);
    QVERIFY(runPreview());
    QTRY_COMPARE(m_driver->standing(u"004_log"_s, u"old"_s), u"applied"_s);
}

void TestPlansFlow::everyActionIsInThePalette()
{
    QVERIFY(m_driver->selectMigration(u"004_log"_s));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"History"_s, u"Mark as Not Applied…"_s}));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli unstamp 004_log --env old"_s);
    QVERIFY(m_driver->dismissPreview());
    QVERIFY(m_driver->goTo(u">Roll Back Everything"_s));
    QVERIFY(m_driver->message().isEmpty() || !m_driver->message().contains(u"Everything"_s));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(previewCommand(), u"varve-cli rollback --env old --to base"_s);
    m_driver->press(Qt::Key_Escape);
    QTRY_VERIFY(!m_driver->preview());
}

QTEST_MAIN(TestPlansFlow)
#include "tst_plansflow.moc"
