// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "later.h"
#include "leavablejobs.h"
#include "ongoingrun.h"
#include "sessionpool.h"
#include "workbench.h"

#include <QPromise>
#include <QSet>

#include <stop_token>

namespace Varve::Workbench {

/// A future that has its result already.
template<typename T>
QFuture<T> ready(T value)
{
    QPromise<T> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// What \a function makes of a value, on the thread that gives it. \a whenItComes is called with what is to be called with that, once.
template<typename T, typename Function>
auto madeOf(Function function, const auto &whenItComes) -> QFuture<std::invoke_result_t<Function, const T &>>
{
    using Result = std::invoke_result_t<Function, const T &>;
    auto promise = std::make_shared<QPromise<Result>>(); // shared: std::function must be copyable
    promise->start();
    QFuture<Result> result = promise->future();
    whenItComes([promise, function = std::move(function)](const T &value) {
        promise->addResult(function(value));
        promise->finish();
    });
    return result;
}

/// Everything that a job on a session needs to know about the place where it works. Holds no session: a job must not be the last one to
/// own the session that it runs on.
struct Site
{
    Project::Project project;
    Project::Environment environment;
    QString databaseName;
    Database::ConnectionProfile profile;

    Place place() const { return {environment.name, databaseName}; }
    /// A SQLite file that is not there yet, and may be made: nothing has been done in it.
    bool isNew() const;
    History::EnvironmentStatus emptyStatus() const;
    History::EnvironmentStatus statusOf(const History::HistoryReading &history) const;
    /// Never writes.
    History::EnvironmentStatus readStatus(Database::Connection &connection) const;
    /// Without values of secret variables in what sessions run.
    History::LockState masked(History::LockState state) const;
};

/// What the workbench shares with jobs on sessions, which may outlive it: a thread that hangs in a dead server's socket is abandoned.
/// Any thread.
class WorkbenchState final
{
public:
    WorkbenchState(Workbench *owner, Database::AskForSecret ask) : sessions(std::move(ask)), m_owner(owner) {}

    SessionPool sessions;
    LeavableJobs jobs; ///< comparisons and rehearsals

    /// Where to work; an error when there is no project, environment or connection of that name.
    Core::Expected<Site> site(const QString &environment, const QString &databaseName) const;
    std::shared_ptr<Database::Session> workSession(const Site &site);
    /// Gives \a work(ScratchServer) where scratch databases of \a site are made; may ask for a password, and asks again after one that was
    /// refused. Not on the main thread.
    template<typename Work>
    auto withScratchServer(const Site &site, Work work) -> std::invoke_result_t<Work, Execution::ScratchServer>
    {
        const Core::Expected<Execution::ScratchServer> server = scratchServer(site);
        if (!server)
            return tl::unexpected(server.error());
        auto result = work(*server);
        if (!result && result.error().kind == Core::ErrorKind::Login)
            forgetRefused(site, *server);
        return result;
    }
    void releaseSessions();

    /// Numbers loadings; only the newest may be kept.
    quint64 beginLoading(const QString &folder, const Project::LoadOptions &options);
    void keep(quint64 loading, const Project::Project &project, const Project::LoadOptions &options);
    std::optional<Project::Project> project() const;
    Project::LoadOptions options() const;
    /// The folder to load again.
    QString folder() const;

    /// Begins to read the history of \a place with a project that lacks its migrations. Not where a person would be asked for a password:
    /// nothing may need it yet.
    void readAhead(const Project::Project &configured, const Place &place, History::HistoryDepth depth);
    using HistoryAhead = std::shared_ptr<Later<Core::Expected<History::HistoryReading>>>;
    /// What was begun for \a site as it is, once.
    /// Null: there is none.
    HistoryAhead takeAhead(const Site &site);

    /// Keeps a status that was read for the project as it is now, and tells.
    void keep(const Site &site, const History::EnvironmentStatus &status);
    std::optional<History::EnvironmentStatus> status(const Place &place) const;

    /// False when a run is going on there already. Whoever has begun asks for the session then: before, it may be the one of a run that is left.
    bool beginRun(const Place &place, const std::shared_ptr<OngoingRun> &run);
    /// Forgets \a run; another one that began meanwhile stays.
    void endRun(const Place &place, const std::shared_ptr<OngoingRun> &run);
    /// Which run was told to stop; null when none is going on.
    std::shared_ptr<OngoingRun> stopRun(const Place &place);
    /// Its server has answered nothing on \a session for \a silent: the place is free for other work, unless another run has begun there.
    void leaveRun(const Place &place, const std::shared_ptr<OngoingRun> &run, const std::weak_ptr<Database::Session> &session,
                  std::chrono::milliseconds silent);

    /// Asked to stop by stopPlans().
    std::stop_token beginPlan(const Place &place);
    void stopPlans(const Place &place);
    /// A run goes on there, on \a session.
    bool isRunning(const Place &place, const std::shared_ptr<Database::Session> &session) const;
    /// The server has answered nothing on \a session for \a silent, and no run is on it: it is not waited for any more.
    void leaveSession(const Place &place, const std::weak_ptr<Database::Session> &session, std::chrono::milliseconds silent);

    std::stop_token beginComparison(const QList<Place> &places);
    /// See Workbench::cancelCompare().
    static void cancelComparisons(const std::shared_ptr<WorkbenchState> &state, Workbench::WhenSilent whenSilent);

    /// No signals any more; runs are told to stop.
    void close();

private:
    Core::Expected<Execution::ScratchServer> scratchServer(const Site &site);
    void forgetRefused(const Site &site, const Execution::ScratchServer &server);
    /// Stops comparisons; gives the places that they read.
    QList<Place> stopComparisons();
    bool isRunningOn(const Place &place, const std::shared_ptr<Database::Session> &session) const; // the mutex is held
    void tell(void (Workbench::*signal)());
    void tellStatus(const Place &place);
    bool isCurrent(const Site &site) const;

    mutable std::mutex m_mutex;
    Workbench *m_owner = nullptr;
    quint64 m_loading = 0;
    QString m_folder;
    std::optional<Project::Project> m_project;
    struct Ahead
    {
        Site site; ///< its project has no migrations
        HistoryAhead history;
    };
    QMap<Place, Ahead> m_ahead;
    Project::LoadOptions m_options;
    QMap<Place, History::EnvironmentStatus> m_statuses;
    QMap<Place, std::shared_ptr<OngoingRun>> m_runs; // shared: a job that hangs outlives its run
    QMap<Place, std::stop_source> m_plans;
    std::stop_source m_comparisons;
    QList<Place> m_compared;
};

} // namespace Varve::Workbench
