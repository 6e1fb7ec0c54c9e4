// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "bytetables.h"
#include "token.h"

#include <QByteArray>

namespace Varve::Text {

/// Cuts a window of a script into tokens that tile it. The window may grow at its end and lose bytes at its front; a token that
/// the window cuts off is continued where the scan stopped, so that the cost is linear however the bytes come.
/// Knows bytes and the dialect's table, not what a statement is.
class Lexer final
{
public:
    explicit Lexer(const Dialect &dialect, TextForm form = TextForm::Written);
    Q_DISABLE_COPY_MOVE(Lexer)

    /// The same bytes as before and perhaps more behind them. \a last: no more will come.
    void setWindow(QByteArrayView window, bool last);
    /// The first \a bytes of the window will be gone at the next setWindow().
    void dropFront(qint64 bytes);

    Token next();

    /// Takes plain tokens without a call each: words, numbers, symbols of one byte and quotes without a backslash, as long as no rule of
    /// the dialect needs a closer look; blanks are passed over, and comments inside a statement. Stops before everything else, which is
    /// next()'s. \a take is called with kind, offset and end, and says whether to go on. In skimming.h.
    template<typename Take>
    void skim(Take take);

    /// Goes on inside a statement, 64 bytes at a time, and gives out only what may change what the statement is: words and parentheses
    /// outside quotes, and where comments stand. Stops before what needs a closer look, or where \a visitor wants to. In striding.h.
    template<typename Visitor>
    void stride(Visitor &visitor);

    /// Passes over blanks and then \a bytes, which end with a word. Where they began, or -1 when they do not stand here.
    qint64 passOver(QByteArrayView bytes);

    QByteArrayView window() const { return m_window; }
    bool isLast() const { return m_last; }
    qint64 position() const { return m_at; }
    /// Goes on at \a offset as at the start of a line and of a statement.
    void seek(qint64 offset);
    /// The next significant token begins a statement: client commands are recognised there.
    void beginStatement()
    {
        m_statementStart = true;
        m_executable = 0; // a server gets each statement alone
    }
    /// What DELIMITER said; empty for the dialect's own.
    void setDelimiter(const QByteArray &delimiter);
    const QByteArray &delimiter() const { return m_delimiter; }

private:
    enum class State : quint8 { Start, Blank, Word, Number, LineComment, BlockComment, Quoted, DollarTag, Dollar, Variable, Command, Go };
    ByteClass classOf(qint64 at) const { return m_tables.classes[static_cast<quint8>(m_window[at])]; }
    char peek(qint64 at) const { return at < m_window.size() ? m_window[at] : '\0'; }
    bool reaches(qint64 end) const { return m_last || end <= m_window.size(); }
    Token token(TokenKind kind);
    Token needMore() const { return {TokenKind::NeedMore, m_begin, m_window.size() - m_begin}; }
    Token unterminated(TokenKind open);
    Token enter(State state, qint64 at);

    Token start();
    Token startByClass();
    Token startWord();
    Token startDollar();
    Token startSlash();
    Token startQuoted(const Quote *quote, qint64 at);
    Token resume();
    Token blank();
    Token word();
    Token wordEnd();
    Token number();
    Token lineComment();
    Token blockComment();
    Token quoted();
    Token dollarTag();
    Token dollarString();
    Token variable();
    Token command();
    Token go();
    bool isLineCommand() const;
    bool atDelimiter(qint64 at) const;
    /// It begins as the delimiter does, and only more of the text can say whether it is one.
    bool mayBeDelimiter(qint64 at) const;
    const char *skimQuote(const char *at, const char *end) const;
    const char *skimComment(const char *at, const char *end) const;
    bool mayBeDelimiter(const char *at) const;
    struct Aside
    {
        const char *end = nullptr;
        bool isComment = false;
    };
    Aside aside(const char *at, const char *end) const;

    const Dialect &m_dialect;
    const TextForm m_form;
    const ByteTables &m_tables;
    std::array<Skim, 256> m_ownSkim{};   // with a delimiter of the script's own
    const std::array<Skim, 256> *m_skim; // that, or the dialect's
    bool m_wordLikeDelimiter = false;    // it can begin inside a word, or where a quote could
    QByteArrayView m_window;
    QByteArray m_delimiter;
    bool m_last = false;

    State m_state = State::Start;
    qint64 m_begin = 0;     // of the token being read
    qint64 m_at = 0;        // next byte to look at
    qint64 m_tagLength = 0; // of the open dollar quote, both dollars included
    int m_depth = 0;        // of nested comments
    const Quote *m_quote = nullptr;
    bool m_backslash = false;
    bool m_raw = false;

    bool m_atStart = true; // of the script: a byte order mark may stand here
    bool m_statementStart = true;
    bool m_firstOnLine = true;
    bool m_afterCommand = false; // the line end behind a client command ends it
    qint64 m_goSearched = 0;     // no line end before it behind a GO
    qint64 m_nameEnd = -1;       // end of the last Word or Variable
    int m_executable = 0;        // open /*! comments
    bool m_escapeString = false; // an E'…' may go on in the next line
    bool m_newlineSeen = false;
};

/// Length of "${name}" at \a at in \a text, or 0. Names are [A-Za-z_][A-Za-z0-9_.-]*.
qint64 variableLength(QByteArrayView text, qint64 at);

} // namespace Varve::Text
