// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "signals.h"

#include <models/core/suggestion.h>

#include <translations/language.h>

#include <CLI/CLI.hpp>

#include <QCoreApplication>
#include <QLocale>

#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <string_view>

namespace {

using Varve::Cli::Context;

void addSharedOptions(CLI::App &app, Context &context)
{
    app.add_option("-p,--project", context.projectFolder, "Folder of the project (default: the current one)")->type_name("FOLDER");
    app.add_option("-e,--env", context.environment, "Environment")->type_name("NAME");
    app.add_option("--database", context.database, "Which of the project's databases (default: the first)")->type_name("NAME");
    app.add_option("--database-url", context.databaseUrl,
                   "sqlite:FILE, postgresql://USER@HOST:PORT/NAME or mariadb://…: an environment without a name")
        ->type_name("URL")
        ->envname("VARVE_DATABASE_URL");
    app.add_option("--set", context.settings, "Value of a variable; may be repeated")->type_name("NAME=VALUE")->allow_extra_args(false);
    app.add_option("--format", context.format, "text or json")->check(CLI::IsMember({"text", "json"}))->capture_default_str();
    app.add_option("--demo", context.demo, "Use a fresh copy of a demonstration project: mhras (default) or ontos")
        ->expected(0, 1)
        ->type_name("NAME");
    app.add_option("--wait", context.waitSeconds, "Seconds to wait for another run, or for what a killed one left running on the server")
        ->type_name("SECONDS")
        ->check(CLI::NonNegativeNumber);
    app.add_flag("-y,--yes", context.yes, "Do not ask for a confirmation on guarded environments");
}

void addCommands(CLI::App &app, Context &context)
{
    using namespace Varve::Cli;
    addInit(app, context);
    addEnvironment(app, context);
    addStatus(app, context);
    addPlan(app, context);
    addMigrate(app, context);
    addRollback(app, context);
    addResume(app, context);
    addSeed(app, context);
    addStamp(app, context);
    addNew(app, context);
    addMerge(app, context);
    addGraph(app, context);
    addHeads(app, context);
    addCurrent(app, context);
    addShow(app, context);
    addValidate(app, context);
    addHistory(app, context);
    addLock(app, context);
    addQuery(app, context);
    addCompare(app, context);
    addRender(app, context);
    addDiff(app, context);
    addChecksum(app, context);
    addStatements(app, context);
}

/// Looks at the words themselves: what follows a mistake was not parsed.
bool asksForJson(int argc, char **argv)
{
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        if (word == "--format=json" || (word == "--format" && i + 1 < argc && std::string_view(argv[i + 1]) == "json"))
            return true;
    }
    return false;
}

/// The word that stands where a command was expected; empty when there is none.
QString unknownCommand(const CLI::App &app)
{
    if (!app.get_subcommands().empty())
        return {};
    for (const std::string &word : app.remaining()) {
        if (!word.empty() && word.front() != '-')
            return QString::fromStdString(word);
    }
    return {};
}

Varve::Core::Error usageError(const CLI::App &app, const CLI::ParseError &error)
{
    Varve::Core::Error said;
    const QString word = unknownCommand(app);
    if (word.isEmpty()) {
        said.message = QString::fromUtf8(error.what());
        return said;
    }
    QStringList commands;
    for (const CLI::App *command : app.get_subcommands([](const CLI::App *) { return true; }))
        commands += QString::fromStdString(command->get_name());
    said.message = Context::tr("\"%1\" is no command; there are %2.").arg(word, commands.join(QStringLiteral(", ")))
        + Varve::Core::didYouMean(word, commands);
    return said;
}

int sayUsageError(Context &context, const CLI::App &app, const CLI::ParseError &error, bool asJson)
{
    if (!asJson && unknownCommand(app).isEmpty()) {
        app.exit(error);
        return Varve::Cli::UsageError;
    }
    if (asJson)
        context.out.setFormat(Varve::Cli::Format::Json);
    return context.out.fail(usageError(app, error));
}

/// A status that a full disk swallowed must not look like one without pending migrations. Whoever closes a pipe knows that he did.
bool outputArrived()
{
    struct stat target
    {};
    const bool isPipe = ::fstat(STDOUT_FILENO, &target) == 0 && !S_ISREG(target.st_mode) && !S_ISCHR(target.st_mode);
    errno = 0;
    const bool failed = std::fflush(stdout) != 0 || std::ferror(stdout) != 0;
    if (!failed || isPipe)
        return true;
    std::fprintf(stderr, "varve-cli: the output could not be written: %s\n", errno != 0 ? std::strerror(errno) : "the file took no more");
    return false;
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is seen as a failed write, never as a killed run
    Varve::Cli::Signals::install();

    Context context;
    CLI::App app("Schema migrations: what each environment has and lacks, and what runs next", "varve-cli");
    app.set_version_flag("--version", "varve-cli " VARVE_VERSION);
    app.require_subcommand(1);
    app.fallthrough();
    app.footer("Exit codes: 0 done; 1 usage; 2 pending found (status --check); 3 a migration failed; 4 inconsistent history;\n"
               "5 cannot connect; 6 locked by someone else; 7 problems in the project's files; 8 differences (compare --check);\n"
               "130 and 143 interrupted. varve-cli COMMAND --help tells more; so does the man page varve-cli(1).");
    addSharedOptions(app, context);
    addCommands(app, context);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError &error) {
        if (error.get_exit_code() != 0)
            return sayUsageError(context, app, error, asksForJson(argc, argv));
        app.exit(error);
        return Varve::Cli::Done;
    }
    context.demoAsked = app.count("--demo") > 0;
    context.out.setFormat(context.format == "json" ? Varve::Cli::Format::Json : Varve::Cli::Format::Text);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("varve-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VARVE_VERSION));
    Varve::setLanguage(QLocale());
    const int exitCode = context.command();
    context.close();
    const int told = !outputArrived() && exitCode == Varve::Cli::Done ? Varve::Cli::UsageError : exitCode;
    // Connections are closed and everything is written: to free ten thousand migrations one by one would only cost time.
    std::_Exit(told);
}
