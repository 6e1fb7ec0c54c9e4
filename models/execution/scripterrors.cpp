// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scripterrors.h"

#include <QCoreApplication>

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
    const bool isOneOfThem = error.where.isValid() || error.others.isEmpty();
    if (isOneOfThem && !m_errors.contains(alone))
        m_errors += alone;
    for (const Core::Error &other : error.others)
        add(other);
}

Core::Error ErrorList::combined() const
{
    if (m_errors.size() == 1)
        return m_errors.constFirst();
    return {.kind = m_errors.constFirst().kind,
            .message = QCoreApplication::translate("Varve::Execution", "%n problems keep the plan from being made. Nothing was run.", nullptr,
                                                   static_cast<int>(m_errors.size())),
            .where = m_errors.constFirst().where,
            .serverText = {},
            .serverCode = {},
            .remedy = {},
            .others = m_errors};
}

} // namespace Varve::Execution
