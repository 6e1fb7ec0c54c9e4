// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/run/retry.h>

#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QElapsedTimer>
#include <QTest>

#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// Steps that other sessions are in the way of: tried again where nothing of them is left, as often as the policy says, and nowhere else.
class RetriesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup();

    void busyTableIsTriedAgainUntilItIsFree();
    void busyTableFailsAfterTheAttemptsOfThePolicy();
    void environmentMayForbidRetries();
    void deadlockIsTriedAgain();
    void serializationFailureIsTriedAgain();
    void cancelEndsThePauseAtOnce();
    void statementThatCommitsByItselfIsTriedAgainAlone();
    void whatRunsConcurrentlyIsNotTriedAgain();
    void blockThatMayHaveCommittedIsNotTriedAgain();
    void otherErrorsAreNotTriedAgain();
    void settingsOfAnAttemptDoNotReachTheNext();
    void unitBehindACommittedOneIsTriedAgainInItsSession();
    void unitThatChangedMoreThanItsTransactionIsNotTriedAgain();
    void streamedFileIsTriedAgainFromItsBeginning();
    void pausesGrowAndDiffer();

private:
    bool isPostgres() const { return m_place->profile().engine == Database::Engine::PostgreSql; }
    Workplace &place() { return *m_place; }
    void configure(const QByteArray &policies, const QByteArray &environment = {})
    {
        place().configure(environment, "[policies]\nlock_timeout = \"50ms\"\nretry_wait = \"1ms\"\n" + policies);
    }
    /// The table that everybody wants, and the history's tables.
    void makeTable()
    {
        place().migration(u"000_busy.sql"_s, "CREATE TABLE busy (id integer);\nINSERT INTO busy VALUES (1);\n");
        const RunResult made = place().run(place().migratePlan());
        QVERIFY2(made.isSuccess(), qPrintable(made.summary));
        m_other = place().newConnection();
    }
    /// Another session takes the table, as long as its transaction lasts.
    void takeTable()
    {
        QVERIFY(m_other->begin());
        if (isPostgres())
            QVERIFY(m_other->execute("LOCK TABLE busy IN ACCESS EXCLUSIVE MODE"));
    }
    /// Takes it when the step begins for the first time: what a run writes before comes through.
    void takeTableWhenTheStepBegins(std::function<void(const StepRetried &)> retried)
    {
        place().onEvent = [this, taken = false, retried = std::move(retried)](const RunEvent &event) mutable {
            if (std::holds_alternative<StepStarted>(event) && !std::exchange(taken, true))
                takeTable();
            if (const auto *again = std::get_if<StepRetried>(&event))
                retried(*again);
        };
    }
    QList<StepRetried> retries() const
    {
        QList<StepRetried> found;
        for (const RunEvent &event : std::as_const(m_place->events)) {
            if (const auto *again = std::get_if<StepRetried>(&event))
                found += *again;
        }
        return found;
    }
    bool hasTable(const QString &name) { return place().hasTable(name); }
    /// A session of another thread waits for a lock.
    void waitUntilSomebodyWaits()
    {
        const auto admin = place().newConnection();
        for (;;) {
            const auto waiting = admin->query(u"SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock'"_s);
            QVERIFY(waiting);
            if (!waiting->rows.isEmpty())
                return;
            std::this_thread::yield();
        }
    }

    std::unique_ptr<Test::TemporaryProject> m_file; ///< the folder of SQLite's
    std::unique_ptr<Workplace> m_place;
    std::unique_ptr<Database::Connection> m_other;
};

void RetriesTest::initTestCase_data()
{
    QTest::addColumn<bool>("postgres");
    QTest::newRow("SQLite") << false;
    QTest::newRow("PostgreSQL") << true;
}

void RetriesTest::init()
{
    QFETCH_GLOBAL(bool, postgres);
    if (postgres) {
        VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
        m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
        return;
    }
    m_file = std::make_unique<Test::TemporaryProject>();
    Database::ConnectionProfile profile;
    profile.engine = Database::Engine::Sqlite;
    profile.database = m_file->path(u"busy.sqlite"_s);
    m_place = std::make_unique<Workplace>(profile);
}

void RetriesTest::cleanup()
{
    m_other.reset();
    m_place.reset();
    m_file.reset();
}

void RetriesTest::busyTableIsTriedAgainUntilItIsFree()
{
    configure("retries = 3\n");
    makeTable();
    place().migration(u"001_more.sql"_s, "CREATE TABLE made (id integer);\nALTER TABLE busy ADD COLUMN x integer;\n");
    takeTableWhenTheStepBegins([this](const StepRetried &again) {
        if (again.attempt == 3)
            QVERIFY(m_other->rollback());
    });
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.summary, u"1 migrations applied."_s);
    QCOMPARE(retries().size(), 2);
    QCOMPARE(retries().constFirst().attempt, 2);
    QCOMPARE(retries().constFirst().attempts, 4);
    QCOMPARE(retries().constFirst().error.kind, Core::ErrorKind::Locked);
    QCOMPARE(place().rows(u"SELECT x FROM busy"_s).size(), 1);
    QVERIFY(hasTable(u"made"_s));
    QCOMPARE(place().history(), (QStringList{u"000_busy up ok 2/2"_s, u"001_more up ok 2/2"_s}));
}

