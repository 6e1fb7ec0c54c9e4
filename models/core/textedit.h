// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "expected.h"

#include <QByteArray>
#include <QList>

namespace Varve::Core {

/// A change of a text by a range of its bytes, half-open: [offset, offset + length). Everything else stays as it is.
struct TextEdit
{
    qint64 offset = 0; ///< from the start of the file, byte order mark included
    qint64 length = 0;
    QByteArray found; ///< what stands there; a text in which something else does is not the one that the edit was made for
    QByteArray replacement;

    friend bool operator==(const TextEdit &, const TextEdit &) = default;
};

/// \a text with all \a edits made, in any order. An error, and nothing made, when one does not find what it replaces or when two overlap.
Expected<QByteArray> applyEdits(const QByteArray &text, QList<TextEdit> edits);

} // namespace Varve::Core
