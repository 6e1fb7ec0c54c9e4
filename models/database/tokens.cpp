// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokens.h"

namespace Varve::Database {

namespace {

bool isWordStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || (static_cast<unsigned char>(c) & 0x80) != 0;
}

bool isWord(char c)
{
    return isWordStart(c) || (c >= '0' && c <= '9') || c == '$';
}

class Scanner
{
public:
    explicit Scanner(QByteArrayView sql) : m_sql(sql) {}

    /// Moves to the next token; false at the end.
    bool next(Token &token)
    {
        skipTrivia();
        if (m_at >= m_sql.size())
            return false;
        token.offset = m_at;
        const char c = m_sql.at(m_at);
        if (isWordStart(c)) {
            const qsizetype begin = m_at;
            while (m_at < m_sql.size() && isWord(m_sql.at(m_at)))
                ++m_at;
            token.text = m_sql.sliced(begin, m_at - begin).toByteArray().toUpper();
            // E'…' knows backslashes.
            if (token.text == "E" && peek() == '\'')
                skipQuoted('\'', true);
            return true;
        }
        token.text = QByteArray(1, c);
        if (c == '\'' || c == '"' || c == '`') {
            skipQuoted(c, false);
            token.text = "'";
        } else if (c != '$' || !skipDollarQuote()) {
            ++m_at;
        } else {
            token.text = "'";
        }
        return true;
    }

private:
    char peek(qsizetype ahead = 0) const { return m_at + ahead < m_sql.size() ? m_sql.at(m_at + ahead) : '\0'; }

    void skipTrivia()
    {
        while (m_at < m_sql.size()) {
            const char c = peek();
            if (c == ' ' || (c >= '\t' && c <= '\r'))
                ++m_at;
            else if (m_sql.sliced(m_at).startsWith("\xEF\xBB\xBF"))
                m_at += 3;
            else if (c == '-' && peek(1) == '-')
                skipLine();
            else if (c == '/' && peek(1) == '*')
                skipBlock();
            else
                return;
        }
    }

    void skipLine()
    {
        while (m_at < m_sql.size() && peek() != '\n' && peek() != '\r')
            ++m_at;
    }

    /// Nested as in PostgreSQL; SQLite's do not nest, but a text that differs by that only makes a refusal too careful.
    void skipBlock()
    {
        int depth = 0;
        do {
            if (peek() == '/' && peek(1) == '*') {
                ++depth;
                m_at += 2;
            } else if (peek() == '*' && peek(1) == '/') {
                --depth;
                m_at += 2;
            } else {
                ++m_at;
            }
        } while (depth > 0 && m_at < m_sql.size());
        m_at = std::min(m_at, m_sql.size());
    }

    void skipQuoted(char quote, bool backslashes)
    {
        for (++m_at; m_at < m_sql.size(); ++m_at) {
            if (backslashes && peek() == '\\') {
                ++m_at;
            } else if (peek() == quote) {
                if (peek(1) != quote)
                    break;
                ++m_at;
            }
        }
        m_at = std::min(m_at + 1, m_sql.size());
    }

    bool skipDollarQuote()
    {
        qsizetype end = m_at + 1;
        while (end < m_sql.size() && isWord(m_sql.at(end)) && m_sql.at(end) != '$')
            ++end;
        if (end >= m_sql.size() || m_sql.at(end) != '$')
            return false;
        const QByteArrayView tag = m_sql.sliced(m_at, end + 1 - m_at);
        const qsizetype close = m_sql.indexOf(tag, end + 1);
        m_at = close < 0 ? m_sql.size() : close + tag.size();
        return true;
    }

    QByteArrayView m_sql;
    qsizetype m_at = 0;
};

} // namespace

QList<Token> leadingTokens(QByteArrayView sql, int limit)
{
    QList<Token> tokens;
    Scanner scanner(sql);
    Token token;
    while (tokens.size() < limit && scanner.next(token))
        tokens.append(token);
    return tokens;
}

} // namespace Varve::Database
