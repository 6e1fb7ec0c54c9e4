// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "workbenchstate.h"

#include "texts_p.h"

#include <models/execution/plan/secrets.h>

#include <QCoreApplication>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Varve::Workbench {
namespace {

/// The profiles of all places of a project that can be worked out.
QMap<Place, Database::ConnectionProfile> profilesOf(const Project::Project &project)
{
    QMap<Place, Database::ConnectionProfile> profiles;
    for (const Project::Environment &environment : project.environments) {
        for (auto connection = environment.connections.cbegin(); connection != environment.connections.cend(); ++connection) {
            if (const auto profile = Project::connectionProfile(environment, connection.key(), project.folder))
                profiles.insert({environment.name, connection.key()}, *profile);
        }
    }
    return profiles;
}

/// As far as their profiles tell. A file has none.
bool isSameServer(const Database::ConnectionProfile &one, const Database::ConnectionProfile &other)
{
    const Database::EngineTraits &traits = Database::engineTraits(one.engine);
    const auto port = [&](const Database::ConnectionProfile &profile) { return profile.port == 0 ? traits.defaultPort : profile.port; };
    const auto host = [](const Database::ConnectionProfile &profile) {
        static const QStringList here{u""_s, u"localhost"_s, u"127.0.0.1"_s, u"::1"_s};
        const QString name = profile.host.toLower();
        return here.contains(name) ? QString() : name;
    };
    return !traits.isFile && host(one) == host(other) && port(one) == port(other)
        && one.options.value(u"socket"_s) == other.options.value(u"socket"_s);
}

/// Where [history] schema is no part of the database: a database of MariaDB's server, or an attached file.
bool haveOneHistory(const Database::ConnectionProfile &one, const Database::ConnectionProfile &other, const QString &schema)
{
    const auto file = [&schema](const Database::ConnectionProfile &profile) {
        const auto found = std::find_if(profile.attachments.cbegin(), profile.attachments.cend(),
                                        [&](const Database::Attachment &each) { return each.schema == schema; });
        return found == profile.attachments.cend() ? QString() : found->file;
    };
    if (one.engine != other.engine || one.database == other.database)
        return false;
    return one.engine == Database::Engine::MariaDb ? isSameServer(one, other) : !file(one).isEmpty() && file(one) == file(other);
}

/// What is applied in one would be told of the other.
Core::Expected<> checkHistoryIsItsOwn(const Site &site)
{
    const QString &schema = site.project.policies.historySchema;
    if (schema.isEmpty())
        return {};
    for (const Project::Environment &other : site.project.environments) {
        const auto profile = other.connections.contains(site.databaseName)
            ? Project::connectionProfile(other, site.databaseName, site.project.folder)
            : Core::Expected<Database::ConnectionProfile>(site.profile);
        if (!profile || !haveOneHistory(site.profile, *profile, schema))
            continue;
        return Core::failure({.kind = Core::ErrorKind::ProjectFiles,
                              .message = Texts::tr("%1 and %2 would have one history: %3 is no part of their databases, and both use it.")
                                             .arg(site.environment.title(), other.title(), schema),
                              .where = site.project.policies.historySchemaAt,
                              .remedy = Texts::tr("Leave schema out: each database then has a history of its own.")});
    }
    return {};
}

} // namespace

bool Site::isNew() const
{
    return Database::engineTraits(profile.engine).isFile && profile.access == Database::Access::ReadWrite && profile.database != u":memory:"
        && !QFileInfo::exists(profile.database);
}

History::EnvironmentStatus Site::emptyStatus() const
{
    Database::ServerIdentity server;
    server.engine = profile.engine;
    return {.environment = environment.name,
            .databaseName = databaseName,
            .server = server,
            .standings = History::standings(project, environment, databaseName, profile.engine, {}),
            .history = {},
            .error = {}};
}

History::EnvironmentStatus Site::statusOf(const History::HistoryReading &history) const
{
    History::EnvironmentStatus status = History::statusOf(project, environment, databaseName, history);
    status.runs = masked(status.runs);
    return status;
}

