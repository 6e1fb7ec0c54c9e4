// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "positiontracker.h"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace Varve::Text {

namespace {

// Every byte but UTF-8's continuation bytes begins a character. Many at a time: this passes over every byte of a script.
int characters(const char *at, const char *end)
{
    constexpr quint64 lowBits = 0x0101010101010101;
    qint64 continuations = 0;
    const qint64 length = end - at;
#ifdef __SSE2__
    while (end - at >= 16) {
        // Each byte of the sum counts to 255 at most.
        const char *const stop = at + std::min<qint64>(end - at, 255 * 16) / 16 * 16;
        __m128i sum = _mm_setzero_si128();
        for (; at < stop; at += 16) {
            const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
            sum = _mm_sub_epi8(sum, _mm_cmplt_epi8(bytes, _mm_set1_epi8(static_cast<char>(0xC0))));
        }
        const __m128i halves = _mm_sad_epu8(sum, _mm_setzero_si128());
        continuations += _mm_cvtsi128_si32(halves) + _mm_cvtsi128_si32(_mm_srli_si128(halves, 8));
    }
#endif
    for (; end - at >= 8; at += 8) {
        quint64 bytes;
        std::memcpy(&bytes, at, sizeof bytes);
        continuations += static_cast<qint64>(((bytes >> 7 & ~bytes >> 6 & lowBits) * lowBits) >> 56);
    }
    for (; at < end; ++at)
        continuations += (static_cast<quint8>(*at) & 0xC0) == 0x80;
    return static_cast<int>(length - continuations);
}

// The first line feed or carriage return, or \a end.
const char *findLineEnd(const char *at, const char *end)
{
#ifdef __SSE2__
    for (; end - at >= 16; at += 16) {
        const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i *>(at));
        const __m128i found = _mm_or_si128(_mm_cmpeq_epi8(bytes, _mm_set1_epi8('\n')), _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\r')));
        const auto mask = static_cast<unsigned>(_mm_movemask_epi8(found));
        if (mask != 0)
            return at + std::countr_zero(mask);
    }
#endif
    while (at < end && *at != '\n' && *at != '\r')
        ++at;
    return at;
}

} // namespace

Core::SourcePosition PositionTracker::at(QByteArrayView window, qint64 offset)
{
    if (m_base + m_at == 0 && offset >= 3 && window.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    if (offset > m_at) {
        pass(window, offset);
        m_at = offset;
    }
    return {m_file, m_base + offset, m_line, m_column};
}

void PositionTracker::pass(QByteArrayView window, qint64 offset)
{
    const char *at = window.data() + m_at;
    const char *const end = window.data() + offset;
    const char *const windowEnd = window.data() + window.size();
    const char *lineBegin = at;
    for (const char *newline = findLineEnd(at, end); newline < end; newline = findLineEnd(newline, end)) {
        const bool carriageReturn = *newline++ == '\r';
        // A carriage return ends a line when no line feed follows it.
        if (carriageReturn && newline < windowEnd && *newline == '\n')
            continue;
        ++m_line;
        m_column = 1;
        lineBegin = newline;
    }
    m_column += characters(lineBegin, end);
}

void PositionTracker::dropFront(qint64 bytes)
{
    m_base += bytes;
    m_at -= bytes;
}

} // namespace Varve::Text
