// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "locktexts.h"

#include "texts_p.h"

#include <models/core/surroundings.h>

namespace Varve::History {

namespace {

constexpr qsizetype longestStatement = 80;

} // namespace

QString holderText(const LockState &state)
{
    return state.holder ? Texts::tr("Locked by %1.").arg(state.holder->toString()) : Texts::tr("Nobody holds the lock.");
}

QString runningText(const LockState &state, const RunningRun &run)
{
    const QString who = startedBy(run.run);
    if (!run.backendLives && !state.holder) {
        return Texts::tr("Interrupted: %1. Nothing of it runs any more; the next run records it as lost.").arg(who);
    }
    const int session = run.run.backendId; // 0: a file has none
    QString text;
    if (!state.holder)
        text = Texts::tr("Left behind: %1; the server still works for it in session %2.").arg(who).arg(session);
    else if (session == 0)
        text = Texts::tr("Running: %1.").arg(who);
    else
        text = Texts::tr("Running: %1, session %2.").arg(who).arg(session);
    if (!run.statement.isEmpty()) {
        text += QLatin1Char(' ') + Texts::tr("It runs: %1").arg(run.statement.simplified().left(longestStatement));
    }
    return text;
}

QStringList runningTexts(const LockState &state)
{
    QStringList texts;
    for (const RunningRun &run : state.running)
        texts += runningText(state, run);
    return texts;
}

QList<int> sessionsInTheWay(const LockState &state)
{
    const Core::ProcessIdentity own = Core::surroundings().process();
    const auto isOwn = [&own](const auto &who) { return who.processId == own.processId && who.host == own.host; };
    QList<int> backends;
    if (state.holder && state.holder->backendId != 0)
        backends += state.holder->backendId;
    QList<int> others;
    for (const RunningRun &run : state.running) {
        if (!run.backendLives)
            continue;
        if (!isOwn(run.run))
            others += run.run.backendId;
        if (!backends.contains(run.run.backendId))
            backends += run.run.backendId;
    }
    return state.holder && isOwn(*state.holder) && !others.isEmpty() ? others : backends;
}

QString heldByProcessText(const LockState &state)
{
    if (!state.holder || !sessionsInTheWay(state).isEmpty())
        return {};
    return Texts::tr("The lock of a file goes with its process: %1.").arg(state.holder->toString());
}

} // namespace Varve::History
