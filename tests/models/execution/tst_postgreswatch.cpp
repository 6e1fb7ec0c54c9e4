// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/catalog/introspector.h>
#include <models/execution/rehearsal/schemawatch.h>
#include <tests/support/postgresserver.h>
#include <tests/support/workplace.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Execution;
using namespace Qt::StringLiterals;
using Test::PostgresServer;
using Test::Workplace;

/// What PostgreSQL is asked for step by step is what it says when it is asked for everything.
class PostgresWatchTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { VARVE_NEEDS_POSTGRESQL(PostgresServer::instance()); }
    void everyChangeIsSeen_data();
    void everyChangeIsSeen();
    void stepsOfOneTransactionAreSeen();
    void whatAnotherSessionCommitsLateIsSeen();

private:
    static QList<Catalog::SchemaObject> whole(Database::Connection &connection)
    {
        const auto all = Catalog::introspect(connection);
        if (!all)
            qFatal("%s", qPrintable(all.error().toString()));
        return all->objects;
    }
    static QList<Catalog::SchemaObject> look(SchemaWatch &watch)
    {
        const auto state = watch.look();
        if (!state)
            qFatal("%s", qPrintable(state.error().toString()));
        return state->snapshot().objects;
    }
    static void execute(Database::Connection &connection, const QByteArray &statement)
    {
        if (const auto done = connection.execute(statement); !done)
            qFatal("%s: %s", statement.constData(), qPrintable(done.error().toString()));
    }
};

