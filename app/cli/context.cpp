// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"

#include "terminal.h"
#include "terminaltext.h"

#include <models/execution/printing/planpreview.h>
#include <models/workbench/demo.h>

#include <QDir>
#include <QStandardPaths>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;

Context::Context() = default;
Context::~Context() = default;

Workbench::Workbench &Context::workbench()
{
    if (!m_workbench)
        m_workbench = std::make_unique<Workbench::Workbench>(Terminal::canAsk() ? Database::AskForSecret(&Terminal::askSecret) : nullptr);
    return *m_workbench;
}

void Context::close()
{
    if (m_workbench)
        m_workbench->close(Database::Session::ClosedBy::Destructor); // here nobody waits for it while the process ends
}

Project::Project Context::project() const
{
    return m_workbench->project();
}

QString Context::environmentTitle(const QString &name) const
{
    const Project::Project known = project();
    const Project::Environment *found = known.environment(name);
    return found ? found->title() : name;
}

QString Context::placeOf(const Execution::Plan &plan)
{
    return plan.environment.isEmpty() ? plan.target.toString() : plan.environment;
}

Expected<QString> Context::folder()
{
    if (!demoAsked)
        return QString::fromStdString(projectFolder);
    const QString scratch = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation) + u"/varve/demo-cli"_s;
    const QString name = demo.empty() ? Workbench::demoProjects().constFirst() : QString::fromStdString(demo);
    const Expected<QString> unpacked = Workbench::unpackDemo(scratch, name);
    if (!unpacked)
        return unpacked;
    if (const Expected<> populated = Workbench::populateDemo(*unpacked); !populated)
        return failure(populated.error());
    return *unpacked;
}

/// One --set name=value. A name that no file could use would be dropped without a word.
Expected<> Context::takeSetting(const QString &setting, Project::LoadOptions &options)
{
    const qsizetype equals = setting.indexOf(u'=');
    if (equals < 0)
        return failure(Core::ErrorKind::Usage, tr("--set %1 has no value; expected --set name=value.").arg(setting));
    const QString name = setting.left(equals);
    if (Text::isBuiltInName(name))
        return failure(Core::ErrorKind::Usage, tr("--set: \"%1\" is built in; names that begin with \"varve.\" are Varve's own.").arg(name),
                       tr("Choose another name, and use that in the files."));
    if (!Text::isVariableName(name)) {
        return failure(
            Core::ErrorKind::Usage,
            tr("--set: \"%1\" is no name for a variable: allowed are the letters A to Z, digits, \"_\", \"-\" and \".\", beginning with a "
               "letter or \"_\".")
                .arg(name));
    }
    options.settings.insert(name, setting.mid(equals + 1));
    return {};
}

QList<Workbench::Place> Context::places(Histories histories, const Project::Project &project) const
{
    QList<Project::Environment> environments;
    if (histories == Histories::OfChosenEnvironments)
        environments = chosenEnvironments(project).value_or(environments);
    else if (const auto chosen = chosenEnvironment(project); chosen && histories == Histories::OfChosenEnvironment)
        environments += *chosen;
    QList<Workbench::Place> places;
    for (const Project::Environment &one : std::as_const(environments))
        places += {one.name, databaseName(project)};
    return places;
}

Expected<> Context::open(Histories next, History::HistoryDepth depth)
{
    const Expected<QString> path = folder();
    if (!path)
        return failure(path.error());
    Project::LoadOptions options;
    options.databaseUrl = QString::fromStdString(databaseUrl);
    for (const std::string &setting : settings) {
        if (const Expected<> taken = takeSetting(QString::fromStdString(setting), options); !taken)
            return taken;
    }
    for (const QString &warning : databaseUrlTyped ? Project::loadWarnings(options) : QStringList())
        out.note(warning);
    const auto ahead = [this, next](const Project::Project &configured) { return places(next, configured); };
    const Expected<Project::Project> project = workbench().open(*path, options, ahead, depth).takeResult();
    if (!project)
        return failure(project.error());
    out.setFolder(project->folder);
    return checkDatabase();
}

