// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "codearea.h"

#include <QMap>

namespace Varve::Ui {

/// Why a range of a CodeView is marked.
enum class MarkKind { Variable, Undefined, Error };

struct CodeMark
{
    Text::ByteRange range;
    MarkKind kind = MarkKind::Variable;
    QString tip; ///< shown while the pointer is over it
    friend bool operator==(const CodeMark &, const CodeMark &) = default;
};

/// The background of a whole line. Filler: there only so that two views stay level.
enum class LineFill { Added, Removed, Caution, Filler };

/// Shows code and does not let it be edited: previews, details of a migration, both sides of a comparison. The caret, keys and copying
/// work. UI thread.
class CodeView final : public CodeArea
{
    Q_OBJECT

public:
    explicit CodeView(QWidget *parent = nullptr);

    /// Replaces the text; marks, fills and numbers go.
    void setScript(const QByteArray &script, Text::DialectName dialect);
    /// Lines are numbered from \a line on.
    void setFirstLine(int line);
    /// A number for each line, 0 for none.
    void setLineNumbers(const QList<int> &numbers);
    void setMarks(const QList<CodeMark> &marks);
    void setFills(const QMap<int, LineFill> &fills); ///< by 0-based line
    /// A frame that is seen while the view has the keyboard: it has no caret that would say so.
    void showFocus();
    /// The height that shows all lines without scrolling.
    int heightForText() const;

    /// Scrolling one scrolls the other. Either may be destroyed first.
    static void synchronise(CodeView *left, CodeView *right);

protected:
    void themeApplied() override;
    bool event(QEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void writeNumbers();
    QList<int> m_numbers;
    int m_firstLine = 1;
    QList<CodeMark> m_marks;
};

} // namespace Varve::Ui
