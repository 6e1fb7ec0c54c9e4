// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "target.h"

#include <models/core/rare.h>
#include <models/database/connection.h>
#include <models/history/historytable.h>
#include <models/project/project.h>
#include <models/text/expectation.h>
#include <models/text/statement.h>
#include <models/text/variables.h>

#include <QDateTime>
#include <QList>
#include <QString>

namespace Varve::Execution {

/// What stands behind COPY … FROM STDIN.
struct CopiedData
{
    QByteArray bytes; ///< sent as they are written; empty for a large file
    int line = 0;     ///< where they begin in the file, 1-based
    friend bool operator==(const CopiedData &, const CopiedData &) = default;
};

/// One statement as it will be sent, and where it stands in the file. A plan of ten thousand migrations has as many: what few of them have
/// takes little room in the others.
struct PlannedStatement
{
    Text::Statement statement;           ///< as written: ranges in the file. Without its comments, and in a step's list its objects
    QByteArray written;                  ///< statement.text's bytes as written
    Core::Rare<Text::Rendered> replaced; ///< what is sent, where it is not what is written
    Core::Rare<Text::Expectation> expectation = {}; ///< of a verification query
    Core::Rare<CopiedData> copied = {};             ///< COPY … FROM STDIN: the data behind it

    /// The bytes that a server gets.
    const QByteArray &sent() const { return replaced ? replaced->text : written; }
    /// The same with the way back to the file.
    Text::Rendered rendered() const;
    friend bool operator==(const PlannedStatement &, const PlannedStatement &) = default;
};

/// Stamp and Unstamp mark a migration as applied or as not applied, Baseline marks what was there before the history began, Repair adds the
/// rows that the history lacks: rows are their only effect, and nothing of theirs reaches what sends statements. Verify runs the verification
/// queries of an applied migration and changes nothing.
enum class StepKind { Apply, RollBack, AdHoc, Stamp, Unstamp, Verify, Baseline, Repair };

/// RollBack and Unstamp: the migration is not applied afterwards.
bool isBackward(StepKind kind);
/// Stamp, Unstamp, Baseline and Repair.
bool recordsOnly(StepKind kind);
/// All but AdHoc and Verify leave a row in the history.
bool isRecorded(StepKind kind);

/// Why foreign keys are not enforced while a step runs. SQLite: to make a table anew it must be dropped, and what refers to it would be
/// deleted with it, or forbid it (sqlite.org/lang_altertable.html, 7).
struct ForeignKeysOff
{
    QString reason;     ///< "line 12 rebuilds orders"; empty: they are enforced
    QStringList tables; ///< only if others refer to one of them; none: whatever there is, for the file says so itself
    bool isNeeded() const { return !reason.isEmpty(); }
    friend bool operator==(const ForeignKeysOff &, const ForeignKeysOff &) = default;
};

/// What a definition says about the engine of a table of MariaDB's.
struct DeclaredEngine
{
    QString table;           ///< as it is sent
    QString engine;          ///< "MyISAM", as it is sent; empty: that of like
    QString like;            ///< CREATE TABLE … LIKE it, or renamed from it
    bool mayBeThere = false; ///< IF NOT EXISTS: one that is there keeps its own
    friend bool operator==(const DeclaredEngine &, const DeclaredEngine &) = default;
};

/// What statements may leave in the session that ran them, as far as it does not end with their transaction.
struct SessionTraces
{
    bool settings = false;  ///< see setsSomething()
    bool temporary = false; ///< see mayMakeTemporary()
    QStringList endings;    ///< see postgresLeftovers()
    friend bool operator==(const SessionTraces &, const SessionTraces &) = default;
};

/// A statement that may ask for the id of the row that was put in last, in a session that goes on with a file: see InsertedId.
struct IdAsker
{
    int number = 0;            ///< of the statement: 1-based, in the whole file
    bool withRowCount = false; ///< MariaDB: also for ROW_COUNT(), which is another one behind a look
    friend bool operator==(const IdAsker &, const IdAsker &) = default;
};

/// One migration (or ad hoc text) to run in one direction.
struct PlanStep
{
    StepKind kind = StepKind::Apply;
    int streamedStatements = 0; ///< how many there are when it is streamed; they were all looked at when the plan was made
    QString migrationId;        ///< empty for ad hoc text
    QString title;
    QString version;
    QString release;
    QString folder;                                        ///< of the project, absolute; empty where no file is read when it runs
    QString shownAs;                                       ///< the path as shown in positions: relative to the project
    QString checksum;                                      ///< of the up file, as recorded in the history
    QByteArray tokenChecksum;                              ///< of the up file, in Latin-1, see Text::TokenChecksum
    QString fileChecksum;                                  ///< of the file that is run; checked again before it runs
    bool fromDownFile = false;                             ///< RollBack: the file is one of its own, not the down section of the up file
    bool oneTransaction = true;                            ///< false: each statement by itself, or in units
    bool inUnits = false;                                  ///< statements that can be in a transaction are together in one, see unitsOf()
    bool rollbackAvailable = false;                        ///< has a down section that holds something, and a plan would run it
    bool destructive = false;                              ///< some statement of it loses data or structure
    bool variables = true;                                 ///< false: "Variables: off", the text is sent as written
    bool isPartial = false;                                ///< an earlier run left something of the migration, or undid something
    bool ofLostRun = false;                                ///< Repair: every run writes these rows before its first step
    bool streamed = false;                                 ///< too large to hold: statements are read and rendered while it runs
    QList<PlannedStatement> statements;                    ///< empty when streamed
    Core::Rare<QList<PlannedStatement>> verification = {}; ///< empty when streamed
    Core::Rare<SessionTraces> traces = {};                 ///< of a streamed step; of others the statements tell
    QStringList needs = {};                                ///< migrations of the plan without which this one does not run
    QStringList tables = {};                               ///< that its statements name, as they are sent, in that order, each once
    Core::Rare<QString> transactionReason = {};            ///< why not one transaction: "VACUUM cannot run in a transaction (line 12)"
    Core::Rare<Core::SourcePosition> aloneAt = {};         ///< of the statement because of which it is not one
    Core::Rare<ForeignKeysOff> foreignKeysOff = {};
    /// Where there is a down section: why no plan would run it. "001_a.sql:4:1: COMMIT stands in a migration …"
    Core::Rare<QString> noRollbackReason = {};
    /// MariaDB: a procedure that it calls may commit or roll back, and the server does not say so.
    bool mayEndTransaction = false;
    /// MariaDB: some statement may ask for ROW_COUNT(): nothing is asked of the server between it and the one before.
    bool asksForRowCount = false;
    /// Some statement before it may have left an id in its session, which is over: those of the rest that get it unless one makes an id anew.
    Core::Rare<QList<IdAsker>> idAskers = {};
    /// MariaDB: tableKey() of tables whose engine has no transactions. A statement that changes one commits by itself.
    Core::Rare<QStringList> withoutTransactions = {};
    /// MariaDB: of a streamed step, whose definitions are not held.
    Core::Rare<QList<DeclaredEngine>> engines = {};
    /// Hashes of the file's first statements, which an earlier run did: the step begins behind them.
    Core::Rare<QStringList> doneBefore = {};
    /// Those of them that set up the session, which are sent again before the first: see sessionBefore().
    Core::Rare<QList<PlannedStatement>> sentAgain = {};
    /// Apply: entered in schema_versions with this step, which completes it. RollBack: taken out, because it is complete no more.
    Core::Rare<Project::Release> releaseRow = {};
    /// Repair: the history's new rows, without who, when and in which run where these are not known from before. Of a complete script: those
    /// of the migrations that it contains, besides its own.
    Core::Rare<QList<History::HistoryEntry>> rows = {};
    Core::Rare<QList<Project::Release>> otherReleases = {}; ///< of a complete script: those that are complete with these rows

