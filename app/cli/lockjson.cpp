// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lockjson.h"

#include <QJsonArray>

namespace Varve::Cli {

using namespace Qt::StringLiterals;

QJsonObject lockHolderJson(const History::LockHolder &holder)
{
    return {{u"user"_s, holder.user},
            {u"host"_s, holder.host},
            {u"process"_s, holder.processId == 0 ? QJsonValue() : QJsonValue(holder.processId)},
            {u"backend"_s, holder.backendId},
            {u"since"_s, holder.since.isValid() ? QJsonValue(holder.since.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue()}};
}

QJsonObject runningRunJson(const History::RunningRun &run)
{
    return {{u"run"_s, run.run.runId},
            {u"user"_s, run.run.user},
            {u"host"_s, run.run.host},
            {u"process"_s, run.run.processId},
            {u"backend"_s, run.run.backendId},
            {u"since"_s, run.run.startedAt.toUTC().toString(Qt::ISODateWithMs)},
            {u"backendLives"_s, run.backendLives},
            {u"statement"_s, run.statement}};
}

QJsonObject lockStateJson(const History::LockState &state)
{
    QJsonArray runs;
    for (const History::RunningRun &run : state.running)
        runs += runningRunJson(run);
    QJsonObject object{{u"locked"_s, state.holder.has_value()}, {u"runs"_s, runs}};
    if (state.holder)
        object.insert(u"holder"_s, lockHolderJson(*state.holder));
    return object;
}

} // namespace Varve::Cli
