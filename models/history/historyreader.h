// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"

#include <models/core/expected.h>
#include <models/database/row.h>

#include <optional>

namespace Varve::History {

/// Makes entries of the rows of migration_history, which come in any order; the result is in that of their ids. What no Varve of this version
/// could have written is not guessed at: the first such row is the error.
class HistoryReader final
{
public:
    HistoryReader(QString table, HistoryDepth depth) : m_table(std::move(table)), m_isWhole(depth == HistoryDepth::Whole) {}

    void take(const Database::Row &row);
    Core::Expected<QList<HistoryEntry>> result();
    /// What the server says of a table whose columns have other types.
    Core::Error asHistoryError(Core::Error error) const;

private:
    void check(const HistoryEntry &entry, const QString &direction, const QString &success);

    void sort();

    QString m_table;
    bool m_isWhole;
    QList<HistoryEntry> m_entries;
    bool m_isSorted = true;
    std::optional<Core::Error> m_error;
};

} // namespace Varve::History
