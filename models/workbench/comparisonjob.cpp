// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comparisonjob.h"

#include "texts_p.h"

#include <models/catalog/introspector.h>
#include <models/execution/rehearsal/rehearsal.h>
#include <models/history/historysql.h>

#include <QCoreApplication>

namespace Varve::Workbench {
namespace {

Core::Error cancelledError()
{
    Core::Error error;
    error.kind = Core::ErrorKind::Cancelled;
    error.message = QCoreApplication::translate("Varve::Workbench", "The comparison was cancelled.");
    return error;
}

} // namespace

/// An environment's name for a project side that names none: the other side's, unless a scratch database may not be made on its server;
/// else the first that has such a database.
Core::Expected<QString> ComparisonJob::environmentFor(const WorkbenchState &state, const ComparisonSource &source,
                                                      const ComparisonSource &other, const QString &databaseName)
{
    if (source.kind == ComparisonSource::Kind::Environment || !source.environment.isEmpty())
        return source.environment;
    const Project::Project project = state.project().value_or(Project::Project());
    QStringList names;
    const auto consider = [&](const Project::Environment &environment, bool readOnly) {
        if ((environment.guard == Project::GuardLevel::ReadOnly) == readOnly && environment.connections.contains(databaseName))
            names += environment.name;
    };
    for (const bool readOnly : {false, true}) {
        if (const Project::Environment *environment = project.environment(other.environment))
            consider(*environment, readOnly);
        for (const Project::Environment &environment : project.environments)
            consider(environment, readOnly);
    }
    if (!names.isEmpty())
        return names.constFirst();
    return Core::failure(Core::ErrorKind::Usage, Texts::tr("No environment has a connection to the database \"%1\".").arg(databaseName),
                         Texts::tr("Building the project in a scratch database needs one: add it to varve.toml, or give --database-url."));
}

QStringList ComparisonJob::scratchEnvironments(const WorkbenchState &state, const ComparisonSource &from, const ComparisonSource &to,
                                               const QString &databaseName)
{
    QStringList names;
    const std::array<ComparisonSource, 2> sources{from, to};
    for (std::size_t i = 0; i < sources.size(); ++i) {
        if (sources[i].kind != ComparisonSource::Kind::Project)
            continue;
        const Core::Expected<QString> name = environmentFor(state, sources[i], sources[1 - i], databaseName);
        if (name && !names.contains(*name))
            names += *name;
    }
    return names;
}

Core::Expected<std::shared_ptr<ComparisonJob>> ComparisonJob::create(const std::shared_ptr<WorkbenchState> &state,
                                                                     const ComparisonSource &from, const ComparisonSource &to,
                                                                     const Comparison::CompareOptions &options, const QString &databaseName)
{
    auto job = std::make_shared<ComparisonJob>(); // shared: functions that run on a pool's thread must be copyable
    job->m_state = state;
    job->m_options = options;
    const std::array<ComparisonSource, 2> sources{from, to};
    QList<Place> places;
    for (std::size_t i = 0; i < sources.size(); ++i) {
        const auto site = environmentFor(*state, sources[i], sources[1 - i], databaseName).and_then([&](const QString &name) {
            return state->site(name, databaseName);
        });
        if (!site)
            return tl::unexpected(site.error());
        job->m_sides[i] = Side{sources[i], *site, {}};
        places += site->place();
    }
    job->m_stop = state->beginComparison(places);
    for (Side &side : job->m_sides)
        job->startReading(side);
    return job;
}

void ComparisonJob::startReading(Side &side)
{
    if (side.source.kind != ComparisonSource::Kind::Environment)
        return;
    const QStringList ours = History::HistorySql(side.site.profile, side.site.project.policies).tableNames();
    const auto session = m_state->sessions.session(side.site.place(), Purpose::Browse, side.site.profile);
    side.reading = session->run([ours, stop = m_stop](Database::Connection &connection) -> Snapshot {
        if (stop.stop_requested())
            return tl::unexpected(cancelledError());
        return Catalog::introspect(connection, {.excludedTables = ours, .schemas = {}});
    });
}

ComparisonJob::Snapshot ComparisonJob::finish(Side &side, const std::function<void(const QString &)> &progress)
{
    if (side.source.kind == ComparisonSource::Kind::Environment) {
        side.reading.waitForFinished();
        // Without a result when the session was ended meanwhile.
        return side.reading.resultCount() > 0 ? side.reading.result() : Snapshot(tl::unexpect, cancelledError());
    }
    const Site &site = side.site;
    return m_state->withScratchServer(site, [&](Execution::ScratchServer server) {
        server.progress = progress;
        server.notRemoved = [this](const Execution::ScratchRemains &one) { m_warnings += one.toString(); };
        return Execution::rehearseSnapshot(site.project, site.environment, site.databaseName, server, side.source.migration, m_stop);
    });
}

Core::Expected<Comparison::Comparison> ComparisonJob::run(const std::function<void(const QString &)> &progress)
{
    std::array<Catalog::Snapshot, 2> snapshots;
    // What is built first: environments are being read meanwhile.
    for (const auto kind : {ComparisonSource::Kind::Project, ComparisonSource::Kind::Environment}) {
        for (std::size_t i = 0; i < m_sides.size(); ++i) {
            if (m_sides[i].source.kind != kind)
                continue;
            auto snapshot = finish(m_sides[i], progress);
            if (m_stop.stop_requested())
                return tl::unexpected(Execution::withRemains(cancelledError(), m_warnings));
            if (!snapshot)
                return tl::unexpected(Execution::withRemains(snapshot.error(), m_warnings));
            snapshots[i] = std::move(*snapshot);
            snapshots[i].title = m_sides[i].source.title();
        }
    }
    Comparison::Comparison comparison = Comparison::compare(snapshots[0], snapshots[1], m_options);
    comparison.warnings = m_warnings;
    return comparison;
}

} // namespace Varve::Workbench
