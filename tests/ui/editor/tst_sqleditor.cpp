// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <ui/editor/codearea.h>
#include <ui/editor/ksyntaxlexer.h>
#include <ui/editor/sqleditor.h>

#include <tests/support/pictures.h>
#include <tests/support/temporaryproject.h>

#include <QAbstractButton>
#include <QFile>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace Varve;
using Ui::CodeArea;
using Ui::SqlEditor;

class TestSqlEditor final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { Ui::Theme::instance().setScheme(Ui::Scheme::Light); }
    void controlEnterRunsTheStatementAtTheCaret_data();
    void controlEnterRunsTheStatementAtTheCaret();
    void controlEnterRunsTheSelection();
    void offsetsCountTheByteOrderMark();
    void aBrokenTextIsMarkedInsteadOfRun();
    void f5RunsEverything();
    void errorMarksLandOnTheRightBytes_data();
    void errorMarksLandOnTheRightBytes();
    void anEditOfTheLineTakesItsMarkAway();
    void problemsAreMarkedAndExplained();
    void editsAreOneStepThatCanBeUndone();
    void controlSlashCommentsAndUncomments();
    void aStrayControlKeyTypesNothing();
    void findCountsAndSelects();
    void replaceAllIsOneUndoStep();
    void savingKeepsMarkAndLineEnds();
    void savingRefusesWhatSomebodyElseChanged();
    void variablesAreMarkedAndExplained();
    void theMarginShowsWhereStatementsBeginAndWhichIsMeant();
    void theStatementAtTheCaretIsDescribed();
    void hoveringAVariableShowsItsValue();
    void neighbouringSymbolsAreDrawnApart();
    void aLargeFileOpensWithoutHighlighting();
    void everyFieldHasAName();
    void looksAsDrawn();

private:
    Test::TemporaryProject m_files;
};

namespace {

constexpr char twoStatements[] = "-- first\nSELECT '日本'; SELECT 2;\n\n-- third\nSELECT\n  3;\n";

void show(SqlEditor &editor)
{
    editor.resize(800, 400);
    editor.show();
    QVERIFY(QTest::qWaitForWindowActive(&editor));
    editor.code()->setFocus();
}

bool hasIndicator(CodeArea &code, CodeArea::Indicator indicator, qint64 offset)
{
    return code.send(QsciScintilla::SCI_INDICATORVALUEAT, static_cast<unsigned long>(indicator), offset) != 0;
}

} // namespace

void TestSqlEditor::controlEnterRunsTheStatementAtTheCaret_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray text(twoStatements);
    QTest::newRow("in the first statement") << text.left(text.indexOf("日")) << QByteArray("SELECT '日本'");
    QTest::newRow("at the start of the second") << text.left(text.indexOf("SELECT 2")) << QByteArray("SELECT 2");
    QTest::newRow("behind the semicolon at the end of the line") << text.left(text.indexOf("\n\n")) << QByteArray("SELECT 2");
    QTest::newRow("in the comment before a statement") << text.left(text.indexOf("third")) << QByteArray("SELECT\n  3");
    QTest::newRow("in the second line of a statement") << text.left(text.indexOf("3;")) << QByteArray("SELECT\n  3");
    QTest::newRow("at the end of the text") << text << QByteArray("SELECT\n  3");
}

