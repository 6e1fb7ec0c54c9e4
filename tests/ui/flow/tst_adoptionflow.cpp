// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <models/database/connection.h>
#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <ui/runs/adoptiondialog.h>
#include <ui/runs/adoptiontable.h>
#include <ui/runs/runpreviewdialog.h>
#include <ui/theme/theme.h>
#include <ui/window/messagebar.h>
#include <ui/window/runcontroller.h>

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QStyleOptionViewItem>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// A database that was there before its history, and an empty one, one step a function, in one window.
class TestAdoptionFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void theFolderOpens();
    void whatChangedSinceTheComparisonIsNotMarked();
    void whatIsThereIsShownRowByRow();
    void aTickIsTakenAwayAndPutBack();
    void aChoiceThatCannotStandIsNotMarked();
    void thePreviewShowsWhatIsWritten();
    void theMarksAreInTheHistory();
    void aDatabaseWithAHistoryIsNotAdopted();
    void anEmptyOneIsInitialised();
    void theSecondTimeThereIsNothingToDo();

private:
    Database::ConnectionProfile profile(const QString &file) const
    {
        Database::ConnectionProfile profile;
        profile.database = m_project.path(file);
        return profile;
    }
    Ui::AdoptionDialog *dialog() { return m_driver->window().runs().adoption(); }
    const Ui::AdoptionTable &table() { return dialog()->table(); }
    QPushButton *markButton()
    {
        const auto buttons = dialog()->findChildren<QPushButton *>();
        return *std::find_if(buttons.cbegin(), buttons.cend(), [](const QPushButton *button) { return button->isDefault(); });
    }
    QStringList rows();
    bool clickTick(int row);
    bool says(const QString &words)
    {
        const auto labels = dialog()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(),
                           [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
    }

    Test::TemporaryProject m_project;
    std::unique_ptr<WindowDriver> m_driver;
    bool m_broken = false; ///< a step failed: those that follow have nothing to stand on
};

void TestAdoptionFlow::initTestCase()
{
    m_project.write(
        u"varve.toml"_s,
        "name = \"shop\"\nmigrations = [\"migrations\"]\n[databases.main]\ninit = \"schemas/init.sql\"\ninit_contains = \"002\"\n"
        "[environments.old]\ndriver = \"sqlite\"\ndatabase = \"old.sqlite\"\n"
        "[environments.new]\ndriver = \"sqlite\"\ndatabase = \"new.sqlite\"\n");
    m_project.write(u"schemas/init.sql"_s,
                    "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\nCREATE TABLE orders (id INTEGER, user_id INTEGER);\n"
                    "CREATE INDEX orders_user ON orders (user_id);\n");
    m_project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);\n");
    m_project.write(u"migrations/002_orders.sql"_s,
                    "CREATE TABLE orders (id INTEGER, user_id INTEGER);\nCREATE INDEX orders_user ON orders (user_id);\n");
    m_project.write(u"migrations/003_seed.sql"_s, "INSERT INTO users (name) VALUES ('anna');\n");
    m_project.write(u"migrations/004_mail.sql"_s, "ALTER TABLE users ADD COLUMN mail TEXT;\nCREATE INDEX users_mail ON users (mail);\n");
    m_project.write(u"migrations/005_log.sql"_s, "CREATE TABLE log (line TEXT);\n");
    const auto old = Database::Connection::open(profile(u"old.sqlite"_s), {});
    QVERIFY(old);
    for (const char *statement :
         {"CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, mail TEXT)", "CREATE TABLE orders (id INTEGER, user_id INTEGER)",
          "CREATE INDEX orders_user ON orders (user_id)", "CREATE TABLE notes (text TEXT)"})
        QVERIFY((*old)->execute(statement));
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
}

void TestAdoptionFlow::init()
{
    if (m_broken)
        QSKIP("A step before this one failed.");
}

void TestAdoptionFlow::cleanup()
{
    m_broken = m_broken || QTest::currentTestFailed();
}

void TestAdoptionFlow::theFolderOpens()
{
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"old"_s), u"pending"_s);
    QVERIFY(m_driver->chooseEnvironment(u"old"_s));
}

