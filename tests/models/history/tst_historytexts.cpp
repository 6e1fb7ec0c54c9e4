// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/history/historytexts.h>

#include <QTest>

using namespace Varve;
using namespace Varve::History;
using namespace Qt::StringLiterals;

/// A history as a file for other programs.
class TestHistoryTexts : public QObject
{
    Q_OBJECT

private slots:
    void noCellOfACsvIsAFormula_data();
    void noCellOfACsvIsAFormula();
};

void TestHistoryTexts::noCellOfACsvIsAFormula_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("cell");
    QTest::newRow("equals") << u"=1+1"_s << u"'=1+1"_s;
    QTest::newRow("quoted") << u"=HYPERLINK(\"x\",\"y\")"_s << u"\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""_s;
    QTest::newRow("plus") << u"+cmd|' /C calc'!A0"_s << u"'+cmd|' /C calc'!A0"_s;
    QTest::newRow("minus") << u"-1+1"_s << u"'-1+1"_s;
    QTest::newRow("at") << u"@SUM(A1)"_s << u"'@SUM(A1)"_s;
    QTest::newRow("tab") << u"\t=1"_s << u"'\t=1"_s;
    QTest::newRow("carriage return") << u"\r=1"_s << u"\"'\r=1\""_s;
    QTest::newRow("line feed") << u"\n=1"_s << u"\"'\n=1\""_s;
    QTest::newRow("a number") << u"-12"_s << u"-12"_s;
    QTest::newRow("in the middle") << u"a=1"_s << u"a=1"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void TestHistoryTexts::noCellOfACsvIsAFormula()
{
    QFETCH(QString, name);
    QFETCH(QString, cell);
    HistoryEntry entry;
    entry.id = 1;
    entry.migrationId = u"001_a"_s;
    entry.migrationName = name;
    entry.databaseName = u"main"_s;
    const QString csv = QString::fromUtf8(historyAsCsv({entry}));
    QVERIFY2(csv.contains(u"\r\n1,001_a,"_s + cell + u",main,"_s), qPrintable(csv));
}

QTEST_GUILESS_MAIN(TestHistoryTexts)
#include "tst_historytexts.moc"
