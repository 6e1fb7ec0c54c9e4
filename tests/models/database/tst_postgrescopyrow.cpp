// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/database/postgresql/postgrescopyrow.h>

#include <QTest>

using Varve::Database::PostgresCopyRow;
using namespace Qt::StringLiterals;

class PostgresCopyRowTest final : public QObject
{
    Q_OBJECT

private slots:
    void readsTheFieldsOfALine_data();
    void readsTheFieldsOfALine();
    void numbersAreIntegersAndTruths();
    void nextLineTakesThePlaceOfTheLast();
};

void PostgresCopyRowTest::readsTheFieldsOfALine_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("plain ones") << QByteArray("1\tGröße\tx") << QStringList{u"1"_s, u"Größe"_s, u"x"_s};
    QTest::newRow("empty ones") << QByteArray("\t\t") << QStringList{u""_s, u""_s, u""_s};
    QTest::newRow("null") << QByteArray("\\N\ta\t\\N") << QStringList{u""_s, u"a"_s, u""_s};
    QTest::newRow("a backslash and an N") << QByteArray("\\\\N\t\\\\\t\\\\\\\\n") << QStringList{u"\\N"_s, u"\\"_s, u"\\\\n"_s};
    QTest::newRow("control characters") << QByteArray("a\\tb\tc\\nd\\re\t\\b\\f\\v") << QStringList{u"a\tb"_s, u"c\nd\re"_s, u"\b\f\v"_s};
    QTest::newRow("fewer than there should be") << QByteArray("a") << QStringList{u"a"_s, u""_s, u""_s};
}

void PostgresCopyRowTest::readsTheFieldsOfALine()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QStringList, expected);
    PostgresCopyRow row(3);
    row.setLine({line.constData(), static_cast<size_t>(line.size())});
    QCOMPARE((QStringList{row.text(0), row.text(1), row.text(2)}), expected);
}

void PostgresCopyRowTest::numbersAreIntegersAndTruths()
{
    PostgresCopyRow row(6);
    row.setLine("-9223372036854775808\tt\tf\t\\N\t\t12x");
    QCOMPARE(row.number(0), std::numeric_limits<qint64>::min());
    QCOMPARE(row.number(1), 1);
    for (const int column : {2, 3, 4, 5})
        QCOMPARE(row.number(column), 0);
}

void PostgresCopyRowTest::nextLineTakesThePlaceOfTheLast()
{
    PostgresCopyRow row(2);
    row.setLine("a\\tb\tsame");
    QCOMPARE(row.text(0), u"a\tb"_s);
    row.setLine("c\tsame");
    QCOMPARE(row.text(0), u"c"_s);
    QCOMPARE(row.text(1), u"same"_s);
}

QTEST_GUILESS_MAIN(PostgresCopyRowTest)
#include "tst_postgrescopyrow.moc"
