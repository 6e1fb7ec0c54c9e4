// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What SqlEditor shows of problems that were found in its text, and how it mends them.
#include "sqleditor.h"

#include "codearea.h"

namespace Varve::Ui {

namespace {

/// To the end of the word, of the quoted name, or of one character.
qint64 extentOf(const QByteArray &text, qint64 offset)
{
    const auto isWord = [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
            || (static_cast<unsigned char>(c) & 0x80U);
    };
    qint64 end = offset;
    while (end < text.size() && isWord(text.at(end)))
        ++end;
    return std::max<qint64>(1, end - offset);
}

} // namespace

void SqlEditor::setProblems(const QList<Core::Problem> &problems)
{
    m_problems = problems;
    m_problemRanges.clear();
    m_code->clearIndicator(CodeArea::ProblemIndicator);
    m_code->clearIndicator(CodeArea::HintIndicator);
    const QByteArray bytes = m_code->bytes();
    for (const Core::Problem &problem : problems) {
        if (!problem.where.isValid() || bytes.isEmpty()) {
            m_problemRanges += Text::ByteRange{};
            continue; // of the file as a whole
        }
        qint64 offset = problem.where.offset >= 0 ? problem.where.offset - bomSize()
                                                  : m_code->offsetAt(problem.where.line, std::max(1, problem.where.column));
        offset = std::clamp<qint64>(offset, 0, bytes.size() - 1);
        const Text::ByteRange range{offset, std::min(extentOf(bytes, offset), bytes.size() - offset)};
        const bool isHint = problem.severity == Core::Severity::Hint;
        m_code->fillIndicator(isHint ? CodeArea::HintIndicator : CodeArea::ProblemIndicator, range);
        m_problemRanges += range;
    }
}

Core::Expected<> SqlEditor::applyEdits(const QList<Core::TextEdit> &edits)
{
    // Looked at as a whole first, so that it is all of them or none.
    if (const Core::Expected<QByteArray> edited = Core::applyEdits(text(), edits); !edited)
        return Core::failure(edited.error());
    QList<Core::TextEdit> ordered = edits;
    std::sort(ordered.begin(), ordered.end(), [](const Core::TextEdit &a, const Core::TextEdit &b) { return a.offset > b.offset; });
    m_code->beginUndoAction();
    for (const Core::TextEdit &edit : std::as_const(ordered)) {
        const qint64 begin = edit.offset - bomSize();
        m_code->send(QsciScintilla::SCI_SETTARGETSTART, static_cast<unsigned long>(begin));
        m_code->send(QsciScintilla::SCI_SETTARGETEND, static_cast<unsigned long>(begin + edit.length));
        m_code->SendScintilla(QsciScintilla::SCI_REPLACETARGET, static_cast<unsigned long>(edit.replacement.size()),
                              edit.replacement.constData());
    }
    m_code->endUndoAction();
    return {};
}

QString SqlEditor::problemTip(qint64 position) const
{
    QString tip;
    for (qsizetype i = 0; i < m_problemRanges.size(); ++i) {
        if (!m_problemRanges[i].contains(position))
            continue;
        const Core::Problem &problem = m_problems[i];
        tip += QStringLiteral("<p><b>%1</b><br>%2</p>").arg(problem.message.toHtmlEscaped(), problem.remedy.toHtmlEscaped());
    }
    return tip;
}

} // namespace Varve::Ui
