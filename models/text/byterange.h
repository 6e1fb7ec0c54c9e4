// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArrayView>

namespace Varve::Text {

/// Half-open range [offset, offset + length) of bytes in a script.
struct ByteRange
{
    qint64 offset = 0;
    qint64 length = 0;

    qint64 end() const { return offset + length; }
    bool isEmpty() const { return length == 0; }
    bool contains(qint64 position) const { return position >= offset && position < end(); }
    QByteArrayView in(QByteArrayView script) const { return script.sliced(offset, length); }

    friend bool operator==(const ByteRange &, const ByteRange &) = default;
};

} // namespace Varve::Text
