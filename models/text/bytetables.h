// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "dialectoptions.h"

namespace Varve::Text {

/// What a byte can begin.
enum class ByteClass : quint8 { Symbol, Blank, Word, Digit, Quote, Dollar, Dash, Slash, Hash, Star, Prefix };

/// What Lexer::skim() does with a byte. Look: next() decides, even inside a word; the others before it end a word.
enum class Skim : quint8 { Word, Digit, Blank, Newline, Symbol, Pair, Prefix, Quote, Stop, Look };

/// A dialect seen byte by byte.
struct ByteTables
{
    explicit ByteTables(const Dialect &dialect);

    std::array<ByteClass, 256> classes{};
    std::array<const Quote *, 256> quotes{}; ///< by their opening byte
    std::array<Skim, 256> skim{};
};

/// Made once for each dialect: most scripts are shorter than its tables.
const ByteTables &byteTables(const Dialect &dialect);

} // namespace Varve::Text
