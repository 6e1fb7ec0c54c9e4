// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/splitter.h>
#include <tests/support/postgresqlsplit.h>
#include <tests/support/postgresserver.h>

#include <QProcess>
#include <QTest>

#include <libpq-fe.h>

using namespace Qt::StringLiterals;
using namespace Varve;
using namespace Varve::Text;
using namespace Varve::Test;

namespace {

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Connection open(const QString &database)
{
    return {PQconnectdb(PostgresServer::instance().url(database).toUtf8().constData()), &PQfinish};
}

// Every kind of object that pg_dump writes in a form of its own, with semicolons wherever one can stand.
const char *const everything = R"sql(
CREATE SCHEMA "odd;schema";
CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE TYPE mood AS ENUM ('sad;', 'o''k', 'happy');
CREATE TYPE pair AS (a integer, "b;c" text);
CREATE TYPE span AS RANGE (subtype = float8);
CREATE DOMAIN positive AS integer DEFAULT 1 CONSTRAINT above_zero CHECK (VALUE > 0);
CREATE SEQUENCE numbers START 10 INCREMENT BY 3;
CREATE COLLATION sorted (provider = libc, locale = 'C');
CREATE FUNCTION plus_one(integer) RETURNS integer LANGUAGE plpgsql IMMUTABLE AS $_$ BEGIN RETURN $1 + 1; -- $$ ; '
END; $_$;
CREATE FUNCTION twice(a integer) RETURNS integer IMMUTABLE BEGIN ATOMIC SELECT 1; SELECT CASE WHEN a > 0 THEN a * 2 ELSE 0 END; END;
CREATE FUNCTION quoted() RETURNS text LANGUAGE sql AS 'SELECT ''a;''::text';
CREATE FUNCTION state(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS $$ SELECT $1 + $2; $$;
CREATE AGGREGATE total (integer) (SFUNC = state, STYPE = integer, INITCOND = '0');
CREATE OPERATOR ## (FUNCTION = state, LEFTARG = integer, RIGHTARG = integer);
CREATE PROCEDURE nothing() LANGUAGE sql AS $$ SELECT 1; $$;
CREATE TABLE parent (id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text DEFAULT 'a;b' NOT NULL, m mood, p positive,
    twice integer GENERATED ALWAYS AS (plus_one(3)) STORED, UNIQUE (name), CHECK (name <> ';'));
CREATE TABLE "odd;schema"."child;" (id integer REFERENCES parent ON DELETE CASCADE, "x""y" text, note text, raw bytea);
CREATE TABLE parted (id integer, at date) PARTITION BY RANGE (at);
CREATE TABLE parted_2026 PARTITION OF parted FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE heir (more text) INHERITS (parent);
CREATE UNLOGGED TABLE fleeting (a integer[]);
CREATE INDEX on_expression ON parent USING btree (lower(name), (name || ';')) WHERE (name <> 'x;');
CREATE UNIQUE INDEX only_once ON "odd;schema"."child;" ("x""y");
CREATE STATISTICS related (dependencies) ON id, name FROM parent;
CREATE VIEW seen AS SELECT id, CASE WHEN name = ';' THEN 'begin; atomic' ELSE name END AS "end" FROM parent;
CREATE MATERIALIZED VIEW kept AS SELECT count(*) AS n, ';'::text AS t FROM parent;
CREATE RULE two AS ON DELETE TO seen DO INSTEAD (DELETE FROM parent WHERE id = OLD.id; SELECT ';'::text; );
CREATE FUNCTION on_change() RETURNS trigger LANGUAGE plpgsql AS $body$ BEGIN IF true THEN RETURN NEW; END IF; END; $body$;
CREATE TRIGGER changed BEFORE UPDATE OF name ON parent FOR EACH ROW WHEN (OLD.name <> ';') EXECUTE FUNCTION on_change('a;');
CREATE FUNCTION on_ddl() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN END; $$;
CREATE EVENT TRIGGER watched ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION on_ddl();
ALTER EVENT TRIGGER watched DISABLE;
ALTER TABLE parent ENABLE ROW LEVEL SECURITY;
CREATE POLICY mine ON parent USING (name <> 'x;''y');
CREATE CAST (pair AS text) WITH INOUT;
CREATE TEXT SEARCH CONFIGURATION words (COPY = simple);
CREATE TEXT SEARCH DICTIONARY plain (TEMPLATE = simple, accept = false);
CREATE FOREIGN DATA WRAPPER far;
CREATE SERVER away FOREIGN DATA WRAPPER far OPTIONS (note 'a;''b');
CREATE FOREIGN TABLE there (a integer) SERVER away;
CREATE PUBLICATION news FOR TABLE parent;
COMMENT ON TABLE parent IS E'a;b\n\\ "c" -- d';
COMMENT ON COLUMN parent.name IS 'it''s; $$';
GRANT SELECT (name) ON parent TO PUBLIC;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
INSERT INTO parent (name, m, p) VALUES ('a;b', 'sad;', 1), (E'\\.', 'o''k', 2), (E'tab\there\nline\\', 'happy', 3), ('é 😀', NULL, 4);
INSERT INTO "odd;schema"."child;" VALUES (1, ';', E'COPY x FROM stdin;\n\\.\n', '\x00ff5c2e'), (NULL, '\N', '', NULL);
INSERT INTO parted VALUES (1, '2026-02-03');
SELECT lo_from_bytea(4242, '\x3b27');
)sql";

// pg_dump's \restrict lines hold a random word since 15.14.
QByteArray withoutRestrict(const QByteArray &dump)
{
    QByteArray result;
    for (const QByteArray &line : dump.split('\n')) {
        if (!line.startsWith("\\restrict ") && !line.startsWith("\\unrestrict "))
            result += line + '\n';
    }
    return result;
}

QByteArray dump(const QString &database, const QStringList &options = {})
{
    QProcess process;
    process.start(u"pg_dump"_s, options + QStringList{PostgresServer::instance().url(database)});
    if (!process.waitForFinished() || process.exitCode() != 0)
        qWarning("pg_dump: %s", process.readAllStandardError().constData());
    return process.readAllStandardOutput();
}

// Through the extended protocol, which refuses two statements in one text. Empty when it was done.
QString run(PGconn *connection, const QByteArray &text, const QByteArray &copyData)
{
    PGresult *result = PQexecParams(connection, text.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0);
    ExecStatusType status = PQresultStatus(result);
    if (status == PGRES_COPY_IN) {
        PQputCopyData(connection, copyData.constData(), static_cast<int>(copyData.size()));
        PQputCopyEnd(connection, nullptr);
        PQclear(result);
        result = PQgetResult(connection);
        status = PQresultStatus(result);
        PQclear(PQgetResult(connection));
    }
    const QString error = QString::fromUtf8(PQresultErrorMessage(result));
    PQclear(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK ? QString() : error + u'\n' + QString::fromUtf8(text);
}

} // namespace

/// A whole dump of a database that has every kind of object.
class TestPostgreSqlDump : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void runsStatementByStatementAndDumpsEqual();
    void endsStatementsWhereTheGrammarDoes();

private:
    QString m_database;
};

