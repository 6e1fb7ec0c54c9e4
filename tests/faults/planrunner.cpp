// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// A program that migrates one environment, for tests that need a process to kill or two of them:
//     planrunner FOLDER URL [migrate|rollback|resume-done|resume-again] [started:N|done:N|step]
// Says "statement N" before each statement, and at the end "done N skipped N memory KB" or "error KIND text". With a last word it kills itself
// there, as "kill -9" would: when statement N was about to be sent, when its answer had come, or when the step was committed.

#include <models/execution/planner/planner.h>
#include <models/execution/planner/resume.h>
#include <models/execution/run/runner.h>
#include <models/history/environmentstatus.h>
#include <models/project/projectloader.h>

#include <QCoreApplication>
#include <QFile>
#include <QTextStream>

#include <csignal>
#include <cstdio>

#include <unistd.h>

using namespace Varve;

namespace {

void say(const QString &line)
{
    std::fputs(qPrintable(line + QLatin1Char('\n')), stdout);
    std::fflush(stdout);
}

int fail(const Core::Error &error)
{
    say(QStringLiteral("error %1 %2").arg(static_cast<int>(error.kind)).arg(error.toString()));
    return 1;
}

/// Memory of this process's own, in KB: without the pages of files that the kernel can drop.
int ownMemory()
{
    QFile status(QStringLiteral("/proc/self/status"));
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).simplified().split(' ').constFirst().toInt();
    }
    return 0;
}

int mostMemory = 0;
QString killAt;

void killHere(const QString &place)
{
    if (killAt == place)
        ::kill(::getpid(), SIGKILL);
}

void report(const Execution::RunEvent &event)
{
    if (const auto *done = std::get_if<Execution::StatementDone>(&event))
        killHere(QStringLiteral("done:%1").arg(done->statement));
    if (std::holds_alternative<Execution::StepDone>(event))
        killHere(QStringLiteral("step"));
    const auto *started = std::get_if<Execution::StatementStarted>(&event);
    if (!started)
        return;
    killHere(QStringLiteral("started:%1").arg(started->statement));
    if (started->statement < 100)
        say(QStringLiteral("statement %1").arg(started->statement));
    if (started->statement % 20 == 0)
        mostMemory = std::max(mostMemory, ownMemory());
}

Core::Expected<Execution::Plan> makePlan(const QString &what, const Project::Project &project, const Database::ConnectionProfile &target,
                                         Database::Connection &connection)
{
    const Project::Environment environment = project.environments.constFirst();
    const QString database = QStringLiteral("main");
    const History::EnvironmentStatus status = History::readStatus(project, environment, database, connection);
    if (what == QStringLiteral("rollback"))
        return Execution::planRollback(project, environment, database, target, status);
    if (!what.startsWith(QStringLiteral("resume-")))
        return Execution::planMigrate(project, environment, database, target, status);
    const auto uncertain = what.endsWith(QStringLiteral("done")) ? Execution::Uncertain::Done : Execution::Uncertain::Again;
    return Execution::planResume(project, environment, database, target, status,
                                 {.migration = {}, .at = 0, .redo = false, .uncertain = uncertain});
}

int run(const QString &folder, const QString &url, const QString &what)
{
    const auto project = Project::loadProject(folder, {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    if (!project)
        return fail(project.error());
    const auto target = Database::profileFromUrl(url, folder);
    if (!target)
        return fail(target.error());
    const Database::Secret password = target->profile.password.given;
    const auto connection = Database::Connection::open(target->profile, password);
    if (!connection)
        return fail(connection.error());
    const auto plan = makePlan(what, *project, target->profile, **connection);
    if (!plan)
        return fail(plan.error());
    mostMemory = ownMemory();
    say(QStringLiteral("planned %1").arg(plan->steps.size()));
    const auto result = Execution::run(*plan, **connection, {.stop = {}, .rowLimit = 100, .password = password, .appliedBy = {}}, report);
    if (!result)
        return fail(result.error());
    if (result->error)
        return fail(*result->error);
    say(QStringLiteral("done %1 skipped %2 memory %3").arg(result->stepsDone).arg(result->skipped.size()).arg(mostMemory));
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    killAt = arguments.value(4);
    return run(arguments.at(1), arguments.at(2), arguments.value(3, QStringLiteral("migrate")));
}
