// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "commandline.h"
#include "output.h"

#include <models/workbench/workbench.h>

#include <functional>
#include <string>
#include <vector>

namespace Varve::Cli {

/// What every command needs: the options that all share, the output, and the workbench once a project is open.
class Context final
{
    Q_DECLARE_TR_FUNCTIONS(Varve::Cli::Context)

public:
    Context();
    ~Context();

    // Filled by the command line.
    std::string projectFolder = ".";
    std::string environment;
    std::string database; ///< empty: the project's first one
    std::string databaseUrl;
    bool databaseUrlTyped = false; ///< as an argument, and not taken from the environment
    std::vector<std::string> settings;
    std::string format = "text";
    std::string planFormat; ///< of a command that makes a plan, said behind it; counts more than format
    std::string demo;
    bool demoAsked = false;
    bool yes = false;
    double waitSeconds = -1; ///< seconds; negative: as varve.toml says

    /// What main() runs after parsing.
    std::function<int()> command;

    Output out;

    /// Opens the project (unpacks the demonstration first when it was asked for) and prints warnings.
    /// \a next: whose histories the command asks for next, so that they are read while the folder is.
    enum class Histories { None, OfChosenEnvironment, OfChosenEnvironments };
    Core::Expected<> open(Histories next = Histories::None, History::HistoryDepth depth = History::HistoryDepth::Whole);
    Workbench::Workbench &workbench();
    /// Closes every connection. Must come before the process ends.
    void close();
    Project::Project project() const;
    /// What people read in place of an environment's name, which is empty for --database-url.
    QString environmentTitle(const QString &name) const;
    /// Where \a plan would run, for a question: the environment's name, or without one what it is connected to.
    static QString placeOf(const Execution::Plan &plan);

    /// The environment that --env names, or the only one.
    Core::Expected<Project::Environment> chosenEnvironment() const;
    /// All environments, or the one that --env names.
    Core::Expected<QList<Project::Environment>> chosenEnvironments() const;
    /// The database that --database names, or the project's first one. Only after open().
    QString databaseName() const;
    /// That one, or all of the project's where --database names none.
    QStringList chosenDatabases() const;
    /// Says how a project comes by its first environment.
    void noteNoEnvironment() const;

    /// On a guarded environment: shows the plan in short and asks for a yes on the terminal, or needs --yes. An error when it was declined.
    Core::Expected<> confirm(const Execution::Plan &plan, const QString &question) const;
    /// The same before a scratch database is made on the server of a guarded environment.
    Core::Expected<> confirmScratch(const Project::Environment &guarded);
    /// Asks on every environment, for what is rare and wants a look: on a guarded one for its name, on others for a yes. Where the output is
    /// text the caller has printed the plan.
    Core::Expected<> agree(const Execution::Plan &plan, const QString &question) const;

    /// Waits for a future while signals cancel through \a cancel.
    template<typename T>
    T wait(QFuture<T> future) const
    {
        return future.takeResult();
    }

private:
    static QString withPreview(const Execution::Plan &plan, const QString &question);
    static Core::Expected<> askForName(const Execution::Plan &plan, const QString &question);
    bool needsYes(const Execution::Plan &plan) const;
    Core::Expected<QString> folder();
    QString databaseName(const Project::Project &project) const;
    Core::Expected<Project::Environment> chosenEnvironment(const Project::Project &project) const;
    Core::Expected<QList<Project::Environment>> chosenEnvironments(const Project::Project &project) const;
    QList<Workbench::Place> places(Histories histories, const Project::Project &project) const;
    Core::Expected<> checkDatabase() const;
    static Core::Expected<> takeSetting(const QString &setting, Project::LoadOptions &options);

    std::unique_ptr<Workbench::Workbench> m_workbench;
};

// One file a command. Each adds its options to the command line and sets Context::command.
void addInit(const Command &program, Context &context);
void addInitDatabase(const Command &program, Context &context);
void addStatus(const Command &program, Context &context);
void addPlan(const Command &program, Context &context);
void addMigrate(const Command &program, Context &context);
void addLock(const Command &program, Context &context);
void addRollback(const Command &program, Context &context);
void addSeed(const Command &program, Context &context);
void addResume(const Command &program, Context &context);
void addStamp(const Command &program, Context &context);
void addVerify(const Command &program, Context &context);
void addBaseline(const Command &program, Context &context);
void addRepair(const Command &program, Context &context);
void addNew(const Command &program, Context &context);
void addValidate(const Command &program, Context &context);
void addHistory(const Command &program, Context &context);
void addQuery(const Command &program, Context &context);
void addAdoptState(const Command &program, Context &context);
void addRehearse(const Command &program, Context &context);
void addCompare(const Command &program, Context &context);
void addEnvironment(const Command &program, Context &context);
void addChecksum(const Command &program, Context &context);
void addDiff(const Command &program, Context &context);
void addRender(const Command &program, Context &context);
void addStatements(const Command &program, Context &context);
void addGraph(const Command &program, Context &context);
void addHeads(const Command &program, Context &context);
void addCurrent(const Command &program, Context &context);
void addShow(const Command &program, Context &context);
void addMerge(const Command &program, Context &context);

} // namespace Varve::Cli
