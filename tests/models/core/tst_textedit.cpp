// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/textedit.h>

#include <QTest>

using namespace Varve::Core;
using namespace Qt::StringLiterals;

class TestTextEdit : public QObject
{
    Q_OBJECT

private slots:
    void changesTheRangesAndNothingElse();
    void makesNoneWhenOneDoesNotFit_data();
    void makesNoneWhenOneDoesNotFit();
};

void TestTextEdit::changesTheRangesAndNothingElse()
{
    const QByteArray text = "\xEF\xBB\xBFone two\r\nthree" + QByteArray("\0x", 2);
    const auto changed = applyEdits(text,
                                    {{.offset = 7, .length = 3, .found = "two", .replacement = "2"},
                                     {.offset = 3, .length = 3, .found = "one", .replacement = "${one}"},
                                     {.offset = text.size(), .length = 0, .found = {}, .replacement = "!"}});
    QVERIFY(changed);
    QByteArray expected = text;
    QCOMPARE(*changed, expected.replace("one two", "${one} 2") + "!");
    QCOMPARE(*applyEdits(text, {}), text);
}

void TestTextEdit::makesNoneWhenOneDoesNotFit_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<QByteArray>("found");
    QTest::newRow("another text stands there") << qint64(0) << QByteArray("two");
    QTest::newRow("overlaps") << qint64(5) << QByteArray("wo");
    QTest::newRow("behind the end") << qint64(7) << QByteArray("x");
    QTest::newRow("before the beginning") << qint64(-1) << QByteArray("x");
}

void TestTextEdit::makesNoneWhenOneDoesNotFit()
{
    QFETCH(qint64, offset);
    QFETCH(QByteArray, found);
    const auto changed = applyEdits("one two",
                                    {{.offset = 4, .length = 3, .found = "two", .replacement = "2"},
                                     {.offset = offset, .length = found.size(), .found = found, .replacement = {}}});
    QVERIFY(!changed);
    QCOMPARE(changed.error().message, u"The text is no longer the one in which \"%1\" was found."_s.arg(QString::fromUtf8(found)));
    QCOMPARE(changed.error().remedy, u"Look at the file as it is now, then try again."_s);
}

QTEST_GUILESS_MAIN(TestTextEdit)
#include "tst_textedit.moc"
