// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runwatch.h"

namespace Varve::History {

/// "Locked by anna on build7, process 4711, since 12:03:11." or "Nobody holds the lock."
QString holderText(const LockState &state);

/// What a run that nobody has ended does, or what it left; sentences.
QString runningText(const LockState &state, const RunningRun &run);

/// That of each of them, oldest first.
QStringList runningTexts(const LockState &state);

/// Sessions that stand in the way: of runs that are over, and the lock's own with the run that it is for. Each once. Where this process holds
/// the lock and waits for others, those alone.
QList<int> sessionsInTheWay(const LockState &state);

/// "The lock of a file goes with its process: anna on build7, …." Nothing of the server's can be ended; empty where it can.
QString heldByProcessText(const LockState &state);

} // namespace Varve::History
