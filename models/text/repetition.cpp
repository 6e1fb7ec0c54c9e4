// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementscanner.h"

// Dumps are long rows of INSERT INTO t (a, b) VALUES (…): where a statement begins with the same bytes as one before, it is not read again
// up to VALUES. The same bytes from the same state, that of a statement's start, lead to the same state.

namespace Varve::Text {

void StatementScanner::keepBeginning()
{
    constexpr qint64 longest = 4096;
    const bool rows = m_shape.leadingIsPart && m_shape.leadingCount < StatementShape::maximumLeading && m_shape.parentheses == 0;
    const qint64 length = m_shape.end - m_shape.begin;
    if (!rows || m_shape.beginning != 0 || m_depth > 0 || length > longest)
        return;
    const int number = m_beginning.shape.beginning + 1;
    m_beginning.bytes = window().sliced(m_shape.begin, length).toByteArray();
    m_beginning.shape = m_shape;
    m_beginning.shape.beginning = m_shape.beginning = number;
    m_beginning.trigger = m_trigger;
    for (size_t i = 0; i < m_shape.leadingCount; ++i)
        m_beginning.shape.leading[i].range.offset -= m_shape.begin;
}

void StatementScanner::repeatBeginning()
{
    if (m_beginning.bytes.isEmpty())
        return;
    const qint64 begin = m_lexer.passOver(m_beginning.bytes);
    if (begin < 0)
        return;
    const StatementShape &shape = m_beginning.shape;
    m_shape.leadingCount = shape.leadingCount;
    m_shape.leadingIsPart = true;
    m_shape.beginning = shape.beginning;
    for (size_t i = 0; i < shape.leadingCount; ++i) {
        m_shape.leading[i] = shape.leading[i];
        m_shape.leading[i].range.offset += begin;
    }
    m_shape.words = shape.words;
    m_shape.nestedWords = shape.nestedWords;
    m_shape.begin = begin;
    m_shape.end = m_lexer.position();
    m_trigger = m_beginning.trigger;
    constexpr qint64 values = 6;
    m_previous = {Keyword::Values, 0, m_shape.end - values};
}

} // namespace Varve::Text
