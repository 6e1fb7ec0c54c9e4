// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/byterange.h>
#include <models/text/dialect.h>

#include <Qsci/qsciscintilla.h>

#include <QList>

namespace Varve::Ui {

class KSyntaxLexer;

/// What editor and read-only views of code share: Scintilla with Varve's fonts, colours, markers and highlighting. Positions are
/// bytes of the UTF-8 text, as everywhere in Varve. UI thread.
class CodeArea : public QsciScintilla
{
    Q_OBJECT

public:
    /// Numbers of Scintilla's indicators and markers; those below 8 belong to lexers.
    enum Indicator {
        VariableIndicator = 8,
        UndefinedIndicator,
        ErrorIndicator,
        FindIndicator,
        VariableTextIndicator,
        ProblemIndicator,
        HintIndicator
    };
    enum Marker { ErrorMarker = 0, StatementMarker, StatementStartMarker, AddedMarker, RemovedMarker, CautionMarker, FillerMarker };

    explicit CodeArea(QWidget *parent = nullptr);
    ~CodeArea() override;

    /// Replaces the text, without undo. UTF-8.
    void setBytes(const QByteArray &text);
    QByteArray bytes() const;
    qint64 byteCount() const;

    /// Highlights as this dialect from the next paint on.
    void setDialect(Text::DialectName dialect);
    Text::DialectName dialect() const { return m_dialect; }
    /// Plain text: nothing is highlighted, however large the text is.
    void setHighlighting(bool on);
    bool isHighlighting() const;
    KSyntaxLexer *syntaxLexer() const { return m_lexer; }

    void fillIndicator(Indicator indicator, const Text::ByteRange &range);
    void clearIndicator(Indicator indicator);
    /// Byte offset of the caret.
    qint64 caretOffset() const;
    void setCaretOffset(qint64 offset);
    /// 0-based line and 0-based column in characters (code points).
    int lineAt(qint64 offset) const;
    int columnAt(qint64 offset) const;
    qint64 lineStart(int line) const;
    qint64 lineEnd(int line) const;
    /// Byte offset of a 1-based line and column in characters; clamped to the text.
    qint64 offsetAt(int line, int column) const;

    /// The annotation below a 0-based line. QScintilla 2.14's own annotation() gives back a buffer that nobody filled.
    QString annotationText(int line) const;

    /// Scintilla's messages with the pointer-sized arguments that they want.
    long send(unsigned int message, unsigned long first = 0, long second = 0) const;

protected:
    /// Called after fonts and colours were set, at the start and on every change of the theme.
    virtual void themeApplied() {}
    void applyTheme();
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setUpKeys();
    void applyIndicators();
    void applyMarkers();
    KSyntaxLexer *m_lexer = nullptr;
    Text::DialectName m_dialect = Text::DialectName::Ansi;
};

} // namespace Varve::Ui
