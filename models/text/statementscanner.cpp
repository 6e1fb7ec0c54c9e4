// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementscanner.h"

#include "skimming.h"
#include "striding.h"

namespace Varve::Text {

namespace {

// The longest beginning of a statement that can open a block, and one more: "label: BEGIN x".
constexpr size_t longestBeginning = 5;

// What the client makes of DELIMITER's argument (mysql.cc, get_arg() and char delimiter[16]; tried with MariaDB 10.11's): it may stand in
// quotes, else it ends at a blank, and 15 bytes of it count.
QByteArray delimiterOf(const QByteArray &argument)
{
    constexpr qsizetype longest = 15;
    const char first = argument.isEmpty() ? '\0' : argument[0];
    const bool quoted = first == '\'' || first == '"' || first == '`';
    const qsizetype begin = quoted ? 1 : 0;
    const qsizetype end = argument.indexOf(quoted ? first : ' ', begin);
    return argument.mid(begin, (end < 0 ? argument.size() : end) - begin).left(longest);
}

} // namespace

StatementScanner::StatementScanner(const Dialect &dialect, TextForm form) : m_dialect(dialect), m_lexer(dialect, form) {}

void StatementScanner::dropFront(qint64 bytes)
{
    m_lexer.dropFront(bytes);
    m_copyAt -= bytes;
    m_copyLine -= bytes;
    m_copySearched -= bytes;
    m_copyBegin -= bytes;
    m_blockAt -= bytes;
    m_parenthesisAt -= bytes;
    m_headAt -= bytes;
    m_executableMarkEnd -= bytes;
    m_shape.begin -= m_shape.begin < 0 ? 0 : bytes;
    m_shape.end -= m_shape.end < 0 ? 0 : bytes;
    for (size_t i = 0; i < m_shape.leadingCount; ++i)
        m_shape.leading[i].range.offset -= bytes;
    m_previous.offset -= bytes;
}

void StatementScanner::restart(qint64 offset)
{
    m_lexer.seek(offset);
    m_copy = Copy::No;
    m_fresh = true;
    beginStatement();
}

void StatementScanner::beginStatement()
{
    if (!m_fresh)
        return;
    m_fresh = false;
    m_shape.leadingCount = 0;
    m_shape.leadingIsPart = false;
    m_shape.beginning = 0;
    m_untilStride = 0;
    m_shape.words.reset();
    m_shape.nestedWords.reset();
    m_shape.begin = m_shape.end = -1;
    m_shape.parentheses = 0;
    m_shape.fromStdin = m_shape.semicolonInside = m_shape.dropsPart = m_shape.detachesConcurrently = m_shape.addsValue = false;
    m_previous = {};
    m_executableMarkEnd = -1;
    m_trigger = Trigger::Start;
    m_depth = 0;
    m_pendingEnd = m_loopHead = m_repeat = m_until = m_handler = m_followsAll = false;
    m_openWhens = m_openCases = 0;
    m_headAt = -1;
    m_heldWord = Keyword::None;
    m_lexer.beginStatement();
}

Token StatementScanner::next()
{
    if (m_copy == Copy::RestOfLine)
        return restOfCopyLine();
    if (m_copy == Copy::Data)
        return copyData();
    beginStatement();
    const Token token = m_lexer.next();
    switch (token.kind) {
    case TokenKind::NeedMore:
    case TokenKind::Unterminated:
    case TokenKind::Blank:
    case TokenKind::LineComment:
    case TokenKind::BlockComment: return token;
    case TokenKind::End: return ended(token);
    case TokenKind::Delimiter: finishStatement(token); return token;
    case TokenKind::ClientCommand:
        addSignificant(token);
        applyDelimiterCommand(token);
        return token;
    case TokenKind::Symbol: return symbol(token);
    default: addSignificant(token); return token;
    }
}

Token StatementScanner::symbol(Token token)
{
    const char c = window()[token.offset];
    if (c == ';' && token.length == 1 && m_lexer.delimiter().isEmpty()) {
        closePendingEnd();
        if (m_dialect.semicolonEnds && semicolonEnds()) {
            token.kind = TokenKind::Delimiter;
            finishStatement(token);
            return token;
        }
        m_shape.semicolonInside = true;
    }
    addSignificant(token);
    return token;
}

bool StatementScanner::semicolonEnds() const
{
    if (m_depth > 0)
        return false;
    if (m_dialect.bodies == Bodies::Trigger)
        return m_trigger != Trigger::Trigger && m_trigger != Trigger::Semicolon;
    return !(m_shape.parentheses > 0 && m_dialect.rulesHoldStatements && isRule());
}

void StatementScanner::finishStatement(const Token &token)
{
    m_fresh = true;
    if (m_dialect.copyData && m_shape.fromStdin && m_shape.at(0).keyword == Keyword::Copy) {
        m_copy = Copy::RestOfLine;
        m_copyBegin = m_shape.begin;
        m_copyAt = m_copySearched = token.end();
    }
}

Token StatementScanner::ended(const Token &token)
{
    closePendingEnd();
    const bool openTrigger = m_dialect.bodies == Bodies::Trigger && (m_trigger == Trigger::Trigger || m_trigger == Trigger::Semicolon);
    const bool openRule = m_shape.parentheses > 0 && m_dialect.rulesHoldStatements && isRule();
    if (m_depth == 0 && !openTrigger && !openRule)
        return token;
    Token result{TokenKind::Unterminated, openTrigger ? m_shape.begin : openRule ? m_parenthesisAt : m_blockAt, 0};
    result.length = window().size() - result.offset;
    result.open = TokenKind::Block;
    return result;
}

void StatementScanner::addSignificant(const Token &token)
{
    LeadingToken leading{token.kind, Keyword::None, 0, {token.offset, token.length}};
    if (token.kind == TokenKind::Word)
        leading.keyword = keyword(token.in(window()));
    else if (token.kind == TokenKind::Symbol)
        leading.symbol = window()[token.offset];
    if (m_shape.begin < 0)
        m_shape.begin = token.offset;
    m_shape.end = token.end();
    if (isExecutableMark(token))
        return;
    add(leading);
}

// This runs for every token. Copied field by field: to copy a struct whose small fields were just written stalls the processor.
[[gnu::always_inline]] inline void StatementScanner::add(const LeadingToken &token)
{
    const bool remembered = !m_shape.leadingIsPart;
    if (remembered)
        remember(token);
    if (m_previous.keyword == Keyword::Drop)
        noteDrop(token);
    if (m_heldWord != Keyword::None)
        noteHeldWord(token);
    if (token.symbol)
        noteSymbol(token.symbol, token.range.offset);
    else if (token.keyword != Keyword::None)
        noteWords(token);
    if (token.keyword != Keyword::None || m_followsAll || (remembered && m_shape.leadingCount <= longestBeginning))
        follow(token);
    m_previous.keyword = token.keyword;
    m_previous.symbol = token.symbol;
    m_previous.offset = token.range.offset;
}

// Nothing asks what stands in the parentheses of INSERT INTO t (…) VALUES (…), and most of a dump stands there. In a batch of SQL Server
// other statements may follow.
inline void StatementScanner::remember(const LeadingToken &token)
{
    LeadingToken &leading = m_shape.leading[m_shape.leadingCount++];
    leading.kind = token.kind;
    leading.keyword = token.keyword;
    leading.symbol = token.symbol;
    leading.range.offset = token.range.offset;
    leading.range.length = token.range.length;
    const bool rows = (token.symbol == '(' || (token.keyword == Keyword::Values && m_previous.symbol != '.')) && m_shape.leadingCount > 3
        && m_shape.leading[1].keyword == Keyword::Into && !m_dialect.goEnds
        && (m_shape.leading[0].keyword == Keyword::Insert || m_shape.leading[0].keyword == Keyword::Replace);
    m_shape.leadingIsPart = rows || m_shape.leadingCount == StatementShape::maximumLeading;
}

void StatementScanner::follow(const LeadingToken &token)
{
    switch (m_dialect.bodies) {
    case Bodies::None: break;
    case Bodies::Trigger: followTrigger(token); break;
    case Bodies::BeginAtomic: followBeginAtomic(token); break;
    case Bodies::Compound:
        if (m_lexer.delimiter().isEmpty())
            followCompound(token);
        break;
    }
    const bool inTrigger = m_dialect.bodies == Bodies::Trigger && m_trigger != Trigger::Normal;
    const bool openHead = m_loopHead || m_until || m_handler || m_openWhens > 0 || m_openCases > 0;
    m_followsAll = inTrigger || m_pendingEnd || m_repeat || openHead;
}

void StatementScanner::skim()
{
    if (m_copy != Copy::No || m_executableMarkEnd >= 0)
        return;
    beginStatement();
    const char *const text = window().data();
    if (m_shape.begin < 0)
        repeatBeginning();
    bool goesOn = true;
    const auto take = [&](TokenKind kind, qint64 offset, qint64 end) {
        if (m_shape.begin < 0)
            m_shape.begin = offset;
        m_shape.end = end;
        const Keyword word = kind == TokenKind::Word ? keywordInWindow(text + offset, static_cast<size_t>(end - offset)) : Keyword::None;
        add({kind, word, kind == TokenKind::Symbol ? text[offset] : '\0', {offset, end - offset}});
        if (word == Keyword::Values)
            keepBeginning();
        m_untilStride -= m_untilStride > 0 ? 1 : 0;
        goesOn = m_untilStride > 0 || !mayStride();
        return goesOn;
    };
    do {
        if (m_untilStride == 0 && mayStride())
            stride();
        goesOn = true;
        m_lexer.skim(take);
    } while (!goesOn);
}

// Whether of the tokens to come only keywords and parentheses matter.
bool StatementScanner::mayStride() const
{
    return m_shape.leadingIsPart && !m_followsAll && m_heldWord == Keyword::None && m_previous.keyword != Keyword::Drop;
}

/// Takes from Lexer::stride() what it gives out.
class StatementScanner::Strider
{
public:
    explicit Strider(StatementScanner &scanner) : m_scanner(scanner), m_text(scanner.window().data()), m_known(scanner.position()) {}

