// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runstable.h"

#include <ui/theme/theme.h>

#include <models/history/historytexts.h>
#include <models/timeline/timelinetexts.h>

#include <QEvent>
#include <QHeaderView>

#include <algorithm>

namespace Varve::Ui {

namespace {

enum Column { Outcome, Environment, When, By, Duration, Statements, Message, ColumnCount };

QString outcome(const History::HistoryEntry &entry)
{
    if (!entry.success)
        return entry.direction == History::Direction::Down ? RunsTable::tr("roll back failed") : RunsTable::tr("failed");
    if (entry.isRepair() || entry.isBaseline())
        return History::title(entry);
    if (entry.isMarkOnly())
        return entry.direction == History::Direction::Down ? RunsTable::tr("marked as not applied") : RunsTable::tr("marked as applied");
    return entry.direction == History::Direction::Down ? RunsTable::tr("rolled back") : RunsTable::tr("applied");
}

} // namespace

QList<ShownRun> runsOf(const Timeline::TimelineModel &model, const QString &migrationId)
{
    QList<ShownRun> runs;
    for (const History::EnvironmentStatus &status : model.statuses()) {
        const Project::Environment *environment = model.project().environment(status.environment);
        for (const History::HistoryEntry &entry : status.history) {
            if (entry.migrationId == migrationId)
                runs += {environment ? environment->title() : status.environment, entry};
        }
    }
    std::stable_sort(runs.begin(), runs.end(), [](const ShownRun &a, const ShownRun &b) { return a.entry.appliedAt > b.entry.appliedAt; });
    return runs;
}

RunsTable::RunsTable(QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setRootIsDecorated(false);
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    retranslate();
}

void RunsTable::setRuns(const QList<ShownRun> &runs)
{
    m_runs = runs;
    clear();
    const Colors &colors = Theme::instance().colors();
    for (const ShownRun &run : runs) {
        auto *item = new QTreeWidgetItem(this);
        item->setText(Outcome, (run.entry.success ? u"✓ " : u"✕ ") + outcome(run.entry));
        item->setForeground(Outcome, run.entry.success ? colors.ok : colors.bad);
        item->setText(Environment, run.environment);
        item->setText(When, Timeline::shortTime(run.entry.appliedAt));
        item->setText(By, run.entry.appliedBy);
        item->setText(Duration, Timeline::shortDuration(std::chrono::milliseconds(run.entry.executionMs)));
        item->setTextAlignment(Duration, Qt::AlignRight | Qt::AlignVCenter);
        if (run.entry.statementsTotal > 0)
            item->setText(Statements,
                          tr("%1 of %2", "statements done of all").arg(run.entry.statementsDone).arg(run.entry.statementsTotal));
        item->setText(Message, run.entry.errorMessage.section(u'\n', 0, 0));
        item->setToolTip(Message, run.entry.errorMessage);
    }
    for (int column = 0; column < Message; ++column)
        resizeColumnToContents(column);
}

void RunsTable::retranslate()
{
    setAccessibleName(tr("Runs"));
    setHeaderLabels({tr("Outcome"), tr("Environment"), tr("When"), tr("By"), tr("Duration"), tr("Statements"), tr("Message")});
}

void RunsTable::changeEvent(QEvent *event)
{
    QTreeWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        setRuns(QList<ShownRun>(m_runs));
    }
}

} // namespace Varve::Ui
