// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/program.h>
#include <tests/support/temporaryproject.h>

#include <QCoreApplication>
#include <QTest>

using namespace Varve::Test;
using namespace Qt::StringLiterals;

/// The desktop program from outside, where there is no display.
class TestDesktopStart final : public QObject
{
    Q_OBJECT

private slots:
    void withoutADisplayItSaysWhatToDo_data();
    void withoutADisplayItSaysWhatToDo();
    void displayThatIsGoneIsNamed();

private:
    TemporaryProject m_folder;
};

void TestDesktopStart::withoutADisplayItSaysWhatToDo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("platform"); // QT_QPA_PLATFORM
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("out");
    QTest::addColumn<QString>("err");
    const auto none
        = u"There is no display: DISPLAY and WAYLAND_DISPLAY are not set.\n"
          "varve-cli does the same without a window. With QT_QPA_PLATFORM=offscreen, varve --screenshot FILE draws the window nevertheless.\n"_s;
    const auto mistake = u"Unknown option 'bogus'.\nvarve --help lists the options.\n"_s;
    QTest::newRow("nothing said") << QStringList{} << QString() << 1 << QString() << none;
    QTest::newRow("a demo") << QStringList{u"--demo"_s} << QString() << 1 << QString() << none;
    QTest::newRow("its version") << QStringList{u"--version"_s} << QString() << 0 << u"varve 0.1.0\n"_s << QString();
    // An option that there is not ends the program behind the look for a display.
    QTest::newRow("a platform of the environment") << QStringList{u"--bogus"_s} << u"offscreen"_s << 1 << QString() << mistake;
    QTest::newRow("a platform as an option") << QStringList{u"-platform"_s, u"offscreen"_s, u"--bogus"_s} << QString() << 1 << QString()
                                             << mistake;
}

void TestDesktopStart::withoutADisplayItSaysWhatToDo()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, platform);
    Program program(m_folder.folder());
    for (const QString &variable : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"WAYLAND_SOCKET"_s})
        program.set(variable, {});
    program.set(u"QT_QPA_PLATFORM"_s, platform);
    program.set(u"XDG_RUNTIME_DIR"_s, m_folder.folder()); // Qt says so when there is none
    const std::unique_ptr<QProcess> process = program.prepared();
    process->start(QCoreApplication::applicationDirPath() + u"/../bin/varve"_s, arguments);
    QVERIFY2(process->waitForFinished(), qPrintable(process->errorString()));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QTEST(process->exitCode(), "exitCode");
    QTEST(QString::fromUtf8(process->readAllStandardOutput()), "out");
    QTEST(QString::fromUtf8(process->readAllStandardError()), "err");
}

/// It is set, and nobody is there: over a connection that was closed, for instance.
void TestDesktopStart::displayThatIsGoneIsNamed()
{
    Program program(m_folder.folder());
    const std::unique_ptr<QProcess> process = program.prepared();
    QProcessEnvironment environment = process->processEnvironment();
    for (const QString &variable : {u"WAYLAND_DISPLAY"_s, u"WAYLAND_SOCKET"_s, u"XDG_SESSION_TYPE"_s, u"QT_QPA_PLATFORM"_s})
        environment.remove(variable); // Qt 6.8 tries Wayland where one is set, though to nothing
    environment.insert(u"DISPLAY"_s, u":4711"_s);
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_folder.folder());
    process->setProcessEnvironment(environment);
    process->start(QCoreApplication::applicationDirPath() + u"/../bin/varve"_s, {u"--demo"_s});
    QVERIFY2(process->waitForFinished(), qPrintable(process->errorString()));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 1);
    QCOMPARE(QString::fromUtf8(process->readAllStandardOutput()), QString());
    QCOMPARE(QString::fromUtf8(process->readAllStandardError()),
             u"The display cannot be used: could not connect to display :4711.\n"
             "varve-cli does the same without a window. With QT_QPA_PLATFORM=offscreen, varve --screenshot FILE draws the window "
             "nevertheless.\n"_s);
}

QTEST_GUILESS_MAIN(TestDesktopStart)
#include "tst_desktopstart.moc"