void TestPostgreSqlDump::initTestCase()
{
    VARVE_NEEDS_POSTGRESQL(PostgresServer::instance());
    m_database = PostgresServer::instance().createDatabase().database;
    const Connection connection = open(m_database);
    PGresult *result = PQexec(connection.get(), everything);
    const QByteArray error = PQresultErrorMessage(result);
    PQclear(result);
    QVERIFY2(error.isEmpty(), error.constData());
}

void TestPostgreSqlDump::runsStatementByStatementAndDumpsEqual()
{
    const QByteArray script = dump(m_database);
    QVERIFY(script.size() > 10'000);
    const auto statements = split(script, DialectName::PostgreSql);
    QVERIFY2(statements, statements ? "" : qPrintable(statements.error().toString()));
    const QString copy = PostgresServer::instance().createDatabase().database;
    const Connection connection = open(copy);
    for (const Statement &statement : *statements) {
        QVERIFY(statement.kind != StatementKind::ClientCommand);
        const QString error = run(connection.get(), statement.text.in(script).toByteArray(), statement.copyData.in(script).toByteArray());
        QVERIFY2(error.isEmpty(), qPrintable(error));
    }
    QCOMPARE(withoutRestrict(dump(copy)), withoutRestrict(script));
}

void TestPostgreSqlDump::endsStatementsWhereTheGrammarDoes()
{
    const Compared compared = compareWithPostgreSql(withoutRestrict(dump(m_database, {u"--inserts"_s})));
    QVERIFY2(compared.difference.isEmpty(), qPrintable(compared.difference));
    QVERIFY2(compared.statements > 100, qPrintable(QString::number(compared.statements)));
}

QTEST_GUILESS_MAIN(TestPostgreSqlDump)
#include "tst_postgresqldump.moc"
