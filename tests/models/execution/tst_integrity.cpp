// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/mariadbserver.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <models/history/runjournal.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// What is looked at around a run, on every engine.
class IntegrityTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void rowsOfNamedTablesAreCountedBeforeAndAfter();
    void namesWithVariablesAndSchemasAreFound();
    void nothingIsLookedAtWherePolicySaysSo();
    void largeTablesAreNotCountedUnlessEverythingIsAskedFor();
    void whatWasFoundIsKeptWithTheRun();
    void tablesOfAnOlderVersionGetTheirColumn();
    void statisticsAreRenewedWherePolicySaysSo();
    void statisticsOfWhatWasAppliedAreRenewedAfterAFailure();
    void failedRunTellsWhatItLeft();
    void brokenForeignKeysAreFound();
    void constraintsThatWereNotValidatedAreListed();
    void failedConcurrentIndexIsReportedAndDroppedAndRunAgain();
    void invalidIndexIsNotTakenForOneThatIsThere();

private:
    Workplace &place() { return *m_place; }
    bool is(Database::Engine engine) const { return m_place->profile().engine == engine; }
    RunResult run()
    {
        const RunResult result = place().run(place().migratePlan());
        return result;
    }
    QHash<QString, History::IntegrityReport> kept();

    std::unique_ptr<Workplace> m_place;
};

void IntegrityTest::initTestCase_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("SQLite") << Database::Engine::Sqlite;
    QTest::newRow("PostgreSQL") << Database::Engine::PostgreSql;
    QTest::newRow("MariaDB") << Database::Engine::MariaDb;
}

void IntegrityTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    if (engine == Database::Engine::PostgreSql) {
        VARVE_NEEDS_POSTGRESQL(Test::PostgresServer::instance());
        m_place = std::make_unique<Workplace>(Test::PostgresServer::instance().createDatabase());
    } else if (engine == Database::Engine::MariaDb) {
        VARVE_NEEDS_MARIADB(Test::MariaDbServer::instance());
        m_place = std::make_unique<Workplace>(Test::MariaDbServer::instance().profile(Test::MariaDbServer::instance().createDatabase()));
    } else {
        m_place = std::make_unique<Workplace>();
    }
}

QHash<QString, History::IntegrityReport> IntegrityTest::kept()
{
    const auto own = place().newConnection();
    const History::HistoryTable table(*own, place().project().policies);
    return History::RunJournal(*own, table).checks().value_or(QHash<QString, History::IntegrityReport>());
}

void IntegrityTest::rowsOfNamedTablesAreCountedBeforeAndAfter()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (2), (3);\nCREATE TABLE b (id integer);\n");
    QCOMPARE(run().integrity.lines(), (QStringList{u"a: new, 3 rows"_s, u"b: new, 0 rows"_s}));
    place().migration(
        u"002_b.sql"_s,
        "DELETE FROM a WHERE id = 1;\nUPDATE b SET id = 2;\nCREATE INDEX a_id ON a (id);\nCREATE VIEW v AS SELECT 1 AS one;\n");
    QCOMPARE(run().integrity.lines(), (QStringList{u"a: 3 → 2 rows"_s, u"b: 0 rows, as before"_s}));
    place().migration(u"003_c.sql"_s, "DROP TABLE b;\nALTER TABLE a RENAME TO c;\n");
    QCOMPARE(run().integrity.lines(), (QStringList{u"b: gone, had 0 rows"_s, u"a: gone, had 2 rows"_s, u"c: new, 2 rows"_s}));
}

void IntegrityTest::namesWithVariablesAndSchemasAreFound()
{
    const QByteArray schema = is(Database::Engine::Sqlite) ? "main"
        : is(Database::Engine::PostgreSql)                 ? "public"
                                                           : place().profile().database.toUtf8();
    place().configure({}, "[variables]\nschema = \"" + schema + "\"\nwhat = \"things\"\n");
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE ${schema}.${what} (id integer);\nINSERT INTO ${schema}.${what} VALUES (1);\n"
                      "INSERT INTO things VALUES (2);\n");
    QCOMPARE(run().integrity.lines(), QStringList{QString::fromUtf8(schema) + u".things: new, 2 rows"_s});
}

void IntegrityTest::nothingIsLookedAtWherePolicySaysSo()
{
    place().configure({}, "[policies]\nintegrity = \"off\"\n");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    const RunResult result = run();
    QVERIFY(result.isSuccess());
    QVERIFY(result.integrity.isEmpty());
    QVERIFY(kept().isEmpty());
}

