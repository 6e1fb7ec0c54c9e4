// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planremedies.h"

#include "runcontroller.h"

#include <ui/timeline/timelinepage.h>

namespace Varve::Ui {

using namespace Qt::StringLiterals;
using Execution::Target;

namespace {

/// The request is refused as it is, maybe among other things that are wrong.
Core::Error *aboutTheRequest(Core::Error &error)
{
    if (error.kind == Core::ErrorKind::Usage)
        return &error;
    const auto other = std::find_if(error.others.begin(), error.others.end(),
                                    [](const Core::Error &each) { return each.kind == Core::ErrorKind::Usage; });
    return other == error.others.end() ? nullptr : &*other;
}

} // namespace

const History::MigrationStanding *PlanRemedies::partialOf(const History::EnvironmentStatus &status)
{
    for (const History::MigrationStanding &row : status.standings) {
        if (row.standing == History::Standing::Partial && !Project::isInitScript(row.migrationId))
            return &row;
    }
    return nullptr;
}

PlanRemedies::PlanRemedies(Workbench::Workbench &workbench, RunController &runs) : QObject(&runs), m_workbench(workbench), m_runs(runs) {}

PlanRemedies::Refused PlanRemedies::ofMigrate(const QString &environment, const QString &databaseName, const Target &target)
{
    return [this, asked = Asked{environment, databaseName, target, true}](const Core::Error &error) { lookAtHistory(error, asked); };
}

PlanRemedies::Refused PlanRemedies::ofRollback(const QString &environment, const QString &databaseName, const Target &target)
{
    return [this, asked = Asked{environment, databaseName, target, false}](const Core::Error &error) { offerOthers(error, asked); };
}

PlanRemedies::Refused PlanRemedies::ofResume(const Workbench::Place &place, const Execution::ResumeRequest &request)
{
    return [this, place, request](const Core::Error &error) {
        const auto status = m_workbench.status(place.environment, place.databaseName);
        const History::MigrationStanding *row = status ? status->standing(request.migration) : nullptr;
        const bool isUncertain = row && row->uncertain() > 0;
        if (isUncertain && request.uncertain == Execution::Uncertain::NotSaid)
            offerResume(error, place, *row);
        else
            m_runs.refuse({error, {}, place.environment});
    };
}

void PlanRemedies::lookAtHistory(const Core::Error &error, const Asked &asked)
{
    m_workbench.refreshStatus(asked.environment, asked.databaseName)
        .then(this, [this, error, asked](const History::EnvironmentStatus &status) {
            const History::MigrationStanding *partial = status.error ? nullptr : partialOf(status);
            if (!partial)
                return asked.target == Target{} ? offerHeads(error, asked) : offerOthers(error, asked);
            if (asked.target.kind == Target::Kind::Migration && asked.target.migration == partial->migrationId)
                return m_runs.resumeAt(asked.place(), {.migration = partial->migrationId});
            offerResume(error, asked.place(), *partial);
        });
}

void PlanRemedies::offerResume(const Core::Error &error, const Workbench::Place &place, const History::MigrationStanding &partial)
{
    Failure failure{error, {}, place.environment};
    failure.error.remedy.clear();
    for (const TimelinePage::ResumeWay &way : TimelinePage::resumeWays(partial))
        failure.offers += Offer{way.title, [this, place, request = way.request] { m_runs.resumeAt(place, request); }};
    const QString id = partial.migrationId;
    failure.offers += Offer{tr("Roll Back What Was Done…"), [this, place, id] { m_runs.rollBackPartialAt(place, id); }};
    failure.offers += Offer{tr("Mark as Applied…"), [this, place, id] { m_runs.stampAt(place, id); }};
    failure.offers += Offer{tr("Mark as Not Applied…"), [this, place, id] { m_runs.unstampAt(place, id); }};
    m_runs.refuse(failure);
}

void PlanRemedies::request(const Asked &asked)
{
    const auto make = [&](const QString &database) {
        return asked.isForward ? m_workbench.planMigrate(asked.environment, asked.target, database)
                               : m_workbench.planRollback(asked.environment, asked.target, database);
    };
    m_runs.request(asked.place(), make);
}

void PlanRemedies::offerHeads(const Core::Error &error, const Asked &asked)
{
    const Project::RevisionGraph graph = m_workbench.graph();
    Failure failure{error, {}, asked.environment};
    Core::Error *heads = aboutTheRequest(failure.error);
    if (!heads || graph.heads(asked.databaseName).size() < 2)
        return m_runs.refuse({error, {}, asked.environment});
    Asked all = asked;
    all.target.kind = Target::Kind::Heads;
    heads->remedy.clear();
    failure.offers += Offer{tr("Run All Heads…"), [this, all] { request(all); }};
    failure.offers += Offer{tr("Merge Heads…"), [this, databaseName = asked.databaseName] { emit mergeRequested(databaseName); }};
    m_runs.refuse(failure);
}

void PlanRemedies::offerOthers(const Core::Error &error, const Asked &asked)
{
    if (asked.target.extent != Target::Extent::Only || error.kind != Core::ErrorKind::Usage)
        return m_runs.refuse({error, {}, asked.environment});
    Asked wider = asked;
    wider.target.extent = Target::Extent::OnlyAndNeeds;
    auto future = asked.isForward ? m_workbench.planMigrate(wider.environment, wider.target, wider.databaseName)
                                  : m_workbench.planRollback(wider.environment, wider.target, wider.databaseName);
    future.then(this, [this, error, wider](const Core::Expected<Execution::Plan> &together) {
        if (!together || together->steps.size() < 2)
            return m_runs.refuse({error, {}, wider.environment});
        QStringList ids;
        for (const Execution::PlanStep &step : together->steps)
            ids += step.migrationId;
        Core::Error shown = error;
        shown.remedy = tr("Together they are %1.").arg(ids.join(u", "_s));
        const QString title = wider.isForward ? tr("With Prerequisites…") : tr("With Dependents…");
        m_runs.refuse({shown, {{title, [this, wider] { request(wider); }}}, wider.environment});
    });
}

} // namespace Varve::Ui
