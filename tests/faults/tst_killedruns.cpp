// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/sqlite/fileholders.h>
#include <models/execution/planner/resume.h>
#include <models/execution/run/serverlook.h>
#include <models/history/locktexts.h>
#include <tests/support/engineworkplace.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>

#include <QDir>
#include <QProcess>
#include <QTest>

#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::MariaDbServer;
using Test::PostgresServer;
using Test::Workplace;

/// What is known after a process was killed in the middle of a run, and that resuming it ends where an undisturbed run would have: every
/// statement inserts one row of its own, so that one that ran twice or never is seen.
class KilledRunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { Test::EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void killedBetweenStatementsThatCommitThenResumed();
    void killedBetweenStatementsOfATransactionThenRunAgain();
    void killedInARunOfManyThenRunAgain();
    void killedWhileItFillsANewFileThenRunAgain();
    void killedBetweenUnitsThenResumed();
    void killedInAStatementOfATransactionThenRunAgain();
    void killedInAStatementThenResumed();
    void killedAfterTheCommitIsDone();
    void killedWhileResumingThenResumedAgain();
    void killedRollbackIsResumed();
    void otherTextOfAnUncertainFirstStatementIsTold();
    void nextRunRecordsTheKilledOne();
    void statusSaysThatARunWasKilled();
    void whatAKilledRunLeftRunningIsSaidAndWaitedFor();
    void personIsAskedAgainWhenWhatWasLeftRunningIsOver();
    void whatAKilledRunLeftRunningCanBeEnded();
    void goneLockStopsBeforeTheNextStatementThatCommits();
    void lockLostWhileItIsAskedToMarkStopsBeforeTheStatement_data();
    void lockLostWhileItIsAskedToMarkStopsBeforeTheStatement();
    void connectionLostBetweenStatementsLeavesNoneUncertain();

private:
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    bool isSqlite() const { return m_place->profile().engine == Database::Engine::Sqlite; }
    Workplace &place() const { return *m_place; }
    QString url() const
    {
        const QString &database = m_place->profile().database;
        if (isSqlite())
            return u"sqlite:"_s + database;
        return isPostgres() ? PostgresServer::instance().url(database) : MariaDbServer::instance().url(database);
    }
    /// Statements commit by themselves from here on.
    void useNoTransaction() { place().configure({}, "[policies]\ntransaction = \"none\"\n"); }
    void makeLog(const QByteArray &more = {})
    {
        place().migration(u"000_log.sql"_s, "CREATE TABLE log (id varchar(50));\n" + more);
        QVERIFY(place().run(place().migratePlan()).isSuccess());
    }
    /// Four statements, each with a row of its own in the log.
    void writeMigration(const QString &name)
    {
        QByteArray text;
        for (int i = 1; i <= 4; ++i)
            text += "INSERT INTO log VALUES ('" + name.toUtf8() + ' ' + QByteArray::number(i) + "');\n";
        place().migration(name + u".sql"_s, text);
    }
    /// Runs the other process until it has killed itself.
    bool runUntilKilled(const QString &where, const QString &what = u"migrate"_s)
    {
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + u"/planrunner"_s, {m_place->files.folder(), url(), what, where});
        return process.waitForFinished() && process.exitStatus() == QProcess::CrashExit;
    }
    QString titleOf(const QString &migration)
    {
        const History::EnvironmentStatus status = place().status();
        return status.error ? status.error->toString() : History::title(*status.standing(migration));
    }
    Core::Expected<Plan> tryResume(Uncertain uncertain)
    {
        return planResume(place().project(), place().environment(), u"main"_s, place().profile(), place().status(),
                          {.migration = {}, .at = 0, .redo = false, .uncertain = uncertain},
                          [this](const PlannedStatement &statement) { return whatServerShows(place().connection(), statement); });
    }
    RunResult resume(Uncertain uncertain)
    {
        const auto plan = tryResume(uncertain);
        if (!plan)
            qFatal("%s", qPrintable(plan.error().toString()));
        return place().run(*plan);
    }
    /// Lock 4711 of the server's: a statement of a migration waits for it.
    bool holdLock(Database::Connection &connection) const
    {
        return connection.query(isPostgres() ? u"SELECT pg_advisory_lock(4711)"_s : u"SELECT GET_LOCK('4711', 0)"_s).has_value();
    }
    bool freeLock(Database::Connection &connection) const
    {
        return connection.query(isPostgres() ? u"SELECT pg_advisory_unlock_all()"_s : u"SELECT RELEASE_ALL_LOCKS()"_s).has_value();
    }
    QByteArray waitingInsert(const QByteArray &value) const
    {
        return "INSERT INTO log SELECT '" + value + "' FROM "
            + (isPostgres() ? QByteArray("pg_advisory_lock(4711)") : QByteArray("(SELECT GET_LOCK('4711', 300)) g")) + ";\n";
    }
    /// A migration whose second statement goes on for as long as the test wants: on a server it waits for lock 4711, in SQLite it writes rows
    /// until the table says that there are enough.
    void writeEndlessMigration()
    {
        makeLog(isSqlite() ? "CREATE TABLE work (rows integer);\nINSERT INTO work VALUES (2);\n" : "");
        place().migration(u"001_many.sql"_s,
                          "INSERT INTO log VALUES ('1');\n"
                              + (isSqlite() ? QByteArray("INSERT INTO log WITH RECURSIVE n(i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n "
                                                         "WHERE i < (SELECT rows FROM work)) SELECT i FROM n;\n")
                                            : waitingInsert("2"))
                              + "INSERT INTO log VALUES ('3');\n");
    }
    std::unique_ptr<QProcess> startEndless() const
    {
        std::unique_ptr<QProcess> holder = place().client().start();
        holder->write(isSqlite()         ? "UPDATE work SET rows = 4000000000;\n"
                          : isPostgres() ? "SELECT pg_advisory_lock(4711), 'now';\n"
                                         : "SELECT GET_LOCK('4711', 0);\n");
        if (isSqlite())
            holder->closeWriteChannel();
        if (isSqlite() ? !holder->waitForFinished() || holder->exitCode() != 0 : !holder->waitForReadyRead())
            qFatal("nothing is held: %s", holder->readAllStandardError().constData());
        return holder;
    }
    void letItEnd(QProcess &holder) const
    {
        if (isSqlite())
            QCOMPARE(place().client().run(u"UPDATE work SET rows = 2"_s).exitCode, 0);
        holder.closeWriteChannel();
        QVERIFY(holder.state() == QProcess::NotRunning || holder.waitForFinished());
    }
    /// Kills a run in the second statement, once it is at work there.
    void killInTheStatement()
    {
        const QString file = place().profile().database;
        const auto isAtWork
            = [&] { return isSqlite() ? QFileInfo(file).size() + QFileInfo(file + u"-wal"_s).size() > 4'000'000 : waiting() == u"1"; };
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + u"/planrunner"_s, {place().files.folder(), url()});
        QTRY_VERIFY_WITH_TIMEOUT(isAtWork(), 30'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        // PostgreSQL ends the session of a client that is gone, and with it the statement. MariaDB goes on until it wants to answer.
        if (isPostgres())
            QTRY_COMPARE_WITH_TIMEOUT(waiting(), u"0"_s, 3000);
    }
    /// Everything but Varve's own tables is as the same migrations leave it where nobody disturbs them.
    void verifyAsUndisturbed()
    {
        const std::unique_ptr<Workplace> other = Test::workplaceOn(place().profile().engine);
        other->files.remove(u"varve.toml"_s);
        QVERIFY(QFile::copy(place().files.path(u"varve.toml"_s), other->files.path(u"varve.toml"_s)));
        const QDir migrations(place().files.path(u"migrations"_s));
        for (const QString &name : migrations.entryList(QDir::Files))
            QVERIFY(QFile::copy(migrations.filePath(name), other->files.path(u"migrations/"_s + name)));
        place().disconnect(); // it holds what its migrations have locked
        const RunResult undisturbed = other->run(other->migratePlan());
        QVERIFY2(undisturbed.isSuccess(), qPrintable(undisturbed.summary));
        const auto dump = [](const Workplace &of) {
            QStringList lines = of.client().dump({u"migration_history"_s, u"migration_runs"_s, u"migration_journal"_s});
            lines.sort();
            return lines;
        };
        const QStringList expected = dump(*other);
        QVERIFY(!expected.filter(u"INSERT INTO"_s).isEmpty());
        QCOMPARE(dump(place()), expected);
        if (isSqlite())
            QCOMPARE(place().rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    }
    /// Sessions that wait for lock 4711.
    QString waiting()
    {
        return place()
            .rows(isPostgres() ? u"SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND objid = 4711 AND NOT granted"_s
                               : u"SELECT count(*) FROM information_schema.PROCESSLIST WHERE INFO LIKE 'INSERT INTO log SELECT%'"_s)
            .constFirst();
    }
    /// A process that was killed in a statement of a transaction which waits for lock 4711, and whose session the server keeps.
    void leaveOrphan()
    {
        makeLog();
        place().migration(u"001_long.sql"_s,
                          (isPostgres() ? QByteArray("SET client_connection_check_interval = 0;\n") : QByteArray())
                              + waitingInsert("long"));
        QProcess process;
        process.start(QCoreApplication::applicationDirPath() + u"/planrunner"_s, {place().files.folder(), url()});
        QTRY_COMPARE_WITH_TIMEOUT(waiting(), u"1"_s, 20'000);
        process.kill();
        QVERIFY(process.waitForFinished());
        QTRY_VERIFY(!History::RunLock::holder(place().connection())->has_value());
    }
    /// Rows and different rows of the log.
    QString counted() { return place().rows(u"SELECT count(*), count(DISTINCT id) FROM log"_s).constFirst(); }

    std::unique_ptr<Workplace> m_place;
};

void KilledRunsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
}

