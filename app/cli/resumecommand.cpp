// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct ResumeOptions
{
    std::string migration;
    int at = 0;
    bool redo = false;
    std::string uncertain;
    bool dryRun = false;
};

Execution::ResumeRequest requestFrom(const ResumeOptions &options)
{
    using Execution::Uncertain;
    return {.migration = QString::fromStdString(options.migration),
            .at = options.at,
            .redo = options.redo,
            .uncertain = options.uncertain == "done" ? Uncertain::Done
                : options.uncertain == "again"       ? Uncertain::Again
                                                     : Uncertain::NotSaid};
}

int runResume(Context &context, const ResumeOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan
        = context.workbench().planResume(environment->name, requestFrom(options), context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (options.dryRun) {
        return printPlan(context, *plan);
    }
    const Execution::PlanStep &step = plan->steps.constFirst();
    const QString question = Context::tr("Go on with %1 on %2 at statement %3.")
                                 .arg(step.migrationId, context.placeOf(*plan))
                                 .arg(step.doneBefore->size() + 1);
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan);
}

} // namespace

void addResume(const Command &program, Context &context)
{
    const Command command = program.command("resume", "Go on with a migration that stopped half way");
    auto options = std::make_shared<ResumeOptions>(); // shared: the callback outlives this function
    command.value("migration", options->migration, "Id, number or unambiguous beginning (default: the only one)").placeholder("ID");
    const Option at = command.value("--at", options->at, "Number of the statement to begin with (default: behind those that are done)")
                          .placeholder("N")
                          .positive();
    command.flag("--redo", options->redo, "Run all of it again from the first statement on").excludes(at);
    command
        .value("--uncertain", options->uncertain,
               "What became of the statement that nobody knows of: done, or it is to run again (default: ask the person)")
        .placeholder("WHAT")
        .oneOf({"done", "again"});
    command.flag("-n,--dry-run", options->dryRun, "Show the plan only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runResume(context, *options); });
}

} // namespace Varve::Cli
