// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::HistoryEntry;

namespace {

QString word(const HistoryEntry &entry)
{
    if (!entry.success)
        return entry.direction == History::Direction::Up ? Context::tr("failed") : Context::tr("rollback failed");
    const bool up = entry.direction == History::Direction::Up;
    if (entry.isMarkOnly())
        return up ? Context::tr("marked as applied") : Context::tr("marked as not applied");
    return up ? Context::tr("applied") : Context::tr("rolled back");
}

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
            {u"error"_s, entry.errorMessage},
            {u"rollbackAvailable"_s, entry.rollbackAvailable},
            {u"milliseconds"_s, entry.executionMs},
            {u"direction"_s, entry.direction == History::Direction::Up ? u"up"_s : u"down"_s},
            {u"statementsTotal"_s, entry.statementsTotal},
            {u"statementsDone"_s, entry.statementsDone},
            {u"toolVersion"_s, entry.toolVersion},
            {u"run"_s, entry.runId}};
}

void printText(const Context &context, const QList<HistoryEntry> &history)
{
    if (history.isEmpty()) {
        context.out.line(Context::tr("Nothing has been run here."));
        return;
    }
    QList<QStringList> rows{{Context::tr("When (UTC)"), Context::tr("Migration"), Context::tr("What"), Context::tr("By"), Context::tr("ms"),
                             Context::tr("Message")}};
    for (const HistoryEntry &entry : history)
        rows += {entry.appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s),
                 entry.migrationId,
                 word(entry),
                 entry.appliedBy,
                 QString::number(entry.executionMs),
                 entry.errorMessage.section(u'\n', 0, 0)};
    context.out.table(rows);
}

int runHistory(Context &context)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const History::EnvironmentStatus status = context.workbench().refreshStatus(environment->name, context.databaseName()).takeResult();
    if (status.error)
        return context.out.fail(*status.error);
    if (!context.out.isJson()) {
        printText(context, status.history);
        return Done;
    }
    QJsonArray entries;
    for (const HistoryEntry &entry : status.history)
        entries.append(toJson(entry));
    context.out.json({{u"format"_s, u"varve-history/1"_s}, {u"environment"_s, environment->name}, {u"entries"_s, entries}});
    return Done;
}

} // namespace

void addHistory(const Command &program, Context &context)
{
    const Command command = program.command("history", "Show what was done to a database, oldest first");
    command.runs(context, [&context] { return runHistory(context); });
}

} // namespace Varve::Cli
