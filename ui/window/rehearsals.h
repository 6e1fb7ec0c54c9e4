// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QObject>
#include <QPointer>

#include <functional>

class QWidget;

namespace Varve::Workbench {
class Workbench;
}

namespace Varve::Ui {

class PlanActions;
class RehearsalDialog;
class RunController;

/// Rehearsals of a project by themselves, and what they left behind. Of a project with several databases that of the selected migration is
/// meant.
class Rehearsals final : public QObject
{
    Q_OBJECT

public:
    using Selected = std::function<QString()>;
    /// \a selected: the migration that the timeline has selected. Dialogs open over \a window.
    Rehearsals(Workbench::Workbench &workbench, RunController &runs, PlanActions &actions, Selected selected, QWidget *window);

    RehearsalDialog *dialog() const;

private:
    void rehearse(bool fromCurrent);
    void removeLeft();
    void askToRemove(const QString &environment, const QString &databaseName, const QStringList &names);

    Workbench::Workbench &m_workbench;
    RunController &m_runs;
    Selected m_selected;
    QWidget *m_window;
    QPointer<RehearsalDialog> m_dialog;
};

} // namespace Varve::Ui