QStringList TestAdoptionFlow::rows()
{
    QStringList rows;
    for (int row = 0; row < table().topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = table().topLevelItem(row);
        rows += (item->checkState(0) == Qt::Checked ? u"[x] "_s : u"[ ] "_s) + item->text(0) + u": "_s + item->text(1)
            + (item->text(2).isEmpty() ? QString() : QString(u"; "_s + item->text(2)));
    }
    return rows;
}

void TestAdoptionFlow::whatChangedSinceTheComparisonIsNotMarked()
{
    const QString file = u"migrations/002_orders.sql"_s;
    const QByteArray text = m_project.read(file);
    const auto checksum = [this] {
        const Project::Project project = m_driver->window().workbench().project();
        return project.migration(u"002_orders"_s)->files.constFirst().checksum;
    };
    const QString compared = checksum();
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Adopt Existing Database…"_s}));
    QTRY_VERIFY(dialog() && table().topLevelItemCount() == 5);
    m_project.write(file, QByteArray(text).replace("user_id INTEGER)", "user_id INTEGER, total INTEGER)"));
    QTRY_VERIFY(checksum() != compared);
    QVERIFY(m_driver->click(WindowDriver::button(dialog(), u"Mark 2 migrations as applied…"_s)));
    QTRY_COMPARE(m_driver->message(),
                 u"Changed since it was compared with the database: 002_orders.\nNothing was marked. Compare again."_s);
    QVERIFY(m_driver->show());
    m_project.write(file, text);
    QTRY_COMPARE(checksum(), compared);
}

void TestAdoptionFlow::whatIsThereIsShownRowByRow()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Adopt Existing Database…"_s}));
    QTRY_VERIFY(dialog() && table().topLevelItemCount() == 5);
    QCOMPARE(
        rows(),
        (QStringList{u"[x] 001_users: ✓ all of it is there (4)"_s, u"[x] 002_orders: ✓ all of it is there (4)"_s,
                     u"[ ] 003_seed: ○ leaves no trace in the schema"_s, u"[ ] 004_mail: ▲ 1 of 2 are there; index main.users.users_mail"_s,
                     u"[ ] 005_log: ○ nothing of it is there (0 of 2)"_s}));
    QStringList besides;
    for (const auto *text : dialog()->findChildren<QPlainTextEdit *>())
        besides += text->toPlainText();
    QVERIFY2(besides.join(u'|').contains(u"+ table main.notes\n"_s), qPrintable(besides.join(u'|')));
    QTRY_VERIFY(table().isVisible() && table().width() > 500);
    for (const auto scheme : {Ui::Scheme::Dark, Ui::Scheme::Light}) {
        Ui::Theme::instance().setScheme(scheme);
        QTRY_COMPARE(table().palette().color(QPalette::Base), Ui::Theme::instance().colors().base);
        QTRY_COMPARE(dialog()->findChild<QPlainTextEdit *>()->palette().color(QPalette::Base), Ui::Theme::instance().colors().base);
        Test::savePicture(*dialog(), scheme == Ui::Scheme::Light ? u"adoption-light"_s : u"adoption-dark"_s);
    }
}

bool TestAdoptionFlow::clickTick(int row)
{
    const auto *view = &table();
    QStyleOptionViewItem option;
    option.initFrom(view);
    option.rect = view->visualItemRect(view->topLevelItem(row));
    option.features = QStyleOptionViewItem::HasCheckIndicator | QStyleOptionViewItem::HasDisplay;
    const QRect tick = view->style()->subElementRect(QStyle::SE_ItemViewItemCheckIndicator, &option, view);
    QTest::mouseClick(view->viewport(), Qt::LeftButton, Qt::NoModifier, tick.center());
    return !tick.isEmpty();
}

void TestAdoptionFlow::aTickIsTakenAwayAndPutBack()
{
    QVERIFY2(markButton()->text().startsWith(u"Mark 2 "_s), qPrintable(markButton()->text()));
    QVERIFY(clickTick(1));
    QCOMPARE(table().ticked(), QStringList{u"001_users"_s});
    QVERIFY2(markButton()->text().startsWith(u"Mark 1 "_s), qPrintable(markButton()->text()));
    QVERIFY(clickTick(1));
}

