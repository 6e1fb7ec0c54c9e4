// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workbench_p.h"

#include <models/database/remedies.h>

#include <QtConcurrentRun>

namespace Varve::Workbench {

using Core::Expected;
using Execution::Plan;
using Execution::RunResult;
using History::EnvironmentStatus;
using History::HistoryReading;

namespace {

EnvironmentStatus statusOfFailure(const Site &site, const Core::Error &error)
{
    return History::unreachableStatus(site.project, site.environment, site.databaseName, Database::withRemedy(error, site.profile.engine));
}

/// Reads the status with the project as it is now: it may have been loaded again since the job was posted.
EnvironmentStatus readOn(const WorkbenchState &state, const Site &site, Database::Connection &connection)
{
    Site now = site;
    const Project::Project current = state.project().value_or(site.project);
    if (current.folder == site.project.folder) // else another one was opened
        now.project = current;
    if (const Project::Environment *environment = now.project.environment(site.environment.name))
        now.environment = *environment;
    EnvironmentStatus status = now.readStatus(connection);
    // The cancelling of a run that has ended by itself may hit this instead.
    if (status.error && status.error->kind == Core::ErrorKind::Cancelled)
        status = now.readStatus(connection);
    return status;
}

/// The same on a connection of its own.
EnvironmentStatus readAnew(WorkbenchState &state, const Site &site)
{
    const Expected<Database::Secret> password = state.sessions.password(site.place(), site.profile);
    if (!password)
        return statusOfFailure(site, password.error());
    const auto connection = Database::Connection::open(site.profile, *password);
    return connection ? readOn(state, site, **connection) : statusOfFailure(site, connection.error());
}

/// readOn(), and once more on a connection of its own where the server has ended this one: that may only have been told to end this session,
/// and the next who asks gets another one anyway.
EnvironmentStatus readNow(WorkbenchState &state, const Site &site, Database::Connection &connection)
{
    EnvironmentStatus status = readOn(state, site, connection);
    if (!status.error || connection.isAlive())
        return status;
    return state.sessions.isKnown(site.place(), site.profile) ? readAnew(state, site) : status;
}

/// A place that the project does not lead to.
Site unknownSite(const Project::Project &project, const Place &place)
{
    Site unknown{.project = project, .environment = {}, .databaseName = place.databaseName, .profile = {}};
    if (const Project::Environment *found = project.environment(place.environment))
        unknown.environment = *found;
    unknown.environment.name = place.environment;
    return unknown;
}

/// What a place has now, for a run in another database: the sessions there may be at work, and wait for this one.
EnvironmentStatus readBeside(WorkbenchState &state, const Place &place)
{
    const Expected<Site> site = state.site(place.environment, place.databaseName);
    if (!site) {
        const Site unknown = unknownSite(state.project().value_or(Project::Project()), place);
        return History::unreachableStatus(unknown.project, unknown.environment, place.databaseName, site.error());
    }
    const EnvironmentStatus status = site->isNew() ? site->emptyStatus() : readAnew(state, *site);
    state.keep(*site, status);
    return status;
}

} // namespace

Workbench::Workbench(Database::AskForSecret ask, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, std::move(ask))) {}

Workbench::~Workbench()
{
    close();
}

void Workbench::close(Database::Session::ClosedBy closer)
{
    d->state->close();
    cancelCompare();
    d->state->sessions.close(closer);
    d->state->jobs.wait();
    if (d->threads.activeThreadCount() > 0) // it would also end threads that have nothing to do, one after the other
        d->threads.waitForDone();
}

QFuture<Expected<Project::Project>> Workbench::open(const QString &folder, const Project::LoadOptions &options, const Ahead &ahead,
                                                    History::HistoryDepth depth)
{
    const quint64 loading = d->state->beginLoading(folder, options);
    return QtConcurrent::run(&d->threads, [state = d->state, loading, folder, options, ahead, depth] {
        const auto readAhead = [&](const Project::Project &configured) {
            for (const Place &place : ahead ? ahead(configured) : QList<Place>())
                state->readAhead(configured, place, depth);
        };
        Expected<Project::Project> project = Project::loadProject(folder, options, readAhead);
        if (project)
            state->keep(loading, *project, options);
        return project;
    });
}

