// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QJsonArray>
#include <QTest>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::ProgramResult;

/// One attempt after another at a migration whose statements commit by themselves: what an earlier one left stays known, whatever becomes of
/// the next.
class AttemptsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void rollbackThatUndidNothingLeavesWhatWasDone();
    void rollbackThatWaitedInVainLeavesWhatWasDone();
    void secondRollbackThatUndidNothingLeavesWhatWasUndone();
    void redoThatDidNothingLeavesWhatWasDone();
    void redoThatStoppedSoonerAsksForTheRest();
    void resumeThatFailsAgainStaysWhereItWas();
    void rollbackOfAPartSaysBoth();
    void transactionThatWasRolledBackLeavesWhatWasDone();
    void killedAttemptsAfterOneThatFailed();
    void refusedIndexIsToldInTheHistory();
    void halfRunCompleteScriptHasOneWayOn();

private:
    EnginePlace &place() { return *m_place; }
    static QString said(const ProgramResult &result) { return result.out + result.err; }
    QString told()
    {
        const QStringList lines = place().cli({u"status"_s}).out.split(u'\n');
        for (const QString &line : lines) {
            if (line.startsWith(u"002_three"_s))
                return line.section(u' ', 1).simplified().section(u' ', 1); // behind its glyph
        }
        return {};
    }
    QJsonObject partial()
    {
        const QJsonObject status = place().cli({u"status"_s, u"--format"_s, u"json"_s}).json();
        const QJsonArray rows = status[u"environments"_s].toArray()[0][u"migrations"_s].toArray();
        return rows.last()[u"partial"_s].toObject();
    }
    void write(const QByteArray &up, const QByteArray &down) { place().migration(u"002_three.sql"_s, up + "-- varve:down\n" + down); }
    /// 002 made the tables a and b, and failed at its third statement.
    void stopAtTheThird(const QByteArray &down)
    {
        write(twoTables + "INSERT INTO absent VALUES (1);\n", down);
        const ProgramResult failed = place().cli({u"migrate"_s});
        QVERIFY2(failed.exitCode == 3, qPrintable(said(failed)));
        QCOMPARE(told(), u"partial at 2 of 3"_s);
    }
    void verifyFails(const QStringList &arguments, const QString &words)
    {
        const ProgramResult failed = place().cli(arguments);
        QVERIFY2(failed.exitCode == 3 || failed.exitCode == 6, qPrintable(said(failed)));
        QVERIFY2(said(failed).contains(words), qPrintable(said(failed)));
    }
    void verifyDone(const QStringList &arguments)
    {
        const ProgramResult done = place().cli(arguments);
        QVERIFY2(done.exitCode == 0, qPrintable(said(done)));
    }
    /// Nothing else is proposed than to go on with 002 or to roll it back.
    void verifyWaysOn()
    {
        QCOMPARE(place().cli({u"status"_s, u"--check"_s}).exitCode, 4);
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 4);
        const ProgramResult repair = place().cli({u"repair"_s, u"--dry-run"_s});
        QVERIFY2(!said(repair).contains(u"failure settled"_s), qPrintable(said(repair)));
        QVERIFY2(said(repair).contains(u"002_three is partly applied"_s), qPrintable(said(repair)));
        const ProgramResult back = place().cli({u"rollback"_s, u"--dry-run"_s});
        QVERIFY2(back.out.contains(u"002_three"_s) && !back.out.contains(u"001_kept"_s), qPrintable(said(back)));
        QCOMPARE(place().cli({u"resume"_s, u"--dry-run"_s}).exitCode, 0);
        QCOMPARE(place().cli({u"stamp"_s, u"002"_s, u"--dry-run"_s}).exitCode, 0);
        QCOMPARE(place().cli({u"unstamp"_s, u"002"_s, u"--dry-run"_s}).exitCode, 0);
        const ProgramResult current = place().cli({u"current"_s});
        QVERIFY2(!current.out.contains(u"002_three"_s) || current.out.contains(u"part"_s), qPrintable(said(current)));
    }
    QString last(const QString &column)
    {
        return place().seen(u"SELECT %1 FROM migration_history ORDER BY id DESC LIMIT 1"_s.arg(column)).value(0);
    }

    const QByteArray twoTables = "CREATE TABLE a (id integer);\nCREATE TABLE b (id integer);\n";
    const QString asItWas = u"002 is as it was before: partly applied."_s;
    std::unique_ptr<EnginePlace> m_place;
};

void AttemptsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
    place().configure("", "[policies]\ntransaction = \"none\"\nlock_timeout = \"1s\"\n");
    place().migration(u"001_kept.sql"_s, "CREATE TABLE kept (id integer);\n-- varve:down\nDROP TABLE kept;\n");
    verifyDone({u"migrate"_s});
}

void AttemptsTest::rollbackThatUndidNothingLeavesWhatWasDone()
{
    stopAtTheThird("DROP TABLE c;\nDROP TABLE b;\nDROP TABLE a;\n");
    verifyFails({u"rollback"_s}, asItWas);
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    QCOMPARE(
        partial(),
        (QJsonObject{
            {u"done"_s, 2}, {u"total"_s, 3}, {u"uncertain"_s, 0}, {u"uncertainTo"_s, 0}, {u"session"_s, 0}, {u"direction"_s, u"up"_s}}));
    verifyWaysOn();
    const ProgramResult shown = place().cli({u"show"_s, u"002"_s, u"--env"_s, u"test"_s});
    QVERIFY2(shown.out.contains(u"partial at 2 of 3"_s), qPrintable(said(shown)));

    write(twoTables + "CREATE TABLE c (id integer);\n", "DROP TABLE c;\nDROP TABLE b;\nDROP TABLE a;\n");
    const ProgramResult plan = place().cli({u"resume"_s, u"--dry-run"_s});
    QVERIFY2(plan.out.contains(u"  3. migrations/002_three.sql:3:1\n"_s) && !plan.out.contains(u"CREATE TABLE b"_s),
             qPrintable(said(plan)));
    verifyDone({u"resume"_s});
    verifyDone({u"rollback"_s});
    QCOMPARE(told(), u"pending"_s);
    QVERIFY(!place().hasTable(u"a"_s) && !place().hasTable(u"b"_s) && place().hasTable(u"kept"_s));
}

void AttemptsTest::rollbackThatWaitedInVainLeavesWhatWasDone()
{
    if (place().isSqlite())
        QSKIP("SQLite's lock is on the file: nothing of the run begins.");
    stopAtTheThird("DROP TABLE b;\nDROP TABLE a;\n");
    const auto other = place().startClient();
    other->write("BEGIN;\nINSERT INTO b VALUES (1);\nSELECT 'ready';\n");
    QByteArray heard;
    while (!heard.contains("ready") && other->waitForReadyRead())
        heard += other->readAll();
    verifyFails({u"rollback"_s}, asItWas);
    other->kill();
    other->waitForFinished();
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    verifyWaysOn();
    verifyDone({u"rollback"_s});
    QCOMPARE(told(), u"pending"_s);
    QVERIFY(!place().hasTable(u"a"_s));
}

void AttemptsTest::secondRollbackThatUndidNothingLeavesWhatWasUndone()
{
    write(twoTables, "DROP TABLE b;\nDROP TABLE zz;\nDROP TABLE a;\n");
    verifyDone({u"migrate"_s});
    verifyFails({u"rollback"_s}, u"Statement 2 failed."_s);
    QCOMPARE(told(), u"rolled back in part, at 1 of 3"_s);
    verifyFails({u"rollback"_s}, asItWas);
    QCOMPARE(told(), u"rolled back in part, at 1 of 3"_s);
    verifyWaysOn();

    write(twoTables, "DROP TABLE b;\nDROP TABLE IF EXISTS zz;\nDROP TABLE a;\n");
    verifyDone({u"resume"_s});
    QCOMPARE(told(), u"pending"_s);
    QVERIFY(!place().hasTable(u"a"_s));
}

