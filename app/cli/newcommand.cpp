// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "terminal.h"

#include <models/project/projectwriter.h>


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
    std::string branch;
    std::vector<std::string> revises;
    std::vector<std::string> parts;
};

/// "feature=ml columns" → feature, "ml columns".
Expected<QMap<QString, QString>> partsFrom(const std::vector<std::string> &given)
{
    QMap<QString, QString> parts;
    for (const std::string &text : given) {
        const QString part = QString::fromStdString(text);
        const qsizetype equals = part.indexOf(u'=');
        if (equals <= 0)
            return Core::failure(Core::ErrorKind::Usage, Context::tr("--part %1 has no value; expected --part name=value.").arg(part));
        parts.insert(part.left(equals), part.mid(equals + 1));
    }
    return parts;
}

/// Asks for the parts of a naming rule, or for a name; nothing where there is nobody to ask.
Expected<> askForName(const Project::Project &project, Project::NewMigration &migration)
{
    const QList<Project::NamingRule> &rules = project.policies.naming;
    const auto missing = Core::failure(Core::ErrorKind::Usage, Context::tr("A new migration needs a name."),
                                       Context::tr("Say in a few words what it does: varve-cli new \"add user preferences\""));
    if (rules.size() != 1) {
        const std::optional<QString> name = Terminal::askLine(
            rules.isEmpty() ? Context::tr("What does it do?") : Context::tr("Name (one of %1):").arg(Project::namingPatterns(rules)));
        if (!name || name->trimmed().isEmpty())
            return missing;
        migration.name = name->trimmed();
        return {};
    }
    for (const QString &word : rules.constFirst().placeholders()) {
        const std::optional<QString> value = Terminal::askLine(u"%1 – %2:"_s.arg(rules.constFirst().pattern, word));
        if (!value || value->trimmed().isEmpty())
            return missing;
        migration.parts.insert(word, value->trimmed());
    }
    return {};
}

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
    migration.branch = QString::fromStdString(options.branch);
    const Project::Project project = context.project();
    for (const std::string &reference : options.revises) {
        const auto parent = project.findMigration(QString::fromStdString(reference), migration.databaseName);
        if (!parent)
            return context.out.fail(parent.error());
        migration.revises += (*parent)->id;
    }
    const Expected<QMap<QString, QString>> parts = partsFrom(options.parts);
    if (!parts)
        return context.out.fail(parts.error());
    migration.parts = *parts;
    if (migration.name.isEmpty() && migration.parts.isEmpty()) {
        if (const Expected<> asked = askForName(context.project(), migration); !asked)
            return context.out.fail(asked.error());
    }
    const Expected<QString> path = Project::createMigration(context.project(), migration);
    if (!path)
        return context.out.fail(path.error());
    context.out.written(*path);
    return Done;
}

} // namespace

void addNew(const Command &program, Context &context)
{
    const Command command = program.command("new", "Write a new migration with its header filled in");
    auto options = std::make_shared<NewOptions>(); // shared: the callback outlives this function
    command.value("name", options->name, "What it does: \"add user preferences\"; fits one of the project's naming rules, if it has any")
        .placeholder("NAME");
    command.value("--part", options->parts, "A part of a naming rule: add_<table> takes table=VALUE; may be repeated")
        .placeholder("NAME=VALUE")
        .oneForEach();
    command.value("--author", options->author, "Author (default: git's user.name)").placeholder("NAME");
    command.value("--purpose", options->purpose, "Purpose, in a sentence").placeholder("TEXT");
    command.value("--revises", options->revises, "What it comes directly after, instead of the last one; may be repeated")
        .placeholder("ID")
        .oneForEach();
    command.value("--branch", options->branch, "Label of the branch that it begins or goes on with").placeholder("LABEL");
    command.value("--engine", options->engine, "Only for this engine: NAME.sqlite.sql").placeholder("ENGINE");
    command.runs(context, [&context, options] { return runNew(context, *options); });
}

} // namespace Varve::Cli
