// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lexer.h"

#include <cstring>

namespace Varve::Text {

namespace {

// Enough bytes to decide what a token is: "/*M!" and "-- " are the longest beginnings.
constexpr qint64 lookahead = 4;

// No server is that new: "/*M!999999\- enable the sandbox mode */" speaks to the client alone (mariadb-dump 10.5.25, 10.11.8, 11.4.2).
constexpr QByteArrayView noVersion = "999999";

bool isBlank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}
bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}
bool isLetter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}
bool isHigh(char c)
{
    return static_cast<quint8>(c) >= 0x80;
}
bool isTagByte(char c)
{
    return isLetter(c) || isDigit(c) || isHigh(c);
}
bool isVariableByte(char c)
{
    return isLetter(c) || isDigit(c) || c == '.' || c == '-';
}
qint64 find(QByteArrayView text, char c, qint64 from)
{
    if (from >= text.size())
        return text.size();
    const void *found = std::memchr(text.data() + from, c, static_cast<size_t>(text.size() - from));
    return found ? static_cast<const char *>(found) - text.data() : text.size();
}
bool equalsUpper(QByteArrayView word, std::string_view upper)
{
    return word.size() == static_cast<qsizetype>(upper.size())
        && qstrnicmp(word.data(), upper.data(), static_cast<size_t>(word.size())) == 0;
}

} // namespace

qint64 variableLength(QByteArrayView text, qint64 at)
{
    if (at + 3 >= text.size() || text[at] != '$' || text[at + 1] != '{' || !isLetter(text[at + 2]))
        return 0;
    qint64 end = at + 3;
    while (end < text.size() && isVariableByte(text[end]))
        ++end;
    return end < text.size() && text[end] == '}' ? end + 1 - at : 0;
}

Lexer::Lexer(const Dialect &dialect, TextForm form)
    : m_dialect(dialect), m_form(form), m_tables(byteTables(dialect)), m_skim(&m_tables.skim)
{}

void Lexer::setDelimiter(const QByteArray &delimiter)
{
    m_delimiter = delimiter;
    m_skim = &m_tables.skim;
    m_wordLikeDelimiter = false;
    if (delimiter.isEmpty())
        return;
    const auto first = static_cast<quint8>(delimiter[0]);
    const ByteClass byteClass = m_tables.classes[first];
    m_wordLikeDelimiter = byteClass == ByteClass::Word || byteClass == ByteClass::Digit || byteClass == ByteClass::Quote;
    m_ownSkim = m_tables.skim;
    m_ownSkim[static_cast<quint8>(';')] = Skim::Symbol;
    m_ownSkim[first] = Skim::Look;
    m_skim = &m_ownSkim;
}

void Lexer::setWindow(QByteArrayView window, bool last)
{
    m_window = window;
    m_last = last;
}

void Lexer::dropFront(qint64 bytes)
{
    Q_ASSERT(bytes <= m_begin && bytes <= m_at);
    m_begin -= bytes;
    m_at -= bytes;
    m_nameEnd -= bytes;
    m_goSearched -= bytes;
    m_window = m_window.sliced(bytes);
}

void Lexer::seek(qint64 offset)
{
    m_state = State::Start;
    m_begin = m_at = offset;
    m_statementStart = m_firstOnLine = true;
    m_afterCommand = m_escapeString = false;
    m_atStart = false;
    m_executable = 0;
    m_nameEnd = -1;
}

qint64 Lexer::passOver(QByteArrayView bytes)
{
    if (m_state != State::Start || m_atStart || m_afterCommand || m_wordLikeDelimiter)
        return -1;
    const auto isBlankAt = [this](qint64 at) {
        const Skim kind = (*m_skim)[static_cast<quint8>(m_window[at])];
        return kind == Skim::Blank || kind == Skim::Newline;
    };
    qint64 begin = m_at;
    while (begin < m_window.size() && isBlankAt(begin))
        ++begin;
    const qint64 end = begin + bytes.size();
    if (end >= m_window.size() || (m_window[end] != '(' && !isBlankAt(end)) || !m_window.sliced(begin).startsWith(bytes))
        return -1;
    m_at = m_begin = end;
    m_statementStart = m_firstOnLine = m_escapeString = false;
    return begin;
}

