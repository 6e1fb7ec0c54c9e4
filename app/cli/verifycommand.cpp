// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

namespace Varve::Cli {

using Core::Expected;

namespace {

int runVerify(Context &context, const std::vector<std::string> &references)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    QStringList migrations;
    for (const std::string &reference : references)
        migrations += QString::fromStdString(reference);
    const Expected<Execution::Plan> plan
        = context.workbench().planVerify(environment->name, migrations, context.databaseName()).takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (!plan->isEmpty())
        return runPlan(context, *plan, 0);
    if (context.out.isJson()) {
        return printPlan(context, *plan);
    }
    for (const QString &warning : plan->warnings)
        context.out.note(Context::tr("warning: %1").arg(warning));
    context.out.line(Context::tr("There is nothing to verify: no applied migration has a verify section."));
    return Done;
}

} // namespace

void addVerify(const Command &program, Context &context)
{
    const Command command = program.command("verify", "Run the verify sections of applied migrations; changes nothing");
    auto migrations = std::make_shared<std::vector<std::string>>(); // shared: the callback outlives this function
    command.value("migrations", *migrations, "Ids, numbers or unambiguous beginnings (default: all that are applied)").placeholder("ID");
    command.runs(context, [&context, migrations] { return runVerify(context, *migrations); });
}

} // namespace Varve::Cli
