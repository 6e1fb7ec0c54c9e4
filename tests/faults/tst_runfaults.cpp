// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/postgresserver.h>
#include <tests/support/sanitizer.h>
#include <tests/support/workplace.h>

#include <QProcess>
#include <QRegularExpression>
#include <QTest>

#include <atomic>
#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// What must hold when something goes wrong in the middle of a run, on every engine.
class RunFaultsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void twoRunnersStartedTogetherNeverRunAnythingTwice();
    void cancelledStatementLeavesNothing();
    void lostLockStopsBeforeTheNextStatement();
    void endedSessionLeavesNothingAndIsRecorded();
    void stoppedServerLeavesNothing();
    void settingsOfOneFileDoNotReachTheNext();
    void fullDiskLeavesNothing();
    void readOnlyDatabaseIsAClearError();
    void hostileValuesStayValues_data();
    void hostileValuesStayValues();
    void largeFileRunsInBoundedMemory();
    void largeFileThatChangedSinceThePlanIsRolledBack();
    void largeFileThatChangesWhileItRunsIsRolledBack();
    void smallFileThatChangesWhileItRunsDoesNotMatter();
    void errorInALargeFileKnowsItsLine();

private:
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    Workplace &place() { return *m_place; }
    QString url() const
    {
        return isPostgres() ? PostgresServer::instance().url(m_place->profile().database)
                            : QString(u"sqlite:"_s + m_place->profile().database);
    }
    void start(QProcess &process) const
    {
        process.start(QCoreApplication::applicationDirPath() + u"/planrunner"_s, {m_place->files.folder(), url()});
    }
    /// Runs for minutes, unless somebody stops it.
    QByteArray longStatement() const
    {
        return isPostgres()
            ? QByteArray("SELECT pg_sleep(300);\n")
            : QByteArray("INSERT INTO a WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000000000) "
                         "SELECT max(i) FROM n;\n");
    }
    bool hasTable(const QString &name) { return place().hasTable(name); }
    /// Calls \a action from another thread once the server shows \a query as running.
    std::thread whenRunning(const QString &query, std::function<void(Database::Connection &, int)> action);

    std::unique_ptr<Workplace> m_place;
};

std::thread RunFaultsTest::whenRunning(const QString &query, std::function<void(Database::Connection &, int)> action)
{
    return std::thread([this, query, action = std::move(action)] {
        const auto admin = m_place->newConnection();
        for (;;) {
            const auto found = admin->query(u"SELECT pid FROM pg_stat_activity WHERE state = 'active' AND pid <> pg_backend_pid() "
                                            "AND datname = current_database() AND query LIKE ?"_s,
                                            {QString(query + u'%')});
            if (!found || !found->rows.isEmpty())
                return action(*admin, found ? found->rows.constFirst().constFirst().toInt() : 0);
            std::this_thread::yield();
        }
    });
}

void RunFaultsTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void RunFaultsTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
        m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
    } else {
        m_place = std::make_unique<Workplace>();
    }
}

void RunFaultsTest::twoRunnersStartedTogetherNeverRunAnythingTwice()
{
    place().migration(u"000_log.sql"_s, "CREATE TABLE log (id text);\n");
    constexpr int rounds = 4;
    constexpr int perRound = 10;
    for (int round = 0; round < rounds; ++round) {
        for (int i = 1; i <= perRound; ++i) {
            const QString id = u"%1_step"_s.arg(round * perRound + i, 3, 10, QLatin1Char('0'));
            place().migration(id + u".sql"_s, "INSERT INTO log VALUES ('" + id.toUtf8() + "');\n");
        }
        QProcess first;
        QProcess second;
        start(first);
        start(second);
        QVERIFY(first.waitForFinished() && second.waitForFinished());
        const QByteArray said = first.readAllStandardOutput() + second.readAllStandardOutput();
        QVERIFY2(first.exitCode() == 0 && second.exitCode() == 0, said.constData());
    }
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT id) FROM log"_s), QStringList{u"40|40"_s});
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT migration_id) FROM migration_history"_s), QStringList{u"41|41"_s});
}

