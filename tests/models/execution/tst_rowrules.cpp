// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <tests/support/engineworkplace.h>

#include <models/history/runjournal.h>

#include <QTest>

#include <atomic>
#include <thread>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::Workplace;

/// Rows that a server let in while it did not look, as integrity = "full" finds them.
class RowRulesTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase_data();
    void init();
    void cleanup() { m_place.reset(); }

    void rowsThatTheServerDidNotCheckAreFound();
    void tablesWithTheirHistoryAreLookedAtToo();
    void rowsWhoseParentIsGoneAreFoundInOtherTables();
    void rowsAreComparedAsTheKeySays();
    void rowsThatBreakAConstraintAreFound();
    void partitionedTablesAreCheckedOnceAsAWhole();
    void rowsThatMayNotBeReadAreToldOnce();
    void rowsAreNotCheckedUnlessEverythingIsAskedFor();
    void checksEndWithTheRunsCancelling();
    void checksWaitForAnotherSessionNoLongerThanAStatement();

private:
    Workplace &place() { return *m_place; }
    bool is(Database::Engine engine) const { return m_place->profile().engine == engine; }
    RunResult run() { return place().run(place().migratePlan()); }
    QHash<QString, History::IntegrityReport> kept();
    /// \a statements as a file would send them that the server's foreign keys are in the way of.
    QByteArray unchecked(const QByteArray &statements) const
    {
        if (is(Database::Engine::PostgreSql))
            return "SET session_replication_role = replica;\n" + statements + "SET session_replication_role = DEFAULT;\n";
        return "SET foreign_key_checks = 0;\n" + statements;
    }
    void checkEverything() { place().configure({}, "[policies]\nintegrity = \"full\"\n"); }
    QByteArray autoNumber() const { return is(Database::Engine::PostgreSql) ? "serial PRIMARY KEY" : "integer AUTO_INCREMENT PRIMARY KEY"; }

    std::unique_ptr<Workplace> m_place;
};

void RowRulesTest::initTestCase_data()
{
    QTest::addColumn<Database::Engine>("engine");
    QTest::newRow("PostgreSQL") << Database::Engine::PostgreSql;
    QTest::newRow("MariaDB") << Database::Engine::MariaDb;
}

void RowRulesTest::init()
{
    QFETCH_GLOBAL(Database::Engine, engine);
    VARVE_NEEDS_ENGINE(engine);
    m_place = Test::workplaceOn(engine);
}

QHash<QString, History::IntegrityReport> RowRulesTest::kept()
{
    return History::readIntegrity(*place().newConnection(), place().project().policies)
        .value_or(QHash<QString, History::IntegrityReport>());
}

void RowRulesTest::rowsThatTheServerDidNotCheckAreFound()
{
    checkEverything();
    place().migration(u"001_shop.sql"_s,
                      "CREATE TABLE shop_customers (id integer PRIMARY KEY);\nINSERT INTO shop_customers VALUES (1);\n"
                      "CREATE TABLE shop_orders (id "
                          + autoNumber()
                          + ", customer_id integer, total integer,\n"
                            "CONSTRAINT of_customer FOREIGN KEY (customer_id) REFERENCES shop_customers (id));\n"
                            "INSERT INTO shop_orders (customer_id, total) VALUES (1, 1), (NULL, 2);\n");
    QCOMPARE(run().integrity.findings, QStringList());
    place().migration(u"002_orphans.sql"_s, unchecked("INSERT INTO shop_orders (customer_id, total) VALUES (9999, 1), (777, 1);\n"));
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    const QString finding = u"2 rows of shop_orders break the foreign key of_customer: no such row in shop_customers."_s;
    QCOMPARE(result.integrity.findings, QStringList{finding});
    QCOMPARE(kept().value(result.runId).findings, QStringList{finding});
    if (!is(Database::Engine::PostgreSql))
        return;
    place().migration(u"003_copy.sql"_s,
                      "ALTER TABLE shop_orders DISABLE TRIGGER ALL;\nCOPY shop_orders (customer_id, total) FROM stdin;\n55\t1\n\\.\n"
                      "ALTER TABLE shop_orders ENABLE TRIGGER ALL;\n");
    QCOMPARE(run().integrity.findings,
             QStringList{u"3 rows of shop_orders break the foreign key of_customer: no such row in shop_customers."_s});
}

