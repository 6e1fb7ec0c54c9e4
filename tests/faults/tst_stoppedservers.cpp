// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineplace.h>
#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>

#include <QDir>
#include <QJsonArray>
#include <QTest>

#include <csignal>

using namespace Varve;
using namespace Qt::StringLiterals;
using Test::EnginePlace;
using Test::MariaDbServer;
using Test::PostgresServer;

/// The server goes away in a statement of a run and comes back, before the run sees it or afterwards: every statement inserts one row of its
/// own, so that one that ran twice or never is seen by the engine's own client.
class StoppedServersTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void transactionIsGoneAndRunsAgain_data();
    void transactionIsGoneAndRunsAgain();
    void statementsThatCommittedStayAndTheRestIsResumed_data();
    void statementsThatCommittedStayAndTheRestIsResumed();
    void administratorEndsAStatement_data();
    void administratorEndsAStatement();

private:
    enum class Stop { Killed, Ordered };
    enum class End { Statement, Session, TimeLimit };
    EnginePlace &place() { return *m_place; }
    static void addColumns()
    {
        QTest::addColumn<Stop>("stop");
        QTest::addColumn<bool>("isBack"); // before the run sees that it was away
    }
    void configure(const QByteArray &transaction, const QByteArray &more = {})
    {
        place().configure({}, "[policies]\nlock_timeout = \"60s\"\ntransaction = \"" + transaction + "\"\n" + more);
    }
    /// What a server that is killed said to have committed is there afterwards: MariaDB's of the tests is told to be careless about that.
    void begin(const QByteArray &transaction)
    {
        if (place().isMariaDb())
            place().client(u"SET GLOBAL innodb_flush_log_at_trx_commit = 1"_s);
        configure(transaction);
        place().migration(u"000_log.sql"_s,
                          "CREATE TABLE log (id varchar(20) PRIMARY KEY);\nCREATE TABLE held (id varchar(20) PRIMARY KEY);\n");
        QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
        place().migration(u"001_a.sql"_s,
                          "INSERT INTO log VALUES ('1');\nINSERT INTO held VALUES ('2');\nINSERT INTO log VALUES ('3');\n"
                          "INSERT INTO log VALUES ('4');\n");
        place().migration(u"002_b.sql"_s, "INSERT INTO log VALUES ('5');\n");
    }
    bool runnerWaits()
    {
        return !place()
                    .seen(place().isPostgres() ? u"SELECT 1 FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"_s
                                               : u"SELECT 1 FROM information_schema.processlist WHERE info LIKE 'INSERT INTO held%'"_s)
                    .isEmpty();
    }
    /// Somebody else's transaction, with a row that the second statement waits for.
    std::unique_ptr<QProcess> hold()
    {
        std::unique_ptr<QProcess> holder = place().startClient();
        holder->write("BEGIN;\nINSERT INTO held VALUES ('2');\nSELECT 'now';\n");
        if (!holder->waitForReadyRead(30000))
            qFatal("nothing can be held: %s", holder->readAllStandardError().constData());
        return holder;
    }
    static void finish(QProcess &process)
    {
        process.closeWriteChannel(); // and with it its transaction
        QVERIFY(process.waitForFinished());
    }
    /// What an administrator does to the session that waits.
    void end(End what)
    {
        if (place().isPostgres())
            place().seen(u"SELECT %1(pid) FROM pg_locks WHERE locktype = 'transactionid' AND NOT granted"_s.arg(
                what == End::Statement ? u"pg_cancel_backend"_s : u"pg_terminate_backend"_s));
        else
            place().seen(
                (what == End::Statement ? u"KILL QUERY "_s : u"KILL "_s)
                + place().seen(u"SELECT id FROM information_schema.processlist WHERE info LIKE 'INSERT INTO held%'"_s).constFirst());
    }
    void stop(Stop how)
    {
        if (place().isPostgres())
            how == Stop::Killed ? PostgresServer::instance().stop() : PostgresServer::instance().shutDown();
        else
            how == Stop::Killed ? MariaDbServer::instance().stop() : MariaDbServer::instance().shutDown();
    }
    bool start() { return place().isPostgres() ? PostgresServer::instance().start() : MariaDbServer::instance().start(); }
    static bool isFrozen(qint64 process);
    /// A run whose second statement waits for a row that somebody else has written, until the server is gone; and the server again.
    void runWhileTheServerStops(Stop how, bool isBack);
    QJsonObject standing(int number)
    {
        const QJsonObject status = place().cli({u"--format"_s, u"json"_s, u"status"_s}).json();
        return status.value(u"environments"_s).toArray().at(0).toObject().value(u"migrations"_s).toArray().at(number).toObject();
    }
    /// As an undisturbed run leaves it.
    void verifyAllRanOnce()
    {
        QCOMPARE(place().seen(u"SELECT id FROM log ORDER BY id"_s), (QStringList{u"1"_s, u"3"_s, u"4"_s, u"5"_s}));
        QCOMPARE(place().seen(u"SELECT id FROM held"_s), QStringList{u"2"_s});
        QCOMPARE(place().standings(), (QStringList{u"000_log applied"_s, u"001_a applied"_s, u"002_b applied"_s}));
        QCOMPARE(place().cli({u"migrate"_s}).out, u"Nothing is pending.\n"_s);
    }

    std::unique_ptr<EnginePlace> m_place;
};

