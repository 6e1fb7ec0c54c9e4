// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal.h"

#include <models/database/connectionprofile.h>
#include <models/project/project.h>

#include <QStringList>

namespace Varve::History {

/// The SQL of Varve's own tables for one engine, without a connection: a plan prints what a run sends.
///
/// The companions of the default table are `migration_runs`, `migration_journal` and `schema_versions`; those of a table that varve.toml
/// calls `t` are `t_runs`, `t_journal` and `t_versions`, so that one key moves all four out of another tool's way.
class HistorySql final
{
public:
    /// \a place: whose engine it is for, and whose database holds the tables where a database is a schema (MariaDB).
    HistorySql(const Database::ConnectionProfile &place, const Project::Policies &policies);

    Database::Engine engine() const { return m_engine; }
    const QString &schema() const { return m_schema; }
    const QString &historyName() const { return m_history; }
    const QString &runsName() const { return m_runs; }
    const QString &journalName() const { return m_journal; }
    const QString &versionsName() const { return m_versions; }
    QStringList tableNames() const { return {m_history, m_runs, m_journal, m_versions}; }

    /// The name with its schema, quoted: "\"public\".\"migration_history\"", on MariaDB "`database`.`migration_history`".
    QString qualified(const QString &table) const;
    /// The columns of \a table that tables made by older versions lack, oldest first.
    QStringList newColumns(const QString &table) const;
    /// Adds one of them; fails where it is there, except on PostgreSQL.
    QString addColumn(const QString &table, const QString &column) const;

    /// The columns that a table of Varve's must have; more are fine.
    QStringList expectedColumns(const QString &table) const;

    /// Statements that make what is missing, one a time; they do nothing where everything is there.
    QStringList create() const;
    /// The journal alone, which databases of older versions lack.
    QString createJournal() const;
    /// Whether each of tableNames() is there, in that order, and whether the journal is one without a row; fails where one that is there lacks
    /// a column of newColumns(), or the journal its hashes. PostgreSQL has that in its caches; a look into its catalogue of columns takes a
    /// new session a millisecond more. Empty for the others.
    QString findUsualTables() const;
    /// Rows with an id above the one bound to "?", oldest first but on PostgreSQL, in the order of HistoryEntry's members; with the depth of
    /// Standings without those of isAboutRun(). Without \a newColumn there is NULL in its place.
    QString select(bool newColumn, HistoryDepth depth) const;
    /// Whether \a column of the history says how something was run, and not where it stands.
    static bool isAboutRun(const QString &column);
    /// With values as literals. An invalid time is the server's own, an empty name of who applied it the session's user. The new column
    /// is only named where there is something to write in it.
    QString insert(const HistoryEntry &entry) const;
    /// Adds no row, and fails as adding one would where that is not allowed.
    QString insertNothing() const;
    /// SQLite: a number that changes when another connection commits to the history's file (sqlite.org/pragma.html).
    QString dataVersion() const;
    /// How many rows there are with an id up to \a upTo, and how many that \a run wrote of what went well.
    QString countRows(qint64 upTo, const QString &run) const;
    QString insertRelease(const Project::Release &release) const;
    QString removeRelease(const QString &name) const;
    /// With "?" for run id, start, user, host, process id, backend id, application name and outcome; with \a withBackendStart the backend
    /// id once more.
    QString insertRun(bool withBackendStart) const;
    /// With "?" for outcome, end and, \a withChecks, what was found, and run id.
    QString endRun(bool withChecks) const;
    /// The same for a script that a client program runs: with values as literals, the session that runs it and the server's own time. One
    /// that is run again goes on in its row.
    QString insertScriptRun(const QString &runId, const QString &applicationName) const;
    QString endScriptRun(const QString &runId, const QString &outcome) const;
    /// Run ids and what was found in them, of those that have something.
    QString selectChecks() const;

    /// Runs that nobody has ended, and whether the server still has their session; see RunJournal::running().
    QString selectRunning(bool withBackendStart) const;
    /// A row where there is such a run.
    QString selectAnyRunning() const;
    /// Writes marks of statements, or what became of them where they are there: one statement, one round trip. An invalid start is the
    /// server's own time, and a negative id of a history's row the newest one's.
    QString insertMarks(const QList<JournalRow> &rows) const;
    /// SQLite: a view whose trigger writes marks, which leaves last_insert_rowid() as it was (sqlite.org/c3ref/last_insert_rowid.html). Empty
    /// where the journal is in an attached file, which a trigger's statements cannot name.
    QStringList createMarksView() const;
    /// insertMarks() into that view.
    QString insertMarksIntoView(const QList<JournalRow> &rows) const;
    /// A row where the journal has one.
    QString selectAnyMark() const;
    /// Of one statement; values: run, step, statement.
    QString selectMark() const;
    /// The marks of all runs that did not end well, with how those ended; see RunJournal::read().
    QString selectMarks() const;

    /// A time as values bound to "?" and literals have it: UTC, with milliseconds.
    QString timeText(const QDateTime &time) const;
    QString quoted(const QString &identifier) const;
    /// A string literal that means the same under every setting of the engine.
    QString literal(const QString &text) const;

private:
    /// VALUES and what stands behind it.
    QString markValues(const QList<JournalRow> &rows) const;
    /// A column that is a time, as historyTime() reads it.
    QString milliseconds(const QString &column) const;
    QString now() const;
    QString truth(bool value) const;

    Database::Engine m_engine;
    QString m_schema;
    bool m_ownSchema = false; ///< not the one that is there anyway
    QString m_history;
    QString m_runs;
    QString m_journal;
    QString m_versions;
};

} // namespace Varve::History
