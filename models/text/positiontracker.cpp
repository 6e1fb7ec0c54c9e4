// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "positiontracker.h"

#include <algorithm>

namespace Varve::Text {

namespace {

int characters(QByteArrayView text)
{
    // Every byte but UTF-8's continuation bytes begins a character.
    return static_cast<int>(std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<quint8>(c) & 0xC0) != 0x80; }));
}

} // namespace

Core::SourcePosition PositionTracker::at(QByteArrayView window, qint64 offset)
{
    if (m_base + m_at == 0 && offset >= 3 && window.startsWith("\xEF\xBB\xBF"))
        m_at = 3;
    if (offset > m_at) {
        const QByteArrayView passed = window.sliced(m_at, offset - m_at);
        qsizetype lastEnd = passed.lastIndexOf('\n');
        int lines = static_cast<int>(std::count(passed.begin(), passed.end(), '\n'));
        for (qsizetype i = passed.indexOf('\r'); i >= 0; i = passed.indexOf('\r', i + 1)) {
            const qint64 following = m_at + i + 1;
            if (following < window.size() && window[following] == '\n')
                continue;
            ++lines;
            lastEnd = std::max(lastEnd, i);
        }
        m_line += lines;
        m_column = lines > 0 ? 1 + characters(passed.sliced(lastEnd + 1)) : m_column + characters(passed);
        m_at = offset;
    }
    return {m_file, m_base + offset, m_line, m_column};
}

void PositionTracker::dropFront(qint64 bytes)
{
    m_base += bytes;
    m_at -= bytes;
}

} // namespace Varve::Text
