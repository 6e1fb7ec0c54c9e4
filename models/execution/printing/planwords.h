// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// What the printed forms of a plan have in common: the words and sentences, without any mark-up. Values of secret variables are masked.

/// "apply", "roll back"; the same everywhere in the world, because files and programs have it.
QString directionWord(StepKind kind);
/// The same for programs: "roll-back".
QString kindWord(StepKind kind);
/// The command that makes such a plan: "migrate", "rollback".
QString commandWord(PlanKind kind);

/// The migration, or what ad hoc text is shown as.
QString stepName(const PlanStep &step);
/// How the step commits: "one transaction", "each statement by itself: VACUUM cannot run in a transaction (line 12)".
QString transactionText(const Plan &plan, const PlanStep &step);
/// "loses data"; empty where nothing is lost.
QString lossText(Text::Destructive loss);
/// What the step's statements lose, each kind once: "loses data, loses structure".
QString hazardText(const PlanStep &step);
/// "yes" or "no": whether a step that applies something can be rolled back; empty for others.
QString undoText(const PlanStep &step);
/// Of a step that is read while it runs.
QString streamedText(const PlanStep &step);
/// Of a step whose first \a count statements are done.
QString beforeText(int count);

/// "Plan 3f2a for test: …"
QString planTitle(const Plan &plan);
/// What holds for all of it: "Lock: …", "Session: …", "Time-outs: …", "Transaction: one for the whole run".
QStringList planFacts(const Plan &plan);
/// What comes after the last step and takes time, or changes something be it statistics; counting goes without saying.
QStringList afterTexts(const Plan &plan);
/// What the history and the releases get from a step that goes well, as it is sent.
QStringList historyWrites(const Plan &plan, const PlanStep &step);

} // namespace Varve::Execution