void IntegrityTest::largeTablesAreNotCountedUnlessEverythingIsAskedFor()
{
    const QByteArray rows = is(Database::Engine::PostgreSql)
        ? "SELECT generate_series(1, 100005)"
        : "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 100005) SELECT i FROM n";
    const QByteArray before = is(Database::Engine::MariaDb) ? "SET SESSION max_recursive_iterations = 200000;\n" : "";
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n" + before + "INSERT INTO a " + rows + ";\n");
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.error.value_or(Core::Error()).toString()));
    QVERIFY2(result.integrity.lines().constFirst().startsWith(u"a: new, "_s), qPrintable(result.integrity.lines().constFirst()));
    QVERIFY(result.integrity.tables.constFirst().after->precision != History::RowCount::Precision::Exact);
    QVERIFY(result.integrity.tables.constFirst().after->rows >= 100000);

    place().configure({}, "[policies]\nintegrity = \"full\"\n");
    place().migration(u"002_b.sql"_s, "DELETE FROM a WHERE id = 1;\n");
    QCOMPARE(run().integrity.lines(), QStringList{u"a: 100,005 → 100,004 rows"_s});
}

void IntegrityTest::whatWasFoundIsKeptWithTheRun()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1);\n");
    const RunResult first = run();
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (2);\n");
    const RunResult second = run();
    const auto reports = kept();
    QCOMPARE(reports.size(), 2);
    QCOMPARE(reports.value(first.runId), first.integrity);
    QCOMPARE(reports.value(second.runId).lines(), QStringList{u"a: 1 → 2 rows"_s});
}

void IntegrityTest::tablesOfAnOlderVersionGetTheirColumn()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(run().isSuccess());
    QVERIFY(place().newConnection()->query(u"ALTER TABLE migration_runs DROP COLUMN checks"_s));
    QVERIFY(kept().isEmpty());
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (2);\n");
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(kept().value(result.runId), result.integrity);
}

void IntegrityTest::statisticsAreRenewedWherePolicySaysSo()
{
    place().configure({}, "[policies]\nanalyze = true\n");
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE a (id integer PRIMARY KEY, n integer);\nCREATE INDEX a_n ON a (n);\nINSERT INTO a VALUES (1, 1), (2, 2);\n");
    const RunResult result = run();
    QCOMPARE(result.integrity.lines(), (QStringList{u"a: new, 2 rows"_s, u"statistics renewed: a"_s}));
    if (is(Database::Engine::PostgreSql))
        QCOMPARE(place().rows(u"SELECT reltuples::bigint FROM pg_class WHERE relname = 'a'"_s), QStringList{u"2"_s});
    if (is(Database::Engine::Sqlite))
        QCOMPARE(place().rows(u"SELECT stat FROM sqlite_stat1 WHERE idx = 'a_n'"_s), QStringList{u"2 1"_s});
}

void IntegrityTest::statisticsOfWhatWasAppliedAreRenewedAfterAFailure()
{
    place().migration(u"000_b.sql"_s, "CREATE TABLE b (id integer);\n");
    QVERIFY(run().isSuccess());
    place().configure({}, "[policies]\nanalyze = true\n");
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE a (id integer PRIMARY KEY, n integer);\nCREATE INDEX a_n ON a (n);\nINSERT INTO a VALUES (1, 1), (2, 2);\n");
    place().migration(u"002_b.sql"_s, "INSERT INTO b VALUES (1);\nINSERT INTO nowhere VALUES (1);\n");
    const RunResult result = run();
    QCOMPARE(result.failedMigration, u"002_b"_s);
    QCOMPARE(result.stepsDone, 1);
    QCOMPARE(result.integrity.analyzed, QStringList{u"a"_s}); // nothing of the other remains
    if (is(Database::Engine::PostgreSql))
        QCOMPARE(place().rows(u"SELECT reltuples::bigint FROM pg_class WHERE relname = 'a'"_s), QStringList{u"2"_s});
    if (is(Database::Engine::Sqlite))
        QCOMPARE(place().rows(u"SELECT stat FROM sqlite_stat1 WHERE idx = 'a_n'"_s), QStringList{u"2 1"_s});
}

void IntegrityTest::failedRunTellsWhatItLeft()
{
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\n");
    QVERIFY(run().isSuccess());
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);\n");
    const RunResult result = run();
    QVERIFY(!result.isSuccess());
    QCOMPARE(result.integrity.lines(), QStringList{u"a: 0 rows, as before"_s});
}

