// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QScopeGuard>
#include <QTest>

#include <array>
#include <csignal>

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;

/// What the system tells a program: stop, end, the terminal is gone, nobody reads any more. Sent while a statement waits for somebody else.
class SignalsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data()
    {
        std::signal(SIGHUP, SIG_DFL); // the programs inherit it, and the tests may run under nohup themselves
        EnginePlace::addEngines();
    }
    void init();
    void cleanup() { m_place.reset(); }

    void firstOneStopsAfterTheStatement_data();
    void firstOneStopsAfterTheStatement();
    void statementThatFailsAfterTheFirstOneKeepsItsReason();
    void secondOneCancelsTheStatement_data();
    void secondOneCancelsTheStatement();
    void secondOneLeavesAServerThatAnswersNothing_data();
    void secondOneLeavesAServerThatAnswersNothing();
    void statementThatWasLeftIsKnownToHaveBegun();
    void serverThatUndoesIsWaitedFor();
    void fileIsNotLeft();
    void thirdOneLeavesAtOnce();
    void rehearsalIsLeftAtTheSecond();
    void whatCommitsByItselfStaysAndIsKnown();
    void whoWaitsForTheLockStopsAtOnce();
    void ignoredHangUpStaysIgnored();
    void anyPlaceIsAsGoodToStop();
    void nobodyReadsAnyMore();
    void nothingToWriteTo();
    void whoWaitsForTheReaderOfItsLastWordsEnds_data() { addSignals(); }
    void whoWaitsForTheReaderOfItsLastWordsEnds();

private:
    EnginePlace &place() { return *m_place; }
    /// Three statements: one that works, one that waits for the test, one that must not run after a signal.
    void writeWaitingMigration()
    {
        place().client(u"CREATE TABLE held (id varchar(20) PRIMARY KEY); CREATE TABLE log (id varchar(20))"_s);
        place().migration(u"001_a.sql"_s,
                          "INSERT INTO log VALUES ('1');\nINSERT INTO held VALUES ('same');\nINSERT INTO log VALUES ('3');\n");
        place().migration(u"002_b.sql"_s, "INSERT INTO log VALUES ('never');\n");
    }
    /// Somebody else's transaction, with a row that the second statement waits for; SQLite: with the file.
    std::unique_ptr<QProcess> hold(const QByteArray &rest = {})
    {
        place().configure(place().isSqlite() ? "options = { busy_timeout = \"60000\" }\n" : "",
                          "[policies]\nlock_timeout = \"60s\"\n" + rest);
        auto holder = place().startClient();
        holder->write(place().oneOf("BEGIN IMMEDIATE;\n", "BEGIN;\nINSERT INTO held VALUES ('same');\n",
                                    "BEGIN;\nINSERT INTO held VALUES ('same');\n")
                      + "SELECT 'now';\n");
        if (!holder->waitForReadyRead(30000))
            qFatal("nothing can be held: %s", holder->readAllStandardError().constData());
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
        if (place().isSqlite())
            return QFile::exists(place().files.path(u"test.sqlite.varve-lock"_s));
        return !place()
                    .seen(place().isPostgres() ? u"SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"_s
                                               : u"SELECT 1 FROM information_schema.processlist WHERE info LIKE 'INSERT INTO held%'"_s)
                    .isEmpty();
    }
    static void send(const QProcess &process, int number)
    {
        if (process.processId() > 0) // it may have stopped between two statements
            ::kill(static_cast<pid_t>(process.processId()), number);
    }
    /// A run whose second statement waits for what is held.
    std::unique_ptr<QProcess> startWaiting(const QStringList &arguments = {u"migrate"_s})
    {
        std::unique_ptr<QProcess> process = place().program.start(arguments);
        if (!QTest::qWaitFor([this] { return runnerWaits(); }, 20000))
            qFatal("the run does not wait: %s", process->readAllStandardError().constData());
        return process;
    }
    /// The first signal; \a said collects what the program answers on its standard error.
    static void sendFirst(QProcess &process, int number, QByteArray &said)
    {
        send(process, number);
        QTRY_VERIFY(says(process, said, "Stopping after the running statement."));
    }
    /// What of a server answers nothing. MariaDB has one process for all.
    enum class Frozen { Backend, Postmaster, All };
    /// Stops what works on the runner's statement.
    void freeze(Frozen what = Frozen::Backend)
    {
        if (place().isMariaDb())
            return Test::MariaDbServer::instance().freeze();
        const int backend = place().seen(u"SELECT pid FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"_s).value(0).toInt();
        if (backend <= 0)
            qFatal("nobody waits");
        if (what == Frozen::Backend)
            ::kill(static_cast<pid_t>(backend), SIGSTOP);
        else if (what == Frozen::Postmaster)
            Test::PostgresServer::instance().freezePostmaster();
        else
            Test::PostgresServer::instance().freeze();
    }
    void thaw()
    {
        if (place().isMariaDb())
            Test::MariaDbServer::instance().thaw();
        else
            Test::PostgresServer::instance().thaw();
    }
    QString engineTitle() { return Database::engineTraits(place().profile().engine).title; }
    static bool says(QProcess &process, QByteArray &said, const char *text)
    {
        said += process.readAllStandardError();
        return said.contains(text);
    }
    void verifyNothingRan()
    {
        QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList());
        QCOMPARE(place().standings().constLast(), u"002_b pending"_s);
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
        QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s, u"never"_s}));
    }
    static void addSignals()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("SIGINT") << SIGINT << 130;
        QTest::newRow("SIGTERM") << SIGTERM << 143;
        QTest::newRow("SIGHUP") << SIGHUP << 129;
    }

    std::unique_ptr<EnginePlace> m_place;
};

void SignalsTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

void SignalsTest::firstOneStopsAfterTheStatement_data()
{
    addSignals();
}

void SignalsTest::firstOneStopsAfterTheStatement()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    send(*process, number);
    QByteArray said;
    QTRY_VERIFY(says(*process, said, "Stopping after the running statement. A second signal cancels the statement."));
    QCOMPARE(process->state(), QProcess::Running);
    free(*holder);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), exitCode);
    verifyNothingRan();
}

/// It failed by itself: what the server said of it is what a person needs.
void SignalsTest::statementThatFailsAfterTheFirstOneKeepsItsReason()
{
    if (place().isSqlite())
        QSKIP("A wait for the file is over before the statement begins.");
    writeWaitingMigration();
    place().migration(u"001_a.sql"_s, "INSERT INTO held VALUES ('same');\n");
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    QByteArray said;
    sendFirst(*process, SIGINT, said);
    holder->write("COMMIT;\n");
    holder->closeWriteChannel();
    QVERIFY(holder->waitForFinished());
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 3);
    const QByteArray reason = place().oneOf("", "duplicate key value violates unique constraint", "Duplicate entry 'same'");
    said += process->readAllStandardError();
    QVERIFY2(said.contains(reason), said.constData());
    const QByteArray out = process->readAllStandardOutput();
    QVERIFY2(out.contains("✕ 001_a\nStatement 1 failed. Nothing of 001 remains: "), out.constData());
    QVERIFY(place().seen(u"SELECT error_message FROM migration_history"_s).join(QLatin1Char(' ')).contains(QString::fromUtf8(reason)));
    QCOMPARE(place().seen(u"SELECT outcome FROM migration_runs"_s), QStringList{u"failed"_s});
}

void SignalsTest::secondOneCancelsTheStatement_data()
{
    addSignals();
}