void RetriesTest::busyTableFailsAfterTheAttemptsOfThePolicy()
{
    configure("retries = 2\n");
    makeTable();
    place().migration(u"001_more.sql"_s, "CREATE TABLE made (id integer);\nALTER TABLE busy ADD COLUMN x integer;\n");
    place().migration(u"002_next.sql"_s, "CREATE TABLE next (id integer);\n");
    takeTableWhenTheStepBegins([](const StepRetried &) {});
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::Locked);
    QCOMPARE(retries().size(), 2);
    if (isPostgres()) {
        QCOMPARE(result.error->serverCode, u"55P03"_s);
        QCOMPARE(result.error->where.toString(), u"migrations/001_more.sql:2:1"_s);
        QCOMPARE(result.summary,
                 u"Statement 2 failed. It was tried 3 times. Nothing of 001 remains: PostgreSQL rolled the transaction back. "
                 "002 was not started."_s);
        QCOMPARE(place().history(), (QStringList{u"000_busy up ok 2/2"_s, u"001_more up failed 0/2"_s}));
    } else {
        QCOMPARE(result.summary, u"The run stopped. It was tried 3 times. 001 was not started. 002 was not started."_s);
        QCOMPARE(place().history(), QStringList{u"000_busy up ok 2/2"_s});
    }
    QVERIFY(m_other->rollback());
    QVERIFY(!hasTable(u"made"_s));
    const RunResult again = place().run(place().migratePlan());
    QVERIFY2(again.isSuccess(), qPrintable(again.summary));
}

void RetriesTest::environmentMayForbidRetries()
{
    configure("retries = 5\n", "retries = 0\nlock_timeout = \"1ms\"\n");
    makeTable();
    place().migration(u"001_more.sql"_s, "ALTER TABLE busy ADD COLUMN x integer;\n");
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.policies.retries, 0);
    QCOMPARE(plan.policies.lockTimeout, std::chrono::milliseconds(1));
    takeTableWhenTheStepBegins([](const StepRetried &) {});
    const RunResult result = place().run(plan);
    QVERIFY(!result.isSuccess());
    QVERIFY(!result.summary.contains(u"tried"_s));
    QCOMPARE(retries().size(), 0);
}

void RetriesTest::deadlockIsTriedAgain()
{
    if (!isPostgres())
        QSKIP("SQLite has no deadlocks; MariaDB's is tried in tst_mariadbruns.");
    place().configure({}, "[policies]\nlock_timeout = \"60s\"\nretry_wait = \"1ms\"\n");
    makeTable();
    QVERIFY(m_other->execute("CREATE TABLE a (v integer)") && m_other->execute("CREATE TABLE b (v integer)"));
    QVERIFY(m_other->execute("INSERT INTO a VALUES (0)") && m_other->execute("INSERT INTO b VALUES (0)"));
    // Who finds the circle is who gives up: the run, because the other session does not look for it.
    QVERIFY(m_other->execute("SET deadlock_timeout = '10min'"));
    QVERIFY(place().connection().execute("SET deadlock_timeout = '10ms'"));
    place().migration(u"001_both.sql"_s, "UPDATE a SET v = v + 1;\nUPDATE b SET v = v + 1;\n");
    std::thread waiter;
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (done && done->statement == 0 && retries().isEmpty()) {
            QVERIFY(m_other->begin());
            QVERIFY(m_other->execute("UPDATE b SET v = v + 10"));
            waiter = std::thread([this] { (void)m_other->execute("UPDATE a SET v = v + 10"); });
            waitUntilSomebodyWaits();
        }
        if (std::holds_alternative<StepRetried>(event)) {
            waiter.join();
            QVERIFY(m_other->commit());
        }
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(retries().constFirst().error.serverCode, u"40P01"_s);
    QCOMPARE(place().rows(u"SELECT a.v, b.v FROM a, b"_s), QStringList{u"11|11"_s});
    QCOMPARE(place().history(), (QStringList{u"000_busy up ok 2/2"_s, u"001_both up ok 2/2"_s}));
}

