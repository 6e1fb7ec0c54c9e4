// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include <models/project/projectwriter.h>

#include <CLI/CLI.hpp>

#include <QDir>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;

namespace {

struct NewOptions
{
    std::string name;
    std::string author;
    std::string purpose;
    std::string engine;
};

int runNew(Context &context, const NewOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    Project::NewMigration migration;
    migration.name = QString::fromStdString(options.name);
    migration.author = QString::fromStdString(options.author);
    migration.purpose = QString::fromStdString(options.purpose);
    migration.engine = QString::fromStdString(options.engine);
    migration.databaseName = context.databaseName();
    const Expected<QString> path = Project::createMigration(context.project(), migration);
    if (!path)
        return context.out.fail(path.error());
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-new/1"_s}, {u"path"_s, *path}});
    else
        context.out.line(QDir::current().relativeFilePath(*path));
    return Done;
}

} // namespace

void addNew(CLI::App &app, Context &context)
{
    CLI::App *command = app.add_subcommand("new", "Write a new migration with its header filled in");
    auto options = std::make_shared<NewOptions>(); // shared: the callback outlives this function
    command->add_option("name", options->name, "What it does: \"add user preferences\"")->required()->type_name("NAME");
    command->add_option("--author", options->author, "Author (default: git's user.name)")->type_name("NAME");
    command->add_option("--purpose", options->purpose, "Purpose, in a sentence")->type_name("TEXT");
    command->add_option("--engine", options->engine, "Only for this engine: NAME.sqlite.sql")->type_name("ENGINE");
    command->callback([&context, options] { context.command = [&context, options] { return runNew(context, *options); }; });
}

} // namespace Varve::Cli