void KilledRunsTest::killedBetweenStatementsThatCommitThenResumed()
{
    useNoTransaction();
    makeLog();
    int rounds = 0;
    for (const bool answered : {false, true}) {
        for (int statement = 0; statement < 4; ++statement) {
            const QString name = u"%1_many"_s.arg(++rounds, 3, 10, QLatin1Char('0'));
            writeMigration(name);
            QVERIFY(runUntilKilled((answered ? u"done:%1"_s : u"started:%1"_s).arg(statement)));
            // PostgreSQL's processes see a moment later that their client is gone.
            QTRY_COMPARE(titleOf(name), u"partial at %1 of 4, statement %2 is uncertain"_s.arg(statement).arg(statement + 1));

            const auto refused = tryResume(Uncertain::NotSaid);
            QVERIFY(!refused);
            QCOMPARE(refused.error().message,
                     u"Nobody knows whether statement %1 of %2 was done: the run ended while it ran."_s.arg(statement + 1).arg(name));
            QCOMPARE(refused.error().where.toString(), u"migrations/%1.sql:%2:1"_s.arg(name).arg(statement + 1));
            const RunResult resumed = resume(answered ? Uncertain::Done : Uncertain::Again);
            QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
            QCOMPARE(counted(), u"%1|%1"_s.arg(rounds * 4));
            QCOMPARE(titleOf(name), u"applied"_s);
        }
    }
    verifyAsUndisturbed();
}

