// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/sourceposition.h>

#include <QByteArrayView>

namespace Varve::Text {

/// Counts lines and columns forwards through a text, as Core::positionAt() does from its start, at a cost of one pass in all.
class PositionTracker final
{
public:
    explicit PositionTracker(const QString &file) : m_file(file) {}

    /// The position of \a offset in \a window; offsets must not decrease. The window's bytes up to the last offset may have gone.
    Core::SourcePosition at(QByteArrayView window, qint64 offset);
    /// The window lost \a bytes at its front; at() must have been called for a place at or behind them.
    void dropFront(qint64 bytes);

private:
    void pass(QByteArrayView window, qint64 offset);

    QString m_file;
    qint64 m_base = 0; // bytes before the window
    qint64 m_at = 0;   // counted so far, in the window
    int m_line = 1;
    int m_column = 1;
};

} // namespace Varve::Text
