// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>

#include <QTest>

#include <vector>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;

/// Many programs that want to migrate the same database at the same time, on every engine: each migration runs once, the others wait or are
/// told who is at it, and nobody sees an error of the server's.
class ManyRunnersTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data() { EnginePlace::addEngines(); }
    void init();
    void cleanup() { m_place.reset(); }

    void startedTogetherNothingRunsTwice_data();
    void startedTogetherNothingRunsTwice();
    void lockOfADeadHolderIsFreeAtOnce();
    void whoDoesNotWaitIsToldWhoHoldsTheLock();
    void initialisedTogetherItIsDoneOnce();
    void whatAnotherRunHasMadeSoFarIsTheLocks();
    void whatAnotherRunIsStillAtIsNotDone();
    void indexBuiltBesideATransactionDoesNotWaitForOneThatWaits();

private:
    EnginePlace &place() { return *m_place; }
    void makeLog()
    {
        place().migration(u"000_log.sql"_s, "CREATE TABLE log (id varchar(50));\n");
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    }
    /// What waits for the log, then a row; the last statement commits by itself on MariaDB, and makes an error of a second run.
    void writeRound(int round)
    {
        const QByteArray number = QByteArray::number(round).rightJustified(2, '0');
        place().migration(QString::fromLatin1(number) + u"1_wait.sql"_s, "ALTER TABLE log ADD COLUMN c" + number + " integer;\n");
        place().migration(QString::fromLatin1(number) + u"2_step.sql"_s,
                          "INSERT INTO log (id) VALUES ('" + number + "');\nCREATE TABLE t" + number + " (id integer);\n");
    }
    /// A transaction of somebody else's that has written to the log; runners wait for it as long as it takes.
    std::unique_ptr<QProcess> holdTable()
    {
        place().configure(place().isSqlite() ? "options = { busy_timeout = \"60000\" }\n" : "", "[policies]\nlock_timeout = \"60s\"\n");
        auto holder = place().startClient();
        holder->write("BEGIN;\nINSERT INTO log (id) VALUES ('held');\nSELECT 'now';\n");
        if (!holder->waitForReadyRead(30000))
            qFatal("the table cannot be held: %s", holder->readAllStandardError().constData());
        return holder;
    }
    static void free(QProcess &holder)
    {
        holder.write("ROLLBACK;\n");
        holder.closeWriteChannel();
        QVERIFY(holder.waitForFinished());
    }
    bool runnerWaits()
    {
        if (place().isSqlite()) // waits behind its own lock, for the file
            return QFile::exists(place().files.path(u"test.sqlite.varve-lock"_s));
        return !place()
                    .seen(place().isPostgres() ? u"SELECT 1 FROM pg_locks WHERE relation = 'log'::regclass AND NOT granted"_s
                                               : u"SELECT 1 FROM information_schema.processlist WHERE state LIKE 'Waiting for table%'"_s)
                    .isEmpty();
    }
    QString counted() { return place().seen(u"SELECT count(*), count(DISTINCT id) FROM log"_s).constFirst(); }

    std::unique_ptr<EnginePlace> m_place;
};

void ManyRunnersTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

void ManyRunnersTest::startedTogetherNothingRunsTwice_data()
{
    QTest::addColumn<int>("runners");
    QTest::addColumn<int>("rounds");
    QTest::newRow("two") << 2 << 10;
    QTest::newRow("twenty") << 20 << 1;
}

