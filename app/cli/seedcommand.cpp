// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

int runSeed(Context &context, bool dryRun)
{
    if (const Expected<> opened = context.open(Context::Histories::OfChosenEnvironment); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan = context.workbench().planSeed(environment->name, context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty()) {
        if (wantsPlan(context))
            printPlan(context, *plan);
        else
            context.out.line(Context::tr("No seed data is left to run."));
        return Done;
    }
    if (dryRun) {
        return printPlan(context, *plan);
    }
    if (const Expected<> confirmed = context.confirm(*plan, Context::tr("Run seed data on %1.").arg(context.placeOf(*plan))); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

} // namespace

void addSeed(const Command &program, Context &context)
{
    const Command command = program.command("seed", "Run the seed data that an environment allows");
    auto dryRun = std::make_shared<bool>(false); // shared: the callback outlives this function
    command.flag("-n,--dry-run", *dryRun, "Show the plan only");
    runsWithPlan(command, context, *dryRun, [&context, dryRun] { return runSeed(context, *dryRun); });
}

} // namespace Varve::Cli
