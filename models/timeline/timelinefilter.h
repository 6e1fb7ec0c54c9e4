// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/history/standing.h>

#include <QSet>
#include <QSortFilterProxyModel>

namespace Varve::Timeline {

/// The rows of a TimelineModel that fit a search text and chosen standings, databases and categories. A release stays while one of its
/// migrations does. The "is here" line is hidden while anything is filtered: between rows that are not neighbours it would lie.
class TimelineFilter final : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit TimelineFilter(QObject *parent = nullptr);

    /// All words must occur, in any order and case.
    void setSearchText(const QString &text);
    /// Standings in the current environment; empty: all.
    void setStandings(const QSet<History::Standing> &standings);
    /// A database's name; empty: all.
    void setDatabase(const QString &database);
    /// int of Project::Category; nullopt: any.
    void setCategory(std::optional<int> category);
    bool isFiltering() const;
    /// Rows that are migrations, as filtered.
    int migrationCount() const;

protected:
    bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    bool accepts(const QModelIndex &migration) const;
    bool layerHasMatch(int releaseRow) const;

    QStringList m_words;
    QSet<History::Standing> m_standings;
    QString m_database;
    std::optional<int> m_category;
};

} // namespace Varve::Timeline
