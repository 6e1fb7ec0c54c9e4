// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "byterange.h"

namespace Varve::Text {

struct Quote;

enum class TokenKind : quint8 {
    NeedMore, ///< the window ends inside a token, and more bytes will come
    End,
    Unterminated, ///< a quote, comment, block or COPY data without its end; Token::open says which
    Blank,
    LineComment, ///< without the line's end
    BlockComment,
    String,
    QuotedName,
    DollarString,
    Word,
    Number,
    Variable, ///< ${name} outside any quote
    Escape,   ///< $${ outside any quote
    Symbol,
    Delimiter,
    ClientCommand, ///< a whole line for the client program
    CopyData,      ///< whole lines of it
    CopyEnd,       ///< the line "\."
    Block,         ///< only in Token::open: BEGIN … END or a CREATE RULE's parentheses
};

/// A piece of the window: kind and range; the bytes stay where they are.
struct Token
{
    TokenKind kind = TokenKind::End;
    qint64 offset = 0;
    qint64 length = 0;
    const Quote *quote = nullptr;    ///< of String and QuotedName
    bool backslash = false;          ///< backslash escapes are in force in this String
    bool raw = false;                ///< this String has no escapes at all: r'…'
    TokenKind open = TokenKind::End; ///< of Unterminated: what began at offset

    qint64 end() const { return offset + length; }
    QByteArrayView in(QByteArrayView window) const { return window.sliced(offset, length); }
    bool isTrivia() const { return kind == TokenKind::Blank || kind == TokenKind::LineComment || kind == TokenKind::BlockComment; }
    bool isLast() const { return kind == TokenKind::NeedMore || kind == TokenKind::End || kind == TokenKind::Unterminated; }
};

} // namespace Varve::Text
