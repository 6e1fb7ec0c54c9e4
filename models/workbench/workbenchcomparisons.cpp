// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a workbench builds in scratch databases and compares.

#include "comparisonjob.h"
#include "workbench_p.h"

#include <QCoreApplication>

namespace Varve::Workbench {

using Core::Expected;

QFuture<Expected<Comparison::Comparison>> Workbench::compare(const ComparisonSource &from, const ComparisonSource &to,
                                                             const Comparison::CompareOptions &options, const QString &databaseName)
{
    const auto job = ComparisonJob::create(d->state, from, to, options, databaseName);
    if (!job)
        return ready(Expected<Comparison::Comparison>(tl::unexpect, job.error()));
    return d->state->jobs.start([job = *job](const auto &progress) { return job->run(progress); });
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

/// Only of a database whose history knows of nothing done.
Expected<Execution::CurrentSchema> readUnknown(WorkbenchState &state, const Site &site)
{
    Expected<Execution::CurrentSchema> current = readCurrent(state, site);
    if (!current || current->status.knowsOfNothingDone(site.databaseName))
        return current;
    const bool isOnly = site.project.databases.size() < 2;
    const QString where = isOnly ? site.environment.title() : QStringLiteral("%1 (%2)").arg(site.environment.title(), site.databaseName);
    return Core::failure(Core::ErrorKind::History, QCoreApplication::translate("Varve::Workbench", "%1 has a history already.").arg(where),
                         QCoreApplication::translate("Varve::Workbench", "Mark single migrations with varve-cli stamp and unstamp."));
}

} // namespace

QString Workbench::scratchQuestion(const QString &environment, const QString &databaseName) const
{
    const Expected<Site> site = d->state->site(environment, databaseName);
    return site ? Execution::scratchQuestion(site->environment, site->profile.engine) : QString();
}

QStringList Workbench::scratchEnvironments(const ComparisonSource &from, const ComparisonSource &to, const QString &databaseName) const
{
    return ComparisonJob::scratchEnvironments(*d->state, from, to, databaseName);
}

QFuture<Expected<Execution::RehearsalReport>> Workbench::rehearse(const QString &environment, RehearseFrom from,
                                                                  const QString &databaseName)
{
    using Answer = Expected<Execution::RehearsalReport>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Answer(tl::unexpect, site.error()));
    const std::stop_token stop = d->state->beginComparison({site->place()});
    return d->state->jobs.start([state = d->state, site = *site, from, stop](const auto &progress) -> Answer {
        std::optional<Execution::CurrentSchema> current;
        if (from == RehearseFrom::Current) {
            Expected<Execution::CurrentSchema> read = readCurrent(*state, site);
            if (!read)
                return tl::unexpected(read.error());
            current = *std::move(read);
        }
        return state->withScratchServer(site, [&](Execution::ScratchServer server) {
            server.progress = progress;
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
    return d->state->jobs.start([state = d->state, site = *site, stop](const auto &progress) -> Answer {
        const Expected<Execution::CurrentSchema> live = readUnknown(*state, site);
        if (!live)
            return tl::unexpected(live.error());
        return state->withScratchServer(site, [&](Execution::ScratchServer server) {
            server.progress = progress;
            return Execution::adopt(site.project, site.environment, site.databaseName, server, live->snapshot, stop);
        });
    });
}

QFuture<Expected<QList<Execution::ScratchName>>> Workbench::leftScratchDatabases(const QString &environment, const QString &databaseName)
{
    using Names = Expected<QList<Execution::ScratchName>>;
    const Expected<Site> site = d->state->site(environment, databaseName);
    if (!site)
        return ready(Names(tl::unexpect, site.error()));
    return d->state->jobs.start([state = d->state, site = *site](const auto &) -> Names {
        return state->withScratchServer(site, [&](const Execution::ScratchServer &server) -> Names {
            if (const Expected<> allowed = Execution::checkScratchServer(server); !allowed)
                return tl::unexpected(allowed.error());
            return Execution::leftScratchDatabases(server);
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
    return d->state->jobs.start([state = d->state, site = *site](const auto &) -> Names {
        return state->withScratchServer(
            site, [&](const Execution::ScratchServer &server) { return Execution::removeLeftScratchDatabases(server); });
    });
}

void Workbench::cancelCompare(WhenSilent whenSilent)
{
    WorkbenchState::cancelComparisons(d->state, whenSilent);
}

} // namespace Varve::Workbench
