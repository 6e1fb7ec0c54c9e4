// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "scratchprogress.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

struct RehearseOptions
{
    bool check = false;
    bool clean = false;
    bool fromCurrent = false;
};

QString shown(const Execution::ScratchName &left)
{
    return Context::tr("%1 (process %2 on %3, since %4)")
        .arg(left.name)
        .arg(left.processId)
        .arg(left.host, left.startedAt.toString(Qt::ISODate));
}

int clean(Context &context, const Project::Environment &environment)
{
    const auto removed = context.workbench().removeLeftScratchDatabases(environment.name, context.databaseName()).takeResult();
    if (!removed)
        return context.out.fail(removed.error());
    if (context.out.isJson()) {
        QJsonArray names;
        for (const Execution::ScratchName &one : *removed)
            names.append(one.name);
        context.out.json({{u"format"_s, u"varve-rehearsal-clean/1"_s}, {u"environment"_s, environment.name}, {u"removed"_s, names}});
        return Done;
    }
    for (const Execution::ScratchName &one : *removed)
        context.out.line(Context::tr("removed %1").arg(shown(one)));
    if (removed->isEmpty())
        context.out.line(Context::tr("No rehearsal left anything behind."));
    return Done;
}

void noteLeft(const Context &context, const QList<Execution::ScratchName> &left)
{
    for (const Execution::ScratchName &one : left)
        context.out.note(Context::tr("A rehearsal that is over left %1.").arg(shown(one)));
    if (!left.isEmpty())
        context.out.note(Context::tr("varve-cli rehearse --clean removes it."));
}

int tell(const Context &context, const Execution::RehearsalReport &report, bool check)
{
    if (context.out.isJson()) {
        QJsonObject json = Execution::rehearsalAsJson(report);
        if (report.error)
            json.insert(u"error"_s, Output::toJson(*report.error));
        context.out.json(json);
    } else {
        context.out.line(Execution::printRehearsal(report).trimmed());
        noteLeft(context, report.left);
        if (report.error)
            context.out.fail(*report.error);
    }
    if (!report.isSuccess())
        return MigrationFailed;
    return check && (report.leavesSomething() || !report.withoutDown.isEmpty()) ? DifferencesFound : Done;
}

int runRehearse(Context &context, const RehearseOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    if (options.clean)
        return clean(context, *environment);
    if (const Expected<> allowed = context.confirmScratch(*environment); !allowed)
        return context.out.fail(allowed.error());
    using From = Workbench::Workbench::RehearseFrom;
    const From from = options.fromCurrent ? From::Current : From::Nothing;
    const auto report
        = waitForScratch(context, [&] { return context.workbench().rehearse(environment->name, from, context.databaseName()); });
    return report ? tell(context, *report, options.check) : int(context.out.fail(report.error()));
}

} // namespace

void addRehearse(const Command &program, Context &context)
{
    const Command command = program.command("rehearse", "Run all migrations in a scratch database: up, down, up again");
    auto options = std::make_shared<RehearseOptions>(); // shared: the callback outlives this function
    command.flag("--from-current", options->fromCurrent, "Begin with the schema as it is, and run what is pending");
    const Option check = command.flag("--check", options->check, "Exit code 8 when what is rolled back leaves something behind");
    command.flag("--clean", options->clean, "Remove the scratch databases that killed rehearsals left, and do nothing else")
        .excludes(check);
    command.runs(context, [&context, options] { return runRehearse(context, *options); });
}

} // namespace Varve::Cli
