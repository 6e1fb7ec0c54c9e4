// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "onlyoption.h"
#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct RollbackOptions
{
    TargetOptions target{.to = "-1", .only = {}, .withOthers = false};
    bool dryRun = false;
};

int runRollback(Context &context, const RollbackOptions &options)
{
    const Expected<Execution::Target> target = targetFrom(options.target);
    if (!target)
        return context.out.fail(target.error());
    if (const Expected<> opened = context.open(Context::Histories::OfChosenEnvironment); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan = planAsking(*target, [&](const Execution::Target &to) {
        return context.workbench().planRollback(environment->name, to, context.databaseName()).takeResult();
    });
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty()) {
        for (const QString &warning : plan->warnings)
            context.out.note(Context::tr("warning: %1").arg(warning));
        if (wantsPlan(context))
            printPlan(context, *plan);
        else
            context.out.line(Context::tr("Nothing is to be rolled back."));
        return Done;
    }
    if (options.dryRun) {
        return printPlan(context, *plan);
    }
    const QString question
        = Context::tr("Roll back %n migration(s) on %1.", nullptr, static_cast<int>(plan->steps.size())).arg(context.placeOf(*plan));
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

} // namespace

void addRollback(const Command &program, Context &context)
{
    const Command command = program.command("rollback", "Undo the last migration, or all above a given one");
    auto options = std::make_shared<RollbackOptions>(); // shared: the callback outlives this function
    addTargetOptions(command, options->target,
                     "-N, base, or the id or release that stays the last applied one; BRANCH@-N, BRANCH@base, ID-N", "--with-dependents",
                     "Together with what needs it");
    command.flag("-n,--dry-run", options->dryRun, "Show the plan only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runRollback(context, *options); });
}

} // namespace Varve::Cli
