// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/timeline/timelinemodel.h>

#include <QTreeWidget>

namespace Varve::Ui {

/// One row of an environment's history, with the environment's title.
struct ShownRun
{
    QString environment;
    History::HistoryEntry entry;
};

/// Everything that was ever tried with a migration, in every environment that answered, newest first.
QList<ShownRun> runsOf(const Timeline::TimelineModel &model, const QString &migrationId);

/// The runs of one migration as a list.
class RunsTable final : public QTreeWidget
{
    Q_OBJECT

public:
    explicit RunsTable(QWidget *parent = nullptr);
    void setRuns(const QList<ShownRun> &runs);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    QList<ShownRun> m_runs;
};

} // namespace Varve::Ui