/// MariaDB has a type of its own for system-versioned ones.
void RowRulesTest::tablesWithTheirHistoryAreLookedAtToo()
{
    if (!is(Database::Engine::MariaDb))
        QSKIP("MariaDB's alone.");
    checkEverything();
    place().migration(
        u"001_tables.sql"_s,
        "CREATE TABLE par (id int PRIMARY KEY) WITH SYSTEM VERSIONING;\n"
        "CREATE TABLE kid (id int PRIMARY KEY, p int, CONSTRAINT of_par FOREIGN KEY (p) REFERENCES par (id)) WITH SYSTEM VERSIONING;\n");
    QCOMPARE(run().integrity.findings, QStringList());
    place().migration(u"002_rows.sql"_s, unchecked("INSERT INTO kid VALUES (2, 77);\n"));
    QCOMPARE(run().integrity.findings, QStringList{u"1 rows of kid break the foreign key of_par: no such row in par."_s});
}

void RowRulesTest::rowsWhoseParentIsGoneAreFoundInOtherTables()
{
    checkEverything();
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE TABLE b (a_id integer,\n"
        "CONSTRAINT of_a FOREIGN KEY (a_id) REFERENCES a (id));\nINSERT INTO a VALUES (1), (2);\nINSERT INTO b VALUES (1), (2);\n");
    QCOMPARE(run().integrity.findings, QStringList());
    place().migration(u"002_b.sql"_s, unchecked("DELETE FROM a WHERE id = 2;\n"));
    QCOMPARE(run().integrity.findings, QStringList{u"1 rows of b break the foreign key of_a: no such row in a."_s});
    if (is(Database::Engine::PostgreSql)) // where a table goes with the keys that point to it
        return;
    place().migration(u"003_c.sql"_s, unchecked("DROP TABLE a;\n"));
    const QStringList findings = run().integrity.findings;
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.constFirst().startsWith(u"The rows of b could not be checked: "_s)
                 && findings.constFirst().contains(u".a' doesn't exist"_s),
             qPrintable(findings.constFirst()));
}

void RowRulesTest::rowsAreComparedAsTheKeySays()
{
    checkEverything();
    const bool isPostgres = is(Database::Engine::PostgreSql);
    const QByteArray quote = isPostgres ? "\"" : "`";
    const auto quoted = [&](const QByteArray &name) -> QByteArray { return quote + name + quote; };
    const QByteArray people = quoted("The 'people'");
    const QByteArray chief = quoted("chief of");
    // A key of two columns, one to its own table, names that need quotes.
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE pairs (a integer, b integer, PRIMARY KEY (a, b));\nINSERT INTO pairs VALUES (1, 2);\n"
                      "CREATE TABLE uses (a integer, b integer, CONSTRAINT of_pair FOREIGN KEY (a, b) REFERENCES pairs (a, b));\n"
                      "CREATE TABLE "
                          + people + " (id integer PRIMARY KEY, " + chief + " integer, CONSTRAINT " + quoted("under it") + " FOREIGN KEY ("
                          + chief + ") REFERENCES " + people + " (id));\n");
    place().migration(u"002_b.sql"_s,
                      unchecked("INSERT INTO uses VALUES (1, 2), (1, NULL), (NULL, 9), (1, 3);\nINSERT INTO " + people
                                + " VALUES (1, NULL), (2, 1), (3, 3), (4, 5);\n"));
    QStringList expected = isPostgres
        ? QStringList{u"1 rows of \"The 'people'\" break the foreign key \"under it\": no such row in \"The 'people'\"."_s,
                      u"1 rows of uses break the foreign key of_pair: no such row in pairs."_s}
        : QStringList{u"1 rows of The 'people' break the foreign key under it: no such row in The 'people'."_s,
                      u"1 rows of uses break the foreign key of_pair: no such row in pairs."_s};
    QCOMPARE(run().integrity.findings, expected);
    if (!isPostgres) {
        place().migration(u"003_days.sql"_s,
                          "SET sql_mode = '';\nCREATE TABLE days (d date NOT NULL PRIMARY KEY);\n"
                          "CREATE TABLE events (d date NOT NULL, CONSTRAINT of_day FOREIGN KEY (d) REFERENCES days (d));\n"
                          "INSERT INTO days VALUES ('0000-00-00');\nSET foreign_key_checks = 0;\n"
                          "INSERT INTO events VALUES ('0000-00-00'), ('2020-01-01');\n");
        QCOMPARE(run().integrity.findings, QStringList{u"1 rows of events break the foreign key of_day: no such row in days."_s});
        return;
    }
    // MATCH FULL; collations that differ; rows that inherit, to which the key says nothing.
    place().migration(u"003_c.sql"_s,
                      "CREATE COLLATION blind (provider = icu, locale = 'und-u-ks-level2', deterministic = false);\n"
                      "CREATE TABLE words (w text COLLATE blind PRIMARY KEY);\nINSERT INTO words VALUES ('Ah');\n"
                      "CREATE TABLE says (w text COLLATE \"C\" REFERENCES words);\nINSERT INTO says VALUES ('aH');\n"
                      "CREATE TABLE full_uses (a integer, b integer, FOREIGN KEY (a, b) REFERENCES pairs MATCH FULL);\n"
                      "CREATE TABLE uses_more () INHERITS (uses);\n");
    place().migration(u"004_d.sql"_s,
                      unchecked("INSERT INTO full_uses VALUES (1, 2), (NULL, NULL), (1, NULL), (3, 4);\nINSERT INTO says VALUES ('oh');\n"
                                "DELETE FROM uses WHERE b = 3;\nINSERT INTO uses_more VALUES (7, 7);\nUPDATE words SET w = w;\n"));
    QCOMPARE(run().integrity.findings,
             (QStringList{u"2 rows of full_uses break the foreign key full_uses_a_b_fkey: no such row in pairs."_s,
                          u"1 rows of says break the foreign key says_w_fkey: no such row in words."_s}));
}

