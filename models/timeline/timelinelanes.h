// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "timelinerows.h"

#include <QHash>
#include <QMetaType>

namespace Varve::Timeline {

/// What of the revision graph is seen in one row, by columns from the left.
struct RowLanes
{
    int own = -1;       ///< where the row's migration stands; -1: the row is of none
    QList<int> above;   ///< columns whose lines come down to it
    QList<int> below;   ///< and to which lines go down from it
    QList<int> passing; ///< lines that have nothing to do with it

    friend bool operator==(const RowLanes &, const RowLanes &) = default;
};

/// The lines of a project's migrations side by side, as long as any of them forks or meets another; a folder of numbered files is one line,
/// and has none of this.
class TimelineLanes final
{
public:
    TimelineLanes() = default;
    explicit TimelineLanes(const Project::Project &project);

    /// Columns that the widest row needs; 1 for what is one line.
    int count() const { return m_count; }
    /// One for each of \a rows; empty where all is one line.
    QList<RowLanes> of(const QList<TimelineRow> &rows) const;

private:
    QHash<QString, RowLanes> m_lanes; ///< by migration
    int m_count = 1;
};

} // namespace Varve::Timeline

Q_DECLARE_METATYPE(Varve::Timeline::RowLanes)
