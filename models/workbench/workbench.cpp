// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workbench.h"

#include "comparisonjob.h"
#include "workbenchstate.h"

#include <models/database/remedies.h>
#include <models/execution/initdatabase.h>
#include <models/execution/serverlook.h>

#include <QCoreApplication>
#include <QtConcurrentRun>
#include <QThreadPool>

#include <array>

namespace Varve::Workbench {

using Core::Expected;
using Execution::Plan;
using Execution::RunResult;
using History::EnvironmentStatus;
using History::HistoryReading;

struct Workbench::Private
{
    Private(Workbench *owner, Database::AskForSecret ask) : state(std::make_shared<WorkbenchState>(owner, std::move(ask)))
    {
        threads.setMaxThreadCount(8); // they wait, mostly
    }

    /// Plans from a history that is read afresh.
    using MakePlan = std::function<Expected<Plan>(const Site &, const EnvironmentStatus &, const Execution::Elsewhere &)>;
    QFuture<Expected<Plan>> plan(Workbench &owner, const QString &environment, const QString &databaseName, const MakePlan &make);
    /// The same with the connection, for what looks at the server besides.
    using MakePlanThere = std::function<Expected<Plan>(const Site &, const EnvironmentStatus &, Database::Connection &)>;
    QFuture<Expected<Plan>> planThere(const QString &environment, const QString &databaseName, const MakePlanThere &make);

    std::shared_ptr<WorkbenchState> state; // shared: jobs on abandoned threads outlive the workbench
    QThreadPool threads;                   ///< for what needs no session
};

namespace {

EnvironmentStatus statusOfFailure(const Site &site, const Core::Error &error)
{
    return History::unreachableStatus(site.project, site.environment, site.databaseName, Database::withRemedy(error, site.profile.engine));
}

Expected<EnvironmentStatus> statusOf(const Site &site, const Expected<HistoryReading> &history)
{
    return history.map(
        [&](const HistoryReading &read) { return History::statusOf(site.project, site.environment, site.databaseName, read); });
}

/// Reads the status with the project as it is now: it may have been loaded again since the job was posted.
EnvironmentStatus readNow(const WorkbenchState &state, const Site &site, Database::Connection &connection)
{
    const Project::Project project = state.project().value_or(site.project);
    const Project::Environment *environment = project.environment(site.environment.name);
    const auto read
        = [&] { return History::readStatus(project, environment ? *environment : site.environment, site.databaseName, connection); };
    EnvironmentStatus status = read();
    // The cancelling of a run that has ended by itself may hit this instead.
    if (status.error && status.error->kind == Core::ErrorKind::Cancelled)
        status = read();
    return status;
}

} // namespace

Workbench::Workbench(Database::AskForSecret ask, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, std::move(ask))) {}

Workbench::~Workbench()
{
    close();
}

void Workbench::close()
{
    d->state->close();
    cancelCompare();
    d->state->sessions.close();
    d->state->jobs.wait();
    if (d->threads.activeThreadCount() > 0) // it would also end threads that have nothing to do, one after the other
        d->threads.waitForDone();
}