void RowRulesTest::rowsThatBreakAConstraintAreFound()
{
    if (!is(Database::Engine::MariaDb))
        QSKIP("only MariaDB can be told not to look");
    checkEverything();
    place().migration(
        u"001_shop.sql"_s,
        "CREATE TABLE customers (id integer PRIMARY KEY);\nINSERT INTO customers VALUES (1);\n"
        "CREATE TABLE orders (id integer AUTO_INCREMENT PRIMARY KEY, customer integer, total integer CHECK (total >= 0),\n"
        "CONSTRAINT of_customer FOREIGN KEY (customer) REFERENCES customers (id), CONSTRAINT not_both CHECK (customer + total < 1000));\n"
        "INSERT INTO orders (customer, total) VALUES (1, NULL), (1, 5);\n");
    QCOMPARE(run().integrity.findings, QStringList());
    place().migration(u"002_b.sql"_s,
                      "SET check_constraint_checks = 0, foreign_key_checks = 0;\n"
                      "INSERT INTO orders (customer, total) VALUES (1, -5), (777, 1), (1, 3000);\n");
    QCOMPARE(run().integrity.findings,
             (QStringList{u"1 rows of orders break the foreign key of_customer: no such row in customers."_s,
                          u"1 rows of orders break the constraint not_both: CHECK (`customer` + `total` < 1000)."_s,
                          u"1 rows of orders break the constraint total: CHECK (`total` >= 0)."_s}));
}

void RowRulesTest::partitionedTablesAreCheckedOnceAsAWhole()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("elsewhere they have no foreign keys");
    checkEverything();
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE a (id integer PRIMARY KEY) PARTITION BY RANGE (id);\n"
        "CREATE TABLE a1 PARTITION OF a FOR VALUES FROM (0) TO (10);\nCREATE TABLE a2 PARTITION OF a FOR VALUES FROM (10) TO (20);\n"
        "CREATE TABLE b (a_id integer CONSTRAINT of_a REFERENCES a) PARTITION BY RANGE (a_id);\n"
        "CREATE TABLE b1 PARTITION OF b FOR VALUES FROM (0) TO (10);\nCREATE TABLE b2 PARTITION OF b DEFAULT;\n"
        "CREATE TABLE lone (id integer PRIMARY KEY);\nALTER TABLE b2 ADD CONSTRAINT of_lone FOREIGN KEY (a_id) REFERENCES lone;\n"
        "INSERT INTO a VALUES (1), (11);\nINSERT INTO lone VALUES (11);\nINSERT INTO b VALUES (1), (11);\n");
    QCOMPARE(run().integrity.findings, QStringList());
    place().migration(u"002_b.sql"_s, unchecked("INSERT INTO b VALUES (2), (12);\n"));
    const QString whole = u"2 rows of b break the foreign key of_a: no such row in a."_s;
    QCOMPARE(run().integrity.findings, (QStringList{whole, u"1 rows of b2 break the foreign key of_lone: no such row in lone."_s}));
    place().migration(u"003_c.sql"_s, "ANALYZE a1;\nDELETE FROM a1 WHERE id = 5;\n"); // a partition by its own name
    QCOMPARE(run().integrity.findings, QStringList{whole});
}

