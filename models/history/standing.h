// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "change.h"
#include "journal.h"

#include <models/core/rare.h>
#include <models/project/project.h>

#include <optional>

namespace Varve::History {

/// Where one migration stands in one environment. The order is the order of the legend.
enum class Standing {
    Applied,
    Pending,
    Failed,     ///< the last try failed, and nothing of it or of those before it remains
    Partial,    ///< a try failed or was killed, and some of its statements remain or may remain
    Changed,    ///< applied, and the file differs from what was applied
    Missing,    ///< applied, and the folder has no such migration
    OutOfOrder, ///< pending, and one that comes after it or needs it is applied
    NotForThis, ///< limited to other environments, or has no file for this engine
    NotRun,     ///< its category never runs, or it is unplaced or another tool's
    Unknown,    ///< this environment's history could not be read
};

/// "applied", "not for this environment": as shown everywhere, translated.
QString title(Standing standing);
/// "applied", "not-for-environment": stable, for JSON.
QString code(Standing standing);

struct MigrationStanding
{
    QString migrationId;
    Standing standing = Standing::Unknown;
    HistoryRow last;                      ///< the newest row about it
    HistoryRow lastApplied;               ///< the newest successful up row, when it is applied
    std::optional<Change> change = {};    ///< of a Changed one, where its file was looked into
    HistoryRow left = {};                 ///< of a Partial one: the row of the last attempt that left something, with what is done by now
    Core::Rare<StepJournal> journal = {}; ///< of a Partial one whose statements committed by themselves: see Remains
    HistoryRow before = {};               ///< of a Partial one: what its other section had left before

    /// Statements of which nobody knows whether they happened, from the first to the last; 0: none.
    int uncertain() const { return journal ? journal->uncertain() : 0; }
    int uncertainTo() const { return journal ? journal->uncertainTo() : 0; }
    /// Recorded as applied, whatever else is said of it, and nothing of it was taken away: what needs it may run.
    bool isWhole() const;
    bool isRolledBackInPart() const { return left && left->direction == Direction::Down; }
    friend bool operator==(const MigrationStanding &, const MigrationStanding &) = default;
};

/// The title, and for a changed one how: "changed since applied (comments or layout only)". Of a partial one how far it went: "partial at 2
/// of 5, statement 3 is uncertain".
QString title(const MigrationStanding &standing);

/// Joins a project and one environment's history, for one of its databases: a row for each migration of that database in the project's
/// order, then those that only the history knows (Missing). A superseded file counts as NotRun; its successor is Applied when
/// all the files that it superseded are. \a journal: what of migration_journal is unsettled(); runs that go on are not in it.
QList<MigrationStanding> standings(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                   Database::Engine engine, const QList<HistoryEntry> &history, const QList<StepJournal> &journal = {});

bool isPending(Standing standing); ///< Pending, OutOfOrder, Failed: migrate would run it
bool isApplied(Standing standing); ///< Applied, Changed

} // namespace Varve::History