    /// Of the file that is run, absolute; empty where none is.
    QString path() const;
    /// Of the whole file.
    int totalStatements() const { return static_cast<int>(doneBefore->size()) + statementCount(); }
    /// That this step sends.
    int statementCount() const { return streamed ? streamedStatements : static_cast<int>(statements.size()); }
    friend bool operator==(const PlanStep &, const PlanStep &) = default;
};

/// What somebody asked for; the command line that does the same follows from it.
enum class PlanKind { Migrate, RollBack, Seed, AdHoc, Resume, Stamp, Unstamp, Verify, Baseline, Repair, InitDatabase };

/// Ad hoc plans and verification take no lock and leave nothing in Varve's tables.
bool isRecorded(PlanKind kind);

/// What a plan takes for granted of another database of its environment.
struct JoinedDatabase
{
    QString name;
    QStringList applied = {}; ///< migrations there that steps need
    QStringList absent = {};  ///< migrations there that need what is rolled back
    friend bool operator==(const JoinedDatabase &, const JoinedDatabase &) = default;
};

/// The ordered steps from where an environment is to where it should be. A value; making one changes nothing.
struct Plan
{
    QString id;       ///< four hexadecimal digits or more over everything below: the same plan has the same id
    QDateTime madeAt; ///< UTC; not part of the id
    PlanKind kind = PlanKind::Migrate;
    QString to;             ///< the target as typed: "+1", "004_review"; empty: the command's default
    QStringList words = {}; ///< further words of the command line: migrations, "--at", "3"
    Target::Extent extent = Target::Extent::All;
    QString environment;
    QString databaseName;
    Project::GuardLevel guard = Project::GuardLevel::Open;
    Database::ConnectionProfile target; ///< without secrets
    Database::ServerIdentity server;
    qint64 lastHistoryId = 0;                   ///< the newest history row it was made from
    QString journal = {};                       ///< see History::fingerprint(): what runs before left unfinished
    History::HistoryFacts tables = {};          ///< which of Varve's there were: a script makes the others; not part of the id
    QList<History::HistoryEntry> lostRows = {}; ///< of runs that were killed: every run writes them before its first step
    QList<PlanStep> steps;
    /// Migrate: what is pending besides, and comes after none of the steps in a line: it may be applied before them. Not part of the id.
    QStringList besides = {};
    QList<JoinedDatabase> joined = {}; ///< looked at again before the first step; not part of the id
    QStringList warnings;              ///< out of order, changed after applied, not one transaction, …
    Project::Policies policies;
    Text::Variables variables; ///< that it was rendered with; needed again for streamed steps