QFuture<Expected<Project::Project>> Workbench::reload()
{
    return open(d->state->folder(), d->state->options());
}

Project::Project Workbench::project() const
{
    return d->state->project().value_or(Project::Project());
}

bool Workbench::hasProject() const
{
    return d->state->project().has_value();
}

Project::RevisionGraph Workbench::graph() const
{
    return Project::RevisionGraph(project());
}

Expected<QString> Workbench::merge(const QStringList &references, const Project::NewMigration &migration) const
{
    return Project::createMerge(project(), references, migration);
}

Project::LoadOptions Workbench::options() const
{
    return d->state->options();
}

QFuture<EnvironmentStatus> Workbench::refreshStatus(const QString &environment, const QString &databaseName, Asking asking)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site) {
        const Site unknown = unknownSite(project(), {environment, databaseName});
        const EnvironmentStatus status = History::unreachableStatus(unknown.project, unknown.environment, databaseName, site.error());
        d->state->keep(unknown, status);
        return ready(status);
    }
    if (site->isNew()) {
        d->state->keep(*site, site->emptyStatus());
        return ready(site->emptyStatus());
    }
    if (asking == Asking::Never && !d->state->sessions.isKnown(site->place(), site->profile)) {
        const std::optional<EnvironmentStatus> before = d->state->status(site->place());
        const bool wasRefused
            = before && before->error && before->error->kind == Core::ErrorKind::Login && !before->error->serverText.isEmpty();
        const EnvironmentStatus status = statusOfFailure(*site, wasRefused ? *before->error : Database::secretDeclined());
        d->state->keep(*site, status);
        return ready(status);
    }
    const auto keep = [state = d->state, site = *site](const Expected<EnvironmentStatus> &answer) {
        const EnvironmentStatus status = answer ? *answer : statusOfFailure(site, answer.error());
        state->keep(site, status);
        return status;
    };
    if (const auto ahead = d->state->takeAhead(*site))
        return madeOf<Expected<HistoryReading>>(
            [site = *site, keep](const Expected<HistoryReading> &history) {
                return keep(history.map([&site](const HistoryReading &read) { return site.statusOf(read); }));
            },
            [&ahead](const auto &then) { ahead->then(then); });
    const auto read = [state = d->state, site = *site](Database::Connection &connection) -> Expected<EnvironmentStatus> {
        return readNow(*state, site, connection);
    };
    return madeOf<Expected<EnvironmentStatus>>(keep, [&](const auto &then) { d->state->workSession(*site)->run(read, then); });
}

void Workbench::refreshAll(Asking asking)
{
    const Project::Project current = project();
    for (const Project::Environment &environment : current.environments) {
        for (const QString &databaseName : environment.connections.keys())
            refreshStatus(environment.name, databaseName, asking);
    }
}

std::optional<EnvironmentStatus> Workbench::status(const QString &environment, const QString &databaseName) const
{
    return d->state->status({environment, databaseName});
}