/// The signal is on its way for a moment, in which a busy machine lets the process see its server go: it would be at the next connection.
bool StoppedServersTest::isFrozen(qint64 process)
{
    const QDir threads(u"/proc/%1/task"_s.arg(process));
    const QStringList all = threads.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    return !all.isEmpty() && std::all_of(all.cbegin(), all.cend(), [&threads](const QString &thread) {
        QFile file(threads.filePath(thread + u"/stat"_s)); // proc(5): the state is behind the name in parentheses
        const QByteArray stat = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        return stat.mid(stat.lastIndexOf(')') + 2).startsWith('T');
    });
}

void StoppedServersTest::initTestCase_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("PostgreSQL") << Database::Engine::PostgreSql;
    QTest::newRow("MariaDB") << Database::Engine::MariaDb;
}

void StoppedServersTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = std::make_unique<EnginePlace>(engine);
}

void StoppedServersTest::runWhileTheServerStops(Stop how, bool isBack)
{
    const std::unique_ptr<QProcess> holder = hold();
    const std::unique_ptr<QProcess> process = place().program.start({u"migrate"_s});
    QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
    const auto send = [&](int number) { ::kill(static_cast<pid_t>(process->processId()), number); };
    if (isBack) {
        send(SIGSTOP);
        QTRY_VERIFY(isFrozen(process->processId()));
    }
    stop(how);
    holder->kill();
    QVERIFY(holder->waitForFinished());
    if (isBack) {
        QVERIFY(start());
        send(SIGCONT);
    }
    QVERIFY(process->waitForFinished(30000));
    const QByteArray said = process->readAllStandardError();
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QVERIFY2(process->exitCode() == 3 && said.contains("varve-cli: migrations/001_a.sql:2:1: The connection to "), said.constData());
    QVERIFY(isBack || start());
}

void StoppedServersTest::transactionIsGoneAndRunsAgain_data()
{
    addColumns();
    QTest::newRow("killed") << Stop::Killed << false;
    QTest::newRow("stopped by order, and back before anybody looks") << Stop::Ordered << true;
}

void StoppedServersTest::transactionIsGoneAndRunsAgain()
{
    QFETCH(Stop, stop);
    QFETCH(bool, isBack);
    begin("migration");
    runWhileTheServerStops(stop, isBack);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList());
    // Who finds the server again can say so in the history.
    QCOMPARE(standing(1).value(u"standing"_s).toString(), isBack ? u"failed"_s : u"pending"_s);
    QCOMPARE(standing(2).value(u"standing"_s).toString(), u"pending"_s);
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    verifyAllRanOnce();
}

void StoppedServersTest::statementsThatCommittedStayAndTheRestIsResumed_data()
{
    addColumns();
    QTest::newRow("killed") << Stop::Killed << false;
    QTest::newRow("killed, and back before anybody looks") << Stop::Killed << true;
    QTest::newRow("stopped by order") << Stop::Ordered << false;
}

