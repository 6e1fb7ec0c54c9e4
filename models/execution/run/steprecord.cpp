// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "steprecord.h"

#include "../plan/scripterrors.h"
#include "../plan/sessiontexts.h"

#include <QCoreApplication>

namespace Varve::Execution {

/// SQLite's lock binds only those who ask for it; in the step's own BEGIN IMMEDIATE nobody else can write. PostgreSQL's lock is on the
/// server, and rereading would cost each step a round trip.
Core::Expected<> StepRecord::checkUntouched()
{
    if (!m_context.history || m_context.plan.engine() != Database::Engine::Sqlite)
        return {};
    const auto version = m_context.connection.query(m_context.history->sql().dataVersion());
    if (!version)
        return Core::failure(version.error());
    const qint64 now = version->rows.constFirst().constFirst().toLongLong();
    if (m_context.dataVersion == now)
        return {};
    const auto rows = m_context.history->readAfter(m_context.lastHistoryId);
    if (!rows)
        return Core::failure(rows.error());
    for (const History::HistoryEntry &row : *rows) {
        if (row.runId != m_context.runId) {
            return failure(Core::ErrorKind::History,
                           QCoreApplication::translate("Varve::Execution",
                                                       "Somebody else wrote to the history while this run held the lock: %1 by %2.")
                               .arg(row.migrationId, row.appliedBy),
                           QCoreApplication::translate("Varve::Execution", "Look at the status, then plan again."));
        }
        m_context.lastHistoryId = std::max(m_context.lastHistoryId, row.id);
    }
    m_context.dataVersion = now;
    return {};
}

/// The history and its journal belong to who logged in; a role that migrations run with need not reach them.
Core::Expected<> StepRecord::useRole(bool ofEnvironment)
{
    const QString statement = localRole(m_context.plan, ofEnvironment);
    if (statement.isEmpty() || !m_context.history)
        return {};
    const auto set = m_context.connection.execute(statement.toUtf8());
    return set ? Core::Expected<>() : Core::failure(set.error());
}

Core::Expected<QList<QByteArray>> StepRecord::statements() const
{
    QList<QByteArray> statements;
    if (!m_context.history || m_step.ofLostRun)
        return statements;
    for (History::HistoryEntry &entry : historyRows(m_context.plan, m_step)) {
        entry.appliedAt = Core::surroundings().now();
        entry.appliedBy = m_context.appliedBy;
        entry.executionMs = m_timer.milliseconds().count();
        entry.runId = m_context.runId;
        const Core::Expected<QByteArray> statement = m_context.history->insertion(entry);
        if (!statement)
            return Core::failure(statement.error());
        statements += *statement;
    }
    const History::HistorySql &sql = m_context.history->sql();
    for (const Project::Release &release : releaseRows(m_step)) {
        if (!m_context.brokenReleases.contains(release.name))
            statements += (isBackward(m_step.kind) ? sql.removeRelease(release.name) : sql.insertRelease(release)).toUtf8();
    }
    return statements;
}

} // namespace Varve::Execution