QFuture<Expected<Project::Project>> Workbench::open(const QString &folder, const Project::LoadOptions &options, const Ahead &ahead)
{
    const quint64 loading = d->state->beginLoading(folder, options);
    return QtConcurrent::run(&d->threads, [state = d->state, loading, folder, options, ahead] {
        const auto readAhead = [&](const Project::Project &configured) {
            for (const Place &place : ahead ? ahead(configured) : QList<Place>())
                state->readAhead(configured, place);
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

QFuture<EnvironmentStatus> Workbench::refreshStatus(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site) {
        Site unknown{.project = project(), .environment = {}, .databaseName = databaseName, .profile = {}};
        const Project::Environment *found = unknown.project.environment(environment);
        if (found)
            unknown.environment = *found;
        unknown.environment.name = environment;
        const EnvironmentStatus status = History::unreachableStatus(unknown.project, unknown.environment, databaseName, site.error());
        d->state->keep(unknown, status);
        return ready(status);
    }
    if (site->isNew()) {
        d->state->keep(*site, site->emptyStatus());
        return ready(site->emptyStatus());
    }
    const auto keep = [state = d->state, site = *site](const Expected<EnvironmentStatus> &answer) {
        const EnvironmentStatus status = answer ? *answer : statusOfFailure(site, answer.error());
        state->keep(site, status);
        return status;
    };
    if (const auto ahead = d->state->takeAhead(*site))
        return after(*ahead, [site = *site, keep](const Expected<HistoryReading> &history) { return keep(statusOf(site, history)); });
    const auto read = [state = d->state, site = *site](Database::Connection &connection) -> Expected<EnvironmentStatus> {
        return readNow(*state, site, connection);
    };
    return after(d->state->workSession(*site)->run(read), keep);
}

void Workbench::refreshAll()
{
    const Project::Project current = project();
    for (const Project::Environment &environment : current.environments) {
        for (const QString &databaseName : environment.connections.keys())
            refreshStatus(environment.name, databaseName);
    }
}

std::optional<EnvironmentStatus> Workbench::status(const QString &environment, const QString &databaseName) const
{
    return d->state->status({environment, databaseName});
}

namespace {

/// The databases that \a databaseName reaches into with prerequisites, or that reach into it.
QStringList joinedDatabases(const Project::Project &project, const QString &databaseName)
{
    QSet<QString> names;
    if (project.databases.size() < 2)
        return {};
    const Project::RevisionGraph graph(project);
    for (int node = 0; node < graph.size(); ++node) {
        for (const int needed : graph.needs().needs(node)) {
            const std::array<QString, 2> pair{graph.databaseName(node), graph.databaseName(needed)};
            if (pair[0] != pair[1] && (pair[0] == databaseName || pair[1] == databaseName))
                names.insert(pair[0] == databaseName ? pair[1] : pair[0]);
        }
    }
    return {names.begin(), names.end()};
}

Expected<Plan> cancelledPlan()
{
    return Core::failure(Core::ErrorKind::Cancelled,
                         QCoreApplication::translate("Varve::Workbench", "The connection was closed while the plan was made."));
}

using MakePlanHere = std::function<Expected<Plan>(const Site &, const EnvironmentStatus &)>;

QFuture<Expected<Plan>> planHere(const std::shared_ptr<WorkbenchState> &state, const Site &site, const MakePlanHere &make)
{
    const auto planOf = [state, site, make](const Expected<HistoryReading> &history) -> Expected<Plan> {
        const Expected<EnvironmentStatus> status = statusOf(site, history);
        if (!status)
            return tl::unexpected(status.error());
        state->keep(site, *status);
        if (status->error)
            return tl::unexpected(*status->error);
        return make(site, *status);
    };
    if (const auto ahead = state->takeAhead(site))
        return after(*ahead, planOf);
    return state->workSession(site)->run([planOf, policies = site.project.policies](Database::Connection &connection) {
        return planOf(History::readHistory(connection, policies));
    });
}

} // namespace

QFuture<Expected<Plan>> Workbench::Private::planThere(const QString &environment, const QString &databaseName, const MakePlanThere &make)
{
    const Expected<Site> site = state->site(environment, databaseName);
    if (!site)
        return ready(Expected<Plan>(tl::unexpect, site.error()));
    return state->workSession(*site)->run([state = state, site = *site, make](Database::Connection &connection) -> Expected<Plan> {
        const EnvironmentStatus status = History::readStatus(site.project, site.environment, site.databaseName, connection);
        state->keep(site, status);
        if (status.error)
            return tl::unexpected(*status.error);
        return make(site, status, connection);
    });
}

QFuture<Expected<Plan>> Workbench::Private::plan(Workbench &owner, const QString &environment, const QString &databaseName,
                                                 const MakePlan &make)
{
    const Expected<Site> site = state->site(environment, databaseName);
    if (!site)
        return ready(Expected<Plan>(tl::unexpect, site.error()));
    QList<QFuture<EnvironmentStatus>> others;
    for (const QString &name : joinedDatabases(site->project, databaseName))
        others += owner.refreshStatus(environment, name);
    if (others.isEmpty() && !site->isNew())
        return planHere(state, *site, [make](const Site &at, const EnvironmentStatus &status) { return make(at, status, {}); });
    // Waited for on a thread of the pool: two sessions that waited for each other would wait for ever.
    return QtConcurrent::run(&threads, [state = state, site = *site, make, others]() -> Expected<Plan> {
        Execution::Elsewhere elsewhere;
        for (QFuture<EnvironmentStatus> other : others) {
            other.waitForFinished();
            if (other.resultCount() == 0)
                return cancelledPlan();
            elsewhere += other.result();
        }
        const auto here = [make, elsewhere](const Site &at, const EnvironmentStatus &status) { return make(at, status, elsewhere); };
        if (site.isNew())
            return here(site, site.emptyStatus());
        QFuture<Expected<Plan>> planning = planHere(state, site, here);
        planning.waitForFinished();
        return planning.resultCount() > 0 ? planning.result() : cancelledPlan();
    });
}

QFuture<Expected<Plan>> Workbench::planMigrate(const QString &environment, const Execution::Target &target, const QString &databaseName)
{
    const auto make = [target](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &elsewhere) {
        return Execution::planMigrate(site.project, site.environment, site.databaseName, site.profile, status, target, elsewhere);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planInitDatabase(const QString &environment, const QString &databaseName)
{
    // What is there matters only where the history knows of nothing.
    const auto there = [](const Site &site, const EnvironmentStatus &status, Database::Connection &connection) -> Expected<Plan> {
        const bool isKnown = std::any_of(status.history.cbegin(), status.history.cend(), [](const auto &row) { return row.success; });
        const auto live = isKnown ? Catalog::Snapshot() : Execution::readObjects(site.project.policies, connection);
        if (!live)
            return tl::unexpected(live.error());
        return Execution::planInitDatabase(site.project, site.environment, site.databaseName, site.profile, status, *live);
    };
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site || !site->isNew())
        return d->planThere(environment, databaseName, there);
    return QtConcurrent::run(&d->threads, [site = *site] {
        return Execution::planInitDatabase(site.project, site.environment, site.databaseName, site.profile, site.emptyStatus(), {});
    });
}

QFuture<Expected<Plan>> Workbench::planRollback(const QString &environment, const Execution::Target &target, const QString &databaseName)
{
    const auto make = [target](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &elsewhere) {
        return Execution::planRollback(site.project, site.environment, site.databaseName, site.profile, status, target, elsewhere);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planSeed(const QString &environment, const QString &databaseName)
{
    const auto make = [](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planSeed(site.project, site.environment, site.databaseName, site.profile, status);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planResume(const QString &environment, const Execution::ResumeRequest &request,
                                              const QString &databaseName)
{
    return d->planThere(environment, databaseName,
                        [request](const Site &site, const EnvironmentStatus &status, Database::Connection &connection) {
                            return Execution::planResume(site.project, site.environment, site.databaseName, site.profile, status, request,
                                                         [&](const Execution::PlannedStatement &statement) {
                                                             return Execution::whatServerShows(connection, statement);
                                                         });
                        });
}

QFuture<Expected<Plan>> Workbench::planStamp(const QString &environment, const QStringList &migrations, const QString &databaseName)
{
    const auto make = [migrations](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planStamp(site.project, site.environment, site.databaseName, site.profile, status, migrations);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planUnstamp(const QString &environment, const QStringList &migrations, const QString &databaseName)
{
    const auto make = [migrations](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planUnstamp(site.project, site.environment, site.databaseName, site.profile, status, migrations);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planVerify(const QString &environment, const QStringList &migrations, const QString &databaseName)
{
    const auto make = [migrations](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planVerify(site.project, site.environment, site.databaseName, site.profile, status, migrations);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planBaseline(const QString &environment, const Execution::Target &at, const QString &databaseName)
{
    const auto make = [at](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planBaseline(site.project, site.environment, site.databaseName, site.profile, status, at);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planRepair(const QString &environment, const Execution::RepairRequest &request,
                                              const QString &databaseName)
{
    const auto make = [request](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        return Execution::planRepair(site.project, site.environment, site.databaseName, site.profile, status, request);
    };
    return d->plan(*this, environment, databaseName, make);
}

QFuture<Expected<Plan>> Workbench::planAdHoc(const QString &environment, const QByteArray &script, const Text::ByteRange &range,
                                             const QString &shownAs, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<Plan>(tl::unexpect, site.error()));
    const auto make = [site = *site, script, range, shownAs](const Database::ServerIdentity &server) {
        return Execution::planAdHoc(site.environment, site.databaseName, site.profile, server, script, range, shownAs);
    };
    if (site->isNew())
        return QtConcurrent::run(&d->threads, [make, server = site->emptyStatus().server] { return make(server); });
    return d->state->workSession(*site)->run([make](Database::Connection &connection) { return make(connection.identity()); });
}

QFuture<Expected<RunResult>> Workbench::run(const Plan &plan, const Execution::RunOptions &options, Report report, AfterRun afterwards)
{
    const Expected<Site> site = d->state->site(plan.environment, plan.databaseName);
    if (!site)
        return ready(Expected<RunResult>(tl::unexpect, site.error()));
    const std::shared_ptr<Database::Session> session = d->state->workSession(*site);
    const auto ongoing = std::make_shared<OngoingRun>(plan, std::move(report)); // shared: the job outlives it on a server that hangs
    if (!d->state->beginRun(site->place(), ongoing)) {
        return ready(
            Expected<RunResult>(Core::failure(Core::ErrorKind::Locked, tr("A run on %1 is still going on.").arg(site->environment.title()),
                                              tr("Wait until it has ended, or cancel it."))));
    }
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
        Expected<RunResult> result
            = Execution::run(plan, connection, own, [&](const Execution::RunEvent &event) { ongoing->report(event); });
        ongoing->end(result);
        state->endRun(site.place(), ongoing); // what follows is not the run: it is not cancelled
        if (afterwards == AfterRun::ReadStatus)
            state->keep(site, readNow(*state, site, connection));
        return result;
    };
    session->run(job).then([state = d->state, place = site->place(), ongoing](const Expected<RunResult> &result) {
        state->endRun(place, ongoing); // when there was no connection
        ongoing->finish(result);
    });
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

QFuture<Expected<History::LockState>> Workbench::lockState(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<History::LockState>(tl::unexpect, site.error()));
    if (site->isNew())
        return ready(Expected<History::LockState>(History::LockState()));
    return d->state->workSession(*site)->run([site = *site](Database::Connection &connection) -> Expected<History::LockState> {
        Expected<History::LockState> state = History::readLockState(connection, site.project.policies);
        if (state) {
            for (History::RunningRun &run : state->running)
                run.statement = Execution::withoutSecrets(run.statement, site.environment.variables);
        }
        return state;
    });
}

QFuture<Expected<>> Workbench::endBackends(const QString &environment, const QList<int> &backends, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<>(tl::unexpect, site.error()));
    return d->state->workSession(*site)->run([backends](Database::Connection &connection) -> Expected<> {
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
    const std::shared_ptr<Database::Session> session = d->state->sessions.find(place, Purpose::Work);
    if (!session)
        return ready(Database::CancelResult::NothingRuns);
    return session->cancel([state = d->state, place, run](std::chrono::milliseconds silent) { state->leaveRun(place, run, silent); });
}

QFuture<Expected<Comparison::Comparison>> Workbench::compare(const ComparisonSource &from, const ComparisonSource &to,
                                                             const Comparison::CompareOptions &options, const QString &databaseName)
{
    const auto job = ComparisonJob::create(d->state, from, to, options, databaseName);
    if (!job)
        return ready(Expected<Comparison::Comparison>(tl::unexpect, job.error()));
    return d->state->jobs.start([job = *job] { return job->run(); });
}

namespace {

/// Blocks.
Expected<Execution::CurrentSchema> readCurrent(WorkbenchState &state, const Site &site)
{
    if (site.isNew())
        return Execution::CurrentSchema{.status = site.emptyStatus(), .snapshot = {}, .statements = {}};
    const auto session = state.sessions.session(site.place(), Purpose::Browse, site.profile);
    QFuture<Expected<Execution::CurrentSchema>> reading = session->run([site](Database::Connection &connection) {
        return Execution::readCurrentSchema(site.project, site.environment, site.databaseName, connection);
    });
    reading.waitForFinished();
    if (reading.resultCount() > 0)
        return reading.takeResult();
    return Core::failure(Core::ErrorKind::Cancelled, QCoreApplication::translate("Varve::Workbench", "The comparison was cancelled."));
}

/// Only of a database whose history knows of nothing.
Expected<Execution::CurrentSchema> readUnknown(WorkbenchState &state, const Site &site)
{
    Expected<Execution::CurrentSchema> current = readCurrent(state, site);
    if (!current || current->status.history.isEmpty())
        return current;
    return Core::failure(Core::ErrorKind::History,
                         QCoreApplication::translate("Varve::Workbench", "%1 has a history already.").arg(site.environment.title()),
                         QCoreApplication::translate("Varve::Workbench", "Mark single migrations with varve-cli stamp and unstamp."));
}

} // namespace

QString Workbench::scratchQuestion(const QString &environment, const QString &databaseName) const
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    return site ? Execution::scratchQuestion(site->environment, site->profile.engine) : QString();
}

QFuture<Expected<Execution::RehearsalReport>> Workbench::rehearse(const QString &environment, RehearseFrom from,
                                                                  const QString &databaseName)
{
    using Answer = Expected<Execution::RehearsalReport>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Answer(tl::unexpect, site.error()));
    const std::stop_token stop = d->state->beginComparison({site->place()});
    return d->state->jobs.start([state = d->state, site = *site, from, stop]() -> Answer {
        std::optional<Execution::CurrentSchema> current;
        if (from == RehearseFrom::Current) {
            Expected<Execution::CurrentSchema> read = readCurrent(*state, site);
            if (!read)
                return tl::unexpected(read.error());
            current = *std::move(read);
        }
        return state->scratchServer(site).and_then([&](const Execution::ScratchServer &server) {
            return Execution::rehearse(site.project, site.environment, site.databaseName, server, stop, current ? &*current : nullptr);
        });
    });
}

QFuture<Expected<Execution::Adoption>> Workbench::adopt(const QString &environment, const QString &databaseName)
{
    using Answer = Expected<Execution::Adoption>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Answer(tl::unexpect, site.error()));
    const std::stop_token stop = d->state->beginComparison({site->place()});
    return d->state->jobs.start([state = d->state, site = *site, stop]() -> Answer {
        const Expected<Execution::CurrentSchema> live = readUnknown(*state, site);
        if (!live)
            return tl::unexpected(live.error());
        return state->scratchServer(site).and_then([&](const Execution::ScratchServer &server) {
            return Execution::adopt(site.project, site.environment, site.databaseName, server, live->snapshot, stop);
        });
    });
}

QFuture<Expected<QList<Execution::ScratchName>>> Workbench::removeLeftScratchDatabases(const QString &environment,
                                                                                       const QString &databaseName)
{
    using Names = Expected<QList<Execution::ScratchName>>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Names(tl::unexpect, site.error()));
    return d->state->jobs.start([state = d->state, site = *site]() -> Names {
        return state->scratchServer(site).and_then(
            [&](const Execution::ScratchServer &server) { return Execution::removeLeftScratchDatabases(server); });
    });
}

void Workbench::cancelCompare(WhenSilent whenSilent)
{
    WorkbenchState::cancelComparisons(d->state, whenSilent);
}

void Workbench::releaseSessions()
{
    d->state->releaseSessions();
}

Expected<std::shared_ptr<Database::Session>> Workbench::browsingSession(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return tl::unexpected(site.error());
    return d->state->sessions.session(site->place(), Purpose::Browse, site->profile);
}

} // namespace Varve::Workbench
