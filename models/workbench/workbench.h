// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "place.h"

#include <models/comparison/comparison.h>
#include <models/database/session.h>
#include <models/execution/planner/maintenance.h>
#include <models/execution/planner/planner.h>
#include <models/execution/planner/resume.h>
#include <models/execution/rehearsal/adoption.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <models/execution/run/runner.h>
#include <models/history/environmentstatus.h>
#include <models/history/runwatch.h>
#include <models/project/graph/merge.h>
#include <models/project/graph/revisiongraph.h>
#include <models/project/projectloader.h>

#include <QFuture>
#include <QObject>

#include <functional>
#include <memory>

namespace Varve::Workbench {

/// One side of a comparison: an environment as it is, or the project built in a scratch database.
struct ComparisonSource
{
    enum class Kind { Environment, Project };
    Kind kind = Kind::Environment;
    QString environment; ///< Environment: which; Project: whose values of variables and server (may be empty)
    QString migration;   ///< Project: up to this migration; empty: all
    QString title() const;
    friend bool operator==(const ComparisonSource &, const ComparisonSource &) = default;
};

/// "test", "project", "project@004", "project@004:test". A migration that several databases have is the one of \a databaseName.
Core::Expected<ComparisonSource> parseComparisonSource(const QString &text, const Project::Project &project,
                                                       const QString &databaseName = {});

/// A project in use: what both the desktop and varve-cli call. Holds the project as last loaded and one session for each environment
/// and database (a second, read-only one for browsing, so that a long run does not hold up the tree). Lives on the main thread; every call
/// returns at once. Futures finish on worker threads and need no event loop: the command line waits for them. Signals are emitted on this
/// object's thread, by its event loop. When the workbench is destroyed, futures that are not finished are cancelled without a result.
class Workbench final : public QObject
{
    Q_OBJECT

public:
    explicit Workbench(Database::AskForSecret ask = {}, QObject *parent = nullptr);
    ~Workbench() override;

    /// Ends every job and session, as the destructor does; nothing may be asked for any more. \a closer: of the connections; their threads do not
    /// hold up this one for longer than a second.
    void close(Database::Session::ClosedBy closer = Database::Session::ClosedBy::Thread);

    /// Whose histories to read while the folder's files are read: those that the caller asks for next. Called on the worker thread.
    using Ahead = std::function<QList<Place>(const Project::Project &configured)>;

    /// Loads (or reloads) a folder on a worker thread. On success it is project() before the future finishes, so that a caller without an
    /// event loop may wait for it; projectChanged() follows on this object's thread. Of several calls the last one wins.
    /// The next status or plan of a place that \a ahead names takes the history that was read meanwhile, once.
    /// \a depth: of that history; the status is then no more.
    QFuture<Core::Expected<Project::Project>> open(const QString &folder, const Project::LoadOptions &options = {}, const Ahead &ahead = {},
                                                   History::HistoryDepth depth = History::HistoryDepth::Whole);
    /// A copy (its lists are shared, so it is cheap); any thread.
    Project::Project project() const;
    bool hasProject() const;
    /// Its migrations joined to lines, branches and merges.
    Project::RevisionGraph graph() const;
    /// See Project::createMerge(); the project is not loaded again by it.
    Core::Expected<QString> merge(const QStringList &references, const Project::NewMigration &migration) const;
    Project::LoadOptions options() const;
    /// Loads the same folder again; sessions whose profile did not change stay open.
    QFuture<Core::Expected<Project::Project>> reload();

    /// Reads one environment's history. An unreachable one is a status with an error, not a failure. It is status() before the future
    /// finishes; statusChanged() follows on this object's thread. A SQLite file that does not exist is an empty history and is not made.
    /// \a asking: whether a person may be asked for a password. Where that is not so, a place whose password nobody has given yet is not reached,
    /// because of that, or because the server refused the last one.
    enum class Asking { Allowed, Never };
    QFuture<History::EnvironmentStatus> refreshStatus(const QString &environment, const QString &databaseName,
                                                      Asking asking = Asking::Allowed);
    /// All environments, in parallel.
    void refreshAll(Asking asking = Asking::Allowed);
    /// As last read; nullopt before the first answer.
    std::optional<History::EnvironmentStatus> status(const QString &environment, const QString &databaseName) const;

