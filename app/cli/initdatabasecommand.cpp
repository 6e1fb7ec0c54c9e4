// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

/// What is there already, and what migrate would do.
void sayNothingToDo(Context &context, const Execution::Plan &plan)
{
    if (wantsPlan(context))
        return static_cast<void>(printPlan(context, plan));
    const auto status = context.workbench().status(plan.environment, plan.databaseName);
    const int pending = status ? status->pendingCount() : 0;
    context.out.line(Context::tr("Nothing to do: %1 has a history already.").arg(context.placeOf(plan)));
    if (pending > 0)
        context.out.note(Context::tr("%n migration(s) are pending; varve-cli migrate runs them.", nullptr, pending));
}

int runInitDatabase(Context &context, bool dryRun)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan = context.workbench().planInitDatabase(environment->name, context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty()) {
        sayNothingToDo(context, *plan);
        return Done;
    }
    if (dryRun) {
        return printPlan(context, *plan);
    }
    if (const Expected<> confirmed = context.confirm(*plan, Context::tr("Initialise %1.").arg(context.placeOf(*plan))); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

} // namespace

void addInitDatabase(const Command &program, Context &context)
{
    const Command command
        = program.command("init-database", "Make an empty database what the project says: its complete script, or all migrations");
    auto dryRun = std::make_shared<bool>(false); // shared: the callback outlives this function
    command.flag("-n,--dry-run", *dryRun, "Show the plan only");
    runsWithPlan(command, context, *dryRun, [&context, dryRun] { return runInitDatabase(context, *dryRun); });
}

} // namespace Varve::Cli
