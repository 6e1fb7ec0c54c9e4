// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/text/expectation.h>
#include <models/text/splitter.h>

#include <QTest>

using namespace Varve;
using namespace Varve::Text;
using namespace Qt::StringLiterals;

namespace {

QString textOf(QByteArrayView script, const std::optional<ByteRange> &range)
{
    return range ? QString::fromUtf8(range->in(script)) : u"-"_s;
}

/// "Value >= 3", "RowCount 2", "Rows".
QString shown(const Expectation &expectation)
{
    static const QStringList kinds{u"Nothing"_s, u"Rows"_s, u"NoRows"_s, u"RowCount"_s, u"Value"_s};
    static const QStringList signs{u"="_s, u"<>"_s, u"<"_s, u"<="_s, u">"_s, u">="_s};
    const QString kind = kinds[static_cast<int>(expectation.kind)];
    if (expectation.kind == Expectation::Kind::RowCount)
        return kind + u' ' + QString::number(expectation.rows);
    if (expectation.kind != Expectation::Kind::Value)
        return kind;
    return kind + u' ' + signs[static_cast<int>(expectation.comparison)] + u' ' + expectation.value;
}

} // namespace

class TestExpectation : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryForm_data();
    void readsEveryForm();
    void saysWhereItsGrammarIsWrong_data();
    void saysWhereItsGrammarIsWrong();
    void belongsToItsQuery_data();
    void belongsToItsQuery();
    void findsThoseThatNoQueryHas();
};

void TestExpectation::readsEveryForm_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expectation");
    const auto row = [](const char *name, const QString &text, const QString &expectation) { QTest::newRow(name) << text << expectation; };
    row("rows", u"rows"_s, u"Rows"_s);
    row("rows in capitals", u"ROWS"_s, u"Rows"_s);
    row("no rows", u"no  rows"_s, u"NoRows"_s);
    row("no row", u"no row"_s, u"NoRows"_s);
    row("a number of rows", u"3 rows"_s, u"RowCount 3"_s);
    row("one row", u"1 row"_s, u"RowCount 1"_s);
    row("a number", u"0"_s, u"Value = 0"_s);
    row("a negative number", u"-1.5"_s, u"Value = -1.5"_s);
    row("words", u"in use"_s, u"Value = in use"_s);
    row("a text in quotes", u"'in use'"_s, u"Value = in use"_s);
    row("the word rows as a value", u"'rows'"_s, u"Value = rows"_s);
    row("an empty text", u"''"_s, u"Value = "_s);
    row("greater", u"> 0"_s, u"Value > 0"_s);
    row("without a blank", u">=10"_s, u"Value >= 10"_s);
    row("at most", u"<= 5"_s, u"Value <= 5"_s);
    row("not, as SQL writes it", u"<> x"_s, u"Value <> x"_s);
    row("not, as C writes it", u"!= 'x'"_s, u"Value <> x"_s);
    row("equal", u"= x"_s, u"Value = x"_s);
    row("equal, as C writes it", u"== x"_s, u"Value = x"_s);
}

void TestExpectation::readsEveryForm()
{
    QFETCH(QString, text);
    QFETCH(QString, expectation);
    const auto parsed = parseExpectation(text);
    QVERIFY2(parsed, qPrintable(parsed ? QString() : parsed.error().toString()));
    QCOMPARE(shown(*parsed), expectation);
    QCOMPARE(parsed->text, text);
}

