// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripterrors.h"

namespace Varve::Execution {

Core::SourcePosition positionWithin(const Core::SourcePosition &start, QByteArrayView text, qint64 offset)
{
    const Core::SourcePosition inside = Core::positionAt(text, offset);
    return {.file = start.file,
            .offset = start.offset < 0 ? -1 : start.offset + inside.offset,
            .line = start.line + inside.line - 1,
            .column = inside.line == 1 ? start.column + inside.column - 1 : inside.column};
}

} // namespace Varve::Execution
