// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "lockjson.h"

#include <models/execution/planner/planner.h>
#include <models/history/locktexts.h>
#include <models/history/standingglyph.h>

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using History::EnvironmentStatus;
using History::Standing;

namespace {

struct StatusOptions
{
    bool check = false;
};

/// A row for each id, in the project's order and followed by those that only a history knows; a column for each environment.
class StandingTable final
{
public:
    StandingTable(const QStringList &header, const Project::Project &project, const QString &databaseName)
    {
        rows += header;
        rows.reserve(project.migrations.size() + 1);
        for (const Project::Migration &migration : project.migrations) {
            if (migration.databaseName == databaseName)
                append(migration.id);
        }
    }

    void fill(qsizetype column, const EnvironmentStatus &status)
    {
        m_last = 0;
        QMap<Standing, QString> texts;
        for (const History::MigrationStanding &standing : status.standings) {
            QString &text = texts[standing.standing];
            if (text.isEmpty())
                text = status.error ? u"┄"_s : QString(History::glyph(standing.standing) + u' ' + History::title(standing.standing));
            QString &cell = rowOf(standing.migrationId)[column];
            cell = standing.change || standing.standing == Standing::Partial
                ? QString(History::glyph(standing.standing) + u' ' + History::title(standing))
                : text;
        }
    }

    QList<QStringList> rows;

private:
    QStringList &rowOf(const QString &id)
    {
        // A status comes in the project's order: the row that is asked for is the one behind the last.
        if (++m_last < rows.size() && rows[m_last].constFirst() == id)
            return rows[m_last];
        m_last = rowAt(id);
        return rows[m_last];
    }

    qsizetype rowAt(const QString &id)
    {
        for (qsizetype at = m_rowOf.size() + 1; at < rows.size(); ++at) // 0 is the header
            m_rowOf.insert(rows[at].constFirst(), at);
        const auto known = m_rowOf.constFind(id);
        if (known != m_rowOf.cend())
            return *known;
        append(id);
        return rows.size() - 1;
    }

    void append(const QString &id)
    {
        QStringList row(rows.constFirst().size());
        row[0] = id;
        rows += row;
    }

