// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"
#include "scratchprogress.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

/// Marks what was found, after a yes where the environment asks for one.
int stampFound(Context &context, const Execution::Adoption &adoption)
{
    const Expected<Execution::Plan> plan = context.workbench().planAdoption(adoption, adoption.proposed()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    const QString question
        = Context::tr("Mark %n migration(s) as applied on %1.", nullptr, static_cast<int>(plan->steps.size())).arg(context.placeOf(*plan));
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

int runAdoptState(Context &context, bool dryRun)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    if (const Expected<> allowed = context.confirmScratch(*environment); !allowed)
        return context.out.fail(allowed.error());
    const auto adoption = waitForScratch(context, [&] { return context.workbench().adopt(environment->name, context.databaseName()); });
    if (!adoption)
        return context.out.fail(adoption.error());
    const QStringList found = adoption->proposed();
    if (context.out.isJson() && dryRun)
        context.out.json(Execution::adoptionAsJson(*adoption));
    else if (context.out.isJson() && found.isEmpty())
        context.out.jsonLine(Execution::adoptionAsJson(*adoption)); // where a run was to follow, a line is what is read
    for (const Execution::ScratchRemains &one : adoption->notRemoved) {
        if (context.out.isJson())
            context.out.note(one.toString()); // what follows may be a run
    }
    if (!context.out.isJson())
        context.out.line(Execution::printAdoption(*adoption).trimmed());
    if (!context.out.isJson() && found.isEmpty())
        context.out.line(Context::tr("No migration is there as a whole: nothing to mark as applied."));
    return dryRun || found.isEmpty() ? int(Done) : stampFound(context, *adoption);
}

} // namespace

void addAdoptState(const Command &program, Context &context)
{
    const Command command
        = program.command("adopt-state", "Mark the migrations as applied that a database without a history is found to have");
    auto dryRun = std::make_shared<bool>(false); // shared: the callback outlives this function
    command.flag("-n,--dry-run", *dryRun, "Only say what is there");
    command.runs(context, [&context, dryRun] { return runAdoptState(context, *dryRun); });
}

} // namespace Varve::Cli
