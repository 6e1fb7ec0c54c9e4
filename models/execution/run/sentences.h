// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runner.h"
#include "stepoutcome.h"

namespace Varve::Execution {

/// What is true after a step failed, and what was not started: "Nothing of 004 remains: PostgreSQL rolled the transaction back.
/// 005 and 006 were not started."
QString remainsSentence(const Plan &plan, int step, const StepOutcome &outcome, const QSet<QString> &skipped);

/// "Statement 3 failed. " and the like, before remainsSentence().
QString failureSentence(const PlanStep &step, const StepOutcome &outcome);

/// "Not started, because they need what failed: 005, 007. 3 migrations applied."
QString wentOnSentence(const RunResult &result);

/// "004_drift_reports: deadlock detected. Attempt 2 of 4 begins in 612 ms."
QString retrySentence(const StepRetried &event, const QString &migrationId);

/// "Applied 2 migrations.", with what somebody else had done meanwhile.
QString successSentence(const Plan &plan, const RunResult &result, const QString &doneBy);

/// "new.sqlite stays in WAL mode, because another program has it open. …", after a run that made the file.
QString logStaysSentence(const QString &file);

/// "3 migrations verified.", "2 of 3 migrations are as they should be; not so 002."
QString verificationSentence(const RunResult &result, const QStringList &failed);

} // namespace Varve::Execution
