// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where statements end, compared with those who know: PostgreSQL's own grammar (libpg_query) and SQLite's own parser.

#include "splittercases.h"

#include <models/text/splitter.h>
#include <tests/support/postgresqlsplit.h>

#include <QRandomGenerator>
#include <QTest>

#include <sqlite3.h>

using namespace Varve;
using namespace Varve::Text;
using namespace Varve::Test;

namespace {

// Prepares and runs one statement after the other, as far as SQLite accepts them.
Compared compareWithSqlite(const QByteArray &script)
{
    sqlite3 *database = nullptr;
    sqlite3_open(":memory:", &database);
    const auto close = qScopeGuard([&] { sqlite3_close_v2(database); });
    const auto ours = split(script, DialectName::Sqlite);
    Compared result;
    qsizetype index = 0;
    const char *at = script.constData();
    while (*at) {
        sqlite3_stmt *prepared = nullptr;
        const char *tail = nullptr;
        if (sqlite3_prepare_v2(database, at, -1, &prepared, &tail) != SQLITE_OK)
            break;
        at = tail;
        if (!prepared)
            continue;
        sqlite3_step(prepared);
        sqlite3_finalize(prepared);
        ++result.statements;
        if (!ours)
            continue; // what stands behind may be wrong in both
        if (index >= ours->size())
            return {QStringLiteral("the peer finds another statement in:\n") + QString::fromUtf8(script), result.statements};
        const Statement &statement = ours->at(index++);
        const qint64 end = statement.delimiter.isEmpty() ? script.size() : statement.delimiterRange.end();
        if (tail - script.constData() != end)
            return {shown(script, index, end, tail - script.constData()), result.statements};
    }
    if (ours && !*at && index != ours->size())
        result.difference = QStringLiteral("the peer finds fewer statements in:\n") + QString::fromUtf8(script);
    return result;
}

QByteArray pick(QRandomGenerator &random, const QByteArrayList &list)
{
    return list[random.bounded(list.size())];
}

QByteArray trivia(QRandomGenerator &random, bool nests)
{
    static const QByteArrayList plain{" ",          "\n", "\t",   "\r\n",  " -- it's; \"a\n", "/* ' ; */",
                                      " /* -- */ ", "\f", "--\n", "/***/", "/*/ ; */"};
    return nests && random.bounded(6) == 0 ? QByteArray("/* /* ; */ ' */") : pick(random, plain);
}

QByteArray postgreSqlValue(QRandomGenerator &random)
{
    static const QByteArrayList values{"1",
                                       "'a;b'",
                                       "'it''s'",
                                       "E'\\';'",
                                       "e'\\\\'",
                                       "E'a''\\'b;'",
                                       "'\\'",
                                       "$$;'$$",
                                       "$a$ $$ ; $b$ $a$",
                                       "$ä$;$ä$",
                                       "U&'\\0061;'",
                                       "N'x;'",
                                       "B'101'",
                                       "X'1F'",
                                       "a$b$c",
                                       "\"a;\"\"b\"",
                                       "U&\"d;\\0061\"",
                                       "1.5e10",
                                       "'a'\n'b;'",
                                       "E'a\\''\n'b\\';'",
                                       "'a' -- c;\n 'b'",
                                       "x::text[]",
                                       "a->>'k;'",
                                       "CASE WHEN a THEN ';' END",
                                       "(SELECT 1)",
                                       "array[1,2]",
                                       "a[1:2]",
                                       "$1",
                                       "'é;'",
                                       "interval '1' day",
                                       "1 - -1",
                                       "2 */* ; */3",
                                       "a @> b",
                                       "a ? 'b'",
                                       "!!4",
                                       "begin_ . atomic",
                                       "t.end"};
    return pick(random, values);
}

QByteArray postgreSqlStatement(QRandomGenerator &random)
{
    const QByteArray a = postgreSqlValue(random);
    const QByteArray b = postgreSqlValue(random);
    const QByteArrayList forms{
        "SELECT " + a + ',' + trivia(random, true) + b,
        "INSERT INTO t VALUES (" + a + trivia(random, true) + ", " + b + ')',
        "CREATE FUNCTION f() RETURNS int LANGUAGE sql AS $f$ SELECT " + a.left(a.contains('$') ? 0 : -1) + "; $f$",
        "CREATE FUNCTION f(a int) RETURNS int" + trivia(random, true) + "BEGIN ATOMIC SELECT " + a + "; SELECT CASE WHEN true THEN " + b
            + " END; END",
        "CREATE OR REPLACE PROCEDURE p() BEGIN" + trivia(random, true) + "ATOMIC INSERT INTO t VALUES (" + a + "); END",
        "CREATE FUNCTION f() RETURNS int RETURN " + a,
        "CREATE RULE r AS ON INSERT TO t DO ALSO (SELECT " + a + "; DELETE FROM u" + trivia(random, true) + ';' + ')',
        "CREATE OR REPLACE RULE r AS ON UPDATE TO t DO INSTEAD (UPDATE t SET a = " + b + ')',
        "CREATE TABLE t (a int DEFAULT " + a + ", \"end\" text)",
        "BEGIN",
        "BEGIN WORK",
        "END",
        "DO $do$ BEGIN PERFORM 1; END $do$",
        "CREATE VIEW begin_v AS SELECT 1 AS atomic",
        "SELECT 1 AS \"begin\", 2 AS \"atomic\"",
        "COMMENT ON TABLE t IS 'a;b'",
        "CREATE SCHEMA s CREATE TABLE a (b int) CREATE VIEW v AS SELECT 1",
        "CREATE TRIGGER g BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION f()",
        "CREATE SEQUENCE s START 1",
        "PREPARE q AS SELECT " + a,
        "WITH x AS (SELECT " + a + ") SELECT * FROM x",
        "",
    };
    return pick(random, forms);
}

QByteArray sqliteStatement(QRandomGenerator &random)
{
    static const QByteArrayList values{
        "1", "'a;b'", "'it''s'", "x'1F'", "NULL", "'\\'", "1.5e1", "+1", "';' || '--'", "'/*'", "CASE WHEN 1 THEN ';' END"};
    const QByteArray a = pick(random, values);
    const QByteArray n = QByteArray::number(random.bounded(1000));
    const QByteArrayList forms{
        "SELECT " + a + ',' + trivia(random, false) + pick(random, values),
        "CREATE TABLE t" + n + " (a, \"b;\" DEFAULT 1, [c;d], `e;`)",
        "CREATE TABLE IF NOT EXISTS t (a)",
        "INSERT INTO t VALUES (" + a + ')',
        "CREATE TABLE IF NOT EXISTS t (a); CREATE TRIGGER g" + n + " AFTER INSERT ON t" + trivia(random, false) + "BEGIN SELECT " + a
            + "; SELECT CASE WHEN 1 THEN 2 END; END",
        "CREATE TABLE IF NOT EXISTS t (a); CREATE TEMP TRIGGER h" + n + " AFTER INSERT ON t BEGIN UPDATE t SET a = " + a + ';'
            + trivia(random, false) + "END",
        "CREATE VIEW v" + n + " AS SELECT " + a + " AS \"end\"",
        "EXPLAIN SELECT 1",
        "EXPLAIN QUERY PLAN SELECT 1",
        "PRAGMA user_version = 3",
        "BEGIN",
        "COMMIT",
        "",
    };
    return pick(random, forms);
}

template<typename Next>
QByteArray mixed(QRandomGenerator &random, bool nests, Next next)
{
    QByteArray script;
    for (int i = random.bounded(6); i >= 0; --i) {
        script += trivia(random, nests) + next(random) + trivia(random, nests);
        if (i > 0 || random.bounded(2) == 0)
            script += ';';
    }
    return script;
}

} // namespace

