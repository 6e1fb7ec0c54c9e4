// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/execution/validation.h>

#include <CLI/CLI.hpp>

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

void print(const Context &context, const QList<Core::Problem> &problems)
{
    if (context.out.isJson()) {
        QJsonArray list;
        for (const Core::Problem &problem : problems)
            list.append(Output::toJson(problem));
        context.out.json({{u"format"_s, u"varve-validate/1"_s}, {u"problems"_s, list}});
        return;
    }
    for (const Core::Problem &problem : problems)
        context.out.problem(problem);
    if (problems.isEmpty())
        context.out.line(Context::tr("%n migration(s), no problems.", nullptr, static_cast<int>(context.project().migrations.size())));
    else
        context.out.line(Context::tr("%n problem(s).", nullptr, static_cast<int>(problems.size())));
}

int runValidate(Context &context, bool strict)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const QList<Core::Problem> problems = Execution::validate(context.project());
    print(context, problems);
    const Core::Severity limit = strict ? Core::Severity::Warning : Core::Severity::Error;
    const bool bad
        = std::any_of(problems.begin(), problems.end(), [limit](const Core::Problem &problem) { return problem.severity >= limit; });
    return bad ? ProjectProblems : Done;
}

} // namespace

void addValidate(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("validate", "Check the project's files without a database");
    auto strict = std::make_shared<bool>(false); // shared: the callback outlives this function
    command->add_flag("--strict", *strict, "Warnings count as errors");
    command->callback([&context, strict] { context.command = [&context, strict] { return runValidate(context, *strict); }; });
}

} // namespace Varve::Cli
