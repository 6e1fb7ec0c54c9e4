// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "maintenance.h"

#include "../plan/scripterrors.h"
#include "../plan/stepbuilder.h"
#include "../texts_p.h"
#include "situation.h"
#include "targetplace.h"

namespace Varve::Execution {

namespace {

Core::Expected<> checkNoHistory(const Situation &situation)
{
    const History::EnvironmentStatus &status = situation.status();
    if (status.knowsOfNothingDone(situation.databaseName()))
        return {};
    const auto isHere = [&](const auto &row) { return row.databaseName.isEmpty() || row.databaseName == situation.databaseName(); };
    const int rows = static_cast<int>(std::count_if(status.history.cbegin(), status.history.cend(), isHere));
    return Core::failure(
        Core::ErrorKind::History,
        Texts::tr("%1 has a history already, of %n rows: a baseline is for a database without one.", nullptr, rows)
            .arg(situation.environment().title()),
        Texts::tr(
            "Look at it with varve-cli history; varve-cli stamp marks single migrations, and varve-cli repair puts a history right."));
}

Core::Expected<std::vector<int>> placeOf(const Situation &situation, const Target &at)
{
    const bool isPlace = (at.kind == Target::Kind::Migration || at.kind == Target::Kind::Head || at.kind == Target::Kind::Heads);
    if (!isPlace) {
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("%1 is no place for a baseline.").arg(targetText(at)),
                             Texts::tr("Name a migration, a release, head or heads."));
    }
    return targetPlace(situation, at);
}

} // namespace

Core::Expected<Plan> planBaseline(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                  const Database::ConnectionProfile &target, const History::EnvironmentStatus &status, const Target &at)
{
    const Situation situation(project, environment, databaseName, target, status);
    if (const Core::Expected<> checked = situation.check().and_then([&] { return checkNoHistory(situation); }); !checked)
        return Core::failure(checked.error());
    const Core::Expected<std::vector<int>> place = placeOf(situation, at);
    if (!place)
        return Core::failure(place.error());
    Plan plan = situation.emptyPlan(PlanKind::Baseline);
    plan.words += targetText(at);
    ErrorList errors;
    const StepBuilder builder(project, environment, target.engine);
    const std::vector<bool> before = situation.graph().needs().reach(*place, Project::Edges::Way::Needs);
    for (int node = 0; node < situation.graph().size(); ++node) {
        if (!before[static_cast<size_t>(node)] || !situation.counts(node))
            continue;
        Core::Expected<PlanStep> step = builder.stamp(situation.at(node));
        if (!step) {
            errors.add(step.error());
            continue;
        }
        step->kind = StepKind::Baseline;
        plan.steps += *std::move(step);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    decideReleases(situation, plan.steps);
    plan.id = planId(plan);
    return plan;
}

} // namespace Varve::Execution