void KilledRunsTest::killedBetweenStatementsOfATransactionThenRunAgain()
{
    makeLog();
    int rounds = 0;
    for (const bool answered : {false, true}) {
        for (int statement = 0; statement < 4; ++statement) {
            const QString name = u"%1_many"_s.arg(++rounds, 3, 10, QLatin1Char('0'));
            writeMigration(name);
            QVERIFY(runUntilKilled((answered ? u"done:%1"_s : u"started:%1"_s).arg(statement)));
            QCOMPARE(titleOf(name), u"pending"_s);
            const RunResult again = place().run(place().migratePlan());
            QVERIFY2(again.isSuccess(), qPrintable(again.summary));
            QCOMPARE(counted(), u"%1|%1"_s.arg(rounds * 4));
        }
    }
    QCOMPARE(place().rows(u"SELECT count(*) FROM migration_journal WHERE migration_id <> '000_log'"_s), QStringList{u"0"_s});
    QCOMPARE(place().rows(u"SELECT count(*) FROM migration_runs WHERE outcome = 'lost'"_s), QStringList{u"8"_s});
    verifyAsUndisturbed();
}

/// SQLite's journal stays between the transactions of such a run.
void KilledRunsTest::killedInARunOfManyThenRunAgain()
{
    makeLog();
    for (int number = 1; number <= 12; ++number) {
        const QString name = u"%1_rows"_s.arg(number, 3, 10, QLatin1Char('0'));
        QByteArray text;
        for (int row = 0; row < (number == 7 ? 6 : 2); ++row)
            text += "INSERT INTO log VALUES ('" + name.toUtf8() + ' ' + QByteArray::number(row) + "');\n";
        place().migration(name + u".sql"_s, text);
    }
    const auto journals = [this] { return QDir(place().files.folder()).entryList({u"*-journal"_s}); };
    QVERIFY(runUntilKilled(u"done:4"_s)); // in the seventh alone
    QCOMPARE(journals().size(), isSqlite() ? 1 : 0);
    QTRY_COMPARE(counted(), u"12|12"_s);
    QCOMPARE(place().history().size(), 7); // with the log's
    QCOMPARE(titleOf(u"006_rows"_s), u"applied"_s);
    QCOMPARE(titleOf(u"007_rows"_s), u"pending"_s);
    const RunResult again = place().run(place().migratePlan());
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(again.stepsDone, 6);
    QCOMPARE(counted(), u"28|28"_s);
    QCOMPARE(journals(), QStringList());
    verifyAsUndisturbed();
}