void AttemptsTest::redoThatDidNothingLeavesWhatWasDone()
{
    stopAtTheThird("DROP TABLE b;\nDROP TABLE a;\n");
    verifyFails({u"resume"_s, u"--redo"_s}, asItWas);
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    verifyWaysOn();
    verifyDone({u"rollback"_s});
    QCOMPARE(told(), u"pending"_s);
    QVERIFY(!place().hasTable(u"a"_s) && place().hasTable(u"kept"_s));
}

/// The second statement was done once, and failed when it was run again.
void AttemptsTest::redoThatStoppedSoonerAsksForTheRest()
{
    const QByteArray first = "CREATE TABLE IF NOT EXISTS a (id integer);\n";
    write(first + "CREATE TABLE b (id integer);\nINSERT INTO absent VALUES (1);\n", "DROP TABLE b;\nDROP TABLE a;\n");
    verifyFails({u"migrate"_s}, u"Statement 3 failed."_s);
    verifyFails({u"resume"_s, u"--redo"_s}, u"Statement 2 failed."_s);
    QCOMPARE(told(), u"partial at 1 of 3, statement 2 is uncertain"_s);
    const ProgramResult asked = place().cli({u"resume"_s});
    QCOMPARE(asked.exitCode, 4);
    QVERIFY2(said(asked).contains(u"what statement 2 of 002_three did is still there"_s)
                 && said(asked).contains(u"The table b is there."_s),
             qPrintable(said(asked)));
    write(first + "CREATE TABLE b (id integer);\n", "DROP TABLE b;\nDROP TABLE a;\n");
    verifyDone({u"resume"_s, u"--uncertain"_s, u"done"_s});
    QCOMPARE(told(), u"applied"_s);
}

void AttemptsTest::resumeThatFailsAgainStaysWhereItWas()
{
    stopAtTheThird("DROP TABLE b;\nDROP TABLE a;\n");
    verifyFails({u"resume"_s}, u"Statement 3 failed."_s);
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    write(twoTables + "CREATE TABLE c (id integer);\nINSERT INTO absent VALUES (1);\n", "DROP TABLE zz;\n");
    verifyFails({u"resume"_s}, u"Statement 4 failed."_s);
    QCOMPARE(told(), u"partial at 3 of 4"_s);
    verifyFails({u"rollback"_s}, asItWas);
    verifyFails({u"resume"_s, u"--redo"_s}, asItWas);
    QCOMPARE(told(), u"partial at 3 of 4"_s);
    verifyWaysOn();
    write(twoTables + "CREATE TABLE c (id integer);\n", {});
    verifyDone({u"stamp"_s, u"002"_s});
    QCOMPARE(told(), u"applied"_s);
}

void AttemptsTest::rollbackOfAPartSaysBoth()
{
    stopAtTheThird("DROP TABLE b;\nDROP TABLE zz;\nDROP TABLE a;\n");
    verifyFails({u"rollback"_s}, u"Statement 2 failed."_s);
    QCOMPARE(told(), u"rolled back in part, at 1 of 3, after it was partial at 2 of 3"_s);
    verifyFails({u"rollback"_s}, asItWas);
    QCOMPARE(told(), u"rolled back in part, at 1 of 3, after it was partial at 2 of 3"_s);
    const QJsonObject before = partial()[u"before"_s].toObject();
    QCOMPARE(before, (QJsonObject{{u"done"_s, 2}, {u"total"_s, 3}, {u"direction"_s, u"up"_s}}));
    verifyWaysOn();
    verifyDone({u"unstamp"_s, u"002"_s});
    QCOMPARE(told(), u"pending"_s);
}

/// The file that is rolled back now is not the one whose statements committed by themselves.
void AttemptsTest::transactionThatWasRolledBackLeavesWhatWasDone()
{
    if (place().isMariaDb())
        QSKIP("Definitions of MariaDB's commit by themselves.");
    stopAtTheThird("DROP TABLE b;\nDROP TABLE zz;\n");
    place().configure("");
    verifyFails({u"rollback"_s}, asItWas);
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    verifyFails({u"resume"_s, u"--redo"_s}, asItWas);
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    QVERIFY(place().hasTable(u"a"_s) && place().hasTable(u"b"_s));
}

