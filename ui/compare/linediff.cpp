// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "linediff.h"

#include <algorithm>

namespace Varve::Ui {

namespace {

/// The table has left × right cells; definitions of tables are far below this.
constexpr qsizetype mostCells = 4'000'000;

void appendRest(QList<DiffLine> &lines, int left, int leftEnd, int right, int rightEnd)
{
    for (; left < leftEnd; ++left)
        lines.append({LineChange::Removed, left, -1});
    for (; right < rightEnd; ++right)
        lines.append({LineChange::Added, -1, right});
}

} // namespace

QList<DiffLine> diffLines(const QList<QByteArray> &left, const QList<QByteArray> &right)
{
    int first = 0;
    int leftEnd = int(left.size());
    int rightEnd = int(right.size());
    while (first < leftEnd && first < rightEnd && left.at(first) == right.at(first))
        ++first;
    while (leftEnd > first && rightEnd > first && left.at(leftEnd - 1) == right.at(rightEnd - 1)) {
        --leftEnd;
        --rightEnd;
    }
    QList<DiffLine> lines;
    for (int i = 0; i < first; ++i)
        lines.append({LineChange::Same, i, i});

    const qsizetype rows = leftEnd - first;
    const qsizetype columns = rightEnd - first;
    if (rows * columns > mostCells) {
        appendRest(lines, first, leftEnd, first, rightEnd);
    } else {
        // lengths[i][j]: the longest common subsequence of what follows i on the left and j on the right.
        std::vector<std::vector<int>> lengths(size_t(rows + 1), std::vector<int>(size_t(columns + 1), 0));
        const auto length = [&lengths](qsizetype i, qsizetype j) -> int & { return lengths[size_t(i)][size_t(j)]; };
        for (qsizetype i = rows - 1; i >= 0; --i) {
            for (qsizetype j = columns - 1; j >= 0; --j)
                length(i, j)
                    = left.at(first + i) == right.at(first + j) ? length(i + 1, j + 1) + 1 : std::max(length(i + 1, j), length(i, j + 1));
        }
        int i = first;
        int j = first;
        while (i < leftEnd && j < rightEnd) {
            if (left.at(i) == right.at(j))
                lines.append({LineChange::Same, i++, j++});
            else if (length(i - first + 1, j - first) >= length(i - first, j - first + 1))
                lines.append({LineChange::Removed, i++, -1});
            else
                lines.append({LineChange::Added, -1, j++});
        }
        appendRest(lines, i, leftEnd, j, rightEnd);
    }
    for (int i = leftEnd; i < left.size(); ++i)
        lines.append({LineChange::Same, i, i - leftEnd + rightEnd});
    return lines;
}

} // namespace Varve::Ui
