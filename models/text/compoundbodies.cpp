// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementscanner.h"

#include <algorithm>

// Blocks of stored programs: MySQL manual, Compound Statement Syntax; MariaDB knowledge base, Programmatic & Compound Statements;
// Spark SQL reference, SQL scripting. Every block ends with END and perhaps a word that says of what.

namespace Varve::Text {

namespace {

bool isOneOf(Keyword k, std::initializer_list<Keyword> list)
{
    return std::find(list.begin(), list.end(), k) != list.end();
}

bool opensOrCloses(Keyword k)
{
    switch (k) {
    case Keyword::Begin:
    case Keyword::Case:
    case Keyword::Do:
    case Keyword::Else:
    case Keyword::Elseif:
    case Keyword::Elsif:
    case Keyword::End:
    case Keyword::For:
    case Keyword::Handler:
    case Keyword::If:
    case Keyword::Loop:
    case Keyword::Repeat:
    case Keyword::Row:
    case Keyword::Then:
    case Keyword::Until:
    case Keyword::When:
    case Keyword::While: return true;
    default: return false;
    }
}

} // namespace

bool StatementScanner::isRoutine() const
{
    const Keyword first = m_shape.at(0).keyword;
    if (first != Keyword::Create && first != Keyword::Alter)
        return false;
    for (size_t i = 1; i < m_shape.leadingCount; ++i) {
        // DEFINER = user@host
        if (m_shape.at(i - 1).symbol == '=' || m_shape.at(i - 1).symbol == '@')
            continue;
        switch (m_shape.at(i).keyword) {
        case Keyword::Procedure:
        case Keyword::Function:
        case Keyword::Trigger:
        case Keyword::Event:
        case Keyword::Package: return true;
        case Keyword::Table:
        case Keyword::View:
        case Keyword::Index:
        case Keyword::User: return false;
        default: break;
        }
    }
    return false;
}

void StatementScanner::closePendingEnd()
{
    if (m_pendingEnd && m_depth > 0)
        --m_depth;
    m_pendingEnd = false;
}

void StatementScanner::followCompound(const LeadingToken &token)
{
    const Keyword k = m_previous.symbol == '.' ? Keyword::None : token.keyword;
    if (m_pendingEnd) {
        closePendingEnd();
        if (isOneOf(k, {Keyword::If, Keyword::Loop, Keyword::While, Keyword::Repeat, Keyword::For, Keyword::Case}))
            return;
    }
    if (token.symbol == ';') {
        m_openWhens = m_openCases = 0;
        m_loopHead = m_until = m_handler = false;
    }
    if (m_repeat && token.symbol != '(')
        openBlock(m_previous.offset);
    m_repeat = false;
    if (m_depth == 0 && m_shape.parentheses == 0 && beginsCompound(token))
        openBlock(m_previous.offset);
    if (opensOrCloses(k) && (m_depth > 0 || (m_shape.parentheses == 0 && holdsBlocks())) && !standsForName(k))
        followBlockWord(token, k);
}

void StatementScanner::followBlockWord(const LeadingToken &token, Keyword k)
{
    switch (k) {
    case Keyword::Case:
        m_openCases += isValue() ? 1 : 0;
        openBlock(token.range.offset);
        break;
    case Keyword::Begin:
        openBlock(token.range.offset);
        m_openWhens = 0; // of a trigger's WHEN (…)
        m_loopHead = m_handler = false;
        break;
    case Keyword::Loop: // also of Oracle's WHILE … LOOP
        openBlock(m_loopHead ? m_headAt : token.range.offset);
        m_loopHead = false;
        break;
    case Keyword::End:
        m_pendingEnd = m_depth > 0;
        if (m_openCases > 0)
            --m_openCases;
        else
            m_until = false;
        break;
    case Keyword::Until: m_until = true; break;
    case Keyword::Handler: m_handler = true; break;
    case Keyword::When:
    case Keyword::Elseif:
    case Keyword::Elsif: ++m_openWhens; break;
    case Keyword::Then:
        if (m_openWhens > 0)
            --m_openWhens;
        else
            openBlock(m_headAt < 0 ? token.range.offset : m_headAt); // a THEN without IF begins where it stands
        break;
    case Keyword::If: m_headAt = token.range.offset; break;
    case Keyword::While: m_loopHead = true; break;
    case Keyword::For: m_loopHead = m_loopHead || isLoopOverRows(); break;
    case Keyword::Row: // FOR EACH ROW
        m_loopHead = m_loopHead && (m_depth > 0 || m_previous.keyword == Keyword::For);
        break;
    case Keyword::Do:
        if (m_loopHead)
            openBlock(m_headAt);
        m_loopHead = false;
        break;
    case Keyword::Repeat: // the function's name stands in an expression
        if (m_depth > 0 && m_openCases == 0 && beginsStatement())
            openBlock(token.range.offset);
        else
            m_repeat = true;
        break;
    default: break;
    }
    if (k == Keyword::While || (k == Keyword::For && m_loopHead))
        m_headAt = token.range.offset;
}

// A statement of its own: BEGIN alone, BEGIN WORK and BEGIN TRANSACTION control a transaction; "label: BEGIN" does not.
bool StatementScanner::beginsCompound(const LeadingToken &token) const
{
    if (!m_dialect.compoundStatements)
        return false;
    const size_t begin = m_shape.at(1).symbol == ':' ? 2 : 0;
    if (m_shape.leadingCount != begin + 2 || m_shape.at(begin).keyword != Keyword::Begin)
        return false;
    return token.keyword != Keyword::Work && token.keyword != Keyword::Transaction && token.symbol != ';';
}

// Outside any block: may the word just read open one?
bool StatementScanner::holdsBlocks() const
{
    if (m_shape.leadingCount > 1 && isRoutine())
        return true;
    if (!m_dialect.compoundStatements)
        return false;
    const size_t begin = m_shape.at(1).symbol == ':' ? 2 : 0;
    return isOneOf(m_shape.at(begin).keyword, {Keyword::If, Keyword::Case, Keyword::Loop, Keyword::While, Keyword::Repeat, Keyword::For});
}

// BEGIN and END are not reserved: SELECT begin, t.end FROM u AS end ORDER BY begin
bool StatementScanner::standsForName(Keyword k) const
{
    if (k == Keyword::End)
        return m_depth > 0 && (isOperand() || (m_openCases == 0 && !m_until && !beginsStatement()));
    if (k != Keyword::Begin)
        return false;
    if (m_depth > 0)
        return m_openCases > 0 || (!m_handler && !beginsStatement());
    return isOneOf(m_previous.keyword,
                   {Keyword::Procedure, Keyword::Function, Keyword::Trigger, Keyword::Event, Keyword::Exists, Keyword::On});
}

// Is the CASE just read an expression, not a statement?
bool StatementScanner::isValue() const
{
    if (m_depth > 0)
        return m_openCases > 0 || !beginsStatement();
    return isOperand() || m_previous.keyword == Keyword::Return;
}

// What was read before wants a value: WHERE a > end, THEN end. Only blocks may be empty.
bool StatementScanner::isOperand() const
{
    switch (m_previous.symbol) {
    case ',':
    case '(':
    case '=':
    case '<':
    case '+':
    case '-':
    case '/':
    case '|': return true;
    case '>': return !beginsStatement();
    default:
        return isOneOf(
            m_previous.keyword,
            {Keyword::Then, Keyword::Else, Keyword::When, Keyword::And, Keyword::Or, Keyword::Not, Keyword::Select, Keyword::As});
    }
}

// Inside a block: does the word just read stand where a statement does?
bool StatementScanner::beginsStatement() const
{
    switch (m_previous.symbol) {
    case ';':
    case ':': return true;
    case '>': // <<label>> in Oracle's mode
        return m_previous.offset > 0 && window()[m_previous.offset - 1] == '>';
    default: break;
    }
    return isOneOf(m_previous.keyword,
                   {Keyword::Begin, Keyword::Then, Keyword::Else, Keyword::Do, Keyword::Loop, Keyword::Repeat, Keyword::Atomic});
}

// FOR r IN (SELECT …) DO, not CURSOR FOR, HANDLER FOR or FOR UPDATE: it begins a statement.
bool StatementScanner::isLoopOverRows() const
{
    return m_depth == 0 || beginsStatement();
}

} // namespace Varve::Text