void RowRulesTest::rowsThatMayNotBeReadAreToldOnce()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("its rights and its row-level security");
    const auto own = place().newConnection();
    QVERIFY(own->execute("CREATE TABLE hidden (id integer PRIMARY KEY, other integer UNIQUE)"));
    QVERIFY(own->execute("CREATE TABLE closed (id integer PRIMARY KEY)"));
    QVERIFY(own->execute("CREATE TABLE parts (id integer PRIMARY KEY)"));
    QVERIFY(own->execute("DROP ROLE IF EXISTS small_one"));
    QVERIFY(own->execute("CREATE ROLE small_one LOGIN PASSWORD 'varve-small-7'"));
    QVERIFY(own->execute("GRANT REFERENCES ON hidden TO small_one"));
    QVERIFY(own->execute("GRANT SELECT, REFERENCES ON parts TO small_one"));
    QVERIFY(own->execute("GRANT INSERT ON closed TO small_one"));
    QVERIFY(own->execute("GRANT ALL ON SCHEMA public TO small_one"));
    QVERIFY(own->execute("INSERT INTO parts VALUES (1)"));
    QVERIFY(own->execute("ALTER TABLE parts ENABLE ROW LEVEL SECURITY"));
    QVERIFY(own->execute("ALTER TABLE closed ADD FOREIGN KEY (id) REFERENCES hidden"));
    Database::ConnectionProfile profile = place().profile();
    profile.user = u"small_one"_s;
    profile.password.given = Database::Secret(u"varve-small-7"_s);
    m_place = std::make_unique<Workplace>(profile);
    checkEverything();
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE b (one integer REFERENCES hidden, two integer REFERENCES hidden (other), three integer REFERENCES parts);\n"
        "INSERT INTO closed SELECT 1 WHERE false;\nINSERT INTO b VALUES (NULL, NULL, 1);\n");
    const RunResult result = run();
    QVERIFY2(result.isSuccess(), qPrintable(result.summary));
    QCOMPARE(result.integrity.findings,
             (QStringList{u"closed could not be counted: permission denied for table closed"_s,
                          u"The rows of b could not be checked: permission denied for table hidden"_s,
                          u"The rows of b could not be checked: row-level security hides some from this user."_s}));
}

void RowRulesTest::rowsAreNotCheckedUnlessEverythingIsAskedFor()
{
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE TABLE b (a_id integer, FOREIGN KEY (a_id) REFERENCES a (id));\n");
    place().migration(u"002_b.sql"_s, unchecked("INSERT INTO b VALUES (1);\n"));
    QCOMPARE(run().integrity.findings, QStringList());
}

void RowRulesTest::checksEndWithTheRunsCancelling()
{
    if (!is(Database::Engine::PostgreSql))
        QSKIP("one engine is enough");
    place().configure({}, "[policies]\nintegrity = \"full\"\nlock_timeout = \"10min\"\n");
    place().migration(
        u"001_a.sql"_s,
        "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE TABLE b (id integer REFERENCES a);\nCREATE TABLE c (id integer REFERENCES a);\n");
    QVERIFY(run().isSuccess());
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\n");
    const auto holder = place().newConnection();
    QVERIFY(holder->begin());
    QVERIFY(holder->execute("LOCK TABLE b IN ACCESS EXCLUSIVE MODE"));
    std::stop_source stop;
    const Database::Canceller canceller = place().connection().canceller();
    std::atomic<bool> isOver = false;
    std::thread another([&] {
        const auto watching = place().newConnection();
        const auto waits = u"SELECT count(*) FROM pg_locks WHERE NOT granted AND relation = 'b'::regclass"_s;
        while (!isOver && watching->query(waits)->rows.constFirst().constFirst().toInt() == 0)
            std::this_thread::yield();
        stop.request_stop();
        canceller.cancel().waitForFinished();
    });
    const RunResult result
        = place().run(place().migratePlan(), {.stop = stop.get_token(), .rowLimit = 10, .password = {}, .appliedBy = {}});
    isOver = true;
    another.join();
    QVERIFY(result.isSuccess());
    QCOMPARE(result.integrity.lines(),
             (QStringList{u"a: 0 → 1 rows"_s, u"Not all foreign keys and constraints were checked: that was cancelled."_s}));
    QCOMPARE(kept().value(result.runId), result.integrity);
}

void RowRulesTest::checksWaitForAnotherSessionNoLongerThanAStatement()
{
    place().configure({}, "[policies]\nintegrity = \"full\"\nlock_timeout = \"1s\"\n");
    place().migration(u"001_a.sql"_s,
                      "CREATE TABLE a (id integer PRIMARY KEY);\nCREATE TABLE b (id integer, FOREIGN KEY (id) REFERENCES a (id));\n");
    QVERIFY(run().isSuccess());
    place().migration(u"002_b.sql"_s, "INSERT INTO a VALUES (1);\n");
    const auto holder = place().newConnection();
    if (is(Database::Engine::PostgreSql))
        QVERIFY(holder->begin());
    QVERIFY(holder->execute(is(Database::Engine::PostgreSql) ? "LOCK TABLE b IN ACCESS EXCLUSIVE MODE" : "LOCK TABLES b WRITE"));
    const QStringList findings = run().integrity.findings;
    QCOMPARE(findings.size(), 1);
    QVERIFY2(findings.constFirst().startsWith(u"The rows of b could not be checked: "_s), qPrintable(findings.constFirst()));
}

QTEST_GUILESS_MAIN(RowRulesTest)
#include "tst_rowrules.moc"