void SignalsTest::secondOneCancelsTheStatement()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    writeWaitingMigration();
    if (place().isSqlite()) // a wait for the file cannot be cancelled, work can
        place().migration(u"001_a.sql"_s,
                          "INSERT INTO log VALUES ('1');\nINSERT INTO log WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n "
                          "WHERE i < 4000000000) SELECT max(i) FROM n;\n");
    const std::unique_ptr<QProcess> holder = place().isSqlite() ? nullptr : hold();
    const std::unique_ptr<QProcess> process = place().program.start({u"migrate"_s});
    // SQLite's journal is there when the first statement has written.
    QTRY_VERIFY_WITH_TIMEOUT(holder ? runnerWaits() : QFile::exists(place().files.path(u"test.sqlite-journal"_s)), 20000);
    QByteArray said;
    sendFirst(*process, number, said);
    send(*process, number);
    QVERIFY(process->state() == QProcess::NotRunning || process->waitForFinished()); // the first may have come between two statements
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), exitCode);
    if (holder)
        free(*holder);
    if (place().isSqlite())
        place().migration(u"001_a.sql"_s, "INSERT INTO log VALUES ('1'), ('3');\n");
    verifyNothingRan();
    if (place().isSqlite())
        QCOMPARE(place().seen(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
}

void SignalsTest::secondOneLeavesAServerThatAnswersNothing_data()
{
    QTest::addColumn<Frozen>("what");
    QTest::newRow("the process of the connection") << Frozen::Backend;
    QTest::newRow("the process that takes requests") << Frozen::Postmaster;
    QTest::newRow("all of it") << Frozen::All;
}

void SignalsTest::secondOneLeavesAServerThatAnswersNothing()
{
    QFETCH(Frozen, what);
    if (place().isSqlite() || (place().isMariaDb() && what != Frozen::All))
        QSKIP("The engine has no such process.");
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    freeze(what);
    const auto goesOn = qScopeGuard([this] { thaw(); });
    QByteArray said;
    sendFirst(*process, SIGINT, said);
    QElapsedTimer clock;
    clock.start();
    send(*process, SIGINT);
    QVERIFY(process->waitForFinished(10000));
    QVERIFY2(clock.elapsed() >= 700 && clock.elapsed() < 2000, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    const QString engine = engineTitle();
    const QString out = QString::fromUtf8(process->readAllStandardOutput());
    QVERIFY2(out.contains(u"✕ 001_a\nCancelled in statement 2. %1 has answered nothing for 0.8 s since the run was cancelled. 001 was not "
                          "committed: %1 rolls a transaction back when its connection is gone. 002 was not started.\n"_s.arg(engine)),
             qPrintable(out));
    said += process->readAllStandardError();
    QVERIFY2(
        said.contains("A server that answers nothing for 0.8 s is left; a third signal leaves at once, whatever the server still does."),
        said.constData());
    QVERIFY2(said.contains(u"Look at the status when %1 answers again: it says what became of the run. Until then %1 may go on with the "
                           "statement and hold its locks."_s.arg(engine)
                               .toUtf8()),
             said.constData());
    thaw();
    free(*holder);
    verifyNothingRan();
}

/// As after a kill.
void SignalsTest::statementThatWasLeftIsKnownToHaveBegun()
{
    if (place().isSqlite())
        QSKIP("A file has no server.");
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold("transaction = \"none\"\n");
    const std::unique_ptr<QProcess> process = startWaiting({u"--format"_s, u"json"_s, u"migrate"_s});
    freeze();
    const auto goesOn = qScopeGuard([this] { thaw(); });
    QByteArray said;
    sendFirst(*process, SIGTERM, said);
    send(*process, SIGTERM);
    QVERIFY(process->waitForFinished(10000));
    QCOMPARE(process->exitCode(), 143);
    const QList<QByteArray> lines = process->readAllStandardOutput().trimmed().split('\n');
    const QJsonObject last = QJsonDocument::fromJson(lines.constLast()).object();
    QCOMPARE(last.value(u"event"_s).toString(), u"run-finished"_s);
    QVERIFY(!last.value(u"run"_s).toString().isEmpty());
    QCOMPARE(last.value(u"failedMigration"_s).toString(), u"001_a"_s);
    QCOMPARE(
        last.value(u"summary"_s).toString(),
        u"Cancelled in statement 2. %1 has answered nothing for 0.8 s since the run was cancelled. 1 statement of 001 remains: it did not "
        "run in a transaction. Statement 2 commits by itself; whether it was done is not known. 002 was not started."_s.arg(engineTitle()));
    thaw();
    free(*holder);
    QCOMPARE(place().standings(), (QStringList{u"001_a partial"_s, u"002_b pending"_s}));
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"1"_s});
    // PostgreSQL got the request to cancel, only late. MariaDB had not even taken the connection that would have brought it.
    const bool isDone = place().isMariaDb();
    QTRY_COMPARE(place().seen(u"SELECT id FROM held"_s), isDone ? QStringList{u"same"_s} : QStringList());
    QCOMPARE(place().cli({u"--yes"_s, u"resume"_s, u"--uncertain"_s, isDone ? u"done"_s : u"again"_s}).exitCode, 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s}));
    QCOMPARE(place().seen(u"SELECT id FROM held"_s), QStringList{u"same"_s});
}

