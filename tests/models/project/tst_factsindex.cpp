// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projecttest.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>

#include <fcntl.h>
#include <sys/stat.h>

using namespace Varve;
using namespace Varve::Test;

namespace {

/// Two hours back, so that nothing here is as young as the index.
void makeOld(const QString &path)
{
    struct timespec times[2];
    ::clock_gettime(CLOCK_REALTIME, &times[0]);
    times[0].tv_sec -= 7200;
    times[0].tv_nsec = 5;
    times[1] = times[0];
    if (::utimensat(AT_FDCWD, QFile::encodeName(path).constData(), times, 0) != 0)
        qFatal("utimensat");
}

QString indexFile(const TemporaryProject &index)
{
    const QStringList files = QDir(index.folder()).entryList(QDir::Files);
    return files.size() == 1 ? index.path(files.constFirst()) : QString();
}

} // namespace

class TestFactsIndex : public QObject
{
    Q_OBJECT

private slots:
    void theIndexChangesNothing();
    void anEditOfTheSameSizeAndTimeIsSeen();
    void aDamagedIndexIsIgnored_data();
    void aDamagedIndexIsIgnored();
    void theIndexIsWrittenOnlyWhenSomethingChanged();
    void forgetsFilesThatAreGone();
    void filesThatComeAndGoInTheMiddleAreReadRight();
    void problemsAreToldEachTime();
    void anIndexThatCannotBeWrittenIsNoError();
};

void TestFactsIndex::theIndexChangesNothing()
{
    TemporaryProject index;
    TemporaryProject folder;
    for (int at = 1; at <= 100; ++at)
        folder.write(
            QStringLiteral("%1_step.sql").arg(at, 4, 10, QLatin1Char('0')),
            "-- Migration: Größe\n-- Purpose: one\n--   and two\n-- Odd key: x\nSELECT 1;\n-- varve:down\nSELECT 2;\n-- varve:verify\nSELECT 3;\n");
    folder.write(QStringLiteral("README.md"), "# Title\n");
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    const auto without = loaded(folder);
    QCOMPARE(loaded(folder, options), without);
    QVERIFY(!indexFile(index).isEmpty());
    QCOMPARE(loaded(folder, options), without);
    QCOMPARE(loaded(folder, options), without);
}

void TestFactsIndex::anEditOfTheSameSizeAndTimeIsSeen()
{
    TemporaryProject index;
    TemporaryProject folder;
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    // Over and over within the clock's own tick: size, modification time and inode may all be equal.
    for (int round = 0; round < 50; ++round) {
        folder.write(QStringLiteral("001_a.sql"), round % 2 ? "SELECT 1;\n" : "SELECT 2;\n");
        const QString fresh = loaded(folder).migrations[0].files[0].checksum;
        QCOMPARE(loaded(folder, options).migrations[0].files[0].checksum, fresh);
    }
    // A time set back by hand: the inode's own time gives it away.
    makeOld(folder.path(QStringLiteral("001_a.sql")));
    loaded(folder, options);
    folder.write(QStringLiteral("001_a.sql"), "SELECT 3;\n");
    makeOld(folder.path(QStringLiteral("001_a.sql")));
    QCOMPARE(loaded(folder, options).migrations[0].files[0].checksum, loaded(folder).migrations[0].files[0].checksum);
}

void TestFactsIndex::aDamagedIndexIsIgnored_data()
{
    QTest::addColumn<int>("damage");
    QTest::newRow("cut off") << 0;
    QTest::newRow("a changed byte") << 1;
    QTest::newRow("empty") << 2;
    QTest::newRow("something else altogether") << 3;
}

