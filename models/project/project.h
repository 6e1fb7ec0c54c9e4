// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "environment.h"
#include "migration.h"
#include "namingrule.h"

#include <models/core/problem.h>

#include <QHash>
#include <QMap>

namespace Varve::Project {

enum class ReleaseStatus { Done, Planned, Superseded };

/// A named, dated group of migrations with notes. Listed and run in the order of varve.toml, never by date.
struct Release
{
    QString name;  ///< "1.1"
    QString title; ///< "ML columns"
    QDate date;
    ReleaseStatus status = ReleaseStatus::Done;
    QString notes;
    QStringList migrations; ///< ids in their order
    Core::SourcePosition where;
    friend bool operator==(const Release &, const Release &) = default;
};

/// One of the databases that the project's migrations change.
struct DatabaseRole
{
    QString name = QStringLiteral("main");
    std::optional<Database::Engine> engine; ///< when varve.toml names one for all environments
    QStringList folders;                    ///< with its migrations, relative; empty: the project's
    QString init = {};                      ///< script that makes all of its schema at once, relative; empty: none
    QString initContains = {};              ///< the migration up to which that goes, or a release; empty: all there are
    Core::SourcePosition initAt = {};       ///< where varve.toml names it
    friend bool operator==(const DatabaseRole &, const DatabaseRole &) = default;
};

/// What the history calls a complete script: "init:schemas/init.sql". No migration is called so.
QString initScriptId(const QString &path);
bool isInitScript(const QString &id);

/// A file in the folder that is no migration: documentation, Python, shell.
struct Companion
{
    QString path;     ///< relative
    QString category; ///< "documentation", "python", "shell", "data", "other", or as varve.toml says
    QString purpose;  ///< from varve.toml, else the file's first heading or doc string
    QString status;   ///< as varve.toml says, else empty
    friend bool operator==(const Companion &, const Companion &) = default;
};

enum class OutOfOrder { Refuse, Warn, Allow };
/// What a file that changed after it was applied means, by how it differs; of what nobody can tell, as of a real change.
struct ChangedPolicy
{
    OutOfOrder lineEnds = OutOfOrder::Warn; ///< or a byte order mark
    OutOfOrder layout = OutOfOrder::Warn;   ///< comments and layout
    OutOfOrder real = OutOfOrder::Warn;     ///< the statements
    friend bool operator==(const ChangedPolicy &, const ChangedPolicy &) = default;
};
/// What commits together. PerMigration: a migration, or each statement of one that holds something that cannot be in a transaction. None: each
/// statement. All: the whole run, or it is refused. Auto: as much of a migration as can.
enum class TransactionMode { PerMigration, None, All, Auto };
/// After a migration that failed: Continue runs those that do not need it.
enum class OnFailure { Stop, Continue };
/// What is looked at around a run: nothing; rows of the tables that it names and what is not valid of them, without reading large tables;
/// everything, however long it takes.
enum class IntegrityPolicy { Off, Counts, Full };
/// How loudly a check of the files speaks.
enum class CheckLevel { Off, Hint, Warning, Error };

struct Policies
{
    OutOfOrder outOfOrder = OutOfOrder::Refuse;
    ChangedPolicy changed;
    OutOfOrder missing = OutOfOrder::Refuse; ///< an applied migration whose file is not there
    OutOfOrder empty = OutOfOrder::Refuse;   ///< a migration without statements
    TransactionMode transaction = TransactionMode::PerMigration;
    OnFailure onFailure = OnFailure::Stop;
    bool exactChecksum = false;                      ///< line ends and byte order mark count
    bool variables = true;                           ///< substitution at all
    std::chrono::milliseconds lockTimeout{5000};     ///< waiting for a table
    std::chrono::milliseconds statementTimeout{0};   ///< 0: none
    std::chrono::milliseconds runLockTimeout{30000}; ///< waiting for another Varve
    int retries = 3;                                 ///< of a step that only other sessions were in the way of
    std::chrono::milliseconds retryWait{500};        ///< before the first retry, about; twice as long before each further one
    IntegrityPolicy integrity = IntegrityPolicy::Counts;
    bool analyze = false; ///< new statistics of the tables that a run names
    QString historyTable = QStringLiteral("migration_history");
    QString historySchema;                ///< empty: the engine's default
    Core::SourcePosition historySchemaAt; ///< where varve.toml says so
    QList<NamingRule> naming;             ///< a migration's name must fit one; empty: any name will do
    QMap<QString, CheckLevel> checks;     ///< by the check's code; the others speak as they do by themselves
    friend bool operator==(const Policies &, const Policies &) = default;
};

/// As varve.toml says it.
QString toString(TransactionMode mode);
/// \a policies with what \a own says otherwise.
Policies withOwn(Policies policies, const OwnPolicies &own);

/// Whose folder it is.
struct LayoutInfo
{
    QString tool;         ///< "Varve", "numbered SQL", "Flyway", "Alembic", …
    QString evidence;     ///< why we think so: "V1__init.sql", "alembic.ini"
    bool foreign = false; ///< another tool's: shown, not run
    friend bool operator==(const LayoutInfo &, const LayoutInfo &) = default;
};

/// A folder of migrations as it is on disk at one moment. A plain value.
struct Project
{
    QString folder;            ///< absolute
    QString configurationFile; ///< absolute path of varve.toml, or empty
    QString name;
    LayoutInfo layout;
    QList<DatabaseRole> databases; ///< at least "main"
    QStringList migrationFolders;  ///< relative to folder; "." for itself
    QList<Migration> migrations;   ///< in the order in which they run; unplaced ones last
    QList<Release> releases;       ///< in their order
    QList<Companion> companions;
    QList<Environment> environments; ///< by order of promotion
    Text::Variables variables;       ///< of the project alone
    Policies policies;
    QList<Core::Problem> problems;

    // What these find belongs to the project that is asked: one that nobody keeps cannot be asked.
    const Migration *migration(const QString &id) const &;
    const Migration *migration(const QString &id) const && = delete;
    /// How much of a migration's name a reference must give.
    enum class Match { Whole, Beginning };
    /// By id, number alone, name alone, or (Match::Beginning) an unambiguous prefix; the error suggests the nearest. What several databases
    /// have is looked for in \a databaseName. \a others: what the reference might have named as well, for the suggestion.
    Core::Expected<const Migration *> findMigration(const QString &reference, const QString &databaseName = {},
                                                    Match match = Match::Beginning, const QStringList &others = {}) const &;
    Core::Expected<const Migration *> findMigration(const QString &, const QString & = {}, Match = Match::Beginning,
                                                    const QStringList & = {}) const && = delete;
    QStringList releaseNames() const;
    /// nullptr for an unknown one.
    const Release *release(const QString &name) const &;
    const Release *release(const QString &name) const && = delete;
    const Environment *environment(const QString &name) const &;
    const Environment *environment(const QString &name) const && = delete;
    /// The environment by name; an empty name is right when there is exactly one. The error lists what there is.
    Core::Expected<const Environment *> findEnvironment(const QString &name) const &;
    Core::Expected<const Environment *> findEnvironment(const QString &name) const && = delete;
    /// Where nobody named a database; "main" where no folder was loaded.
    QString firstDatabase() const;
    /// Absolute path of a relative one.
    QString absolute(const QString &path) const;

    friend bool operator==(const Project &, const Project &) = default;
};

} // namespace Varve::Project
