// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <ui/editor/codearea.h>
#include <ui/editor/sqleditor.h>
#include <ui/window/actions.h>
#include <ui/window/documentcontroller.h>
#include <ui/window/messagebar.h>

#include <QAbstractButton>
#include <QFile>
#include <QMessageBox>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

namespace {

const QByteArray users = "CREATE TABLE users (id INTEGER);\n";
const QString gone = u"001_users.sql is no longer there: another program removed or renamed it."_s;

} // namespace

/// The file of an editor is removed or renamed by another program; each function has a folder and a window of its own.
class TestFilesFlow : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void aRemovedFileIsSavedAgain();
    void aRenamedFileIsNotMadeAgainByTheWay();
    void aFileThatIsBackIsSaidNoMore();
    void aRefusalDoesNotHideIt();
    void whatIsNotRunIsSaidThereToo();
    void whatIsHiddenStaysSo();
    void closingAsksAboutWhatWasTyped();
    void severalAreSaidTogether();

private:
    QString path() const { return m_project->path(u"migrations/001_users.sql"_s); }
    bool ask(const QString &answer);
    int editors() { return int(m_driver->window().documents().editors().size()); }

    std::unique_ptr<Test::TemporaryProject> m_project;
    std::unique_ptr<WindowDriver> m_driver;
    Ui::SqlEditor *m_editor = nullptr;
};

void TestFilesFlow::init()
{
    m_project = std::make_unique<Test::TemporaryProject>();
    m_project->write(
        u"varve.toml"_s,
        "name = \"shop\"\nmigrations = [\"migrations\"]\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n");
    m_project->write(u"migrations/001_users.sql"_s, users);
    m_project->write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project->folder()));
    QTRY_COMPARE(m_driver->standing(u"002_orders"_s, u"dev"_s), u"pending"_s);
    m_editor = m_driver->window().documents().openFile(u"migrations/001_users.sql"_s);
    QVERIFY(m_editor);
    QTRY_VERIFY(m_editor->code()->hasFocus());
}

void TestFilesFlow::cleanup()
{
    m_driver.reset();
    m_project.reset();
}

bool TestFilesFlow::ask(const QString &answer)
{
    const auto question = [this] { return m_driver->window().findChild<QMessageBox *>(); };
    return QTest::qWaitFor([&] { return question() && question()->isVisible(); })
        && m_driver->click(WindowDriver::button(question(), answer)) && QTest::qWaitFor([&] { return !question(); }) && m_driver->show();
}

void TestFilesFlow::aRemovedFileIsSavedAgain()
{
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    QVERIFY(m_driver->clickOffer(u"Save Again"_s));
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), users);
    QCOMPARE(m_driver->message(), QString());
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"dev"_s), u"pending"_s);
}

void TestFilesFlow::aRenamedFileIsNotMadeAgainByTheWay()
{
    m_driver->type(u"--"_s);
    QVERIFY(QFile::rename(path(), m_project->path(u"migrations/001_people.sql"_s)));
    m_driver->press(Qt::Key_S, Qt::ControlModifier); // sooner than anybody heard of it
    QCOMPARE(m_driver->message(), gone);
    QVERIFY(!QFile::exists(path()));
    QVERIFY(m_editor->isModified());
    QTRY_COMPARE(m_driver->standing(u"001_people"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(m_driver->message(), gone);

    QVERIFY(m_driver->click(m_driver->window().messages().findChild<QToolButton *>()));
    m_driver->press(Qt::Key_S, Qt::ControlModifier);
    QCOMPARE(m_driver->message(), gone);
    QVERIFY(!QFile::exists(path()));
    m_driver->press(Qt::Key_S, Qt::ControlModifier); // below what says so
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), "--" + users);
    QCOMPARE(m_driver->message(), QString());
}

void TestFilesFlow::aFileThatIsBackIsSaidNoMore()
{
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    m_project->write(u"migrations/001_users.sql"_s, "SELECT 1;\n");
    QTRY_COMPARE(m_driver->message(), QString());
    QCOMPARE(m_editor->text(), QByteArray("SELECT 1;\n"));
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
}

void TestFilesFlow::aRefusalDoesNotHideIt()
{
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    m_project->write(u"migrations/002_orders.sql"_s, "CREATE TABLE ${nothing} (id INTEGER);\n");
    QVERIFY(m_driver->clickToolButton(m_driver->window().actions().runPending));
    QTRY_VERIFY2(m_driver->message().contains(u"nothing"_s), qPrintable(m_driver->message()));
    QVERIFY2(m_driver->message().contains(gone), qPrintable(m_driver->message()));
    Test::savePicture(m_driver->window(), u"file-gone"_s);
    QVERIFY(m_driver->clickOffer(u"Save Again"_s));
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), users);
}

void TestFilesFlow::whatIsNotRunIsSaidThereToo()
{
    const QString refused
        = gone + u"\nNothing was run. Open it under its new name, save it again, or select the statements that are meant."_s;
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    m_driver->press(Qt::Key_F5);
    QCOMPARE(m_driver->message(), refused);
    m_project->write(u"migrations/001_users.sql"_s, users);
    QTRY_COMPARE(m_driver->message(), QString());
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    m_driver->press(Qt::Key_F5);
    QCOMPARE(m_driver->message(), refused);
    QVERIFY(m_driver->clickOffer(u"Save Again"_s));
    QCOMPARE(m_project->read(u"migrations/001_users.sql"_s), users);
    QCOMPARE(m_driver->message(), QString());
}

void TestFilesFlow::whatIsHiddenStaysSo()
{
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    QVERIFY(m_driver->click(m_driver->window().messages().findChild<QToolButton *>()));
    m_project->write(u"migrations/003_more.sql"_s, "CREATE TABLE more (id INTEGER);\n");
    QTRY_COMPARE(m_driver->standing(u"003_more"_s, u"dev"_s), u"pending"_s);
    QCOMPARE(m_driver->message(), QString());
}

void TestFilesFlow::closingAsksAboutWhatWasTyped()
{
    m_driver->type(u"--"_s);
    QVERIFY(QFile::remove(path()));
    QTRY_COMPARE(m_driver->message(), gone);
    QVERIFY(m_driver->clickOffer(u"Close"_s));
    QVERIFY(ask(u"Cancel"_s));
    QCOMPARE(editors(), 1);
    QCOMPARE(m_driver->message(), gone);
    QVERIFY(m_driver->clickOffer(u"Close"_s));
    QVERIFY(ask(u"Discard"_s));
    QCOMPARE(editors(), 0);
    QCOMPARE(m_driver->message(), QString());
    QVERIFY(!QFile::exists(path()));
}

void TestFilesFlow::severalAreSaidTogether()
{
    QVERIFY(m_driver->window().documents().openFile(u"migrations/002_orders.sql"_s));
    QVERIFY(QFile::remove(path()));
    QVERIFY(QFile::remove(m_project->path(u"migrations/002_orders.sql"_s)));
    QTRY_COMPARE(m_driver->message(), u"001_users.sql, 002_orders.sql are no longer there: another program removed or renamed them."_s);
    QVERIFY(m_driver->clickOffer(u"Close"_s));
    QCOMPARE(editors(), 0);
    QCOMPARE(m_driver->message(), QString());
}

QTEST_MAIN(TestFilesFlow)
#include "tst_filesflow.moc"
