// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QString>

#include <string>
#include <string_view>
#include <vector>

namespace Varve::Database {

/// The texts of a row. A history repeats most of them in each row: a text that is that of the row before shares its memory.
class RepeatedTexts final
{
public:
    explicit RepeatedTexts(int columns) : m_last(static_cast<size_t>(columns)) {}

    QString text(int column, std::string_view utf8)
    {
        Last &last = m_last[static_cast<size_t>(column)];
        if (last.utf8 != utf8) {
            last.utf8 = utf8;
            last.text = QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
        }
        return last.text;
    }

private:
    struct Last
    {
        std::string utf8;
        QString text;
    };
    std::vector<Last> m_last;
};

} // namespace Varve::Database
