// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a workbench plans.

#include "workbench_p.h"

#include <models/execution/plan/tableengines.h>
#include <models/execution/planner/initdatabase.h>
#include <models/execution/run/serverlook.h>

#include <QCoreApplication>
#include <QtConcurrentRun>

#include <vector>

namespace Varve::Workbench {

using Core::Expected;
using Execution::Plan;
using History::EnvironmentStatus;
using History::HistoryReading;

namespace {

/// The databases that \a databaseName reaches into with prerequisites, or that reach into it, be it through others.
QStringList joinedDatabases(const Project::Project &project, const QString &databaseName)
{
    QSet<QString> names;
    if (project.databases.size() < 2)
        return {};
    const Project::RevisionGraph graph(project);
    std::vector<int> own;
    for (int node = 0; node < graph.size(); ++node) {
        if (graph.databaseName(node) == databaseName)
            own.push_back(node);
    }
    const auto add = [&](int node) {
        if (graph.databaseName(node) != databaseName)
            names.insert(graph.databaseName(node));
    };
    for (const int node : own) {
        for (const int needed : graph.needs().needs(node))
            add(needed);
    }
    const std::vector<bool> above = graph.needs().reach(own, Project::Edges::Way::NeededBy);
    for (int node = 0; node < graph.size(); ++node) {
        if (above[static_cast<size_t>(node)])
            add(node);
    }
    return {names.begin(), names.end()};
}

Expected<Plan> closedPlan()
{
    return Core::failure(Core::ErrorKind::Cancelled,
                         QCoreApplication::translate("Varve::Workbench", "The connection was closed while the plan was made."));
}

Expected<Plan> cancelledPlan()
{
    return Core::failure(Core::ErrorKind::Cancelled, QCoreApplication::translate("Varve::Workbench", "The plan was cancelled."));
}

using MakePlanHere = std::function<Expected<Plan>(const Site &, const EnvironmentStatus &)>;

QFuture<Expected<Plan>> planHere(const std::shared_ptr<WorkbenchState> &state, const Site &site, const std::stop_token &stop,
                                 const MakePlanHere &make)
{
    const auto planOf = [state, site, stop, make](const Expected<HistoryReading> &history) -> Expected<Plan> {
        if (!history)
            return tl::unexpected(history.error());
        const EnvironmentStatus status = site.statusOf(*history);
        state->keep(site, status);
        if (status.error)
            return tl::unexpected(*status.error);
        return stop.stop_requested() ? cancelledPlan() : make(site, status);
    };
    const auto ahead = state->takeAhead(site);
    if (ahead && site.profile.engine == Database::Engine::MariaDb) { // whose tables are looked at: behind what was begun on the session
        return state->workSession(site)->run([planOf, ahead](Database::Connection &connection) {
            const auto plan = std::make_shared<Expected<Plan>>(closedPlan()); // shared: what was begun on another session may come later
            ahead->then([planOf, plan](const Expected<HistoryReading> &history) { *plan = planOf(history); });
            return Execution::withTableEngines(*plan, connection);
        });
    }
    if (ahead)
        return madeOf<Expected<HistoryReading>>(planOf, [&ahead](const auto &then) { ahead->then(then); });
    return state->workSession(site)->run([planOf, stop, policies = site.project.policies](Database::Connection &connection) {
        if (stop.stop_requested())
            return cancelledPlan();
        return Execution::withTableEngines(planOf(History::readHistory(connection, policies)), connection);
    });
}

using MakePlanOn = std::function<Expected<Plan>(const Site &, const EnvironmentStatus &, Database::Connection &)>;

QFuture<Expected<Plan>> planOn(const std::shared_ptr<WorkbenchState> &state, const Site &site, const std::stop_token &stop,
                               const MakePlanOn &make)
{
    return state->workSession(site)->run([state, site, stop, make](Database::Connection &connection) -> Expected<Plan> {
        if (stop.stop_requested())
            return cancelledPlan();
        const EnvironmentStatus status = site.readStatus(connection);
        state->keep(site, status);
        if (status.error)
            return tl::unexpected(*status.error);
        return Execution::withTableEngines(make(site, status, connection), connection);
    });
}

/// What is there matters only where the history knows of nothing.
Expected<Plan> initPlan(const std::shared_ptr<WorkbenchState> &state, const Site &site, const EnvironmentStatus &status,
                        const Execution::Elsewhere &elsewhere, Database::Connection &connection)
{
    const bool isKnown = std::any_of(status.history.cbegin(), status.history.cend(), [](const auto &row) { return row.success; });
    const Expected<Catalog::Snapshot> live = isKnown ? Catalog::Snapshot() : Execution::readObjects(site.project.policies, connection);
    if (!live)
        return tl::unexpected(live.error());
    const auto planFrom = [&](const EnvironmentStatus &from) {
        return Execution::planInitDatabase(site.project, site.environment, site.databaseName, site.profile, from, *live, elsewhere);
    };
    Expected<Plan> plan = planFrom(status);
    if (plan || isKnown || plan.error().kind != Core::ErrorKind::History)
        return plan;
    // Another run may have made what is there since the history was read; then the history says so by now, or the run goes on.
    const EnvironmentStatus now = site.readStatus(connection);
    state->keep(site, now);
    if (now.error)
        return tl::unexpected(*now.error);
    return planFrom(now);
}

Expected<Execution::Elsewhere> waitFor(QList<QFuture<EnvironmentStatus>> others)
{
    Execution::Elsewhere elsewhere;
    for (QFuture<EnvironmentStatus> &other : others) {
        other.waitForFinished();
        if (other.resultCount() == 0)
            return tl::unexpected(closedPlan().error());
        elsewhere += other.result();
    }
    return elsewhere;
}

Expected<Plan> waitFor(QFuture<Expected<Plan>> planning)
{
    planning.waitForFinished();
    return planning.resultCount() > 0 ? planning.result() : closedPlan();
}

} // namespace

QList<QFuture<EnvironmentStatus>> Workbench::Private::readJoined(Workbench &owner, const Site &site)
{
    QList<QFuture<EnvironmentStatus>> others;
    for (const QString &name : joinedDatabases(site.project, site.databaseName))
        others += owner.refreshStatus(site.environment.name, name);
    return others;
}

QFuture<Expected<Plan>> Workbench::Private::planThere(const QString &environment, const QString &databaseName, const MakePlanThere &make)
{
    const Expected<Site> site = state->site(environment, databaseName);
    return site ? planOn(state, *site, state->beginPlan(site->place()), make) : ready(Expected<Plan>(tl::unexpect, site.error()));
}

QFuture<Expected<Plan>> Workbench::Private::plan(Workbench &owner, const QString &environment, const QString &databaseName,
                                                 const MakePlan &make)
{
    const Expected<Site> site = state->site(environment, databaseName);
    if (!site)
        return ready(Expected<Plan>(tl::unexpect, site.error()));
    const std::stop_token stop = state->beginPlan(site->place());
    const QList<QFuture<EnvironmentStatus>> others = readJoined(owner, *site);
    if (others.isEmpty() && !site->isNew())
        return planHere(state, *site, stop, [make](const Site &at, const EnvironmentStatus &status) { return make(at, status, {}); });
    // Waited for on a thread of the pool: two sessions that waited for each other would wait for ever.
    return QtConcurrent::run(&threads, [state = state, site = *site, stop, make, others] {
        return waitFor(others).and_then([&](const Execution::Elsewhere &elsewhere) {
            if (stop.stop_requested())
                return cancelledPlan();
            const auto here = [make, elsewhere](const Site &at, const EnvironmentStatus &status) { return make(at, status, elsewhere); };
            return site.isNew() ? here(site, site.emptyStatus()) : waitFor(planHere(state, site, stop, here));
        });
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
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Expected<Plan>(tl::unexpect, site.error()));
    const std::stop_token stop = d->state->beginPlan(site->place());
    return QtConcurrent::run(&d->threads, [state = d->state, site = *site, stop, others = d->readJoined(*this, *site)] {
        return waitFor(others).and_then([&](const Execution::Elsewhere &elsewhere) {
            if (site.isNew()) {
                return Execution::planInitDatabase(site.project, site.environment, site.databaseName, site.profile, site.emptyStatus(), {},
                                                   elsewhere);
            }
            const auto make = [state, elsewhere](const Site &at, const EnvironmentStatus &status, Database::Connection &connection) {
                return initPlan(state, at, status, elsewhere, connection);
            };
            return waitFor(planOn(state, site, stop, make));
        });
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
    const auto make = [](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &elsewhere) {
        return Execution::planSeed(site.project, site.environment, site.databaseName, site.profile, status, elsewhere);
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

QFuture<Expected<Plan>> Workbench::planAdoption(const Execution::Adoption &adoption, const QStringList &migrations)
{
    const auto make = [adoption, migrations](const Site &site, const EnvironmentStatus &status, const Execution::Elsewhere &) {
        const auto stamp = [&](const QStringList &chosen) {
            return Execution::planStamp(site.project, site.environment, site.databaseName, site.profile, status, chosen);
        };
        return Execution::chosenFrom(adoption, migrations).and_then(stamp).and_then([&](const Plan &plan) {
            return Execution::checkCompared(plan, adoption);
        });
    };
    return d->plan(*this, adoption.environment, adoption.databaseName, make);
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
    const std::stop_token stop = d->state->beginPlan(site->place());
    return d->state->workSession(*site)->run(
        [make, stop](Database::Connection &connection) { return stop.stop_requested() ? cancelledPlan() : make(connection.identity()); });
}

void Workbench::cancelPlans(const QString &environment, const QString &databaseName)
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return;
    d->state->stopPlans(site->place());
    for (const QString &name : QStringList{databaseName} + joinedDatabases(site->project, databaseName)) {
        const Place place{site->environment.name, name};
        const std::shared_ptr<Database::Session> session = d->state->sessions.find(place, Purpose::Work);
        if (!session || d->state->isRunning(place, session))
            continue;
        session->cancel([state = d->state, place, which = std::weak_ptr(session)](std::chrono::milliseconds silent) {
            state->leaveSession(place, which, silent);
        });
    }
}

} // namespace Varve::Workbench
