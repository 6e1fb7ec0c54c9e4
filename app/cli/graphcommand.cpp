// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/history/standingglyph.h>
#include <models/project/graph/drawing.h>

#include <QDir>
#include <QSaveFile>

#include <cstdio>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

struct GraphOptions
{
    std::string format = "text";
    std::string file;
};

/// With --env, what an environment has of each migration.
Expected<QHash<QString, QString>> glyphs(Context &context)
{
    QHash<QString, QString> result;
    if (context.environment.empty())
        return result;
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return tl::unexpected(environment.error());
    for (const QString &databaseName : context.chosenDatabases()) {
        const History::EnvironmentStatus status = context.workbench().refreshStatus(environment->name, databaseName).takeResult();
        if (status.error)
            return tl::unexpected(*status.error);
        for (const History::MigrationStanding &row : status.standings)
            result.insert(row.migrationId, History::glyph(row.standing));
    }
    return result;
}

Expected<QByteArray> draw(Context &context, const std::string &format)
{
    const Project::Project project = context.project();
    const QStringList databases = context.chosenDatabases();
    if (format == "dot")
        return Project::graphAsDot(project, databases).toUtf8();
    if (format == "svg")
        return Project::graphAsSvg(project, databases);
    if (format == "json")
        return Project::graphAsJson(project, databases);
    const auto marks = glyphs(context);
    if (!marks)
        return tl::unexpected(marks.error());
    const Project::NodeMark mark = [&](int node) { return marks->value(project.migrations.at(node).id, u"·"_s); };
    return Project::graphAsText(project, databases, marks->isEmpty() ? Project::NodeMark() : mark).toUtf8();
}

Expected<> write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit())
        return {};
    return Core::failure(Core::ErrorKind::Io, Context::tr("%1 cannot be written: %2.").arg(path, file.errorString()));
}

int runGraph(Context &context, const GraphOptions &options)
{
    const std::string format = context.out.isJson() ? "json" : options.format;
    if (format == "json")
        context.out.setFormat(Format::Json);
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const Expected<QByteArray> drawn = draw(context, format);
    if (!drawn)
        return context.out.fail(drawn.error());
    if (options.file.empty()) {
        std::fwrite(drawn->constData(), 1, static_cast<size_t>(drawn->size()), stdout);
        return Done;
    }
    const Expected<> written = write(QDir::current().absoluteFilePath(QString::fromStdString(options.file)), *drawn);
    return written ? Done : context.out.fail(written.error());
}

} // namespace

void addGraph(const Command &program, Context &context)
{
    const Command command = program.command("graph", "Draw what comes after what: lines, branches, merges; with --env what is applied");
    auto options = std::make_shared<GraphOptions>(); // shared: the callback outlives this function
    command.value("--format", options->format, "text, dot (for Graphviz), svg or json").oneOf({"text", "dot", "svg", "json"}).showDefault();
    command.value("-o,--output", options->file, "Write to this file").placeholder("FILE");
    command.runs(context, [&context, options] { return runGraph(context, *options); });
}

} // namespace Varve::Cli
