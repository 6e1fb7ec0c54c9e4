// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinefilter.h"

#include "timelinemodel.h"

#include <algorithm>

namespace Varve::Timeline {

namespace {

RowKind kindOf(const QModelIndex &index)
{
    return RowKind(index.data(TimelineModel::RowKindRole).toInt());
}

} // namespace

TimelineFilter::TimelineFilter(QObject *parent) : QSortFilterProxyModel(parent) {}

void TimelineFilter::setSearchText(const QString &text)
{
    m_words = text.simplified().split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

void TimelineFilter::setStandings(const QSet<History::Standing> &standings)
{
    m_standings = standings;
    invalidateFilter();
}

void TimelineFilter::setDatabase(const QString &database)
{
    m_database = database;
    invalidateFilter();
}

void TimelineFilter::setCategory(std::optional<int> category)
{
    m_category = category;
    invalidateFilter();
}

bool TimelineFilter::isFiltering() const
{
    return !m_words.isEmpty() || !m_standings.isEmpty() || !m_database.isEmpty() || m_category;
}

int TimelineFilter::migrationCount() const
{
    int count = 0;
    for (int row = 0; row < rowCount(); ++row)
        count += kindOf(index(row, 0)) == RowKind::Migration ? 1 : 0;
    return count;
}

bool TimelineFilter::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (!isFiltering())
        return true;
    const QModelIndex source = sourceModel()->index(sourceRow, 0, sourceParent);
    switch (kindOf(source)) {
    case RowKind::HereLine: return false;
    case RowKind::Release: return layerHasMatch(sourceRow);
    case RowKind::Migration: break;
    }
    return accepts(source);
}

bool TimelineFilter::accepts(const QModelIndex &migration) const
{
    if (!m_database.isEmpty() && migration.data(TimelineModel::DatabaseRole).toString() != m_database)
        return false;
    if (m_category && migration.data(TimelineModel::CategoryRole) != QVariant(*m_category))
        return false;
    if (!m_standings.isEmpty()) {
        const QVariant standing = migration.data(TimelineModel::CurrentStandingRole);
        if (!standing.isValid() || !m_standings.contains(History::Standing(standing.toInt())))
            return false;
    }
    const QString text = migration.data(TimelineModel::SearchRole).toString();
    return std::all_of(m_words.begin(), m_words.end(), [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
}

/// The rows below a release's, up to the next one, are its layer.
bool TimelineFilter::layerHasMatch(int releaseRow) const
{
    for (int row = releaseRow + 1; row < sourceModel()->rowCount(); ++row) {
        const QModelIndex source = sourceModel()->index(row, 0);
        const RowKind kind = kindOf(source);
        if (kind == RowKind::Release
            || source.data(TimelineModel::LayerRole) != sourceModel()->index(releaseRow, 0).data(TimelineModel::LayerRole))
            return false;
        if (kind == RowKind::Migration && accepts(source))
            return true;
    }
    return false;
}

} // namespace Varve::Timeline
