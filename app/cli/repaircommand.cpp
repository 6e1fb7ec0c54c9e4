// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct RepairOptions
{
    std::vector<std::string> acceptChanges;
    bool onlyAccepted = false;
    bool dryRun = false;
};

void sayNothingToRepair(const Context &context, const Execution::Plan &plan)
{
    if (wantsPlan(context))
        return static_cast<void>(printPlan(context, plan));
    for (const QString &warning : plan.warnings)
        context.out.note(Context::tr("warning: %1").arg(warning));
    context.out.line(plan.warnings.isEmpty() ? Context::tr("The history needs no repair.")
                                             : Context::tr("There is nothing that a row in the history could repair."));
}

int runRepair(Context &context, const RepairOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    Execution::RepairRequest request{.onlyAccepted = options.onlyAccepted};
    for (const std::string &migration : options.acceptChanges)
        request.acceptChanges += QString::fromStdString(migration);
    const Expected<Execution::Plan> plan = context.workbench().planRepair(environment->name, request, context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty()) {
        sayNothingToRepair(context, *plan);
        return Done;
    }
    if (options.dryRun || !context.out.isJson())
        printPlan(context, *plan);
    if (options.dryRun)
        return Done;
    const QString question = Context::tr("Write %n repair(s) to the history of %1.", nullptr, static_cast<int>(plan->steps.size()))
                                 .arg(context.placeOf(*plan));
    if (const Expected<> agreed = context.agree(*plan, question); !agreed)
        return context.out.fail(agreed.error());
    return runPlan(context, *plan);
}

} // namespace

void addRepair(const Command &program, Context &context)
{
    const Command command = program.command("repair", "Put a history right by adding rows to it, after showing them; runs nothing");
    auto options = std::make_shared<RepairOptions>(); // shared: the callback outlives this function
    const Option accepted
        = command.value("--accept-changes", options->acceptChanges, "A migration whose statements changed on purpose; may be repeated")
              .placeholder("ID")
              .oneForEach();
    command.flag("--only-accepted", options->onlyAccepted, "Put right nothing but what is accepted").needs(accepted);
    command.flag("-n,--dry-run", options->dryRun, "Show the rows only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runRepair(context, *options); });
}

} // namespace Varve::Cli