/// A new SQLite file has a write-ahead log meanwhile.
void KilledRunsTest::killedWhileItFillsANewFileThenRunAgain()
{
    place().migration(u"000_log.sql"_s, "CREATE TABLE log (entry varchar(100));\n");
    for (int number = 1; number <= 12; ++number)
        place().migration(u"%1_row.sql"_s.arg(number, 3, 10, QLatin1Char('0')),
                          QByteArray(number == 7 ? 6 : 2, ' ').replace(" ", "INSERT INTO log VALUES ('x');\n"));
    const auto logs = [this] { return QDir(place().files.folder()).entryList({u"*-wal"_s}); };
    QVERIFY(runUntilKilled(u"done:4"_s)); // in the seventh alone
    QCOMPARE(logs().size(), isSqlite() && Database::liesOnThisMachine(place().profile().database) ? 1 : 0);
    QTRY_COMPARE(place().rows(u"SELECT count(*) FROM log"_s), QStringList{u"12"_s});
    QCOMPARE(place().history().size(), 7);
    const RunResult again = place().run(place().migratePlan());
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(again.stepsDone, 6);
    QCOMPARE(place().rows(u"SELECT count(*) FROM log"_s), QStringList{u"28"_s});
    QCOMPARE(place().history().size(), 13);
    verifyAsUndisturbed();
}

/// Two statements of a transaction, one that stands alone, two of another transaction: at each of them what is committed is known.
void KilledRunsTest::killedBetweenUnitsThenResumed()
{
    place().configure({}, "[policies]\ntransaction = \"auto\"\n");
    makeLog();
    int rounds = 0;
    for (const bool answered : {false, true}) {
        for (int statement = 0; statement < 5; ++statement) {
            const QString name = u"%1_units"_s.arg(++rounds, 3, 10, QLatin1Char('0'));
            const bool definesAlone = !isPostgres() && !isSqlite(); // MariaDB's definitions commit
            const QByteArray alone
                = definesAlone ? QByteArray("CREATE TABLE t" + QByteArray::number(rounds) + " (id integer);\n") : "VACUUM;\n";
            QByteArray text;
            for (int i = 1; i <= 4; ++i) {
                text += "INSERT INTO log VALUES ('" + name.toUtf8() + ' ' + QByteArray::number(i) + "');\n";
                text += i == 2 ? alone : QByteArray();
            }
            place().migration(name + u".sql"_s, text);
            QVERIFY(runUntilKilled((answered ? u"done:%1"_s : u"started:%1"_s).arg(statement)));
            const QString expected = statement < 2 ? u"pending"_s
                : statement == 2                   ? u"partial at 2 of 5, statement 3 is uncertain"_s
                                                   : u"partial at 3 of 5"_s;
            QTRY_COMPARE(titleOf(name), expected);
            const RunResult resumed
                = statement < 2 ? place().run(place().migratePlan()) : resume(answered ? Uncertain::Done : Uncertain::Again);
            QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
            QCOMPARE(counted(), u"%1|%1"_s.arg(rounds * 4));
            QCOMPARE(titleOf(name), u"applied"_s);
        }
    }
    verifyAsUndisturbed();
}