    /// Reads the history afresh, and those of the environment's other databases that prerequisites reach into, then plans.
    QFuture<Core::Expected<Execution::Plan>> planMigrate(const QString &environment, const Execution::Target &target,
                                                         const QString &databaseName);
    /// Looks at what the database has, too. A SQLite file that does not exist is empty.
    QFuture<Core::Expected<Execution::Plan>> planInitDatabase(const QString &environment, const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planRollback(const QString &environment, const Execution::Target &target,
                                                          const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planSeed(const QString &environment, const QString &databaseName);
    /// Looks at the server too, for the one statement that may be uncertain.
    QFuture<Core::Expected<Execution::Plan>> planResume(const QString &environment, const Execution::ResumeRequest &request,
                                                        const QString &databaseName);
    /// Marks \a migrations of what adopt() found; refused as by Execution::chosenFrom(), and where a file is another by now.
    QFuture<Core::Expected<Execution::Plan>> planAdoption(const Execution::Adoption &adoption, const QStringList &migrations);
    QFuture<Core::Expected<Execution::Plan>> planStamp(const QString &environment, const QStringList &migrations,
                                                       const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planUnstamp(const QString &environment, const QStringList &migrations,
                                                         const QString &databaseName);
    /// Of some migrations, or of all that are applied.
    QFuture<Core::Expected<Execution::Plan>> planVerify(const QString &environment, const QStringList &migrations,
                                                        const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planBaseline(const QString &environment, const Execution::Target &at,
                                                          const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planRepair(const QString &environment, const Execution::RepairRequest &request,
                                                        const QString &databaseName);
    QFuture<Core::Expected<Execution::Plan>> planAdHoc(const QString &environment, const QByteArray &script, const Text::ByteRange &range,
                                                       const QString &shownAs, const QString &databaseName);

    /// Stops the plans that are being made there: what they read is cancelled at the server, also in the databases that prerequisites reach
    /// into. A server that then gives no sign of life (see Database::Session::cancel()) is left, and the futures of the plans hold an error that
    /// says so. A session with a run on it is not touched.
    void cancelPlans(const QString &environment, const QString &databaseName);

    using Report = std::function<void(const Execution::RunEvent &)>;
    /// Whether the environment's status is read again once a run has ended. Who shows nothing of it spares the time, and the memory beside the
    /// plan's.
    enum class AfterRun { ReadStatus, Nothing };
    /// Runs a plan on its environment's session. \a report is called on the session's thread, in order, never twice at once and not after the
    /// future has finished. One run at a time for each
    /// environment.
    QFuture<Core::Expected<Execution::RunResult>> run(const Execution::Plan &plan, const Execution::RunOptions &options, Report report,
                                                      AfterRun afterwards = AfterRun::ReadStatus);
    /// What was looked at around the runs of a database and found, by run id: see History::RunJournal::checks().
    QFuture<Core::Expected<QHash<QString, History::IntegrityReport>>> integrity(const QString &environment, const QString &databaseName);
    /// Who holds the lock there, and which runs nobody has ended. Changes nothing.
    QFuture<Core::Expected<History::LockState>> lockState(const QString &environment, const QString &databaseName);
    /// Ends sessions of the server's there, and what they do.
    QFuture<Core::Expected<>> endBackends(const QString &environment, const QList<int> &backends, const QString &databaseName);
    /// Stops the run of an environment: no further statement starts, the running one is cancelled at the server. When the server then gives no
    /// sign of life (see Database::Session::cancel()), the run is left: run()'s future holds a result that says what is known, reported from
    /// another thread, and its session is abandoned with the lock that it holds, until the server answers or its socket ends.
    QFuture<Database::CancelResult> cancelRun(const QString &environment, const QString &databaseName);

    /// While something is built in a scratch database, the future's progressText() says what: "012_orders, 12 of 40". The same of rehearse()
    /// and adopt().
    QFuture<Core::Expected<Comparison::Comparison>> compare(const ComparisonSource &from, const ComparisonSource &to,
                                                            const Comparison::CompareOptions &options, const QString &databaseName);
    /// Ends comparisons, rehearsals and adoptions. When a server then gives no sign of life (see Database::Session::cancel()), their futures hold
    /// an error that says so, and their threads go on in case that it answers; or they are waited for, so that no scratch database remains.
    enum class WhenSilent { Leave, Wait };
    void cancelCompare(WhenSilent whenSilent = WhenSilent::Leave);

    /// See Execution::scratchQuestion(): to be asked before rehearse() and adopt().
    QString scratchQuestion(const QString &environment, const QString &databaseName) const;
    /// On whose servers compare() makes scratch databases, each once: scratchQuestion() of each is to be asked before.
    QStringList scratchEnvironments(const ComparisonSource &from, const ComparisonSource &to, const QString &databaseName) const;
    /// Runs all migrations in a scratch database, up, down and up again, or from the schema as it is what is pending; see
    /// Execution::rehearse().
    enum class RehearseFrom { Nothing, Current };
    QFuture<Core::Expected<Execution::RehearsalReport>> rehearse(const QString &environment, RehearseFrom from,
                                                                 const QString &databaseName);
    /// Which migrations a database without a history seems to have; see Execution::adopt(). Changes nothing. cancelCompare() ends it.
    QFuture<Core::Expected<Execution::Adoption>> adopt(const QString &environment, const QString &databaseName);
    /// Which scratch databases runs that are over left there; what removeLeftScratchDatabases() would remove.
    QFuture<Core::Expected<QList<Execution::ScratchName>>> leftScratchDatabases(const QString &environment, const QString &databaseName);
    /// Removes the scratch databases that runs which are over left on the environment's server, and says which.
    QFuture<Core::Expected<QList<Execution::ScratchName>>> removeLeftScratchDatabases(const QString &environment,
                                                                                      const QString &databaseName);

    /// Begins to close the connections that no run works on; whoever needs one again opens it. Returns at once.
    void releaseSessions();

    /// Whether a person would have to be asked for the password of a place.
    bool mustAsk(const QString &environment, const QString &databaseName) const;
    /// The session for browsing an environment's catalog; error when the environment has no such connection.
    Core::Expected<std::shared_ptr<Database::Session>> browsingSession(const QString &environment, // shared: a tree may outlive a reload
                                                                       const QString &databaseName);

signals:
    void projectChanged();
    void statusChanged(const QString &environment, const QString &databaseName);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace Varve::Workbench
