// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/editor/codearea.h>
#include <ui/editor/ksyntaxlexer.h>

#include <QTest>

using namespace Varve;
using Ui::CodeArea;
using Ui::CodeStyle;

class TestKSyntaxLexer final : public QObject
{
    Q_OBJECT

private slots:
    void stylesAreByteExactAfterEmojiAndNonLatinText();
    void aCommentThatSpansLinesIsKnownOnEachOfThem();
    void onlyWhatIsShownIsHighlighted();
    void anEditRestylesUntilTheStatesAgreeAgain();
    void openingACommentAtTheTopReachesTheEnd();
    void withoutHighlightingEverythingIsPlain();
};

namespace {

CodeStyle styleAt(const CodeArea &code, qint64 offset)
{
    return Ui::codeStyle(int(code.send(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(offset))));
}

/// Asks for styles up to \a end as painting does.
void styleUpTo(CodeArea &code, qint64 end)
{
    emit code.SCN_STYLENEEDED(int(end));
}

void prepare(CodeArea &code, const QByteArray &text)
{
    code.setDialect(Text::DialectName::PostgreSql);
    code.setBytes(text);
    code.syntaxLexer()->load();
}

} // namespace

void TestKSyntaxLexer::stylesAreByteExactAfterEmojiAndNonLatinText()
{
    const QByteArray text("SELECT '😀 日本語' AS \"größe\", 42 FROM animals; -- Ünïcode 🎉\nSELECT 1;\n");
    CodeArea code;
    prepare(code, text);
    styleUpTo(code, text.size());
    const auto expect = [&](const QByteArray &part, CodeStyle style) {
        const qint64 at = text.indexOf(part);
        QVERIFY2(at >= 0, part.constData());
        for (qint64 i = at; i < at + part.size(); ++i)
            QVERIFY2(styleAt(code, i) == style, qPrintable(QStringLiteral("byte %1 of %2").arg(i - at).arg(QString::fromUtf8(part))));
    };
    expect("SELECT", CodeStyle::Keyword);
    expect("'😀 日本語'", CodeStyle::String);
    expect("AS", CodeStyle::Keyword);
    expect("42", CodeStyle::Number);
    expect("FROM", CodeStyle::Keyword);
    expect("-- Ünïcode 🎉", CodeStyle::Comment);
    QCOMPARE(styleAt(code, text.indexOf("animals")), CodeStyle::Text);
    QCOMPARE(styleAt(code, text.lastIndexOf("SELECT")), CodeStyle::Keyword);
}

void TestKSyntaxLexer::aCommentThatSpansLinesIsKnownOnEachOfThem()
{
    const QByteArray text("/* one\ntwo 🐘\nthree */ SELECT 1;\n");
    CodeArea code;
    prepare(code, text);
    styleUpTo(code, text.size());
    QCOMPARE(styleAt(code, text.indexOf("two")), CodeStyle::Comment);
    QCOMPARE(styleAt(code, text.indexOf("three")), CodeStyle::Comment);
    QCOMPARE(styleAt(code, text.indexOf("SELECT")), CodeStyle::Keyword);
}

void TestKSyntaxLexer::onlyWhatIsShownIsHighlighted()
{
    CodeArea code;
    QByteArray text;
    for (int i = 0; i < 5000; ++i)
        text += "INSERT INTO t VALUES (" + QByteArray::number(i) + ");\n";
    code.resize(600, 400);
    prepare(code, text);
    code.show();
    QVERIFY(QTest::qWaitForWindowExposed(&code));
    QTRY_VERIFY(code.syntaxLexer()->styledLines() > 5);
    QVERIFY2(code.syntaxLexer()->styledLines() < 200, qPrintable(QString::number(code.syntaxLexer()->styledLines())));
}

void TestKSyntaxLexer::anEditRestylesUntilTheStatesAgreeAgain()
{
    CodeArea code;
    QByteArray text;
    for (int i = 0; i < 2000; ++i)
        text += "SELECT " + QByteArray::number(i) + ";\n";
    prepare(code, text);
    styleUpTo(code, text.size());
    const qint64 before = code.syntaxLexer()->highlightedLines();
    code.insertAt(QStringLiteral("-- hello\n"), 1000, 0);
    styleUpTo(code, code.byteCount());
    const qint64 lines = code.syntaxLexer()->highlightedLines() - before;
    QVERIFY2(lines <= 4, qPrintable(QString::number(lines)));
    QCOMPARE(styleAt(code, code.lineStart(1000)), CodeStyle::Comment);
    QCOMPARE(styleAt(code, code.lineStart(1001)), CodeStyle::Keyword);
    QCOMPARE(styleAt(code, code.lineStart(1999)), CodeStyle::Keyword);
    QCOMPARE(styleAt(code, code.lineStart(2000)), CodeStyle::Keyword);
}

void TestKSyntaxLexer::openingACommentAtTheTopReachesTheEnd()
{
    CodeArea code;
    QByteArray text;
    for (int i = 0; i < 300; ++i)
        text += "SELECT 1;\n";
    prepare(code, text);
    styleUpTo(code, text.size());
    code.insertAt(QStringLiteral("/* "), 10, 0);
    styleUpTo(code, code.lineEnd(20));
    QCOMPARE(styleAt(code, code.lineStart(20)), CodeStyle::Comment);
    // A second edit while everything below is still as it was before the first.
    code.insertAt(QStringLiteral("x"), 12, 0);
    styleUpTo(code, code.byteCount());
    QCOMPARE(styleAt(code, code.lineStart(9)), CodeStyle::Keyword);
    QCOMPARE(styleAt(code, code.lineStart(150)), CodeStyle::Comment);
    QCOMPARE(styleAt(code, code.lineStart(299)), CodeStyle::Comment);
}

void TestKSyntaxLexer::withoutHighlightingEverythingIsPlain()
{
    CodeArea code;
    prepare(code, "SELECT 1;\n");
    code.setHighlighting(false);
    styleUpTo(code, code.byteCount());
    QCOMPARE(styleAt(code, 0), CodeStyle::Text);
    QCOMPARE(code.syntaxLexer()->styledLines(), 0);
}

QTEST_MAIN(TestKSyntaxLexer)
#include "tst_ksyntaxlexer.moc"
