// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runchecks.h"
#include "runcontext.h"
#include "stepoutcome.h"

#include <models/history/runwatch.h>

#include <QSet>

namespace Varve::Execution {

class SessionState;

/// What the database keeps of a run beside its steps' own rows: the lock, the run's row from before its first step to its end, the rows that
/// killed runs could not write, the row of a failure.
class RunRecorder final
{
public:
    /// The lock's wait is reported through \a context, whose history, lock and journal are set as they come.
    RunRecorder(RunContext &context, SessionState &session);
    ~RunRecorder();
    Q_DISABLE_COPY_MOVE(RunRecorder)

    /// Takes the lock, waits for what killed runs left working, and compares history and journal with what the plan was made from. Nothing
    /// is written.
    Core::Expected<HistoryNow> lock();
    /// Writes that the run begins. After a kill it is known who ran what, and under which process of the server.
    Core::Expected<> begin();
    /// The failure's row, in a transaction of its own, on a new connection when the old one is gone; then it is also seen whether a commit
    /// whose answer was lost took place, and \a outcome says so.
    void writeFailure(const PlanStep &step, StepOutcome &outcome);
    /// Whether the history has what it had when the run began, and the \a written rows of what went well: a migration may have taken some away
    /// in a way that no reader of statements sees.
    Core::Expected<> checkKept(qint64 written);
    /// Does nothing for a run that was not begun.
    void end(const QString &outcome, const History::IntegrityReport &integrity);

private:
    std::chrono::milliseconds waitTime() const;
    Core::Expected<> takeLock();
    Core::Expected<QList<History::RunningRun>> waitForOrphans(Database::Connection &connection, const History::HistoryTable &history);
    /// What the plan takes for granted of other databases.
    Core::Expected<> checkElsewhere() const;
    Core::Expected<> checkDecided() const;
    Core::Expected<> settleLostRuns();
    Core::Expected<qint64> countRows();
    void lookForCommit(Database::Connection &connection, const PlanStep &step, StepOutcome &outcome);
    History::HistoryEntry failureEntry(const PlanStep &step, const StepOutcome &outcome) const;
    void report(const RunEvent &event) const;

    RunContext &m_context;
    SessionState &m_session;
    History::HistoryTable m_history;
    std::unique_ptr<History::RunLock> m_lock;
    std::unique_ptr<History::RunJournal> m_journal;
    QList<History::StepJournal> m_unfinished; ///< that runs before left
    QList<History::RunningRun> m_lost;        ///< runs whose process was killed
    qint64 m_lastIdBefore = 0;                ///< of the history, when the lock was taken
    qint64 m_rowsBefore = 0;                  ///< of the history, when the run began
    QSet<QString> m_waitedFor;                ///< runs whose sessions the server still had
    bool m_isBegun = false;
    bool m_sessionGoesOn = false; ///< the server still works at a commit that this run lost
};

} // namespace Varve::Execution
