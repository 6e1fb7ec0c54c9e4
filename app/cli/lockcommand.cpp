// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "lockjson.h"
#include "terminal.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::LockState;
using History::RunningRun;

namespace {

constexpr qsizetype longestStatement = 80;

QJsonObject toJson(const LockState &state, const QString &environment)
{
    QJsonObject object{{u"format"_s, u"varve-lock/1"_s}, {u"environment"_s, environment}, {u"locked"_s, state.holder.has_value()}};
    if (state.holder) {
        object.insert(u"holder"_s, lockHolderJson(*state.holder));
    }
    QJsonArray runs;
    for (const RunningRun &run : state.running)
        runs += runningRunJson(run);
    object.insert(u"runs"_s, runs);
    return object;
}

QString described(const RunningRun &run, const LockState &state)
{
    const QString who = History::startedBy(run.run);
    if (!run.backendLives && !state.holder)
        return Context::tr("Interrupted: %1. Nothing of it runs any more; the next run records it as lost.").arg(who);
    QString text = state.holder
        ? Context::tr("Running: %1, session %2.").arg(who).arg(run.run.backendId)
        : Context::tr("Left behind: %1; the server still works for it in session %2.").arg(who).arg(run.run.backendId);
    if (!run.statement.isEmpty())
        text += u' ' + Context::tr("It runs: %1").arg(run.statement.simplified().left(longestStatement));
    return text;
}

void print(const Context &context, const LockState &state)
{
    if (state.holder)
        context.out.line(Context::tr("Locked by %1.").arg(state.holder->toString()));
    else
        context.out.line(Context::tr("Nobody holds the lock."));
    for (const RunningRun &run : state.running)
        context.out.line(described(run, state));
}

/// Opens the project and reads the lock of the chosen environment.
Expected<LockState> readState(Context &context, QString &environment)
{
    if (const Expected<> opened = context.open(); !opened)
        return Core::failure(opened.error());
    const auto chosen = context.chosenEnvironment();
    if (!chosen)
        return Core::failure(chosen.error());
    environment = chosen->name;
    return context.workbench().lockState(environment, context.databaseName()).takeResult();
}

int runShow(Context &context)
{
    QString environment;
    const Expected<LockState> state = readState(context, environment);
    if (!state)
        return context.out.fail(state.error());
    if (context.out.isJson())
        context.out.json(toJson(*state, environment));
    else
        print(context, *state);
    return Done;
}

/// Sessions that stand in the way: of runs that are over, and the lock's own with the run that it is for.
QList<int> inTheWay(const LockState &state)
{
    QList<int> backends;
    if (state.holder && state.holder->backendId != 0)
        backends += state.holder->backendId;
    for (const RunningRun &run : state.running) {
        if (run.backendLives)
            backends += run.run.backendId;
    }
    return backends;
}

Core::Error notEnded(const Context &context)
{
    Core::Error error;
    error.kind = Core::ErrorKind::Guarded;
    error.message = Context::tr("Nothing was ended: a lock goes with its session, and ending that ends what it does.");
    error.remedy
        = Terminal::canAsk() && !context.out.isJson() ? QString() : Context::tr("Look with varve-cli lock show, then add --end-backend.");
    return error;
}

bool mayEnd(const Context &context, const QList<int> &backends)
{
    if (context.out.isJson() || !Terminal::canAsk())
        return false;
    const std::optional<QString> answer = Terminal::askLine(
        Context::tr("End %n session(s) of the server, and what they do? Type yes to go on:", nullptr, static_cast<int>(backends.size())));
    return answer && Terminal::isYes(*answer);
}

int runRelease(Context &context, bool endBackend)
{
    QString environment;
    const Expected<LockState> state = readState(context, environment);
    if (!state)
        return context.out.fail(state.error());
    if (!context.out.isJson())
        print(context, *state);
    const QList<int> backends = inTheWay(*state);
    if (backends.isEmpty() && state->holder) {
        Core::Error error;
        error.kind = Core::ErrorKind::Locked;
        error.message = Context::tr("The lock of a file goes with its process: %1.").arg(state->holder->toString());
        error.remedy = Context::tr("End that process.");
        return context.out.fail(error);
    }
    if (!backends.isEmpty() && !endBackend && !mayEnd(context, backends))
        return context.out.fail(notEnded(context));
    const Expected<> ended = context.workbench().endBackends(environment, backends, context.databaseName()).takeResult();
    if (!ended)
        return context.out.fail(ended.error());
    if (context.out.isJson())
        context.out.json({{u"format"_s, u"varve-lock-release/1"_s}, {u"environment"_s, environment}, {u"ended"_s, backends.size()}});
    else
        context.out.line(backends.isEmpty() ? Context::tr("There is nothing to release.")
                                            : Context::tr("%n session(s) ended.", nullptr, static_cast<int>(backends.size())));
    return Done;
}

} // namespace

void addLock(const Command &program, Context &context)
{
    const Command command = program.command("lock", "Who holds the lock of a database, and what killed runs left behind");
    command.needsCommand();
    const Command show = command.command("show", "Say who runs what since when; changes nothing");
    show.runs(context, [&context] { return runShow(context); });
    const Command release = command.command("release", "End the sessions that stand in the way; asks on a terminal");
    auto endBackend = std::make_shared<bool>(false); // shared: the callback outlives this function
    release.flag("--end-backend", *endBackend, "End them without a question");
    release.runs(context, [&context, endBackend] { return runRelease(context, *endBackend); });
}

} // namespace Varve::Cli
