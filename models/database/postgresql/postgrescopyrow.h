// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../repeatedtexts.h"
#include "../row.h"

namespace Varve::Database {

/// A row as PostgreSQL's COPY … TO STDOUT writes it in its text format (manual, COPY, File Formats).
class PostgresCopyRow final : public Row
{
public:
    explicit PostgresCopyRow(int columns);

    /// \a line: without the end of its line; lives as long as the row is read.
    void setLine(std::string_view line);
    QString text(int column) const override { return m_texts.text(column, m_fields[static_cast<size_t>(column)]); }
    qint64 number(int column) const override;

private:
    std::vector<std::string_view> m_fields;
    std::vector<std::string> m_unescaped; ///< of the fields that have a backslash
    mutable RepeatedTexts m_texts;
};

} // namespace Varve::Database
