// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/sqlite/fileholders.h>
#include <tests/support/workplace.h>

#include <QFileInfo>
#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// What a run of many transactions does with SQLite's journal, and how it notices that others write.
class KeptJournalTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void journalStaysBetweenTransactionsAndIsRemovedAtTheEnd();
    void newFileHasALogUntilTheEnd();
    void newFileHasALogUntilARunFails();
    void onlyWhatIsKnownToBeOfThisMachineCounts();
    void newFileThatSomebodyOpensMeanwhileKeepsItsLog();
    void shortRunRemovesTheJournalEachTime();
    void modeThatSomebodySetStays();
    void modeThatAMigrationSetsStays();
    void migrationThatAsksForTheModeSeesSqlitesOwn();
    void rowsThatSomebodyElseWritesMeanwhileStopTheRun();
    void othersMayWriteToTheirOwnTables();

private:
    Workplace &place() { return *m_place; }
    QString file() const { return m_place->profile().database; }
    bool hasJournal() const { return QFileInfo::exists(file() + u"-journal"_s); }
    /// Elsewhere no log is used.
    bool isLocal() const { return Database::liesOnThisMachine(file()); }
    bool hasLog() const { return QFileInfo::exists(file() + u"-wal"_s); }
    QStringList mode() { return place().rows(u"PRAGMA journal_mode"_s); }
    void migrations(int count);
    /// So that the file is not a new one.
    void makeOlder() { QVERIFY(place().newConnection()->query(u"CREATE TABLE older (id integer)"_s)); }
    /// Whether the journal is there after each migration.
    QList<bool> journals(const Plan &plan);

    std::unique_ptr<Workplace> m_place;
};

void KeptJournalTest::init()
{
    m_place = std::make_unique<Workplace>();
}

void KeptJournalTest::migrations(int count)
{
    for (int number = 1; number <= count; ++number) {
        const QString id = u"%1_t"_s.arg(number, 3, 10, QLatin1Char('0'));
        place().migration(id + u".sql"_s, u"CREATE TABLE t%1 (id integer);\n-- varve:down\nDROP TABLE t%1;\n"_s.arg(number).toUtf8());
    }
}

QList<bool> KeptJournalTest::journals(const Plan &plan)
{
    QList<bool> there;
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepDone>(event))
            there += hasJournal();
    };
    const RunResult result = place().run(plan);
    if (!result.isSuccess())
        qFatal("%s", qPrintable(result.summary));
    return there;
}

void KeptJournalTest::journalStaysBetweenTransactionsAndIsRemovedAtTheEnd()
{
    migrations(10);
    makeOlder();
    QCOMPARE(journals(place().migratePlan()), QList<bool>(10, true));
    QVERIFY(!hasJournal());
    QCOMPARE(mode(), QStringList{u"delete"_s});
    QCOMPARE(place().history().size(), 10);
    QCOMPARE(journals(place().rollbackPlan(u"base"_s)), QList<bool>(10, true));
    QVERIFY(!hasJournal());
}

void KeptJournalTest::newFileHasALogUntilTheEnd()
{
    if (!isLocal())
        QSKIP("The tests' files lie on a file system that other machines may share.");
    migrations(10);
    QStringList seen;
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepDone>(event))
            seen += place().connection().query(u"PRAGMA synchronous"_s)->rows.constFirst().constFirst().toString()
                + (hasLog() ? u" log"_s : u""_s) + (hasJournal() ? u" journal"_s : u""_s);
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.summary, u"10 migrations applied."_s);
    QCOMPARE(seen, QStringList(10, u"2 log"_s)); // 2: each commit is on the disk before the next begins
    QCOMPARE(mode(), QStringList{u"delete"_s});
    QVERIFY(!hasLog());
    QVERIFY(!QFileInfo::exists(file() + u"-shm"_s));
    QCOMPARE(place().history().size(), 10);
    QCOMPARE(journals(place().rollbackPlan(u"base"_s)), QList<bool>(10, true)); // it is new no more
}

void KeptJournalTest::onlyWhatIsKnownToBeOfThisMachineCounts()
{
    QVERIFY(!Database::liesOnThisMachine(u"/proc/version"_s));
    QVERIFY(!Database::liesOnThisMachine(u"/nowhere/at/all.sqlite"_s));
}

