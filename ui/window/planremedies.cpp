// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planremedies.h"

#include "runcontroller.h"

#include <ui/pieces/whendone.h>
#include <ui/timeline/timelinepage.h>

#include <models/execution/planner/situation.h>

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

/// The partly applied migration that \a error is about, maybe among other things.
const History::MigrationStanding *partialIn(const Core::Error &error, const History::EnvironmentStatus &status)
{
    for (const History::MigrationStanding &row : status.standings) {
        if (row.standing != History::Standing::Partial || Project::isInitScript(row.migrationId))
            continue;
        const QString said = Execution::partialError(row).message;
        const auto isSaid = [&said](const Core::Error &each) { return each.message == said; };
        if (isSaid(error) || std::any_of(error.others.cbegin(), error.others.cend(), isSaid))
            return &row;
    }
    return nullptr;
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
    const auto read = m_workbench.refreshStatus(asked.environment, asked.databaseName);
    whenDone(this, read, [this, error, asked](const History::EnvironmentStatus &status) {
        const History::MigrationStanding *partial = status.error ? nullptr : partialOf(status);
        const bool isAsked = partial && asked.target.kind == Target::Kind::Migration && asked.target.migration == partial->migrationId;
        if (isAsked)
            return m_runs.resumeAt(asked.place(), {.migration = partial->migrationId});
        if (const History::MigrationStanding *said = status.error ? nullptr : partialIn(error, status))
            return offerResume(error, asked.place(), *said);
        return asked.target == Target{} ? offerHeads(error, asked, partial) : offerOthers(error, asked);
    });
}

QList<Offer> PlanRemedies::waysOn(const Workbench::Place &place, const History::MigrationStanding &partial)
{
    QList<Offer> offers;
    for (const TimelinePage::ResumeWay &way : TimelinePage::resumeWays(partial))
        offers += Offer{way.title, [this, place, request = way.request] { m_runs.resumeAt(place, request); }};
    const QString id = partial.migrationId;
    offers += Offer{tr("Roll Back What Was Done…"), [this, place, id] { m_runs.rollBackPartialAt(place, id); }};
    offers += Offer{tr("Mark as Applied…"), [this, place, id] { m_runs.stampAt(place, id); }};
    offers += Offer{tr("Mark as Not Applied…"), [this, place, id] { m_runs.unstampAt(place, id); }};
    return offers;
}

void PlanRemedies::offerResume(const Core::Error &error, const Workbench::Place &place, const History::MigrationStanding &partial)
{
    Failure failure{error, waysOn(place, partial), place.environment};
    // The command line's ways on, wherever they stand; what else is wrong keeps its own.
    const QString said = Execution::partialError(partial).message;
    const auto other = std::find_if(failure.error.others.begin(), failure.error.others.end(),
                                    [&said](const Core::Error &each) { return each.message == said; });
    (other == failure.error.others.end() ? failure.error : *other).remedy.clear();
    m_runs.refuse(failure);
}

void PlanRemedies::request(const Asked &asked)
{
    const auto make = [&](const QString &database) {
        return asked.isForward ? m_workbench.planMigrate(asked.environment, asked.target, database)
                               : m_workbench.planRollback(asked.environment, asked.target, database);
    };
    m_runs.request(asked.place(), make,
                   asked.isForward ? ofMigrate(asked.environment, asked.databaseName, asked.target)
                                   : ofRollback(asked.environment, asked.databaseName, asked.target));
}

void PlanRemedies::offerHeads(const Core::Error &error, const Asked &asked, const History::MigrationStanding *partial)
{
    const Project::RevisionGraph graph = m_workbench.graph();
    Failure failure{error, {}, asked.environment};
    Core::Error *heads = aboutTheRequest(failure.error);
    if (!heads || graph.heads(asked.databaseName).size() < 2)
        return offerOtherDatabase(error, asked);
    Asked all = asked;
    all.target.kind = Target::Kind::Heads;
    heads->remedy.clear();
    // The plan came no further than the heads. Nothing runs before what is partly applied is settled.
    if (partial) {
        Core::Error said = Execution::partialError(*partial);
        said.remedy.clear();
        failure.error.others += said;
        failure.offers += waysOn(asked.place(), *partial);
    }
    failure.offers += Offer{tr("Run All Heads…"), [this, all] { request(all); }};
    failure.offers += Offer{tr("Merge Heads…"), [this, databaseName = asked.databaseName] { emit mergeRequested(databaseName); }};
    m_runs.refuse(failure);
}

void PlanRemedies::offerOtherDatabase(const Core::Error &error, const Asked &asked)
{
    const auto first = DatabaseChoice(m_workbench, asked.environment).firstBefore(asked.databaseName);
    if (!first)
        return m_runs.refuse({error, {}, asked.environment});
    const Asked before{
        asked.environment, first->databaseName, {.kind = Target::Kind::Migration, .steps = 0, .migration = first->upTo}, true};
    m_runs.refuse({error, {{tr("Run Up to %1 First…").arg(first->upTo), [this, before] { request(before); }}}, asked.environment});
}

void PlanRemedies::offerDependents(const Core::Error &error, const Asked &asked)
{
    const auto first = DatabaseChoice(m_workbench, asked.environment).firstToRollBack(asked.databaseName, asked.target);
    if (!first)
        return m_runs.refuse({error, {}, asked.environment});
    Failure failure{error, {}, asked.environment};
    if (Core::Error *refusal = aboutTheRequest(failure.error))
        refusal->remedy.clear(); // the command line's way on
    const Asked before{asked.environment, first->databaseName, first->target, false};
    failure.offers += Offer{tr("Roll Back %1 First…").arg(first->target.migration), [this, before] { request(before); }};
    m_runs.refuse(failure);
}

void PlanRemedies::offerOthers(const Core::Error &error, const Asked &asked)
{
    if (asked.target.extent != Target::Extent::Only || error.kind != Core::ErrorKind::Usage)
        return asked.isForward ? offerOtherDatabase(error, asked) : offerDependents(error, asked);
    Asked wider = asked;
    wider.target.extent = Target::Extent::OnlyAndNeeds;
    const auto planned = asked.isForward ? m_workbench.planMigrate(wider.environment, wider.target, wider.databaseName)
                                         : m_workbench.planRollback(wider.environment, wider.target, wider.databaseName);
    whenDone(this, planned, [this, error, wider](const Core::Expected<Execution::Plan> &together) {
        if (!together || together->steps.size() < 2)
            return wider.isForward ? m_runs.refuse({error, {}, wider.environment}) : offerDependents(error, wider);
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
