// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "scratchprogress.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

struct CompareOptions
{
    std::string from;
    std::string to;
    bool check = false;
    bool columnOrder = false;
};

int runCompare(Context &context, const CompareOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const Project::Project project = context.project();
    const auto from = Workbench::parseComparisonSource(QString::fromStdString(options.from), project, context.databaseName());
    if (!from)
        return context.out.fail(from.error());
    const auto to = Workbench::parseComparisonSource(QString::fromStdString(options.to), project, context.databaseName());
    if (!to)
        return context.out.fail(to.error());

    for (const QString &name : context.workbench().scratchEnvironments(*from, *to, context.databaseName())) {
        const Project::Environment *guarded = project.environment(name);
        if (const Expected<> allowed = guarded ? context.confirmScratch(*guarded) : Expected<>(); !allowed)
            return context.out.fail(allowed.error());
    }

    Comparison::CompareOptions compareOptions;
    compareOptions.columnOrder = options.columnOrder;
    const Expected<Comparison::Comparison> comparison
        = waitForScratch(context, [&] { return context.workbench().compare(*from, *to, compareOptions, context.databaseName()); });
    if (!comparison)
        return context.out.fail(comparison.error());
    if (context.out.isJson())
        context.out.json(Comparison::comparisonAsJson(*comparison));
    else
        context.out.line(Comparison::printComparison(*comparison).trimmed());
    for (const QString &warning : comparison->warnings)
        context.out.note(warning);
    return options.check && !comparison->isEqual() ? DifferencesFound : Done;
}

} // namespace

void addCompare(const Command &program, Context &context)
{
    const Command command = program.command("compare", "Show how two schemas differ");
    auto options = std::make_shared<CompareOptions>(); // shared: the callback outlives this function
    const char *source = "An environment, \"project\", or \"project@MIGRATION\" (built in a scratch database)";
    command.value("from", options->from, source).required().placeholder("A");
    command.value("to", options->to, source).required().placeholder("B");
    command.flag("--check", options->check, "Exit code 8 when they differ");
    command.flag("--column-order", options->columnOrder, "A column's place in its table counts");
    command.runs(context, [&context, options] { return runCompare(context, *options); });
}

} // namespace Varve::Cli
