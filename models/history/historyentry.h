// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <QDateTime>
#include <QList>
#include <QString>

namespace Varve::History {

enum class Direction { Up, Down };

/// One row of migration_history: something that was tried, and how it ended. Rows are added, never changed or erased.
struct HistoryEntry
{
    qint64 id = 0; ///< 0 until written
    QString migrationId;
    QString migrationName;
    QString databaseName;
    QString version;
    QDateTime appliedAt; ///< UTC
    QString appliedBy;
    QString checksum;
    bool success = true;
    QString errorMessage;
    bool rollbackAvailable = false;
    qint64 executionMs = 0;
    Direction direction = Direction::Up;
    int statementsTotal = 0;
    int statementsDone = 0;
    QString toolVersion;
    QString runId;
    QString tokenChecksum = {}; ///< see Text::TokenChecksum; empty for what was applied before Varve kept it

    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

} // namespace Varve::History
