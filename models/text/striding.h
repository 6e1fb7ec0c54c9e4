// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "skimming.h"

namespace Varve::Text {

#ifdef __SSE2__

/// What each of 64 bytes is: the lowest bit is the first byte.
struct ByteMasks
{
    quint64 word = 0; ///< letters, digits, underscores, bytes of UTF-8
    quint64 digit = 0;
    quint64 quote = 0; ///< '
    quint64 backslash = 0;
    quint64 parenthesis = 0;
    quint64 pair = 0;    ///< - / * can begin or end a comment, two of them
    quint64 newline = 0; ///< and carriage return
    quint64 own = 0;     ///< the first byte of the script's own delimiter
    quint64 plain = 0;   ///< blanks and symbols that mean nothing to any dialect
};

inline ByteMasks byteMasks(const char *at, char own)
{
    const auto is = [](__m128i bytes, char c) { return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)); };
    const auto within = [](__m128i bytes, char first, char last) {
        const __m128i above = _mm_subs_epu8(_mm_sub_epi8(bytes, _mm_set1_epi8(first)), _mm_set1_epi8(static_cast<char>(last - first)));
        return _mm_cmpeq_epi8(above, _mm_setzero_si128());
    };
    ByteMasks result;
    for (int i = 0; i < 64; i += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at + i));
        const auto mask = [i](__m128i matches) { return static_cast<quint64>(static_cast<unsigned>(_mm_movemask_epi8(matches))) << i; };
        const __m128i digits = within(bytes, '0', '9');
        const __m128i letters = _mm_or_si128(within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z'), is(bytes, '_'));
        const __m128i newlines = _mm_or_si128(is(bytes, '\n'), is(bytes, '\r'));
        const __m128i blanks = _mm_or_si128(is(bytes, ' '), within(bytes, '\t', '\r'));
        const __m128i symbols = _mm_or_si128(_mm_or_si128(within(bytes, '*', '/'), within(bytes, '<', '@')), is(bytes, ':'));
        result.word |= mask(_mm_or_si128(_mm_or_si128(letters, digits), bytes));
        result.digit |= mask(digits);
        result.quote |= mask(is(bytes, '\''));
        result.backslash |= mask(is(bytes, '\\'));
        result.parenthesis |= mask(within(bytes, '(', ')'));
        result.pair |= mask(_mm_or_si128(_mm_or_si128(is(bytes, '-'), is(bytes, '/')), is(bytes, '*')));
        result.newline |= mask(newlines);
        result.own |= mask(is(bytes, own));
        result.plain |= mask(_mm_or_si128(blanks, symbols));
    }
    return result;
}

/// Every bit is the parity of the bits up to it: from an opening quote up to before its closing one.
inline quint64 parity(quint64 bits)
{
    for (int shift = 1; shift < 64; shift *= 2)
        bits ^= bits << shift;
    return bits;
}

/// The bytes behind an odd number of backslashes.
inline quint64 behindOddBackslashes(quint64 backslash)
{
    constexpr quint64 even = 0x5555555555555555;
    const quint64 begins = backslash & ~(backslash << 1);
    const auto behind = [backslash](quint64 runs) { return (backslash + runs) & ~backslash; };
    return (behind(begins & even) & ~even) | (behind(begins & ~even) & even);
}

/// The first bit of the last string that \a quotes open, or -1. A quote right behind a closing one belongs to that string where quotes
/// are doubled.
inline int lastString(quint64 quotes, quint64 inString, bool doubled)
{
    const quint64 opening = quotes & inString & (doubled ? ~((quotes & ~inString) << 1) : ~quint64(0));
    return 63 - std::countl_zero(opening);
}

/// The lowest \a count bits; \a count is less than 64.
inline quint64 lowBits(int count)
{
    return (quint64(1) << count) - 1;
}

/// What a block of 64 bytes holds for Lexer::stride().
struct StrideBlock
{
    quint64 words = 0;  ///< first bytes of words
    quint64 events = 0; ///< these, parentheses, and what needs a look
    int length = 0;     ///< what stands behind is cut off by the block's end, or belongs to the string that begins there
    bool string = false;
};

