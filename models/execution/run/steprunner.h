// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "insertedid.h"
#include "owntransactions.h"
#include "runcontext.h"
#include "sqlitestep.h"
#include "statementbatch.h"
#include "statementjournal.h"
#include "statementsender.h"
#include "stepoutcome.h"
#include "steprecord.h"
#include "stepunits.h"
#include "transactionwatch.h"

#include <models/core/surroundings.h>

namespace Varve::Execution {

/// Runs one step of a plan: its transaction, statements, verification and the history's row.
class StepRunner final
{
public:
    /// \a done statements of the step are committed by an attempt before.
    StepRunner(RunContext &context, int index, int done = 0);
    ~StepRunner();
    Q_DISABLE_COPY_MOVE(StepRunner)

    /// Reports the statements' events and StepStarted and StepDone, not StepFailed.
    StepOutcome run();

private:
    Core::Expected<> begin();
    Core::Expected<> setUpSession();
    Core::Expected<> runStatements();
    Core::Expected<> runStream();
    Core::Expected<> runVerification(const QList<PlannedStatement> &queries);
    Core::Expected<> take(const PlannedStatement &statement);
    Core::Expected<> sendBatch();
    Core::Expected<> runOne(const PlannedStatement &statement, bool isVerification);
    Core::Expected<> fail(const Core::Error &error, const PlannedStatement &statement, bool isVerification);
    Core::Expected<> sendOne(const PlannedStatement &statement, bool isVerification);
    Core::Expected<> mayGoOn() const;
    Core::Expected<> mark(const PlannedStatement &statement, bool isVerification, bool mayEnd);
    Core::Expected<> lookAtTransaction(const PlannedStatement &statement, Core::Expected<> done);
    void takeBack(const PlannedStatement &statement);
    int transactionBegan() const { return m_units.isOpen() ? m_units.doneBefore() : m_before; }
    void lookWhatRemains(const PlannedStatement &statement, const Core::Error &error);
    void setUnknown(StepOutcome::Unknown::Why why, int first);
    void markUnknown();
    void keepMarks(bool lost);
    Core::Expected<> checkTransaction(const PlannedStatement &statement);
    Core::Expected<> finish();
    Core::Expected<> commit(const QList<QByteArray> &rows);
    StepOutcome failed(const Core::Error &error);
    bool isBetweenStatements() const;
    bool isOfTheLock(const Core::Error &error) const;
    Core::Error lostLock() const;
    void decideEnding(bool lost);
    bool failedAlone() const;
    bool isEndingOwnTransaction() const;
    void report(const RunEvent &event) const;
    bool commitsHere() const { return m_context.commitsWith.value_or(m_index) == m_index; }
    bool isVerification() const { return m_step.kind == StepKind::Verify; }
    /// Now: a step in units is in a transaction and out of it.
    bool isTransactional() const { return m_units.isOpen() || (m_step.oneTransaction && m_step.kind != StepKind::AdHoc); }

    RunContext &m_context;
    const PlanStep &m_step;
    int m_index;
    const int m_before; ///< statements that an attempt before committed
    int m_position = 0; ///< 0-based, of the next statement
    int m_done = 0;     ///< statements (not queries) that worked
    Core::Stopwatch m_timer;
    StepOutcome m_outcome;
    StepRecord m_record;
    StatementJournal m_journal;
    StepUnits m_units;
    StatementSender m_sender;
    StatementBatch m_batch;
    SqliteStep m_sqlite;
    TransactionWatch m_watch;
    InsertedId m_insertedId;
    OwnTransactions m_own;           ///< of an ad hoc text
    bool m_failedWhole = false;      ///< the statement that failed last; see isWholeOrNothing()
    bool m_transactionEnded = false; ///< by a statement of the file: m_done statements stay
    bool m_calling = false;          ///< what may end the transaction, and the answer is not there
};

} // namespace Varve::Execution