    int statementCount() const;
    bool isEmpty() const { return steps.isEmpty(); }
    /// Some statement loses data or structure.
    bool isDestructive() const;
    /// Something of it may change data, structure, settings or the history: a read-only environment refuses it.
    bool changes() const;
    Database::Engine engine() const { return target.engine; }
    /// A step that fails does not keep those from running that do not need it.
    bool goesOn() const
    {
        return policies.onFailure == Project::OnFailure::Continue && policies.transaction != Project::TransactionMode::All
            && (kind == PlanKind::Migrate || kind == PlanKind::Seed);
    }
};

/// All steps and their history rows are one transaction.
bool isOneTransaction(const Plan &plan);

/// Has \a plan go on after a failure, whatever varve.toml says. An error where it is one transaction.
Core::Expected<> setGoesOn(Plan &plan);

/// Those of an environment and `varve.database`, which differs where a project has several.
Text::Variables databaseVariables(const Text::Variables &variables, const QString &databaseName);

/// The variables that a step is rendered with: those of the plan and `varve.migration`.
Text::Variables stepVariables(const Text::Variables &variables, const QString &migrationId);

/// The step is not one transaction: what is committed before a failure stays.
bool commitsByItself(const PlanStep &step);

/// What a person should know of how the step runs besides its transaction: "Foreign keys are off while it runs …"; sentences.
QStringList stepNotes(const Plan &plan, const PlanStep &step);

/// See History::statementHash().
QString journalHash(const PlannedStatement &statement, const Text::Variables &variables);

/// What is sent, as it may be shown: values of secret variables are "********".
QString shownText(const PlannedStatement &statement, const Text::Variables &variables);

/// The history's row for a step that went well, without its time, duration, run and who ran it.
History::HistoryEntry successEntry(const Plan &plan, const PlanStep &step);

/// All rows that the history gets from a step that goes well.
QList<History::HistoryEntry> historyRows(const Plan &plan, const PlanStep &step);

/// All releases that a step which goes well completes; of a backward one those that are complete no more.
QList<Project::Release> releaseRows(const PlanStep &step);

/// See Plan::id. Secrets do not enter it.
QString planId(const Plan &plan);

} // namespace Varve::Execution

// Their members are: a long plan grows without copying each.
Q_DECLARE_TYPEINFO(Varve::Execution::PlannedStatement, Q_RELOCATABLE_TYPE);
Q_DECLARE_TYPEINFO(Varve::Execution::PlanStep, Q_RELOCATABLE_TYPE);
