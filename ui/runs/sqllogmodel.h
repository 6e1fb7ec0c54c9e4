// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/plan/plan.h>
#include <models/execution/run/runevent.h>

#include <QAbstractTableModel>
#include <QDateTime>

namespace Varve::Ui {

/// What was sent, newest at the end. Texts are masked when they come in.
class SqlLogModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { TimeColumn, EnvironmentColumn, DurationColumn, OutcomeColumn, UserColumn, TextColumn, ColumnCount };
    static constexpr int mostKept = 2000;
    static constexpr qsizetype mostNotices = 20; ///< of one statement

    explicit SqlLogModel(QObject *parent = nullptr);
    void start(const Execution::Plan &plan, const QString &user);
    void apply(const QList<Execution::RunEvent> &events);
    void clear();
    QByteArray sql(int row) const { return m_entries.at(row).sql; }
    Text::DialectName dialect(int row) const { return m_entries.at(row).dialect; }
    /// The entry as a line with its time and outcome as a comment and the SQL below it.
    QString asText(int row) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    struct Entry
    {
        QDateTime at;
        QString environment;
        QString user;
        QByteArray sql;
        Text::DialectName dialect = Text::DialectName::Ansi;
        QString duration;
        QString outcome;
        QStringList notices;
        bool failed = false;
        int step = 0;
        int statement = 0;
        int run = 0;
    };
    static QString shortOutcome(const Entry &entry);
    Entry *entryOf(int step, int statement);
    void add(int step, int statement);
    QList<Entry> m_entries;
    Execution::Plan m_plan;
    QString m_user;
    int m_run = 0;
};

} // namespace Varve::Ui
