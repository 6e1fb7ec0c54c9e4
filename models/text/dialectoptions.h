// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialect.h"

#include <array>
#include <string_view>
#include <vector>

namespace Varve::Text {

enum class QuoteMeaning { String, Name };

/// How a closing quote is written inside its own quotes.
enum class QuoteEscape {
    None,           ///< not at all: SQLite's [name]
    Doubled,        ///< '' "" `` ]]
    Backslash,      ///< \' and \\: Cypher's strings
    BackslashQuote, ///< \' alone; any other backslash is itself: Redis' '…'
    Both,           ///< MySQL's strings
};

/// May a quoted text go on in the next line?
enum class QuoteExtent { Lines, OneLine };

/// One pair of quotes.
struct Quote
{
    char open = '\'';
    char close = '\'';
    QuoteMeaning meaning = QuoteMeaning::String;
    QuoteEscape escape = QuoteEscape::Doubled;
    QuoteExtent extent = QuoteExtent::Lines;

    bool doubled() const { return escape == QuoteEscape::Doubled || escape == QuoteEscape::Both; }
    bool backslash() const { return escape != QuoteEscape::None && escape != QuoteEscape::Doubled; }
};

enum class HashComment { None, Anywhere, LineStart };

/// Which statements hold others, so that a semicolon inside does not end them.
enum class Bodies {
    None,
    BeginAtomic, ///< PostgreSQL: CREATE FUNCTION … BEGIN ATOMIC … END
    Trigger,     ///< SQLite: CREATE TRIGGER … BEGIN …; END
    Compound,    ///< BEGIN … END with nested blocks, CASE, IF, loops in stored programs
};

struct Dialect
{
    DialectName name = DialectName::Ansi;
    std::vector<Quote> quotes;
    bool escapeStrings = false;  ///< E'…' has backslash escapes
    bool rawStrings = false;     ///< r'…' and r"…" have no escapes
    bool dollarQuotes = false;   ///< $$…$$ and $tag$…$tag$
    bool dollarInWords = false;  ///< a$b is one word
    bool dashComments = true;    ///< -- to the end of the line
    bool dashNeedsBlank = false; ///< -- is a comment only before white space or a line's end
    bool slashComments = false;  ///< // to the end of the line
    HashComment hashComments = HashComment::None;
    bool blockComments = true;              ///< /* … */
    bool nestedComments = false;            ///< /* /* */ */
    bool executableComments = false;        ///< /*!50003 … */ is code
    bool mariaDbComments = false;           ///< /*M!100301 … */ is code too
    bool carriageReturnEndsComment = false; ///< a lone CR ends a line comment
    bool backslashContinuesComment = false; ///< a line comment goes on after backslash and line feed
    bool unicodeEscapesAnywhere = false;    ///< \uXXXX is decoded before anything else
    Bodies bodies = Bodies::None;
    bool compoundStatements = false;  ///< BEGIN … END can be a statement of its own
    bool rulesHoldStatements = false; ///< CREATE RULE … DO (a; b)
    bool copyData = false;            ///< data after COPY … FROM STDIN
    bool semicolonEnds = true;
    bool newlineEnds = false;                      ///< one command per line
    bool goEnds = false;                           ///< GO [count] on a line of its own
    char commandPrefix = 0;                        ///< a statement that begins with it is a line for the client
    std::vector<std::string_view> lineCommands;    ///< words, upper case, that begin a line for the client
    std::vector<std::string_view> skippedCommands; ///< client lines that mean nothing here, with their prefix
    bool delimiterCommand = false;                 ///< DELIMITER changes what ends a statement

    bool hasTransactions = true; ///< statements can be undone together
};

} // namespace Varve::Text
