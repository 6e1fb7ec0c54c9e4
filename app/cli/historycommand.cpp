// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/history/historytexts.h>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::HistoryEntry;

namespace {

/// What was found around the runs; none where it cannot be read.
History::IntegrityReports reportsOf(Context &context, const QString &environment)
{
    return context.workbench().integrity(environment, context.databaseName()).takeResult().value_or(History::IntegrityReports());
}

void print(Context &context, const std::string &format, const Project::Environment &environment, const QList<HistoryEntry> &history)
{
    if (format == "csv")
        context.out.bytes(History::historyAsCsv(history));
    else if (format == "markdown")
        context.out.bytes(History::historyAsMarkdown(history).toUtf8());
    else if (format == "html")
        context.out.bytes(History::historyAsHtml(History::historyTitle(context.project().name, environment.title()), history).toUtf8());
    else
        context.out.bytes(
            History::historyAsText(history, history.isEmpty() ? History::IntegrityReports() : reportsOf(context, environment.name))
                .toUtf8());
}

int runHistory(Context &context, const std::string &format)
{
    if (format == "json")
        context.out.setFormat(Format::Json);
    else if (!format.empty())
        context.out.setFormat(Format::Text); // said behind the command, it counts more than --format before it
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const History::EnvironmentStatus status = context.workbench().refreshStatus(environment->name, context.databaseName()).takeResult();
    if (status.error)
        return context.out.fail(*status.error);
    if (context.out.isJson())
        context.out.json(History::historyAsJson(environment->name, status.history, reportsOf(context, environment->name)));
    else
        print(context, format, *environment, status.history);
    return Done;
}

} // namespace

void addHistory(const Command &program, Context &context)
{
    const Command command = program.command("history", "Show what was done to a database, oldest first");
    auto format = std::make_shared<std::string>(); // shared: the callback outlives this function
    command.value("--format", *format, "text, json, csv, markdown or html (a page of its own)")
        .oneOf({"text", "json", "csv", "markdown", "html"});
    command.runs(context, [&context, format] { return runHistory(context, *format); });
}

} // namespace Varve::Cli