History::EnvironmentStatus Site::readStatus(Database::Connection &connection) const
{
    return statusOf(History::readHistory(connection, project.policies));
}

History::LockState Site::masked(History::LockState state) const
{
    for (History::RunningRun &run : state.running)
        run.statement = Execution::withoutSecrets(run.statement, environment.variables);
    return state;
}

Core::Expected<Site> WorkbenchState::site(const QString &environment, const QString &databaseName) const
{
    const std::optional<Project::Project> current = project();
    if (!current)
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("No project is open."));
    // The unnamed environment of a URL has an empty name; without one, an empty name means the only environment.
    const Project::Environment *exact = current->environment(environment);
    const auto found = exact ? Core::Expected<const Project::Environment *>(exact) : current->findEnvironment(environment);
    if (!found)
        return tl::unexpected(found.error());
    const auto profile = Project::connectionProfile(**found, databaseName, current->folder);
    if (!profile)
        return tl::unexpected(profile.error());
    const Site site{*current, **found, databaseName, *profile};
    return checkHistoryIsItsOwn(site).map([&site] { return site; });
}

Core::Expected<Execution::ScratchServer> WorkbenchState::scratchServer(const Site &site)
{
    const bool isApart = !site.environment.scratch.isEmpty();
    const auto there = isApart ? this->site(site.environment.scratch, site.databaseName) : Core::Expected<Site>(site);
    if (!there)
        return tl::unexpected(there.error());
    if (there->profile.engine != site.profile.engine) {
        return Core::failure(
            Core::ErrorKind::Usage,
            QCoreApplication::translate("Varve::Workbench", "%1 is %2, and the scratch databases of %3 shall be made on %4, which is %5.")
                .arg(site.environment.title(), Database::engineTraits(site.profile.engine).title, site.environment.title(),
                     there->environment.title(), Database::engineTraits(there->profile.engine).title),
            QCoreApplication::translate("Varve::Workbench", "Let scratch name an environment of the same engine."));
    }
    auto password = sessions.password(there->place(), there->profile);
    if (!password)
        return tl::unexpected(password.error());
    Database::ConnectionProfile profile = there->profile;
    profile.session = site.profile.session; // of the environment that is tried
    return Execution::ScratchServer{profile, *password, there->environment, isApart && !isSameServer(there->profile, site.profile)};
}

void WorkbenchState::forgetRefused(const Site &site, const Execution::ScratchServer &server)
{
    sessions.forgetter({server.environment.name, site.databaseName}, server.profile)(server.password);
}

std::shared_ptr<Database::Session> WorkbenchState::workSession(const Site &site)
{
    return sessions.session(site.place(), Purpose::Work, site.profile);
}

void WorkbenchState::releaseSessions()
{
    sessions.prune({});
}

void WorkbenchState::readAhead(const Project::Project &configured, const Place &place, History::HistoryDepth depth)
{
    const Project::Environment *environment = configured.environment(place.environment);
    if (!environment)
        return;
    const auto profile = Project::connectionProfile(*environment, place.databaseName, configured.folder);
    if (!profile || profile->password.source == Database::SecretReference::Source::Ask)
        return;
    const Site site{configured, *environment, place.databaseName, *profile};
    if (site.isNew())
        return;
    const auto read = [policies = configured.policies, depth](Database::Connection &connection) -> Core::Expected<History::HistoryReading> {
        return History::readHistory(connection, policies, depth);
    };
    const HistoryAhead history = std::make_shared<HistoryAhead::element_type>();
    workSession(site)->run(read, [history](const Core::Expected<History::HistoryReading> &reading) { history->give(reading); });
    const std::lock_guard lock(m_mutex);
    m_ahead.insert(place, {site, history});
}

