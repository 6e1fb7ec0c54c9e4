// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <ui/pieces/environmenttag.h>

#include <models/execution/plan/plan.h>
#include <models/execution/run/runevent.h>
#include <models/execution/run/runner.h>

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QListView;
class QPushButton;
class QTimer;

namespace Varve::Ui {

class RunListModel;
class RunProgressBar;
class ToneLabel;

/// The progress of one run: a bar, its statements with how they ended, the failure with what can be done next, and at the end what is
/// true now. Fed with values; asks for actions by signals.
class RunPane final : public QWidget
{
    Q_OBJECT

public:
    explicit RunPane(QWidget *parent = nullptr);

    /// Begins to show a run of \a plan.
    void start(const Execution::Plan &plan, const EnvironmentTag &environment);
    void apply(const QList<Execution::RunEvent> &events);
    /// The end, from the run's future.
    void finish(const Core::Expected<Execution::RunResult> &result);
    /// Shown from pressing "Cancel" until the run ends.
    void showCancelling();
    void clear();
    bool isRunning() const { return m_running; }

signals:
    /// Also while nothing runs: a plan may be in the making.
    void cancelRequested();
    /// While it waits for others: who they are, and what can be ended.
    void lockRequested(const QString &environment, const QString &databaseName);
    void goToRequested(const Varve::Core::SourcePosition &where);
    /// The id of the migration that failed; empty for ad hoc text.
    void runAgainRequested(const QString &migrationId);
    /// Of a verification: its migrations as asked for; none means all.
    void verifyAgainRequested(const QStringList &migrations);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void build();
    void retranslate();
    void updateProgress();
    void updateTimes();
    void showWaiting(const QString &text);
    void placeFailure();
    void followFailure();
    void requestCancel();
    QString runTitle() const;

    Execution::Plan m_plan;
    EnvironmentTag m_environment;
    RunListModel *m_model;
    QListView *m_list;
    QLabel *m_title;
    RunProgressBar *m_bar;
    QLabel *m_count;
    ToneLabel *m_elapsed;
    QLabel *m_summary;
    QPushButton *m_lock;
    QPushButton *m_cancel;
    QWidget *m_failureButtons;
    QPushButton *m_goTo;
    QPushButton *m_again;
    QTimer *m_tick;
    QElapsedTimer m_clock;
    bool m_running = false;
    bool m_cancelling = false;
    QString m_failedMigration;
    Core::SourcePosition m_failedAt;
};

} // namespace Varve::Ui