void KilledRunsTest::killedInAStatementOfATransactionThenRunAgain()
{
    writeEndlessMigration();
    const std::unique_ptr<QProcess> holder = startEndless();
    killInTheStatement();
    QCOMPARE(counted(), u"0|0"_s);
    QCOMPARE(titleOf(u"001_many"_s), u"pending"_s);
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs ORDER BY started_at"_s), (QStringList{u"done"_s, u"running"_s}));
    letItEnd(*holder);
    const RunResult again = place().run(place().migratePlan()); // waits for a server that is still at it
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QCOMPARE(counted(), u"3|3"_s);
    verifyAsUndisturbed();
}

void KilledRunsTest::killedInAStatementThenResumed()
{
    useNoTransaction();
    writeEndlessMigration();
    const std::unique_ptr<QProcess> holder = startEndless();
    killInTheStatement();
    QTRY_COMPARE(titleOf(u"001_many"_s), u"partial at 1 of 3, statement 2 is uncertain"_s);
    letItEnd(*holder);
    const bool isDone = !isSqlite() && !isPostgres();
    if (isDone)
        QTRY_COMPARE(waiting(), u"0"_s);
    QTRY_COMPARE(place().rows(u"SELECT id FROM log ORDER BY id"_s), isDone ? (QStringList{u"1"_s, u"2"_s}) : QStringList{u"1"_s});
    const RunResult resumed = resume(isDone ? Uncertain::Done : Uncertain::Again);
    QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
    QCOMPARE(counted(), u"3|3"_s);
    verifyAsUndisturbed();
}

void KilledRunsTest::killedAfterTheCommitIsDone()
{
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    QVERIFY(runUntilKilled(u"step"_s));
    QCOMPARE(titleOf(u"001_many"_s), u"applied"_s);
    QCOMPARE(counted(), u"4|4"_s);
    writeMigration(u"002_more"_s);
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(counted(), u"8|8"_s);
}

void KilledRunsTest::killedWhileResumingThenResumedAgain()
{
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    QVERIFY(runUntilKilled(u"done:0"_s));
    QTRY_COMPARE(titleOf(u"001_many"_s), u"partial at 0 of 4, statement 1 is uncertain"_s);
    QVERIFY(runUntilKilled(u"done:1"_s, u"resume-done"_s)); // the third statement of the file
    QTRY_COMPARE(titleOf(u"001_many"_s), u"partial at 2 of 4, statement 3 is uncertain"_s);
    const RunResult resumed = resume(Uncertain::Done);
    QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
    QCOMPARE(counted(), u"4|4"_s);
    QCOMPARE(place().history(),
             (QStringList{u"000_log up ok 1/1"_s, u"001_many up failed 0/4"_s, u"001_many up failed 2/4"_s, u"001_many up ok 4/4"_s}));
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs ORDER BY started_at"_s),
             (QStringList{u"done"_s, u"lost"_s, u"lost"_s, u"done"_s}));
    verifyAsUndisturbed();
}

