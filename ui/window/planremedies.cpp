// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planremedies.h"

#include "runcontroller.h"

namespace Varve::Ui {

using namespace Qt::StringLiterals;
using Execution::Target;

PlanRemedies::PlanRemedies(Workbench::Workbench &workbench, RunController &runs) : QObject(&runs), m_workbench(workbench), m_runs(runs) {}

PlanRemedies::Refused PlanRemedies::ofMigrate(const QString &environment, const QString &databaseName, const Target &target)
{
    return [this, asked = Asked{environment, databaseName, target, true}](const Core::Error &error) { offerOthers(error, asked); };
}

PlanRemedies::Refused PlanRemedies::ofRollback(const QString &environment, const QString &databaseName, const Target &target)
{
    return [this, asked = Asked{environment, databaseName, target, false}](const Core::Error &error) { offerOthers(error, asked); };
}

void PlanRemedies::request(const Asked &asked)
{
    if (asked.isForward)
        m_runs.request([&] { return m_workbench.planMigrate(asked.environment, asked.target, asked.databaseName); });
    else
        m_runs.request([&] { return m_workbench.planRollback(asked.environment, asked.target, asked.databaseName); });
}

void PlanRemedies::offerOthers(const Core::Error &error, const Asked &asked)
{
    if (asked.target.extent != Target::Extent::Only || error.kind != Core::ErrorKind::Usage)
        return m_runs.refuse({error});
    Asked wider = asked;
    wider.target.extent = Target::Extent::OnlyAndNeeds;
    auto future = asked.isForward ? m_workbench.planMigrate(wider.environment, wider.target, wider.databaseName)
                                        : m_workbench.planRollback(wider.environment, wider.target, wider.databaseName);
    future.then(this, [this, error, wider](const Core::Expected<Execution::Plan> &together) {
        if (!together || together->steps.size() < 2)
            return m_runs.refuse({error});
        QStringList ids;
        for (const Execution::PlanStep &step : together->steps)
            ids += step.migrationId;
        Core::Error shown = error;
        shown.remedy = tr("Together they are %1.").arg(ids.join(u", "_s));
        const QString title = wider.isForward ? tr("With Prerequisites…") : tr("With Dependents…");
        m_runs.refuse({shown, {{title, [this, wider] { request(wider); }}}});
    });
}

} // namespace Varve::Ui