void TestFactsIndex::aDamagedIndexIsIgnored()
{
    QFETCH(int, damage);
    TemporaryProject index;
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    loaded(folder, options);
    const QString name = QDir(index.folder()).entryList(QDir::Files).value(0);
    QByteArray bytes = index.read(name);
    if (damage == 0)
        bytes.chop(10);
    else if (damage == 1)
        bytes[bytes.size() - 3] = static_cast<char>(bytes[bytes.size() - 3] ^ 0x20);
    else
        bytes = damage == 2 ? QByteArray() : QByteArray(100'000, 'x');
    index.write(name, bytes);
    QCOMPARE(loaded(folder, options), loaded(folder));
    QVERIFY(index.read(name) != bytes); // and it is whole again
}

void TestFactsIndex::theIndexIsWrittenOnlyWhenSomethingChanged()
{
    TemporaryProject index;
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    // The file is younger than the first index: it is read, and the index written, until the clock has moved on.
    QByteArray before;
    bool settled = false;
    QElapsedTimer sinceLast;
    QTRY_VERIFY([&] {
        if (settled || (sinceLast.isValid() && sinceLast.elapsed() < 20)) // two looks within one tick say nothing
            return settled;
        sinceLast.start();
        loaded(folder, options);
        const QByteArray now = index.read(QDir(index.folder()).entryList(QDir::Files).value(0));
        settled = std::exchange(before, now) == now;
        return settled;
    }());
    QFile::setPermissions(indexFile(index), QFileDevice::ReadOwner);
    struct stat first
    {};
    QCOMPARE(::stat(QFile::encodeName(indexFile(index)).constData(), &first), 0);
    loaded(folder, options);
    struct stat second
    {};
    QCOMPARE(::stat(QFile::encodeName(indexFile(index)).constData(), &second), 0);
    QCOMPARE(first.st_ino, second.st_ino);
}

void TestFactsIndex::forgetsFilesThatAreGone()
{
    TemporaryProject index;
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("002_vanishing.sql"), "SELECT 1;\n");
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    loaded(folder, options);
    const QString name = QDir(index.folder()).entryList(QDir::Files).value(0);
    QVERIFY(index.read(name).contains("002_vanishing"));
    folder.remove(QStringLiteral("002_vanishing.sql"));
    QCOMPARE(ids(loaded(folder, options)), words("001_a"));
    QVERIFY(!index.read(name).contains("002_vanishing"));
}

void TestFactsIndex::filesThatComeAndGoInTheMiddleAreReadRight()
{
    TemporaryProject index;
    TemporaryProject folder;
    for (int at = 1; at <= 9; ++at)
        folder.write(QStringLiteral("00%1_step.sql").arg(at), QStringLiteral("SELECT %1;\n").arg(at).toUtf8());
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    QCOMPARE(loaded(folder, options), loaded(folder));
    folder.remove(QStringLiteral("003_step.sql"));
    folder.write(QStringLiteral("005a_late.sql"), "SELECT 51;\n");
    folder.rename(QStringLiteral("008_step.sql"), QStringLiteral("000_step.sql"));
    QCOMPARE(loaded(folder, options), loaded(folder));
    QCOMPARE(loaded(folder, options), loaded(folder));
}

void TestFactsIndex::problemsAreToldEachTime()
{
    TemporaryProject index;
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT '\xff';\n");
    const Project::LoadOptions options{.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = index.folder()};
    QCOMPARE(loaded(folder, options).problems.size(), 1);
    QCOMPARE(loaded(folder, options).problems.size(), 1);
}

void TestFactsIndex::anIndexThatCannotBeWrittenIsNoError()
{
    TemporaryProject folder;
    folder.write(QStringLiteral("001_a.sql"), "SELECT 1;\n");
    folder.write(QStringLiteral("file"), "x");
    const auto project
        = loaded(folder, {.settings = {}, .databaseUrl = {}, .useIndex = true, .indexFolder = folder.path(QStringLiteral("file/below"))});
    QCOMPARE(ids(project), words("001_a"));
}

QTEST_GUILESS_MAIN(TestFactsIndex)
#include "tst_factsindex.moc"
