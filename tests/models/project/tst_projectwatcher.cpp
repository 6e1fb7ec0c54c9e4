// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <models/project/projectwatcher.h>

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>

using namespace Varve;
using namespace Varve::Test;

class TestProjectWatcher : public QObject
{
    Q_OBJECT

private slots:
    void tellsOnceWithinASecond_data();
    void tellsOnceWithinASecond();
    void burstsGiveOneSignal();
    void whatIsWatchedAgainLosesNothing();
    void newFoldersAreWatchedToo();
    void renamedFoldersAreWatchedUnderTheirNewName();
    void databasesAtWorkAreNoChange();
    void stopsWhenTold();
};

void TestProjectWatcher::tellsOnceWithinASecond_data()
{
    QTest::addColumn<std::function<void(const TemporaryProject &)>>("change");
    using Change = std::function<void(const TemporaryProject &)>;
    QTest::newRow("a new file") << Change(
        [](const TemporaryProject &folder) { folder.write(QStringLiteral("migrations/002_b.sql"), "x"); });
    QTest::newRow("a file edited in place") << Change(
        [](const TemporaryProject &folder) { folder.write(QStringLiteral("migrations/001_a.sql"), "SELECT 2;\n"); });
    QTest::newRow("a file replaced as editors do") << Change([](const TemporaryProject &folder) {
        folder.write(QStringLiteral("migrations/.001_a.sql.new"), "SELECT 2;\n");
        folder.remove(QStringLiteral("migrations/001_a.sql"));
        folder.rename(QStringLiteral("migrations/.001_a.sql.new"), QStringLiteral("migrations/001_a.sql"));
    });
    QTest::newRow("a renamed file") << Change([](const TemporaryProject &folder) {
        folder.rename(QStringLiteral("migrations/001_a.sql"), QStringLiteral("migrations/003_c.sql"));
    });
    QTest::newRow("a deleted file") << Change(
        [](const TemporaryProject &folder) { folder.remove(QStringLiteral("migrations/001_a.sql")); });
    QTest::newRow("varve.toml") << Change(
        [](const TemporaryProject &folder) { folder.write(QStringLiteral("varve.toml"), "name = \"x\"\n"); });
    QTest::newRow(".env") << Change([](const TemporaryProject &folder) { folder.write(QStringLiteral(".env"), "A=b\n"); });
    QTest::newRow("another mode") << Change([](const TemporaryProject &folder) {
        QFile::setPermissions(folder.path(QStringLiteral("migrations/001_a.sql")), QFileDevice::ReadOwner);
    });
}

void TestProjectWatcher::tellsOnceWithinASecond()
{
    QFETCH(std::function<void(const TemporaryProject &)>, change);
    TemporaryProject folder;
    folder.write(QStringLiteral("migrations/001_a.sql"), "SELECT 1;\n");
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    change(folder);
    QVERIFY(spy.wait(1000));
    QVERIFY(!spy.wait(300));
    QCOMPARE(spy.size(), 1);
}

void TestProjectWatcher::burstsGiveOneSignal()
{
    TemporaryProject folder;
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    for (int at = 0; at < 20; ++at)
        folder.write(QStringLiteral("%1_a.sql").arg(at), "x");
    QVERIFY(spy.wait(1000));
    QVERIFY(!spy.wait(300));
    QCOMPARE(spy.size(), 1);
}

/// As a project does that was just loaded again: the file may have come after it was read.
void TestProjectWatcher::whatIsWatchedAgainLosesNothing()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("migrations/001_a.sql"), "SELECT 1;\n");
    Project::ProjectWatcher watcher;
    QSignalSpy changes(&watcher, &Project::ProjectWatcher::changed);
    watcher.watch(folder.folder());
    folder.write(QStringLiteral("migrations/002_b.sql"), "SELECT 2;\n");
    watcher.watch(folder.folder());
    QTRY_COMPARE(changes.count(), 1);
}

void TestProjectWatcher::newFoldersAreWatchedToo()
{
    TemporaryProject folder;
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    QVERIFY(QDir(folder.folder()).mkpath(QStringLiteral("a/b")));
    QVERIFY(spy.wait(1000));
    spy.clear();
    folder.write(QStringLiteral("a/b/001_a.sql"), "x");
    QVERIFY(spy.wait(1000));
}

void TestProjectWatcher::renamedFoldersAreWatchedUnderTheirNewName()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("old/below/001_a.sql"), "x");
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    QVERIFY(QDir(folder.folder()).rename(QStringLiteral("old"), QStringLiteral("new")));
    QVERIFY(spy.wait(1000));
    spy.clear();
    folder.write(QStringLiteral("new/below/001_a.sql"), "y");
    QVERIFY(spy.wait(1000));
}

void TestProjectWatcher::databasesAtWorkAreNoChange()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("dev.data"), QByteArray("SQLite format 3\0", 16));
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    folder.write(QStringLiteral("dev.data"), QByteArray("SQLite format 3\0", 16) + "more");
    folder.write(QStringLiteral("dev.data-journal"), "x");
    folder.remove(QStringLiteral("dev.data-journal"));
    folder.write(QStringLiteral("dev.data.varve-lock"), "x");
    folder.write(QStringLiteral(".hidden"), "x");
    folder.write(QStringLiteral(".git/index"), "x");
    QVERIFY(!spy.wait(400));
}

void TestProjectWatcher::stopsWhenTold()
{
    TemporaryProject folder;
    Project::ProjectWatcher watcher;
    watcher.watch(folder.folder());
    watcher.watch(QString());
    QSignalSpy spy(&watcher, &Project::ProjectWatcher::changed);
    folder.write(QStringLiteral("a.sql"), "x");
    QVERIFY(!spy.wait(300));
}

QTEST_GUILESS_MAIN(TestProjectWatcher)
#include "tst_projectwatcher.moc"