Token Lexer::token(TokenKind kind)
{
    Token result{kind, m_begin, m_at - m_begin};
    m_state = State::Start;
    m_begin = m_at;
    m_atStart = false;
    if (kind == TokenKind::LineComment || kind == TokenKind::Blank)
        return result;
    if (kind == TokenKind::BlockComment) {
        m_escapeString = false; // a GO behind it still stands alone: its line may hold comments
        return result;
    }
    m_firstOnLine = false;
    m_statementStart = false;
    if (kind == TokenKind::Word || kind == TokenKind::Variable)
        m_nameEnd = m_at;
    if (kind != TokenKind::String)
        m_escapeString = false;
    return result;
}

Token Lexer::unterminated(TokenKind open)
{
    Token result{TokenKind::Unterminated, m_begin, m_window.size() - m_begin};
    result.open = open;
    result.quote = m_quote;
    return result;
}

Token Lexer::enter(State state, qint64 at)
{
    m_state = state;
    m_at = at;
    return resume();
}

Token Lexer::next()
{
    return m_state == State::Start ? start() : resume();
}

Token Lexer::start()
{
    m_begin = m_at;
    if (!reaches(m_at + std::max<qint64>(lookahead, m_delimiter.size())))
        return needMore();
    if (m_at >= m_window.size())
        return {TokenKind::End, m_at, 0};
    if (m_atStart && m_window.sliced(m_at).startsWith("\xEF\xBB\xBF")) {
        m_at += 3;
        return token(TokenKind::Blank);
    }
    const char c = m_window[m_at];
    if ((m_dialect.newlineEnds || m_afterCommand) && (c == '\n' || c == '\r')) {
        m_at += c == '\r' && peek(m_at + 1) == '\n' ? 2 : 1;
        m_afterCommand = false;
        const Token result = token(TokenKind::Delimiter);
        m_firstOnLine = true;
        return result;
    }
    m_afterCommand = false;
    if (atDelimiter(m_at)) {
        m_at += m_delimiter.size();
        return token(TokenKind::Delimiter);
    }
    return startByClass();
}

Token Lexer::startByClass()
{
    const char c = m_window[m_at];
    switch (classOf(m_at)) {
    case ByteClass::Blank: return enter(State::Blank, m_at);
    case ByteClass::Word: return startWord();
    case ByteClass::Digit: return enter(m_dialect.newlineEnds ? State::Word : State::Number, m_at + 1);
    case ByteClass::Quote: return startQuoted(m_tables.quotes[static_cast<quint8>(c)], m_at + 1);
    case ByteClass::Dollar: return startDollar();
    case ByteClass::Dash:
        if (peek(m_at + 1) == '-'
            && (!m_dialect.dashNeedsBlank || m_at + 2 >= m_window.size() || static_cast<quint8>(m_window[m_at + 2]) <= ' '))
            return enter(State::LineComment, m_at + 2);
        break;
    case ByteClass::Slash: return startSlash();
    case ByteClass::Hash:
        if (m_dialect.hashComments == HashComment::Anywhere || m_firstOnLine)
            return enter(State::LineComment, m_at + 1);
        break;
    case ByteClass::Star:
        if (m_executable > 0 && peek(m_at + 1) == '/') {
            --m_executable;
            m_at += 2;
            return token(TokenKind::Symbol);
        }
        break;
    case ByteClass::Prefix:
        if (m_statementStart)
            return enter(State::Command, m_at + 1);
        break;
    case ByteClass::Symbol: break;
    }
    ++m_at;
    return token(TokenKind::Symbol);
}

Token Lexer::startWord()
{
    // PostgreSQL 4.1.2.2 and Spark's raw strings: the letter stands immediately before the quote.
    const char letter = static_cast<char>(m_window[m_at] | 0x20);
    const char following = peek(m_at + 1);
    if (m_dialect.escapeStrings && letter == 'e' && following == '\'' && m_nameEnd != m_at) {
        const Token result = startQuoted(m_tables.quotes[static_cast<quint8>('\'')], m_at + 2);
        return result;
    }
    if (m_dialect.rawStrings && letter == 'r' && (following == '\'' || following == '"') && m_nameEnd != m_at)
        return startQuoted(m_tables.quotes[static_cast<quint8>(following)], m_at + 2);
    return enter(State::Word, m_at + 1);
}

