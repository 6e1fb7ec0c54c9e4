// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct BaselineOptions
{
    std::string at;
    bool dryRun = false;
};

int runBaseline(Context &context, const BaselineOptions &options)
{
    const Expected<Execution::Target> at = Execution::parseTarget(QString::fromStdString(options.at));
    if (!at)
        return context.out.fail(at.error());
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan = context.workbench().planBaseline(environment->name, *at, context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (options.dryRun || !context.out.isJson() || plan->isEmpty())
        printPlan(context, *plan);
    if (options.dryRun || plan->isEmpty())
        return Done;
    const QString question
        = Context::tr("Mark %n migration(s) as applied on %1.", nullptr, static_cast<int>(plan->steps.size())).arg(context.placeOf(*plan));
    if (const Expected<> agreed = context.agree(*plan, question); !agreed)
        return context.out.fail(agreed.error());
    return runPlan(context, *plan);
}

} // namespace

void addBaseline(const Command &program, Context &context)
{
    const Command command
        = program.command("baseline", "Mark all migrations up to one as applied, on a database that has no history yet; runs nothing");
    auto options = std::make_shared<BaselineOptions>(); // shared: the callback outlives this function
    command.value("migration", options->at, "Id, number or unambiguous beginning, a release, head or heads").placeholder("ID").required();
    command.flag("-n,--dry-run", options->dryRun, "Show the plan only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runBaseline(context, *options); });
}

} // namespace Varve::Cli
