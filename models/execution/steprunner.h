// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runner.h"
#include "sqlitestep.h"
#include "statementbatch.h"
#include "statementjournal.h"
#include "statementstream.h"
#include "units.h"
#include "verification.h"

#include <models/core/surroundings.h>
#include <models/history/historytable.h>
#include <models/history/runlock.h>

namespace Varve::Execution {

/// What all steps of a run share. Pointers may be null: an ad hoc run has neither lock nor history, a rehearsal no history.
struct RunContext
{
    const Plan &plan;
    Database::Connection &connection;
    const RunOptions &options;
    const std::function<void(const RunEvent &)> &report;
    History::HistoryTable *history = nullptr;
    History::RunLock *lock = nullptr;
    History::RunJournal *journal = nullptr;
    QString runId;
    QString appliedBy;
    qint64 lastHistoryId = 0;  ///< the newest row that this run knows of
    qint64 firstHistoryId = 0; ///< the same, when it began
    /// The whole run is one transaction: it begins with the first step, and the step of this index commits it.
    std::optional<int> commitsWith = {};
    QList<StepDone> uncommitted = {}; ///< of such a run: told once it is committed
    QStringList brokenReleases = {};  ///< of which a migration failed or was not started: they are not complete
};

/// How a step ended.
struct StepOutcome
{
    enum class Ending {
        Done,
        RolledBack, ///< nothing remains
        Kept,       ///< statementsDone statements remain
        Uncertain,  ///< the connection was lost: statementsDone remain, the one behind them or the commit may have happened
    };
    Ending ending = Ending::Done;
    int statementsDone = 0;   ///< that remain
    int failedStatement = -1; ///< 0-based; verification queries follow the others; -1: none of them
    bool isVerification = false;
    bool anySent = false;        ///< false: it never began
    bool committing = false;     ///< the failure came with the commit
    bool unitRolledBack = false; ///< the step runs in units, and the one that failed left nothing
    bool unitCommitting = false; ///< the failure came with the commit of a unit that others follow
    int attempts = 1;
    bool goesOn = false;              ///< what does not need it runs all the same
    std::optional<Core::Error> error; ///< unset: Done
};

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
    Core::Expected<> checkHistoryUntouched();
    Core::Expected<> runStatements();
    Core::Expected<> runStream();
    Core::Expected<> runVerification(const QList<PlannedStatement> &queries);
    Core::Expected<> take(const PlannedStatement &statement);
    Core::Expected<> sendBatch();
    Core::Expected<> runOne(const PlannedStatement &statement, bool isVerification);
    Core::Expected<> checkNoInvalidIndex(const PlannedStatement &statement);
    Core::Error withInvalidIndex(Core::Error error, const PlannedStatement &statement) const;
    Core::Expected<> fail(const Core::Error &error, const PlannedStatement &statement, bool isVerification);
    void reportDone(Database::StatementOutcome outcome);
    Core::Expected<Database::StatementOutcome> copyIn(const PlannedStatement &statement);
    Core::Expected<> send(const PlannedStatement &statement, bool isVerification);
    Core::Expected<> mayGoOn() const;
    Core::Expected<> placeInUnit(const PlannedStatement &statement);
    Core::Expected<> beginUnit();
    Core::Expected<> commitUnit();
    Core::Expected<> mark(const PlannedStatement &statement, bool isVerification);
    void keepMarks(bool lost);
    Core::Expected<> checkTransaction(const PlannedStatement &statement);
    Core::Expected<> useRole(bool ofEnvironment);
    Core::Expected<> writeSuccess();
    Core::Expected<> finish();
    Core::Expected<> commit();
    StepOutcome failed(const Core::Error &error);
    void decideEnding(bool lost);
    Core::Error located(Core::Error error, const PlannedStatement &statement) const;
    void report(const RunEvent &event) const;
    bool commitsHere() const { return m_context.commitsWith.value_or(m_index) == m_index; }
    bool isVerification() const { return m_step.kind == StepKind::Verify; }
    /// Now: a step in units is in a transaction and out of it.
    bool isTransactional() const { return m_inUnit || (m_step.oneTransaction && m_step.kind != StepKind::AdHoc); }

    RunContext &m_context;
    const PlanStep &m_step;
    int m_index;
    const int m_before; ///< statements that an attempt before committed
    int m_position = 0; ///< 0-based, of the next statement
    int m_done = 0;     ///< statements (not queries) that worked
    UnitDivider m_divider;
    bool m_inUnit = false;
    int m_doneBeforeUnit = 0;
    StatementJournal m_journal;
    StatementBatch m_batch;
    SqliteStep m_sqlite;
    StatementStream *m_stream = nullptr; ///< while one is read
    bool m_transactionEnded = false;     ///< by a statement of the file: what was done stays
    StepOutcome m_outcome;
    Core::Stopwatch m_timer;
};

} // namespace Varve::Execution
