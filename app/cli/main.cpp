// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "completion.h"
#include "context.h"
#include "signals.h"

#include <translations/language.h>

#include <QCoreApplication>
#include <QLocale>
#include <QThreadPool>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <optional>
#include <string_view>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace {

using Varve::Cli::Command;
using Varve::Cli::CommandLine;
using Varve::Cli::Context;

/// How long a thread that has nothing to do stays. A process has ended only when each of its threads had a turn on the CPU to end in, and
/// the server's process, which ends at the same time, is before them there: `status` takes a tenth longer with threads that are left over.
constexpr std::chrono::milliseconds idleThreads{3};

void addSharedOptions(const Command &program, Context &context)
{
    program.value("-p,--project", context.projectFolder, "Folder of the project (default: the current one)").placeholder("FOLDER");
    program.value("-e,--env", context.environment, "Environment").placeholder("NAME");
    program.value("--database", context.database, "Which of the project's databases (default: the first)").placeholder("NAME");
    program
        .value("--database-url", context.databaseUrl,
               "sqlite:FILE, postgresql://USER@HOST:PORT/NAME or mariadb://…: an environment without a name")
        .placeholder("URL")
        .fromEnvironment("VARVE_DATABASE_URL");
    program.value("--set", context.settings, "Value of a variable; may be repeated").placeholder("NAME=VALUE").oneForEach();
    program.value("--format", context.format, "text or json").oneOf({"text", "json"}).showDefault();
    program.value("--demo", context.demo, "Use a fresh copy of a demonstration project: mhras (default) or ontos")
        .valueOptional()
        .placeholder("NAME");
    program.value("--wait", context.waitSeconds, "Seconds to wait for another run, or for what a killed one left running on the server")
        .placeholder("SECONDS")
        .notNegative();
    program.flag("-y,--yes", context.yes, "Do not ask for a confirmation on guarded environments");
}

void addCommands(const Command &program, Context &context)
{
    using namespace Varve::Cli;
    addInit(program, context);
    addEnvironment(program, context);
    addStatus(program, context);
    addPlan(program, context);
    addMigrate(program, context);
    addInitDatabase(program, context);
    addRollback(program, context);
    addResume(program, context);
    addSeed(program, context);
    addStamp(program, context);
    addBaseline(program, context);
    addRepair(program, context);
    addVerify(program, context);
    addNew(program, context);
    addMerge(program, context);
    addGraph(program, context);
    addHeads(program, context);
    addCurrent(program, context);
    addShow(program, context);
    addValidate(program, context);
    addHistory(program, context);
    addLock(program, context);
    addQuery(program, context);
    addCompare(program, context);
    addRehearse(program, context);
    addAdoptState(program, context);
    addRender(program, context);
    addDiff(program, context);
    addChecksum(program, context);
    addStatements(program, context);
}

/// Only the commands \a among these words, or all.
void describe(std::optional<CommandLine> &line, std::vector<std::string> among, Context &context)
{
    line.emplace("varve-cli", "Schema migrations: what each environment has and lacks, and what runs next", "varve-cli " VARVE_VERSION,
                 "Exit codes: 0 done; 1 usage; 2 pending found (status --check); 3 a migration failed; 4 inconsistent history;\n"
                 "5 cannot connect; 6 locked by someone else; 7 problems in the project's files; 8 differences (compare --check);\n"
                 "129, 130 and 143 interrupted. varve-cli COMMAND --help tells more; so does the man page varve-cli(1).",
                 std::move(among));
    addSharedOptions(line->program(), context);
    addCommands(line->program(), context);
    Varve::Cli::addCompletion(*line, context);
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

/// Where standard input, output or error is closed, the next file or connection that is opened would get its number, and messages would go
/// into a database.
void openStandardStreams()
{
    while (true) {
        const int descriptor = ::open("/dev/null", O_RDWR);
        if (descriptor > STDERR_FILENO)
            ::close(descriptor);
        if (descriptor < 0 || descriptor > STDERR_FILENO)
            return;
    }
}

/// Large lists go back to the system when they are freed. By itself glibc raises the bound above which they have pages of their own with each
/// that is freed (mallopt(3), M_MMAP_THRESHOLD): then the lists that grow while ten thousand migrations are read stay beside what is kept.
/// Its lowest bounds would have the pages of each batch of a large file made anew, fifty thousand times.
void keepMemoryLow()
{
#ifdef __GLIBC__
    ::mallopt(M_MMAP_THRESHOLD, 512 * 1024);
    ::mallopt(M_TRIM_THRESHOLD, 1024 * 1024);
    ::mallopt(M_ARENA_MAX, 2); // what a thread frees in an arena of its own the others cannot use; more of them gain no time here
#endif
}

/// libpq brings GnuTLS with it, through LDAP. By itself GnuTLS sets itself up when it is loaded (manual, "Initialization"), which takes a tenth
/// of a `status` and is for nothing: PostgreSQL's TLS is OpenSSL's, and libldap asks for it where it needs it. Before there are threads.
void leaveGnuTlsAlone()
{
    ::setenv("GNUTLS_NO_IMPLICIT_INIT", "1", 0);
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryLow();
    leaveGnuTlsAlone();
    openStandardStreams();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe is seen as a failed write, never as a killed run
    Varve::Cli::Signals::install();

    Context context;
    // To describe all commands takes longer than most of them take to begin. A mistake is told by who knows them all.
    const std::vector<std::string> words = CommandLine::commandWords(argc, argv);
    std::optional<CommandLine> line;
    if (!words.empty())
        describe(line, words, context);
    if (!line || !line->tryParse(argc, argv)) {
        describe(line, {}, context);
        int usage = Varve::Cli::Done;
        if (!line->parse(argc, argv, context, usage))
            return usage;
    }
    context.demoAsked = line->has("--demo");
    // The parser does not tell a value that it took from the environment.
    context.databaseUrlTyped = std::any_of(argv + 1, argv + argc, [](std::string_view word) { return word.starts_with("--database-url"); });
    const std::string &format = context.planFormat.empty() ? context.format : context.planFormat;
    context.out.setFormat(format == "json" ? Varve::Cli::Format::Json : Varve::Cli::Format::Text);

    QCoreApplication application(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("varve-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(VARVE_VERSION));
    Varve::setLanguage(QLocale());
    QThreadPool::globalInstance()->setExpiryTimeout(idleThreads.count());
    const int exitCode = context.command();
    Varve::Cli::Signals::stopReceiving();
    context.close();
    const int told = !outputArrived() && exitCode == Varve::Cli::Done ? Varve::Cli::UsageError : exitCode;
    // Connections are closed and everything is written: to free ten thousand migrations one by one would only cost time.
    std::_Exit(told);
}