/// InnoDB takes back row by row what a statement did, and the statement's connection hears nothing meanwhile: for longer than a silent server
/// would be waited for, with as many rows as that takes.
void SignalsTest::serverThatUndoesIsWaitedFor()
{
    if (!place().isMariaDb())
        QSKIP("Aborting undoes nothing there.");
    place().client(u"CREATE TABLE many (id bigint PRIMARY KEY) ENGINE = InnoDB"_s);
    place().configure();
    QElapsedTimer clock;
    for (int rows = 400000; !clock.isValid() || clock.elapsed() < 1500; rows *= 2) {
        const QByteArray number = QByteArray::number(rows);
        place().migration(u"001_a.sql"_s,
                          "INSERT INTO many SELECT IF(seq = " + number + ", seq + sleep(100), seq) FROM seq_1_to_" + number + ";\n");
        const std::unique_ptr<QProcess> process = place().program.start({u"migrate"_s});
        const QString isThere = u"SELECT 1 FROM information_schema.processlist WHERE state = 'User sleep'"_s;
        QTRY_VERIFY_WITH_TIMEOUT(!place().seen(isThere).isEmpty(), 120000);
        QByteArray said;
        sendFirst(*process, SIGINT, said);
        clock.start();
        send(*process, SIGINT);
        QTRY_VERIFY(says(*process, said, "Cancelling the statement; MariaDB undoes what it did, which may take a while."));
        QVERIFY(process->waitForFinished(240000));
        QCOMPARE(process->exitCode(), 130);
        const QByteArray out = process->readAllStandardOutput();
        QVERIFY2(out.contains("Cancelled in statement 1. Nothing of 001 remains: MariaDB rolled the transaction back.\n"), out.constData());
        QCOMPARE(place().seen(u"SELECT count(*) FROM many"_s), QStringList{u"0"_s});
        QCOMPARE(place().seen(u"SELECT DISTINCT outcome FROM migration_runs"_s), QStringList{u"cancelled"_s});
    }
}

void SignalsTest::fileIsNotLeft()
{
    if (!place().isSqlite())
        QSKIP("A server is no file.");
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    QByteArray said;
    sendFirst(*process, SIGINT, said);
    send(*process, SIGINT);
    QTRY_VERIFY(says(*process, said, "Cancelling the statement. A third signal leaves at once, whatever is still under way."));
    QVERIFY(!process->waitForFinished(1500)); // longer than a server would have
    free(*holder);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 130);
    verifyNothingRan();
}

void SignalsTest::thirdOneLeavesAtOnce()
{
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    if (!place().isSqlite())
        freeze();
    const auto goesOn = qScopeGuard([this] {
        if (!place().isSqlite())
            thaw();
    });
    QByteArray said;
    sendFirst(*process, SIGINT, said);
    QElapsedTimer clock;
    clock.start();
    send(*process, SIGINT);
    QTRY_VERIFY(says(*process, said, "Cancelling the statement"));
    send(*process, SIGINT);
    QVERIFY(process->waitForFinished(5000));
    QVERIFY2(clock.elapsed() < 700, qPrintable(QString::number(clock.elapsed())));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    QVERIFY(says(*process, said, "Left without an answer from the server. varve-cli status shows what became of the run."));
    if (!place().isSqlite())
        thaw();
    free(*holder);
    verifyNothingRan();
}

/// What it does is in a scratch database.
void SignalsTest::rehearsalIsLeftAtTheSecond()
{
    if (place().isSqlite())
        QSKIP("A file has no server.");
    place().migration(u"001_a.sql"_s, place().oneOf("", "SELECT pg_sleep(60);\n", "SELECT sleep(60);\n"));
    const std::unique_ptr<QProcess> process = place().program.start({u"rehearse"_s});
    const QString sleeping = place().isPostgres() ? u"SELECT 1 FROM pg_stat_activity WHERE state = 'active' AND wait_event = 'PgSleep'"_s
                                                  : u"SELECT 1 FROM information_schema.processlist WHERE info LIKE 'SELECT sleep%'"_s;
    QTRY_VERIFY_WITH_TIMEOUT(!place().seen(sleeping).isEmpty(), 20000);
    if (place().isPostgres())
        Test::PostgresServer::instance().freeze();
    else
        Test::MariaDbServer::instance().freeze();
    const auto goesOn = qScopeGuard([this] { thaw(); });
    QByteArray said;
    send(*process, SIGINT);
    QTRY_VERIFY(says(*process, said, "Cancelling; scratch databases are removed. A second signal leaves at once."));
    QCOMPARE(process->state(), QProcess::Running);
    send(*process, SIGINT);
    QVERIFY(process->waitForFinished(5000));
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 130);
    QVERIFY(says(*process, said, "Left at once. A scratch database may remain; varve-cli rehearse --clean removes it."));
    thaw();
    const QString left = place().isPostgres() ? u"SELECT 1 FROM pg_database WHERE datname LIKE 'varve_rehearsal_%'"_s
                                              : u"SELECT 1 FROM information_schema.schemata WHERE schema_name LIKE 'varve_rehearsal_%'"_s;
    QVERIFY(!place().seen(left).isEmpty());
    QTRY_VERIFY_WITH_TIMEOUT(place().cli({u"rehearse"_s, u"--clean"_s}).exitCode == 0 && place().seen(left).isEmpty(), 20000);
}

