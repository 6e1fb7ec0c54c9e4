// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/splitter.h>

#include <QTest>

using namespace Varve::Text;
using namespace Qt::StringLiterals;

namespace {

// What a row says of a statement, as letters: c changes, r returns rows, t can run in a transaction, d loses data, s loses structure.
QString flags(const Statement &statement)
{
    QString result;
    if (statement.changes)
        result += u'c';
    if (statement.returnsRows)
        result += u'r';
    if (statement.inTransaction)
        result += u't';
    if (statement.destructive == Destructive::Data)
        result += u'd';
    if (statement.destructive == Destructive::Structure)
        result += u's';
    return result;
}

struct Row
{
    const char *text;
    StatementKind kind;
    const char *verb;
    const char *object;
    const char *flags;
};

using K = StatementKind;

const QList<Row> postgreSqlRows{
    {"SELECT 1", K::Query, "SELECT", "", "rt"},
    {"(SELECT 1) UNION SELECT 2", K::Query, "SELECT", "", "rt"},
    {"SELECT * INTO t FROM u", K::Query, "SELECT", "t", "ct"},
    {"SELECT 'DROP TABLE x' AS \"delete\" -- INSERT", K::Query, "SELECT", "", "rt"},
    {"SELECT * FROM t FOR UPDATE", K::Query, "SELECT", "", "crt"},
    {"VALUES (1)", K::Query, "VALUES", "", "rt"},
    {"TABLE app.t", K::Query, "TABLE", "app.t", "rt"},
    {"SHOW search_path", K::Query, "SHOW", "search_path", "rt"},
    {"WITH a AS (SELECT 1) SELECT * FROM a", K::Query, "SELECT", "", "rt"},
    {"WITH a AS (DELETE FROM t RETURNING *) SELECT * FROM a", K::Query, "SELECT", "", "crt"},
    {"WITH a AS (SELECT 1) INSERT INTO app.t SELECT * FROM a", K::Manipulation, "INSERT", "app.t", "ct"},
    {"WITH a AS (SELECT 1) DELETE FROM t", K::Manipulation, "DELETE", "t", "ctd"},
    {"EXPLAIN DELETE FROM t", K::Query, "EXPLAIN", "", "rt"},
    {"EXPLAIN ANALYZE SELECT 1", K::Query, "EXPLAIN", "", "rt"},
    {"EXPLAIN (ANALYZE, BUFFERS) DELETE FROM t", K::Query, "EXPLAIN", "", "crt"},
    {"EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1", K::Query, "EXPLAIN", "", "crt"},
    {"EXPLAIN ANALYZE EXECUTE p", K::Query, "EXPLAIN", "", "crt"},
    {"INSERT INTO \"a b\".t VALUES (1)", K::Manipulation, "INSERT", "\"a b\".t", "ct"},
    {"INSERT INTO t VALUES (1) RETURNING id", K::Manipulation, "INSERT", "t", "crt"},
    {"UPDATE ONLY t SET a = 1 WHERE b", K::Manipulation, "UPDATE", "t", "ct"},
    {"UPDATE t SET a = (SELECT 1 WHERE b)", K::Manipulation, "UPDATE", "t", "ctd"},
    {"DELETE FROM ${schema}.t", K::Manipulation, "DELETE", "${schema}.t", "ctd"},
    {"DELETE FROM t USING u WHERE t.a = u.a", K::Manipulation, "DELETE", "t", "ct"},
    {"MERGE INTO t USING u ON true WHEN MATCHED THEN DELETE", K::Manipulation, "MERGE", "t", "ct"},
    {"TRUNCATE TABLE ONLY a.t", K::Manipulation, "TRUNCATE", "a.t", "ctd"},
    {"COPY t FROM '/x'", K::Manipulation, "COPY", "t", "ct"},
    {"COPY t TO STDOUT", K::Query, "COPY", "t", "rt"},
    {"COPY t TO PROGRAM 'rm'", K::Manipulation, "COPY", "t", "ct"},
    {"CREATE TABLE IF NOT EXISTS ${schema}.user_preferences (a int)", K::Definition, "CREATE TABLE", "${schema}.user_preferences", "ct"},
    {"CREATE TEMP TABLE t_${x}_y (a int)", K::Definition, "CREATE TABLE", "t_${x}_y", "ct"},
    {"CREATE OR REPLACE FUNCTION app.f() RETURNS int AS $$ DROP TABLE x $$ LANGUAGE sql", K::Definition, "CREATE FUNCTION", "app.f", "ct"},
    {"CREATE UNIQUE INDEX i ON t (a)", K::Definition, "CREATE INDEX", "i", "ct"},
    {"CREATE INDEX ON t (a)", K::Definition, "CREATE INDEX", "", "ct"},
    {"CREATE INDEX CONCURRENTLY IF NOT EXISTS i ON t (a)", K::Definition, "CREATE INDEX", "i", "c"},
    {"DROP INDEX CONCURRENTLY i", K::Definition, "DROP INDEX", "i", "cs"},
    {"CREATE MATERIALIZED VIEW v AS SELECT 1", K::Definition, "CREATE MATERIALIZED VIEW", "v", "ct"},
    {"REFRESH MATERIALIZED VIEW CONCURRENTLY v", K::Definition, "REFRESH MATERIALIZED VIEW", "v", "ct"},
    {"CREATE DATABASE d", K::Definition, "CREATE DATABASE", "d", "c"},
    {"DROP DATABASE IF EXISTS d", K::Definition, "DROP DATABASE", "d", "cs"},
    {"CREATE TABLESPACE x LOCATION '/x'", K::Definition, "CREATE TABLESPACE", "x", "c"},
    {"DROP TABLE IF EXISTS a.t CASCADE", K::Definition, "DROP TABLE", "a.t", "cts"},
    {"DROP SCHEMA a", K::Definition, "DROP SCHEMA", "a", "cts"},
    {"ALTER TABLE t ADD COLUMN a int", K::Definition, "ALTER TABLE", "t", "ct"},
    {"ALTER TABLE IF EXISTS ONLY t DROP COLUMN a", K::Definition, "ALTER TABLE", "t", "cts"},
    {"ALTER TABLE t ADD b int, DROP a", K::Definition, "ALTER TABLE", "t", "cts"},
    {"ALTER TABLE t ALTER a DROP NOT NULL, ALTER b DROP DEFAULT", K::Definition, "ALTER TABLE", "t", "ct"},
    {"ALTER TABLE t DETACH PARTITION p CONCURRENTLY", K::Definition, "ALTER TABLE", "t", "c"},
    {"ALTER SYSTEM SET work_mem = '1MB'", K::Definition, "ALTER SYSTEM", "", "c"},
    {"ALTER TYPE mood ADD VALUE 'x'", K::Definition, "ALTER TYPE", "mood", "ct"},
    {"CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p", K::Definition, "CREATE SUBSCRIPTION", "s", "c"},
    {"CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p WITH (create_slot = false)", K::Definition, "CREATE SUBSCRIPTION", "s", "ct"},
    {"COMMENT ON TABLE a.t IS 'DROP'", K::Definition, "COMMENT", "a.t", "ct"},
    {"GRANT SELECT ON t TO u", K::Definition, "GRANT", "t", "ct"},
    {"REINDEX TABLE t", K::Utility, "REINDEX", "t", "ct"},
    {"REINDEX TABLE CONCURRENTLY t", K::Utility, "REINDEX", "t", "c"},
    {"REINDEX (CONCURRENTLY) TABLE t", K::Utility, "REINDEX", "t", "c"},
    {"REINDEX DATABASE d", K::Utility, "REINDEX", "d", "c"},
    {"VACUUM (FULL) t", K::Utility, "VACUUM", "t", "c"},
    {"ANALYZE t", K::Utility, "ANALYZE", "t", "ct"},
    {"CLUSTER", K::Utility, "CLUSTER", "", "c"},
    {"CLUSTER t", K::Utility, "CLUSTER", "t", "ct"},
    {"LOCK TABLE t", K::Utility, "LOCK", "t", "ct"},
    {"BEGIN", K::TransactionControl, "BEGIN", "", "c"},
    {"COMMIT", K::TransactionControl, "COMMIT", "", "c"},
    {"SAVEPOINT a", K::TransactionControl, "SAVEPOINT", "", "ct"},
    {"ROLLBACK TO a", K::TransactionControl, "ROLLBACK", "", "ct"},
    {"SET TRANSACTION READ WRITE", K::TransactionControl, "SET", "", "ct"},
    {"SET SESSION TRANSACTION READ WRITE", K::TransactionControl, "SET", "", "ct"},
    {"SET SESSION CHARACTERISTICS AS TRANSACTION ISOLATION LEVEL SERIALIZABLE", K::SessionSetting, "SET", "", "ct"},
    {"SET LOCAL search_path = a", K::SessionSetting, "SET", "search_path", "ct"},
    {"CALL app.p(1)", K::Call, "CALL", "app.p", "crt"},
    {"DO $$ BEGIN END $$", K::Call, "DO", "", "ct"},
    {"\\set a b", K::ClientCommand, "\\SET", "a b", "ct"},
    {"FROBNICATE t", K::Unknown, "FROBNICATE", "", "ct"},
};

const QList<Row> sqliteRows{
    {"SELECT replace('a', 'b', 'c')", K::Query, "SELECT", "", "rt"},
    {"REPLACE INTO t VALUES (1)", K::Manipulation, "REPLACE", "t", "ct"},
    {"INSERT OR IGNORE INTO t VALUES (1)", K::Manipulation, "INSERT", "t", "ct"},
    {"WITH a AS (SELECT 1) REPLACE INTO t SELECT * FROM a", K::Manipulation, "REPLACE", "t", "ct"},
    {"DELETE FROM [a b]", K::Manipulation, "DELETE", "[a b]", "ctd"},
    {"CREATE TRIGGER IF NOT EXISTS r AFTER INSERT ON t BEGIN DELETE FROM u; END", K::Definition, "CREATE TRIGGER", "r", "ct"},
    {"CREATE VIRTUAL TABLE f USING fts5(a)", K::Definition, "CREATE TABLE", "f", "ct"},
    {"ALTER TABLE t DROP COLUMN a", K::Definition, "ALTER TABLE", "t", "cts"},
    {"ALTER TABLE t DROP a", K::Definition, "ALTER TABLE", "t", "cts"},
    {"VACUUM", K::Utility, "VACUUM", "", "c"},
    {"ATTACH 'a.db' AS b", K::Utility, "ATTACH", "'a.db'", "ct"},
    {"DETACH b", K::Utility, "DETACH", "b", "c"},
    {"PRAGMA foreign_keys", K::Query, "PRAGMA", "foreign_keys", "rt"},
    {"PRAGMA foreign_keys = ON", K::SessionSetting, "PRAGMA", "foreign_keys", "c"},
    {"PRAGMA main.journal_mode(wal)", K::SessionSetting, "PRAGMA", "main.journal_mode", "cr"},
    {"PRAGMA user_version = 3", K::SessionSetting, "PRAGMA", "user_version", "ct"},
    {"PRAGMA table_info(t)", K::Query, "PRAGMA", "table_info", "rt"},
    {"PRAGMA wal_checkpoint", K::Utility, "PRAGMA", "wal_checkpoint", "cr"},
    {"EXPLAIN QUERY PLAN DELETE FROM t", K::Query, "EXPLAIN", "", "rt"},
    {"BEGIN IMMEDIATE", K::TransactionControl, "BEGIN", "", "c"},
    {"END", K::TransactionControl, "END", "", "c"},
    {".read a.sql", K::ClientCommand, ".READ", "a.sql", "ct"},
};

const QList<Row> mySqlRows{
    {"CREATE TABLE t (a INT)", K::Definition, "CREATE TABLE", "t", "c"},
    {"CREATE TEMPORARY TABLE t (a INT)", K::Definition, "CREATE TABLE", "t", "ct"},
    {"/*!50001 DROP VIEW IF EXISTS `v` */", K::Definition, "DROP VIEW", "`v`", "cs"},
    {"TRUNCATE t", K::Manipulation, "TRUNCATE", "t", "cd"},
    {"ALTER TABLE t TRUNCATE PARTITION p", K::Definition, "ALTER TABLE", "t", "cd"},
    {"LOAD DATA INFILE 'x' INTO TABLE t", K::Manipulation, "LOAD", "t", "ct"},
    {"SELECT 1 INTO OUTFILE '/x'", K::Query, "SELECT", "", "ct"},
    {"USE d", K::SessionSetting, "USE", "d", "ct"},
};

const QList<Row> sparkRows{
    {"DESCRIBE TABLE EXTENDED `a`.`b`.t", K::Query, "DESCRIBE", "`a`.`b`.t", "r"},
    {"SHOW TABLES IN `a`.`b` LIKE 'x'", K::Query, "SHOW", "", "r"},
    {"INSERT OVERWRITE TABLE t SELECT 1", K::Manipulation, "INSERT", "t", "cd"},
    {"CREATE OR REPLACE TABLE t AS SELECT 1", K::Definition, "CREATE TABLE", "t", "cs"},
    {"OPTIMIZE t ZORDER BY (a)", K::Utility, "OPTIMIZE", "t", "c"},
    {"BEGIN SELECT 1; END", K::Call, "BEGIN", "", "cr"},
    {"ALTER TABLE t DROP COLUMNS (a)", K::Definition, "ALTER TABLE", "t", "cs"},
};

const QList<Row> sqlServerRows{
    {"SELECT 1; DELETE FROM t WHERE a", K::Query, "SELECT", "", "crt"},
    {"CREATE DATABASE d", K::Definition, "CREATE DATABASE", "d", "c"},
    {"DROP TABLE dbo.[a b]", K::Definition, "DROP TABLE", "dbo.[a b]", "cts"},
};

const QList<Row> cypherRows{
    {"MATCH (n) RETURN n", K::Query, "MATCH", "", "rt"},
    {"MATCH (n) DETACH DELETE n", K::Manipulation, "MATCH", "", "ctd"},
    {"MATCH (n) WHERE n.a DELETE n", K::Manipulation, "MATCH", "", "ct"},
    {"CREATE (n:Index {a: 1})", K::Manipulation, "CREATE", "", "ct"},
    {"CREATE CONSTRAINT c IF NOT EXISTS FOR (n:A) REQUIRE n.a IS UNIQUE", K::Definition, "CREATE CONSTRAINT", "c", "ct"},
    {"DROP INDEX i", K::Definition, "DROP INDEX", "i", "cts"},
    {"CALL { MATCH (n) DELETE n } IN TRANSACTIONS", K::Manipulation, "CALL", "", "cd"},
    {"CALL db.labels()", K::Call, "CALL", "", "crt"},
    {"SHOW INDEXES", K::Query, "SHOW", "", "rt"},
};

const QList<Row> redisRows{
    {"GET user:1", K::Query, "GET", "user:1", "r"},       {"hset ${prefix}:a b 1", K::Manipulation, "HSET", "${prefix}:a", "cr"},
    {"FLUSHALL", K::Manipulation, "FLUSHALL", "", "crd"}, {"FT.CREATE idx ON HASH", K::Definition, "FT.CREATE", "idx", "cr"},
    {"EVAL \"return 1\" 0", K::Call, "EVAL", "", "cr"},
};

} // namespace

