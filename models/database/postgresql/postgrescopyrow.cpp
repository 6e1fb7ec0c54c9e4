// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgrescopyrow.h"

#include "postgresvalues.h"

namespace Varve::Database {

namespace {

char unescaped(char escaped)
{
    switch (escaped) {
    case 'b': return '\b';
    case 'f': return '\f';
    case 'n': return '\n';
    case 'r': return '\r';
    case 't': return '\t';
    case 'v': return '\v';
    default: return escaped; // the backslash itself
    }
}

void unescape(std::string_view field, std::string &result)
{
    result.clear();
    for (size_t at = 0; at < field.size(); ++at) {
        const bool isEscaped = field[at] == '\\' && at + 1 < field.size();
        result += isEscaped ? unescaped(field[++at]) : field[at];
    }
}

} // namespace

PostgresCopyRow::PostgresCopyRow(int columns)
    : m_fields(static_cast<size_t>(columns)), m_unescaped(static_cast<size_t>(columns)), m_texts(columns)
{}

void PostgresCopyRow::setLine(std::string_view line)
{
    for (size_t column = 0; column < m_fields.size(); ++column) {
        const size_t end = std::min(line.find('\t'), line.size());
        std::string_view &field = m_fields[column];
        field = line.substr(0, end);
        line.remove_prefix(std::min(end + 1, line.size()));
        if (field == "\\N") {
            field = {};
        } else if (field.find('\\') != std::string_view::npos) {
            unescape(field, m_unescaped[column]);
            field = m_unescaped[column];
        }
    }
}

qint64 PostgresCopyRow::number(int column) const
{
    return postgresNumber(m_fields[static_cast<size_t>(column)]);
}

} // namespace Varve::Database
