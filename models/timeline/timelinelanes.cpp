// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinelanes.h"

#include <models/project/graph/lanes.h>

#include <QSet>

namespace Varve::Timeline {

namespace {

/// Merges, and those that begin a database's second line or follow what another follows already.
bool hasSeveralLines(const Project::Project &project)
{
    QSet<QString> followed;
    for (const Project::Migration &migration : project.migrations) {
        if (!migration.isInLine())
            continue;
        if (migration.isMerge())
            return true;
        const QString place = migration.parents.isEmpty() ? QLatin1Char('/') + migration.databaseName : migration.parents.constFirst();
        if (followed.contains(place))
            return true;
        followed.insert(place);
    }
    return false;
}

RowLanes lanesOf(const Project::LaneRow &row)
{
    RowLanes lanes;
    lanes.own = row.lane;
    lanes.above = row.closing;
    for (size_t lane = 0; lane < row.before.size(); ++lane) {
        const int column = static_cast<int>(lane);
        if (!row.before[lane] || row.closing.contains(column))
            continue;
        if (column == row.lane)
            lanes.above.prepend(column);
        else
            lanes.passing += column;
    }
    for (const Project::LaneRow::Parent &parent : row.parents)
        lanes.below += parent.lane;
    return lanes;
}

} // namespace

TimelineLanes::TimelineLanes(const Project::Project &project)
{
    if (!hasSeveralLines(project))
        return;
    const Project::RevisionGraph graph(project);
    const QList<Project::LaneRow> rows = Project::layLanes(graph);
    for (const Project::LaneRow &row : rows) {
        m_lanes.insert(graph.id(row.node), lanesOf(row));
        m_count = std::max({m_count, row.lane + 1, static_cast<int>(row.before.size()), static_cast<int>(row.after.size())});
    }
}

QList<RowLanes> TimelineLanes::of(const QList<TimelineRow> &rows) const
{
    if (m_lanes.isEmpty())
        return {};
    QList<RowLanes> all;
    QList<int> open; // below the last row
    for (const TimelineRow &row : rows) {
        const bool isMigration = row.kind == RowKind::Migration;
        if (const auto found = m_lanes.constFind(row.id); isMigration && found != m_lanes.constEnd()) {
            all += *found;
            open = found->passing + found->below;
            continue;
        }
        // Seed data, and what only a history knows, stand in the first column.
        all += {.own = isMigration ? 0 : -1, .above = {}, .below = {}, .passing = open};
    }
    return all;
}

} // namespace Varve::Timeline