void RunFaultsTest::cancelledStatementLeavesNothing()
{
    place().migration(u"001_long.sql"_s, "CREATE TABLE a (id bigint);\n" + longStatement());
    place().migration(u"002_next.sql"_s, "CREATE TABLE b (id bigint);\n");
    std::stop_source stop;
    std::thread canceller;
    std::atomic<bool> isOver = false;
    place().onEvent = [&](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (!started || started->statement != 1)
            return;
        // The statement is about to start: it is cancelled, or not sent any more when the wish to stop comes first.
        canceller = std::thread([&, handle = place().connection().canceller()] {
            stop.request_stop();
            while (!isOver && handle.cancel().result() == Database::CancelResult::NothingRuns)
                std::this_thread::yield();
        });
    };
    QElapsedTimer timer;
    timer.start();
    const RunResult result = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    isOver = true;
    canceller.join();
    QVERIFY(timer.elapsed() < 60'000);
    QVERIFY2(result.cancelled, qPrintable(result.summary));
    QCOMPARE(result.summary,
             u"Cancelled in statement 2. Nothing of 001 remains: %1 rolled the transaction back. 002 was not started."_s.arg(
                 isPostgres() ? u"PostgreSQL"_s : u"SQLite"_s));
    QVERIFY(!hasTable(u"a"_s));
    QVERIFY(!place().connection().inTransaction());
}

void RunFaultsTest::lostLockStopsBeforeTheNextStatement()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\nINSERT INTO a VALUES (1);\n");
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (!done || done->statement != 0)
            return;
        if (isPostgres())
            place().rows(u"SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'"_s);
        else
            place().files.remove(u"test.sqlite.varve-lock"_s);
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Locked);
    QCOMPARE(result.error->message, u"The lock was lost during the run; nothing more was sent."_s);
    QVERIFY(!hasTable(u"a"_s));
}

void RunFaultsTest::endedSessionLeavesNothingAndIsRecorded()
{
    if (!isPostgres())
        QSKIP("SQLite has no sessions; MariaDB is tried in tst_mariadbruns.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\nSELECT pg_sleep(300);\n");
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (id bigint);\n");
    const Plan plan = place().migratePlan();
    std::thread admin = whenRunning(u"SELECT pg_sleep"_s, [](Database::Connection &connection, int pid) {
        (void)connection.query(u"SELECT pg_terminate_backend(?)"_s, {pid});
    });
    const RunResult result = place().run(plan);
    admin.join();
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::ConnectionLost);
    QCOMPARE(result.error->where.toString(), u"migrations/001_a.sql:2:1"_s);
    QCOMPARE(result.summary,
             u"Statement 2 failed. 001 was not committed: PostgreSQL rolls a transaction back when its connection is gone. "
             "002 was not started."_s);
    QCOMPARE(place().history(), QStringList{u"001_a up failed 0/2"_s});
    QCOMPARE(place().rows(u"SELECT outcome FROM migration_runs"_s), QStringList{u"failed"_s});
    place().disconnect();
    QCOMPARE(place().standings(), (QStringList{u"001_a failed"_s, u"002_b pending"_s}));
}

