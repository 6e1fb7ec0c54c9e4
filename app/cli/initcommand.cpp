// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/project/projectwriter.h>

#include <QDir>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

struct InitOptions
{
    std::string folder;
    std::string name;
};

/// How the folder looks without varve.toml; nothing where there is no folder yet.
Project::LayoutInfo layoutOf(Context &context, const QString &folder)
{
    const Expected<Project::Project> project = context.workbench().open(folder, {}).takeResult();
    return project ? project->layout : Project::LayoutInfo();
}

int runInit(Context &context, const InitOptions &options)
{
    const QDir folder(QString::fromStdString(options.folder.empty() ? context.projectFolder : options.folder));
    const QString name = options.name.empty() ? QFileInfo(folder.absolutePath()).fileName() : QString::fromStdString(options.name);
    const Project::LayoutInfo before = layoutOf(context, folder.absolutePath());
    const Expected<QString> path = Project::initProject(folder.absolutePath(), name);
    if (!path)
        return context.out.fail(path.error());
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-init/1"_s}, {u"path"_s, *path}});
    else
        context.out.line(Context::tr("%1 is written. Next: varve-cli environment add NAME URL").arg(*path));
    if (before.foreign)
        context.out.note(Context::tr("This folder is written for %1 (%2). With varve.toml Varve takes it for a project of its own and does "
                                     "not read that tool's migrations.")
                             .arg(before.tool, before.evidence));
    return Done;
}

} // namespace

void addInit(const Command &program, Context &context)
{
    const Command command = program.command("init", "Write a first varve.toml");
    auto options = std::make_shared<InitOptions>(); // shared: the callback outlives this function
    command.value("folder", options->folder, "Folder of the project (default: the current one)").placeholder("FOLDER");
    command.value("--name", options->name, "Name of the project (default: the folder's)").placeholder("NAME");
    command.runs(context, [&context, options] { return runInit(context, *options); });
}

} // namespace Varve::Cli
