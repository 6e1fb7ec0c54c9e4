// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "runlock.h"

#include "advisorylock.h"
#include "filelock.h"
#include "namedlock.h"

#include <models/core/surroundings.h>

#include <QCoreApplication>
#include <QFileInfo>

namespace Varve::History {

namespace {

constexpr std::chrono::milliseconds betweenTries{100};
constexpr std::chrono::seconds betweenReports{1};
constexpr std::chrono::milliseconds untilHolderIsKnown{5};
constexpr int triesForHolder = 20;

/// Nothing to keep others from: nobody else can open a database in memory.
class NoLock final : public RunLock
{
public:
    bool isHeld() override { return true; }
};

bool isInMemory(const Database::ConnectionProfile &profile)
{
    return profile.database.isEmpty() || profile.database == QStringLiteral(":memory:");
}

Core::Error stopped()
{
    return {.kind = Core::ErrorKind::Cancelled,
            .message = QCoreApplication::translate("Varve::History", "Cancelled while waiting for the lock. Nothing was run.")};
}

} // namespace

Core::Error lockedBy(const QString &title, const LockHolder &holder, std::chrono::milliseconds waited)
{
    const double seconds = std::chrono::duration<double>(waited).count();
    const QString who = holder.toString();
    QString message;
    if (waited.count() == 0)
        message = who.isEmpty() ? QCoreApplication::translate("Varve::History", "Somebody else is running migrations on %1.").arg(title)
                                : QCoreApplication::translate("Varve::History", "%1 is running migrations on %2.").arg(who, title);
    else if (who.isEmpty())
        message
            = QCoreApplication::translate("Varve::History", "Somebody else is running migrations on %1, and did not finish within %2 s.")
                  .arg(title)
                  .arg(seconds);
    else
        message = QCoreApplication::translate("Varve::History", "%1 is running migrations on %2, and did not finish within %3 s.")
                      .arg(who, title)
                      .arg(seconds);
    return {.kind = Core::ErrorKind::Locked,
            .message = message,
            .remedy = QCoreApplication::translate("Varve::History",
                                                  "Wait until that run has ended, then try again. The lock goes with its process.")};
}

LockHolder thisProcess()
{
    const Core::ProcessIdentity self = Core::surroundings().process();
    return {.user = self.user, .host = self.host, .processId = self.processId, .since = Core::surroundings().now(), .backendId = 0};
}

QString LockHolder::toString() const
{
    if (user.isEmpty() && host.isEmpty() && processId == 0 && backendId == 0)
        return {};
    if (processId != 0) {
        const QString time = since.isValid() ? since.toLocalTime().toString(QStringLiteral("HH:mm:ss")) : QStringLiteral("?");
        return QCoreApplication::translate("Varve::History", "%1 on %2, process %3, since %4").arg(user, host).arg(processId).arg(time);
    }
    return user.isEmpty()
        ? QCoreApplication::translate("Varve::History", "the server's session %1 (whose it is, this user is not shown)").arg(backendId)
        : QCoreApplication::translate("Varve::History", "%1 on %2, the server's session %3 (of which process is not known)")
              .arg(user, host)
              .arg(backendId);
}

Core::Expected<std::unique_ptr<RunLock>> waitForLock(const std::function<Core::Expected<LockAttempt>()> &attempt, const QString &title,
                                                     std::chrono::milliseconds timeout, const std::stop_token &stop,
                                                     const std::function<void(const LockHolder &)> &waiting)
{
    const auto now = [] { return Core::surroundings().steady(); };
    const std::chrono::nanoseconds deadline = now() + timeout;
    std::chrono::nanoseconds nextReport = now();
    for (int unknown = 0;;) {
        if (stop.stop_requested())
            return Core::failure(stopped());
        Core::Expected<LockAttempt> tried = attempt();
        if (!tried)
            return Core::failure(tried.error());
        if (tried->lock)
            return std::move(tried->lock);
        // Let go of just after it was asked for, or taken by somebody who has not yet said who he is: worth a second look.
        if (tried->holder.toString().isEmpty() && unknown++ < triesForHolder) {
            Core::surroundings().pause(stop, untilHolderIsKnown);
            continue;
        }
        const std::chrono::nanoseconds time = now();
        if (time >= deadline)
            return Core::failure(lockedBy(title, tried->holder, timeout));
        if (waiting && time >= nextReport) {
            waiting(tried->holder);
            nextReport = time + betweenReports;
        }
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - time);
        Core::surroundings().pause(stop, std::min(betweenTries, left + std::chrono::milliseconds(1)));
    }
}

Core::Expected<std::unique_ptr<RunLock>> RunLock::acquire(const Database::ConnectionProfile &profile, const Database::Secret &password,
                                                          std::chrono::milliseconds timeout, std::stop_token stop,
                                                          const std::function<void(const LockHolder &)> &waiting, int runBackend,
                                                          const IdentifyHolder &identify)
{
    if (profile.engine == Database::Engine::Sqlite) {
        if (isInMemory(profile))
            return std::make_unique<NoLock>();
        const QString path = FileLock::pathFor(profile.database);
        return waitForLock([&] { return FileLock::tryLock(path); }, QFileInfo(profile.database).fileName(), timeout, stop, waiting);
    }
    const bool isPostgres = profile.engine == Database::Engine::PostgreSql;
    auto connection = isPostgres ? AdvisoryLock::connect(profile, password) : NamedLock::connect(profile, password);
    if (!connection)
        return Core::failure(connection.error());
    const BackendSigns signs{.atOpening = (*connection)->identity().backendId, .ofRun = runBackend};
    if (sharesBackends(signs))
        return Core::failure(poolerError());
    const auto attempt = [&] {
        auto tried = isPostgres ? AdvisoryLock::tryLock(*connection) : NamedLock::tryLock(*connection);
        if (tried && !tried->lock && identify)
            tried->holder = identify(**connection, tried->holder);
        return tried;
    };
    return waitForLock(attempt, profile.toString(), timeout, stop, waiting);
}

Core::Expected<std::optional<LockHolder>> RunLock::holder(Database::Connection &connection)
{
    const Database::ConnectionProfile &profile = connection.profile();
    if (profile.engine == Database::Engine::Sqlite)
        return isInMemory(profile) ? Core::Expected<std::optional<LockHolder>>() : FileLock::holder(FileLock::pathFor(profile.database));
    return profile.engine == Database::Engine::PostgreSql ? AdvisoryLock::holder(connection) : NamedLock::holder(connection);
}

QString RunLock::describe(const Database::ConnectionProfile &profile)
{
    if (profile.engine == Database::Engine::PostgreSql)
        return AdvisoryLock::describe();
    if (profile.engine == Database::Engine::MariaDb)
        return NamedLock::describe(profile);
    if (isInMemory(profile))
        return {};
    return QStringLiteral("flock ") + QFileInfo(FileLock::pathFor(profile.database)).fileName();
}

} // namespace Varve::History