/// A run without a row that nobody has ended is what a kill leaves.
void AttemptsTest::killedAttemptsAfterOneThatFailed()
{
    stopAtTheThird("DROP TABLE zz;\nDROP TABLE b;\nDROP TABLE a;\n");
    verifyFails({u"rollback"_s}, asItWas);
    place().client(u"UPDATE migration_runs SET outcome = 'running' WHERE run_id = '%1'; "
                   "UPDATE migration_journal SET state = 'started' WHERE run_id = '%1'; "
                   "DELETE FROM migration_history WHERE run_id = '%1'"_s.arg(last(u"run_id"_s)));
    QCOMPARE(told(), u"rolled back in part, at 0 of 3, statement 1 is uncertain, after it was partial at 2 of 3"_s);
    QCOMPARE(place().cli({u"resume"_s}).exitCode, 4);
    verifyFails({u"resume"_s, u"--uncertain"_s, u"again"_s}, asItWas);
    QCOMPARE(told(), u"rolled back in part, at 0 of 3, statement 1 is uncertain, after it was partial at 2 of 3"_s);
    QCOMPARE(place().history().mid(1),
             (QStringList{u"002_three up failed 2/3"_s, u"002_three down failed 0/3"_s, u"002_three down failed 0/3"_s}));
    verifyDone({u"resume"_s, u"--uncertain"_s, u"done"_s});
    QCOMPARE(told(), u"pending"_s);
    QVERIFY(!place().hasTable(u"a"_s));
}

void AttemptsTest::refusedIndexIsToldInTheHistory()
{
    if (!place().isPostgres())
        QSKIP("Only PostgreSQL leaves indexes that are not valid.");
    write("CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (1);\nCREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);\n",
          "DROP TABLE a;\n");
    verifyFails({u"migrate"_s}, u"Statement 3 failed."_s);
    verifyFails({u"resume"_s}, u"The index a_id is there and not valid"_s);
    QVERIFY2(last(u"error_message"_s).contains(u"The index a_id is there and not valid"_s), qPrintable(last(u"error_message"_s)));
    QCOMPARE(place().history().constLast(), u"002_three up failed 2/3"_s);
    QCOMPARE(told(), u"partial at 2 of 3"_s);

    // Earlier versions wrote no row.
    place().client(u"DELETE FROM migration_history WHERE id = (SELECT max(id) FROM migration_history)"_s);
    verifyFails({u"resume"_s, u"--redo"_s}, asItWas);
    QCOMPARE(place().seen(u"SELECT count(*) FROM migration_history WHERE error_message LIKE '%interrupted%'"_s), QStringList{u"0"_s});
    QCOMPARE(told(), u"partial at 2 of 3"_s);
    verifyWaysOn();
}

void AttemptsTest::halfRunCompleteScriptHasOneWayOn()
{
    m_place = std::make_unique<EnginePlace>(place().profile().engine);
    place().configure("", "[databases.main]\ninit = \"schemas/init.sql\"\n[policies]\ntransaction = \"none\"\n");
    place().migration(u"002_three.sql"_s, twoTables);
    place().files.write(u"schemas/init.sql"_s, twoTables + "INSERT INTO absent VALUES (1);\n");
    verifyFails({u"init-database"_s}, u"Statement 3 failed."_s);
    const QString way = u"Make the database anew, so that it is empty, and run varve-cli init-database again."_s;
    for (const char *command : {"init-database", "migrate", "resume", "rollback", "repair"}) {
        const ProgramResult refused = place().cli({QString::fromLatin1(command)});
        QVERIFY2(said(refused).contains(way), qPrintable(said(refused)));
        QVERIFY2(!said(refused).contains(u"varve-cli resume"_s) && !said(refused).contains(u"file back"_s), qPrintable(said(refused)));
    }
}

QTEST_GUILESS_MAIN(AttemptsTest)
#include "tst_attempts.moc"