inline StrideBlock strideBlock(const ByteMasks &masks, const Quote &string, bool newlinesMatter, char following)
{
    quint64 quotes = masks.quote;
    if (masks.backslash && string.backslash())
        quotes &= ~(string.escape == QuoteEscape::BackslashQuote ? masks.backslash << 1 : behindOddBackslashes(masks.backslash));
    const quint64 inString = parity(quotes);
    const quint64 tooLong = string.extent == QuoteExtent::OneLine ? masks.newline & inString : 0;

    StrideBlock result;
    result.string = inString >> 63 || tooLong || (string.doubled() && quotes >> 63 && following == string.close);
    result.length = !result.string ? 64 - std::countl_one(masks.word)
        : tooLong                  ? lastString(quotes & lowBits(std::countr_zero(tooLong)), inString, string.doubled())
                                   : lastString(quotes, inString, string.doubled());
    // A number may have a word right behind it.
    const quint64 numbers = masks.digit & ~(masks.word << 1);
    result.words = masks.word & ~masks.digit & (~(masks.word << 1) | ((numbers + masks.digit) & ~masks.digit));
    const quint64 pairs = masks.pair & (masks.pair >> 1 | quint64(1) << 63);
    const quint64 plain = (masks.plain | masks.word | masks.quote) & ~(newlinesMatter ? masks.newline : 0);
    result.events = (result.words | pairs | masks.own | ~plain) & ~inString;
    if (result.length < 64)
        result.events &= lowBits(result.length);
    return result;
}

// Where what stands at \a at ends: \a at itself when it is a symbol like others, null when next() must decide.
inline Lexer::Aside Lexer::aside(const char *at, const char *end) const
{
    if (*at == '\\') // it may escape a quote
        return {};
    const char *next = at + 1;
    const auto kindOf = [this](const char *byte) { return (*m_skim)[static_cast<quint8>(*byte)]; };
    switch (kindOf(at)) {
    case Skim::Quote: return {skimQuote(at, end), false};
    case Skim::Stop: return {*at == '#' ? skimComment(at, end) : nullptr, true};
    case Skim::Look: return {mayBeDelimiter(at) ? nullptr : at, false};
    case Skim::Pair: return *next == '-' || *next == '/' || *next == '*' ? Aside{skimComment(at, end), true} : Aside{at, false};
    case Skim::Newline: // GO may follow, or a comment before it
        while (next < end && kindOf(next) == Skim::Blank)
            ++next;
        return {*next == 'G' || *next == 'g' || *next == '/' ? nullptr : at, false};
    default: return {at, false};
    }
}

template<typename Visitor>
void Lexer::stride(Visitor &visitor)
{
    constexpr qint64 width = 64;
    if (m_state != State::Start || m_atStart || m_afterCommand || m_escapeString || m_wordLikeDelimiter
        || (m_firstOnLine && m_dialect.goEnds))
        return;
    const char *const base = m_window.data();
    const char *const end = base + m_window.size() - skimMargin;
    const char *at = base + m_at;
    const Quote &string = *m_tables.quotes[static_cast<quint8>('\'')];
    const bool letterQuotes = m_dialect.escapeStrings || m_dialect.rawStrings;
    const bool newlinesMatter = m_dialect.newlineEnds || m_dialect.goEnds;
    const char own = m_delimiter.isEmpty() ? ';' : m_delimiter[0];
    const auto kindOf = [this](const char *byte) { return (*m_skim)[static_cast<quint8>(*byte)]; };
    const auto stop = [&](const char *place) {
        if (place > base + m_at)
            m_statementStart = m_firstOnLine = false;
        m_at = m_begin = place - base;
    };
    while (end - at >= width) {
        const ByteMasks masks = byteMasks(at, own);
        const StrideBlock block = strideBlock(masks, string, newlinesMatter, at[width]);
        const char *next = at + block.length;
        for (quint64 events = block.events; events != 0; events &= events - 1) {
            const int bit = std::countr_zero(events);
            const char *const place = at + bit;
            if (block.words >> bit & 1) {
                const char *const wordEnd = place + std::countr_one(masks.word >> bit);
                // It may be more than a word: E'…', a$b, one with the delimiter behind it.
                if (*wordEnd == '$' || (letterQuotes && wordEnd == place + 1 && kindOf(wordEnd) == Skim::Quote))
                    return stop(place);
                if (!visitor.word(place - base, wordEnd - base))
                    return stop(wordEnd);
            } else if (masks.parenthesis >> bit & 1 && kindOf(place) == Skim::Symbol) {
                visitor.parenthesis(place - base);
            } else {
                const Aside aside = this->aside(place, end);
                if (!aside.end)
                    return stop(place);
                if (aside.end == place)
                    continue;
                if (aside.isComment)
                    visitor.comment(place - base, aside.end - base);
                next = aside.end;
                break;
            }
        }
        if (next == at + block.length && block.string)
            next = skimQuote(next, end);
        if (!next || next == at)
            return stop(next ? next : at + block.length);
        at = next;
    }
    stop(at);
}

#else

template<typename Visitor>
void Lexer::stride(Visitor &)
{}

#endif

} // namespace Varve::Text