Token Lexer::startQuoted(const Quote *quote, qint64 at)
{
    m_quote = quote;
    const bool prefixed = at - m_begin == 2;
    const bool isString = quote->meaning == QuoteMeaning::String;
    m_raw = prefixed && m_dialect.rawStrings;
    // A string constant that goes on in the next line keeps the escapes of its beginning (PostgreSQL 4.1.2.1).
    m_escapeString = isString && m_dialect.escapeStrings && (prefixed || (m_escapeString && m_newlineSeen));
    m_backslash = !m_raw && (quote->backslash() || m_escapeString);
    return enter(State::Quoted, at);
}

Token Lexer::startDollar()
{
    const bool afterName = m_nameEnd == m_at;
    const bool written = m_form == TextForm::Written;
    if (written && peek(m_at + 1) == '{')
        return enter(State::Variable, m_at + 2);
    const bool quotes = m_dialect.dollarQuotes && !afterName;
    if (written && peek(m_at + 1) == '$' && peek(m_at + 2) == '{' && !quotes) {
        m_at += 3;
        return token(TokenKind::Escape);
    }
    if (quotes && !isDigit(peek(m_at + 1)))
        return enter(State::DollarTag, m_at + 1);
    ++m_at;
    const Token result = token(TokenKind::Symbol);
    if (afterName)
        m_nameEnd = m_at;
    return result;
}

Token Lexer::startSlash()
{
    const char following = peek(m_at + 1);
    if (m_dialect.slashComments && following == '/')
        return enter(State::LineComment, m_at + 2);
    if (m_dialect.blockComments && following == '*') {
        const bool mariaDb = m_dialect.mariaDbComments && peek(m_at + 2) == 'M' && peek(m_at + 3) == '!';
        if (mariaDb && !reaches(m_at + 4 + static_cast<qint64>(noVersion.size())))
            return needMore();
        const bool never = mariaDb && m_window.sliced(m_at + 4).startsWith(noVersion);
        if (m_dialect.executableComments && (peek(m_at + 2) == '!' || mariaDb) && !never) {
            ++m_executable;
            m_at += mariaDb ? 4 : 3;
            return token(TokenKind::Symbol);
        }
        m_depth = 1;
        return enter(State::BlockComment, m_at + 2);
    }
    ++m_at;
    return token(TokenKind::Symbol);
}

Token Lexer::resume()
{
    switch (m_state) {
    case State::Start: return start();
    case State::Blank: return blank();
    case State::Word: return word();
    case State::Number: return number();
    case State::LineComment: return lineComment();
    case State::BlockComment: return blockComment();
    case State::Quoted: return quoted();
    case State::DollarTag: return dollarTag();
    case State::Dollar: return dollarString();
    case State::Variable: return variable();
    case State::Command: return command();
    case State::Go: return go();
    }
    Q_UNREACHABLE();
}

Token Lexer::blank()
{
    bool newline = false;
    while (m_at < m_window.size() && classOf(m_at) == ByteClass::Blank && !mayBeDelimiter(m_at) && !atDelimiter(m_at)) {
        const char c = m_window[m_at];
        const bool endsLine = c == '\n' || c == '\r';
        if (endsLine && m_dialect.newlineEnds)
            break;
        newline = newline || endsLine;
        ++m_at;
    }
    // A run of blanks may be cut anywhere: two tokens mean the same as one.
    if (m_at == m_begin)
        return start();
    if (newline) {
        m_firstOnLine = true;
        m_newlineSeen = true;
    }
    return token(TokenKind::Blank);
}

Token Lexer::word()
{
    const bool custom = !m_delimiter.isEmpty();
    for (; m_at < m_window.size(); ++m_at) {
        if (custom) {
            if (mayBeDelimiter(m_at))
                return needMore();
            if (atDelimiter(m_at))
                return wordEnd();
        }
        switch (classOf(m_at)) {
        case ByteClass::Word:
        case ByteClass::Digit: continue;
        case ByteClass::Dollar:
            if (!m_dialect.dollarInWords)
                return wordEnd();
            if (!reaches(m_at + 3))
                return needMore();
            if (m_form == TextForm::Written && (peek(m_at + 1) == '{' || (peek(m_at + 1) == '$' && peek(m_at + 2) == '{')))
                return wordEnd();
            continue;
        default: return wordEnd();
        }
    }
    return m_last ? wordEnd() : needMore();
}