/// The one that comes first waits for somebody else's transaction until all others have met it. Every other one of them waits for it, the
/// rest give up at once.
void ManyRunnersTest::startedTogetherNothingRunsTwice()
{
    QFETCH(int, runners);
    QFETCH(int, rounds);
    makeLog();
    struct Runner
    {
        std::unique_ptr<QProcess> process;
        QByteArray said;
        bool hasMetAnother() { return (said += process->readAllStandardError()).contains(" is running migrations "); }
    };
    for (int round = 1; round <= rounds; ++round) {
        writeRound(round);
        const std::unique_ptr<QProcess> holder = holdTable();
        std::vector<Runner> all;
        for (int i = 0; i < runners; ++i) {
            const QString patience = (i + round) % 2 == 0 ? u"120"_s : u"0"_s;
            all.push_back({place().program.start({u"--wait"_s, patience, u"migrate"_s}), {}});
        }
        QTRY_COMPARE_WITH_TIMEOUT(std::count_if(all.begin(), all.end(), [](Runner &one) { return one.hasMetAnother(); }), runners - 1,
                                  60000);
        QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
        free(*holder);
        for (int i = 0; i < runners; ++i) {
            Runner &one = all[static_cast<size_t>(i)];
            QVERIFY(one.process->state() == QProcess::NotRunning || one.process->waitForFinished(60000));
            const bool givesUp = one.hasMetAnother() && (i + round) % 2 != 0;
            QCOMPARE(one.process->exitStatus(), QProcess::NormalExit);
            QVERIFY2(one.process->exitCode() == (givesUp ? 6 : 0), QByteArray(one.process->readAllStandardOutput() + one.said).constData());
        }
    }
    QCOMPARE(counted(), u"%1|%1"_s.arg(rounds));
    QCOMPARE(
        place().seen(u"SELECT count(*), count(DISTINCT migration_id), sum(CASE WHEN success THEN 1 ELSE 0 END) FROM migration_history"_s),
        QStringList{u"%1|%1|%1"_s.arg(2 * rounds + 1)});
    QCOMPARE(place().seen(u"SELECT DISTINCT outcome FROM migration_runs"_s), QStringList{u"done"_s});
    if (place().isSqlite())
        QCOMPARE(place().seen(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
}

/// The session of the lock does nothing, so that its server sees at once that nobody is there any more.
void ManyRunnersTest::lockOfADeadHolderIsFreeAtOnce()
{
    makeLog();
    writeRound(1);
    const std::unique_ptr<QProcess> holder = holdTable();
    const std::unique_ptr<QProcess> first = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
    const auto isLocked = [this] { return !place().cli({u"lock"_s, u"show"_s}).out.contains(u"Nobody"_s); };
    QVERIFY(isLocked());
    first->kill();
    QVERIFY(first->waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!isLocked(), 3000);
    free(*holder);
    if (place().isMariaDb()) {
        // The statement commits by itself. It goes on, unless it waited for the table for a second more: then the server sees that nobody is there.
        QTRY_VERIFY(place().seen(u"SELECT 1 FROM information_schema.processlist WHERE info LIKE 'ALTER TABLE log%'"_s).isEmpty());
        const QString found = place().seen(u"SHOW COLUMNS FROM log LIKE 'c01'"_s).isEmpty() ? u"again"_s : u"done"_s;
        QCOMPARE(place().cli({u"--yes"_s, u"resume"_s, u"--uncertain"_s, found}).exitCode, 0);
    }
    const Test::ProgramResult second = place().cli({u"migrate"_s});
    QVERIFY2(second.exitCode == 0, qPrintable(second.err));
    QCOMPARE(counted(), u"1|1"_s);
}

void ManyRunnersTest::whoDoesNotWaitIsToldWhoHoldsTheLock()
{
    makeLog();
    const std::unique_ptr<QProcess> holder = holdTable();
    place().migration(u"001_alter.sql"_s, "ALTER TABLE log ADD COLUMN x integer;\n");
    const std::unique_ptr<QProcess> first = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
    const Test::ProgramResult second = place().cli({u"--wait"_s, u"0"_s, u"migrate"_s});
    QCOMPARE(second.exitCode, 6);
    QVERIFY2(second.err.contains(u" is running migrations on "_s), qPrintable(second.err));
    if (!place().isMariaDb()) // that knows sessions, not processes
        QVERIFY2(second.err.contains(u"process %1, "_s.arg(first->processId())), qPrintable(second.err));
    free(*holder);
    QVERIFY(first->waitForFinished());
    QVERIFY2(first->exitCode() == 0, first->readAllStandardError().constData());
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_alter up ok 1/1"_s}));
}

/// Each looks at the history and at what else is there, one after the other, while others make both.
void ManyRunnersTest::initialisedTogetherItIsDoneOnce()
{
    const int rounds = place().isSqlite() ? 20 : 4;
    const Database::Engine engine = place().profile().engine;
    for (int round = 0; round < rounds; ++round) {
        m_place = std::make_unique<EnginePlace>(engine);
        place().configure({}, "[databases.main]\ninit = \"init.sql\"\ninit_contains = \"001\"\n");
        place().files.write(u"init.sql"_s, "CREATE TABLE a (id integer);\n");
        place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
        place().migration(u"002_b.sql"_s, "CREATE TABLE b (id integer);\n");
        std::vector<std::unique_ptr<QProcess>> all;
        for (int i = 0; i < 6; ++i)
            all.push_back(place().program.start({u"init-database"_s}));
        for (const auto &one : all) {
            QVERIFY(one->state() == QProcess::NotRunning || one->waitForFinished(60000));
            const QByteArray said = one->readAllStandardError();
            const bool isLocked = one->exitCode() == 6 && said.contains(" is running migrations on ");
            QVERIFY2(one->exitCode() == 0 || isLocked, said.constData());
        }
        QCOMPARE(place().history(), (QStringList{u"init:init.sql up ok 1/1"_s, u"001_a up ok 0/0"_s, u"002_b up ok 1/1"_s}));
        QCOMPARE(place().seen(u"SELECT DISTINCT outcome FROM migration_runs"_s), QStringList{u"done"_s});
    }
}

void ManyRunnersTest::whatAnotherRunHasMadeSoFarIsTheLocks()
{
    if (!place().isMariaDb())
        QSKIP("Only MariaDB shows others a script that is half done.");
    place().configure({}, "[databases.main]\ninit = \"init.sql\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    place().files.write(u"init.sql"_s, "CREATE TABLE a (id integer);\nSELECT GET_LOCK('gate', 60);\n");
    const std::unique_ptr<QProcess> holder = place().startClient();
    holder->write("SELECT GET_LOCK('gate', 60);\n");
    QVERIFY(holder->waitForReadyRead(30000));
    const std::unique_ptr<QProcess> first = place().program.start({u"init-database"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!place().seen(u"SELECT 1 FROM information_schema.processlist WHERE state = 'User lock'"_s).isEmpty(), 20000);
    const Test::ProgramResult second = place().cli({u"--wait"_s, u"0"_s, u"init-database"_s});
    QCOMPARE(second.exitCode, 6);
    QVERIFY2(second.err.contains(u" is running migrations on test.\n"_s), qPrintable(second.err));
    holder->closeWriteChannel();
    QVERIFY(first->waitForFinished() && holder->waitForFinished());
    QVERIFY2(first->exitCode() == 0, first->readAllStandardError().constData());
    QCOMPARE(place().cli({u"init-database"_s}).exitCode, 0);
}

/// Whoever goes on when init-database has found nothing to do needs all of the schema.
void ManyRunnersTest::whatAnotherRunIsStillAtIsNotDone()
{
    if (place().isSqlite())
        QSKIP("A run that waits for SQLite's file has begun nothing.");
    makeLog();
    const std::unique_ptr<QProcess> holder = holdTable();
    writeRound(1);
    const std::unique_ptr<QProcess> first = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
    const Test::ProgramResult second = place().cli({u"init-database"_s});
    QCOMPARE(second.exitCode, 6);
    QVERIFY2(second.err.contains(u" is running migrations on test.\nWait until that run has ended, then try again."_s),
             qPrintable(second.err));
    free(*holder);
    QVERIFY(first->waitForFinished());
    QVERIFY2(first->exitCode() == 0, first->readAllStandardError().constData());
    const Test::ProgramResult third = place().cli({u"init-database"_s});
    QCOMPARE(third.exitCode, 0);
    QVERIFY2(third.out.contains(u"Nothing to do"_s), qPrintable(third.out));
}

/// CREATE INDEX CONCURRENTLY waits for every transaction that is older: a runner which waited for the lock in one would be a deadlock.
void ManyRunnersTest::indexBuiltBesideATransactionDoesNotWaitForOneThatWaits()
{
    if (!place().isPostgres())
        QSKIP("Only PostgreSQL has it.");
    makeLog();
    const std::unique_ptr<QProcess> holder = holdTable();
    place().migration(u"001_index.sql"_s, "CREATE INDEX CONCURRENTLY log_id ON log (id);\n");
    const std::unique_ptr<QProcess> first = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(!place().seen(u"SELECT 1 FROM pg_stat_progress_create_index WHERE phase LIKE 'waiting for%'"_s).isEmpty(),
                             20000);
    const std::unique_ptr<QProcess> second = place().program.start({u"--wait"_s, u"60"_s, u"migrate"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += second->readAllStandardError()).contains(" is running migrations here."), 20000);
    free(*holder);
    QVERIFY(first->waitForFinished() && second->waitForFinished());
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(place().seen(u"SELECT indisvalid FROM pg_index WHERE indexrelid = 'log_id'::regclass"_s), QStringList{u"t"_s});
    QCOMPARE(place().history(), (QStringList{u"000_log up ok 1/1"_s, u"001_index up ok 1/1"_s}));
}

QTEST_GUILESS_MAIN(ManyRunnersTest)
#include "tst_manyrunners.moc"
