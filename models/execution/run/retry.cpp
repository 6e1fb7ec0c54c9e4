// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "retry.h"

namespace Varve::Execution {

bool isTransient(const Core::Error &error, Database::Engine engine)
{
    static const QStringList postgreSql{QStringLiteral("55P03"),  // lock_not_available
                                        QStringLiteral("40P01"),  // deadlock_detected
                                        QStringLiteral("40001")}; // serialization_failure
    static const QStringList mariaDb{QStringLiteral("1205"),      // ER_LOCK_WAIT_TIMEOUT
                                     QStringLiteral("1213")};     // ER_LOCK_DEADLOCK
    constexpr int sqliteBusy = 5; // SQLITE_BUSY; its extended codes have further bits above the lowest eight
    if (error.kind == Core::ErrorKind::Cancelled || error.serverCode.isEmpty())
        return false;
    switch (engine) {
    case Database::Engine::PostgreSql: return postgreSql.contains(error.serverCode);
    case Database::Engine::MariaDb: return mariaDb.contains(error.serverCode);
    case Database::Engine::Sqlite: return (error.serverCode.toInt() & 0xff) == sqliteBusy;
    }
    return false;
}

bool mayRetry(const StepOutcome &outcome, Database::Engine engine)
{
    const bool isUndone = outcome.ending == StepOutcome::Ending::RolledBack || outcome.unitRolledBack;
    return outcome.error && (isUndone || outcome.failedAlone) && isTransient(*outcome.error, engine);
}

std::chrono::milliseconds Backoff::after(int attempts)
{
    double pause = static_cast<double>(m_first.count());
    for (int i = 1; i < attempts && pause < static_cast<double>(longest.count()); ++i)
        pause *= 2;
    pause *= std::uniform_real_distribution<>(0.5, 1.5)(m_random);
    return std::min(longest, std::chrono::milliseconds(static_cast<qint64>(pause)));
}

} // namespace Varve::Execution
