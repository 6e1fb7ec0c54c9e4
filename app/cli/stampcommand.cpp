// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct StampOptions
{
    std::vector<std::string> migrations;
    bool applied = true; ///< stamp; false: unstamp
    bool dryRun = false;
};

int sayNothingToMark(const Context &context, const Execution::Plan &plan)
{
    if (wantsPlan(context))
        printPlan(context, plan);
    else
        context.out.line(Context::tr("There is nothing to mark."));
    return Done;
}

int runStamp(Context &context, const StampOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    QStringList migrations;
    for (const std::string &migration : options.migrations)
        migrations += QString::fromStdString(migration);
    Workbench::Workbench &workbench = context.workbench();
    const Expected<Execution::Plan> plan = (options.applied ? workbench.planStamp(environment->name, migrations, context.databaseName())
                                                            : workbench.planUnstamp(environment->name, migrations, context.databaseName()))
                                               .takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty())
        return sayNothingToMark(context, *plan);
    if (options.dryRun) {
        return printPlan(context, *plan);
    }
    const bool isApplied = plan->kind == Execution::PlanKind::Stamp; // "stamp base" takes marks away
    const int count = static_cast<int>(plan->steps.size());
    const QString question = isApplied
        ? Context::tr("Mark %n migration(s) as applied on %1.", nullptr, count).arg(context.placeOf(*plan))
        : Context::tr("Mark %n migration(s) as not applied on %1.", nullptr, count).arg(context.placeOf(*plan));
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

void add(const Command &program, Context &context, const char *name, const char *description, const char *migrations, bool applied)
{
    const Command command = program.command(name, description);
    auto options = std::make_shared<StampOptions>(); // shared: the callback outlives this function
    options->applied = applied;
    command.value("migrations", options->migrations, migrations).placeholder("ID").required();
    command.flag("-n,--dry-run", options->dryRun, "Show the plan only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runStamp(context, *options); });
}

} // namespace

void addStamp(const Command &program, Context &context)
{
    add(program, context, "stamp", "Mark migrations as applied, without running anything",
        "Ids, numbers, unambiguous beginnings or releases; or all up to head, heads, BRANCH@head, base+N, the next +N; base: none is applied",
        true);
    add(program, context, "unstamp", "Mark migrations as not applied, without running anything", "Ids, numbers or unambiguous beginnings",
        false);
}

} // namespace Varve::Cli