Token Lexer::wordEnd()
{
    const QByteArrayView text = m_window.sliced(m_begin, m_at - m_begin);
    if (m_statementStart && isLineCommand())
        return enter(State::Command, m_at);
    if (m_dialect.goEnds && m_firstOnLine && equalsUpper(text, "GO"))
        return enter(State::Go, m_at);
    return token(TokenKind::Word);
}

bool Lexer::isLineCommand() const
{
    const QByteArrayView text = m_window.sliced(m_begin, m_at - m_begin);
    const bool known = std::any_of(m_dialect.lineCommands.begin(), m_dialect.lineCommands.end(),
                                   [text](std::string_view command) { return equalsUpper(text, command); });
    return known && (m_at >= m_window.size() || isBlank(m_window[m_at]));
}

Token Lexer::number()
{
    for (; m_at < m_window.size() && classOf(m_at) == ByteClass::Digit; ++m_at) {
        if (mayBeDelimiter(m_at))
            return needMore();
        if (atDelimiter(m_at))
            return token(TokenKind::Number);
    }
    return m_last || m_at < m_window.size() ? token(TokenKind::Number) : needMore();
}

Token Lexer::lineComment()
{
    for (;;) {
        qint64 end = find(m_window, '\n', m_at);
        if (m_dialect.carriageReturnEndsComment)
            end = find(m_window.first(end), '\r', m_at);
        if (end >= m_window.size() && !m_last) {
            // A backslash at the window's end may continue the comment, so it is looked at again.
            m_at = std::max(m_at, m_window.size() - 1);
            return needMore();
        }
        const bool continued = m_dialect.backslashContinuesComment && end < m_window.size() && m_window[end] == '\n' && end > m_begin + 2
            && m_window[end - 1] == '\\';
        m_at = continued ? end + 1 : end;
        if (!continued)
            break;
    }
    return token(TokenKind::LineComment);
}

Token Lexer::blockComment()
{
    for (;;) {
        while (m_at < m_window.size() && m_window[m_at] != '*' && (m_window[m_at] != '/' || !m_dialect.nestedComments))
            ++m_at;
        if (m_at + 1 >= m_window.size()) {
            if (!m_last)
                return needMore();
            return unterminated(TokenKind::BlockComment);
        }
        const char following = m_window[m_at + 1];
        if (m_window[m_at] == '*' && following == '/') {
            m_at += 2;
            if (--m_depth == 0)
                return token(TokenKind::BlockComment);
        } else if (m_window[m_at] == '/' && following == '*') {
            m_at += 2;
            ++m_depth;
        } else {
            ++m_at;
        }
    }
}

Token Lexer::quoted()
{
    const char close = m_quote->close;
    const bool oneLine = m_quote->extent == QuoteExtent::OneLine;
    const TokenKind kind = m_quote->meaning == QuoteMeaning::String ? TokenKind::String : TokenKind::QuotedName;
    for (;;) {
        if (m_backslash || oneLine) {
            while (m_at < m_window.size() && m_window[m_at] != close && (m_window[m_at] != '\\' || !m_backslash)
                   && (m_window[m_at] != '\n' || !oneLine))
                ++m_at;
        } else {
            m_at = find(m_window, close, m_at);
        }
        const bool decided = m_at + 1 < m_window.size();
        if (!decided && !m_last)
            return needMore();
        if (m_at >= m_window.size())
            return unterminated(kind);
        const char c = m_window[m_at];
        if (c == '\\' && m_backslash && c != close) {
            if (!decided || (oneLine && m_window[m_at + 1] == '\n'))
                return unterminated(kind);
            const bool alone = m_quote->escape == QuoteEscape::BackslashQuote && m_window[m_at + 1] != close;
            m_at += alone ? 1 : 2;
            continue;
        }
        if (c == '\n' && oneLine)
            return unterminated(kind);
        if (decided && m_window[m_at + 1] == close && (m_quote->doubled() || m_escapeString) && !m_raw) {
            m_at += 2;
            continue;
        }
        ++m_at;
        m_newlineSeen = false;
        Token result = token(kind);
        result.quote = m_quote;
        result.backslash = m_backslash;
        result.raw = m_raw;
        return result;
    }
}

