// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QElapsedTimer>
#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// An SQLite file that another program keeps to itself: Varve waits as long as it may, then says who has it.
class BusyDatabaseTest final : public QObject
{
    Q_OBJECT

private slots:
    void init() { m_place = std::make_unique<EnginePlace>(Database::Engine::Sqlite); }
    void cleanup() { m_place.reset(); }

    void holderIsNamed_data();
    void holderIsNamed();
    void firstWriteOfARunWaitsAsThePolicySays();
    void readersAreNotInTheWay();

private:
    EnginePlace &place() { return *m_place; }
    std::unique_ptr<QProcess> hold(const QByteArray &sql)
    {
        auto holder = place().startClient();
        holder->write(sql + "SELECT 'now';\n");
        if (!holder->waitForReadyRead(30000))
            qFatal("the file cannot be held: %s", holder->readAllStandardError().constData());
        return holder;
    }

    std::unique_ptr<EnginePlace> m_place;
};

void BusyDatabaseTest::holderIsNamed_data()
{
    QTest::addColumn<QString>("journal");
    QTest::addColumn<QByteArray>("holds");
    QTest::newRow("all of it") << u"delete"_s << QByteArray("BEGIN EXCLUSIVE;\n");
    QTest::newRow("the right to write") << u"delete"_s << QByteArray("BEGIN IMMEDIATE;\n");
    QTest::newRow("the right to write, with WAL") << u"wal"_s << QByteArray("BEGIN IMMEDIATE;\n");
    QTest::newRow("all of it, with WAL") << u"wal"_s
                                         << QByteArray("PRAGMA locking_mode = EXCLUSIVE;\nBEGIN EXCLUSIVE;\nDELETE FROM own;\n");
}

void BusyDatabaseTest::holderIsNamed()
{
    QFETCH(QString, journal);
    QFETCH(QByteArray, holds);
    place().client(u"PRAGMA journal_mode = %1; CREATE TABLE own (id integer)"_s.arg(journal));
    place().configure("options = { busy_timeout = \"50\" }\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const std::unique_ptr<QProcess> holder = hold(holds);
    const ProgramResult result = place().cli({u"migrate"_s});
    QCOMPARE(result.exitCode, 6);
    QCOMPARE(
        result.err,
        u"varve-cli: database is locked\nThe file is held by process %1 (sqlite3). Let it end, or raise the option busy_timeout.\n"_s.arg(
            holder->processId()));
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
    QVERIFY(!place().hasTable(u"a"_s));
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QVERIFY(place().hasTable(u"a"_s));
    QCOMPARE(place().history(), QStringList{u"001_a up ok 1/1"_s});
}

void BusyDatabaseTest::firstWriteOfARunWaitsAsThePolicySays()
{
    place().client(u"CREATE TABLE own (id integer)"_s);
    place().configure({}, "[policies]\nlock_timeout = \"50ms\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const std::unique_ptr<QProcess> holder = hold("BEGIN IMMEDIATE;\n");
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 6);
    QVERIFY2(timer.elapsed() < 5000, "it waited as long as connections do by themselves");
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
}

void BusyDatabaseTest::readersAreNotInTheWay()
{
    place().client(u"PRAGMA journal_mode = wal; CREATE TABLE own (id integer)"_s);
    place().configure("options = { busy_timeout = \"50\" }\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const std::unique_ptr<QProcess> reader = hold("BEGIN;\nSELECT count(*) FROM own;\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    QVERIFY(place().hasTable(u"a"_s));
    reader->closeWriteChannel();
    QVERIFY(reader->waitForFinished());
}

QTEST_GUILESS_MAIN(BusyDatabaseTest)
#include "tst_busydatabase.moc"