void RunFaultsTest::stoppedServerLeavesNothing()
{
    if (!isPostgres())
        QSKIP("SQLite has no server; MariaDB is tried in tst_stoppedservers.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\nSELECT pg_sleep(300);\n");
    const Plan plan = place().migratePlan();
    std::atomic_bool running = false;
    std::thread admin = whenRunning(u"SELECT pg_sleep"_s, [&](Database::Connection &, int) { running = true; });
    QProcess process;
    start(process);
    admin.join();
    QVERIFY(running);
    place().disconnect();
    PostgresServer::instance().stop();
    QVERIFY(process.waitForFinished(20'000));
    const QByteArray said = process.readAllStandardOutput();
    QVERIFY2(said.contains(QByteArray("error " + QByteArray::number(static_cast<int>(Core::ErrorKind::ConnectionLost)))), said.constData());
    QVERIFY(PostgresServer::instance().start());
    QVERIFY(!hasTable(u"a"_s));
    QCOMPARE(place().standings(), QStringList{u"001_a pending"_s});
}

void RunFaultsTest::settingsOfOneFileDoNotReachTheNext()
{
    if (!isPostgres())
        QSKIP("The settings are PostgreSQL's; see tst_sessionsettings and tst_foreignkeys.");
    place().migration(u"001_a.sql"_s, "CREATE SCHEMA s;\nSET search_path = s;\nSET TIME ZONE 'Asia/Tokyo';\nCREATE TABLE a (id bigint);\n");
    place().migration(u"002_b.sql"_s, "SELECT pg_catalog.set_config('search_path', '', false);\nCREATE TABLE public.b (id bigint);\n");
    place().migration(u"003_c.sql"_s, "CREATE TABLE c (zone text);\nINSERT INTO c SELECT current_setting('TimeZone');\n");
    const QString settings
        = u"SELECT string_agg(name || '=' || setting, ' ' ORDER BY name) FROM pg_settings WHERE source IN ('session', 'client')"_s;
    const QString before = place().connection().query(settings)->rows.constFirst().constFirst().toString();
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT schemaname FROM pg_tables WHERE tablename IN ('a', 'b', 'c') ORDER BY tablename"_s),
             (QStringList{u"s"_s, u"public"_s, u"public"_s}));
    QVERIFY(place().rows(u"SELECT zone FROM public.c"_s).constFirst() != u"Asia/Tokyo"_s);
    QCOMPARE(place().connection().query(u"SHOW lock_timeout"_s)->rows.constFirst().constFirst().toString(), u"0"_s);
    const QString after = place().connection().query(settings)->rows.constFirst().constFirst().toString();
    QVERIFY2(before.contains(u"bytea_output=escape"_s) && after.contains(u"bytea_output=escape"_s), qPrintable(before + u'\n' + after));
}

void RunFaultsTest::fullDiskLeavesNothing()
{
    if (isPostgres())
        QSKIP("A limit of SQLite's.");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    place().migration(u"002_b.sql"_s, "CREATE TABLE b (t text);\nINSERT INTO b VALUES (zeroblob(5000000));\n");
    QVERIFY(place().connection().query(u"PRAGMA max_page_count = 100"_s)); // SQLite's own way to meet SQLITE_FULL
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QVERIFY2(result.error->serverText.contains(u"full"_s), qPrintable(result.error->toString()));
    QVERIFY(!hasTable(u"b"_s));
    QCOMPARE(place().standings(), (QStringList{u"001_a applied"_s, u"002_b failed"_s}));
    QCOMPARE(place().rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
    QVERIFY(place().connection().query(u"PRAGMA max_page_count = 100000"_s));
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    QCOMPARE(place().rows(u"SELECT length(t) FROM b"_s), QStringList{u"5000000"_s});
    QCOMPARE(place().rows(u"PRAGMA integrity_check"_s), QStringList{u"ok"_s});
}

void RunFaultsTest::readOnlyDatabaseIsAClearError()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id bigint);\n");
    const Plan plan = place().migratePlan();
    Database::ConnectionProfile profile = place().profile();
    profile.access = Database::Access::ReadOnly;
    const auto connection = Database::Connection::open(profile, profile.password.given);
    QVERIFY(connection);
    const auto result = run(plan, **connection, {.stop = {}, .rowLimit = 1, .password = profile.password.given, .appliedBy = {}});
    QVERIFY(!result);
    QVERIFY2(result.error().toString().contains(isPostgres() ? u"read-only transaction"_s : u"readonly"_s),
             qPrintable(result.error().toString()));
    QVERIFY(!hasTable(u"a"_s) && !hasTable(u"migration_history"_s));
}

void RunFaultsTest::hostileValuesStayValues_data()
{
    QTest::addColumn<QString>("value");
    QTest::newRow("a quote and a statement") << u"x'); DROP TABLE a; --"_s;
    QTest::newRow("a double quote and a statement") << u"\"; DROP TABLE a; --"_s;
    QTest::newRow("line ends") << u"one\ntwo\r\n-- three"_s;
    QTest::newRow("a path") << u"../../etc/passwd"_s;
    QTest::newRow("dollar quotes") << u"$$; DROP TABLE a; $$"_s;
}

void RunFaultsTest::hostileValuesStayValues()
{
    QFETCH(QString, value);
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (t text);\nINSERT INTO a VALUES ('${value}');\nCREATE TABLE \"t ${value}\" (id integer);\n");
    Project::Environment environment = place().environment();
    environment.variables.insert(u"value"_s, {.value = value, .origin = u"command line"_s, .substitution = {}, .secret = false});
    const auto plan = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status());
    QVERIFY2(plan, plan ? "" : qPrintable(plan.error().toString()));
    const RunResult result = place().run(*plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(place().rows(u"SELECT t FROM a"_s), QStringList{value});
    QVERIFY(place()
                .rows(isPostgres() ? u"SELECT tablename FROM pg_tables"_s : u"SELECT name FROM sqlite_schema"_s)
                .contains(QString(u"t "_s + value)));

    place().migration(u"002_bare.sql"_s, "DROP TABLE ${value};\n");
    const auto bare = planMigrate(place().project(), environment, u"main"_s, place().profile(), place().status());
    QVERIFY(!bare);
    QCOMPARE(bare.error().where.toString(), u"migrations/002_bare.sql:1:12"_s);
}

