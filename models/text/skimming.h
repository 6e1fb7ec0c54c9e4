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

/// What skimWord() and keywordInWindow() read behind the bytes that are looked at.
constexpr qint64 skimMargin = std::max<qint64>(keywordMargin, 16);

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

// Where the comment at \a at ends, or null when it is none, or one that needs a closer look.
inline const char *Lexer::skimComment(const char *at, const char *end) const
{
    constexpr qint64 longest = 1024; // so that what is looked at in vain costs little
    const char *const last = at + std::min<qint64>(end - at, longest);
    const bool block = *at == '/' && at[1] == '*' && m_dialect.blockComments;
    if (block) {
        const bool executable = m_dialect.executableComments && (at[2] == '!' || (m_dialect.mariaDbComments && at[2] == 'M'));
        for (const char *star = at + 2; !executable; ++star) {
            star = static_cast<const char *>(std::memchr(star, '*', static_cast<size_t>(std::max<qint64>(last - star, 0))));
            if (!star || (star[-1] == '/' && star > at + 2 && m_dialect.nestedComments))
                return nullptr;
            if (star[1] == '/')
                return star + 2;
        }
        return nullptr;
    }
    const bool dashes
        = *at == '-' && at[1] == '-' && m_dialect.dashComments && (!m_dialect.dashNeedsBlank || static_cast<quint8>(at[2]) <= ' ');
    const bool slashes = *at == '/' && at[1] == '/' && m_dialect.slashComments;
    const bool hash = *at == '#' && m_dialect.hashComments == HashComment::Anywhere;
    if (!dashes && !slashes && !hash)
        return nullptr;
    const auto *newline = static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(last - at)));
    if (!newline || (m_dialect.backslashContinuesComment && newline[-1] == '\\')
        || (m_dialect.carriageReturnEndsComment && std::memchr(at, '\r', static_cast<size_t>(newline - at))))
        return nullptr;
    return newline;
}

// Whether the byte at \a at, which has Skim::Look, is what it is there for.
inline bool Lexer::mayBeDelimiter(const char *at) const
{
    if (m_delimiter.isEmpty() || m_tables.classes[static_cast<quint8>(*at)] != ByteClass::Symbol)
        return true;
    return std::memcmp(at, m_delimiter.constData(), static_cast<size_t>(m_delimiter.size())) == 0;
}

template<typename Take>
void Lexer::skim(Take take)
{
    if (m_state != State::Start || m_atStart || m_afterCommand || m_wordLikeDelimiter || m_window.size() - m_at <= skimMargin)
        return;
    const char *const base = m_window.data();
    const char *const end = base + m_window.size() - skimMargin;
    const char *at = base + m_at;
    const bool letterQuotes = m_dialect.escapeStrings || m_dialect.rawStrings;
    const std::array<Skim, 256> &skim = *m_skim;
    const auto kindOf = [&skim](const char *byte) { return skim[static_cast<quint8>(*byte)]; };
    const auto stop = [&] { m_at = m_begin = at - base; };
    const auto taken = [&](TokenKind kind, const char *tokenEnd) {
        m_statementStart = m_firstOnLine = m_escapeString = false;
        const bool goesOn = take(kind, at - base, tokenEnd - base);
        at = tokenEnd + (*tokenEnd == ' ' ? 1 : 0); // a blank stands behind most, and nothing depends on it
        return goesOn;
    };
    const auto passComment = [&] {
        const char *const behind = m_statementStart || m_escapeString ? nullptr : skimComment(at, end);
        at = behind ? behind : at;
        return behind != nullptr;
    };
    while (at < end) {
        const char *next = at + 1;
        switch (kindOf(at)) {
        case Skim::Word:
            next = skimWord(next, end);
            // Its end is not seen, or it may be more than a word: E'…', DELIMITER, GO.
            if (next >= end || *next == '$' || (letterQuotes && next == at + 1 && kindOf(next) == Skim::Quote)
                || (m_statementStart && !m_dialect.lineCommands.empty()) || (m_firstOnLine && m_dialect.goEnds))
                return stop();
            m_nameEnd = next - base;
            if (!taken(TokenKind::Word, next))
                return stop();
            continue;
        case Skim::Digit:
            while (next < end && kindOf(next) == Skim::Digit)
                ++next;
            if (next >= end || *next == '$')
                return stop();
            if (!taken(TokenKind::Number, next))
                return stop();
            continue;
        case Skim::Newline: m_firstOnLine = m_newlineSeen = true; [[fallthrough]];
        case Skim::Blank: at = next; continue;
        case Skim::Quote: {
            const char *close = m_escapeString ? nullptr : skimQuote(at, end);
            if (!close)
                return stop();
            m_newlineSeen = false;
            const bool string = m_tables.quotes[static_cast<quint8>(*at)]->meaning == QuoteMeaning::String;
            if (!taken(string ? TokenKind::String : TokenKind::QuotedName, close))
                return stop();
            continue;
        }
        case Skim::Prefix:
            if (m_statementStart)
                return stop();
            break;
        case Skim::Pair:
            if (*next != '-' && *next != '/' && *next != '*')
                break;
            if (!passComment())
                return stop();
            continue;
        case Skim::Symbol: break;
        case Skim::Stop:
            if (*at != '#' || !passComment())
                return stop();
            continue;
        case Skim::Look:
            if (mayBeDelimiter(at))
                return stop();
            break;
        }
        if (!taken(TokenKind::Symbol, next))
            return stop();
    }
    stop();
}

} // namespace Varve::Text
