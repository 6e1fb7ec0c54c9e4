// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "errorlist.h"

#include <QSet>

namespace Varve::Core {

void ErrorList::add(const Error &error)
{
    Error alone = error;
    alone.others.clear();
    // Parts of one error have their remedy taken out; it must not come back as another error.
    const bool known = std::any_of(m_errors.cbegin(), m_errors.cend(), [&](const Error &other) {
        return other.where == alone.where && other.message == alone.message && other.serverText == alone.serverText
            && other.kind == alone.kind;
    });
    if (!known)
        m_errors += alone;
    for (const Error &other : error.others)
        add(other);
}

Error ErrorList::combined() const
{
    QList<Error> errors = m_errors;
    QSet<QString> told;
    for (Error &error : errors) {
        const bool again = told.contains(error.message);
        told.insert(error.message);
        if (again)
            error.remedy.clear();
    }
    Error first = errors.takeFirst();
    first.others = std::move(errors);
    return first;
}

} // namespace Varve::Core
