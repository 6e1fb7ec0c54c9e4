// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include "terminal.h"

#include <models/database/remedies.h>
#include <models/project/projectwriter.h>

#include <QDir>
#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;

namespace {

struct AddOptions
{
    std::string name;
    std::string url;
    std::string password;
    std::string guard = "open";
};

/// A file below the project is named relative to it: varve.toml goes from machine to machine.
QString fileForProject(const QString &path, const QString &folder)
{
    const QString relative = QDir(folder).relativeFilePath(path);
    return relative.startsWith(u".."_s) ? path : relative;
}

Expected<Project::Environment> environmentFrom(const AddOptions &options, const QString &folder, const QString &databaseName)
{
    const Expected<Database::ProfileFromUrl> parsed = Database::profileFromUrl(QString::fromStdString(options.url), folder);
    if (!parsed)
        return failure(parsed.error());
    if (parsed->passwordInUrl)
        return failure(
            Core::ErrorKind::Usage, Context::tr("The URL holds a password, and a project file must not."),
            Context::tr("Leave it out of the URL and say where it comes from: --password env:NAME, file:PATH, keychain:NAME or ask."));
    const Expected<Database::SecretReference> password
        = options.password.empty() ? Database::SecretReference() : Database::parseSecretReference(QString::fromStdString(options.password));
    if (!password)
        return failure(Core::ErrorKind::Usage, password.error().message, password.error().remedy);
    const Database::ConnectionProfile &profile = parsed->profile;
    Project::ConnectionSettings settings;
    settings.engine = profile.engine;
    settings.database = profile.engine == Database::Engine::Sqlite ? fileForProject(profile.database, folder) : profile.database;
    settings.host = profile.host;
    settings.port = profile.port > 0 ? QString::number(profile.port) : QString();
    settings.user = profile.user;
    settings.options = profile.options;
    settings.password = *password;
    Project::Environment environment;
    environment.name = QString::fromStdString(options.name);
    environment.guard = options.guard == "read-only" ? Project::GuardLevel::ReadOnly
        : options.guard == "confirm"                 ? Project::GuardLevel::Confirm
                                                     : Project::GuardLevel::Open;
    environment.connections.insert(databaseName, settings);
    return environment;
}

int runAdd(Context &context, const AddOptions &options)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const QString folder = context.project().folder;
    const Expected<Project::Environment> environment = environmentFrom(options, folder, context.databaseName());
    if (!environment)
        return context.out.fail(environment.error());
    if (const Expected<> added = Project::addEnvironment(folder, *environment); !added)
        return context.out.fail(added.error());
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-environment/1"_s},
                          {u"name"_s, environment->name},
                          {u"guard"_s, Project::toString(environment->guard)},
                          {u"path"_s, QDir(folder).absoluteFilePath(u"varve.toml"_s)}});
    else
        context.out.line(Context::tr("%1 is in varve.toml. Try it: varve-cli environment test %1").arg(environment->name));
    return Done;
}

int runTest(Context &context)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const auto environment = context.chosenEnvironment();
    if (!environment)
        return context.out.fail(environment.error());
    const auto profile = Project::connectionProfile(*environment, context.databaseName(), context.project().folder);
    if (!profile)
        return context.out.fail(profile.error());
    const Expected<Database::ServerIdentity> identity
        = Database::testConnection(*profile, Terminal::canAsk() ? Database::AskForSecret(&Terminal::askSecret) : nullptr);
    if (!identity) {
        if (!context.out.isJson())
            context.out.note(Context::tr("Failed at: %1").arg(Database::failedLayer(identity.error().kind)));
        return context.out.fail(identity.error());
    }
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-test/1"_s}, {u"server"_s, identity->version}, {u"user"_s, identity->user}});
    else
        context.out.line(Context::tr("%1 answers: %2, as %3.").arg(profile->toString(), identity->version, identity->user));
    return Done;
}

int runList(Context &context)
{
    if (const Expected<> opened = context.open(); !opened)
        return context.out.fail(opened.error());
    const Project::Project project = context.project();
    QList<QStringList> rows;
    QJsonArray list;
    for (const Project::Environment &environment : project.environments) {
        const auto profile = Project::connectionProfile(environment, context.databaseName(), project.folder);
        const QString target = profile ? profile->toString() : profile.error().message;
        rows += {environment.title(), Project::toString(environment.guard), target};
        list.append(QJsonObject{{u"name"_s, environment.name}, {u"guard"_s, Project::toString(environment.guard)}, {u"target"_s, target}});
    }
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-environments/1"_s}, {u"environments"_s, list}});
    else if (rows.isEmpty())
        context.noteNoEnvironment();
    else
        context.out.table(rows);
    return Done;
}

} // namespace

void addEnvironment(const Command &program, Context &context)
{
    const Command group = program.command("environment", "List, add and test environments");
    group.needsCommand();

    auto options = std::make_shared<AddOptions>(); // shared: the callback outlives this function
    const Command add = group.command("add", "Add an environment to varve.toml");
    add.value("name", options->name, "Name").required().placeholder("NAME");
    add.value("url", options->url, "sqlite:FILE, postgresql://USER@HOST:PORT/DATABASE or mariadb://…").required().placeholder("URL");
    add.value("--password", options->password, "env:NAME, file:PATH, keychain:NAME or ask").placeholder("SOURCE");
    add.value("--guard", options->guard, "open, confirm or read-only").oneOf({"open", "confirm", "read-only"}).showDefault();
    add.runs(context, [&context, options] { return runAdd(context, *options); });

    const Command test = group.command("test", "Connect, and say which layer fails");
    test.value("name", context.environment, "Environment").placeholder("NAME");
    test.runs(context, [&context] { return runTest(context); });

    const Command list = group.command("list", "List the environments");
    list.runs(context, [&context] { return runList(context); });
}

} // namespace Varve::Cli
