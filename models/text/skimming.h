// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "keyword.h"
#include "lexer.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace Varve::Text {

/// The end of the letters, digits, underscores and bytes of UTF-8 at \a at, or a place at or behind \a end. Reads up to 16 bytes
/// behind \a end.
inline const char *skimWord(const char *at, const char *end)
{
#ifdef __SSE2__
    // Sixteen at a time: the processor cannot foresee where a word ends, and to guess wrong costs more than all this.
    const auto within = [](__m128i bytes, char first, char last) {
        const __m128i above = _mm_subs_epu8(_mm_sub_epi8(bytes, _mm_set1_epi8(first)), _mm_set1_epi8(static_cast<char>(last - first)));
        return _mm_cmpeq_epi8(above, _mm_setzero_si128());
    };
    for (; at < end; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i letters = within(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), 'a', 'z');
        const __m128i others = _mm_or_si128(within(bytes, '0', '9'), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('_')));
        const int inWord = _mm_movemask_epi8(_mm_or_si128(_mm_or_si128(letters, others), bytes));
        if (inWord != 0xFFFF)
            return at + std::countr_one(static_cast<unsigned>(inWord));
    }
    return at;
#else
    const auto isPart = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || static_cast<quint8>(c) >= 0x80;
    };
    while (at < end && isPart(*at))
        ++at;
    return at;
#endif
}

// The quotes that nearly all are: nothing inside needs a look but the closing quote itself. The end behind it, or null.
inline const char *Lexer::skimQuote(const char *at, const char *end) const
{
    const Quote &quote = *m_tables.quotes[static_cast<quint8>(*at)];
    for (const char *close = at + 1;; close += 2) {
        close = static_cast<const char *>(std::memchr(close, quote.close, static_cast<size_t>(end - close)));
        if (!close)
            return nullptr;
        if (close[1] == quote.close && quote.doubled() && close + 2 < end)
            continue;
        if (close[1] == quote.close && quote.doubled())
            return nullptr;
        const auto length = static_cast<size_t>(close - at);
        const bool special = (quote.backslash() && std::memchr(at, '\\', length))
            || (quote.extent == QuoteExtent::OneLine && std::memchr(at, '\n', length));
        return special ? nullptr : close + 1;
    }
}

template<typename Take>
void Lexer::skim(Take take)
{
    // What skimWord() and keywordInWindow() read behind the bytes that are looked at.
    constexpr qint64 margin = std::max<qint64>(keywordMargin, 16);
    if (m_state != State::Start || m_atStart || m_afterCommand || m_wordLikeDelimiter || m_window.size() - m_at <= margin)
        return;
    const char *const base = m_window.data();
    const char *const end = base + m_window.size() - margin;
    const char *at = base + m_at;
    const bool letterQuotes = m_dialect.escapeStrings || m_dialect.rawStrings;
    const std::array<Skim, 256> &skim = *m_skim;
    const auto kindOf = [&skim](const char *byte) { return skim[static_cast<quint8>(*byte)]; };
    const auto stop = [&] { m_at = m_begin = at - base; };
    const auto taken = [&](TokenKind kind, const char *tokenEnd) {
        m_statementStart = m_firstOnLine = m_escapeString = false;
        take(kind, at - base, tokenEnd - base);
        at = tokenEnd + (*tokenEnd == ' ' ? 1 : 0); // a blank stands behind most, and nothing depends on it
    };
    while (at < end) {
        const char *next = at + 1;
        switch (kindOf(at)) {
        case Skim::Word:
            next = skimWord(next, end);
            // Its end is not seen, or it may be more than a word: E'…', DELIMITER, GO.
            if (next >= end || kindOf(next) == Skim::Look || (letterQuotes && next == at + 1 && kindOf(next) == Skim::Quote)
                || (m_statementStart && !m_dialect.lineCommands.empty()) || (m_firstOnLine && m_dialect.goEnds))
                return stop();
            m_nameEnd = next - base;
            taken(TokenKind::Word, next);
            continue;
        case Skim::Digit:
            while (next < end && kindOf(next) == Skim::Digit)
                ++next;
            if (next >= end || kindOf(next) == Skim::Look)
                return stop();
            taken(TokenKind::Number, next);
            continue;
        case Skim::Newline: m_firstOnLine = m_newlineSeen = true; [[fallthrough]];
        case Skim::Blank: at = next; continue;
        case Skim::Quote: {
            const char *close = m_escapeString ? nullptr : skimQuote(at, end);
            if (!close)
                return stop();
            m_newlineSeen = false;
            taken(m_tables.quotes[static_cast<quint8>(*at)]->meaning == QuoteMeaning::String ? TokenKind::String : TokenKind::QuotedName,
                  close);
            continue;
        }
        case Skim::Prefix:
            if (m_statementStart)
                return stop();
            break;
        case Skim::Pair:
            if (*next == '-' || *next == '/' || *next == '*')
                return stop();
            break;
        case Skim::Symbol: break;
        case Skim::Stop:
        case Skim::Look: return stop();
        }
        taken(TokenKind::Symbol, next);
    }
    stop();
}

} // namespace Varve::Text