void KeptJournalTest::newFileHasALogUntilARunFails()
{
    migrations(10);
    place().migration(u"011_wrong.sql"_s, "CREATE TABLE t10 (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.stepsDone, 10);
    QCOMPARE(mode(), QStringList{u"delete"_s});
    QVERIFY(!hasLog());
    QCOMPARE(place().history().size(), 11);
}

void KeptJournalTest::newFileThatSomebodyOpensMeanwhileKeepsItsLog()
{
    if (!isLocal())
        QSKIP("The tests' files lie on a file system that other machines may share.");
    migrations(10);
    std::unique_ptr<Database::Connection> other;
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StepDone>(&event);
        if (!done || done->step != 4)
            return;
        other = place().newConnection();
        QCOMPARE(other->query(u"SELECT count(*) FROM migration_history"_s)->rows.constFirst().constFirst().toInt(), 5);
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.summary,
             u"10 migrations applied. %1 stays in WAL mode, in which it was filled, because another program has it open. "
             "\"PRAGMA journal_mode = DELETE\" ends that when nobody has."_s.arg(QFileInfo(file()).fileName()));
    QCOMPARE(other->query(u"SELECT count(*) FROM migration_history"_s)->rows.constFirst().constFirst().toInt(), 10);
    QCOMPARE(mode(), QStringList{u"wal"_s});
    other.reset();
    QVERIFY(place().connection().query(u"PRAGMA journal_mode = DELETE"_s));
    QCOMPARE(mode(), QStringList{u"delete"_s});
}

void KeptJournalTest::shortRunRemovesTheJournalEachTime()
{
    migrations(2);
    QCOMPARE(journals(place().migratePlan()), QList<bool>(2, false));
}

void KeptJournalTest::modeThatSomebodySetStays()
{
    migrations(10);
    QVERIFY(place().newConnection()->query(u"PRAGMA journal_mode = WAL"_s));
    QCOMPARE(journals(place().migratePlan()), QList<bool>(10, false));
    QCOMPARE(place().rows(u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
}

void KeptJournalTest::modeThatAMigrationSetsStays()
{
    migrations(10);
    place().migration(u"011_wal.sql"_s, "-- Transaction: none\nPRAGMA journal_mode = WAL;\n");
    QCOMPARE(journals(place().migratePlan()).size(), 11);
    QCOMPARE(place().rows(u"PRAGMA journal_mode"_s), QStringList{u"wal"_s});
}

void KeptJournalTest::migrationThatAsksForTheModeSeesSqlitesOwn()
{
    migrations(10);
    place().migration(u"011_asks.sql"_s, "CREATE TABLE a (id integer);\n-- varve:verify\n-- expect: delete\nPRAGMA journal_mode;\n");
    QCOMPARE(journals(place().migratePlan()), QList<bool>(11, false));
}

void KeptJournalTest::rowsThatSomebodyElseWritesMeanwhileStopTheRun()
{
    migrations(10);
    const std::unique_ptr<Database::Connection> other = place().newConnection();
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StepDone>(&event);
        if (!done || done->step != 4)
            return;
        const auto written
            = other->query(u"INSERT INTO migration_history SELECT NULL, '999_other', migration_name, database_name, version, "
                           "applied_at, 'bert', checksum, success, error_message, rollback_available, execution_ms, "
                           "direction, statements_total, statements_done, tool_version, 'another run', token_checksum "
                           "FROM migration_history LIMIT 1"_s);
        QVERIFY2(written, written ? "" : qPrintable(written.error().toString()));
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"Somebody else wrote to the history while this run held the lock: 999_other by bert."_s);
    QCOMPARE(result.error->remedy, u"Look at the status, then plan again."_s);
    QCOMPARE(result.stepsDone, 5);
    QVERIFY(!hasJournal());
}

void KeptJournalTest::othersMayWriteToTheirOwnTables()
{
    migrations(10);
    const std::unique_ptr<Database::Connection> other = place().newConnection();
    QVERIFY(other->query(u"CREATE TABLE own (id integer)"_s));
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<StepDone>(event))
            QVERIFY(other->query(u"INSERT INTO own VALUES (1)"_s));
    };
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT count(*) FROM own"_s), QStringList{u"10"_s});
    QCOMPARE(place().history().size(), 10);
}

QTEST_GUILESS_MAIN(KeptJournalTest)
#include "tst_keptjournal.moc"