void TestSqlEditor::controlEnterRunsTheStatementAtTheCaret()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, expected);
    SqlEditor editor;
    editor.setDialect(Text::DialectName::Sqlite);
    editor.setText(twoStatements, QStringLiteral("Query 1"));
    show(editor);
    QSignalSpy run(&editor, &SqlEditor::runRequested);
    editor.code()->setCaretOffset(before.size());
    QTest::keyClick(editor.code(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
    const auto script = run.first().at(0).toByteArray();
    const auto range = run.first().at(1).value<Text::ByteRange>();
    QCOMPARE(range.in(script).toByteArray(), expected);
    QCOMPARE(editor.text(), QByteArray(twoStatements));
}

void TestSqlEditor::controlEnterRunsTheSelection()
{
    SqlEditor editor;
    editor.setText("SELECT 'ä', 1; SELECT 2;\n", QStringLiteral("Query 1"));
    show(editor);
    QSignalSpy run(&editor, &SqlEditor::runRequested);
    editor.code()->send(QsciScintilla::SCI_SETSEL, 7, 14);
    QTest::keyClick(editor.code(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
    QCOMPARE(run.first().at(1).value<Text::ByteRange>().in(run.first().at(0).toByteArray()).toByteArray(), QByteArray("'ä', 1"));
}

void TestSqlEditor::offsetsCountTheByteOrderMark()
{
    SqlEditor editor;
    QVERIFY(editor.openFile(m_files.write(QStringLiteral("bom.sql"), "\xEF\xBB\xBFSELECT 1;\nSELECT 2;\n")));
    show(editor);
    QSignalSpy run(&editor, &SqlEditor::runRequested);
    editor.code()->setCaretOffset(12);
    QTest::keyClick(editor.code(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
    const auto range = run.first().at(1).value<Text::ByteRange>();
    QCOMPARE(range.offset, 13);
    QCOMPARE(range.in(run.first().at(0).toByteArray()).toByteArray(), QByteArray("SELECT 2"));
}

void TestSqlEditor::aBrokenTextIsMarkedInsteadOfRun()
{
    SqlEditor editor;
    editor.setText("SELECT 1;\n\nSELECT 'never ends;\n", QStringLiteral("Query 1"));
    show(editor);
    QSignalSpy run(&editor, &SqlEditor::runRequested);
    editor.code()->setCaretOffset(20);
    QTest::keyClick(editor.code(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 0);
    QVERIFY(hasIndicator(*editor.code(), CodeArea::ErrorIndicator, 18));
    // What stands before the broken place still runs.
    editor.code()->setCaretOffset(3);
    QTest::keyClick(editor.code(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(run.size(), 1);
}

void TestSqlEditor::f5RunsEverything()
{
    SqlEditor editor;
    const QString path = m_files.write(QStringLiteral("all.sql"), twoStatements);
    QVERIFY(editor.openFile(path));
    show(editor);
    QSignalSpy run(&editor, &SqlEditor::runFileRequested);
    QTest::keyClick(editor.code(), Qt::Key_F5);
    QCOMPARE(run.size(), 1);
    QCOMPARE(run.first().at(0).toByteArray(), QByteArray(twoStatements));
    QCOMPARE(run.first().at(1).toString(), path);
}

void TestSqlEditor::errorMarksLandOnTheRightBytes_data()
{
    QTest::addColumn<Core::SourcePosition>("where");
    const QByteArray text("SELECT 1;\nSELECT '😀', numric FROM t;\n");
    const qint64 offset = text.indexOf("numric");
    QTest::newRow("from the byte offset") << Core::positionAt(text, offset);
    QTest::newRow("from line and column alone") << Core::SourcePosition{.file = {}, .offset = -1, .line = 2, .column = 13};
}

void TestSqlEditor::errorMarksLandOnTheRightBytes()
{
    QFETCH(Core::SourcePosition, where);
    const QByteArray text("SELECT 1;\nSELECT '😀', numric FROM t;\n");
    const qint64 offset = text.indexOf("numric");
    SqlEditor editor;
    editor.setText(text, QStringLiteral("Query 1"));
    editor.markError(where, QStringLiteral("type \"numric\" does not exist"));
    CodeArea &code = *editor.code();
    QVERIFY(!hasIndicator(code, CodeArea::ErrorIndicator, offset - 1));
    QVERIFY(hasIndicator(code, CodeArea::ErrorIndicator, offset));
    QVERIFY(hasIndicator(code, CodeArea::ErrorIndicator, offset + 5));
    QVERIFY(!hasIndicator(code, CodeArea::ErrorIndicator, offset + 6));
    QVERIFY(code.markersAtLine(1) & (1U << CodeArea::ErrorMarker));
    QCOMPARE(code.annotationText(1), QStringLiteral("type \"numric\" does not exist"));
    editor.goTo(where);
    QCOMPARE(code.caretOffset(), offset);
    QCOMPARE(editor.caretLine(), 2);
    QCOMPARE(editor.caretColumn(), 13);
}

void TestSqlEditor::anEditOfTheLineTakesItsMarkAway()
{
    SqlEditor editor;
    editor.setText("SELECT numric;\n", QStringLiteral("Query 1"));
    show(editor);
    editor.markError({.file = {}, .offset = 7, .line = 1, .column = 8}, QStringLiteral("wrong"));
    editor.code()->setCaretOffset(10);
    QTest::keyClicks(editor.code(), QStringLiteral("e"));
    QTRY_VERIFY(!(editor.code()->markersAtLine(0) & (1U << CodeArea::ErrorMarker)));
    QVERIFY(editor.code()->annotationText(0).isEmpty());
    QVERIFY(editor.isModified());
}

void TestSqlEditor::problemsAreMarkedAndExplained()
{
    const QByteArray text = "\xEF\xBB\xBF"
                            "SELECT 'ä', app.x FROM app.t;\n";
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.sql"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    SqlEditor editor;
    QVERIFY(editor.openFile(path, QStringLiteral("a.sql")));
    const auto problem = [&](Core::Severity severity, const QByteArray &word, const QString &message) {
        return Core::Problem{severity, QStringLiteral("x"), message, Core::positionAt(text, text.indexOf(word)),
                             QStringLiteral("Mend it.")};
    };
    editor.setProblems({problem(Core::Severity::Warning, "app.t", QStringLiteral("a < b")),
                        problem(Core::Severity::Hint, "SELECT", QStringLiteral("h")),
                        Core::Problem{Core::Severity::Hint, QStringLiteral("y"), QStringLiteral("whole"), {}, {}}});
    const qint64 at = text.indexOf("app.t") - 3;
    QVERIFY(hasIndicator(*editor.code(), CodeArea::ProblemIndicator, at));
    QVERIFY(hasIndicator(*editor.code(), CodeArea::ProblemIndicator, at + 2));
    QVERIFY(!hasIndicator(*editor.code(), CodeArea::ProblemIndicator, at + 3));
    QVERIFY(hasIndicator(*editor.code(), CodeArea::HintIndicator, 0));
    QCOMPARE(editor.problemTip(at), QStringLiteral("<p><b>a &lt; b</b><br>Mend it.</p>"));
    QCOMPARE(editor.problemTip(at + 5), QString());
    editor.setProblems({});
    QVERIFY(!hasIndicator(*editor.code(), CodeArea::ProblemIndicator, at));
    QCOMPARE(editor.problemTip(at), QString());
}

void TestSqlEditor::editsAreOneStepThatCanBeUndone()
{
    const QByteArray text = "\xEF\xBB\xBF"
                            "SELECT 'ä' FROM app.t;\r\nSELECT app.x;";
    QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("a.sql"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    file.close();
    SqlEditor editor;
    QVERIFY(editor.openFile(path, QStringLiteral("a.sql")));
    QList<Core::TextEdit> edits;
    for (qint64 at = text.indexOf("app"); at >= 0; at = text.indexOf("app", at + 1))
        edits += Core::TextEdit{at, 3, "app", "${schema}"};
    QVERIFY(editor.applyEdits(edits));
    QCOMPARE(editor.text(), QByteArray(text).replace("app", "${schema}"));
    QVERIFY(!editor.applyEdits(edits)); // they are made
    editor.code()->undo();
    QCOMPARE(editor.text(), text);
    QVERIFY(!editor.isModified());
}

void TestSqlEditor::controlSlashCommentsAndUncomments()
{
    SqlEditor editor;
    editor.setText("SELECT 1;\n    SELECT 2;\n\nSELECT 3;\n", QStringLiteral("Query 1"));
    show(editor);
    editor.code()->send(QsciScintilla::SCI_SETSEL, 0, 25);
    QTest::keyClick(editor.code(), Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.text(), QByteArray("-- SELECT 1;\n    -- SELECT 2;\n\nSELECT 3;\n"));
    editor.code()->send(QsciScintilla::SCI_SETSEL, 0, 31);
    QTest::keyClick(editor.code(), Qt::Key_Slash, Qt::ControlModifier);
    QCOMPARE(editor.text(), QByteArray("SELECT 1;\n    SELECT 2;\n\nSELECT 3;\n"));
}

void TestSqlEditor::aStrayControlKeyTypesNothing()
{
    SqlEditor editor;
    editor.setText("SELECT 1;", QStringLiteral("Query 1"));
    show(editor);
    editor.code()->setCaretOffset(9);
    const auto press = [&](int key, Qt::KeyboardModifiers modifiers, const QString &text) {
        QTest::sendKeyEvent(QTest::Click, editor.code(), Qt::Key(key), text, modifiers);
        return editor.text();
    };
    // As X11 and Wayland give them: no control characters are on these keys.
    QCOMPARE(press(Qt::Key_1, Qt::ControlModifier, QStringLiteral("1")), QByteArray("SELECT 1;"));
    QCOMPARE(press(Qt::Key_Exclam, Qt::ControlModifier | Qt::ShiftModifier, QStringLiteral("!")), QByteArray("SELECT 1;"));
    QCOMPARE(press(Qt::Key_9, Qt::ControlModifier | Qt::KeypadModifier, QStringLiteral("9")), QByteArray("SELECT 1;"));
    // AltGr of Windows is both, and writes.
    QCOMPARE(press(Qt::Key_BraceLeft, Qt::ControlModifier | Qt::AltModifier, QStringLiteral("{")), QByteArray("SELECT 1;{"));
    QCOMPARE(press(Qt::Key_Z, Qt::ControlModifier, QStringLiteral("\x1a")), QByteArray("SELECT 1;"));
}

void TestSqlEditor::findCountsAndSelects()
{
    SqlEditor editor;
    editor.setText("SELECT größe FROM t;\nSELECT Größe FROM u;\n", QStringLiteral("Query 1"));
    show(editor);
    QTest::keyClick(editor.code(), Qt::Key_F, Qt::ControlModifier);
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    field->setText(QStringLiteral("from u"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(editor.code()->selectedText(), QStringLiteral("FROM u"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(QApplication::focusWidget(), editor.code());
}

void TestSqlEditor::replaceAllIsOneUndoStep()
{
    SqlEditor editor;
    editor.setText("a b a b a\n", QStringLiteral("Query 1"));
    show(editor);
    QTest::keyClick(editor.code(), Qt::Key_H, Qt::ControlModifier);
    const auto fields = editor.findChildren<QLineEdit *>();
    QCOMPARE(fields.size(), 2);
    fields.at(0)->setText(QStringLiteral("a"));
    fields.at(1)->setText(QStringLiteral("aä"));
    for (auto *button : editor.findChildren<QPushButton *>()) {
        if (button->text() == u"Replace all")
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(editor.text(), QByteArray("aä b aä b aä\n"));
    editor.code()->undo();
    QCOMPARE(editor.text(), QByteArray("a b a b a\n"));
}

void TestSqlEditor::savingKeepsMarkAndLineEnds()
{
    const QByteArray original("\xEF\xBB\xBFSELECT 1;\r\n");
    const QString path = m_files.write(QStringLiteral("crlf.sql"), original);
    SqlEditor editor;
    QVERIFY(editor.openFile(path));
    QCOMPARE(editor.text(), original);
    show(editor);
    editor.code()->setCaretOffset(9);
    QTest::keyClick(editor.code(), Qt::Key_Return);
    QVERIFY(editor.save());
    QVERIFY(!editor.isModified());
    QCOMPARE(m_files.read(QStringLiteral("crlf.sql")), QByteArray("\xEF\xBB\xBFSELECT 1;\r\n\r\n"));
}

void TestSqlEditor::savingRefusesWhatSomebodyElseChanged()
{
    const QString path = m_files.write(QStringLiteral("two.sql"), "SELECT 1;\n");
    SqlEditor editor;
    QVERIFY(editor.openFile(path, QStringLiteral("two.sql")));
    m_files.write(QStringLiteral("two.sql"), "SELECT 2;\n");
    QVERIFY(editor.isChangedOnDisk());
    const auto saved = editor.save();
    QVERIFY(!saved);
    QCOMPARE(saved.error().toString(),
             QStringLiteral("two.sql was changed by another program since it was opened.\n"
                            "Take the file's text, or save this one under another name."));
    QVERIFY(editor.reload());
    QCOMPARE(editor.text(), QByteArray("SELECT 2;\n"));
}

void TestSqlEditor::variablesAreMarkedAndExplained()
{
    SqlEditor editor;
    const QByteArray text("CREATE TABLE ${schema}.t (a int); -- ${schema}\nSELECT ${nothing};\n");
    editor.setText(text, QStringLiteral("Query 1"));
    const auto value = [](const QString &content, const QString &origin, bool secret = false) {
        return Text::VariableValue{.value = content, .origin = origin, .substitution = Text::Substitution::Checked, .secret = secret};
    };
    editor.setVariables(
        {{QStringLiteral("test"), {{QStringLiteral("schema"), value(QStringLiteral("public"), QStringLiteral("varve.toml"))}}},
         {QStringLiteral("prod"), {{QStringLiteral("schema"), value(QStringLiteral("s3cret"), QStringLiteral(".env"), true)}}}});
    CodeArea &code = *editor.code();
    QVERIFY(hasIndicator(code, CodeArea::VariableIndicator, text.indexOf("${schema}")));
    QVERIFY(!hasIndicator(code, CodeArea::VariableIndicator, text.lastIndexOf("${schema}")));
    QVERIFY(hasIndicator(code, CodeArea::UndefinedIndicator, text.indexOf("${nothing}")));
    const QString tip = editor.variableTip(QStringLiteral("schema"));
    QVERIFY2(tip.contains(u"public") && tip.contains(u"varve.toml") && tip.contains(u"prod"), qPrintable(tip));
    QVERIFY(!tip.contains(u"s3cret"));
    QVERIFY(editor.variableTip(QStringLiteral("nothing")).contains(u"not set"));
}

void TestSqlEditor::theMarginShowsWhereStatementsBeginAndWhichIsMeant()
{
    SqlEditor editor;
    editor.setText(twoStatements, QStringLiteral("Query 1"));
    show(editor);
    const auto lines = [&](CodeArea::Marker marker) {
        QList<int> marked;
        for (int line = 0; line < editor.code()->lines(); ++line) {
            if (editor.code()->markersAtLine(line) & (1U << marker))
                marked += line;
        }
        return marked;
    };
    QCOMPARE(lines(CodeArea::StatementStartMarker), QList<int>({1, 4}));
    QCOMPARE(lines(CodeArea::StatementMarker), QList<int>({1}));
    QTest::keyClick(editor.code(), Qt::Key_End, Qt::ControlModifier);
    QTRY_COMPARE(lines(CodeArea::StatementMarker), QList<int>({4, 5})); // Scintilla tells of its caret when it paints
    QTest::keyClicks(editor.code(), QStringLiteral("DROP TABLE t;"));
    QTRY_COMPARE(lines(CodeArea::StatementStartMarker), QList<int>({1, 4, 6}));
    QTRY_COMPARE(lines(CodeArea::StatementMarker), QList<int>({6}));
}

void TestSqlEditor::theStatementAtTheCaretIsDescribed()
{
    SqlEditor editor;
    editor.setDialect(Text::DialectName::PostgreSql);
    editor.setText("CREATE INDEX CONCURRENTLY i ON ${schema}.t (a);\nDROP TABLE a, b;\nSELECT 1;\n", QStringLiteral("Query 1"));
    editor.setVariables({{QStringLiteral("test"),
                          {{QStringLiteral("schema"),
                            {.value = QStringLiteral("public"),
                             .origin = QStringLiteral("varve.toml"),
                             .substitution = Text::Substitution::Checked,
                             .secret = false}}}}});
    show(editor);
    QCOMPARE(editor.statementText(), QStringLiteral("Statement 1 of 3 · creates index i on ${schema}.t · not in a transaction"));
    QSignalSpy changed(&editor, &SqlEditor::statementChanged);
    QTest::keyClick(editor.code(), Qt::Key_Down);
    QTRY_COMPARE(changed.size(), 1);
    QCOMPARE(editor.statementText(), QStringLiteral("Statement 2 of 3 · drops table a, drops table b · can lose structure"));
    QTest::keyClick(editor.code(), Qt::Key_Down);
    QTRY_COMPARE(editor.statementText(), QStringLiteral("Statement 3 of 3 · SELECT · query"));
    QCOMPARE(editor.code()->accessibleDescription(), editor.statementText());
    editor.code()->setCaretOffset(35); // in ${schema}
    QTRY_VERIFY2(editor.code()->accessibleDescription().endsWith(u"${schema} test public varve.toml"),
                 qPrintable(editor.code()->accessibleDescription()));
}

void TestSqlEditor::hoveringAVariableShowsItsValue()
{
    SqlEditor editor;
    const QByteArray text("SELECT '${schema}', ${token}, ${shema};\n");
    editor.setText(text, QStringLiteral("Query 1"));
    const auto value = [](const QString &content, const QString &origin, bool secret) {
        return Text::VariableValue{.value = content, .origin = origin, .substitution = Text::Substitution::Checked, .secret = secret};
    };
    editor.setVariables({{QStringLiteral("test"),
                          {{QStringLiteral("schema"), value(QStringLiteral("public"), QStringLiteral("varve.toml"), false)},
                           {QStringLiteral("token"), value(QStringLiteral("s3cret"), QStringLiteral(".env"), true)}}}});
    show(editor);
    const auto hover = [&](const QByteArray &over) {
        const auto offset = static_cast<unsigned long>(text.indexOf(over) + 3);
        const QPoint point(int(editor.code()->send(QsciScintilla::SCI_POINTXFROMPOSITION, 0, long(offset))) + 2,
                           int(editor.code()->send(QsciScintilla::SCI_POINTYFROMPOSITION, 0, long(offset))) + 5);
        QTest::mouseMove(editor.code()->viewport(), point - QPoint(1, 0));
        QTest::mouseMove(editor.code()->viewport(), point);
    };
    hover("${schema}");
    QTRY_VERIFY2(QToolTip::text().contains(u"public"), qPrintable(QToolTip::text()));
    QVERIFY(QToolTip::text().contains(u"varve.toml"));
    hover("${token}");
    QTRY_VERIFY2(QToolTip::text().contains(u"********"), qPrintable(QToolTip::text()));
    QVERIFY(!QToolTip::text().contains(u"s3cret"));
    hover("${shema}");
    QTRY_VERIFY2(QToolTip::text().contains(u"not set"), qPrintable(QToolTip::text()));
    QVERIFY2(QToolTip::text().contains(u"Did you mean &quot;schema&quot;?"), qPrintable(QToolTip::text()));
}

/// Fonts with ligatures draw "--" as one shape where both are drawn at once.
void TestSqlEditor::neighbouringSymbolsAreDrawnApart()
{
    const auto inkOf = [](const QByteArray &text) {
        CodeArea code;
        code.setBytes(text);
        code.syntaxLexer()->load();
        code.resize(200, 40);
        code.setMarginWidth(1, 0);
        code.setCaretWidth(0);
        return code.viewport()->grab().toImage().convertToFormat(QImage::Format_RGB32);
    };
    const QImage together = inkOf("a<>b");
    const QImage first = inkOf("a< b");
    const QImage second = inkOf("a >b");
    // Dark where either of the two alone is dark.
    QImage apart = first;
    for (int y = 0; y < apart.height(); ++y) {
        for (int x = 0; x < apart.width(); ++x) {
            if (qGray(second.pixel(x, y)) < qGray(apart.pixel(x, y)))
                apart.setPixel(x, y, second.pixel(x, y));
        }
    }
    QVERIFY(together == apart);
}

void TestSqlEditor::aLargeFileOpensWithoutHighlighting()
{
    const QByteArray line("INSERT INTO t VALUES ('aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa');\n");
    QByteArray large;
    large.reserve(17 * 1024 * 1024);
    while (large.size() <= 16 * 1024 * 1024)
        large += line;
    SqlEditor editor;
    QVERIFY(editor.openFile(m_files.write(QStringLiteral("large.sql"), large)));
    QVERIFY(!editor.code()->isHighlighting());
    QCOMPARE(editor.code()->byteCount(), large.size());
    editor.setText("SELECT 1;", QStringLiteral("Query 1"));
    QVERIFY(editor.code()->isHighlighting());
}

void TestSqlEditor::everyFieldHasAName()
{
    SqlEditor editor;
    for (QWidget *widget : editor.findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->objectName() == u"qt_scrollarea_viewport")
            continue;
        const auto *button = qobject_cast<QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()), widget->metaObject()->className());
    }
}

void TestSqlEditor::looksAsDrawn()
{
    const QMap<Ui::Scheme, QString> schemes{{Ui::Scheme::Light, QStringLiteral("editor-light")},
                                            {Ui::Scheme::Dark, QStringLiteral("editor-dark")},
                                            {Ui::Scheme::HighContrast, QStringLiteral("editor-high-contrast")}};
    for (const Ui::Scheme scheme : schemes.keys()) {
        Ui::Theme::instance().setScheme(scheme);
        SqlEditor editor;
        editor.setDialect(Text::DialectName::PostgreSql);
        editor.setTarget({.environment = {.name = QStringLiteral("test"),
                                          .title = QStringLiteral("test"),
                                          .color = QStringLiteral("test"),
                                          .order = 1,
                                          .count = 3,
                                          .readOnly = false},
                          .databaseName = QStringLiteral("main"),
                          .detail = QStringLiteral("127.0.0.1:5432 / mhras_test")});
        editor.setVariables({{QStringLiteral("test"), {{QStringLiteral("schema"), {}}}}});
        editor.setText(
            "-- Migration: Drift reports\nCREATE TABLE ${schema}.drift_reports (\n    id          bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,\n"
            "    baseline_id bigint NOT NULL REFERENCES ${schema}.dataset_versions,\n    drift_score numric(6,5) NOT NULL,        -- 0 … 1\n"
            "    report      jsonb NOT NULL DEFAULT '{}'\n);\n\nSELECT count(*) FROM ${other}.t WHERE name = '日本語 😀';\n",
            QStringLiteral("004_drift_reports.sql"));
        editor.code()->syntaxLexer()->load();
        editor.code()->setCaretOffset(60);
        editor.markError({.file = {}, .offset = -1, .line = 5, .column = 17},
                         QStringLiteral("type \"numric\" does not exist · 42704 · did you mean numeric?"));
        editor.resize(900, 360);
        editor.show();
        QVERIFY(QTest::qWaitForWindowExposed(&editor));
        Test::savePicture(editor, schemes.value(scheme));
    }
    Ui::Theme::instance().setScheme(Ui::Scheme::Light);
}

QTEST_MAIN(TestSqlEditor)
#include "tst_sqleditor.moc"
