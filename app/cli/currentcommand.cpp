// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using History::EnvironmentStatus;

namespace {

/// What is applied and has nothing applied after it: one for each line.
std::vector<int> appliedHeads(const Project::RevisionGraph &graph, const EnvironmentStatus &status)
{
    QSet<QString> applied;
    for (const History::MigrationStanding &row : status.standings) {
        if (History::isApplied(row.standing))
            applied.insert(row.migrationId);
    }
    return graph.heads(status.databaseName, [&](int node) { return applied.contains(graph.id(node)); });
}

QList<EnvironmentStatus> readStatuses(Context &context, const QList<Project::Environment> &environments)
{
    QList<QFuture<EnvironmentStatus>> futures;
    for (const Project::Environment &environment : environments) {
        for (const QString &databaseName : context.chosenDatabases()) {
            if (environment.connections.contains(databaseName))
                futures += context.workbench().refreshStatus(environment.name, databaseName);
        }
    }
    QList<EnvironmentStatus> statuses;
    for (QFuture<EnvironmentStatus> &future : futures)
        statuses += future.takeResult();
    return statuses;
}

void printText(const Context &context, const Project::RevisionGraph &graph, const QList<EnvironmentStatus> &statuses)
{
    QList<QStringList> rows{{Context::tr("Environment"), Context::tr("Database"), Context::tr("Branch"), Context::tr("Applied")}};
    for (const EnvironmentStatus &status : statuses) {
        const QString environment = context.environmentTitle(status.environment);
        const std::vector<int> last = graph.heads(status.databaseName);
        const std::vector<int> applied = appliedHeads(graph, status);
        if (status.error)
            rows += {environment, status.databaseName, {}, status.error->message.simplified()};
        else if (applied.empty())
            rows += {environment, status.databaseName, {}, Context::tr("nothing")};
        for (const int node : applied) {
            const bool isHead = std::find(last.begin(), last.end(), node) != last.end();
            rows += {environment, status.databaseName, graph.branch(node),
                     graph.id(node) + (isHead ? u' ' + Context::tr("(head)") : QString())};
        }
    }
    context.out.table(rows);
}

void printJson(const Context &context, const Project::RevisionGraph &graph, const QList<EnvironmentStatus> &statuses)
{
    QJsonArray environments;
    for (const EnvironmentStatus &status : statuses) {
        QJsonArray current;
        for (const int node : appliedHeads(graph, status))
            current.append(QJsonObject{{u"id"_s, graph.id(node)}, {u"branch"_s, graph.branch(node)}});
        QJsonObject object{{u"environment"_s, status.environment}, {u"database"_s, status.databaseName}, {u"current"_s, current}};
        if (status.error)
            object.insert(u"error"_s, Output::toJson(*status.error));
        environments.append(object);
    }
    context.out.json({{u"format"_s, u"varve-current/1"_s}, {u"environments"_s, environments}});
}

int runCurrent(Context &context)
{
    if (const Core::Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environments = context.chosenEnvironments();
    if (!environments)
        return context.out.fail(environments.error());
    const QList<EnvironmentStatus> statuses = readStatuses(context, *environments);
    const Project::RevisionGraph graph = context.workbench().graph();
    if (context.out.isJson())
        printJson(context, graph, statuses);
    else if (statuses.isEmpty())
        context.noteNoEnvironment();
    else
        printText(context, graph, statuses);
    const bool isAlone = statuses.size() == 1 && statuses.constFirst().error && !context.environment.empty();
    return isAlone ? exitCodeFor(statuses.constFirst().error->kind) : Done;
}

} // namespace

void addCurrent(const Command &program, Context &context)
{
    const Command command = program.command("current", "Show the last applied migration of each environment, database and branch");
    command.runs(context, [&context] { return runCurrent(context); });
}

} // namespace Varve::Cli