void TestExpectation::saysWhereItsGrammarIsWrong_data()
{
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const char *script, const QString &error) {
        QTest::newRow(name) << QByteArray(script)
                            << QString(error + u"\nWrite a value, \"rows\", \"no rows\", \"3 rows\", or a comparison like \"> 0\"."_s);
    };
    row("nothing", "SELECT 1; -- expect:\n", u"m.sql:1:21: Nothing stands behind \"expect:\"."_s);
    row("a sign alone", "SELECT 1;\n-- expect: >\n", u"m.sql:2:13: The comparison \">\" has nothing to compare with."_s);
    row("a sign that is none", "SELECT 'ä'; -- expect: => 3", u"m.sql:1:25: \"=>\" is no comparison; there are =, <>, <, <=, > and >=."_s);
    row("a quote without its end", "SELECT 1; -- expect: <> 'x",
        u"m.sql:1:25: The text that is expected begins with ' and does not end with it."_s);
    row("a compared number of rows", "SELECT 1; -- expect: > 3 rows",
        u"m.sql:1:22: A number of rows is compared with nothing else: \"> 3 rows\"."_s);
}

void TestExpectation::saysWhereItsGrammarIsWrong()
{
    QFETCH(QByteArray, script);
    QFETCH(QString, error);
    const auto statements = split(script, DialectName::PostgreSql);
    QVERIFY(statements);
    const auto read = readExpectation(script, statements->constFirst().text, DialectName::PostgreSql, u"m.sql"_s);
    QVERIFY(!read);
    QCOMPARE(read.error().toString(), error);
    QCOMPARE(Core::positionAt(script, read.error().where.offset, u"m.sql"_s), read.error().where);
}

void TestExpectation::belongsToItsQuery_data()
{
    QTest::addColumn<DialectName>("dialect");
    QTest::addColumn<QByteArray>("script");
    QTest::addColumn<QStringList>("expected");
    const auto row = [](const char *name, DialectName dialect, const char *script, const QStringList &expected) {
        QTest::newRow(name) << dialect << QByteArray(script) << expected;
    };
    const auto pg = DialectName::PostgreSql;
    row("behind the semicolon", pg, "SELECT 1; -- expect: 1\n", {u"1"_s});
    row("in the line below", pg, "SELECT 1;\n-- expect: > 0\n", {u"> 0"_s});
    row("two lines below", pg, "SELECT 1;\n\n-- expect: 1\n", {u"-"_s});
    row("before the semicolon", pg, "SELECT 1 -- expect: no rows\n;", {u"no rows"_s});
    row("without a semicolon", pg, "SELECT 1 -- expect: 1", {u"1"_s});
    row("each its own", pg, "SELECT 1; -- expect: 1\nSELECT 2; -- Expect: 2\nSELECT 3;", {u"1"_s, u"2"_s, u"-"_s});
    row("below another comment", pg, "SELECT 1; -- one\n-- expect: 1\n", {u"1"_s});
    row("behind the next query", pg, "SELECT 1; SELECT 2; -- expect: 2", {u"-"_s, u"2"_s});
    row("Cypher", DialectName::Cypher, "RETURN 1; // expect: 1", {u"1"_s});
    row("Redis", DialectName::Redis, "GET a\n# expect: 1\n", {u"1"_s});
    row("CR LF", pg, "SELECT 1;\r\n-- expect: rows\r\n", {u"rows"_s});
}

void TestExpectation::belongsToItsQuery()
{
    QFETCH(DialectName, dialect);
    QFETCH(QByteArray, script);
    QFETCH(QStringList, expected);
    const auto statements = split(script, dialect);
    QVERIFY(statements);
    QStringList found;
    for (const Statement &statement : *statements)
        found += textOf(script, findExpectation(script, statement.text, dialect));
    QCOMPARE(found, expected);
}

void TestExpectation::findsThoseThatNoQueryHas()
{
    const QByteArray script = "A;\n-- expect: 1\n-- varve:verify\nSELECT ' -- expect: 2';\n\n  --   Expect: 3  \nSELECT 4; -- expect: 4\n";
    const qint64 begin = script.indexOf("SELECT '");
    QStringList found;
    for (const ByteRange &range : writtenExpectations(script, {begin, script.size() - begin}, DialectName::Sqlite))
        found += textOf(script, range);
    QCOMPARE(found, (QStringList{u"3"_s, u"4"_s}));
}

QTEST_GUILESS_MAIN(TestExpectation)
#include "tst_expectation.moc"
