// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;

namespace {

int runHeads(Context &context)
{
    if (const Core::Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const Project::Project project = context.project();
    const Project::RevisionGraph graph = context.workbench().graph();
    QList<QStringList> rows{{Context::tr("Head"), Context::tr("Branch"), Context::tr("Database"), Context::tr("Title")}};
    QJsonArray heads;
    for (const QString &databaseName : context.chosenDatabases()) {
        for (const int head : graph.heads(databaseName)) {
            rows += {graph.id(head), graph.branch(head), databaseName, project.migrations.at(head).title()};
            heads.append(QJsonObject{{u"id"_s, graph.id(head)}, {u"branch"_s, graph.branch(head)}, {u"database"_s, databaseName}});
        }
    }
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-heads/1"_s}, {u"heads"_s, heads}});
    else if (heads.isEmpty())
        context.out.line(Context::tr("There are no migrations."));
    else
        context.out.table(rows);
    return Done;
}

} // namespace

void addHeads(const Command &program, Context &context)
{
    const Command command = program.command("heads", "Show the migrations that nothing comes after");
    command.runs(context, [&context] { return runHeads(context); });
}

} // namespace Varve::Cli
