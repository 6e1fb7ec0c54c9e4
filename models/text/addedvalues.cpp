// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "addedvalues.h"

namespace Varve::Text {

bool AddedValues::take(const StatementShape &shape, QByteArrayView window, const Statement &statement)
{
    const bool used = std::exchange(m_used, false);
    if (!statement.inTransaction) { // COMMIT, or what no script runs in one transaction with the rest
        m_values.clear();
        return false;
    }
    if (!shape.addsValue || statement.objects.size() != 1 || statement.objects.first().kind != QLatin1StringView("TYPE"))
        return used;
    for (size_t i = 0; i < shape.leadingCount; ++i) {
        if (shape.leading[i].kind != TokenKind::String)
            continue;
        m_values += shape.leading[i].range.in(window).toByteArray();
        break;
    }
    return false; // BEFORE and AFTER may name a new value
}

} // namespace Varve::Text
