// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"


namespace Varve::Cli {

using namespace Qt::StringLiterals;

namespace {

struct MergeOptions
{
    std::vector<std::string> heads;
    std::string name;
    std::string author;
};

int runMerge(Context &context, const MergeOptions &options)
{
    if (const Core::Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    Project::NewMigration migration;
    migration.name = QString::fromStdString(options.name);
    migration.author = QString::fromStdString(options.author);
    migration.databaseName = context.databaseName();
    QStringList heads;
    for (const std::string &head : options.heads)
        heads += QString::fromStdString(head);
    const Core::Expected<QString> path = context.workbench().merge(heads, migration);
    if (!path)
        return context.out.fail(path.error());
    context.out.written(*path);
    return Done;
}

} // namespace

void addMerge(const Command &program, Context &context)
{
    const Command command = program.command("merge", "Write a migration that makes several heads one");
    auto options = std::make_shared<MergeOptions>(); // shared: the callback outlives this function
    command.value("heads", options->heads, "The heads to merge (default: all of the database)").placeholder("ID");
    command.value("-m,--name", options->name, "Name of the migration").placeholder("NAME").required();
    command.value("--author", options->author, "Author (default: git's user.name)").placeholder("NAME");
    command.runs(context, [&context, options] { return runMerge(context, *options); });
}

} // namespace Varve::Cli
