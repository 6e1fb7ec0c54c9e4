// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>
#include <ui/catalog/catalogpane.h>
#include <ui/compare/comparepage.h>
#include <ui/theme/theme.h>

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTabWidget>
#include <QTcpServer>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// Comparing with the keyboard.
class TestCompareFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase();
    void theFocusStaysOnThePage();
    void ctrlF2CancelsFromAnywhere();
    void aGuardedServerIsAskedForFirst();
    void otherSourcesAreAskedForAnew();

private:
    Ui::ComparePage *page() const { return qobject_cast<Ui::ComparePage *>(m_driver->window().tabs().currentWidget()); }
    QComboBox *to() const { return page()->findChild<QComboBox *>(u"to"_s); }
    bool hasFocus() const { return page()->isAncestorOf(QApplication::focusWidget()); }
    QString focusedText() const;
    bool says(const QString &words) const;

    Test::TemporaryProject m_project;
    std::unique_ptr<QTcpServer> m_silent; ///< takes connections and never says a word
    std::unique_ptr<WindowDriver> m_driver;
};

namespace {

const QString question = u"A scratch database will be made on the server of prod, and removed afterwards."_s;

} // namespace

void TestCompareFlow::initTestCase()
{
    m_silent = std::make_unique<QTcpServer>();
    QVERIFY(m_silent->listen(QHostAddress::LocalHost));
    m_project.write(u"varve.toml"_s,
                    "name = \"shop\"\n[environments.dev]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n"
                    "[environments.prod]\nguard = \"confirm\"\ndriver = \"postgresql\"\nhost = \"127.0.0.1\"\nport = "
                        + QByteArray::number(m_silent->serverPort()) + "\ndatabase = \"shop\"\nuser = \"anna\"\n");
    m_project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project.write(u"migrations/002_slow.sql"_s,
                    "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c WHERE x < 1000000000) SELECT count(*) FROM c;\n");
    m_project.write(u"dev.sqlite"_s, {});
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"dev"_s), u"pending"_s);
}

void TestCompareFlow::cleanupTestCase()
{
    m_silent.reset();
    m_driver.reset();
}

QString TestCompareFlow::focusedText() const
{
    const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
    return button ? button->text() : QString();
}

bool TestCompareFlow::says(const QString &words) const
{
    const auto labels = page()->findChildren<QLabel *>();
    return std::any_of(labels.cbegin(), labels.cend(),
                       [&](const QLabel *label) { return label->isVisible() && label->text().contains(words); });
}

void TestCompareFlow::theFocusStaysOnThePage()
{
    QVERIFY(m_driver->chooseEnvironment(u"dev"_s));
    QVERIFY(m_driver->chooseFromMenu({u"Compare"_s, u"Compare Environment with Project"_s}));
    QTRY_VERIFY(page());
    QTRY_COMPARE(focusedText(), u"Compare"_s);
    to()->setFocus();
    m_driver->press(Qt::Key_End);
    QCOMPARE(page()->to().migration, u"001_users"_s);
    WindowDriver::button(page(), u"Compare"_s)->setFocus();
    m_driver->press(Qt::Key_Space);
    QVERIFY(page()->isRunning());
    QCOMPARE(focusedText(), u"Cancel"_s);
    QTRY_VERIFY(!page()->isRunning());
    QVERIFY2(!page()->error(), page()->error() ? qPrintable(page()->error()->toString()) : "");
    QCOMPARE(focusedText(), u"Compare"_s);
}

/// The focus is in another pane.
void TestCompareFlow::ctrlF2CancelsFromAnywhere()
{
    to()->setFocus();
    m_driver->type(u"proj"_s);
    QCOMPARE(to()->currentText(), u"Project"_s);
    m_driver->press(Qt::Key_F5);
    QVERIFY(page()->isRunning());
    QVERIFY(WindowDriver::click(m_driver->window().findChild<Ui::CatalogPane *>()->findChild<QLineEdit *>()));
    QTRY_VERIFY(!hasFocus());
    m_driver->press(Qt::Key_F2, Qt::ControlModifier);
    QTRY_VERIFY(!page()->isRunning());
    QVERIFY(page()->error() && page()->error()->kind == Core::ErrorKind::Cancelled);
    QCOMPARE(m_driver->problems().filter(u"cancelled"_s), QStringList());
}

void TestCompareFlow::aGuardedServerIsAskedForFirst()
{
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
    QVERIFY(m_driver->chooseFromMenu({u"Compare"_s, u"Compare Environment with Project"_s}));
    QTRY_COMPARE(focusedText(), u"Compare"_s);
    QCOMPARE(page()->from().environment, u"prod"_s);
    m_driver->press(Qt::Key_Space);
    QVERIFY(!page()->isRunning());
    QVERIFY(says(question));
    QCOMPARE(focusedText(), u"Compare there"_s);
    for (const auto scheme : {Ui::Scheme::Dark, Ui::Scheme::Light}) {
        Ui::Theme::instance().setScheme(scheme);
        Test::savePicture(m_driver->window(), scheme == Ui::Scheme::Light ? u"compare-asks-light"_s : u"compare-asks-dark"_s);
    }
    m_driver->press(Qt::Key_Space);
    QVERIFY(page()->isRunning());
    QVERIFY(!says(question));
    QCOMPARE(focusedText(), u"Cancel"_s);
    m_silent.reset();
    QTRY_VERIFY(!page()->isRunning());
    QCOMPARE(focusedText(), u"Compare again"_s);
}

/// A yes is for the comparison that was asked for.
void TestCompareFlow::otherSourcesAreAskedForAnew()
{
    m_driver->press(Qt::Key_F5);
    QVERIFY(!page()->isRunning());
    QVERIFY(says(question));
    auto *from = page()->findChildren<QComboBox *>().value(1);
    from->setFocus();
    m_driver->press(Qt::Key_Home);
    QCOMPARE(page()->from().environment, u"dev"_s);
    to()->setFocus();
    m_driver->press(Qt::Key_End);
    QVERIFY(WindowDriver::click(WindowDriver::button(page(), u"Compare there"_s)));
    QVERIFY(!says(question));
    QTRY_VERIFY(!page()->isRunning());
    QVERIFY2(!page()->error(), page()->error() ? qPrintable(page()->error()->toString()) : "");
}

QTEST_MAIN(TestCompareFlow)
#include "tst_compareflow.moc"
