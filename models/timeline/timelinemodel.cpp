// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinemodel.h"

#include "timelinetexts.h"

#include <models/history/locktexts.h>

#include <QLocale>

#include <algorithm>

namespace Varve::Timeline {

using namespace Qt::StringLiterals;
using History::EnvironmentStatus;
using History::MigrationStanding;

TimelineModel::TimelineModel(QObject *parent) : QAbstractTableModel(parent) {}

void TimelineModel::setProject(const Project::Project &project)
{
    const auto names = [](const Project::Project &of) {
        QStringList list;
        for (const Project::Environment &environment : of.environments)
            list += environment.name;
        return list;
    };
    const bool sameFolder = project.folder == m_project.folder;
    const bool sameColumns = sameFolder && names(project) == names(m_project);
    if (!sameColumns)
        beginResetModel();
    if (!sameFolder) {
        m_statuses.clear();
        m_standings.clear();
    }
    m_project = project;
    m_lanes = TimelineLanes(project);
    m_places.clear();
    for (int i = 0; i < m_project.migrations.size(); ++i)
        m_places[m_project.migrations.at(i).id] = i;
    forgetStatusesOfOthers();
    if (!sameColumns) {
        m_rows = timelineRows(m_project, m_statuses, m_currentEnvironment);
        m_rowLanes = m_lanes.of(m_rows);
        endResetModel();
        return;
    }
    rebuild();
    announceStatus({});
    emit headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

void TimelineModel::forgetStatusesOfOthers()
{
    for (qsizetype i = m_statuses.size() - 1; i >= 0; --i) {
        if (!m_project.environment(m_statuses.at(i).environment)) {
            m_statuses.removeAt(i);
            m_standings.removeAt(i);
        }
    }
}

void TimelineModel::setStatus(const EnvironmentStatus &status)
{
    QHash<QString, int> places;
    for (int i = 0; i < status.standings.size(); ++i)
        places[status.standings.at(i).migrationId] = i;
    const auto same = [&](const EnvironmentStatus &other) {
        return other.environment == status.environment && other.databaseName == status.databaseName;
    };
    const auto known = std::find_if(m_statuses.begin(), m_statuses.end(), same);
    if (known == m_statuses.end()) {
        m_statuses += status;
        m_standings += places;
    } else {
        m_standings[known - m_statuses.begin()] = places;
        *known = status;
    }
    rebuild();
    announceStatus(status.environment);
}

void TimelineModel::setCurrentEnvironment(const QString &environment)
{
    if (m_currentEnvironment == environment)
        return;
    m_currentEnvironment = environment;
    rebuild();
    announceStatus({});
}

/// Cells changed: of one environment's column, and the names' badges. An empty name stands for all.
void TimelineModel::announceStatus(const QString &environment)
{
    if (m_rows.isEmpty())
        return;
    const int last = int(m_rows.size()) - 1;
    emit dataChanged(index(0, NameColumn), index(last, columnCount() - 1));
    for (int i = 0; i < m_project.environments.size(); ++i) {
        if (environment.isEmpty() || m_project.environments.at(i).name == environment)
            emit headerDataChanged(Qt::Horizontal, FirstEnvironmentColumn + i, FirstEnvironmentColumn + i);
    }
}

void TimelineModel::rebuild()
{
    QList<TimelineRow> rows = timelineRows(m_project, m_statuses, m_currentEnvironment);
    const QList<RowLanes> lanes = m_lanes.of(rows);
    if (rows == m_rows && lanes == m_rowLanes)
        return;
    emit layoutAboutToBeChanged();
    m_rowLanes = lanes;
    const QModelIndexList old = persistentIndexList();
    const QList<TimelineRow> before = std::exchange(m_rows, rows);
    QModelIndexList now;
    for (const QModelIndex &index : old) {
        const QModelIndex place = indexOf(before.at(index.row()));
        now += place.isValid() ? this->index(place.row(), index.column()) : QModelIndex();
    }
    changePersistentIndexList(old, now);
    emit layoutChanged();
}

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstEnvironmentColumn + int(m_project.environments.size());
}

Qt::ItemFlags TimelineModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return Qt::NoItemFlags;
    if (m_rows.at(index.row()).kind == RowKind::HereLine)
        return Qt::ItemNeverHasChildren; // an ornament: the keyboard steps over it
    return Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
}

QModelIndex TimelineModel::indexOf(const QString &migrationId) const
{
    TimelineRow wanted;
    wanted.id = migrationId;
    return indexOf(wanted);
}

QModelIndex TimelineModel::indexOf(const TimelineRow &row) const
{
    const auto found = std::find_if(m_rows.begin(), m_rows.end(), [&](const TimelineRow &other) { return other.isSameAs(row); });
    return found == m_rows.end() ? QModelIndex() : index(int(found - m_rows.begin()), NameColumn);
}

std::optional<EnvironmentStatus> TimelineModel::status(const QString &environment) const
{
    const QString first = m_project.firstDatabase();
    const EnvironmentStatus *found = statusFor(environment, first);
    return found ? std::optional(*found) : std::nullopt;
}

QString TimelineModel::openRuns(const QString &environment) const
{
    QStringList lines;
    for (const EnvironmentStatus &status : m_statuses) {
        if (status.environment == environment)
            lines += History::runningTexts(status.runs);
    }
    return lines.join(u'\n');
}

const EnvironmentStatus *TimelineModel::statusFor(const QString &environment, const QString &databaseName) const
{
    const auto found = std::find_if(m_statuses.begin(), m_statuses.end(), [&](const EnvironmentStatus &status) {
        return status.environment == environment && status.databaseName == databaseName;
    });
    return found == m_statuses.end() ? nullptr : &*found;
}

const Project::Migration *TimelineModel::migration(const QString &migrationId) const
{
    const auto place = m_places.find(migrationId);
    return place == m_places.end() ? nullptr : &m_project.migrations.at(*place);
}

const MigrationStanding *TimelineModel::standing(const QString &migrationId, const QString &environment) const
{
    const Project::Migration *known = migration(migrationId);
    for (qsizetype i = 0; i < m_statuses.size(); ++i) {
        const EnvironmentStatus &status = m_statuses.at(i);
        if (status.environment != environment || (known && status.databaseName != known->databaseName))
            continue;
        if (const auto place = m_standings.at(i).find(migrationId); place != m_standings.at(i).end())
            return &status.standings.at(*place);
    }
    return nullptr;
}

QString TimelineModel::databaseOf(const QString &migrationId) const
{
    if (const Project::Migration *known = migration(migrationId))
        return known->databaseName;
    for (qsizetype i = 0; i < m_statuses.size(); ++i) {
        if (m_standings.at(i).contains(migrationId))
            return m_statuses.at(i).databaseName;
    }
    return {};
}

} // namespace Varve::Timeline
