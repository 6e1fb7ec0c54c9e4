// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rehearsals.h"

#include "planactions.h"
#include "runcontroller.h"

#include <ui/pieces/environmenttag.h>
#include <ui/pieces/whendone.h>
#include <ui/runs/rehearsaldialog.h>

#include <QMessageBox>
#include <QPushButton>

namespace Varve::Ui {

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const QList<Execution::ScratchName> &databases)
{
    QStringList names;
    for (const Execution::ScratchName &one : databases)
        names += one.name;
    return names;
}

} // namespace

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
        const auto rehearsed = m_workbench.rehearse(environment, fromCurrent ? From::Current : From::Nothing, databaseName);
        whileRunning(m_dialog, rehearsed, [dialog = m_dialog](const QString &what) { dialog->showProgress(what); });
        whenDone(m_dialog, rehearsed,
                 [dialog = m_dialog](const Core::Expected<Execution::RehearsalReport> &report) { dialog->showReport(report); });
    });
    connect(m_dialog, &RehearsalDialog::rehearsalCancelled, this, [this] { m_workbench.cancelCompare(); });
    connect(m_dialog, &RehearsalDialog::removalRequested, this, &Rehearsals::removeLeft);
    m_dialog->open();
    m_dialog->begin();
}

void Rehearsals::removeLeft()
{
    const QString environment = m_runs.environment();
    const QString databaseName = m_runs.databaseOf(m_selected());
    whenDone(this, m_workbench.leftScratchDatabases(environment, databaseName),
             [this, environment, databaseName](const Core::Expected<QList<Execution::ScratchName>> &left) {
                 if (!left)
                     return m_runs.refuse({left.error()});
                 if (left->isEmpty())
                     return m_runs.say(tr("No rehearsal left anything behind."));
                 askToRemove(environment, databaseName, namesOf(*left));
             });
}

/// They are dropped with all that is in them.
void Rehearsals::askToRemove(const QString &environment, const QString &databaseName, const QStringList &names)
{
    auto *question = new QMessageBox(
        QMessageBox::NoIcon, tr("Remove Left Scratch Databases"),
        tr("Rehearsals that are over left %n scratch database(s) behind. Remove what is in the list?", nullptr, int(names.size())),
        QMessageBox::NoButton, m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(names.join(u'\n'));
    const QPushButton *remove = question->addButton(tr("Remove"), QMessageBox::DestructiveRole);
    QPushButton *keep = question->addButton(tr("Keep"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(remove, &QPushButton::clicked, this, [this, environment, databaseName] {
        whenDone(this, m_workbench.removeLeftScratchDatabases(environment, databaseName),
                 [this](const Core::Expected<QList<Execution::ScratchName>> &removed) {
                     if (!removed)
                         return m_runs.refuse({removed.error()});
                     m_runs.say(removed->isEmpty() ? tr("No rehearsal left anything behind.")
                                                   : tr("Removed: %1.").arg(namesOf(*removed).join(u", "_s)));
                 });
    });
    question->open();
}

} // namespace Varve::Ui
