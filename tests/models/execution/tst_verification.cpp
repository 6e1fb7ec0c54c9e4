// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/execution/run/verification.h>

#include <QTest>

using namespace Varve::Execution;
using namespace Qt::StringLiterals;

class VerificationTest final : public QObject
{
    Q_OBJECT

private slots:
    void expectations_data();
    void expectations();
};

void VerificationTest::expectations_data()
{
    QTest::addColumn<QString>("expectation");
    QTest::addColumn<qint64>("rows");
    QTest::addColumn<QVariant>("first");
    QTest::addColumn<QString>("unmet");
    const auto row = [](const char *name, const char *expectation, qint64 rows, const QVariant &first, const QString &unmet = {}) {
        QTest::newRow(name) << QString::fromUtf8(expectation) << rows << first << unmet;
    };
    row("nothing is expected", "", 5, 1);
    row("the value", "0", 1, 0);
    row("another value", "0", 1, 3, u"The verification query gave 3, expected: 0."_s);
    row("numbers compare as numbers", "1.50", 1, u"1.5"_s);
    row("text", "'blue'", 1, u"blue"_s);
    row("no row where a value is expected", "0", 0, {}, u"The verification query gave 0 rows, expected: 0."_s);
    row("NULL is a word", "NULL", 1, {});
    row("rows", "rows", 2, 1);
    row("rows, but there are none", "rows", 0, {}, u"The verification query gave 0 rows, expected: rows."_s);
    row("no rows", "no rows", 0, {});
    row("no rows, but there is one", "No rows", 1, 1, u"The verification query gave 1 rows, expected: No rows."_s);
    row("a number of rows", "3 rows", 3, 1);
    row("greater", "> 0", 1, 1);
    row("not greater", "> 0", 1, 0, u"The verification query gave 0, expected: > 0."_s);
    row("at least", ">= 10", 1, 9, u"The verification query gave 9, expected: >= 10."_s);
    row("ten is more than nine", "> 9", 1, u"10"_s);
    row("equal", "= x", 1, u"x"_s);
    row("not equal", "<> x", 1, u"x"_s, u"The verification query gave x, expected: <> x."_s);
    row("less", "< 5", 1, 4);
}

void VerificationTest::expectations()
{
    QFETCH(QString, expectation);
    QFETCH(qint64, rows);
    QFETCH(QVariant, first);
    QFETCH(QString, unmet);
    const auto parsed = expectation.isEmpty() ? Varve::Core::Expected<Varve::Text::Expectation>(Varve::Text::Expectation())
                                              : Varve::Text::parseExpectation(expectation);
    QVERIFY(parsed);
    QCOMPARE(unmetExpectation(*parsed, {.rows = rows, .first = first}), unmet);
}

QTEST_GUILESS_MAIN(VerificationTest)
#include "tst_verification.moc"
