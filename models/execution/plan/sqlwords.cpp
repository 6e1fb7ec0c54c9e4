// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlwords.h"

#include <models/text/dialect.h>
#include <models/text/lexer.h>

#include <algorithm>

namespace Varve::Execution {

using Text::Token;
using Text::TokenKind;

SqlWords::SqlWords(QByteArrayView text) : m_text(text)
{
    Text::Lexer lexer(Text::dialect(Text::DialectName::MariaDb), Text::TextForm::Rendered);
    lexer.setWindow(text, true);
    for (Token token = lexer.next(); !token.isLast() && token.kind != TokenKind::Delimiter; token = lexer.next()) {
        if (!token.isTrivia())
            m_tokens += token;
    }
}

bool SqlWords::is(qsizetype at, std::initializer_list<const char *> words) const
{
    if (isAtEnd(at) || m_tokens.at(at).kind != TokenKind::Word)
        return false;
    const QByteArray word = m_tokens.at(at).in(m_text).toByteArray();
    return std::any_of(words.begin(), words.end(), [&](const char *one) { return qstricmp(word.constData(), one) == 0; });
}

bool SqlWords::isSymbol(qsizetype at, char symbol) const
{
    return !isAtEnd(at) && m_tokens.at(at).kind == TokenKind::Symbol && m_tokens.at(at).in(m_text).startsWith(symbol);
}

QString SqlWords::name(qsizetype &at) const
{
    const qsizetype from = at;
    while (isPart(at)) {
        ++at;
        if (!isSymbol(at, '.') || !isPart(at + 1))
            break;
        ++at;
    }
    if (at == from)
        return {};
    const qint64 begin = m_tokens.at(from).offset;
    return QString::fromUtf8(m_text.sliced(begin, m_tokens.at(at - 1).offset + m_tokens.at(at - 1).length - begin));
}

QString SqlWords::value(qsizetype at) const
{
    if (isAtEnd(at))
        return {};
    QString text = QString::fromUtf8(m_tokens.at(at).in(m_text));
    return m_tokens.at(at).kind == TokenKind::Word ? text : text.mid(1, text.size() - 2);
}

bool SqlWords::isPart(qsizetype at) const
{
    return !isAtEnd(at) && (m_tokens.at(at).kind == TokenKind::Word || m_tokens.at(at).kind == TokenKind::QuotedName);
}

} // namespace Varve::Execution