void KilledRunsTest::killedRollbackIsResumed()
{
    useNoTransaction();
    makeLog();
    place().migration(u"001_many.sql"_s,
                      "INSERT INTO log VALUES ('1');\nINSERT INTO log VALUES ('2');\n-- varve:down\n"
                      "DELETE FROM log WHERE id = '2';\nDELETE FROM log WHERE id = '1';\nINSERT INTO log VALUES ('gone');\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QVERIFY(runUntilKilled(u"started:1"_s, u"rollback"_s));
    QTRY_COMPARE(titleOf(u"001_many"_s), u"rolled back in part, at 1 of 3, statement 2 is uncertain"_s);
    const RunResult resumed = resume(Uncertain::Again);
    QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
    QCOMPARE(place().rows(u"SELECT id FROM log"_s), QStringList{u"gone"_s});
    QCOMPARE(titleOf(u"001_many"_s), u"pending"_s);
}

void KilledRunsTest::otherTextOfAnUncertainFirstStatementIsTold()
{
    useNoTransaction();
    makeLog();
    place().migration(u"001_many.sql"_s, "INSERT INTO log VALUES ('1');\nINSERT INTO log VALUES ('2');\n");
    QVERIFY(runUntilKilled(u"started:0"_s));
    QTRY_COMPARE(titleOf(u"001_many"_s), u"partial at 0 of 2, statement 1 is uncertain"_s);
    const auto same = tryResume(Uncertain::Again);
    QVERIFY2(same, same ? "" : qPrintable(same.error().toString()));
    QCOMPARE(
        same->warnings,
        QStringList{u"Nobody knows whether 001_many changed since it was run, as that run was interrupted; from statement 1 on it runs "
                    "as it is now."_s});
    place().migration(u"001_many.sql"_s, "INSERT INTO log VALUES ('one');\nINSERT INTO log VALUES ('2');\n");
    const auto plan = tryResume(Uncertain::Again);
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    QCOMPARE(plan->warnings, QStringList{u"001_many changed since it was run; from statement 1 on it runs as it is now."_s});
    QVERIFY(place().run(*plan).isSuccess());
    QCOMPARE(place().rows(u"SELECT id FROM log ORDER BY id"_s), (QStringList{u"2"_s, u"one"_s}));
}

void KilledRunsTest::nextRunRecordsTheKilledOne()
{
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    QVERIFY(runUntilKilled(u"started:2"_s));
    QCOMPARE(place().history(), QStringList{u"000_log up ok 1/1"_s});
    QTRY_COMPARE(titleOf(u"001_many"_s), u"partial at 2 of 4, statement 3 is uncertain"_s);
    const auto refused = place().tryMigrate();
    QVERIFY(!refused);
    QCOMPARE(refused.error().message,
             u"001_many is partly applied: 2 of 4 statements of it remain. "
             "Whether statement 3 was done is not known."_s);
    const auto stamp = planStamp(place().project(), place().environment(), u"main"_s, place().profile(), place().status(), {u"001"_s});
    QVERIFY(stamp);
    QVERIFY(place().run(*stamp).isSuccess());
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_many up failed 2/4"_s, u"001_many up ok 0/0"_s}));
    QCOMPARE(place().rows(u"SELECT error_message FROM migration_history WHERE statements_done = 2"_s),
             QStringList{u"The run was interrupted: its process or its connection ended."_s});
    QCOMPARE(titleOf(u"001_many"_s), u"applied"_s);
    QCOMPARE(counted(), u"2|2"_s);
}

/// Also where the engine took everything back, and no standing shows it.
void KilledRunsTest::statusSaysThatARunWasKilled()
{
    makeLog();
    const auto said = [this] { return History::runningTexts(place().status().runs).join(u'\n'); };
    QCOMPARE(said(), QString());
    writeMigration(u"001_many"_s);
    QVERIFY(runUntilKilled(u"done:2"_s));
    QTRY_VERIFY(said().endsWith(u". Nothing of it runs any more; the next run records it as lost."_s));
    const History::LockState runs = place().status().runs;
    QCOMPARE(runs.running.size(), 1);
    QVERIFY(!runs.holder);
    QVERIFY(said().startsWith(u"Interrupted: %1."_s.arg(History::startedBy(runs.running.constFirst().run))));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(said(), QString());
}

void KilledRunsTest::whatAKilledRunLeftRunningIsSaidAndWaitedFor()
{
    if (isSqlite())
        QSKIP("Nothing of SQLite's outlives the process.");
    const std::unique_ptr<Database::Connection> holder = place().newConnection();
    QVERIFY(holdLock(*holder));
    leaveOrphan();
    const auto refused = place().tryRun(place().migratePlan(),
                                        {.stop = {}, .rowLimit = 1, .password = {}, .appliedBy = {}, .wait = std::chrono::milliseconds(0)});
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Core::ErrorKind::Locked);
    const QString backend = place().rows(u"SELECT backend_id FROM migration_runs WHERE outcome = 'running'"_s).constFirst();
    const QString said = refused.error().message;
    QVERIFY2(said.startsWith(u"The server still works for a run that is over ("_s), qPrintable(said));
    QVERIFY2(said.contains(QString(u"): session "_s + backend + u" did not end within 0 s. Since "_s)), qPrintable(said));
    QVERIFY2(said.endsWith(u"it runs: "_s + QString::fromUtf8(waitingInsert("long").chopped(2))), qPrintable(said));
    QCOMPARE(titleOf(u"001_long"_s), u"pending"_s);

    place().onEvent = [&](const RunEvent &event) {
        const auto *orphan = std::get_if<WaitingForOrphan>(&event);
        if (orphan && orphan->left.count() > 0)
            (void)freeLock(*holder); // what was left ends, and finds that nobody listens
    };
    const RunResult again = place().run(place().migratePlan());
    place().onEvent = {};
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
    QVERIFY(std::holds_alternative<WaitingForOrphan>(place().events.constFirst()));
    QCOMPARE(counted(), u"1|1"_s);
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs ORDER BY started_at"_s), (QStringList{u"done"_s, u"lost"_s, u"done"_s}));
}

