// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/tokenchecksum.h>

#include <QRandomGenerator>
#include <QTest>

using namespace Varve::Text;
using namespace Qt::StringLiterals;

class TestTokenChecksum : public QObject
{
    Q_OBJECT

private slots:
    void saysTheSame_data();
    void saysTheSame();
    void saysSomethingElse_data();
    void saysSomethingElse();
    void hasItsOwnForm();
    void anOpenTextHasNone_data();
    void anOpenTextHasNone();
    void doesNotCareHowTheBytesCome();
};

void TestTokenChecksum::saysTheSame_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, DialectName dialect, const char *one, const char *other) {
        QTest::newRow(name) << dialect << QByteArray(one) << QByteArray(other);
    };
    const auto pg = DialectName::PostgreSql;
    row("white space", pg, "SELECT a,b\tFROM t;", "SELECT  a ,\n  b FROM t ;\n\n");
    row("blanks around an operator", pg, "SELECT a=b", "SELECT a = b");
    row("comments", pg, "SELECT 1; -- one\n/* two */", "-- header\nSELECT /* x */ 1;");
    row("a comment in place of white space", pg, "SELECT 1", "SELECT/**/1");
    row("line ends", pg, "SELECT 'a\nb';\n", "SELECT 'a\r\nb';\r\n");
    row("a byte order mark", pg, "SELECT 1;", "\xEF\xBB\xBFSELECT 1;");
    row("the header", pg, "-- Author: a\nSELECT 1;", "-- Author: b\nSELECT 1;");
    row("line ends of Redis", DialectName::Redis, "SET a 1\nSET b 2\n", "SET a 1\r\n# b\r\nSET b 2\r\n");
    row("line ends behind GO", DialectName::SqlServer, "SELECT 1\nGO\n", "SELECT 1\r\n\r\nGO\r\n");
    row("Cypher's comments", DialectName::Cypher, "MATCH (n) RETURN n;", "MATCH (n) // all\nRETURN n;");
    row("the marker's blanks", pg, "SELECT 1;\n-- varve:down\nSELECT 2;", "SELECT 1;\n--  varve:down\n\nSELECT 2;");
}

void TestTokenChecksum::saysTheSame()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY(!tokenChecksum(one, dialect).isEmpty());
    QCOMPARE(tokenChecksum(one, dialect), tokenChecksum(other, dialect));
}

void TestTokenChecksum::saysSomethingElse_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("one");
    QTest::addColumn<QByteArray>("other");
    const auto row = [](const char *name, DialectName dialect, const char *one, const char *other) {
        QTest::newRow(name) << dialect << QByteArray(one) << QByteArray(other);
    };
    const auto pg = DialectName::PostgreSql;
    row("another word", pg, "SELECT a", "SELECT b");
    row("upper and lower case", pg, "SELECT 'a'", "SELECT 'A'");
    row("white space in a string", pg, "SELECT 'a b'", "SELECT 'a  b'");
    row("a comment's mark in a string", pg, "SELECT '-- a'", "SELECT '-- b'");
    row("white space in a dollar quote", pg, "DO $$ a $$", "DO $$ a  $$");
    row("words that run together", pg, "SELECT ab", "SELECT a b");
    row("tokens that run over", pg, "SELECT a, bc", "SELECT ab, c");
    row("a prefix of a string", pg, "SELECT E'x'", "SELECT E 'x'");
    row("a prefix with an ampersand", pg, "SELECT U&'x'", "SELECT U& 'x'");
    row("an operator of two characters", pg, "SELECT a @> b", "SELECT a @ > b");
    row("two strings on two lines", pg, "SELECT 'a'\n'b'", "SELECT 'a' 'b'");
    row("a user's variable", DialectName::MariaDb, "SET @a = 1", "SET @ a = 1");
    row("a variable inside a name", pg, "SELECT t_${a}", "SELECT t_ ${a}");
    row("a delimiter less", pg, "SELECT 1; SELECT 2;", "SELECT 1 SELECT 2;");
    row("another section", pg, "SELECT 1;\n-- varve:down\nSELECT 2;", "SELECT 1;\n-- varve:verify\nSELECT 2;");
    row("a section that moved", pg, "SELECT 1;\n-- varve:down\nSELECT 2;", "-- varve:down\nSELECT 1;\nSELECT 2;");
    row("another expectation", pg, "-- varve:verify\nSELECT 1; -- expect: 1", "-- varve:verify\nSELECT 1; -- expect: 2");
    row("variables switched off", pg, "SELECT '${a}';", "-- Variables: off\nSELECT '${a}';");
    row("what MySQL runs inside a comment", DialectName::MySql, "SELECT 1 /*!50003 , 2 */;", "SELECT 1;");
    row("COPY data", pg, "COPY a FROM STDIN;\n1\n\\.\n", "COPY a FROM STDIN;\n2\n\\.\n");
}

void TestTokenChecksum::saysSomethingElse()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, one);
    QFETCH(QByteArray, other);
    QVERIFY(tokenChecksum(one, dialect) != tokenChecksum(other, dialect));
}

void TestTokenChecksum::hasItsOwnForm()
{
    const QString sum = tokenChecksum("SELECT 1;", DialectName::PostgreSql);
    QVERIFY2(sum.startsWith(u"tokens:"_s) && sum.size() == 39, qPrintable(sum));
    // Kept in histories: it must never change.
    QCOMPARE(sum, u"tokens:3093e63728ebd77d53613a567fd6d51a"_s);
    QVERIFY(!tokenChecksum({}, DialectName::PostgreSql).isEmpty());
}

void TestTokenChecksum::anOpenTextHasNone_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("a string") << QByteArray("SELECT 'a");
    QTest::newRow("a comment") << QByteArray("SELECT 1 /* a");
    QTest::newRow("a dollar quote") << QByteArray("DO $$ a");
    QTest::newRow("COPY data") << QByteArray("COPY a FROM STDIN;\n1\n");
}

void TestTokenChecksum::anOpenTextHasNone()
{
    QFETCH(QByteArray, text);
    QCOMPARE(tokenChecksum(text, DialectName::PostgreSql), QString());
}

void TestTokenChecksum::doesNotCareHowTheBytesCome()
{
    const QByteArray script
        = "\xEF\xBB\xBF-- Author: ü\r\nCREATE FUNCTION f() RETURNS int LANGUAGE sql BEGIN ATOMIC SELECT 1; END;\r\n"
          "COPY t (a) FROM STDIN;\n1\n2\n3\n\\.\nSELECT E'a\\'b', $x$ ; $x$, \"ü\" /* a /* b */ */ , t_${v}; -- expect: 1\n";
    const QString whole = tokenChecksum(script, DialectName::PostgreSql);
    QVERIFY(!whole.isEmpty());
    QRandomGenerator random(11);
    for (int round = 0; round < 200; ++round) {
        TokenChecksum sum(DialectName::PostgreSql);
        qsizetype at = 0;
        while (at < script.size()) {
            const qsizetype length = std::min<qsizetype>(round == 0 ? 1 : random.bounded(1, 40), script.size() - at);
            sum.add(QByteArrayView(script).sliced(at, length));
            at += length;
        }
        QCOMPARE(sum.result(), whole);
    }
}

QTEST_GUILESS_MAIN(TestTokenChecksum)
#include "tst_tokenchecksum.moc"