class TestClassification : public QObject
{
    Q_OBJECT

private slots:
    void classifies_data();
    void classifies();
    void lettersDoNotMatter();
};

void TestClassification::classifies_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<StatementKind>("kind");
    QTest::addColumn<QString>("verb");
    QTest::addColumn<QString>("object");
    QTest::addColumn<QString>("expected");
    const auto add = [](DialectName dialect, const QList<Row> &rows) {
        for (const Row &row : rows) {
            QTest::addRow("%s: %s", qPrintable(toString(dialect)), row.text)
                << dialect << QByteArray(row.text) << row.kind << QString::fromUtf8(row.verb) << QString::fromUtf8(row.object)
                << QString::fromUtf8(row.flags);
        }
    };
    add(DialectName::PostgreSql, postgreSqlRows);
    add(DialectName::Sqlite, sqliteRows);
    add(DialectName::MySql, mySqlRows);
    add(DialectName::MariaDb, mySqlRows);
    add(DialectName::Spark, sparkRows);
    add(DialectName::SqlServer, sqlServerRows);
    add(DialectName::Cypher, cypherRows);
    add(DialectName::Redis, redisRows);
}

void TestClassification::classifies()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, text);
    QFETCH(StatementKind, kind);
    QFETCH(QString, verb);
    QFETCH(QString, object);
    QFETCH(QString, expected);
    const auto statements = split(text, dialect);
    QVERIFY(statements);
    QCOMPARE(statements->size(), 1);
    const Statement &statement = statements->first();
    QCOMPARE(int(statement.kind), int(kind));
    QCOMPARE(statement.verb, verb);
    QCOMPARE(QString::fromUtf8(statement.object.in(text)), object);
    QCOMPARE(flags(statement), expected);
}

void TestClassification::lettersDoNotMatter()
{
    const QByteArray script = "/* a */ dRoP -- b\n tAbLe If ExIsTs T;";
    const auto statements = split(script, DialectName::PostgreSql);
    QVERIFY(statements);
    QCOMPARE(statements->first().verb, u"DROP TABLE"_s);
    QCOMPARE(statements->first().object.in(script), QByteArray("T"));
    QCOMPARE(statements->first().destructive, Destructive::Structure);
}

QTEST_GUILESS_MAIN(TestClassification)
#include "tst_classification.moc"
