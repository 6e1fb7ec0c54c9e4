// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "timelinepainter.h"

#include <QTreeView>

namespace Varve::Timeline {
class TimelineFilter;
class TimelineModel;
} // namespace Varve::Timeline

namespace Varve::Ui {

class TimelineHeader;

/// Migrations by environments, newest on top. Shows a TimelineFilter over a TimelineModel; a click selects, Enter and a double click ask to
/// open, nothing runs from here.
class TimelineView final : public QTreeView
{
    Q_OBJECT

public:
    explicit TimelineView(Timeline::TimelineFilter *filter, QWidget *parent = nullptr);

    /// Id of the selected migration; empty for none and for a release.
    QString currentMigration() const;
    /// Name of the selected release; empty for none and for a migration.
    QString currentRelease() const;
    /// Selects a row and shows it. False when it is filtered away or unknown.
    bool selectMigration(const QString &id);

signals:
    void currentChangedTo(const QString &migrationId, const QString &release);
    void openRequested(const QString &migrationId);
    void menuRequested(const QString &migrationId, const QPoint &globalPosition);
    void searchRequested();
    void retryRequested(const QString &environment);
    void lockRequested(const QString &environment);

protected:
    void drawRow(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void drawBranches(QPainter *, const QRect &, const QModelIndex &) const override {}
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void setUpColumns();
    void measureNumbers();
    void restoreSelection();
    void step(int direction);
    TimelinePainter::RowState stateOf(const QModelIndex &index) const;

    Timeline::TimelineFilter *m_filter;
    TimelineHeader *m_header;
    TimelinePainter m_painter;
    QString m_wantedMigration; ///< stays selected over resets and filters
    bool m_restoring = false;
};

} // namespace Varve::Ui
