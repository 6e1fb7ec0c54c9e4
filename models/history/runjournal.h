// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historytable.h"
#include "integrityreport.h"

#include <QHash>

namespace Varve::History {

/// One row of migration_runs: who runs, or ran, what. Committed before the first step.
struct RunRecord
{
    QString runId;
    QDateTime startedAt;  ///< UTC
    QDateTime finishedAt; ///< invalid while it runs or when it was killed
    QString user;
    QString host;
    qint64 processId = 0;
    int backendId = 0; ///< the server's process that runs it; when that began is recorded too, for process ids come again
    QString applicationName;
    QString outcome; ///< "running", "done", "failed", "continued" (after a failure, with what did not need it), "cancelled", "lost"
    friend bool operator==(const RunRecord &, const RunRecord &) = default;
};

/// A run that nobody has ended in migration_runs: it goes on, or its process was killed.
struct RunningRun
{
    RunRecord run;
    bool backendLives = false; ///< the server still has the session that runs it; never for a file
    QString statement;         ///< what that session runs, or ran last; empty where the server does not show it
    QDateTime statementSince;  ///< UTC
    friend bool operator==(const RunningRun &, const RunningRun &) = default;
};

/// migration_runs and migration_journal: who runs what, and how far it went. Works on a connection of the caller, on its thread; where the
/// lock has a connection of its own, on that, so that what is written here does not depend on what a migration does to its session.
class RunJournal final
{
public:
    /// \a table has looked which tables there are.
    RunJournal(Database::Connection &connection, const HistoryTable &table);

    /// Steps of runs that did not end well, in the order in which they ran. Writes nothing; empty without the table, and for
    /// who may read the history alone.
    Core::Expected<QList<StepJournal>> read() const;
    /// Whether there is a run that nobody has ended; false for who may read the history alone. Cheap.
    Core::Expected<bool> anyRunning() const;
    /// Runs that nobody has ended, oldest first.
    Core::Expected<QList<RunningRun>> running() const;

    /// Whether statements can be marked.
    bool canMark() const { return m_facts.journal; }
    /// Writes marks, or what became of them; one round trip. Does nothing where the table could not be made.
    Core::Expected<> mark(const QList<JournalRow> &rows);
    /// Whether a statement has one, as its connection sees it.
    Core::Expected<bool> hasMark(const QString &runId, int step, int statement) const;

    Core::Expected<> beginRun(const RunRecord &run);
    Core::Expected<> endRun(const QString &runId, const QString &outcome, const IntegrityReport &report = {});
    /// What was found in the runs that have something, by run id; empty where nobody kept it. Writes nothing.
    Core::Expected<QHash<QString, IntegrityReport>> checks() const;

private:
    Core::Expected<> send(const QString &sql, const QVariantList &values);

    Database::Connection &m_connection;
    HistorySql m_sql;
    HistoryFacts m_facts;
};

/// See RunJournal::checks(). Never writes.
Core::Expected<QHash<QString, IntegrityReport>> readIntegrity(Database::Connection &connection, const Project::Policies &policies);

} // namespace Varve::History
