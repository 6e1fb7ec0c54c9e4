// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

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

/// Many statements of one transaction, which PostgreSQL gets without a round trip for each: what is told is what one by one would tell.
class PostgreSqlPipelineTest final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_place.reset(); }

    void eachStatementRunsOnceAndIsToldInOrder();
    void failureNamesTheStatementAndItsPlace_data();
    void failureNamesTheStatementAndItsPlace();
    void noticesComeWithTheirStatement();
    void stopsBetweenStatementsAndLeavesNothing();
    void cancelledInTheMiddleLeavesNothing();
    void lostConnectionInTheMiddleIsTold();
    void commitThatIsRefusedIsToldFromARowThatIs();
    void historyRowThatIsRefusedLeavesNothing();
    void twoStatementsInOneTextAreRefused();
    void outsideATransactionEachIsOnItsOwn();

private:
    Workplace &place() { return *m_place; }
    static QByteArray inserts(int from, int to)
    {
        QByteArray text;
        for (int row = from; row <= to; ++row)
            text += "INSERT INTO a VALUES (" + QByteArray::number(row) + ", 'row');\n";
        return text;
    }
    bool hasTable() { return place().hasTable(u"a"_s); }

    std::unique_ptr<Workplace> m_place;
};

void PostgreSqlPipelineTest::init()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    m_place = std::make_unique<Workplace>(PostgresServer::instance().createDatabase());
}

void PostgreSqlPipelineTest::eachStatementRunsOnceAndIsToldInOrder()
{
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE a (id integer, name text);\n" + inserts(1, 2500) + "SELECT count(*) FROM a;\n"
                          + "COPY a FROM stdin;\n2501\trow\n\\.\n" + inserts(2502, 3000) + "SAVEPOINT here;\n"
                          + "INSERT INTO a VALUES (0, 'none');\nROLLBACK TO here;\nUPDATE a SET name = 'all';\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(place().rows(u"SELECT count(*), count(DISTINCT id), min(id), max(id), min(name) FROM a"_s),
             QStringList{u"3000|3000|1|3000|all"_s});
    int started = 0;
    int done = 0;
    qint64 affected = 0;
    for (const RunEvent &event : std::as_const(place().events)) {
        if (const auto *one = std::get_if<StatementStarted>(&event)) {
            QCOMPARE(one->statement, started++);
            QCOMPARE(started, done + 1);
        } else if (const auto *finished = std::get_if<StatementDone>(&event)) {
            QCOMPARE(finished->statement, done++);
            affected += std::max<qint64>(finished->outcome.rowsAffected, 0);
        }
    }
    QCOMPARE(done, 3006);
    QCOMPARE(affected, 6001);
    QCOMPARE(place().history(), QStringList{u"001_rows up ok 3006/3006"_s});
}

void PostgreSqlPipelineTest::failureNamesTheStatementAndItsPlace_data()
{
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("behind");
    QTest::newRow("the first") << 0 << 500;
    QTest::newRow("the second") << 1 << 500;
    QTest::newRow("in the middle") << 1234 << 2000;
    QTest::newRow("the last") << 700 << 0;
    QTest::newRow("in a large file") << 200'000 << 300'000;
}

void PostgreSqlPipelineTest::failureNamesTheStatementAndItsPlace()
{
    QFETCH(int, before);
    QFETCH(int, behind);
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE a (id integer, name text);\n" + inserts(1, before) + "INSERT INTO a\n  VALUES (1, absent);\n"
                          + inserts(1, behind));
    const Plan plan = place().migratePlan();
    QCOMPARE(plan.steps.constFirst().streamed, before + behind > 400'000);
    const RunResult result = place().run(plan);
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"column \"absent\" does not exist"_s);
    QCOMPARE(result.error->where.toString(), u"migrations/001_rows.sql:%1:14"_s.arg(before + 3));
    int done = 0;
    int failed = -1;
    for (const RunEvent &event : std::as_const(place().events)) {
        done += std::holds_alternative<StatementDone>(event) ? 1 : 0;
        if (const auto *one = std::get_if<StatementFailed>(&event))
            failed = one->statement;
    }
    QCOMPARE(done, before + 1);
    QCOMPARE(failed, before + 1);
    QVERIFY(!hasTable());
    QCOMPARE(place().history(), QStringList{u"001_rows up failed 0/%1"_s.arg(before + behind + 2)});
}

