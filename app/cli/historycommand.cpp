// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "historytexts.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::HistoryEntry;

namespace {

QJsonObject toJson(const HistoryEntry &entry)
{
    return {{u"id"_s, entry.id},
            {u"migrationId"_s, entry.migrationId},
            {u"migrationName"_s, entry.migrationName},
            {u"database"_s, entry.databaseName},
            {u"version"_s, entry.version},
            {u"appliedAt"_s, entry.appliedAt.toString(Qt::ISODateWithMs)},
            {u"appliedBy"_s, entry.appliedBy},
            {u"checksum"_s, entry.checksum},
            {u"tokenChecksum"_s, entry.tokenChecksum.isEmpty() ? QJsonValue() : QJsonValue(entry.tokenChecksum)},
            {u"success"_s, entry.success},
            {u"error"_s, entry.success ? QString() : entry.errorMessage},
            {u"note"_s, entry.note()},
            {u"rollbackAvailable"_s, entry.rollbackAvailable},
            {u"milliseconds"_s, entry.executionMs},
            {u"direction"_s, entry.direction == History::Direction::Up ? u"up"_s : u"down"_s},
            {u"statementsTotal"_s, entry.statementsTotal},
            {u"statementsDone"_s, entry.statementsDone},
            {u"toolVersion"_s, entry.toolVersion},
            {u"run"_s, entry.runId}};
}

/// What was found around each run of \a history, by run id.
QJsonObject integrityJson(Context &context, const QString &environment, const QList<HistoryEntry> &history)
{
    QJsonObject object;
    const auto reports = context.workbench().integrity(environment, context.databaseName()).takeResult();
    if (!reports)
        return object;
    for (const HistoryEntry &entry : history) {
        if (const auto report = reports->constFind(entry.runId); report != reports->cend())
            object.insert(entry.runId, report->toObject());
    }
    return object;
}

void printJson(Context &context, const QString &environment, const QList<HistoryEntry> &history)
{
    QJsonArray entries;
    for (const HistoryEntry &entry : history)
        entries.append(toJson(entry));
    context.out.json({{u"format"_s, u"varve-history/1"_s},
                      {u"environment"_s, environment},
                      {u"entries"_s, entries},
                      {u"integrity"_s, integrityJson(context, environment, history)}});
}

/// Below the table, what is not as it should be since a run: nothing, mostly.
void printFindings(Context &context, const QString &environment, const QList<HistoryEntry> &history)
{
    const auto reports = context.workbench().integrity(environment, context.databaseName()).takeResult();
    QString last;
    for (const HistoryEntry &entry : history) {
        if (!reports || std::exchange(last, entry.runId) == entry.runId)
            continue;
        for (const QString &finding : reports->value(entry.runId).findings)
            context.out.line(Context::tr("Found after %1: %2").arg(entry.migrationId, finding));
    }
}

void print(Context &context, const std::string &format, const Project::Environment &environment, const QList<HistoryEntry> &history)
{
    if (format == "csv")
        context.out.bytes(historyAsCsv(history));
    else if (format == "markdown")
        context.out.bytes(historyAsMarkdown(history).toUtf8());
    else if (format == "html")
        context.out.bytes(
            historyAsHtml(Context::tr("%1: history of %2").arg(context.project().name, environment.title()), history).toUtf8());
    else if (history.isEmpty())
        context.out.line(Context::tr("Nothing has been run here."));
    else {
        context.out.table(historyRows(history));
        printFindings(context, environment.name, history);
    }
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
        printJson(context, environment->name, status.history);
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