void PostgresWatchTest::everyChangeIsSeen_data()
{
    QTest::addColumn<QByteArrayList>("statements");
    const auto row = [](const char *name, const QByteArrayList &statements) { QTest::newRow(name) << statements; };
    row("a column more, renamed, and less",
        {"ALTER TABLE a ADD COLUMN x text DEFAULT 'x'", "ALTER TABLE a RENAME COLUMN x TO y", "ALTER TABLE a DROP COLUMN y"});
    row("a column's type, default and NOT NULL",
        {"DROP VIEW v CASCADE", "DROP VIEW v3", "ALTER TABLE a ALTER COLUMN n TYPE varchar(90)",
         "ALTER TABLE a ALTER COLUMN n SET DEFAULT 'n'", "ALTER TABLE a ALTER COLUMN n SET NOT NULL",
         "ALTER TABLE a ALTER COLUMN n DROP DEFAULT"});
    row("a renamed column that a foreign key, a view and a policy name", {"ALTER TABLE a RENAME COLUMN id TO number"});
    row("a column joined by name, of which a view has to tell two apart", {"ALTER TABLE a ADD COLUMN a integer"});
    row("an index, renamed, with options, dropped",
        {"CREATE INDEX a_n ON a (n)", "ALTER INDEX a_n RENAME TO a_m", "ALTER INDEX a_m SET (fillfactor = 70)", "DROP INDEX a_m"});
    row("an index made without a lock",
        {"CREATE INDEX CONCURRENTLY a_n ON a (n)", "REINDEX INDEX CONCURRENTLY a_n", "DROP INDEX CONCURRENTLY a_n"});
    row("comments",
        {"COMMENT ON TABLE a IS 'one'", "COMMENT ON COLUMN a.n IS 'two'", "COMMENT ON INDEX b_a IS 'three'", "COMMENT ON VIEW v IS 'four'",
         "COMMENT ON TABLE a IS 'five'", "COMMENT ON COLUMN a.n IS NULL", "COMMENT ON INDEX b_a IS NULL"});
    row("comments on what a table has",
        {"COMMENT ON CONSTRAINT b_a_fkey ON b IS 'one'", "COMMENT ON POLICY p ON b IS 'two'", "ALTER TABLE b RENAME TO c",
         "ALTER TABLE c RENAME CONSTRAINT b_a_fkey TO k", "DROP POLICY p ON c", "ALTER TABLE c DROP CONSTRAINT k"});
    row("comments on sequences, types and routines",
        {"COMMENT ON SEQUENCE s IS 'one'", "COMMENT ON TYPE mood IS 'two'", "COMMENT ON FUNCTION f(integer) IS 'three'",
         "COMMENT ON COLUMN pair.x IS 'four'", "COMMENT ON SEQUENCE s IS NULL", "COMMENT ON COLUMN pair.x IS NULL",
         "COMMENT ON TYPE mood IS NULL"});
    row("a view replaced, renamed, dropped",
        {"CREATE OR REPLACE VIEW v AS SELECT a.id, a.n, 1 AS one FROM a", "ALTER VIEW v RENAME TO w", "DROP VIEW w CASCADE"});
    row("a view on a view",
        {"ALTER VIEW v RENAME COLUMN n TO m", "ALTER VIEW v RENAME TO w", "ALTER VIEW w SET (security_barrier = true)"});
    row("a materialized view",
        {"CREATE MATERIALIZED VIEW m AS SELECT id FROM a", "CREATE INDEX m_id ON m (id)", "REFRESH MATERIALIZED VIEW m",
         "DROP MATERIALIZED VIEW m"});
    row("a dropped table and one of its name", {"DROP TABLE b CASCADE", "CREATE TABLE b (id text)"});
    row("a table made anew in one step", {"DO $$ BEGIN DROP TABLE b CASCADE; CREATE TABLE b (id text); END $$"});
    row("two tables that change their names",
        {"DO $$ BEGIN ALTER TABLE a RENAME TO x; ALTER TABLE b RENAME TO a; ALTER TABLE x RENAME TO b; END $$"});
    row("a renamed table that others name", {"ALTER TABLE a RENAME TO c"});
    row("a table in another schema, and back", {"ALTER TABLE a SET SCHEMA other", "ALTER TABLE other.a SET SCHEMA public"});
    row("changes in another schema",
        {"CREATE TABLE other.a (id serial PRIMARY KEY)", "ALTER TABLE other.a ADD COLUMN x mood", "CREATE VIEW other.v AS SELECT 1 AS a",
         "DROP TABLE other.a"});
    row("the schema public renamed, dropped and made anew",
        {"ALTER SCHEMA public RENAME TO private", "DROP SCHEMA private CASCADE", "CREATE SCHEMA public",
         "CREATE TABLE public.t (id integer)"});
    row("prepared queries taken away", {"DEALLOCATE ALL", "CREATE TABLE t (id integer)", "DISCARD ALL", "DROP TABLE t"});
    row("a schema renamed and dropped",
        {"CREATE TABLE other.t (id integer)", "ALTER SCHEMA other RENAME TO another", "DROP SCHEMA another CASCADE"});
    row("a table with its foreign key dropped",
        {"ALTER TABLE b DROP CONSTRAINT b_a_fkey", "ALTER TABLE b ADD FOREIGN KEY (a) REFERENCES a (id) NOT VALID",
         "ALTER TABLE b VALIDATE CONSTRAINT b_a_fkey"});
    row("a table that others refer to, dropped", {"DROP TABLE a CASCADE"});
    row("a check",
        {"ALTER TABLE a ADD CONSTRAINT c CHECK (id > 0) NOT VALID", "ALTER TABLE a VALIDATE CONSTRAINT c",
         "ALTER TABLE a RENAME CONSTRAINT c TO d", "ALTER TABLE a DROP CONSTRAINT d"});
    row("a function replaced, renamed, dropped",
        {"CREATE OR REPLACE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 2'",
         "ALTER FUNCTION f(integer) RENAME TO g", "DROP FUNCTION g(integer) CASCADE"});
    row("a procedure and an aggregate",
        {"CREATE PROCEDURE p() LANGUAGE sql AS ''", "CREATE AGGREGATE total(integer) (SFUNC = int4pl, STYPE = integer)",
         "ALTER AGGREGATE total(integer) RENAME TO all_of_it", "DROP PROCEDURE p()"});
    row("a trigger, switched off, renamed, dropped",
        {"CREATE TRIGGER t BEFORE UPDATE ON a FOR EACH ROW EXECUTE FUNCTION changed()", "ALTER TABLE a DISABLE TRIGGER t",
         "ALTER TRIGGER t ON a RENAME TO u", "ALTER FUNCTION changed() RENAME TO altered", "DROP TRIGGER u ON a"});
    row("an enum's values",
        {"ALTER TYPE mood ADD VALUE 'glad'", "ALTER TYPE mood RENAME VALUE 'sad' TO 'blue'", "ALTER TYPE mood RENAME TO spirit",
         "DROP TYPE spirit CASCADE"});
    row("a domain",
        {"ALTER DOMAIN label ADD CONSTRAINT short CHECK (length(VALUE) < 9)", "ALTER DOMAIN label SET DEFAULT 'x'",
         "ALTER DOMAIN label RENAME TO caption", "ALTER DOMAIN caption DROP CONSTRAINT short", "ALTER DOMAIN caption SET NOT NULL"});
    row("a composite type",
        {"ALTER TYPE pair ADD ATTRIBUTE z integer", "ALTER TYPE pair RENAME ATTRIBUTE x TO w", "ALTER TYPE pair RENAME TO three",
         "ALTER TYPE three SET SCHEMA other"});
    row("a range type",
        {"CREATE TYPE span AS RANGE (SUBTYPE = float8)", "CREATE TABLE t (s span)", "ALTER TYPE span RENAME TO width",
         "DROP TYPE width CASCADE"});
    row("partitions",
        {"CREATE TABLE p (id integer, at date) PARTITION BY RANGE (at)", "CREATE TABLE p1 (id integer, at date)",
         "ALTER TABLE p ATTACH PARTITION p1 FOR VALUES FROM ('2026-01-01') TO ('2027-01-01')", "CREATE INDEX p_id ON p (id)",
         "ALTER TABLE p RENAME TO q", "ALTER TABLE q ADD COLUMN x integer", "ALTER TABLE q DETACH PARTITION p1", "DROP TABLE q"});
    row("inheritance",
        {"CREATE TABLE k (x integer) INHERITS (a)", "ALTER TABLE a ADD COLUMN y integer", "ALTER TABLE a RENAME TO c",
         "ALTER TABLE k NO INHERIT c"});
    row("a sequence of its own",
        {"ALTER SEQUENCE s INCREMENT BY 5", "ALTER SEQUENCE s RENAME TO r", "ALTER SEQUENCE r SET SCHEMA other", "DROP SEQUENCE other.r"});
    row("a sequence that a table owns",
        {"ALTER SEQUENCE s OWNED BY a.id", "ALTER SEQUENCE s OWNED BY b.id", "ALTER SEQUENCE s MAXVALUE 500",
         "ALTER TABLE b RENAME COLUMN id TO number", "ALTER SEQUENCE s OWNED BY NONE", "ALTER SEQUENCE s OWNED BY a.id",
         "DROP SEQUENCE s"});
    row("serial and identity",
        {"CREATE TABLE t (id serial, n integer GENERATED ALWAYS AS IDENTITY)", "ALTER SEQUENCE t_n_seq INCREMENT BY 3",
         "ALTER TABLE t ALTER COLUMN n SET START WITH 7", "ALTER SEQUENCE t_id_seq RENAME TO t_s",
         "ALTER TABLE t ALTER COLUMN n DROP IDENTITY", "DROP TABLE t"});
    row("a dropped table with a sequence",
        {"CREATE TABLE t (id serial)", "ALTER SEQUENCE t_id_seq OWNED BY a.id", "DROP TABLE t", "DROP SEQUENCE t_id_seq"});
    row("policies", {"ALTER TABLE b ENABLE ROW LEVEL SECURITY", "ALTER POLICY p ON b USING (id > 3)", "DROP POLICY p ON b"});
    row("a rule", {"CREATE RULE r AS ON INSERT TO a DO NOTHING", "ALTER RULE r ON a RENAME TO q", "DROP RULE q ON a"});
    row("statistics", {"CREATE STATISTICS st ON id, n FROM a", "ALTER STATISTICS st RENAME TO su", "DROP STATISTICS su"});
    row("options and persistence",
        {"ALTER TABLE a SET (fillfactor = 50)", "ALTER TABLE a REPLICA IDENTITY FULL", "ALTER TABLE b SET UNLOGGED"});
    row("grants", {"GRANT SELECT ON a TO PUBLIC", "REVOKE SELECT ON a FROM PUBLIC", "GRANT USAGE ON SCHEMA other TO PUBLIC"});
    row("rows alone", {"INSERT INTO a VALUES (1, 'n')", "UPDATE a SET n = 'm'", "TRUNCATE b", "ANALYZE", "VACUUM"});
    row("a temporary table", {"CREATE TEMPORARY TABLE t (id serial)", "DROP TABLE t"});
    row("an operator and a cast",
        {"CREATE OPERATOR === (LEFTARG = integer, RIGHTARG = integer, FUNCTION = int4eq)",
         "CREATE VIEW o AS SELECT 1 OPERATOR(public.===) 2 AS x", "ALTER OPERATOR === (integer, integer) SET SCHEMA other",
         "CREATE CAST (mood AS name) WITH INOUT"});
    row("a collation", {"CREATE COLLATION c FROM \"C\"", "CREATE TABLE t (n text COLLATE c)", "ALTER COLLATION c RENAME TO d"});
    row("foreign data",
        {"CREATE FOREIGN DATA WRAPPER w", "CREATE SERVER far FOREIGN DATA WRAPPER w",
         "CREATE FOREIGN TABLE t (id integer) SERVER far OPTIONS (x 'y')", "ALTER SERVER far RENAME TO near",
         "ALTER FOREIGN TABLE t OPTIONS (SET x 'z')", "DROP SERVER near CASCADE"});
    row("an event trigger and a publication",
        {"CREATE EVENT TRIGGER e ON ddl_command_end EXECUTE FUNCTION ended()", "CREATE PUBLICATION b FOR TABLE a",
         "ALTER FUNCTION ended() RENAME TO done", "DROP EVENT TRIGGER e", "DROP PUBLICATION b"});
    row("names with quotes",
        {"CREATE TABLE \"it's \"\"odd\"\" \\ {x}\" (\"i d\" integer)",
         "ALTER TABLE \"it's \"\"odd\"\" \\ {x}\" RENAME COLUMN \"i d\" TO id", "DROP TABLE \"it's \"\"odd\"\" \\ {x}\""});
    row("what was rolled back", {"BEGIN", "CREATE TABLE t (id integer)", "ALTER TABLE a ADD COLUMN x integer", "ROLLBACK"});
}