void KilledRunsTest::personIsAskedAgainWhenWhatWasLeftRunningIsOver()
{
    if (isSqlite())
        QSKIP("Nothing of SQLite's outlives the process.");
    useNoTransaction();
    const std::unique_ptr<Database::Connection> holder = place().newConnection();
    QVERIFY(holdLock(*holder));
    leaveOrphan();
    const QString session = place().rows(u"SELECT backend_id FROM migration_runs WHERE outcome = 'running'"_s).constFirst();
    const int number = isPostgres() ? 2 : 1;
    QCOMPARE(titleOf(u"001_long"_s),
             u"partial at %1 of %2, statement %2 is uncertain, the server's session %3 still works for it"_s.arg(number - 1)
                 .arg(number)
                 .arg(session));
    const auto refused = tryResume(Uncertain::NotSaid);
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(QString(u"The server's session "_s + session + u" still works for that run."_s)),
             qPrintable(refused.error().message));

    const auto plan = tryResume(Uncertain::Again);
    QVERIFY(plan);
    QVERIFY(plan->warnings.constFirst().startsWith(QString(u"The server's session "_s + session + u" still works"_s)));
    place().onEvent = [&](const RunEvent &event) {
        if (std::holds_alternative<WaitingForOrphan>(event))
            (void)freeLock(*holder);
    };
    const auto stopped = place().tryRun(*plan);
    place().onEvent = {};
    QVERIFY(!stopped);
    QCOMPARE(stopped.error().kind, Core::ErrorKind::History);
    QCOMPARE(stopped.error().message,
             u"The server still worked at statement %1 of 001_long when this was planned; only now it is over."_s.arg(number));
    QCOMPARE(counted(), u"1|1"_s);
    QCOMPARE(titleOf(u"001_long"_s), u"partial at %1 of %2, statement %2 is uncertain"_s.arg(number - 1).arg(number));
    const RunResult resumed = resume(Uncertain::Done);
    QVERIFY2(resumed.isSuccess(), qPrintable(resumed.summary));
    QCOMPARE(counted(), u"1|1"_s);
}

void KilledRunsTest::whatAKilledRunLeftRunningCanBeEnded()
{
    if (isSqlite())
        QSKIP("Nothing of SQLite's outlives the process.");
    const std::unique_ptr<Database::Connection> holder = place().newConnection();
    QVERIFY(holdLock(*holder));
    leaveOrphan();
    const auto state = History::readLockState(place().connection(), place().project().policies);
    QVERIFY(state);
    QCOMPARE(state->orphans().size(), 1);
    QVERIFY(History::endBackend(place().connection(), state->orphans().constFirst().run.backendId));
    QTRY_VERIFY(History::readLockState(place().connection(), place().project().policies)->orphans().isEmpty());
    QVERIFY(freeLock(*holder));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(counted(), u"1|1"_s);
}

