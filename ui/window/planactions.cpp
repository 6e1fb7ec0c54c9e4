// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planactions.h"

#include <QMenu>

namespace Varve::Ui {

PlanActions::PlanActions(QObject *parent) : QObject(parent)
{
    mergeHeads = make();
    runOnly = make();
    runTo = make();
    runAllHeads = make();
    resume = make();
    continueOnFailure = make();
    continueOnFailure->setCheckable(true);
    rehearse = make();
    rehearseFromCurrent = make();
    removeLeft = make();
    verify = make();
    verifyAll = make();
    stamp = make();
    unstamp = make();
    stampUpTo = make();
    baseline = make();
    repair = make();
    acceptChange = make();
    rollBackOnly = make();
    rollBackToTarget = make();
    rollBackAll = make();
}

QAction *PlanActions::make()
{
    auto *action = new QAction(this);
    m_all += action;
    return action;
}

void PlanActions::addRehearsalMenu(QMenu *menu, QAction *before)
{
    m_rehearsalMenu = new QMenu(menu);
    m_rehearsalMenu->addActions({rehearse, rehearseFromCurrent});
    m_rehearsalMenu->addSeparator();
    m_rehearsalMenu->addAction(removeLeft);
    menu->insertMenu(before, m_rehearsalMenu);
}

void PlanActions::addHistoryMenu(QMenu *menu, QAction *before)
{
    m_historyMenu = new QMenu(menu);
    m_historyMenu->addActions({stamp, unstamp, stampUpTo, baseline});
    m_historyMenu->addSeparator();
    m_historyMenu->addActions({repair, acceptChange});
    menu->insertMenu(before, m_historyMenu);
}

void PlanActions::setEnabled(bool enabled)
{
    for (QAction *action : std::as_const(m_all))
        action->setEnabled(enabled);
}

void PlanActions::retranslate()
{
    mergeHeads->setText(tr("Merge Heads…"));
    runOnly->setText(tr("Run Only Selected…"));
    runTo->setText(tr("Run to…"));
    runAllHeads->setText(tr("Run All Heads…"));
    resume->setText(tr("Resume…"));
    continueOnFailure->setText(tr("Continue on Failure"));
    rehearse->setText(tr("Rehearse"));
    rehearseFromCurrent->setText(tr("Rehearse from the Current Schema"));
    removeLeft->setText(tr("Remove Left Scratch Databases"));
    verify->setText(tr("Verify Selected…"));
    verifyAll->setText(tr("Verify All That Is Applied…"));
    stamp->setText(tr("Mark as Applied…"));
    unstamp->setText(tr("Mark as Not Applied…"));
    stampUpTo->setText(tr("Mark Up to Selected as Applied…"));
    baseline->setText(tr("Baseline Up to Selected…"));
    repair->setText(tr("Repair History…"));
    acceptChange->setText(tr("Accept Change of Selected…"));
    rollBackOnly->setText(tr("Roll Back Only Selected…"));
    rollBackToTarget->setText(tr("Roll Back to…"));
    rollBackAll->setText(tr("Roll Back Everything…"));
    if (m_historyMenu)
        m_historyMenu->setTitle(tr("History"));
    if (m_rehearsalMenu)
        m_rehearsalMenu->setTitle(tr("Rehearsal"));
}

} // namespace Varve::Ui