WorkbenchState::HistoryAhead WorkbenchState::takeAhead(const Site &site)
{
    const std::lock_guard lock(m_mutex);
    if (!m_ahead.contains(site.place()))
        return nullptr;
    const Ahead ahead = m_ahead.take(site.place());
    const Project::Policies &read = ahead.site.project.policies;
    const Project::Policies &wanted = site.project.policies;
    const bool isSame = ahead.site.profile == site.profile && ahead.site.project.folder == site.project.folder
        && read.historyTable == wanted.historyTable && read.historySchema == wanted.historySchema;
    return isSame ? ahead.history : nullptr;
}

quint64 WorkbenchState::beginLoading(const QString &folder, const Project::LoadOptions &options)
{
    const std::lock_guard lock(m_mutex);
    if (!m_project) {
        m_folder = folder;
        m_options = options;
    }
    m_ahead.clear();
    return ++m_loading;
}

void WorkbenchState::keep(quint64 loading, const Project::Project &project, const Project::LoadOptions &options)
{
    {
        const std::lock_guard lock(m_mutex);
        if (loading != m_loading)
            return;
        if (!m_project || m_project->folder != project.folder)
            m_statuses.clear();
        m_project = project;
        m_folder = project.folder;
        m_options = options;
    }
    sessions.prune(profilesOf(project));
    tell(&Workbench::projectChanged);
}

std::optional<Project::Project> WorkbenchState::project() const
{
    const std::lock_guard lock(m_mutex);
    return m_project;
}

Project::LoadOptions WorkbenchState::options() const
{
    const std::lock_guard lock(m_mutex);
    return m_options;
}

QString WorkbenchState::folder() const
{
    const std::lock_guard lock(m_mutex);
    return m_folder;
}

/// Whether what was read at \a site still belongs to the project as it is.
bool WorkbenchState::isCurrent(const Site &site) const
{
    const Project::Environment *environment
        = m_project && m_project->folder == site.project.folder ? m_project->environment(site.environment.name) : nullptr;
    if (!environment)
        return false;
    const auto profile = Project::connectionProfile(*environment, site.databaseName, m_project->folder);
    return !profile || *profile == site.profile; // another: what is connected there now is another database
}

void WorkbenchState::keep(const Site &site, const History::EnvironmentStatus &status)
{
    {
        const std::lock_guard lock(m_mutex);
        if (!isCurrent(site))
            return;
        m_statuses.insert(site.place(), status);
    }
    tellStatus(site.place());
}

std::optional<History::EnvironmentStatus> WorkbenchState::status(const Place &place) const
{
    const std::lock_guard lock(m_mutex);
    const auto found = m_statuses.constFind(place);
    return found == m_statuses.cend() ? std::nullopt : std::optional(*found);
}

bool WorkbenchState::beginRun(const Place &place, const std::shared_ptr<OngoingRun> &run)
{
    const std::lock_guard lock(m_mutex);
    if (m_runs.contains(place))
        return false;
    m_runs.insert(place, run);
    return true;
}

void WorkbenchState::endRun(const Place &place, const std::shared_ptr<OngoingRun> &run)
{
    const std::lock_guard lock(m_mutex);
    if (const auto found = m_runs.find(place); found != m_runs.end() && *found == run)
        m_runs.erase(found);
}

std::shared_ptr<OngoingRun> WorkbenchState::stopRun(const Place &place)
{
    std::shared_ptr<OngoingRun> run; // asked without the lock: its callbacks may be anything
    {
        const std::lock_guard lock(m_mutex);
        run = m_runs.value(place);
    }
    if (run)
        run->stop().request_stop();
    return run;
}

void WorkbenchState::leaveRun(const Place &place, const std::shared_ptr<OngoingRun> &run, const std::weak_ptr<Database::Session> &session,
                              std::chrono::milliseconds silent)
{
    std::shared_ptr<Database::Session> left; // destroyed without the lock: jobs that wait are refused
    {
        const std::lock_guard lock(m_mutex); // for both: a run that begins between would work on the session that is left
        const std::shared_ptr<OngoingRun> newest = m_runs.value(place, run);
        if (newest == run) {
            left = sessions.take(place, Purpose::Work, session);
            m_runs.remove(place);
        }
    }
    run->leave(silent);
    if (left)
        left->abandon(silent);
}

