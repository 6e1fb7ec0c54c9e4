// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/core/errorlist.h>
#include <models/execution/plan/statementstream.h>
#include <models/text/header.h>

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Execution::PlannedStatement;
using Execution::StatementStream;

namespace {

constexpr qint64 headerSize = 64 * 1024;

struct RenderOptions
{
    std::string file;
    bool down = false;
    bool map = false;
};

struct Rendering
{
    QString shownAs;
    QString environment;
    Text::Variables variables;
    QList<StatementStream::Item> items;
};

const Project::Migration *migrationOf(const Project::Project &project, const QString &path)
{
    for (const Project::Migration &migration : project.migrations) {
        for (const Project::MigrationFile &file : migration.files) {
            const bool isIt = QFileInfo(project.absolute(file.path)) == QFileInfo(path)
                || (!file.downPath.isEmpty() && QFileInfo(project.absolute(file.downPath)) == QFileInfo(path));
            if (isIt)
                return &migration;
        }
    }
    return nullptr;
}

Expected<Execution::BuildContext> buildContext(const Context &context, const Project::Environment &environment, const QString &path)
{
    const Project::Project project = context.project();
    const Project::Migration *migration = migrationOf(project, path);
    const QString database = migration ? migration->databaseName : context.databaseName();
    const auto connection = environment.connections.constFind(database);
    if (connection == environment.connections.cend())
        return Core::failure(Core::ErrorKind::ProjectFiles,
                             Context::tr("The environment %1 has no connection for the database %2.").arg(environment.title(), database));
    Execution::BuildContext result;
    result.dialect = Database::engineTraits(connection->engine).dialect;
    result.variables = Execution::databaseVariables(environment.variables, database);
    if (migration)
        result.variables = Execution::stepVariables(result.variables, migration->id);
    result.file = QDir(project.folder).relativeFilePath(path);
    if (result.file.startsWith(u"../"_s))
        result.file = path;
    QFile file(path);
    const QByteArray start = file.open(QIODevice::ReadOnly) ? file.read(headerSize) : QByteArray();
    result.substitute = project.policies.variables && Text::readHeader(start, result.dialect).variables();
    return result;
}

/// All statements, or the errors of all of them.
Expected<QList<StatementStream::Item>> itemsOf(const QString &path, const Execution::BuildContext &build, bool down)
{
    const auto stream = StatementStream::open(path, build, down ? StatementStream::Section::Down : StatementStream::Section::Up, false);
    if (!stream)
        return Core::failure(stream.error());
    QList<StatementStream::Item> items;
    Core::ErrorList errors;
    for (;;) {
        auto item = (*stream)->next();
        if (!item) {
            errors.add(item.error());
            if ((*stream)->isBroken())
                break;
            continue;
        }
        if (!*item)
            break;
        items += **std::move(item);
    }
    if (!errors.isEmpty())
        return Core::failure(errors.combined());
    return items;
}

QString range(const Text::ByteRange &bytes)
{
    return u"%1-%2"_s.arg(bytes.offset).arg(bytes.end());
}

QString delimiterOf(const PlannedStatement &planned)
{
    const QString delimiter = QString::fromUtf8(planned.statement.delimiter).trimmed();
    return delimiter.isEmpty() || delimiter == u";"_s ? delimiter : QString(u'\n' + delimiter);
}

void printText(const Context &context, const Rendering &rendering, bool map)
{
    for (const StatementStream::Item &item : rendering.items) {
        const Text::Rendered shown = Text::masked(item.statement.rendered(), rendering.variables);
        context.out.line(QString::fromUtf8(shown.text) + delimiterOf(item.statement));
        if (!map)
            continue;
        for (const Text::RenderedPart &part : shown.parts) {
            const QString what = part.variable.isEmpty() ? Context::tr("as written") : QString(u"${"_s + part.variable + u'}');
            context.out.line(u"    %1 <- %2  %3"_s.arg(range(part.rendered), range(part.written), what));
        }
    }
}

QJsonObject toJson(const StatementStream::Item &item, const Text::Variables &variables, bool map)
{
    const Text::Rendered shown = Text::masked(item.statement.rendered(), variables);
    QJsonObject object{{u"sql"_s, QString::fromUtf8(shown.text)},
                       {u"where"_s, Output::toJson(item.statement.statement.start)},
                       {u"verification"_s, item.isVerification}};
    if (!map)
        return object;
    const auto bytes = [](const Text::ByteRange &value) { return QJsonObject{{u"offset"_s, value.offset}, {u"length"_s, value.length}}; };
    QJsonArray parts;
    for (const Text::RenderedPart &part : shown.parts) {
        QJsonObject entry{{u"rendered"_s, bytes(part.rendered)}, {u"written"_s, bytes(part.written)}};
        if (!part.variable.isEmpty())
            entry.insert(u"variable"_s, part.variable);
        parts.append(entry);
    }
    object.insert(u"map"_s, parts);
    return object;
}

void print(const Context &context, const Rendering &rendering, bool map)
{
    if (!context.out.isJson())
        return printText(context, rendering, map);
    QJsonArray statements;
    for (const StatementStream::Item &item : rendering.items)
        statements.append(toJson(item, rendering.variables, map));
    context.out.json({{u"format"_s, u"varve-render/1"_s},
                      {u"file"_s, rendering.shownAs},
                      {u"environment"_s, rendering.environment},
                      {u"statements"_s, statements}});
}

int runRender(Context &context, const RenderOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const QString path = QFileInfo(QString::fromStdString(options.file)).absoluteFilePath();
    const auto build = buildContext(context, *environment, path);
    if (!build)
        return context.out.fail(build.error());
    const auto items = itemsOf(path, *build, options.down);
    if (!items)
        return context.out.fail(items.error());
    print(context, {.shownAs = build->file, .environment = environment->name, .variables = build->variables, .items = *items}, options.map);
    return Done;
}

} // namespace

void addRender(const Command &program, Context &context)
{
    const Command command = program.command("render", "Print what would be sent of a file, its variables filled in");
    auto options = std::make_shared<RenderOptions>(); // shared: the callback outlives this function
    command.value("file", options->file, "Migration or any other script").required().placeholder("FILE");
    command.flag("--down", options->down, "Its down section");
    command.flag("--map", options->map, "Below each statement, which bytes of it come from where in the file");
    command.runs(context, [&context, options] { return runRender(context, *options); });
}

} // namespace Varve::Cli