void PostgreSqlPipelineTest::noticesComeWithTheirStatement()
{
    place().migration(
        u"001_rows.sql"_s,
        "CREATE TABLE a (id integer, name text);\n"
        "CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE NOTICE 'row % %', NEW.id, repeat('x', 2000); RETURN NEW; "
        "END $$;\n"
        "CREATE TRIGGER tells BEFORE INSERT ON a FOR EACH ROW EXECUTE FUNCTION tell();\n"
            + inserts(1, 3000));
    const RunResult result = place().run(place().migratePlan());
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    int told = 0;
    for (const RunEvent &event : std::as_const(place().events)) {
        const auto *done = std::get_if<StatementDone>(&event);
        if (!done || done->statement < 3)
            continue;
        QCOMPARE(done->outcome.notices.size(), 1);
        QVERIFY(done->outcome.notices.constFirst().text.startsWith(u"row %1 "_s.arg(done->statement - 2)));
        ++told;
    }
    QCOMPARE(told, 3000);
}

void PostgreSqlPipelineTest::stopsBetweenStatementsAndLeavesNothing()
{
    place().migration(u"001_rows.sql"_s, "CREATE TABLE a (id integer, name text);\n" + inserts(1, 20'000));
    std::stop_source stop;
    place().onEvent = [&](const RunEvent &event) {
        if (const auto *done = std::get_if<StatementDone>(&event); done && done->statement == 5000)
            stop.request_stop();
    };
    const RunResult result = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    QVERIFY2(result.cancelled, qPrintable(result.summary));
    QVERIFY(!hasTable());
}

void PostgreSqlPipelineTest::cancelledInTheMiddleLeavesNothing()
{
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE a (id integer, name text);\n" + inserts(1, 3000) + "INSERT INTO a SELECT 1, pg_sleep(300)::text;\n"
                          + inserts(1, 3000));
    std::stop_source stop;
    std::thread canceller;
    QElapsedTimer timer;
    place().onEvent = [&](const RunEvent &event) {
        const auto *started = std::get_if<StatementStarted>(&event);
        if (!started || started->statement != 0) // the server gives its answers some at a time
            return;
        canceller = std::thread([&, handle = place().connection().canceller()] {
            const auto admin = place().newConnection();
            const auto sleeps = [&] { return admin->query(u"SELECT 1 FROM pg_stat_activity WHERE wait_event = 'PgSleep'"_s); };
            for (auto found = sleeps(); found && found->rows.isEmpty(); found = sleeps())
                std::this_thread::yield();
            stop.request_stop();
            timer.start();
            handle.cancel().waitForFinished();
        });
    };
    const RunResult result = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 1, .password = {}, .appliedBy = {}});
    canceller.join();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY2(result.cancelled, qPrintable(result.summary));
    QVERIFY2(result.summary.startsWith(u"Cancelled in statement 3002."_s), qPrintable(result.summary));
    QVERIFY(!hasTable());
}

void PostgreSqlPipelineTest::lostConnectionInTheMiddleIsTold()
{
    place().migration(u"001_rows.sql"_s,
                      "CREATE TABLE a (id integer, name text);\n" + inserts(1, 3000)
                          + "INSERT INTO a SELECT 1, pg_terminate_backend(pg_backend_pid())::text;\n" + inserts(1, 3000));
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->kind, Core::ErrorKind::ConnectionLost);
    QCOMPARE(result.error->where.line, 3002);
    QVERIFY(!hasTable());
}