class TestDifferential : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithPostgreSqlOnTheCases();
    void agreesWithPostgreSqlOnRandomMixes();
    void agreesWithSqliteOnTheCases();
    void agreesWithSqliteOnRandomMixes();
};

void TestDifferential::agreesWithPostgreSqlOnTheCases()
{
    int statements = 0;
    for (const SplitterCase &row : postgreSqlCases()) {
        // The grammar knows nothing of a client: data, commands and variables are not for it.
        const Compared compared = compareWithPostgreSql(row.script);
        statements += compared.statements;
        if (!row.script.contains("STDIN") && !row.script.contains("stdin"))
            QVERIFY2(compared.difference.isEmpty(), qPrintable(QLatin1StringView(row.name) + u'\n' + compared.difference));
    }
    QVERIFY2(statements > 40, qPrintable(QString::number(statements)));
}

void TestDifferential::agreesWithPostgreSqlOnRandomMixes()
{
    QRandomGenerator random(7);
    int statements = 0;
    for (int round = 0; round < 20'000; ++round) {
        const Compared compared = compareWithPostgreSql(mixed(random, true, postgreSqlStatement));
        QVERIFY2(compared.difference.isEmpty(), qPrintable(compared.difference));
        statements += compared.statements;
    }
    QVERIFY2(statements > 10'000, qPrintable(QString::number(statements)));
}

void TestDifferential::agreesWithSqliteOnTheCases()
{
    int statements = 0;
    for (const SplitterCase &row : sqliteCases()) {
        const Compared compared = compareWithSqlite(row.script);
        statements += compared.statements;
        QVERIFY2(compared.difference.isEmpty(), qPrintable(QLatin1StringView(row.name) + u'\n' + compared.difference));
    }
    QVERIFY2(statements > 20, qPrintable(QString::number(statements)));
}

void TestDifferential::agreesWithSqliteOnRandomMixes()
{
    QRandomGenerator random(11);
    int statements = 0;
    for (int round = 0; round < 5'000; ++round) {
        const Compared compared = compareWithSqlite(mixed(random, false, sqliteStatement));
        QVERIFY2(compared.difference.isEmpty(), qPrintable(compared.difference));
        statements += compared.statements;
    }
    QVERIFY2(statements > 5'000, qPrintable(QString::number(statements)));
}

QTEST_GUILESS_MAIN(TestDifferential)
#include "tst_differential.moc"
