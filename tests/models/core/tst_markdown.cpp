// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <models/core/markdown.h>

#include <QTest>

using namespace Varve::Core;
using namespace Qt::StringLiterals;

/// Text that stays what it is inside Markdown.
class MarkdownTest final : public QObject
{
    Q_OBJECT

private slots:
    void textMeansNothing_data();
    void textMeansNothing();
    void codeHasAQuoteThatIsLongEnough_data();
    void codeHasAQuoteThatIsLongEnough();
    void fenceIsLongerThanAnyInside();
    void rowIsOneLine();
};

void MarkdownTest::textMeansNothing_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"004 drift reports"_s << u"004 drift reports"_s;
    QTest::newRow("marks") << u"a|b `c` *d* _e_ [f](g) #h ~i~"_s << u"a\\|b \\`c\\` \\*d\\* \\_e\\_ \\[f\\](g) \\#h \\~i\\~"_s;
    QTest::newRow("HTML") << u"<b>&amp;"_s << u"\\<b\\>\\&amp;"_s;
    QTest::newRow("a backslash") << u"a\\|b"_s << u"a\\\\\\|b"_s;
    QTest::newRow("line ends") << u"a\nb\r\nc"_s << u"a b  c"_s;
    QTest::newRow("a number that would begin a list") << u"1. first"_s << u"1\\. first"_s;
    QTest::newRow("a number in brackets") << u"12) first"_s << u"12\\) first"_s;
    QTest::newRow("a number of a version") << u"1.0"_s << u"1\\.0"_s;
    QTest::newRow("a dash that would begin a list") << u"- a - b"_s << u"\\- a - b"_s;
    QTest::newRow("nothing") << QString() << QString();
}

void MarkdownTest::textMeansNothing()
{
    QFETCH(QString, text);
    QTEST(markdownText(text), "expected");
}

void MarkdownTest::codeHasAQuoteThatIsLongEnough_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    QTest::newRow("plain") << u"a *b*"_s << u"`a *b*`"_s;
    QTest::newRow("a backtick inside") << u"a`b"_s << u"``a`b``"_s;
    QTest::newRow("backticks at the edges") << u"``a`"_s << u"``` ``a` ```"_s;
    QTest::newRow("line ends") << u"a\nb"_s << u"`a b`"_s;
}

void MarkdownTest::codeHasAQuoteThatIsLongEnough()
{
    QFETCH(QString, text);
    QTEST(markdownCode(text), "expected");
}

void MarkdownTest::fenceIsLongerThanAnyInside()
{
    QCOMPARE(markdownFence(u"SELECT 1"_s, u"sql"_s), u"```sql\nSELECT 1\n```\n"_s);
    QCOMPARE(markdownFence(u"SELECT '\n```\n'\n"_s, u"sql"_s), u"````sql\nSELECT '\n```\n'\n````\n"_s);
}

void MarkdownTest::rowIsOneLine()
{
    QCOMPARE(markdownRow({u"a"_s, QString(), markdownText(u"b|\n"_s)}), u"| a |  | b\\|  |\n"_s);
}

QTEST_GUILESS_MAIN(MarkdownTest)
#include "tst_markdown.moc"
