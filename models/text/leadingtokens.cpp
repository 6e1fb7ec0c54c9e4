// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "leadingtokens.h"

namespace Varve::Text {

namespace {

bool isNamePart(const LeadingToken &token)
{
    return token.kind == TokenKind::Word || token.kind == TokenKind::QuotedName || token.kind == TokenKind::Variable
        || token.kind == TokenKind::Number || token.kind == TokenKind::String;
}

} // namespace

LeadingTokens::LeadingTokens(const StatementShape &shape, QByteArrayView window)
    : m_shape(shape), m_window(window), m_tokens(shape.leading.data()), m_count(shape.leadingCount)
{}

void LeadingTokens::readAll(const Dialect &dialect)
{
    if (!m_shape.leadingIsPart || !m_all.empty())
        return;
    Lexer lexer(dialect);
    lexer.setWindow(m_window.first(m_shape.end), true);
    lexer.seek(m_shape.begin);
    qint64 markEnd = -1; // of "/*!" or "*/" of an executable comment: neither they nor the version behind are part of the statement
    for (Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.isTrivia())
            continue;
        const bool mark = token.kind == TokenKind::Symbol && token.length > 1;
        const bool version = token.kind == TokenKind::Number && token.offset == markEnd;
        markEnd = mark ? token.end() : -1;
        if (mark || version)
            continue;
        LeadingToken leading{token.kind, Keyword::None, 0, {token.offset, token.length}};
        if (token.kind == TokenKind::Word)
            leading.keyword = keyword(token.in(m_window));
        else if (token.kind == TokenKind::Symbol)
            leading.symbol = m_window[token.offset];
        m_all.push_back(leading);
    }
    m_tokens = m_all.data();
    m_count = m_all.size();
}

bool LeadingTokens::is(size_t index, std::string_view upper) const
{
    const LeadingToken token = at(index);
    if (token.kind != TokenKind::Word || token.range.length != static_cast<qint64>(upper.size()))
        return false;
    return qstrnicmp(text(index).data(), upper.data(), upper.size()) == 0;
}

bool LeadingTokens::isOneOf(size_t index, std::initializer_list<Keyword> words) const
{
    return std::find(words.begin(), words.end(), word(index)) != words.end();
}

// Of SQL Server's #local and ##global tables, and of variables.
bool LeadingTokens::isSigil(size_t index) const
{
    return (symbol(index) == '#' || symbol(index) == '@') && at(index + 1).range.offset == at(index).range.end();
}

size_t LeadingTokens::behindName(size_t index) const
{
    size_t i = index;
    while (isSigil(i))
        ++i;
    const LeadingToken first = at(i);
    const bool allOfThem = first.symbol == '*' && symbol(i + 1) == '.'; // MySQL: GRANT … ON *.*
    // MySQL's names may begin with digits: 1st
    const bool digits
        = first.kind == TokenKind::Number && (at(i + 1).kind != TokenKind::Word || at(i + 1).range.offset != first.range.end());
    if ((!isNamePart(first) && !allOfThem) || digits)
        return index;
    qint64 end = first.range.end();
    bool afterDot = false;
    ++i;
    for (; i < m_count; ++i) {
        const LeadingToken &token = m_tokens[i];
        const bool dot = token.symbol == '.';
        const bool joined = token.range.offset == end && (isNamePart(token) || token.symbol == '-' || token.symbol == '@');
        if (!dot && !(afterDot && (isNamePart(token) || token.symbol == '*')) && !joined)
            break;
        afterDot = dot;
        end = token.range.end();
    }
    return i;
}

ByteRange LeadingTokens::nameAt(size_t index) const
{
    const size_t end = word(index) == Keyword::On ? index : behindName(index);
    if (end == index)
        return {};
    const qint64 begin = m_tokens[index].range.offset;
    return {begin, m_tokens[end - 1].range.end() - begin};
}

size_t LeadingTokens::behindConditions(size_t index) const
{
    while (isOneOf(index, {Keyword::If, Keyword::Not, Keyword::Exists, Keyword::Only, Keyword::Concurrently}))
        ++index;
    return index;
}

size_t LeadingTokens::behindParentheses(size_t index) const
{
    if (symbol(index) != '(')
        return index;
    // No list of names or arguments is longer; a million open ones must not cost a million times a million.
    constexpr size_t longest = 4096;
    int depth = 0;
    for (size_t i = index; i < std::min(m_count, index + longest); ++i) {
        if (symbol(i) == '(')
            ++depth;
        else if (symbol(i) == ')' && --depth == 0)
            return i + 1;
    }
    return m_count;
}

size_t LeadingTokens::phraseAt(size_t index, std::string_view phrase) const
{
    size_t count = 0;
    for (;;) {
        const size_t blank = phrase.find(' ');
        if (!is(index + count, phrase.substr(0, blank)))
            return 0;
        ++count;
        if (blank == std::string_view::npos)
            return count;
        phrase.remove_prefix(blank + 1);
    }
}

} // namespace Varve::Text