void StoppedServersTest::statementsThatCommittedStayAndTheRestIsResumed()
{
    QFETCH(Stop, stop);
    QFETCH(bool, isBack);
    begin("none");
    runWhileTheServerStops(stop, isBack);
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"1"_s});
    QCOMPARE(place().seen(u"SELECT id FROM held"_s), QStringList());
    QCOMPARE(standing(1).value(u"standing"_s).toString(), u"partial"_s);
    QCOMPARE(
        standing(1).value(u"partial"_s).toObject(),
        (QJsonObject{
            {u"done"_s, 1}, {u"total"_s, 4}, {u"uncertain"_s, 2}, {u"uncertainTo"_s, 2}, {u"session"_s, 0}, {u"direction"_s, u"up"_s}}));
    const Test::ProgramResult refused = place().cli({u"--yes"_s, u"resume"_s});
    QVERIFY2(refused.exitCode != 0 && refused.err.contains(u"Nobody knows whether statement 2 of 001_a was done"_s),
             qPrintable(refused.err));
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), QStringList{u"1"_s});
    QCOMPARE(place().cli({u"--yes"_s, u"resume"_s, u"--uncertain"_s, u"again"_s}).exitCode, 0);
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    verifyAllRanOnce();
}

void StoppedServersTest::administratorEndsAStatement_data()
{
    QTest::addColumn<End>("what");
    QTest::addColumn<QByteArray>("transaction");
    for (const QByteArray &transaction : {QByteArray("migration"), QByteArray("none")}) {
        QTest::addRow("the statement, policy %s", transaction.constData()) << End::Statement << transaction;
        QTest::addRow("the session, policy %s", transaction.constData()) << End::Session << transaction;
        QTest::addRow("a time limit, policy %s", transaction.constData()) << End::TimeLimit << transaction;
    }
}

void StoppedServersTest::administratorEndsAStatement()
{
    QFETCH(End, what);
    QFETCH(QByteArray, transaction);
    const bool remains = transaction == "none";
    begin(transaction);
    const std::unique_ptr<QProcess> holder = hold();
    if (what == End::TimeLimit)
        configure(transaction, "statement_timeout = \"1s\"\n");
    const std::unique_ptr<QProcess> process = place().program.start({u"migrate"_s});
    if (what != End::TimeLimit) {
        QTRY_VERIFY_WITH_TIMEOUT(runnerWaits(), 20000);
        end(what);
    }
    QVERIFY(process->waitForFinished(30000));
    configure(transaction);
    finish(*holder);
    QCOMPARE(process->exitStatus(), QProcess::NormalExit);
    QCOMPARE(process->exitCode(), 3);
    const QString said = QString::fromUtf8(process->readAllStandardError());
    QVERIFY2(said.contains(u"varve-cli: migrations/001_a.sql:2:1: "_s), qPrintable(said));
    QCOMPARE(place().seen(u"SELECT id FROM log"_s), remains ? QStringList{u"1"_s} : QStringList());
    QCOMPARE(place().seen(u"SELECT id FROM held"_s), QStringList());
    QCOMPARE(standing(1).value(u"standing"_s).toString(), remains ? u"partial"_s : u"failed"_s);
    if (remains) {
        // Who is told by the server knows that the statement did not happen; who loses the connection does not.
        const int uncertain = what == End::Session ? 2 : 0;
        QCOMPARE(standing(1).value(u"partial"_s).toObject(),
                 (QJsonObject{{u"done"_s, 1},
                              {u"total"_s, 4},
                              {u"uncertain"_s, uncertain},
                              {u"uncertainTo"_s, uncertain},
                              {u"session"_s, 0},
                              {u"direction"_s, u"up"_s}}));
        const QStringList how = uncertain > 0 ? QStringList{u"--uncertain"_s, u"again"_s} : QStringList();
        QCOMPARE(place().cli(QStringList{u"--yes"_s, u"resume"_s} + how).exitCode, 0);
    }
    QCOMPARE(place().cli({u"migrate"_s}).exitCode, 0);
    verifyAllRanOnce();
}

QTEST_GUILESS_MAIN(StoppedServersTest)
#include "tst_stoppedservers.moc"