bool WorkbenchState::isRunning(const Place &place, const std::shared_ptr<Database::Session> &session) const
{
    const std::lock_guard lock(m_mutex);
    return isRunningOn(place, session);
}

/// A run that has begun and has no session yet may be given this one.
bool WorkbenchState::isRunningOn(const Place &place, const std::shared_ptr<Database::Session> &session) const
{
    const std::shared_ptr<OngoingRun> run = m_runs.value(place);
    const std::shared_ptr<Database::Session> own = run ? run->session() : nullptr;
    return run && (!own || own == session);
}

std::stop_token WorkbenchState::beginPlan(const Place &place)
{
    const std::lock_guard lock(m_mutex);
    return m_plans[place].get_token();
}

void WorkbenchState::stopPlans(const Place &place)
{
    std::stop_source stop(std::nostopstate);
    {
        const std::lock_guard lock(m_mutex);
        stop = m_plans.take(place);
    }
    stop.request_stop();
}

void WorkbenchState::leaveSession(const Place &place, const std::weak_ptr<Database::Session> &session, std::chrono::milliseconds silent)
{
    std::shared_ptr<Database::Session> left; // destroyed without the lock: jobs that wait are refused
    {
        const std::lock_guard lock(m_mutex);
        if (!isRunningOn(place, session.lock()))
            left = sessions.take(place, Purpose::Work, session);
    }
    if (left)
        left->abandon(silent);
}

std::stop_token WorkbenchState::beginComparison(const QList<Place> &places)
{
    const std::lock_guard lock(m_mutex);
    m_compared += places;
    return m_comparisons.get_token();
}

QList<Place> WorkbenchState::stopComparisons()
{
    std::stop_source stop(std::nostopstate);
    QList<Place> places;
    {
        const std::lock_guard lock(m_mutex);
        stop = std::exchange(m_comparisons, std::stop_source());
        places.swap(m_compared);
    }
    stop.request_stop();
    return places;
}

void WorkbenchState::cancelComparisons(const std::shared_ptr<WorkbenchState> &state, Workbench::WhenSilent whenSilent)
{
    const QList<Place> read = state->stopComparisons();
    if (whenSilent == Workbench::WhenSilent::Leave)
        state->jobs.leaveSilent();
    for (const Place &place : read) {
        const std::shared_ptr<Database::Session> session = state->sessions.find(place, Purpose::Browse);
        if (!session)
            continue;
        if (whenSilent == Workbench::WhenSilent::Wait) {
            session->cancel();
            continue;
        }
        session->cancel([state, place, which = std::weak_ptr(session)](std::chrono::milliseconds silent) {
            const auto left = state->sessions.take(place, Purpose::Browse, which);
            state->jobs.leave(silent); // they wait for what the session was reading
            if (left)
                left->abandon(silent);
        });
    }
}

void WorkbenchState::close()
{
    QList<Place> running;
    {
        const std::lock_guard lock(m_mutex);
        m_owner = nullptr;
        ++m_loading;
        running = m_runs.keys();
    }
    for (const Place &place : std::as_const(running))
        stopRun(place);
}

/// Under the lock, so that the owner is not destroyed between question and posting; events to a destroyed object are dropped.
void WorkbenchState::tell(void (Workbench::*signal)())
{
    const std::lock_guard lock(m_mutex);
    if (Workbench *owner = m_owner)
        QMetaObject::invokeMethod(
            owner, [owner, signal] { emit(owner->*signal)(); }, Qt::QueuedConnection);
}

void WorkbenchState::tellStatus(const Place &place)
{
    const std::lock_guard lock(m_mutex);
    if (Workbench *owner = m_owner) {
        QMetaObject::invokeMethod(
            owner, [owner, place] { emit owner->statusChanged(place.environment, place.databaseName); }, Qt::QueuedConnection);
    }
}

} // namespace Varve::Workbench