void SignalsTest::whatCommitsByItselfStaysAndIsKnown()
{
    if (place().isSqlite())
        QSKIP("A wait for SQLite's file has no place within a statement; see tst_killedruns.");
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold("transaction = \"none\"\n");
    const std::unique_ptr<QProcess> process = startWaiting();
    QByteArray said;
    sendFirst(*process, SIGTERM, said);
    free(*holder);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitCode(), 143);
    QCOMPARE(place().history(), QStringList{u"001_a up failed 2/3"_s});
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"1"_s});
    QCOMPARE(place().standings(), (QStringList{u"001_a partial"_s, u"002_b pending"_s}));
    QCOMPARE(place().cli({u"--yes"_s, u"resume"_s}).exitCode, 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s}));
    QCOMPARE(place().seen(u"SELECT id FROM held"_s), QStringList{u"same"_s});
}

void SignalsTest::whoWaitsForTheLockStopsAtOnce()
{
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> first = startWaiting();
    const std::unique_ptr<QProcess> second = place().program.start({u"--wait"_s, u"60"_s, u"migrate"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT(says(*second, said, " is running migrations here."), 20000);
    send(*second, SIGINT);
    QVERIFY(second->waitForFinished());
    QCOMPARE(second->exitCode(), 130);
    said += second->readAllStandardError();
    QVERIFY2(said.contains("Cancelled while waiting for the lock. Nothing was run."), said.constData());
    free(*holder);
    QVERIFY(first->waitForFinished());
    QCOMPARE(first->exitCode(), 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s, u"never"_s}));
}

/// nohup(1) starts a program with SIGHUP ignored.
void SignalsTest::ignoredHangUpStaysIgnored()
{
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = place().program.startInShell(u"trap '' HUP; exec \"$VARVE_CLI\" migrate"_s);
    QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
    send(*process, SIGHUP);
    free(*holder);
    QVERIFY(process->waitForFinished());
    QVERIFY2(process->exitCode() == 0, process->readAllStandardError().constData());
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s, u"never"_s}));
}