void IntegrityTest::brokenForeignKeysAreFound()
{
    if (!is(Database::Engine::Sqlite))
        QSKIP("of servers see tst_rowrules");
    Database::ConnectionProfile profile = place().profile();
    profile.options.insert(u"foreign_keys"_s, u"off"_s);
    const auto folder = std::move(m_place); // holds the file
    m_place = std::make_unique<Workplace>(profile);
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id INTEGER PRIMARY KEY);\nCREATE TABLE b (id INTEGER PRIMARY KEY, a_id INTEGER REFERENCES a (id));\n"
                      "INSERT INTO b VALUES (1, 7), (2, NULL);\n");
    const RunResult result = run();
    QVERIFY(result.isSuccess());
    QCOMPARE(result.integrity.findings, QStringList{u"1 rows break foreign keys: b row 1 (a_id = 7): no such row in a."_s});
    place().configure({}, "[policies]\nintegrity = \"full\"\n");
    place().migration(u"002_b.sql"_s, "DELETE FROM b WHERE id = 2;\n");
    QCOMPARE(run().integrity.findings, result.integrity.findings);
}

void IntegrityTest::constraintsThatWereNotValidatedAreListed()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("only PostgreSQL has them");
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (-1);\n"
                      "ALTER TABLE a ADD CONSTRAINT positive CHECK (id > 0) NOT VALID;\n");
    QCOMPARE(run().integrity.findings,
             QStringList{u"The constraint positive of a is not validated: older rows may break it. ALTER TABLE a VALIDATE CONSTRAINT "
                         "positive checks them."_s});
}

void IntegrityTest::failedConcurrentIndexIsReportedAndDroppedAndRunAgain()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("only PostgreSQL builds indexes concurrently");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (1);\n");
    QVERIFY(run().isSuccess());
    place().migration(u"002_index.sql"_s, "CREATE UNIQUE INDEX CONCURRENTLY a_id ON a (id);\n");
    const RunResult failed = run();
    QVERIFY(!failed.isSuccess());
    QVERIFY2(failed.error->remedy.endsWith(u"The index a_id was left behind and is not valid: mend the rows, drop it with DROP INDEX "
                                           "CONCURRENTLY a_id, then run again."_s),
             qPrintable(failed.error->remedy));
    QCOMPARE(failed.integrity.findings,
             QStringList{u"The index a_id of a is not valid: building it failed. Drop it with DROP INDEX CONCURRENTLY a_id."_s});
    QCOMPARE(place().rows(u"SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"_s), QStringList{u"f"_s});

    const RunResult again = run();
    QVERIFY(!again.isSuccess());
    QCOMPARE(again.error->message, u"The index a_id is there and not valid: building it failed before."_s);
    QCOMPARE(again.error->remedy, u"Drop it with DROP INDEX CONCURRENTLY a_id, then run again."_s);
    QCOMPARE(again.error->where.toString(), u"migrations/002_index.sql:1:1"_s);

    const auto own = place().newConnection();
    QVERIFY(own->execute("DROP INDEX CONCURRENTLY a_id") && own->execute("DELETE FROM a WHERE ctid IN (SELECT min(ctid) FROM a)"));
    const RunResult mended = run();
    QVERIFY2(mended.isSuccess(), qPrintable(mended.summary));
    QCOMPARE(mended.integrity.findings, QStringList());
    QCOMPARE(place().rows(u"SELECT indisvalid FROM pg_index WHERE indexrelid = 'a_id'::regclass"_s), QStringList{u"t"_s});
    QCOMPARE(place().standings().constLast(), u"002_index applied"_s);
}

void IntegrityTest::invalidIndexIsNotTakenForOneThatIsThere()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("only PostgreSQL builds indexes concurrently");
    place().migration(u"001_a.sql"_s, "CREATE TABLE a (id integer);\nINSERT INTO a VALUES (1), (1);\n");
    place().migration(u"002_index.sql"_s, "CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS a_id ON a (id);\n");
    QVERIFY(!run().isSuccess());
    const RunResult again = run();
    QVERIFY(!again.isSuccess()); // the server alone would say that it exists, and be content
    QCOMPARE(again.error->message, u"The index a_id is there and not valid: building it failed before."_s);
}

QTEST_GUILESS_MAIN(IntegrityTest)
#include "tst_integrity.moc"
