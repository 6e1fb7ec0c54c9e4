// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "adoptiontable.h"

#include <ui/theme/theme.h>

#include <QHeaderView>
#include <QSignalBlocker>

namespace Varve::Ui {

namespace {

using Verdict = Execution::AdoptionRow::Verdict;

enum Column { Migration, There, Missing, ColumnCount };

QColor verdictColor(Verdict verdict)
{
    const Colors &colors = Theme::instance().colors();
    switch (verdict) {
    case Verdict::Present: return colors.ok;
    case Verdict::Partly: return colors.warn;
    case Verdict::Absent:
    case Verdict::NoTrace: break;
    }
    return colors.dim;
}

QString verdictMark(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Present: return QStringLiteral("✓ ");
    case Verdict::Partly: return QStringLiteral("▲ ");
    case Verdict::Absent:
    case Verdict::NoTrace: break;
    }
    return QStringLiteral("○ ");
}

} // namespace

AdoptionTable::AdoptionTable(QWidget *parent) : QTreeWidget(parent)
{
    setColumnCount(ColumnCount);
    setHeaderLabels({tr("Migration"), tr("What is there"), tr("What is not there")});
    setAccessibleName(tr("Migrations that the database may have"));
    setIndentation(Theme::instance().measure(11)); // rows have no children: only the space before the tick
    setFrameShape(NoFrame);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    header()->setStretchLastSection(true);
    header()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(this, &QTreeWidget::itemChanged, this, &AdoptionTable::tickedChanged);
    connect(&Theme::instance(), &Theme::changed, this, &AdoptionTable::colour);
}

void AdoptionTable::setAdoption(const Execution::Adoption &adoption)
{
    const QSignalBlocker quiet(this);
    clear();
    m_rows = adoption.rows;
    for (const Execution::AdoptionRow &row : std::as_const(m_rows)) {
        auto *item = new QTreeWidgetItem(this);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren);
        item->setSizeHint(Missing, QSize(0, Theme::instance().listRow())); // the only column whose width is not its contents's
        item->setText(Migration, row.migrationId);
        if (row.proposed) { // only those can be chosen
            item->setFlags(item->flags() | Qt::ItemIsUserCheckable);
            item->setCheckState(Migration, Qt::Checked);
        }
        item->setText(There, verdictMark(row.verdict) + Execution::verdictText(row));
        if (row.verdict == Verdict::Partly)
            item->setText(Missing, row.missing.join(QStringLiteral(", ")));
    }
    colour();
    for (int column = 0; column < Missing; ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, columnWidth(column) + Theme::instance().measure(24));
    }
}

void AdoptionTable::colour()
{
    const QSignalBlocker quiet(this);
    for (int row = 0; row < topLevelItemCount(); ++row)
        topLevelItem(row)->setForeground(There, verdictColor(m_rows.at(row).verdict));
}

QStringList AdoptionTable::ticked() const
{
    QStringList ids;
    for (int row = 0; row < topLevelItemCount(); ++row) {
        if (topLevelItem(row)->checkState(Migration) == Qt::Checked)
            ids += m_rows.at(row).migrationId;
    }
    return ids;
}

const Execution::AdoptionRow *AdoptionTable::current() const
{
    const int row = currentItem() ? indexOfTopLevelItem(currentItem()) : -1;
    return row < 0 ? nullptr : &m_rows.at(row);
}

} // namespace Varve::Ui