void RetriesTest::serializationFailureIsTriedAgain()
{
    if (!isPostgres())
        QSKIP("Only PostgreSQL has them.");
    configure({});
    makeTable();
    place().migration(u"001_count.sql"_s, "CREATE TABLE sum AS SELECT sum(id) AS id FROM busy;\nUPDATE busy SET id = id + 1;\n");
    QVERIFY(place().connection().execute("SET default_transaction_isolation = 'repeatable read'"));
    place().onEvent = [&](const RunEvent &event) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (done && done->statement == 0 && retries().isEmpty())
            QVERIFY(m_other->execute("UPDATE busy SET id = id + 10"));
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.error ? result.error->toString() : QString()));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(retries().constFirst().error.serverCode, u"40001"_s);
    QCOMPARE(place().rows(u"SELECT busy.id, sum.id FROM busy, sum"_s), QStringList{u"12|11"_s});
}

void RetriesTest::cancelEndsThePauseAtOnce()
{
    place().configure({}, "[policies]\nlock_timeout = \"50ms\"\nretry_wait = \"1h\"\n");
    makeTable();
    place().migration(u"001_more.sql"_s, "CREATE TABLE made (id integer);\nALTER TABLE busy ADD COLUMN x integer;\n");
    std::stop_source stop;
    QElapsedTimer timer;
    takeTableWhenTheStepBegins([&](const StepRetried &again) {
        QCOMPARE(again.pause, Backoff::longest);
        timer.start();
        stop.request_stop();
    });
    const RunResult result = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    QVERIFY(timer.elapsed() < 5'000);
    QVERIFY2(result.cancelled, qPrintable(result.summary));
    const QString remains = isPostgres() ? u"Nothing of 001 remains: PostgreSQL rolled the transaction back."_s : u"001 was not started."_s;
    QCOMPARE(result.summary, QString(u"The run was cancelled. It was tried 2 times. "_s + remains));
    QVERIFY(m_other->rollback());
    QVERIFY(!hasTable(u"made"_s));
}

/// It did nothing; what stands before it is done and stays.
void RetriesTest::statementThatCommitsByItselfIsTriedAgainAlone()
{
    configure("transaction = \"none\"\n");
    makeTable();
    place().migration(u"001_more.sql"_s,
                      "CREATE TABLE made (id integer);\nALTER TABLE busy ADD COLUMN x integer;\nINSERT INTO made VALUES (1);\n");
    place().onEvent = [this](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (started && started->statement == 1 && retries().isEmpty())
            takeTable();
        if (std::holds_alternative<StatementFailed>(event))
            QVERIFY(m_other->rollback());
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(retries().constFirst().firstStatement, 1);
    QCOMPARE(place().history(), (QStringList{u"000_busy up ok 2/2"_s, u"001_more up ok 3/3"_s}));
    QCOMPARE(place().rows(u"SELECT count(*) FROM made"_s), QStringList{u"1"_s});
    QCOMPARE(place().rows(u"SELECT statement, state FROM migration_journal WHERE migration_id = '001_more' ORDER BY statement"_s),
             (QStringList{u"1|done"_s, u"2|done"_s, u"3|done"_s}));
}

/// It leaves an index that is not valid.
void RetriesTest::whatRunsConcurrentlyIsNotTriedAgain()
{
    if (!isPostgres())
        QSKIP("PostgreSQL's alone.");
    configure("transaction = \"none\"\n");
    makeTable();
    place().migration(u"001_index.sql"_s, "CREATE INDEX CONCURRENTLY busy_id ON busy (id);\n");
    place().onEvent = [this](const RunEvent &event) {
        if (std::holds_alternative<StatementStarted>(event)) {
            QVERIFY(m_other->begin());
            QVERIFY(m_other->execute("UPDATE busy SET id = 2"));
        }
        if (std::holds_alternative<StatementFailed>(event))
            QVERIFY(m_other->rollback());
    };
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->serverCode, u"55P03"_s);
    QCOMPARE(retries().size(), 0);
}

/// Through a procedure that it calls.
void RetriesTest::blockThatMayHaveCommittedIsNotTriedAgain()
{
    if (!isPostgres())
        QSKIP("PostgreSQL's alone.");
    configure("transaction = \"none\"\n");
    makeTable();
    QVERIFY(place().connection().execute("CREATE PROCEDURE twice() LANGUAGE plpgsql AS $$ BEGIN INSERT INTO busy VALUES (7); COMMIT; "
                                         "UPDATE busy SET id = 2 WHERE id = 1; END $$"));
    place().migration(u"001_call.sql"_s, "DO $$ BEGIN CALL twice(); END $$;\n");
    place().onEvent = [this](const RunEvent &event) {
        if (std::holds_alternative<StatementStarted>(event)) {
            QVERIFY(m_other->begin());
            QVERIFY(m_other->execute("UPDATE busy SET id = 3 WHERE id = 1"));
        }
        if (std::holds_alternative<StatementFailed>(event))
            QVERIFY(m_other->rollback());
    };
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QCOMPARE(retries().size(), 0);
    QCOMPARE(place().rows(u"SELECT count(*) FROM busy WHERE id = 7"_s), QStringList{u"1"_s});
}

void RetriesTest::otherErrorsAreNotTriedAgain()
{
    configure({});
    place().migration(u"001_bad.sql"_s, "SELECT * FROM absent;\n");
    QVERIFY(!place().run(place().migratePlan()).isSuccess());
    QCOMPARE(retries().size(), 0);
}

void RetriesTest::settingsOfAnAttemptDoNotReachTheNext()
{
    if (!isPostgres())
        QSKIP("The settings are PostgreSQL's.");
    configure({});
    makeTable();
    QVERIFY(m_other->execute("CREATE SCHEMA s"));
    // What an attempt sets goes with its transaction; lock_timeout is the policy's again, too.
    place().migration(u"001_more.sql"_s,
                      "CREATE TABLE made AS SELECT current_schema() AS place, current_setting('lock_timeout') AS wait;\n"
                      "SET search_path = s;\nSET lock_timeout = '20ms';\nALTER TABLE public.busy ADD COLUMN x integer;\n");
    takeTableWhenTheStepBegins([this](const StepRetried &) { QVERIFY(m_other->rollback()); });
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(place().rows(u"SELECT place, wait FROM public.made"_s), QStringList{u"public|50ms"_s});
}

void RetriesTest::unitBehindACommittedOneIsTriedAgainInItsSession()
{
    if (!isPostgres())
        QSKIP("The settings are PostgreSQL's.");
    configure("transaction = \"auto\"\n");
    makeTable();
    QVERIFY(m_other->execute("CREATE SCHEMA s"));
    place().migration(u"001_more.sql"_s,
                      "SET search_path = s, public;\nCREATE TABLE a (i integer);\nCREATE INDEX CONCURRENTLY ai ON a (i);\n"
                      "CREATE TABLE b AS SELECT current_setting('lock_timeout') AS wait;\nALTER TABLE busy ADD COLUMN x integer;\n"
                      "INSERT INTO a VALUES (1);\n");
    takeTableWhenTheStepBegins([this](const StepRetried &) { QVERIFY(m_other->rollback()); });
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(place().rows(u"SELECT i, wait FROM s.a, s.b"_s), QStringList{u"1|50ms"_s});
}

void RetriesTest::unitThatChangedMoreThanItsTransactionIsNotTriedAgain()
{
    if (!isPostgres())
        QSKIP("The statement is PostgreSQL's.");
    configure("transaction = \"auto\"\n");
    makeTable();
    place().migration(u"001_more.sql"_s,
                      "CREATE TABLE a (i integer);\nCREATE INDEX CONCURRENTLY ai ON a (i);\nPREPARE p AS SELECT 1;\n"
                      "ALTER TABLE busy ADD COLUMN x integer;\n");
    takeTableWhenTheStepBegins([](const StepRetried &) {});
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(retries().size(), 0);
    QCOMPARE(result.error->serverCode, u"55P03"_s);
    QVERIFY(m_other->rollback());
}

void RetriesTest::streamedFileIsTriedAgainFromItsBeginning()
{
    configure({});
    makeTable();
    const QByteArray padding(100'000, 'x');
    QByteArray text = "CREATE TABLE made (t text);\n";
    for (int i = 0; i < 200; ++i)
        text += "INSERT INTO made VALUES ('" + padding + "');\n";
    place().migration(u"001_large.sql"_s, text + "ALTER TABLE busy ADD COLUMN x integer;\n");
    const Plan plan = place().migratePlan();
    QVERIFY(plan.steps.constFirst().streamed);
    takeTableWhenTheStepBegins([this](const StepRetried &) { QVERIFY(m_other->rollback()); });
    const RunResult result = place().run(plan);
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(retries().size(), 1);
    QCOMPARE(place().rows(u"SELECT count(*) FROM made"_s), QStringList{u"200"_s});
}

void RetriesTest::pausesGrowAndDiffer()
{
    using namespace std::chrono_literals;
    Backoff one(100ms, 1);
    Backoff other(100ms, 2);
    bool differ = false;
    for (const auto &[attempts, doubled] : {std::pair{1, 100ms}, std::pair{2, 200ms}, std::pair{4, 800ms}}) {
        const std::chrono::milliseconds pause = one.after(attempts);
        QVERIFY2(pause >= doubled / 2 && pause <= doubled * 3 / 2, qPrintable(QString::number(pause.count())));
        differ = differ || pause != other.after(attempts);
    }
    QVERIFY(differ);
    QCOMPARE(one.after(1000), Backoff::longest);
    QCOMPARE(Backoff(0ms, 1).after(5), 0ms);
}

QTEST_GUILESS_MAIN(RetriesTest)
#include "tst_retries.moc"
