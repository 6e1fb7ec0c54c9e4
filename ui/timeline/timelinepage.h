// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migrationcommand.h"

#include <models/workbench/workbench.h>

#include <QWidget>

class QMenu;
class QSplitter;

namespace Varve::Timeline {
class TimelineFilter;
class TimelineModel;
} // namespace Varve::Timeline

namespace Varve::Ui {

class FilterBar;
class MigrationDetails;
class TimelineView;

/// The home tab: search and filters, the list, and the selected migration's texts below it. Follows the workbench; asks for actions by
/// signals. UI thread.
class TimelinePage final : public QWidget
{
    Q_OBJECT

public:
    /// How to go on with a migration that is partly applied, and the words for it.
    struct ResumeWay
    {
        QString title;
        Execution::ResumeRequest request;
    };
    static QList<ResumeWay> resumeWays(const History::MigrationStanding &standing);

    explicit TimelinePage(Workbench::Workbench &workbench, QWidget *parent = nullptr);
    ~TimelinePage() override;

    void setEnvironment(const QString &environment);
    Timeline::TimelineModel &model() const { return *m_model; }
    TimelineView &view() const { return *m_view; }
    MigrationDetails &details() const { return *m_details; }
    QString currentMigration() const;
    QSplitter &splitter() const { return *m_splitter; }

public slots:
    void focusSearch();

signals:
    void currentChanged(const QString &migrationId, const QString &release);
    void openRequested(const QString &migrationId);
    void runUpToRequested(const QString &migrationId);
    void rollBackToRequested(const QString &migrationId);
    /// The four ways on from a migration that stopped half way; marking is for others too.
    void resumeRequested(const Varve::Execution::ResumeRequest &request);
    void rollBackPartialRequested(const QString &migrationId);
    void stampRequested(const QString &migrationId);
    void unstampRequested(const QString &migrationId);
    void commandRequested(Varve::Ui::MigrationCommand command, const QString &migrationId);
    void retryRequested(const QString &environment);
    void lockRequested(const QString &environment);

private:
    void takeProject();
    void takeStatus(const QString &environment, const QString &databaseName);
    void showCurrent();
    void showMenu(const QString &migrationId, const QPoint &globalPosition);
    void addResumeActions(QMenu *menu, const History::MigrationStanding &standing);
    void askWhereToResume(const QString &migrationId, int statements);
    void addMarkActions(QMenu *menu, const QString &migrationId, const History::MigrationStanding *standing);
    QAction *addCommand(QMenu *menu, const QString &text, MigrationCommand command, const QString &migrationId);
    void addCheckActions(QMenu *menu, const QString &migrationId, const History::MigrationStanding *standing);
    void addCopyActions(QMenu *menu, const QString &migrationId);

    Workbench::Workbench &m_workbench;
    Timeline::TimelineModel *m_model;
    Timeline::TimelineFilter *m_filter;
    FilterBar *m_bar;
    TimelineView *m_view;
    MigrationDetails *m_details;
    QSplitter *m_splitter;
};

} // namespace Varve::Ui
