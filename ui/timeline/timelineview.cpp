// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelineview.h"

#include "timelineheader.h"

#include <ui/theme/theme.h>

#include <models/timeline/timelinefilter.h>
#include <models/timeline/timelinemodel.h>

#include <QContextMenuEvent>
#include <QFontMetrics>
#include <QKeyEvent>
#include <QStyledItemDelegate>

namespace Varve::Ui {

using Timeline::RowKind;
using Timeline::TimelineFilter;
using Timeline::TimelineModel;

namespace {

/// Gives rows their heights; the view draws whole rows itself.
class RowDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override { return {0, TimelinePainter::rowHeight(index)}; }
};

} // namespace

TimelineView::TimelineView(TimelineFilter *filter, QWidget *parent)
    : QTreeView(parent), m_filter(filter), m_header(new TimelineHeader(this))
{
    setHeader(m_header);
    setModel(filter);
    setItemDelegate(new RowDelegate(this));
    setRootIsDecorated(false);
    setItemsExpandable(false);
    setFrameShape(NoFrame);
    setAllColumnsShowFocus(true);
    setSelectionMode(SingleSelection);
    setSelectionBehavior(SelectRows);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Timeline"));
    setUpColumns();
    connect(m_header, &TimelineHeader::retryRequested, this, &TimelineView::retryRequested);
    connect(m_header, &TimelineHeader::lockRequested, this, &TimelineView::lockRequested);
    connect(filter, &QAbstractItemModel::modelReset, this, [this] {
        setUpColumns();
        restoreSelection();
    });
    connect(filter, &QAbstractItemModel::layoutChanged, this, [this] {
        measureNumbers();
        restoreSelection();
    });
    connect(filter, &QAbstractItemModel::rowsInserted, this, &TimelineView::restoreSelection);
    connect(this, &QAbstractItemView::activated, this, [this](const QModelIndex &index) {
        if (TimelineModel::kindOf(index) == RowKind::Migration)
            emit openRequested(index.data(TimelineModel::MigrationIdRole).toString());
    });
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void TimelineView::setUpColumns()
{
    const Theme &theme = Theme::instance();
    if (m_header->count() < TimelineModel::FirstEnvironmentColumn)
        return;
    m_header->setMinimumSectionSize(theme.measure(40));
    m_header->setSectionResizeMode(TimelineModel::NameColumn, QHeaderView::Stretch);
    m_header->setSectionResizeMode(TimelineModel::LastRunColumn, QHeaderView::Interactive);
    m_header->resizeSection(TimelineModel::LastRunColumn, theme.measure(190));
    for (int column = TimelineModel::FirstEnvironmentColumn; column < m_header->count(); ++column) {
        const int wanted = QFontMetrics(theme.boldFont()).horizontalAdvance(m_filter->headerData(column, Qt::Horizontal).toString());
        m_header->setSectionResizeMode(column, QHeaderView::Fixed);
        m_header->resizeSection(column, std::clamp(wanted + theme.measure(28), theme.measure(74), theme.measure(130)));
    }
    measureNumbers();
}

void TimelineView::measureNumbers()
{
    const QFontMetrics metrics(Theme::instance().codeFont());
    qsizetype longest = 0;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (TimelineModel::kindOf(index) == RowKind::Migration)
            longest = std::max(longest, index.data(TimelineModel::NumberRole).toString().size());
    }
    m_painter.setNumberWidth(metrics.horizontalAdvance(QString(longest, u'0')));
    const auto *model = qobject_cast<const TimelineModel *>(m_filter->sourceModel());
    m_painter.setLaneCount(model ? model->laneCount() : 1);
    m_header->setNameLeft(m_painter.numberLeft());
}

QString TimelineView::currentMigration() const
{
    return currentIndex().isValid() && TimelineModel::kindOf(currentIndex()) == RowKind::Migration
        ? currentIndex().data(TimelineModel::MigrationIdRole).toString()
        : QString();
}

QString TimelineView::currentRelease() const
{
    return currentIndex().isValid() && TimelineModel::kindOf(currentIndex()) == RowKind::Release
        ? currentIndex().data(TimelineModel::ReleaseRole).toString()
        : QString();
}

