// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "windowdriver.h"

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>
#include <ui/window/messagebar.h>

#include <QApplication>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Varve;
using Test::WindowDriver;

/// What the window writes into files is what varve-cli writes.
class TestExportFlow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void theHistoryIsThatOfTheCommandLine_data();
    void theHistoryIsThatOfTheCommandLine();
    void theGraphIsThatOfTheCommandLine_data();
    void theGraphIsThatOfTheCommandLine();
    void ofSeveralDatabasesOneIsChosen();
    void theFilterGivesTheSuffix();
    void aFileThatCannotBeWrittenIsSaid();

private:
    QFileDialog *dialog() const { return m_driver->window().findChild<QFileDialog *>(); }
    bool exportTo(const QString &menuItem, const QString &path) const;
    bool saveAs(const QString &path) const;
    QString varve(const QStringList &arguments) const;
    QString message() const { return m_driver->window().messages().text(); }

    Test::TemporaryProject m_project;
    std::unique_ptr<WindowDriver> m_driver;
};

void TestExportFlow::initTestCase()
{
    m_project.write(u"varve.toml"_s,
                    "name = \"shop\"\nmigrations = [\"migrations\"]\n[databases.main]\n[databases.cache]\n"
                    "[environments.dev.connections.main]\ndriver = \"sqlite\"\ndatabase = \"dev.sqlite\"\n"
                    "[environments.dev.connections.cache]\ndriver = \"sqlite\"\ndatabase = \"cache.sqlite\"\n"
                    "[environments.prod.connections.main]\ndriver = \"sqlite\"\ndatabase = \"prod.sqlite\"\n");
    m_project.write(u"migrations/001_users.sql"_s, "CREATE TABLE users (id INTEGER);\n");
    m_project.write(u"migrations/002_orders.sql"_s, "CREATE TABLE orders (id INTEGER);\n");
    m_project.write(u"migrations/003_keys.sql"_s, "-- Database: cache\nCREATE TABLE keys (id INTEGER);\n");
    m_driver = std::make_unique<WindowDriver>();
    QVERIFY(!varve({u"migrate"_s, u"--env"_s, u"prod"_s, u"--to"_s, u"001"_s}).isEmpty());
    QVERIFY(!varve({u"migrate"_s, u"--env"_s, u"dev"_s, u"--database"_s, u"cache"_s}).isEmpty());
    QVERIFY(m_driver->show());
    QVERIFY(m_driver->openFolder(m_project.folder()));
    QTRY_COMPARE(m_driver->standing(u"001_users"_s, u"prod"_s), u"applied"_s);
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
}

QString TestExportFlow::varve(const QStringList &arguments) const
{
    return Test::Program(m_project.folder()).run(arguments).out;
}

bool TestExportFlow::saveAs(const QString &path) const
{
    if (!QTest::qWaitFor([&] { return dialog() && dialog()->isVisible(); }))
        return false;
    dialog()->activateWindow();
    auto *field = dialog()->findChild<QLineEdit *>(u"fileNameEdit"_s);
    if (!QTest::qWaitFor([&] { return QApplication::activeWindow() == dialog(); }) || !WindowDriver::click(field))
        return false;
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, path);
    QTest::keyClick(field, Qt::Key_Return);
    return QTest::qWaitFor([&] { return !dialog(); });
}

bool TestExportFlow::exportTo(const QString &menuItem, const QString &path) const
{
    m_driver->window().messages().hide();
    return m_driver->openFromMenu({u"Project"_s, menuItem}) && saveAs(path)
        && QTest::qWaitFor([&] { return m_driver->window().messages().isVisible(); });
}

void TestExportFlow::theHistoryIsThatOfTheCommandLine_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("text") << u"text"_s << u"txt"_s;
    QTest::newRow("JSON") << u"json"_s << u"json"_s;
    QTest::newRow("CSV") << u"csv"_s << u"csv"_s;
    QTest::newRow("Markdown") << u"markdown"_s << u"md"_s;
    QTest::newRow("HTML") << u"html"_s << u"html"_s;
}

void TestExportFlow::theHistoryIsThatOfTheCommandLine()
{
    QFETCH(QString, format);
    QFETCH(QString, suffix);
    const QString file = u"history."_s + suffix;
    QVERIFY(exportTo(u"Export History…"_s, m_project.path(file)));
    QCOMPARE(message(), u"Saved to "_s + m_project.path(file));
    const QString told = varve({u"history"_s, u"--env"_s, u"prod"_s, u"--format"_s, format});
    QVERIFY2(told.contains(u"users"_s), qPrintable(told));
    QCOMPARE(QString::fromUtf8(m_project.read(file)), told);
}