void PostgresWatchTest::everyChangeIsSeen()
{
    QFETCH(QByteArrayList, statements);
    Workplace place(PostgresServer::instance().createDatabase());
    Database::Connection &connection = place.connection();
    for (const QByteArray statement :
         {"CREATE SCHEMA other", "CREATE TYPE mood AS ENUM ('sad', 'ok')", "CREATE TYPE pair AS (x mood, y integer)",
          "CREATE DOMAIN label AS text", "CREATE SEQUENCE s",
          "CREATE FUNCTION f(integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT 1'",
          "CREATE FUNCTION changed() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'",
          "CREATE FUNCTION ended() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END'",
          "CREATE TABLE a (id integer PRIMARY KEY, n varchar(80))",
          "CREATE TABLE b (id integer DEFAULT f(3), a integer REFERENCES a (id), m mood DEFAULT 'sad', l mood[] DEFAULT '{sad}')",
          "ALTER TABLE b ADD COLUMN c pair DEFAULT '(sad,1)', ADD COLUMN d label", "CREATE INDEX b_a ON b (a) WHERE f(id) > 0",
          "CREATE POLICY p ON b USING (EXISTS (SELECT FROM a WHERE a.id = b.a))",
          "CREATE VIEW v AS SELECT a.id, a.n FROM a WHERE f(a.id) > 0",
          "CREATE VIEW v2 AS SELECT v.id, v.n, b.m = 'sad' AS is_sad FROM v JOIN b USING (id)",
          "CREATE VIEW v3 AS SELECT * FROM a JOIN b USING (id)"})
        execute(connection, statement);
    SchemaWatch watch(connection, {});
    QCOMPARE(look(watch), whole(connection));
    for (const QByteArray &statement : std::as_const(statements)) {
        execute(connection, statement);
        QCOMPARE(look(watch), whole(connection));
    }
    QCOMPARE(watch.lookAtAll()->snapshot().objects, whole(connection));
}

