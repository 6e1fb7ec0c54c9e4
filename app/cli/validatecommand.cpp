// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/execution/fixes.h>
#include <models/execution/validation.h>

#include <QJsonArray>
#include <QSet>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::Problem;

namespace {

struct ValidateOptions
{
    bool strict = false;
    bool fix = false;
};

QJsonArray toJson(const QList<Problem> &problems)
{
    QJsonArray list;
    for (const Problem &problem : problems)
        list.append(Output::toJson(problem));
    return list;
}

void printCount(const Context &context, const QList<Problem> &problems)
{
    const auto isHint = [](const Problem &problem) { return problem.severity == Core::Severity::Hint; };
    const int hints = static_cast<int>(std::count_if(problems.begin(), problems.end(), isHint));
    const int others = static_cast<int>(problems.size()) - hints;
    if (problems.isEmpty())
        return context.out.line(
            Context::tr("%n migration(s), no problems.", nullptr, static_cast<int>(context.project().migrations.size())));
    if (others > 0)
        context.out.line(Context::tr("%n problem(s).", nullptr, others));
    if (hints > 0)
        context.out.line(Context::tr("Hints: %1.").arg(hints));
}

void printText(const Context &context, const QList<Problem> &problems, const QList<Problem> &fixed)
{
    for (const Problem &problem : fixed)
        context.out.line(Context::tr("%1: fixed: %2 is now %3 [%4]")
                             .arg(problem.where.toString(), QString::fromUtf8(problem.fix->found),
                                  QString::fromUtf8(problem.fix->replacement), problem.code));
    QSet<QString> explained;
    for (const Problem &problem : problems) {
        // Hints are many and alike: a line for each, and what to do about them once.
        if (problem.severity != Core::Severity::Hint)
            context.out.problem(problem);
        else
            context.out.hint(problem, explained.contains(problem.code) ? Output::Remedy::Hide : Output::Remedy::Show);
        explained += problem.code;
    }
    if (!fixed.isEmpty())
        context.out.line(Context::tr("Fixed: %1.").arg(fixed.size()));
    printCount(context, problems);
    const bool some = std::any_of(problems.begin(), problems.end(), [](const Problem &problem) { return problem.fix.has_value(); });
    if (some)
        context.out.note(Context::tr("varve-cli validate --fix does what can be done about some of them."));
}

int runValidate(Context &context, const ValidateOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    QList<Problem> problems = Execution::validate(context.project());
    QList<Problem> fixed;
    if (options.fix) {
        const Expected<QList<Problem>> done = Execution::applyFixes(context.project(), problems);
        if (!done)
            return context.out.fail(done.error());
        fixed = *done;
        if (const auto reloaded = context.workbench().reload().takeResult(); !reloaded)
            return context.out.fail(reloaded.error());
        problems = Execution::validate(context.project());
    }
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-validate/1"_s}, {u"problems"_s, toJson(problems)}, {u"fixed"_s, toJson(fixed)}});
    else
        printText(context, problems, fixed);
    const Core::Severity limit = options.strict ? Core::Severity::Warning : Core::Severity::Error;
    const bool bad = std::any_of(problems.begin(), problems.end(), [limit](const Problem &problem) { return problem.severity >= limit; });
    return bad ? ProjectProblems : Done;
}

} // namespace

void addValidate(const Command &program, Context &context)
{
    const Command command = program.command("validate", "Check the project's files without a database");
    auto options = std::make_shared<ValidateOptions>(); // shared: the callback outlives this function
    command.flag("--strict", options->strict, "Warnings count as errors");
    command.flag("--fix", options->fix, "Put ${variables} in place of names that are written out; nothing else in the files changes");
    command.runs(context, [&context, options] { return runValidate(context, *options); });
}

} // namespace Varve::Cli