/// As on the command line.
void TestAdoptionFlow::aChoiceThatCannotStandIsNotMarked()
{
    for (const int row : {2, 3, 4}) { // not proposed
        (void)clickTick(row);
        QVERIFY(!table().topLevelItem(row)->data(0, Qt::CheckStateRole).isValid());
    }
    QCOMPARE(table().ticked(), (QStringList{u"001_users"_s, u"002_orders"_s}));
    QVERIFY(clickTick(0)); // the second needs it
    QCOMPARE(table().ticked(), QStringList{u"002_orders"_s});
    QVERIFY(!markButton()->isEnabled());
    QVERIFY(says(u"002_orders needs 001_users, which is neither applied nor chosen."_s));
    QVERIFY(clickTick(0));
    QVERIFY(markButton()->isEnabled());
    QVERIFY(says(u"Marking writes the history and nothing else."_s));
    // Nor is it planned, whoever asks.
    const auto adoption = m_driver->window().workbench().adopt(u"old"_s, u"main"_s);
    QTRY_VERIFY(adoption.isFinished());
    auto plan = m_driver->window().workbench().planAdoption(*adoption.result(), {u"002_orders"_s, u"003_seed"_s});
    QTRY_VERIFY(plan.isFinished());
    QCOMPARE(plan.result().error().message, u"003_seed is not proposed: leaves no trace in the schema."_s);
}

void TestAdoptionFlow::thePreviewShowsWhatIsWritten()
{
    QVERIFY(m_driver->click(markButton()));
    QVERIFY(m_driver->waitForPreview());
    QCOMPARE(
        m_driver->previewRows(),
        (QStringList{u"001_users"_s, u"  INSERT INTO migration_history …"_s, u"002_orders"_s, u"  INSERT INTO migration_history …"_s}));
}

void TestAdoptionFlow::theMarksAreInTheHistory()
{
    QVERIFY(m_driver->acceptPreview());
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"old"_s), u"applied"_s);
    QCOMPARE(m_driver->standing(u"003_seed"_s, u"old"_s), u"pending"_s);
    QCOMPARE(Test::history(profile(u"old.sqlite"_s)), (QStringList{u"001_users up ok 0/0"_s, u"002_orders up ok 0/0"_s}));
}

void TestAdoptionFlow::aDatabaseWithAHistoryIsNotAdopted()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Adopt Existing Database…"_s}));
    QTRY_VERIFY(dialog() && says(u"old has a history already."_s));
    QVERIFY(!says(u"varve-cli"_s));
    QVERIFY(m_driver->click(WindowDriver::button(dialog(), u"Close"_s)));
    QTRY_VERIFY(!dialog());
}

void TestAdoptionFlow::anEmptyOneIsInitialised()
{
    QVERIFY(m_driver->chooseEnvironment(u"new"_s));
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Initialise Empty Database…"_s}));
    QVERIFY(m_driver->waitForPreview());
    const QStringList rows = m_driver->previewRows();
    QCOMPARE(rows.value(0), u"init:schemas/init.sql"_s);
    QVERIFY2(rows.contains(u"005_log"_s), qPrintable(rows.join(u'\n')));
    QVERIFY(m_driver->acceptPreview());
    for (const QString &id : {u"001_users"_s, u"002_orders"_s, u"003_seed"_s, u"004_mail"_s, u"005_log"_s})
        QTRY_COMPARE(m_driver->standing(id, u"new"_s), u"applied"_s);
}

void TestAdoptionFlow::theSecondTimeThereIsNothingToDo()
{
    QVERIFY(m_driver->openFromMenu({u"Migration"_s, u"Initialise Empty Database…"_s}));
    const auto *bar = m_driver->window().findChild<Ui::MessageBar *>();
    QTRY_VERIFY(bar->isVisible() && bar->text() == u"There is nothing to initialise: new has a history already.");
}

QTEST_MAIN(TestAdoptionFlow)
#include "tst_adoptionflow.moc"
