// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historytable.h"
#include "runwatch.h"
#include "standing.h"

#include <models/database/connection.h>

namespace Varve::History {

/// What one environment has and lacks. When \a error is set it could not be reached or read: its standings are Unknown.
struct EnvironmentStatus
{
    QString environment;
    QString databaseName;
    Database::ServerIdentity server;
    QList<MigrationStanding> standings;
    QList<HistoryEntry> history;     ///< oldest first
    QList<StepJournal> journal = {}; ///< what was left unfinished: see unsettled()
    HistoryFacts tables = {};        ///< which of Varve's there are
    LockState runs = {};             ///< who runs here, and what killed runs left; empty where every run was ended
    std::optional<Core::Error> error;

    const MigrationStanding *standing(const QString &migrationId) const;
    int count(Standing standing) const;
    int pendingCount() const;
    /// The history knows of nothing that was done in \a database: no success, and no failure or killed run that left something or may have.
    /// A failure of which nothing remains makes no database one that Varve knows, settled or not.
    bool knowsOfNothingDone(const QString &database) const;
    friend bool operator==(const EnvironmentStatus &, const EnvironmentStatus &) = default;
};

/// A history as it was read from a database, before a project gives it a meaning.
struct HistoryReading
{
    Database::Engine engine = Database::Engine::Sqlite;
    Database::ServerIdentity server;
    Core::Expected<QList<HistoryEntry>> rows; ///< oldest first
    QList<StepJournal> journal = {};          ///< see readUnfinished()
    HistoryFacts tables = {};
    LockState runs = {}; ///< see readOpenRuns()
};

/// Never writes. Where the journal or a row needs a closer look, the rows are whole whatever \a depth says.
HistoryReading readHistory(Database::Connection &connection, const Project::Policies &policies, HistoryDepth depth = HistoryDepth::Whole);

/// Joins a history with the project.
EnvironmentStatus statusOf(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                           const HistoryReading &history);

/// The steps that runs which are over left unfinished. Never writes. A run that goes on is not over: its steps are not among them. \a history:
/// what table.read() just gave.
Core::Expected<QList<StepJournal>> readUnfinished(Database::Connection &connection, const HistoryTable &table,
                                                  const QList<HistoryEntry> &history, HistoryDepth depth = HistoryDepth::Whole);
/// The same under the run's lock, when no other run can go on: the history is only read where there is something in the journal.
Core::Expected<QList<StepJournal>> readUnfinished(Database::Connection &connection, const HistoryTable &table);

/// Reads history through \a connection and joins it with the project. Never writes.
EnvironmentStatus readStatus(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                             Database::Connection &connection);

/// The status of an environment that cannot be reached.
EnvironmentStatus unreachableStatus(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                    const Core::Error &error);

} // namespace Varve::History
