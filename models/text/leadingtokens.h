// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statementscanner.h"

#include <vector>

namespace Varve::Text {

/// The significant tokens at the beginning of a statement, and the names in them. A view: \a shape and \a window must outlive it.
class LeadingTokens final
{
public:
    LeadingTokens(const StatementShape &shape, QByteArrayView window);

    /// The scanner keeps the first of them only. Reads the whole text again where there may be more: for lists of names.
    void readAll(const Dialect &dialect);

    size_t count() const { return m_count; }
    /// A token of kind End behind the last one.
    LeadingToken at(size_t index) const { return index < m_count ? m_tokens[index] : LeadingToken{}; }
    Keyword word(size_t index) const { return at(index).keyword; }
    char symbol(size_t index) const { return at(index).symbol; }
    QByteArrayView text(size_t index) const { return at(index).range.in(m_window); }
    QString textOf(const ByteRange &range) const { return QString::fromUtf8(range.in(m_window)); }
    QString upper(size_t index) const { return textOf(at(index).range).toUpper(); }
    /// The word \a upper, which is in capitals, in any case.
    bool is(size_t index, std::string_view upper) const;
    /// How many words of \a phrase, which has single blanks, stand at \a index: all, or none.
    size_t phraseAt(size_t index, std::string_view phrase) const;
    bool isOneOf(size_t index, std::initializer_list<Keyword> words) const;

    /// The qualified name that begins at \a index: parts with dots between them, or with nothing between them ("a_${b}"). Empty when
    /// none begins there.
    ByteRange nameAt(size_t index) const;
    /// Index of the first token behind the name that begins at \a index.
    size_t behindName(size_t index) const;
    /// Index behind IF EXISTS, IF NOT EXISTS, ONLY and CONCURRENTLY.
    size_t behindConditions(size_t index) const;
    /// Index behind the parenthesis that opens at \a index; \a index itself when none does.
    size_t behindParentheses(size_t index) const;

private:
    bool isSigil(size_t index) const;

    const StatementShape &m_shape;
    QByteArrayView m_window;
    const LeadingToken *m_tokens;
    size_t m_count;
    std::vector<LeadingToken> m_all;
};

} // namespace Varve::Text
