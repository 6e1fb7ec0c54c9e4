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

void ErrorList::add(const Core::Error &error)
{
    Core::Error alone = error;
    alone.others.clear();
    if (!m_errors.contains(alone))
        m_errors += alone;
    for (const Core::Error &other : error.others)
        add(other);
}

Core::Error ErrorList::combined() const
{
    Core::Error first = m_errors.constFirst();
    first.others = m_errors.sliced(1);
    return first;
}

} // namespace Varve::Execution