void KilledRunsTest::goneLockStopsBeforeTheNextStatementThatCommits()
{
    if (!isSqlite() && !isPostgres())
        QSKIP("MariaDB ends a session without saying when; see tst_mariadbruns.");
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (!done || done->statement != 1)
            return;
        if (isPostgres())
            place().rows(u"SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"_s);
        else
            place().files.remove(u"test.sqlite.varve-lock"_s);
    };
    const RunResult result = place().run(place().migratePlan());
    place().onEvent = {};
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Locked);
    QCOMPARE(counted(), u"2|2"_s);
    QCOMPARE(titleOf(u"001_many"_s), u"partial at 2 of 4"_s);
    QVERIFY(resume(Uncertain::NotSaid).isSuccess());
    QCOMPARE(counted(), u"4|4"_s);
}

void KilledRunsTest::lockLostWhileItIsAskedToMarkStopsBeforeTheStatement_data()
{
    QTest::addColumn<bool>("both");
    QTest::newRow("the lock's session") << false;
    QTest::newRow("the run's too") << true;
}

/// Its session looked well before the mark. What ran is known, and is told and recorded alike.
void KilledRunsTest::lockLostWhileItIsAskedToMarkStopsBeforeTheStatement()
{
    if (!isPostgres())
        QSKIP("SQLite has no session for the lock; MariaDB ends one without saying when, see tst_mariadbruns.");
    QFETCH(bool, both);
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (!done || done->statement != 1)
            return;
        const QString first = both ? u"pg_terminate_backend(%1, 10000), "_s.arg(place().connection().identity().backendId) : QString();
        place().rows(u"CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                     "PERFORM %1pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid(); "
                     "RETURN NEW; END $$; "
                     "CREATE TRIGGER dies BEFORE INSERT OR UPDATE ON migration_journal FOR EACH ROW EXECUTE FUNCTION die()"_s.arg(first));
    };
    const RunResult result = place().run(place().migratePlan());
    place().onEvent = {};
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, both ? Core::ErrorKind::ConnectionLost : Core::ErrorKind::Locked);
    if (!both)
        QCOMPARE(result.error->message, u"The lock was lost during the run; nothing more was sent."_s);
    QCOMPARE(result.summary, u"The run stopped. 2 statements of 001 remain: they did not run in a transaction."_s);
    QCOMPARE(counted(), u"2|2"_s);
    place().disconnect();
    QCOMPARE(titleOf(u"001_many"_s), u"partial at 2 of 4"_s);
    place().rows(u"DROP FUNCTION die() CASCADE"_s);
    QVERIFY(resume(Uncertain::NotSaid).isSuccess());
    QCOMPARE(counted(), u"4|4"_s);
}

/// The last statement was answered; what is lost is the row of the history.
void KilledRunsTest::connectionLostBetweenStatementsLeavesNoneUncertain()
{
    if (!isPostgres())
        QSKIP("SQLite has no sessions; MariaDB ends one without saying when, see tst_mariadbruns.");
    useNoTransaction();
    makeLog();
    writeMigration(u"001_many"_s);
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (done && done->statement == 3)
            place().rows(u"SELECT pg_terminate_backend(%1, 10000)"_s.arg(place().connection().identity().backendId));
    };
    const RunResult result = place().run(place().migratePlan());
    place().onEvent = {};
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.summary, u"The run stopped. 4 statements of 001 remain: they did not run in a transaction."_s);
    place().disconnect();
    QCOMPARE(titleOf(u"001_many"_s), u"partial at 4 of 4"_s);
    QVERIFY(resume(Uncertain::NotSaid).isSuccess());
    QCOMPARE(counted(), u"4|4"_s);
}

QTEST_GUILESS_MAIN(KilledRunsTest)
#include "tst_killedruns.moc"