QFuture<Expected<RunResult>> Workbench::run(const Plan &plan, const Execution::RunOptions &options, Report report, AfterRun afterwards)
{
    const Expected<Site> site = d->state->site(plan.environment, plan.databaseName);
    if (!site)
        return ready(Expected<RunResult>(tl::unexpect, site.error()));
    if (site->isNew() && !plan.server.instance.isEmpty()) { // opening it would make another one
        return ready(Expected<RunResult>(Core::failure(Core::ErrorKind::History,
                                                       tr("The file %1 that the plan was made for is gone.").arg(site->profile.database),
                                                       tr("Nothing was run. Plan again."))));
    }
    const auto ongoing = std::make_shared<OngoingRun>(plan, std::move(report)); // shared: the job outlives it on a server that hangs
    if (!d->state->beginRun(site->place(), ongoing)) {
        return ready(
            Expected<RunResult>(Core::failure(Core::ErrorKind::Locked, tr("A run on %1 is still going on.").arg(site->environment.title()),
                                              tr("Wait until it has ended, or cancel it."))));
    }
    const std::shared_ptr<Database::Session> session = d->state->sessions.hold(site->place(), site->profile);
    ongoing->setSession(session);
    const auto job
        = [state = d->state, site = *site, plan, options, afterwards, ongoing](Database::Connection &connection) -> Expected<RunResult> {
        // The caller's wish to stop and cancelRun() are one.
        const std::stop_callback forward(options.stop, [source = ongoing->stop()]() mutable { source.request_stop(); });
        Execution::RunOptions own = options;
        own.stop = ongoing->stop().get_token();
        if (own.password.isEmpty()) {
            const Expected<Database::Secret> password = state->sessions.password(site.place(), site.profile);
            if (!password)
                return tl::unexpected(password.error());
            own.password = *password;
        }
        own.readElsewhere = [&](const QStringList &names) {
            QList<EnvironmentStatus> statuses;
            for (const QString &name : names)
                statuses += readBeside(*state, {site.environment.name, name});
            return statuses;
        };
        Expected<RunResult> result
            = Execution::run(plan, connection, own, [&](const Execution::RunEvent &event) { ongoing->report(event); });
        ongoing->end(result);
        state->endRun(site.place(), ongoing); // what follows is not the run: it is not cancelled
        if (afterwards == AfterRun::ReadStatus)
            state->keep(site, readNow(*state, site, connection));
        return result;
    };
    const auto then
        = [state = d->state, place = site->place(), which = std::weak_ptr(session), ongoing](const Expected<RunResult> &result) {
              state->endRun(place, ongoing); // when there was no connection
              state->sessions.release(which);
              ongoing->finish(result);
          };
    session->run(job, then);
    return ongoing->future();
}

QFuture<Expected<QHash<QString, History::IntegrityReport>>> Workbench::integrity(const QString &environment, const QString &databaseName)
{
    using Reports = Expected<QHash<QString, History::IntegrityReport>>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Reports(tl::unexpect, site.error()));
    if (site->isNew())
        return ready(Reports());
    return d->state->workSession(*site)->run(
        [site = *site](Database::Connection &connection) { return History::readIntegrity(connection, site.project.policies); });
}

// On the session for browsing, as endBackends() is: a run of this process does not hold them up.
QFuture<Expected<History::LockState>> Workbench::lockState(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<History::LockState>(tl::unexpect, site.error()));
    if (site->isNew())
        return ready(Expected<History::LockState>(History::LockState()));
    const auto session = d->state->sessions.session(site->place(), Purpose::Browse, site->profile);
    return session->run([site = *site](Database::Connection &connection) -> Expected<History::LockState> {
        return History::readLockState(connection, site.project.policies).map([&site](const History::LockState &state) {
            return site.masked(state);
        });
    });
}

QFuture<Expected<>> Workbench::endBackends(const QString &environment, const QList<int> &backends, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<>(tl::unexpect, site.error()));
    const auto session = d->state->sessions.session(site->place(), Purpose::Browse, site->profile);
    return session->run([backends](Database::Connection &connection) -> Expected<> {
        for (const int backend : backends) {
            if (const Expected<> ended = History::endBackend(connection, backend); !ended)
                return ended;
        }
        return {};
    });
}

QFuture<Database::CancelResult> Workbench::cancelRun(const QString &environment, const QString &databaseName)
{
    Place place{environment, databaseName};
    std::shared_ptr<OngoingRun> run = d->state->stopRun(place);
    if (!run) { // an empty name may mean the only environment
        const Expected<Site> site = d->state->site(environment, databaseName);
        run = site ? d->state->stopRun(site->place()) : nullptr;
        if (!run)
            return ready(Database::CancelResult::NothingRuns);
        place = site->place();
    }
    const std::shared_ptr<Database::Session> session = run->session();
    if (!session)
        return ready(Database::CancelResult::NothingRuns);
    return session->cancel([state = d->state, place, run, which = std::weak_ptr(session)](std::chrono::milliseconds silent) {
        state->leaveRun(place, run, which, silent);
    });
}

void Workbench::releaseSessions()
{
    d->state->releaseSessions();
}

bool Workbench::mustAsk(const QString &environment, const QString &databaseName) const
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    return site && !d->state->sessions.isKnown(site->place(), site->profile);
}

Expected<std::shared_ptr<Database::Session>> Workbench::browsingSession(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return tl::unexpected(site.error());
    return d->state->sessions.session(site->place(), Purpose::Browse, site->profile);
}

} // namespace Varve::Workbench
