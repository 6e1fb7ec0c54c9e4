// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <Qsci/qscilexercustom.h>

#include <QString>

#include <memory>

namespace Varve::Ui {

/// Scintilla's numbers for the styles of the code: KSyntaxHighlighting's text styles, under the names of what Varve's languages use them for.
enum class CodeStyle {
    Text = 0,
    Keyword = 1,
    Function = 2,
    Variable = 3,
    Option = 6,
    ClientCommand = 8,
    Parameter = 9,
    Escape = 11,
    String = 12,
    DollarQuote = 13,
    DataType = 16,
    Number = 17,
    Binary = 18,
    Constant = 20,
    Comment = 21,
    Expectation = 23,
    HeaderKey = 24,
    Section = 25,
    Error = 29,
    QuotedName = 30,
};

/// Every style has a twin that looks the same. Symbols in a row take turns, because fonts for code draw some pairs ("--", "<>", "!=") as one
/// shape where they are drawn together, and QScintilla does not pass on that a font shall not.
inline constexpr int codeStyleTwin = 64;
/// The style without regard to which twin it is.
constexpr CodeStyle codeStyle(int scintillaStyle)
{
    return CodeStyle(scintillaStyle % codeStyleTwin);
}

/// Bridges KSyntaxHighlighting to Scintilla. Scintilla asks for what it is about to paint; the state at the end of each line is kept, so
/// that an edit restyles until the states agree again. The definitions load after the first paint. UI thread.
class KSyntaxLexer final : public QsciLexerCustom
{
    Q_OBJECT

public:
    explicit KSyntaxLexer(QObject *parent = nullptr);
    ~KSyntaxLexer() override;

    void setDialect(Text::DialectName dialect);
    /// Off: everything is plain text and no state is kept.
    void setEnabled(bool enabled);
    bool isEnabled() const;
    /// Loads the definition at once rather than after the next paint.
    void load();
    /// Lines whose states are known, for tests and measurements: what was never asked for is not here.
    int styledLines() const;
    /// How many lines were run through the highlighter since it was made.
    qint64 highlightedLines() const;

    const char *language() const override { return "Varve"; }
    QString description(int style) const override;
    QColor defaultColor(int style) const override;
    QColor defaultPaper(int style) const override;
    QFont defaultFont(int style) const override;
    /// Gives the styles the colours and fonts of the theme that is in force.
    void applyTheme();
    void styleText(int start, int end) override;
    void setEditor(QsciScintilla *editor) override;

private:
    class Highlighter;
    void restart();
    void styleLine(int line);
    void style(const QByteArray &text, qint64 from, qint64 length, CodeStyle style);
    void noteModification(int position, int kind, int linesAdded);
    std::unique_ptr<Highlighter> m_highlighter;
};

} // namespace Varve::Ui