    bool word(qint64 offset, qint64 end)
    {
        const Keyword keyword = keywordInWindow(m_text + offset, static_cast<size_t>(end - offset));
        if (keyword == Keyword::None)
            return true;
        lookBack(offset);
        m_scanner.m_shape.end = end;
        m_scanner.add({TokenKind::Word, keyword, 0, {offset, end - offset}});
        m_known = end;
        if (!m_scanner.mayStride())
            return false;
        if (keyword == Keyword::Values)
            m_scanner.keepBeginning();
        return true;
    }
    void parenthesis(qint64 offset) { m_scanner.noteSymbol(m_text[offset], offset); }
    void comment(qint64 offset, qint64 end)
    {
        lookBack(offset);
        m_known = end;
    }
    /// Finds the token before \a offset: what was passed over left no trace.
    void lookBack(qint64 offset);

private:
    StatementScanner &m_scanner;
    const char *m_text;
    qint64 m_known; // up to here m_previous and the shape's end are right
};

void StatementScanner::Strider::lookBack(qint64 offset)
{
    const auto isBlank = [](char c) { return c == ' ' || (c >= '\t' && c <= '\r'); };
    while (offset > m_known && isBlank(m_text[offset - 1]))
        --offset;
    if (offset == m_known)
        return;
    const char last = m_text[offset - 1];
    const bool isSymbol
        = byteTables(m_scanner.m_dialect).skim[static_cast<quint8>(last)] > Skim::Digit && last != '\'' && last != '"' && last != '`';
    m_scanner.m_shape.end = offset;
    m_scanner.m_previous = {Keyword::None, isSymbol ? last : '\0', offset - 1};
}

void StatementScanner::stride()
{
    constexpr qint64 worthwhile = 48; // bytes
    constexpr int tokens = 8;
    const qint64 begin = m_lexer.position();
    Strider strider(*this);
    m_lexer.stride(strider);
    strider.lookBack(m_lexer.position());
    m_untilStride = m_lexer.position() - begin < worthwhile ? tokens : 1;
}

inline void StatementScanner::noteSymbol(char symbol, qint64 offset)
{
    if (symbol == '(') {
        if (m_shape.parentheses++ == 0)
            m_parenthesisAt = offset;
    } else if (symbol == ')' && m_shape.parentheses > 0) {
        --m_shape.parentheses;
    }
}

// (n:Delete {set: 1}): labels and keys of maps are names; what may be a key is held until the next token.
bool StatementScanner::isCypherName(Keyword word)
{
    if (m_previous.symbol == '{' || m_previous.symbol == ',')
        m_heldWord = word;
    return m_heldWord != Keyword::None || m_previous.symbol == ':';
}

void StatementScanner::noteHeldWord(const LeadingToken &next)
{
    if (next.symbol != ':')
        (m_shape.parentheses > 0 ? m_shape.nestedWords : m_shape.words).set(static_cast<size_t>(m_heldWord));
    m_heldWord = Keyword::None;
}

inline void StatementScanner::noteWords(const LeadingToken &token)
{
    if (m_previous.symbol == '.' || (m_dialect.name == DialectName::Cypher && isCypherName(token.keyword)))
        return;
    const auto bit = static_cast<size_t>(token.keyword);
    if (m_shape.parentheses > 0 || m_depth > 0) {
        m_shape.nestedWords.set(bit);
        return;
    }
    m_shape.words.set(bit);
    const bool client = token.keyword == Keyword::Stdin || token.keyword == Keyword::Stdout; // PostgreSQL takes either for the other
    if (client && m_previous.keyword == Keyword::From)
        m_shape.fromStdin = true;
    else if (token.keyword == Keyword::Value && m_previous.keyword == Keyword::Add)
        m_shape.addsValue = true;
    else if (token.keyword == Keyword::Concurrently && m_shape.has(Keyword::Detach))
        m_shape.detachesConcurrently = true;
}

void StatementScanner::noteDrop(const LeadingToken &token)
{
    if (m_shape.at(0).keyword != Keyword::Alter || m_shape.parentheses > 0 || m_depth > 0)
        return;
    // ALTER COLUMN x DROP NOT NULL, DROP DEFAULT, … take away a property, everything else a part.
    switch (token.keyword) {
    case Keyword::Not:
    case Keyword::Default:
    case Keyword::Identity:
    case Keyword::Expression: return;
    default: m_shape.dropsPart = true;
    }
}

// "/*!50003", its version and its "*/" say when a server runs what is inside, not what it does.
bool StatementScanner::isExecutableMark(const Token &token)
{
    const bool afterMark = m_executableMarkEnd == token.offset && token.kind == TokenKind::Number;
    m_executableMarkEnd = token.kind == TokenKind::Symbol && token.length > 1 ? token.end() : -1;
    return afterMark || m_executableMarkEnd >= 0;
}

bool StatementScanner::startsWith(std::initializer_list<Keyword> words) const
{
    size_t index = 0;
    return std::all_of(words.begin(), words.end(), [&](Keyword k) { return m_shape.at(index++).keyword == k; });
}

bool StatementScanner::isRule() const
{
    return startsWith({Keyword::Create, Keyword::Rule}) || startsWith({Keyword::Create, Keyword::Or, Keyword::Replace, Keyword::Rule});
}

void StatementScanner::followTrigger(const LeadingToken &token)
{
    const Keyword k = token.keyword;
    switch (m_trigger) {
    case Trigger::Start:
        m_trigger = k == Keyword::Create ? Trigger::Create : k == Keyword::Explain ? Trigger::Explain : Trigger::Normal;
        break;
    case Trigger::Explain:
        if (k == Keyword::Create)
            m_trigger = Trigger::Create;
        else if (k == Keyword::Temp || k == Keyword::Temporary || k == Keyword::Trigger || k == Keyword::End || k == Keyword::Explain)
            m_trigger = Trigger::Normal;
        break;
    case Trigger::Create:
        if (k == Keyword::Trigger)
            m_trigger = Trigger::Trigger;
        else if (k != Keyword::Temp && k != Keyword::Temporary)
            m_trigger = Trigger::Normal;
        break;
    case Trigger::Normal: break;
    case Trigger::Trigger:
    case Trigger::Semicolon:
    case Trigger::End:
        if (token.symbol == ';')
            m_trigger = Trigger::Semicolon;
        else
            m_trigger = m_trigger == Trigger::Semicolon && k == Keyword::End ? Trigger::End : Trigger::Trigger;
        break;
    }
}

void StatementScanner::openBlock(qint64 at)
{
    if (m_depth++ == 0)
        m_blockAt = at;
}

void StatementScanner::followBeginAtomic(const LeadingToken &token)
{
    const Keyword k = token.keyword;
    if (m_depth == 0) {
        if (k == Keyword::Atomic && m_previous.keyword == Keyword::Begin && m_shape.parentheses == 0 && isRoutine())
            openBlock(m_previous.offset);
        return;
    }
    // After AS and behind a dot any word is a name.
    if (m_previous.keyword == Keyword::As || m_previous.symbol == '.')
        return;
    if (k == Keyword::Case)
        ++m_depth;
    else if (k == Keyword::End)
        --m_depth;
}

void StatementScanner::applyDelimiterCommand(const Token &token)
{
    m_fresh = true;
    const QByteArrayView line = token.in(window());
    if (m_dialect.delimiterCommand && line.size() >= 9 && qstrnicmp(line.data(), "DELIMITER", 9) == 0) {
        const QByteArray delimiter = delimiterOf(line.sliced(9).toByteArray().trimmed());
        m_lexer.setDelimiter(delimiter == ";" ? QByteArray() : delimiter);
        m_beginning.bytes.clear(); // the new one may stand in it
    }
    // psql's \copy reads its data like COPY.
    if (m_dialect.copyData && line.size() >= 5 && qstrnicmp(line.data(), "\\copy", 5) == 0
        && line.toByteArray().simplified().toLower().contains(" from stdin")) {
        m_copy = Copy::RestOfLine;
        m_copyBegin = token.offset;
        m_copyAt = m_copySearched = token.end();
    }
}

// A line that the window cuts off is searched once, however the bytes come.
qint64 StatementScanner::copyLineEnd(qint64 lineBegin)
{
    const qint64 end = window().indexOf('\n', std::max(lineBegin, m_copySearched));
    m_copySearched = end < 0 ? window().size() : lineBegin;
    return end;
}

Token StatementScanner::restOfCopyLine()
{
    const QByteArrayView text = window();
    const qint64 lineEnd = copyLineEnd(m_copyAt);
    if (lineEnd < 0 && !m_lexer.isLast())
        return {TokenKind::NeedMore, m_copyAt, text.size() - m_copyAt};
    const QByteArray rest = text.sliced(m_copyAt, (lineEnd < 0 ? text.size() : lineEnd) - m_copyAt).toByteArray().trimmed();
    if (lineEnd < 0 || (!rest.isEmpty() && !rest.startsWith("--"))) {
        Token result{TokenKind::Unterminated, m_copyBegin, text.size() - m_copyBegin};
        result.open = TokenKind::CopyData;
        return result;
    }
    const Token result{rest.isEmpty() ? TokenKind::Blank : TokenKind::LineComment, m_copyAt, lineEnd + 1 - m_copyAt};
    m_copyAt = m_copyLine = lineEnd + 1;
    m_copy = Copy::Data;
    m_lexer.seek(m_copyAt); // so that what was given out can be dropped
    return result;
}

Token StatementScanner::copyData()
{
    const QByteArrayView text = window();
    for (;;) {
        const qint64 lineEnd = copyLineEnd(m_copyLine);
        if (lineEnd < 0 && !m_lexer.isLast())
            break;
        qint64 end = lineEnd < 0 ? text.size() : lineEnd;
        const qint64 next = lineEnd < 0 ? end : lineEnd + 1;
        if (end > m_copyLine && text[end - 1] == '\r')
            --end;
        if (end - m_copyLine == 2 && text[m_copyLine] == '\\' && text[m_copyLine + 1] == '.') {
            if (m_copyLine > m_copyAt)
                break;
            const Token result{TokenKind::CopyEnd, m_copyAt, next - m_copyAt};
            m_copy = Copy::No;
            m_lexer.seek(next);
            return result;
        }
        if (lineEnd < 0) {
            Token result{TokenKind::Unterminated, m_copyBegin, text.size() - m_copyBegin};
            result.open = TokenKind::CopyData;
            return result;
        }
        m_copyLine = next;
    }
    if (m_copyLine == m_copyAt)
        return {TokenKind::NeedMore, m_copyAt, text.size() - m_copyAt};
    const Token result{TokenKind::CopyData, m_copyAt, m_copyLine - m_copyAt};
    m_copyAt = m_copyLine;
    m_lexer.seek(m_copyAt); // so that what was given out can be dropped
    return result;
}

} // namespace Varve::Text
