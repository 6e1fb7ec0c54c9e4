// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsals.h"

#include "planactions.h"
#include "runcontroller.h"

#include <ui/pieces/environmenttag.h>
#include <ui/runs/rehearsaldialog.h>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

Rehearsals::Rehearsals(Workbench::Workbench &workbench, RunController &runs, PlanActions &actions, Selected selected, QWidget *window)
    : QObject(window), m_workbench(workbench), m_runs(runs), m_selected(std::move(selected)), m_window(window)
{
    connect(actions.rehearse, &QAction::triggered, this, [this] { rehearse(false); });
    connect(actions.rehearseFromCurrent, &QAction::triggered, this, [this] { rehearse(true); });
    connect(actions.removeLeft, &QAction::triggered, this, &Rehearsals::removeLeft);
}

RehearsalDialog *Rehearsals::dialog() const
{
    return m_dialog;
}

void Rehearsals::rehearse(bool fromCurrent)
{
    const QString environment = m_runs.environment();
    if (!m_workbench.hasProject() || environment.isEmpty())
        return;
    const QString databaseName = m_runs.databaseOf(m_selected());
    delete m_dialog;
    m_dialog = new RehearsalDialog(environmentTag(m_workbench.project(), environment),
                                   fromCurrent ? RehearsalDialog::From::CurrentSchema : RehearsalDialog::From::Nothing,
                                   m_workbench.scratchQuestion(environment, databaseName), m_window);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(m_dialog, &RehearsalDialog::rehearsalRequested, this, [this, environment, databaseName, fromCurrent] {
        using From = Workbench::Workbench::RehearseFrom;
        m_workbench.rehearse(environment, fromCurrent ? From::Current : From::Nothing, databaseName)
            .then(this, [dialog = m_dialog](const Core::Expected<Execution::RehearsalReport> &report) {
                if (dialog)
                    dialog->showReport(report);
            });
    });
    connect(m_dialog, &RehearsalDialog::rehearsalCancelled, this, [this] { m_workbench.cancelCompare(); });
    connect(m_dialog, &RehearsalDialog::removalRequested, this, &Rehearsals::removeLeft);
    m_dialog->open();
    m_dialog->begin();
}

void Rehearsals::removeLeft()
{
    m_workbench.removeLeftScratchDatabases(m_runs.environment(), m_runs.databaseOf(m_selected()))
        .then(this, [this](const Core::Expected<QList<Execution::ScratchName>> &removed) {
            if (!removed)
                return m_runs.refuse({removed.error()});
            QStringList names;
            for (const Execution::ScratchName &one : *removed)
                names += one.name;
            m_runs.say(names.isEmpty() ? tr("No rehearsal left anything behind.") : tr("Removed: %1.").arg(names.join(u", "_s)));
        });
}

} // namespace Varve::Ui
