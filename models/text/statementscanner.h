// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keyword.h"
#include "lexer.h"

#include <array>
#include <bitset>

namespace Varve::Text {

/// A significant token at the beginning of a statement.
struct LeadingToken
{
    TokenKind kind = TokenKind::End;
    Keyword keyword = Keyword::None;
    char symbol = 0; ///< of a Symbol
    ByteRange range;
};

/// What the scanner has seen of the statement that it is in.
struct StatementShape
{
    static constexpr size_t maximumLeading = 32;
    std::array<LeadingToken, maximumLeading> leading;
    size_t leadingCount = 0;
    bool leadingIsPart = false; ///< there may be more tokens than these
    /// A number for the bytes up to VALUES of INSERT INTO … VALUES, the same for all statements that begin so; 0 for other statements.
    int beginning = 0;
    std::bitset<512> words;       ///< keywords outside parentheses and bodies
    std::bitset<512> nestedWords; ///< keywords inside
    qint64 begin = -1;            ///< of the first significant token; -1 when there is none
    qint64 end = -1;              ///< of the last one
    int parentheses = 0;
    bool fromStdin = false;       ///< FROM STDIN outside parentheses
    bool semicolonInside = false; ///< more than one statement for a server: a SQL Server batch
    bool dropsPart = false;       ///< ALTER … DROP of a column, constraint, partition or value
    bool detachesConcurrently = false;
    bool addsValue = false; ///< ALTER TYPE … ADD VALUE

    bool has(Keyword k) const { return words.test(static_cast<size_t>(k)); }
    bool hasAnywhere(Keyword k) const { return has(k) || nestedWords.test(static_cast<size_t>(k)); }
    LeadingToken at(size_t index) const { return index < leadingCount ? leading[index] : LeadingToken{}; }
};

/// Finds where statements end: adds to Lexer what needs to know the statement, that is bodies, COPY data and DELIMITER.
/// A token Delimiter ends the statement, except that COPY data up to CopyEnd still follows it; a ClientCommand is a statement.
class StatementScanner final
{
public:
    explicit StatementScanner(const Dialect &dialect, TextForm form = TextForm::Written);

    void setWindow(QByteArrayView window, bool last) { m_lexer.setWindow(window, last); }
    void dropFront(qint64 bytes);
    QByteArrayView window() const { return m_lexer.window(); }
    qint64 position() const { return m_copy == Copy::No ? m_lexer.position() : m_copyAt; }

    Token next();
    /// Passes over what matters to the scanner alone, up to a token that may be a comment, a delimiter or anything unusual. Such tokens
    /// are not given out; call next() afterwards.
    void skim();
    /// Goes on at \a offset as at the start of a statement.
    void restart(qint64 offset);

    /// Of the statement of the last token; valid after its Delimiter until next() is called.
    const StatementShape &shape() const { return m_shape; }
    /// The delimiter just returned is followed by COPY data.
    bool copyFollows() const { return m_copy != Copy::No; }
    /// Inside BEGIN … END or another body.
    bool inBody() const { return m_depth > 0 || m_trigger >= Trigger::Trigger; }

private:
    class Strider;
    enum class Copy : quint8 { No, RestOfLine, Data };
    // The states of sqlite3_complete() (sqlite.org/c3ref/complete.html).
    enum class Trigger : quint8 { Start, Normal, Explain, Create, Trigger, Semicolon, End };

    void beginStatement();
    void finishStatement(const Token &token);
    void addSignificant(const Token &token);
    void add(const LeadingToken &token);
    void remember(const LeadingToken &token);
    bool mayStride() const;
    void stride();
    // repetition.cpp
    void keepBeginning();
    void repeatBeginning();
    void follow(const LeadingToken &token);
    void noteWords(const LeadingToken &token);
    bool isCypherName(Keyword word);
    void noteHeldWord(const LeadingToken &next);
    void noteSymbol(char symbol, qint64 offset);
    void noteDrop(const LeadingToken &token);
    bool isExecutableMark(const Token &token);
    Token symbol(Token token);
    Token ended(const Token &token);
    bool semicolonEnds() const;
    void followTrigger(const LeadingToken &token);
    void followBeginAtomic(const LeadingToken &token);
    void openBlock(qint64 at);
    // compoundbodies.cpp
    void followCompound(const LeadingToken &token);
    void followBlockWord(const LeadingToken &token, Keyword k);
    bool beginsCompound(const LeadingToken &token) const;
    bool holdsBlocks() const;
    bool standsForName(Keyword k) const;
    bool beginsStatement() const;
    bool isOperand() const;
    bool isValue() const;
    bool isLoopOverRows() const;
    void closePendingEnd();
    bool startsWith(std::initializer_list<Keyword> words) const;
    bool isRoutine() const;
    bool isRule() const;
    void applyDelimiterCommand(const Token &token);
    qint64 copyLineEnd(qint64 lineBegin);
    Token restOfCopyLine();
    Token copyData();

    const Dialect &m_dialect;
    Lexer m_lexer;
    StatementShape m_shape;
    bool m_fresh = true; // the next significant token begins a statement
    // How an INSERT INTO … VALUES began; offsets count from there.
    struct Beginning
    {
        QByteArray bytes;
        StatementShape shape;
        Trigger trigger = Trigger::Start;
    };
    Beginning m_beginning;
    int m_untilStride = 0; // tokens to take one by one first, where there are too many for strides
    // The significant token before.
    struct Previous
    {
        Keyword keyword = Keyword::None;
        char symbol = 0;
        qint64 offset = 0;
    };
    Previous m_previous;
    Keyword m_heldWord = Keyword::None; // Cypher: a keyword or the key of a map
    qint64 m_executableMarkEnd = -1;    // end of a /*! just read
    Trigger m_trigger = Trigger::Start;
    int m_depth = 0;
    qint64 m_blockAt = 0;       // where the outermost open block began
    qint64 m_parenthesisAt = 0; // where the outermost open parenthesis began
    bool m_pendingEnd = false;  // END was read; the next word says of what
    bool m_followsAll = false;  // the next token matters to a body even when it is no keyword
    bool m_loopHead = false;    // WHILE or FOR was read: DO opens its block
    bool m_repeat = false;      // REPEAT was read: a loop unless "(" follows
    bool m_until = false;       // UNTIL was read: END comes without a semicolon before it
    bool m_handler = false;     // HANDLER was read: BEGIN may begin what it does
    int m_openCases = 0;        // CASE as an expression without its END
    int m_openWhens = 0;        // WHEN and ELSEIF without their THEN; any other THEN is that of an IF
    qint64 m_headAt = -1;       // where the IF or the loop began that is not open yet; negative when the statement has none
    Copy m_copy = Copy::No;
    qint64 m_copyBegin = 0;    // the statement, for errors
    qint64 m_copyAt = 0;       // start of what is not given out yet
    qint64 m_copyLine = 0;     // start of the line to look at next
    qint64 m_copySearched = 0; // no line end before it
};

} // namespace Varve::Text
