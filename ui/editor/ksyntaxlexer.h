// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/text/dialect.h>

#include <Qsci/qscilexercustom.h>

#include <QString>

#include <memory>

namespace Varve::Ui {

/// Styles of the code, few on purpose: KSyntaxHighlighting's many text styles map onto these.
enum class CodeStyle { Text, Keyword, String, Number, Comment, Error };

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
    void styleText(int start, int end) override;
    void setEditor(QsciScintilla *editor) override;

private:
    class Highlighter;
    void restart();
    void styleLine(int line);
    void noteModification(int position, int kind, int linesAdded);
    std::unique_ptr<Highlighter> m_highlighter;
};

/// The name of KSyntaxHighlighting's definition for a dialect.
QString definitionName(Text::DialectName dialect);

} // namespace Varve::Ui