void PostgreSqlPipelineTest::commitThatIsRefusedIsToldFromARowThatIs()
{
    Database::Connection &connection = place().connection();
    QVERIFY(connection.execute("CREATE TABLE a (id integer UNIQUE DEFERRABLE INITIALLY DEFERRED)"));
    QVERIFY(connection.begin());
    int done = 0;
    const auto result = connection.commitWith({"INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (1)"},
                                              [&](const Database::StatementOutcome &) { ++done; });
    QVERIFY(!result);
    QCOMPARE(done, 2);
    QCOMPARE(result.error().message, u"duplicate key value violates unique constraint \"a_id_key\""_s);
    QVERIFY(!connection.inTransaction());
    QVERIFY(connection.execute("SELECT 1"));
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
}

/// It is not the migration's own fault: nothing goes on, whatever the policy says of failures.
void PostgreSqlPipelineTest::historyRowThatIsRefusedLeavesNothing()
{
    place().configure({}, "[policies]\non_failure = \"continue\"\n");
    place().migration(u"001_first.sql"_s, "CREATE TABLE first (id integer);\n");
    QVERIFY(place().run(place().migratePlan()).isSuccess());
    Database::Connection &connection = place().connection();
    QVERIFY(connection.execute("CREATE FUNCTION refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN "
                               "IF NEW.success THEN RAISE EXCEPTION 'no more rows'; END IF; RETURN NEW; END $$"));
    QVERIFY(connection.execute("CREATE TRIGGER refuse BEFORE INSERT ON migration_history FOR EACH ROW EXECUTE FUNCTION refuse()"));
    place().migration(u"002_rows.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
    place().migration(u"003_more.sql"_s, "CREATE TABLE b (id integer);\n");
    const RunResult result = place().run(place().migratePlan());
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.error->message, u"no more rows"_s);
    QCOMPARE(result.stepsDone, 0);
    QVERIFY(!hasTable());
    QCOMPARE(place().rows(u"SELECT count(*) FROM pg_class WHERE relname = 'b'"_s), QStringList{u"0"_s});
    QCOMPARE(place().history(), (QStringList{u"001_first up ok 1/1"_s, u"002_rows up failed 0/2"_s}));
}

void PostgreSqlPipelineTest::twoStatementsInOneTextAreRefused()
{
    Database::Connection &connection = place().connection();
    QVERIFY(connection.execute("CREATE TABLE a (id integer)"));
    QVERIFY(connection.begin());
    int done = 0;
    const auto result = connection.executeAll({"INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (2); COMMIT", "INSERT INTO a VALUES (3)"},
                                              [&](const Database::StatementOutcome &) { ++done; });
    QVERIFY(!result);
    QCOMPARE(done, 1);
    QCOMPARE(result.error().message, u"cannot insert multiple commands into a prepared statement"_s);
    QVERIFY(connection.inTransaction());
    QVERIFY(connection.rollback());
    QVERIFY(connection.execute("SELECT 1"));
    QCOMPARE(place().rows(u"SELECT count(*) FROM a"_s), QStringList{u"0"_s});
}

void PostgreSqlPipelineTest::outsideATransactionEachIsOnItsOwn()
{
    Database::Connection &connection = place().connection();
    QVERIFY(connection.execute("CREATE TABLE a (id integer)"));
    int done = 0;
    const auto result
        = connection.executeAll({"INSERT INTO a VALUES (1)", "INSERT INTO a VALUES (absent)", "INSERT INTO a VALUES (3)"},
                                [&](const Database::StatementOutcome &outcome) { done += static_cast<int>(outcome.rowsAffected); });
    QVERIFY(!result);
    QCOMPARE(result.error().where.offset, 22);
    QCOMPARE(done, 1);
    QCOMPARE(place().rows(u"SELECT id FROM a"_s), QStringList{u"1"_s});
}

QTEST_GUILESS_MAIN(PostgreSqlPipelineTest)
#include "tst_postgresqlpipeline.moc"
