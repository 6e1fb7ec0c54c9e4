// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "context.h"
#include "lockjson.h"
#include "terminal.h"

#include <models/history/locktexts.h>

namespace Varve::Cli {

using namespace Qt::StringLiterals;
using Core::Expected;
using History::LockState;

namespace {

QJsonObject toJson(const LockState &state, const QString &environment)
{
    QJsonObject object = lockStateJson(state);
    object.insert(u"format"_s, u"varve-lock/1"_s);
    object.insert(u"environment"_s, environment);
    return object;
}

void print(const Context &context, const LockState &state)
{
    context.out.line(History::holderText(state));
    for (const QString &text : History::runningTexts(state))
        context.out.line(text);
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
    const QList<int> backends = History::sessionsInTheWay(*state);
    if (const QString process = History::heldByProcessText(*state); !process.isEmpty()) {
        Core::Error error;
        error.kind = Core::ErrorKind::Locked;
        error.message = process;
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
