// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/checksum.h>
#include <models/core/error.h>
#include <models/core/rare.h>
#include <models/core/suggestion.h>

#include <QTest>

using namespace Varve::Core;
using namespace Qt::StringLiterals;

class TestValues : public QObject
{
    Q_OBJECT

private slots:
    void checksumOfKnownTexts();
    void checksumKnowsNoLineEndsAndNoMark_data();
    void checksumKnowsNoLineEndsAndNoMark();
    void exactChecksumTellsThemApart();
    void positions_data();
    void positions();
    void positionsAsText_data();
    void positionsAsText();
    void suggestions_data();
    void suggestions();
    void suggestsInASentence();
    void errorsAsText();
    void rareValuesAreThereOrNot();
};

void TestValues::rareValuesAreThereOrNot()
{
    const Rare<QString> none;
    const Rare<QString> one(u"a"_s);
    Rare<QString> same;
    same = one;
    QVERIFY(!none);
    QCOMPARE(*none, QString());
    QVERIFY(one);
    QCOMPARE(*one, u"a"_s);
    QCOMPARE(one->size(), 1);
    QCOMPARE(&*same, &*one);               // shared
    QVERIFY(one == Rare<QString>(u"a"_s)); // by value
    QVERIFY(one != Rare<QString>(u"b"_s));
    QVERIFY(one != none);
    QVERIFY(none == Rare<QString>());
}

void TestValues::checksumOfKnownTexts()
{
    // XXH3 of 128 bits with seed 0, as `xxh128sum` prints it.
    QCOMPARE(checksum(""), u"xxh3:99aa06d3014798d86001c324468d497f"_s);
    QCOMPARE(exactChecksum(""), u"xxh3:99aa06d3014798d86001c324468d497f"_s);
    QCOMPARE(checksum("a"), u"xxh3:a96faf705af16834e6c632b61e964e1f"_s);
    QVERIFY(checksum("a") != checksum("b"));
}

void TestValues::checksumKnowsNoLineEndsAndNoMark_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("LF") << QByteArray("a\nb\n\nc\n");
    QTest::newRow("CR LF") << QByteArray("a\r\nb\r\n\r\nc\r\n");
    QTest::newRow("CR") << QByteArray("a\rb\r\rc\r");
    QTest::newRow("mixed") << QByteArray("a\r\nb\n\rc\r\n");
    QTest::newRow("byte order mark") << QByteArray("\xEF\xBB\xBF"
                                                   "a\nb\n\nc\n");
}

void TestValues::checksumKnowsNoLineEndsAndNoMark()
{
    QFETCH(QByteArray, text);
    QCOMPARE(checksum(text), checksum("a\nb\n\nc\n"));
    QVERIFY(checksum(text) != checksum("a\nb\n\nc"));
}

void TestValues::exactChecksumTellsThemApart()
{
    QVERIFY(exactChecksum("a\n") != exactChecksum("a\r\n"));
    QCOMPARE(exactChecksum("a\n"), checksum("a\r\n"));
}

void TestValues::positions_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("offset");
    QTest::addColumn<QString>("position");
    QTest::newRow("start") << QByteArray("abc") << 0 << u"1:1"_s;
    QTest::newRow("end") << QByteArray("abc") << 3 << u"1:4"_s;
    QTest::newRow("beyond the end") << QByteArray("abc") << 99 << u"1:4"_s;
    QTest::newRow("before the start") << QByteArray("abc") << -1 << u"1:1"_s;
    QTest::newRow("second line") << QByteArray("a\nbc") << 3 << u"2:2"_s;
    QTest::newRow("after CR LF") << QByteArray("a\r\nbc") << 4 << u"2:2"_s;
    QTest::newRow("after a lone CR") << QByteArray("a\rbc") << 3 << u"2:2"_s;
    QTest::newRow("a column is a character") << QByteArray("ü€😀x") << 9 << u"1:4"_s;
    QTest::newRow("the byte order mark is no column") << QByteArray("\xEF\xBB\xBFx") << 3 << u"1:1"_s;
}

void TestValues::positions()
{
    QFETCH(QByteArray, text);
    QFETCH(int, offset);
    QFETCH(QString, position);
    QCOMPARE(positionAt(text, offset).toString(), position);
    QCOMPARE(positionAt(text, offset, u"m.sql"_s).toString(), QString(u"m.sql:" + position));
}

void TestValues::positionsAsText_data()
{
    QTest::addColumn<SourcePosition>("position");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << SourcePosition{} << QString();
    QTest::newRow("a file") << SourcePosition{u"a.sql"_s, -1, 0, 0} << u"a.sql"_s;
    QTest::newRow("a line") << SourcePosition{u"a.sql"_s, -1, 3, 0} << u"a.sql:3"_s;
    QTest::newRow("all") << SourcePosition{u"a.sql"_s, 10, 3, 7} << u"a.sql:3:7"_s;
    QTest::newRow("no file") << SourcePosition{{}, 10, 3, 7} << u"3:7"_s;
}

void TestValues::positionsAsText()
{
    QFETCH(SourcePosition, position);
    QFETCH(QString, text);
    QCOMPARE(position.toString(), text);
}

void TestValues::suggestions_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("nearest");
    QTest::newRow("a letter missing") << u"enviroment"_s << u"environment"_s;
    QTest::newRow("letters swapped") << u"dwon"_s << u"down"_s;
    QTest::newRow("the one with letters swapped is nearer") << u"pu"_s << u"up"_s;
    QTest::newRow("other case") << u"SCHEMA"_s << u"schema"_s;
    QTest::newRow("far away") << u"quux"_s << QString();
    QTest::newRow("short words need to be near") << u"ab"_s << QString();
    QTest::newRow("digits swapped") << u"030"_s << u"003"_s;
    QTest::newRow("another digit is another number") << u"002"_s << QString();
    QTest::newRow("nothing") << QString() << QString();
}

void TestValues::suggestions()
{
    QFETCH(QString, word);
    QFETCH(QString, nearest);
    QCOMPARE(Varve::Core::nearest(word, {u"environment"_s, u"schema"_s, u"down"_s, u"up"_s, u"xyz"_s, u"001"_s, u"003"_s}), nearest);
}

void TestValues::suggestsInASentence()
{
    QCOMPARE(didYouMean(u"shema"_s, {u"schema"_s}), u" Did you mean \"schema\"?"_s);
    QCOMPARE(didYouMean(u"shema"_s, {}), QString());
}

void TestValues::errorsAsText()
{
    Error error{.kind = ErrorKind::Statement,
                .message = u"The server refused the statement."_s,
                .where = {u"a.sql"_s, 4, 2, 5},
                .serverText = u"relation \"x\" does not exist"_s,
                .serverCode = u"42P01"_s,
                .remedy = u"Create it first."_s};
    error.others = {Error{.kind = ErrorKind::Statement, .message = u"Another."_s}};
    QCOMPARE(error.toString(),
             u"a.sql:2:5: The server refused the statement.\nrelation \"x\" does not exist (42P01)\nCreate it first.\nAnother."_s);
    error.message = u"The server said: relation \"x\" does not exist."_s;
    error.others.clear();
    QCOMPARE(error.toString(), u"a.sql:2:5: The server said: relation \"x\" does not exist.\nCreate it first."_s);
}

QTEST_GUILESS_MAIN(TestValues)
#include "tst_values.moc"