void PostgresWatchTest::stepsOfOneTransactionAreSeen()
{
    Workplace place(PostgresServer::instance().createDatabase());
    Database::Connection &connection = place.connection();
    execute(connection, "CREATE TABLE a (id integer)");
    SchemaWatch watch(connection, {});
    look(watch);
    for (const QByteArray statement : {"BEGIN", "ALTER TABLE a ADD COLUMN x integer", "ALTER TABLE a ALTER COLUMN x SET DEFAULT 1",
                                       "SAVEPOINT s", "ALTER TABLE a RENAME TO b", "ALTER TABLE b DROP COLUMN x", "ROLLBACK TO s",
                                       "CREATE INDEX a_x ON a (x)", "ALTER INDEX a_x RENAME TO a_y", "COMMIT", "DROP INDEX a_y"}) {
        execute(connection, statement);
        QCOMPARE(look(watch), whole(connection));
    }
}

void PostgresWatchTest::whatAnotherSessionCommitsLateIsSeen()
{
    Workplace place(PostgresServer::instance().createDatabase());
    Database::Connection &connection = place.connection();
    const auto other = Database::Connection::open(place.profile(), place.profile().password.given);
    QVERIFY(other.has_value());
    execute(connection, "CREATE TABLE a (id integer)");
    SchemaWatch watch(connection, {});
    look(watch);
    execute(**other, "BEGIN");
    execute(**other, "ALTER TABLE a ADD COLUMN x integer");
    execute(connection, "CREATE TABLE b (id integer)");
    look(watch);
    execute(**other, "COMMIT");
    QCOMPARE(look(watch), whole(connection));
}

QTEST_GUILESS_MAIN(PostgresWatchTest)
#include "tst_postgreswatch.moc"
