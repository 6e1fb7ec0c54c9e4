// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QByteArray>
#include <QList>

namespace Varve::Ui {

enum class LineChange { Same, Removed, Added };

/// One level of two texts laid side by side. A line of a side is 0-based; -1 where that side has none.
struct DiffLine
{
    LineChange change = LineChange::Same;
    int left = -1;
    int right = -1;
    friend bool operator==(const DiffLine &, const DiffLine &) = default;
};

/// Longest common subsequence of lines. Removed and added lines that face each other stay two entries: removed first.
QList<DiffLine> diffLines(const QList<QByteArray> &left, const QList<QByteArray> &right);

} // namespace Varve::Ui
