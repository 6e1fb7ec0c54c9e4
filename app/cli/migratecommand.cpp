// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "onlyoption.h"
#include "planrun.h"

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

struct MigrateOptions
{
    TargetOptions target{.to = "head", .only = {}, .withOthers = false};
    bool dryRun = false;
    bool goOn = false;
};

Expected<Execution::Plan> makePlan(Context &context, const MigrateOptions &options)
{
    const Expected<Execution::Target> target = targetFrom(options.target);
    if (!target)
        return Core::failure(target.error());
    if (const Expected<> opened = context.open(Context::Histories::OfChosenEnvironment, History::HistoryDepth::Standings); !opened)
        return Core::failure(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return Core::failure(environment.error());
    Expected<Execution::Plan> plan = planAsking(*target, [&](const Execution::Target &to) {
        return context.workbench().planMigrate(environment->name, to, context.databaseName()).takeResult();
    });
    if (!plan || !options.goOn)
        return plan;
    const Expected<> goesOn = Execution::setGoesOn(*plan);
    return goesOn ? plan : Core::failure(goesOn.error());
}

void sayNothingPending(const Context &context, const Execution::Plan &plan)
{
    for (const QString &warning : plan.warnings)
        context.out.note(Context::tr("warning: %1").arg(warning));
    if (wantsPlan(context))
        printPlan(context, plan);
    else
        context.out.line(Context::tr("Nothing is pending."));
}

int runMigrate(Context &context, const MigrateOptions &options)
{
    const Expected<Execution::Plan> plan = makePlan(context, options);
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty()) {
        sayNothingPending(context, *plan);
        return Done;
    }
    if (options.dryRun) {
        return printPlan(context, *plan);
    }
    const QString question
        = Context::tr("Run %n migration(s) on %1.", nullptr, static_cast<int>(plan->steps.size())).arg(context.placeOf(*plan));
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

int runPlanCommand(Context &context, const MigrateOptions &options)
{
    const Expected<Execution::Plan> plan = makePlan(context, options);
    if (!plan)
        return context.out.fail(plan.error());
    if (!plan->isEmpty())
        return printPlan(context, *plan);
    sayNothingPending(context, *plan);
    return Done;
}

void addTarget(const Command &command, MigrateOptions &options)
{
    addTargetOptions(command, options.target,
                     "head, heads, +N, an id, its number or an unambiguous beginning, ID+N, ID-N, BRANCH@head, BRANCH@+N, or a release",
                     "--with-prerequisites", "Together with what is missing before it");
    command.flag("--continue", options.goOn, "After a failure, go on with what does not need the failed migration");
}

} // namespace

void addPlan(const Command &program, Context &context)
{
    const Command command = program.command("plan", "Show exactly what migrate would send; changes nothing");
    auto options = std::make_shared<MigrateOptions>(); // shared: the callback outlives this function
    addTarget(command, *options);
    addPlanFormat(command, context);
    command.runs(context, [&context, options] { return runPlanCommand(context, *options); });
}

void addMigrate(const Command &program, Context &context)
{
    const Command command = program.command("migrate", "Run what is pending");
    auto options = std::make_shared<MigrateOptions>(); // shared: the callback outlives this function
    addTarget(command, *options);
    command.flag("-n,--dry-run", options->dryRun, "Show the plan only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runMigrate(context, *options); });
}

} // namespace Varve::Cli
