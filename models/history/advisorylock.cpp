// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "advisorylock.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QTimeZone>

namespace Varve::History {

namespace {

// "varv" and "erun" in ASCII: the two keys of pg_advisory_lock(int, int).
constexpr qint32 firstKey = 0x76617276;
constexpr qint32 secondKey = 0x6572756E;
constexpr qsizetype longestApplicationName = 63; // NAMEDATALEN - 1; the server cuts what is longer

/// "varve anna@build7 4711", with the process last so that it can be read back; the names give way when there is no room.
QString applicationName()
{
    const LockHolder self = thisProcess();
    const QString process = QLatin1Char(' ') + QString::number(self.processId);
    QString start = QStringLiteral("varve ") + self.user + QLatin1Char('@') + self.host;
    while (start.toUtf8().size() + process.size() > longestApplicationName)
        start.chop(1);
    return start + process;
}

LockHolder holderFrom(const QVariantList &row)
{
    LockHolder holder{.user = row.at(0).toString(),
                      .host = row.at(1).toString(),
                      .processId = row.at(3).toLongLong(),
                      .since = QDateTime::fromMSecsSinceEpoch(row.at(4).toLongLong(), QTimeZone::utc()),
                      .backendId = row.at(3).toInt()};
    static const QRegularExpression ours(QStringLiteral("^varve (?:(.*)@)?(.*) (\\d+)$"));
    const QRegularExpressionMatch match = ours.match(row.at(2).toString());
    if (match.hasMatch()) {
        holder.user = match.captured(1);
        holder.host = match.captured(2);
        holder.processId = match.captured(3).toLongLong();
    }
    return holder;
}

Core::Expected<std::optional<LockHolder>> findHolder(Database::Connection &connection)
{
    const auto result = connection.query(
        QStringLiteral("SELECT a.usename::text, coalesce(host(a.client_addr), 'localhost'), coalesce(a.application_name, ''), a.pid, "
                       "(extract(epoch from a.backend_start) * 1000)::bigint "
                       "FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a ON a.pid = l.pid "
                       "WHERE l.locktype = 'advisory' AND l.classid = %1 AND l.objid = %2 AND l.objsubid = 2 AND l.granted "
                       "AND l.database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())")
            .arg(firstKey)
            .arg(secondKey));
    if (!result)
        return Core::failure(result.error());
    return result->rows.isEmpty() ? std::nullopt : std::optional(holderFrom(result->rows.constFirst()));
}

/// In a transaction of its own: behind a pooler another session may answer.
Core::Expected<> checkThatItStays(Database::Connection &connection, int whenLocked)
{
    const auto result
        = connection.query(QStringLiteral("SELECT pg_backend_pid(), EXISTS (SELECT 1 FROM pg_catalog.pg_locks WHERE locktype = 'advisory' "
                                          "AND classid = %1 AND objid = %2 AND objsubid = 2 AND granted AND pid = pg_backend_pid())")
                               .arg(firstKey)
                               .arg(secondKey));
    if (!result)
        return Core::failure(result.error());
    const QVariantList row = result->rows.value(0);
    const BackendSigns signs{.atOpening = connection.identity().backendId,
                             .whenLocked = whenLocked,
                             .later = row.value(0).toInt(),
                             .holdsLater = row.value(1).toBool()};
    if (!sharesBackends(signs))
        return {};
    // The session in which it was taken may come again: nobody shall wait for it. The answer says whether it was the right one.
    for (int tries = 0; tries < 10; ++tries) {
        const auto freed = connection.query(QStringLiteral("SELECT pg_advisory_unlock(%1, %2)").arg(firstKey).arg(secondKey));
        if (!freed || freed->rows.value(0).value(0).toBool())
            break;
    }
    return Core::failure(poolerError());
}

} // namespace

bool sharesBackends(const BackendSigns &signs)
{
    if (signs.ofRun != 0 && signs.ofRun == signs.atOpening)
        return true;
    return signs.whenLocked != 0 && (signs.whenLocked != signs.atOpening || signs.later != signs.whenLocked || !signs.holdsLater);
}

Core::Error poolerError()
{
    return {.kind = Core::ErrorKind::Unsupported,
            .message
            = QCoreApplication::translate("Varve::History",
                                          "A pooler in transaction mode stands before the server: it gives each transaction another "
                                          "session, so that a run's lock and settings do not stay. Nothing was run."),
            .remedy = QCoreApplication::translate("Varve::History", "Connect to the server itself, or to a pool in session mode.")};
}

Core::Expected<std::unique_ptr<Database::Connection>> AdvisoryLock::connect(const Database::ConnectionProfile &profile,
                                                                            const Database::Secret &password)
{
    Database::ConnectionProfile own = profile;
    own.options.insert(QStringLiteral("application_name"), applicationName());
    auto connection = Database::Connection::open(own, password);
    if (!connection)
        return connection;
    // Servers may end idle sessions, and the lock would be gone. The setting came with PostgreSQL 14; older ones find no row.
    const auto patient = (*connection)
                             ->query(QStringLiteral("SELECT pg_catalog.set_config(name, '0', false) FROM pg_catalog.pg_settings "
                                                    "WHERE name = 'idle_session_timeout'"));
    if (!patient)
        return Core::failure(patient.error());
    return connection;
}

Core::Expected<LockAttempt> AdvisoryLock::tryLock(std::unique_ptr<Database::Connection> &connection)
{
    const auto result
        = connection->query(QStringLiteral("SELECT pg_try_advisory_lock(%1, %2), pg_backend_pid()").arg(firstKey).arg(secondKey));
    if (!result)
        return Core::failure(result.error());
    if (!result->rows.isEmpty() && result->rows.constFirst().constFirst().toBool()) {
        if (const Core::Expected<> stays = checkThatItStays(*connection, result->rows.constFirst().at(1).toInt()); !stays)
            return Core::failure(stays.error());
        return LockAttempt{.lock = std::unique_ptr<RunLock>(new AdvisoryLock(std::move(connection))), .holder = {}};
    }
    const auto holder = findHolder(*connection);
    if (!holder)
        return Core::failure(holder.error());
    return LockAttempt{.lock = nullptr, .holder = holder->value_or(LockHolder())};
}

bool AdvisoryLock::isHeld()
{
    return m_connection && m_connection->isAlive();
}

Core::Expected<std::optional<LockHolder>> AdvisoryLock::holder(Database::Connection &connection)
{
    return findHolder(connection);
}

QString AdvisoryLock::describe()
{
    return QStringLiteral("pg_advisory_lock(%1, %2)").arg(firstKey).arg(secondKey);
}

} // namespace Varve::History