void TestExportFlow::theGraphIsThatOfTheCommandLine_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("suffix");
    QTest::newRow("text") << u"text"_s << u"txt"_s;
    QTest::newRow("DOT") << u"dot"_s << u"dot"_s;
    QTest::newRow("SVG") << u"svg"_s << u"svg"_s;
    QTest::newRow("JSON") << u"json"_s << u"json"_s;
}

void TestExportFlow::theGraphIsThatOfTheCommandLine()
{
    QFETCH(QString, format);
    QFETCH(QString, suffix);
    const QString file = u"graph."_s + suffix;
    QVERIFY(exportTo(u"Export Graph…"_s, m_project.path(file)));
    QCOMPARE(message(), u"Saved to "_s + m_project.path(file));
    QStringList arguments{u"graph"_s, u"--format"_s, format};
    if (format == u"text"_s)
        arguments += {u"--env"_s, u"prod"_s, u"--database"_s, u"main"_s};
    const QString told = varve(arguments);
    QVERIFY2(told.contains(u"001_users"_s), qPrintable(told));
    const QString written = QString::fromUtf8(m_project.read(file));
    if (format == u"text"_s) // of all databases, with what prod has of each
        QVERIFY2(written.contains(told.trimmed()) && written.contains(u"003_keys"_s), qPrintable(written));
    else
        QCOMPARE(written, told);
}

/// By the keyboard.
void TestExportFlow::ofSeveralDatabasesOneIsChosen()
{
    QVERIFY(m_driver->chooseEnvironment(u"dev"_s));
    m_driver->window().messages().hide();
    QVERIFY(m_driver->goTo(u"Export History"_s));
    const auto question = [&] { return m_driver->window().findChild<QInputDialog *>(); };
    QTRY_VERIFY(question() && question()->isVisible());
    QCOMPARE(question()->comboBoxItems(), (QStringList{u"main"_s, u"cache"_s}));
    auto *box = question()->findChild<QComboBox *>();
    QTest::keyClick(box, Qt::Key_Down);
    QTest::keyClick(question(), Qt::Key_Return);
    QVERIFY(saveAs(m_project.path(u"cache.csv"_s)));
    QTRY_VERIFY(m_driver->window().messages().isVisible());
    const QString written = QString::fromUtf8(m_project.read(u"cache.csv"_s));
    QCOMPARE(written, varve({u"history"_s, u"--env"_s, u"dev"_s, u"--database"_s, u"cache"_s, u"--format"_s, u"csv"_s}));
    QVERIFY(written.contains(u"003_keys"_s));
    QVERIFY(m_driver->chooseEnvironment(u"prod"_s));
}

void TestExportFlow::theFilterGivesTheSuffix()
{
    QVERIFY(m_driver->openFromMenu({u"Project"_s, u"Export History…"_s}));
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    auto *filters = dialog()->findChild<QComboBox *>(u"fileTypeCombo"_s);
    QTest::keyClick(filters, Qt::Key_End); // the last one, HTML
    QVERIFY(saveAs(m_project.path(u"page"_s)));
    QTRY_VERIFY(QFile::exists(m_project.path(u"page.html"_s)));
    QTRY_VERIFY(m_project.read(u"page.html"_s).startsWith("<!DOCTYPE html>"));
}

void TestExportFlow::aFileThatCannotBeWrittenIsSaid()
{
    QVERIFY(QDir(m_project.folder()).mkpath(u"taken.svg"_s)); // a folder stands where the file shall
    m_driver->window().messages().hide();
    QVERIFY(m_driver->openFromMenu({u"Project"_s, u"Export Graph…"_s}));
    QTRY_VERIFY(dialog() && dialog()->isVisible());
    emit dialog()->fileSelected(m_project.path(u"taken.svg"_s));
    QTRY_VERIFY(m_driver->window().messages().isVisible());
    QVERIFY2(message().startsWith(m_project.path(u"taken.svg"_s) + u" could not be written: "_s), qPrintable(message()));
    dialog()->reject();
}

QTEST_MAIN(TestExportFlow)
#include "tst_exportflow.moc"