/// At as many places as there are rounds, by any of the signals, in transactions and without: what was done is known to the statement.
void SignalsTest::anyPlaceIsAsGoodToStop()
{
    bool isGiven = false;
    const uint given = qEnvironmentVariable("VARVE_TEST_SEED").toUInt(&isGiven);
    const uint seed = isGiven ? given : QRandomGenerator::global()->generate();
    qInfo("VARVE_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    constexpr int perMigration = 10;
    constexpr std::array ways{std::pair(SIGINT, 130), std::pair(SIGTERM, 143), std::pair(SIGHUP, 129)};
    place().migration(u"000_log.sql"_s, "CREATE TABLE log (id varchar(20));\n");
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    int rows = 0;
    for (int round = 1; round <= 4; ++round) {
        const bool commitsEach = random.bounded(2) == 1;
        place().configure({}, commitsEach ? "[policies]\ntransaction = \"none\"\n" : "");
        for (int number = 1; number <= 3; ++number) {
            QByteArray text;
            for (int i = 0; i < perMigration; ++i)
                text += "INSERT INTO log VALUES ('" + QByteArray::number(++rows) + "');\n";
            place().migration(u"%1_rows.sql"_s.arg(round * 10 + number, 3, 10, QLatin1Char('0')), text);
        }
        const auto [number, exitCode] = ways[static_cast<size_t>(random.bounded(3))];
        const qsizetype lines = random.bounded(1, 60);
        const std::unique_ptr<QProcess> process = place().program.start({u"--format"_s, u"json"_s, u"migrate"_s});
        QByteArray said;
        while (said.count('\n') < lines && (process->bytesAvailable() > 0 || process->waitForReadyRead(30000)))
            said += process->readLine();
        send(*process, number);
        QVERIFY(process->state() == QProcess::NotRunning || process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QVERIFY2(process->exitCode() == exitCode || process->exitCode() == 0, process->readAllStandardError().constData());

        const int now = place().seen(u"SELECT count(*) FROM log"_s).constFirst().toInt();
        const QStringList standings = place().standings();
        const bool isPartial = !standings.filter(u" partial"_s).isEmpty();
        const int applied = int(standings.filter(u" applied"_s).size()) - 1;
        QVERIFY(commitsEach || !isPartial);
        if (isPartial) {
            QVERIFY2(now > applied * perMigration && now <= (applied + 1) * perMigration,
                     qPrintable(u"%1 rows\n"_s.arg(now) + standings.join(u'\n')));
            const QString done = place().history().constLast().section(u' ', -1);
            QCOMPARE(done, u"%1/%2"_s.arg(now - applied * perMigration).arg(perMigration));
            QCOMPARE(place().cli({u"--yes"_s, u"resume"_s}).exitCode, 0);
        } else {
            QCOMPARE(now, applied * perMigration);
        }
        const Test::ProgramResult rest = place().cli({u"migrate"_s});
        QVERIFY2(rest.exitCode == 0, qPrintable(standings.join(u'\n') + rest.err));
        QCOMPARE(place().seen(u"SELECT count(*), count(DISTINCT id) FROM log"_s), QStringList{u"%1|%1"_s.arg(rows)});
    }
}

/// "varve-cli migrate | head -1": the run goes on to its end.
void SignalsTest::nobodyReadsAnyMore()
{
    writeWaitingMigration();
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = startWaiting();
    process->closeReadChannel(QProcess::StandardOutput);
    process->closeReadChannel(QProcess::StandardError);
    free(*holder);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 0);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s, u"never"_s}));
    QCOMPARE(place().history(), (QStringList{u"001_a up ok 3/3"_s, u"002_b up ok 1/1"_s}));
    QCOMPARE(place().seen(u"SELECT outcome FROM migration_runs"_s), QStringList{u"done"_s});
}

/// Closed streams must not lend their numbers to a database or a socket.
void SignalsTest::nothingToWriteTo()
{
    writeWaitingMigration();
    for (const QString &streams : {u">&-"_s, u"<&- >&- 2>&-"_s}) {
        const std::unique_ptr<QProcess> process = place().program.startInShell(u"exec \"$VARVE_CLI\" migrate "_s + streams);
        QVERIFY(process->waitForFinished());
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
        QCOMPARE(place().seen(u"SELECT id FROM log"_s), (QStringList{u"1"_s, u"3"_s, u"never"_s}));
        QCOMPARE(place().history(), (QStringList{u"001_a up ok 3/3"_s, u"002_b up ok 1/1"_s}));
        if (place().isSqlite())
            QCOMPARE(place().seen(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    }
}

/// Everything is done and the connection is closed; only the last of the output is not taken.
void SignalsTest::whoWaitsForTheReaderOfItsLastWordsEnds()
{
    QFETCH(int, number);
    QFETCH(int, exitCode);
    place().migration(u"001_a.sql"_s, "SELECT 1;\n");
    std::array<int, 2> pipe{};
    QCOMPARE(::pipe2(pipe.data(), O_CLOEXEC), 0);
    const auto closed = qScopeGuard([&pipe] { std::for_each(pipe.begin(), pipe.end(), ::close); });
    ::fcntl(pipe[1], F_SETFL, O_NONBLOCK);
    while (::write(pipe[1], "x", 1) == 1) {
    }
    ::fcntl(pipe[1], F_SETFL, 0);
    const std::unique_ptr<QProcess> process = place().program.prepared();
    process->setChildProcessModifier([&pipe] { ::dup2(pipe[1], STDOUT_FILENO); });
    process->start(qEnvironmentVariable("VARVE_CLI"), {u"status"_s});
    const auto writes = [&process] { // proc(5): the number of the system call, then its arguments
        QFile call(u"/proc/%1/syscall"_s.arg(process->processId()));
        return call.open(QIODevice::ReadOnly) && call.readAll().startsWith(QByteArray(QByteArray::number(SYS_write) + " 0x1 "));
    };
    QTRY_VERIFY_WITH_TIMEOUT(writes(), 20000);
    send(*process, number);
    QVERIFY(process->waitForFinished());
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), exitCode);
}

QTEST_GUILESS_MAIN(SignalsTest)
#include "tst_signals.moc"
