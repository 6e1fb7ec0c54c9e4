// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"
#include "scratchprogress.h"

#include <models/core/errorlist.h>

namespace Varve::Cli {

using Core::Expected;

namespace {

struct AdoptOptions
{
    std::vector<std::string> migrations;
    bool dryRun = false;
};

/// The migrations that the command line names. What does not exist is said before a scratch database is built.
Expected<QStringList> namedMigrations(const Context &context, const AdoptOptions &options)
{
    QStringList ids;
    Core::ErrorList errors;
    const Project::Project project = context.project();
    for (const std::string &reference : options.migrations) {
        const auto found = project.findMigration(QString::fromStdString(reference), context.databaseName());
        if (!found)
            errors.add(found.error());
        else if ((*found)->databaseName != context.databaseName())
            errors.add(Core::usageError(Context::tr("%1 belongs to the database %2.").arg((*found)->id, (*found)->databaseName)));
        else
            ids += (*found)->id;
    }
    return errors.isEmpty() ? Expected<QStringList>(ids) : Core::failure(errors.combined());
}

/// For people row by row, then whatever is the matter; for programs where nothing else follows.
void printFound(const Context &context, const Execution::Adoption &adoption, bool isAll)
{
    for (const Execution::ScratchRemains &one : adoption.notRemoved) {
        if (context.out.isJson())
            context.out.note(one.toString()); // what follows may be a run
    }
    if (!context.out.isJson())
        context.out.line(Execution::printAdoption(adoption).trimmed());
    else if (isAll)
        context.out.json(Execution::adoptionAsJson(adoption));
}

int sayNothingFound(const Context &context, const Execution::Adoption &adoption)
{
    if (context.out.isJson())
        context.out.jsonLine(Execution::adoptionAsJson(adoption)); // where a run was to follow, a line is what is read
    else
        context.out.line(Context::tr("No migration is there as a whole: nothing to mark as applied."));
    return Done;
}

/// Marks \a migrations, after a yes; of a dry run only their plan is shown, to people.
int stampFound(Context &context, const Execution::Adoption &adoption, const QStringList &migrations, bool dryRun)
{
    if (dryRun && context.out.isJson())
        return Done; // what was found says which are proposed
    const Expected<Execution::Plan> plan = context.workbench().planAdoption(adoption, migrations).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (!context.out.isJson()) {
        context.out.line();
        printPlan(context, *plan);
    }
    if (dryRun)
        return Done;
    const QString question
        = Context::tr("Mark %n migration(s) as applied on %1.", nullptr, static_cast<int>(plan->steps.size())).arg(context.placeOf(*plan));
    if (const Expected<> agreed = context.agree(*plan, question); !agreed)
        return context.out.fail(agreed.error());
    return runPlan(context, *plan);
}

int runAdoptState(Context &context, const AdoptOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<QStringList> named = namedMigrations(context, options);
    if (!named)
        return context.out.fail(named.error());
    if (const Expected<> allowed = context.confirmScratch(*environment); !allowed)
        return context.out.fail(allowed.error());
    const auto adoption = waitForScratch(context, [&] { return context.workbench().adopt(environment->name, context.databaseName()); });
    if (!adoption)
        return context.out.fail(adoption.error());
    const Expected<QStringList> chosen
        = named->isEmpty() ? Expected<QStringList>(adoption->proposed()) : Execution::chosenFrom(*adoption, *named);
    printFound(context, *adoption, options.dryRun && chosen);
    if (!chosen)
        return context.out.fail(chosen.error());
    if (chosen->isEmpty() && !(options.dryRun && context.out.isJson()))
        return sayNothingFound(context, *adoption);
    return stampFound(context, *adoption, *chosen, options.dryRun);
}

} // namespace

void addAdoptState(const Command &program, Context &context)
{
    const Command command = program.command(
        "adopt-state",
        "Mark the migrations as applied that a database without a history is found to have, after showing them; runs nothing");
    auto options = std::make_shared<AdoptOptions>(); // shared: the callback outlives this function
    command.value("migrations", options->migrations, "Of those that are proposed only these: ids, numbers or unambiguous beginnings")
        .placeholder("ID");
    command.flag("-n,--dry-run", options->dryRun, "Only say what is there, and show the plan");
    command.runs(context, [&context, options] { return runAdoptState(context, *options); });
}

} // namespace Varve::Cli