namespace {

/// \a statements INSERTs with \a padding bytes of comment before each.
void writeLarge(Workplace &place, int statements, int padding, const QByteArray &end = {})
{
    place.migration(u"001_large.sql"_s, "-- Migration: large\nCREATE TABLE a (id bigint);\n");
    QFile file(place.files.path(u"migrations/001_large.sql"_s));
    QVERIFY(file.open(QIODevice::Append));
    const QByteArray comment = "/* " + QByteArray(padding, '.') + "\n*/\n";
    for (int i = 0; i < statements; ++i)
        file.write(comment + "INSERT INTO a VALUES (" + QByteArray::number(i) + ");\n");
    file.write("-- varve:verify\nSELECT count(*) FROM a; -- expect: " + QByteArray::number(statements) + "\n");
    file.write(end + "-- varve:down\nDROP TABLE a;\n");
}

} // namespace

void RunFaultsTest::largeFileRunsInBoundedMemory()
{
    writeLarge(place(), 2000, 100'000); // 200 MB
    QProcess process;
    start(process);
    QVERIFY(process.waitForFinished(240'000));
    const QString said = QString::fromUtf8(process.readAllStandardOutput());
    const QRegularExpressionMatch match = QRegularExpression(u"done 1 skipped 0 memory (\\d+)"_s).match(said);
    QVERIFY2(match.hasMatch(), qPrintable(said));
    qInfo("200 MB in %s KB of memory of its own", qPrintable(match.captured(1)));
    QVERIFY(match.captured(1).toInt() < 100'000 || Test::hasSanitizer);
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"2000"_s});
    QCOMPARE(place().history(), QStringList{u"001_large up ok 2001/2001"_s});
    QVERIFY(place().run(place().rollbackPlan()).isSuccess());
    QVERIFY(!hasTable(u"a"_s));
}

void RunFaultsTest::largeFileThatChangedSinceThePlanIsRolledBack()
{
    writeLarge(place(), 170, 100'000);
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().streamed);
    QCOMPARE(plan.steps.constFirst().statementCount(), 171);
    QFile file(place().files.path(u"migrations/001_large.sql"_s));
    QVERIFY(file.open(QIODevice::Append));
    file.write("-- one more line\n");
    file.close();
    const RunResult result = place().run(plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"migrations/001_large.sql was changed while it ran."_s);
    QVERIFY(!hasTable(u"a"_s));
}

/// Others write into it behind the place where the run reads.
void RunFaultsTest::largeFileThatChangesWhileItRunsIsRolledBack()
{
    writeLarge(place(), 170, 100'000);
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (!done || done->statement != 10)
            return;
        QFile file(place().files.path(u"migrations/001_large.sql"_s));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.seek(file.size() / 2));
        QVERIFY(file.write("*/ INSERT INTO a VALUES (4711); /*") > 0);
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"migrations/001_large.sql was changed while it ran."_s);
    QVERIFY(!hasTable(u"a"_s));
    QCOMPARE(place().standings(), QStringList{u"001_large failed"_s});
}

/// What was hashed is what is sent: it was read once.
void RunFaultsTest::smallFileThatChangesWhileItRunsDoesNotMatter()
{
    const QByteArray text = "CREATE TABLE a (id bigint);\nINSERT INTO a VALUES (1);\n";
    place().migration(u"001_a.sql"_s, text);
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (2);\n");
    place().onEvent = [&](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (!started || started->step != 0 || started->statement != 0)
            return;
        place().migration(u"001_a.sql"_s, "DROP TABLE everything;\n");
        place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (4711);\n");
    };
    const RunResult result = place().run(place().migratePlan());
    place().onEvent = {};
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT id FROM a ORDER BY id"_s), (QStringList{u"1"_s, u"2"_s}));
    QCOMPARE(place().standings(), (QStringList{u"001_a changed"_s, u"002_b changed"_s}));
}

void RunFaultsTest::errorInALargeFileKnowsItsLine()
{
    writeLarge(place(), 170, 100'000, "SELECT ${undefined};\n");
    const auto undefined = place().tryMigrate();
    QVERIFY(!undefined);
    QCOMPARE(undefined.error().where.toString(), u"migrations/001_large.sql:515:8"_s);

    writeLarge(place(), 170, 100'000, "SELECT *\n  FROM absent;\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    if (isPostgres())
        QCOMPARE(result.error->where.toString(), u"migrations/001_large.sql:516:8"_s);
    else
        QVERIFY2(result.error->where.toString().startsWith(u"migrations/001_large.sql:51"_s), qPrintable(result.error->where.toString()));
    QVERIFY(!hasTable(u"a"_s));
}

QTEST_GUILESS_MAIN(RunFaultsTest)
#include "tst_runfaults.moc"