    QHash<QString, qsizetype> m_rowOf;
    qsizetype m_last = 0; ///< row that was asked for
};

QString counts(const EnvironmentStatus &status)
{
    QStringList parts;
    for (const Standing standing : {Standing::Applied, Standing::Pending, Standing::Failed, Standing::Partial, Standing::Changed,
                                    Standing::Missing, Standing::OutOfOrder}) {
        if (const int count = status.count(standing); count > 0)
            parts += QString::number(count) + u' ' + History::title(standing);
    }
    return parts.isEmpty() ? Context::tr("nothing to show") : parts.join(u", "_s);
}

/// What the table cannot show: that there is no environment, and that files have problems.
void printNotes(const Context &context, const Project::Project &project)
{
    if (project.environments.isEmpty() && !project.layout.foreign)
        context.noteNoEnvironment();
    const auto isHeavy = [](const Core::Problem &problem) { return problem.severity >= Core::Severity::Warning; };
    const auto count = std::count_if(project.problems.begin(), project.problems.end(), isHeavy);
    if (count > 0)
        context.out.note(Context::tr("%n problem(s) in the files; varve-cli validate names them.", nullptr, static_cast<int>(count)));
}

void printText(const Context &context, const QList<EnvironmentStatus> &statuses)
{
    const Project::Project project = context.project();
    context.out.line(project.name + u" · "_s + Context::tr("%n migration(s)", nullptr, static_cast<int>(project.migrations.size()))
                     + u" · "_s + project.layout.tool);
    context.out.line();
    QStringList header{Context::tr("Migration")};
    for (const EnvironmentStatus &status : statuses)
        header += context.environmentTitle(status.environment);
    StandingTable table(header, project, context.databaseName());
    for (qsizetype at = 0; at < statuses.size(); ++at)
        table.fill(at + 1, statuses[at]);
    context.out.table(table.rows);
    context.out.line();
    for (const EnvironmentStatus &status : statuses) {
        const QString title = context.environmentTitle(status.environment) + u": "_s;
        context.out.line(title + (status.error ? status.error->toString().replace(u'\n', u' ') : counts(status)));
        for (const QString &text : History::runningTexts(status.runs))
            context.out.line(title + text);
    }
    printNotes(context, project);
}

QJsonObject partialJson(const History::MigrationStanding &standing)
{
    const auto reached = [](const History::HistoryEntry &left) {
        return QJsonObject{
            {u"done"_s, left.statementsDone}, {u"total"_s, left.statementsTotal}, {u"direction"_s, History::word(left.direction)}};
    };
    QJsonObject partial = reached(*standing.left);
    partial.insert(u"uncertain"_s, standing.uncertain());
    partial.insert(u"uncertainTo"_s, standing.uncertainTo());
    partial.insert(u"session"_s, standing.journal->session);
    if (standing.before)
        partial.insert(u"before"_s, reached(*standing.before));
    return partial;
}

QJsonObject toJson(const EnvironmentStatus &status)
{
    QJsonArray migrations;
    for (const History::MigrationStanding &standing : status.standings) {
        QJsonObject row{{u"id"_s, standing.migrationId}, {u"standing"_s, History::code(standing.standing)}};
        if (standing.lastApplied) {
            row.insert(u"appliedAt"_s, standing.lastApplied->appliedAt.toString(Qt::ISODateWithMs));
            row.insert(u"appliedBy"_s, standing.lastApplied->appliedBy);
        }
        if (standing.change)
            row.insert(u"change"_s, History::code(*standing.change));
        if (standing.standing == Standing::Partial && standing.left)
            row.insert(u"partial"_s, partialJson(standing));
        if (standing.last && !standing.last->success)
            row.insert(u"error"_s, standing.last->errorMessage);
        migrations.append(row);
    }
    QJsonObject object{{u"environment"_s, status.environment},
                       {u"database"_s, status.databaseName},
                       {u"reachable"_s, !status.error},
                       {u"pending"_s, status.pendingCount()},
                       {u"migrations"_s, migrations}};
    if (!status.runs.running.isEmpty())
        object.insert(u"lock"_s, lockStateJson(status.runs));
    if (status.error)
        object.insert(u"error"_s, Output::toJson(*status.error));
    else
        object.insert(u"server"_s, status.server.version);
    return object;
}

void printJson(const Context &context, const QList<EnvironmentStatus> &statuses)
{
    const Project::Project project = context.project();
    QJsonArray environments;
    for (const EnvironmentStatus &status : statuses)
        environments.append(toJson(status));
    QJsonArray problems;
    for (const Core::Problem &problem : project.problems)
        problems.append(Output::toJson(problem));
    context.out.json({{u"format"_s, u"varve-status/1"_s},
                      {u"project"_s, project.name},
                      {u"layout"_s, project.layout.tool},
                      {u"environments"_s, environments},
                      {u"problems"_s, problems}});
}

/// What the table cannot show of an environment either: see Execution::formerNameError().
QList<Core::Error> formerNameErrors(const Project::Project &project, const QList<Project::Environment> &environments,
                                    const QList<EnvironmentStatus> &statuses)
{
    QList<Core::Error> errors;
    for (qsizetype at = 0; at < statuses.size(); ++at) {
        const EnvironmentStatus &status = statuses.at(at);
        const auto profile = Project::connectionProfile(environments.at(at), status.databaseName, project.folder);
        const auto engine = profile ? profile->engine : Database::Engine::Sqlite;
        if (const auto error = Execution::formerNameError(project, environments.at(at), status.databaseName, engine, status))
            errors += *error;
    }
    return errors;
}

/// The worst of what was found: unreachable, then contradictions, then files that cannot run, then pending.
ExitCode verdict(const QList<EnvironmentStatus> &statuses, const QList<Core::Problem> &problems)
{
    const auto any = [&](auto predicate) { return std::any_of(statuses.begin(), statuses.end(), predicate); };
    const auto isUnreadable
        = [](const EnvironmentStatus &status) { return status.error && status.error->kind == Core::ErrorKind::History; };
    if (any([&](const EnvironmentStatus &status) { return status.error && !isUnreadable(status); }))
        return CannotConnect;
    if (any(isUnreadable) || any([](const EnvironmentStatus &status) {
            return status.count(Standing::Changed) + status.count(Standing::Missing) + status.count(Standing::Partial) > 0;
        }))
        return InconsistentHistory;
    const auto isError = [](const Core::Problem &problem) { return problem.severity == Core::Severity::Error; };
    if (std::any_of(problems.begin(), problems.end(), isError))
        return ProjectProblems;
    return any([](const EnvironmentStatus &status) { return status.pendingCount() > 0; }) ? PendingFound : Done;
}

/// More than a pipe takes at once, 64 KiB (pipe(7)).
bool isLong(const QList<EnvironmentStatus> &statuses)
{
    constexpr qsizetype longTable = 500; // rows
    return std::any_of(statuses.cbegin(), statuses.cend(),
                       [](const EnvironmentStatus &status) { return status.standings.size() > longTable; });
}

int runStatus(Context &context, const StatusOptions &options)
{
    const auto depth = context.out.isJson() ? History::HistoryDepth::Whole : History::HistoryDepth::Standings;
    if (const Core::Expected<> opened = context.open(Context::Histories::OfChosenEnvironments, depth); !opened)
        return context.out.fail(opened.error());
    const auto environments = context.chosenEnvironments();
    if (!environments)
        return context.out.fail(environments.error());

    QList<QFuture<EnvironmentStatus>> futures;
    for (const Project::Environment &environment : *environments)
        futures += context.workbench().refreshStatus(environment.name, context.databaseName());
    QList<EnvironmentStatus> statuses;
    for (QFuture<EnvironmentStatus> &future : futures)
        statuses += future.takeResult();
    if (isLong(statuses))
        context.workbench().releaseSessions(); // a long table may wait in a pager
    if (context.out.isJson())
        printJson(context, statuses);
    else
        printText(context, statuses);
    const QList<Core::Error> renamed = formerNameErrors(context.project(), *environments, statuses);
    for (const Core::Error &error : renamed)
        context.out.note(Context::tr("warning: %1").arg(error.toString()));
    const bool onlyUnreachable = statuses.size() == 1 && statuses.constFirst().error && !context.environment.empty();
    if (onlyUnreachable && !options.check)
        return exitCodeFor(statuses.constFirst().error->kind);
    if (!options.check)
        return Done;
    const ExitCode found = verdict(statuses, context.project().problems);
    return renamed.isEmpty() || found == CannotConnect ? found : InconsistentHistory;
}

} // namespace

void addStatus(const Command &program, Context &context)
{
    const Command command = program.command("status", "Show what each environment has and lacks");
    auto options = std::make_shared<StatusOptions>(); // shared: the callback outlives this function
    command.flag("--check", options->check,
                 "Exit code 2 when something is pending, 4 when history and folder contradict each other, 5 when one cannot be reached");
    command.runs(context, [&context, options] { return runStatus(context, *options); });
}

} // namespace Varve::Cli
