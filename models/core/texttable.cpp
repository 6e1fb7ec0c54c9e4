// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "texttable.h"

namespace Varve::Core {

namespace {

/// Columns padded to \a widths, except the last; no blanks at the end.
QString tableLine(const QStringList &row, const QList<qsizetype> &widths)
{
    QString text;
    for (qsizetype i = 0; i < row.size(); ++i) {
        text += row[i];
        if (i + 1 < row.size())
            text.resize(text.size() + widths[i] - row[i].size() + 2, QLatin1Char(' '));
    }
    while (text.endsWith(QLatin1Char(' ')))
        text.chop(1);
    return text;
}

} // namespace

QString textTable(const QList<QStringList> &rows)
{
    QList<qsizetype> widths;
    for (const QStringList &row : rows) {
        widths.resize(std::max(widths.size(), row.size()));
        for (qsizetype i = 0; i < row.size(); ++i)
            widths[i] = std::max(widths[i], row[i].size());
    }
    QString lines;
    for (const QStringList &row : rows)
        lines += tableLine(row, widths) + QLatin1Char('\n');
    return lines;
}

} // namespace Varve::Core
