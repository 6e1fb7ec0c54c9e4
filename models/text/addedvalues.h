// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "statement.h"
#include "statementscanner.h"

#include <QSet>

namespace Varve::Text {

/// Remembers which values a script added to enumerations. PostgreSQL manual, ALTER TYPE: a value that was added inside a transaction block
/// cannot be used until that has been committed. That the type was made in the same block does not help (PostgreSQL 15).
class AddedValues final
{
public:
    /// A string literal of the statement that is being read.
    void note(const Token &string, QByteArrayView window)
    {
        if (m_values.isEmpty())
            return;
        const QByteArrayView text = string.in(window);
        m_used = m_used || m_values.contains(QByteArray::fromRawData(text.data(), text.size()));
    }
    /// Whether string literals matter at present.
    bool waits() const { return !m_values.isEmpty(); }
    /// The statement has been read and classified: whether it uses such a value.
    bool take(const StatementShape &shape, QByteArrayView window, const Statement &statement);

private:
    QSet<QByteArray> m_values; // literals as written
    bool m_used = false;
};

} // namespace Varve::Text