Expected<> Context::checkDatabase() const
{
    QStringList names;
    for (const Project::DatabaseRole &role : project().databases)
        names += role.name;
    if (database.empty() || names.contains(databaseName()))
        return {};
    return failure(Core::ErrorKind::Usage, tr("There is no database \"%1\"; there are %2.").arg(databaseName(), names.join(u", "_s)));
}

void Context::noteNoEnvironment() const
{
    out.note(tr("There is no environment yet. Name a database with --database-url or DATABASE_URL, "
                "or add one: varve-cli environment add NAME URL"));
}

QString Context::databaseName() const
{
    return databaseName(project());
}

QString Context::databaseName(const Project::Project &project) const
{
    return database.empty() ? project.firstDatabase() : QString::fromStdString(database);
}

QStringList Context::chosenDatabases() const
{
    if (!database.empty())
        return {databaseName()};
    QStringList names;
    for (const Project::DatabaseRole &role : project().databases)
        names += role.name;
    return names;
}

Expected<Project::Environment> Context::chosenEnvironment() const
{
    return chosenEnvironment(project());
}

Expected<Project::Environment> Context::chosenEnvironment(const Project::Project &project) const
{
    return project.findEnvironment(QString::fromStdString(environment)).map([](const Project::Environment *found) { return *found; });
}

Expected<QList<Project::Environment>> Context::chosenEnvironments() const
{
    return chosenEnvironments(project());
}

Expected<QList<Project::Environment>> Context::chosenEnvironments(const Project::Project &project) const
{
    if (environment.empty())
        return project.environments;
    return chosenEnvironment(project).map([](const Project::Environment &found) { return QList<Project::Environment>{found}; });
}

/// With what would run: an id is no migration that anybody remembers, and a number of steps none at all.
QString Context::withPreview(const Execution::Plan &plan, const QString &question)
{
    return Terminal::withoutControls(Execution::planPreview(plan)) + u'\n' + question;
}

Expected<> Context::confirm(const Execution::Plan &plan, const QString &question) const
{
    return needsYes(plan) ? askForName(plan, withPreview(plan, question)) : Expected<>();
}

bool Context::needsYes(const Execution::Plan &plan) const
{
    return plan.guard == Project::GuardLevel::Confirm && !yes;
}

Expected<> Context::askForName(const Execution::Plan &plan, const QString &question)
{
    const std::optional<QString> answer = Terminal::askLine(question + u' ' + tr("Type the environment's name to go on:"));
    if (answer && *answer == plan.environment)
        return {};
    return failure(Core::ErrorKind::Guarded,
                   answer ? tr("Nothing was run: the environment's name was not typed.")
                          : tr("The environment \"%1\" asks for a confirmation, and there is no terminal to ask on.").arg(plan.environment),
                   answer ? QString() : tr("Look at the plan with --dry-run, then add --yes."));
}

Expected<> Context::confirmScratch(const Project::Environment &guarded)
{
    const QString question = workbench().scratchQuestion(guarded.name, databaseName());
    if (question.isEmpty() || yes)
        return {};
    const std::optional<QString> answer = Terminal::askLine(question + u' ' + tr("Type yes to go on:"));
    if (answer && Terminal::isYes(*answer))
        return {};
    return failure(Core::ErrorKind::Guarded,
                   answer ? tr("Nothing was run: it was not confirmed.")
                          : tr("A scratch database on the server of \"%1\" asks for a confirmation, and there is no terminal to ask on.")
                                .arg(guarded.name),
                   answer ? QString()
                          : tr("Add --yes, or let scratch in varve.toml name an environment whose server is for trying things."));
}

Expected<> Context::agree(const Execution::Plan &plan, const QString &question) const
{
    if (yes)
        return {};
    // Where people read, the whole plan is printed already.
    const QString asked = out.isJson() ? withPreview(plan, question) : question;
    if (needsYes(plan))
        return askForName(plan, asked);
    const std::optional<QString> answer = Terminal::askLine(asked + u' ' + tr("Type yes to go on:"));
    if (answer && Terminal::isYes(*answer))
        return {};
    return failure(Core::ErrorKind::Guarded,
                   answer ? tr("Nothing was run: it was not confirmed.")
                          : tr("This asks for a confirmation, and there is no terminal to ask on."),
                   answer ? QString() : tr("Look at the plan with --dry-run, then add --yes."));
}

} // namespace Varve::Cli
