// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "timelinelanes.h"
#include "timelinerows.h"

#include <models/history/environmentstatus.h>
#include <models/project/project.h>

#include <QAbstractTableModel>

namespace Varve::Timeline {

/// The timeline: newest on top, a row for each release, migration and "TEST is here" line; a column for each environment. Rows keep their
/// identity over a refresh (layoutChanged, not reset), so that a selection survives an edit of the folder. Only when the environments
/// themselves change is it reset.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, LastRunColumn, FirstEnvironmentColumn };
    enum Role {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        MigrationIdRole,                ///< QString; also for rows that only a history knows
        NumberRole,
        TitleRole,       ///< the name as in the file's name; of a release its title
        ReleaseRole,     ///< QString, name of the release the row belongs to
        LayerRole,       ///< int, counts releases from the oldest: alternates tints; -1 without release
        PlannedRole,     ///< bool, the release is planned: hatched
        StandingRole,    ///< int of History::Standing, in environment columns; invalid before an answer
        ReachableRole,   ///< bool, in environment columns and headers
        EnvironmentRole, ///< QString, in environment columns; of a HereLine row: who is here
        BadgesRole,      ///< QStringList: "draft", "statement 3 of 7 failed", "changed since applied", …
        SearchRole,      ///< QString: id, title, author, purpose, for filtering
        CategoryRole,    ///< int of Project::Category; invalid for rows that only a history knows
        DatabaseRole,
        BadgeTonesRole,      ///< QList<int> of BadgeTone, beside BadgesRole
        SummaryRole,         ///< QString at the right end of a release: "3 migrations"
        DateRole,            ///< QString beside a release's title: "2026-02-11", "planned"
        ColorKeyRole,        ///< QString: Environment::color, in headers of environment columns
        LanesRole,           ///< RowLanes; invalid where all is one line
        CurrentStandingRole, ///< int of History::Standing in the current environment, any column
        OpenRunsRole,        ///< QString in headers of environment columns: who runs there and what killed runs left, a line each
    };

    explicit TimelineModel(QObject *parent = nullptr);

    /// What the row of \a index is, which may be of a proxy.
    static RowKind kindOf(const QModelIndex &index) { return RowKind(index.data(RowKindRole).toInt()); }


    void setProject(const Project::Project &project);
    void setStatus(const History::EnvironmentStatus &status);
    /// Whose "is here" line is drawn and whose state the badges tell.
    void setCurrentEnvironment(const QString &environment);
    QString currentEnvironment() const { return m_currentEnvironment; }
    const Project::Project &project() const { return m_project; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QModelIndex indexOf(const QString &migrationId) const;
    QModelIndex indexOf(const TimelineRow &row) const;
    /// Columns of the graph that the widest row needs.
    int laneCount() const { return m_lanes.count(); }
    const TimelineRow &row(int row) const { return m_rows.at(row); }
    /// Of the project's first database.
    std::optional<History::EnvironmentStatus> status(const QString &environment) const;
    /// Who runs there and what killed runs left, a line each, in all of its databases.
    QString openRuns(const QString &environment) const;
    /// Every status that has been read.
    QList<History::EnvironmentStatus> statuses() const { return m_statuses; }

    const Project::Migration *migration(const QString &migrationId) const;
    /// Where a migration stands in an environment, in its own database; nullptr before an answer.
    const History::MigrationStanding *standing(const QString &migrationId, const QString &environment) const;

private:
    void rebuild();
    void forgetStatusesOfOthers();
    void announceStatus(const QString &environment);
    bool isReadEverywhere(const QString &databaseName) const;
    const History::EnvironmentStatus *statusFor(const QString &environment, const QString &databaseName) const;
    QString databaseOf(const QString &migrationId) const;
    QVariant releaseData(const TimelineRow &row, int column, int role) const;
    QVariant hereLineData(const TimelineRow &row, int column, int role) const;
    QVariant migrationData(const TimelineRow &row, int column, int role) const;
    QVariant nameData(const TimelineRow &row, int role) const;
    QVariant lastRunData(const TimelineRow &row, int role) const;
    QVariant environmentData(const TimelineRow &row, const Project::Environment &environment, int role) const;
    QString searchText(const TimelineRow &row) const;
    QString cellText(const TimelineRow &row, const Project::Environment &environment, bool withReason) const;

    Project::Project m_project;
    QHash<QString, int> m_places; ///< migration id → index in m_project.migrations
    QList<History::EnvironmentStatus> m_statuses;
    QList<QHash<QString, int>> m_standings; ///< beside m_statuses: migration id → index in its standings
    QString m_currentEnvironment;
    QList<TimelineRow> m_rows;
    TimelineLanes m_lanes;
    QList<RowLanes> m_rowLanes; ///< beside m_rows; empty where all is one line
};

} // namespace Varve::Timeline
