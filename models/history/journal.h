// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"

#include <QByteArrayView>

#include <optional>

namespace Varve::History {

/// What the journal says of one statement that commits by itself: a start mark is committed before it is sent, and what became of it after.
struct StatementMark
{
    enum class State {
        Started, ///< nobody knows whether it happened, unless its run still goes on
        Done,
        Failed, ///< the server refused it: it did not happen
    };
    int statement = 0; ///< 1-based, in the whole file
    QString hash;      ///< see statementHash()
    State state = State::Started;
    QDateTime startedAt; ///< UTC
    friend bool operator==(const StatementMark &, const StatementMark &) = default;
};

/// "up" and "down", "started", "done" and "failed": as they stand in Varve's tables.
QString word(Direction direction);
QString word(StatementMark::State state);
StatementMark::State markState(const QString &word);

/// Of a statement as it is sent, with the values of secret variables masked: a hash of a short secret would tell it.
QString statementHash(QByteArrayView statement);

/// One row of migration_journal.
struct JournalRow
{
    QString runId;
    int step = 0; ///< 1-based, in the run's plan
    QString migrationId;
    QString databaseName;
    Direction direction = Direction::Up;
    int statementsTotal = 0;
    int backendId = 0;
    qint64 historyId = 0; ///< the newest row of the history when the run began: what came later settles this
    StatementMark mark;
    friend bool operator==(const JournalRow &, const JournalRow &) = default;
};

/// How far a step went in a run that did not end well.
struct StepJournal
{
    QString runId;
    QString migrationId;
    QString databaseName;
    Direction direction = Direction::Up;
    int statementsTotal = 0;
    qint64 historyId = 0;
    QString outcome;       ///< of the run: "running" also when its process was killed
    QString user;          ///< who ran it
    bool recorded = false; ///< the history has the row of its failure; not so when its process was killed
    QList<StatementMark> marks;
    int doneEarlier = 0; ///< so many an earlier attempt did, and this one began anew and stopped sooner
    int session = 0;     ///< of the server's, when it was looked at, that still works for the run; 0: none

    /// So many, from the first on, are done.
    int done() const;
    /// The number of the statement behind them when nobody knows whether it happened; 0: none.
    int uncertain() const;
    /// The last one of which that is so: what a rollback left is known of none of them. 0: none.
    int uncertainTo() const;
    /// Something of it may be in the database.
    bool leftSomething() const { return done() > 0 || uncertain() > 0; }
    friend bool operator==(const StepJournal &, const StepJournal &) = default;
};

/// Those of \a journal (in the order of HistorySql::selectMarks()) that nothing in \a history has settled since: of one migration all attempts
/// since it was last wholly applied, or wholly not. See Attempts.
QList<StepJournal> unsettled(const QList<StepJournal> &journal, const QList<HistoryEntry> &history);

/// The row that the history lacks when a run was killed in \a step, or could not write it: a failure with what is done.
HistoryEntry interruptedEntry(const StepJournal &step);

/// The same for the same: part of what a plan was made from.
QString fingerprint(const QList<StepJournal> &journal);

} // namespace Varve::History
