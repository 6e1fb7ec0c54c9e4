// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "planrun.h"

#include <QFile>

#include <cstdio>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;

namespace {

struct QueryOptions
{
    std::string file = "-";
    std::string execute;
    bool dryRun = false;
    qint64 limit = -1;
};

struct Script
{
    QByteArray bytes;
    QString shownAs;
};

Expected<Script> readScript(const QueryOptions &options)
{
    if (!options.execute.empty())
        return Script{QByteArray::fromStdString(options.execute), Context::tr("(command line)")};
    QFile file;
    const bool fromInput = options.file == "-";
    file.setFileName(QString::fromStdString(options.file));
    const bool open = fromInput ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    if (!open)
        return failure(Core::ErrorKind::Io, Context::tr("%1 could not be read: %2.").arg(file.fileName(), file.errorString()));
    return Script{file.readAll(), fromInput ? Context::tr("(standard input)") : file.fileName()};
}

int runQuery(Context &context, const QueryOptions &options)
{
    const Expected<Script> script = readScript(options);
    if (!script)
        return context.out.fail(script.error());
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const Expected<Execution::Plan> plan
        = context.workbench()
              .planAdHoc(environment->name, script->bytes, {0, script->bytes.size()}, script->shownAs, context.databaseName())
              .takeResult();
    if (!plan)
        return context.out.fail(plan.error());
    if (plan->isEmpty() || plan->statementCount() == 0) {
        context.out.note(Context::tr("%1 holds no statement.").arg(script->shownAs));
        if (wantsPlan(context))
            return printPlan(context, *plan);
    }
    if (options.dryRun) {
        return printPlan(context, *plan);
    }
    const QString question = Context::tr("Run %n statement(s) on %1.", nullptr, plan->statementCount()).arg(context.placeOf(*plan));
    if (const Expected<> confirmed = context.confirm(*plan, question); !confirmed)
        return context.out.fail(confirmed.error());
    return runPlan(context, *plan, options.limit);
}

} // namespace

void addQuery(const Command &program, Context &context)
{
    const Command command = program.command("query", "Run statements of your own, under the environment's guard; nothing is recorded");
    auto options = std::make_shared<QueryOptions>(); // shared: the callback outlives this function
    command.value("file", options->file, "File with statements; - is standard input").placeholder("FILE");
    command.value("-c,--command", options->execute, "Statements as an argument").placeholder("SQL");
    command.value("-l,--limit", options->limit, "Fetch at most so many rows of each query (default: all)")
        .placeholder("ROWS")
        .notNegative();
    command.flag("-n,--dry-run", options->dryRun, "Show the text that would be sent only");
    runsWithPlan(command, context, options->dryRun, [&context, options] { return runQuery(context, *options); });
}

} // namespace Varve::Cli
