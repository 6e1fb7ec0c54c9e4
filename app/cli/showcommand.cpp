// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/history/standingglyph.h>

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Project::Migration;

namespace {

/// A migration's neighbours, by id.
struct Neighbours
{
    QStringList children;
    QStringList dependents; ///< what names it under Prerequisites
};

Neighbours neighboursOf(const Project::RevisionGraph &graph, const Project::Project &project, const Migration &migration)
{
    const int node = graph.indexOf(migration.id);
    Neighbours result{.children = graph.ids(graph.children(node)), .dependents = {}};
    for (const int other : graph.needs().neededBy(node)) {
        if (project.migrations.at(other).prerequisites.contains(migration.id))
            result.dependents += graph.id(other);
    }
    result.dependents.removeDuplicates(); // what it comes after may stand under its Prerequisites as well
    return result;
}

QString filesOf(const Migration &migration)
{
    QStringList paths;
    for (const Project::MigrationFile &file : migration.files) {
        paths += file.path;
        if (!file.downPath.isEmpty())
            paths += file.downPath;
    }
    return paths.join(u", "_s);
}

QList<QStringList> rowsOf(const Migration &migration, const Neighbours &neighbours)
{
    const Text::Header &header = migration.header();
    QList<QStringList> rows;
    const auto add = [&rows](const QString &name, const QString &value) {
        if (!value.isEmpty())
            rows += {name, value};
    };
    add(Context::tr("File"), filesOf(migration));
    add(Context::tr("Database"), migration.databaseName);
    add(Context::tr("Branch"), migration.branch);
    add(Context::tr("Comes after"), migration.parents.isEmpty() ? u"base"_s : migration.parents.join(u", "_s));
    add(Context::tr("Followed by"), neighbours.children.join(u", "_s));
    add(Context::tr("Needs"), migration.prerequisites.join(u", "_s));
    add(Context::tr("Needed by"), neighbours.dependents.join(u", "_s));
    add(Context::tr("Category"), Project::toString(migration.category));
    add(Context::tr("Release"), migration.release);
    add(Context::tr("Version"), migration.version);
    add(Context::tr("Environments"), migration.environments.join(u", "_s));
    add(Context::tr("Purpose"), header.purpose());
    add(Context::tr("Date"), header.value(u"Date"));
    add(Context::tr("Author"), header.author());
    for (const Text::HeaderField &field : header.otherFields())
        add(field.key, field.value);
    return rows;
}

QString standingText(const History::EnvironmentStatus &status, const QString &id)
{
    if (status.error)
        return status.error->message.simplified();
    const History::MigrationStanding *row = status.standing(id);
    if (!row)
        return History::title(History::Standing::Unknown);
    QString text = History::glyph(row->standing) + u' ' + History::title(*row);
    if (row->lastApplied)
        text += u", "_s + row->lastApplied->appliedAt.toUTC().toString(u"yyyy-MM-dd HH:mm:ss"_s) + u", "_s + row->lastApplied->appliedBy;
    return text;
}

/// Of the run that applied it, or failed to; several migrations may have had the same.
History::IntegrityReport reportOf(Context &context, const History::EnvironmentStatus &status, const QString &id)
{
    const History::MigrationStanding *row = status.standing(id);
    if (status.error || !row || (!row->lastApplied && (!row->last || row->last->success)))
        return {};
    const auto reports = context.workbench().integrity(status.environment, status.databaseName).takeResult();
    return reports ? reports->value((row->lastApplied ? row->lastApplied : row->last)->runId) : History::IntegrityReport();
}

QJsonObject toJson(const Migration &migration, const Neighbours &neighbours, const std::optional<History::EnvironmentStatus> &status)
{
    const auto array = [](const QStringList &list) { return QJsonArray::fromStringList(list); };
    QJsonArray header;
    for (const Text::HeaderField &field : migration.header().fields)
        header.append(QJsonObject{{u"key"_s, field.key}, {u"value"_s, field.value}});
    QJsonArray files;
    for (const Project::MigrationFile &file : migration.files)
        files.append(file.path);
    QJsonObject object{{u"format"_s, u"varve-migration/1"_s},
                       {u"id"_s, migration.id},
                       {u"title"_s, migration.title()},
                       {u"database"_s, migration.databaseName},
                       {u"branch"_s, migration.branch},
                       {u"files"_s, files},
                       {u"parents"_s, array(migration.parents)},
                       {u"children"_s, array(neighbours.children)},
                       {u"prerequisites"_s, array(migration.prerequisites)},
                       {u"dependents"_s, array(neighbours.dependents)},
                       {u"category"_s, Project::toString(migration.category)},
                       {u"release"_s, migration.release},
                       {u"header"_s, header}};
    if (!status)
        return object;
    const History::MigrationStanding *row = status->standing(migration.id);
    object.insert(u"environment"_s, status->environment);
    object.insert(u"standing"_s, History::code(row ? row->standing : History::Standing::Unknown));
    return object;
}

int runShow(Context &context, const std::string &reference)
{
    if (const Core::Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const Project::Project project = context.project();
    const auto migration = project.findMigration(QString::fromStdString(reference), context.databaseName());
    if (!migration)
        return context.out.fail(migration.error());
    std::optional<History::EnvironmentStatus> status;
    if (!context.environment.empty()) {
        const auto environment = context.chosenEnvironment();
        if (!environment)
            return context.out.fail(environment.error());
        status = context.workbench().refreshStatus(environment->name, (*migration)->databaseName).takeResult();
    }
    const History::IntegrityReport report = status ? reportOf(context, *status, (*migration)->id) : History::IntegrityReport();
    const Neighbours neighbours = neighboursOf(context.workbench().graph(), project, **migration);
    if (context.out.isJson()) {
        QJsonObject object = toJson(**migration, neighbours, status);
        if (!report.isEmpty())
            object.insert(u"integrity"_s, report.toObject());
        context.out.json(object);
        return Done;
    }
    context.out.line((*migration)->id + u" · "_s + (*migration)->title());
    QList<QStringList> rows = rowsOf(**migration, neighbours);
    if (status)
        rows += {Context::tr("On %1").arg(status->environment), standingText(*status, (*migration)->id)};
    QString label = Context::tr("In its run");
    for (const QString &line : report.lines())
        rows += {std::exchange(label, QString()), line};
    label = Context::tr("Its checks");
    for (const QString &line : report.verificationLines((*migration)->id))
        rows += {std::exchange(label, QString()), line};
    context.out.table(rows);
    return Done;
}

} // namespace

void addShow(const Command &program, Context &context)
{
    const Command command
        = program.command("show", "Show one migration: its header, what it comes after and needs; with --env where it stands");
    auto reference = std::make_shared<std::string>(); // shared: the callback outlives this function
    command.value("migration", *reference, "Its id, its number or an unambiguous beginning").placeholder("ID").required();
    command.runs(context, [&context, reference] { return runShow(context, *reference); });
}

} // namespace Varve::Cli