Token Lexer::dollarTag()
{
    while (m_at < m_window.size() && isTagByte(m_window[m_at]))
        ++m_at;
    if (m_at >= m_window.size() && !m_last)
        return needMore();
    if (peek(m_at) == '$') {
        ++m_at;
        m_tagLength = m_at - m_begin;
        return enter(State::Dollar, m_at);
    }
    m_at = m_begin + 1;
    return token(TokenKind::Symbol);
}

Token Lexer::dollarString()
{
    const QByteArrayView tag = m_window.sliced(m_begin, m_tagLength);
    for (;;) {
        m_at = find(m_window, '$', m_at);
        if (m_at + m_tagLength > m_window.size()) {
            if (!m_last)
                return needMore();
            return unterminated(TokenKind::DollarString);
        }
        if (m_window.sliced(m_at, m_tagLength) == tag) {
            m_at += m_tagLength;
            return token(TokenKind::DollarString);
        }
        ++m_at;
    }
}

Token Lexer::variable()
{
    while (m_at < m_window.size() && (m_at == m_begin + 2 ? isLetter(m_window[m_at]) : isVariableByte(m_window[m_at])))
        ++m_at;
    if (m_at >= m_window.size() && !m_last)
        return needMore();
    if (m_at > m_begin + 2 && peek(m_at) == '}') {
        ++m_at;
        return token(TokenKind::Variable);
    }
    m_at = m_begin + 1;
    return token(TokenKind::Symbol);
}

Token Lexer::command()
{
    m_at = find(m_window, '\n', m_at);
    if (m_at >= m_window.size() && !m_last)
        return needMore();
    if (m_at > m_begin && m_window[m_at - 1] == '\r')
        --m_at;
    const QByteArrayView line = m_window.sliced(m_begin, m_at - m_begin);
    for (std::string_view skipped : m_dialect.skippedCommands) {
        const auto length = static_cast<qsizetype>(skipped.size());
        if (line.size() >= length && equalsUpper(line.first(length), skipped) && (line.size() == length || isBlank(line[length])))
            return token(TokenKind::LineComment);
    }
    const Token result = token(TokenKind::ClientCommand);
    m_afterCommand = true;
    return result;
}

Token Lexer::go()
{
    // A carriage return alone begins a line (blank()), so it ends one too.
    const qint64 searched = std::max(m_at, m_goSearched);
    const qint64 lineEnd = find(m_window.first(find(m_window, '\n', searched)), '\r', searched);
    m_goSearched = lineEnd;
    if (lineEnd >= m_window.size() && !m_last)
        return needMore();
    qint64 at = m_at;
    const auto skip = [&](auto matches) {
        while (at < lineEnd && matches(m_window[at]))
            ++at;
    };
    skip(isBlank);
    const bool separated = at > m_at;
    const qint64 count = at;
    skip(isDigit);
    const qint64 countEnd = at;
    skip(isBlank);
    const QByteArrayView behind = m_window.sliced(at, std::min<qint64>(2, lineEnd - at));
    const bool comment = behind == "--" || behind == "/*"; // the comment stands before the next batch
    if ((at < lineEnd && !comment) || (countEnd > count && !separated))
        return token(TokenKind::Word);
    if (countEnd > count)
        m_at = countEnd;
    return token(TokenKind::Delimiter);
}

bool Lexer::mayBeDelimiter(qint64 at) const
{
    return !m_delimiter.isEmpty() && m_window[at] == m_delimiter[0] && !reaches(at + m_delimiter.size());
}

bool Lexer::atDelimiter(qint64 at) const
{
    return !m_delimiter.isEmpty() && m_window[at] == m_delimiter[0] && m_window.sliced(at).startsWith(m_delimiter);
}

} // namespace Varve::Text
