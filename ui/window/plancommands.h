// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/plan/target.h>
#include <models/workbench/place.h>
#include <ui/timeline/migrationcommand.h>

#include <QObject>

#include <functional>

class QAction;
class QWidget;

namespace Varve::Workbench {
class Workbench;
}

namespace Varve::Ui {

class PlanActions;
class RunController;

/// What PlanActions ask for: each becomes a plan, and RunController shows its preview. Of a project with several databases that of the
/// selected migration is meant.
class PlanCommands final : public QObject
{
    Q_OBJECT

public:
    using Selected = std::function<QString()>;
    /// \a selected: the migration that the timeline has selected. Dialogs open over \a window.
    PlanCommands(Workbench::Workbench &workbench, RunController &runs, PlanActions &actions, Selected selected, QWidget *window);

public slots:
    void perform(Varve::Ui::MigrationCommand command, const QString &migrationId);

private:
    void connectSelected(QAction *action, MigrationCommand command);
    void runOnly(const QString &migrationId);
    void rollBackOnly(const QString &migrationId);
    void stampUpTo(const Workbench::Place &place, const QString &migrationId);
    void baseline(const QString &migrationId);
    void repair(const Workbench::Place &place, const QStringList &acceptChanges);
    void verify(const QStringList &migrations);
    void resume();
    void askForTarget(bool forward);
    void run(const Execution::Target &target, const QString &databaseName);
    void rollBack(const Execution::Target &target, const QString &databaseName);
    Workbench::Place placeOf(const QString &migrationId) const;
    QString databaseName() const;

    Workbench::Workbench &m_workbench;
    RunController &m_runs;
    Selected m_selected;
    QWidget *m_window;
};

} // namespace Varve::Ui
