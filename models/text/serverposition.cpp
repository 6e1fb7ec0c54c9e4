// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "serverposition.h"

namespace Varve::Text {

namespace {

constexpr qsizetype longestNear = 80;

bool beginsCharacter(char byte)
{
    return (static_cast<quint8>(byte) & 0xC0) != 0x80;
}

/// Byte of the character \a number (from 1) in \a text, counted from \a begin; \a text's size just behind the last; else -1.
qint64 characterAt(QByteArrayView text, qint64 begin, qint64 number)
{
    qint64 seen = 0;
    for (qint64 at = begin; at < text.size(); ++at) {
        if (beginsCharacter(text[at]) && ++seen == number)
            return at;
    }
    return seen + 1 == number ? text.size() : -1;
}

/// Byte at which line \a number (from 1) begins, or -1. Servers count line feeds.
qint64 lineAt(QByteArrayView text, int number)
{
    qint64 begin = 0;
    for (int line = 1; line < number; ++line) {
        const qint64 end = text.indexOf('\n', begin);
        if (end < 0)
            return -1;
        begin = end + 1;
    }
    return number < 1 ? -1 : begin;
}

qint64 nearAt(QByteArrayView text, const ServerPosition &position)
{
    const qint64 begin = lineAt(text, position.line);
    if (begin < 0 || position.near.isEmpty())
        return begin;
    // Shorter than the longest: it is the rest of the text, white space at its end aside.
    if (QString::fromUtf8(position.near).size() < longestNear) {
        for (qint64 end = text.size(); end >= position.near.size(); --end) {
            if (text.first(end).endsWith(position.near))
                return end - position.near.size();
            if (end > 0 && !QByteArrayView(" \t\r\n;").contains(text[end - 1]))
                break;
        }
    }
    const qint64 found = text.indexOf(position.near, begin);
    return found < 0 ? begin : found;
}

qint64 columnAt(QByteArrayView text, const ServerPosition &position)
{
    const qint64 begin = lineAt(text, position.line);
    if (begin < 0)
        return -1;
    const qint64 found = characterAt(text, begin, position.column);
    const qint64 lineEnd = text.indexOf('\n', begin);
    // A column behind the line's end means its end.
    return lineEnd >= 0 && (found < 0 || found > lineEnd) ? lineEnd : found;
}

} // namespace

ServerPosition ServerPosition::byte(qint64 fromZero)
{
    return {.unit = Unit::Byte, .offset = fromZero};
}

ServerPosition ServerPosition::character(qint64 fromOne)
{
    return {.unit = Unit::Character, .offset = fromOne};
}

ServerPosition ServerPosition::atLine(int line, const QByteArray &near)
{
    return {.unit = Unit::Line, .line = line, .near = near};
}

ServerPosition ServerPosition::atLineAndColumn(int line, int column)
{
    return {.unit = Unit::LineAndColumn, .line = line, .column = column};
}

qint64 byteOffset(QByteArrayView sent, const ServerPosition &position)
{
    switch (position.unit) {
    case ServerPosition::Unit::None: return -1;
    case ServerPosition::Unit::Byte: return position.offset >= 0 && position.offset <= sent.size() ? position.offset : -1;
    case ServerPosition::Unit::Character: return characterAt(sent, 0, position.offset);
    case ServerPosition::Unit::Line: return nearAt(sent, position);
    case ServerPosition::Unit::LineAndColumn: return columnAt(sent, position);
    }
    Q_UNREACHABLE();
}

Core::SourcePosition writtenPosition(QByteArrayView script, const Rendered &rendered, const ServerPosition &position, const QString &file)
{
    const qint64 sent = byteOffset(rendered.text, position);
    if (sent < 0)
        return {.file = file};
    return Core::positionAt(script, rendered.toWritten(sent), file);
}

} // namespace Varve::Text