bool TimelineView::selectMigration(const QString &id)
{
    m_wantedMigration = id;
    for (int row = 0; row < m_filter->rowCount(); ++row) {
        const QModelIndex index = m_filter->index(row, 0);
        if (index.data(TimelineModel::MigrationIdRole).toString() != id || TimelineModel::kindOf(index) != RowKind::Migration)
            continue;
        setCurrentIndex(index);
        scrollTo(index);
        return true;
    }
    return false;
}

/// After a reset, or when a filter lets the row come back, the same migration is selected again.
void TimelineView::restoreSelection()
{
    if (m_restoring || m_wantedMigration.isEmpty() || currentMigration() == m_wantedMigration)
        return;
    m_restoring = true;
    const QString wanted = m_wantedMigration;
    selectMigration(wanted);
    m_restoring = false;
}

void TimelineView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QTreeView::currentChanged(current, previous);
    // A filter that hides the row takes the current index away; what the person chose stays wanted.
    if (const QString migration = currentMigration(); !migration.isEmpty())
        m_wantedMigration = migration;
    // Qt makes the first row current when the view gets the focus; that is no choice of a person's.
    if (current.isValid() && selectionModel()->hasSelection())
        emit currentChangedTo(currentMigration(), currentRelease());
}

/// Whoever chooses the row that Qt has made current changes the selection alone.
void TimelineView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QTreeView::selectionChanged(selected, deselected);
    if (selected.contains(currentIndex()))
        emit currentChangedTo(currentMigration(), currentRelease());
}

TimelinePainter::RowState TimelineView::stateOf(const QModelIndex &index) const
{
    const auto layerAt = [this](int row) { return m_filter->index(row, 0).data(TimelineModel::LayerRole).toInt(); };
    TimelinePainter::RowState state;
    state.selected = selectionModel()->isRowSelected(index.row(), QModelIndex());
    state.focused = state.selected && hasFocus();
    state.firstOfLayer = index.row() > 0 && TimelineModel::kindOf(index) == RowKind::Release;
    state.firstOfLayer
        |= index.row() > 0 && TimelineModel::kindOf(index) == RowKind::Migration && layerAt(index.row() - 1) != layerAt(index.row());
    state.lastOfLane = index.row() == m_filter->rowCount() - 1;
    return state;
}

void TimelineView::drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto column = [&](int section) {
        return QRect(m_header->sectionViewportPosition(section), option.rect.top(), m_header->sectionSize(section), option.rect.height());
    };
    const QRect row(0, option.rect.top(), viewport()->width(), option.rect.height());
    m_painter.paint(*painter, row, index, stateOf(index), column);
}

void TimelineView::step(int direction)
{
    const QModelIndex next = direction > 0 ? moveCursor(MoveDown, Qt::NoModifier) : moveCursor(MoveUp, Qt::NoModifier);
    if (next.isValid())
        setCurrentIndex(next);
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool plain = event->modifiers() == Qt::NoModifier || event->modifiers() == Qt::KeypadModifier;
    if (event->key() == Qt::Key_Slash && (event->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier)) == Qt::NoModifier)
        return emit searchRequested(); // on many keyboards "/" needs Shift
    if (plain && (event->key() == Qt::Key_J || event->key() == Qt::Key_N))
        return step(1);
    if (plain && (event->key() == Qt::Key_K || event->key() == Qt::Key_P))
        return step(-1);
    if (plain && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)) {
        if (!currentMigration().isEmpty())
            emit openRequested(currentMigration());
        return;
    }
    if (event->key() == Qt::Key_Menu && !currentMigration().isEmpty())
        return emit menuRequested(currentMigration(), viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    QTreeView::keyPressEvent(event);
}

void TimelineView::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byMouse = event->reason() == QContextMenuEvent::Mouse;
    const QModelIndex index = byMouse ? indexAt(event->pos()) : currentIndex();
    if (!index.isValid() || TimelineModel::kindOf(index) != RowKind::Migration)
        return;
    setCurrentIndex(index);
    const QPoint where = byMouse ? event->globalPos() : viewport()->mapToGlobal(visualRect(index).center());
    emit menuRequested(currentMigration(), where);
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    // Narrow windows give the room to the names.
    if (m_header->count() > TimelineModel::LastRunColumn)
        m_header->setSectionHidden(TimelineModel::LastRunColumn, width() < Theme::instance().measure(560));
}

void TimelineView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::LanguageChange)
        setAccessibleName(tr("Timeline"));
    if (event->type() == QEvent::FontChange)
        setUpColumns();
}

} // namespace Varve::Ui
