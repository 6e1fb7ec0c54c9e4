// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/environmentstatus.h>
#include <models/project/project.h>

#include <QAbstractTableModel>

namespace Varve::Timeline {

/// What a row of the timeline is.
enum class RowKind { Release, Migration, HereLine };

/// The timeline: newest on top, a row for each release, migration and "TEST is here" line; a column for each environment. Rows keep their
/// identity over a refresh (layoutChanged, not reset), so that a selection survives an edit of the folder.
class TimelineModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, LastRunColumn, FirstEnvironmentColumn };
    enum Role {
        RowKindRole = Qt::UserRole + 1, ///< RowKind
        MigrationIdRole,                ///< QString; also for rows that only a history knows
        NumberRole,
        TitleRole,
        ReleaseRole,                    ///< QString, name of the release the row belongs to
        LayerRole,                      ///< int, counts releases from the oldest: alternates tints; -1 without release
        PlannedRole,                    ///< bool, the release is planned: hatched
        StandingRole,                   ///< History::Standing, in environment columns
        ReachableRole,                  ///< bool, in environment columns and headers
        EnvironmentRole,                ///< QString, in environment columns; of a HereLine row: who is here
        BadgesRole,                     ///< QStringList: "draft", "statement 3 of 7 failed", "changed since applied", …
        SearchRole,                     ///< QString: id, title, author, purpose, for filtering
        CategoryRole,
        DatabaseRole,
    };

    explicit TimelineModel(QObject *parent = nullptr);

    void setProject(const Project::Project &project);
    void setStatus(const History::EnvironmentStatus &status);
    /// Whose "is here" line is drawn and whose state the badges tell.
    void setCurrentEnvironment(const QString &environment);
    const Project::Project &project() const { return m_project; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QModelIndex indexOf(const QString &migrationId) const;
    std::optional<History::EnvironmentStatus> status(const QString &environment) const;

private:
    struct Row
    {
        RowKind kind = RowKind::Migration;
        QString id;                 ///< of the migration or the release
        int layer = -1;
        friend bool operator==(const Row &, const Row &) = default;
    };
    void rebuild();
    QList<Row> rows() const;

    Project::Project m_project;
    QMap<QString, History::EnvironmentStatus> m_statuses;
    QString m_currentEnvironment;
    QList<Row> m_rows;
};

} // namespace Varve::Timeline
