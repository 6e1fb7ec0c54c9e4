// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QAction>
#include <QList>
#include <QObject>

class QMenu;

namespace Varve::Ui {

/// The part of Actions that asks for plans besides the everyday ones: single migrations, any target, the history put right, rehearsals.
class PlanActions final : public QObject
{
    Q_OBJECT

public:
    explicit PlanActions(QObject *parent = nullptr);

    QAction *mergeHeads;
    QAction *runOnly, *runTo, *runAllHeads, *resume;
    QAction *continueOnFailure; ///< ticked: of every run that follows
    QAction *rehearse, *rehearseFromCurrent, *removeLeft;
    QAction *verify, *verifyAll;
    QAction *stamp, *unstamp, *stampUpTo, *baseline, *repair, *acceptChange;
    QAction *rollBackOnly, *rollBackToTarget, *rollBackAll;

    QList<QAction *> all() const { return m_all; }
    void addRehearsalMenu(QMenu *menu, QAction *before);
    /// Adds the menu of what only concerns the history, before \a before.
    void addHistoryMenu(QMenu *menu, QAction *before);
    void setEnabled(bool enabled);
    /// Texts in the language in force.
    void retranslate();

private:
    QAction *make();

    QList<QAction *> m_all;
    QMenu *m_rehearsalMenu = nullptr;
    QMenu *m_historyMenu = nullptr;
};

} // namespace Varve::Ui
