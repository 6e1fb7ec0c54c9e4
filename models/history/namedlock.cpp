// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "namedlock.h"

#include "historysql.h"

#include <models/core/checksum.h>

namespace Varve::History {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 64;

/// "127.0.0.1:41234" → "127.0.0.1"; a local socket's is "localhost".
QString withoutPort(const QString &host)
{
    const qsizetype colon = host.lastIndexOf(u':');
    return colon < 0 ? host : host.first(colon);
}

QString lockName(QLatin1StringView of, const QString &name)
{
    const QString full = of + name;
    return full.size() <= longestName ? full : QString(of + Core::exactChecksum(name.toUtf8()));
}

QString runName(const QString &runId)
{
    return lockName("varve run: "_L1, runId);
}

} // namespace

QString NamedLock::name(const QString &database)
{
    return lockName("varve "_L1, database);
}

QString NamedLock::describe(const Database::ConnectionProfile &profile)
{
    return "GET_LOCK("_L1 + HistorySql(profile, {}).literal(name(profile.database)) + u')';
}

Core::Expected<std::unique_ptr<Database::Connection>> NamedLock::connect(const Database::ConnectionProfile &profile,
                                                                         const Database::Secret &password)
{
    auto connection = Database::Connection::open(profile, password);
    if (!connection)
        return connection;
    // The longest there is (manual, wait_timeout): servers may end idle sessions after a minute, and the lock would be gone.
    const auto patient = (*connection)->query(u"SET SESSION wait_timeout = 31536000"_s);
    if (!patient)
        return Core::failure(patient.error());
    return connection;
}

Core::Expected<LockAttempt> NamedLock::tryLock(std::unique_ptr<Database::Connection> &connection)
{
    const auto result = connection->query(u"SELECT GET_LOCK(?, 0)"_s, {name(connection->profile().database)});
    if (!result)
        return Core::failure(result.error());
    if (!result->rows.isEmpty() && result->rows.constFirst().constFirst().toInt() == 1)
        return LockAttempt{.lock = std::unique_ptr<RunLock>(new NamedLock(std::move(connection))), .holder = {}};
    const auto found = holder(*connection);
    if (!found)
        return Core::failure(found.error());
    return LockAttempt{.lock = nullptr, .holder = found->value_or(LockHolder())};
}

Core::Expected<> NamedLock::tellRun(const QString &runId)
{
    const auto told = m_connection->query(u"SELECT GET_LOCK(?, 0)"_s, {runName(runId)});
    return told ? Core::Expected<>() : Core::failure(told.error());
}

Core::Expected<bool> NamedLock::isFor(Database::Connection &connection, const LockHolder &holder, const QString &runId)
{
    return connection.query(u"SELECT IS_USED_LOCK(?)"_s, {runName(runId)}).map([&](const Database::ResultSet &used) {
        return holder.backendId != 0 && used.rows.value(0).value(0).toInt() == holder.backendId;
    });
}

Core::Expected<std::optional<LockHolder>> NamedLock::holder(Database::Connection &connection)
{
    const auto used = connection.query(u"SELECT IS_USED_LOCK(?)"_s, {name(connection.profile().database)});
    if (!used)
        return Core::failure(used.error());
    const QVariant id = used->rows.isEmpty() ? QVariant() : used->rows.constFirst().constFirst();
    if (!id.isValid())
        return std::optional<LockHolder>();
    const auto found = connection.query(u"SELECT user, host FROM information_schema.processlist WHERE id = ?"_s, {id});
    if (!found)
        return Core::failure(found.error());
    const QVariantList row = found->rows.value(0);
    return std::optional(LockHolder{.user = row.value(0).toString(),
                                    .host = withoutPort(row.value(1).toString()),
                                    .processId = 0,
                                    .since = {},
                                    .backendId = id.toInt()});
}

} // namespace Varve::History
