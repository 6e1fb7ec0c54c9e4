// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/core/rare.h>

#include <QDateTime>
#include <QList>
#include <QString>

namespace Varve::History {

enum class Direction { Up, Down };

/// How much is read of each row.
enum class HistoryDepth {
    Whole,
    Standings ///< what decides where a migration stands; the other members are empty. Of ten thousand rows it takes half the time.
};

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

    /// Somebody marked it as applied, or as not applied; nothing was run. Or it has no statements.
    bool isMarkOnly() const { return success && statementsTotal == 0; }
    /// Why a row that only marks is there: "baseline", "repair: …", empty for stamp and unstamp. It stands where failures have their message,
    /// and in English, so that the tables need no column more and everybody reads the same.
    QString note() const { return success ? errorMessage : QString(); }
    bool isBaseline() const { return isMarkOnly() && errorMessage == QStringLiteral("baseline"); }
    bool isRepair() const { return isMarkOnly() && errorMessage.startsWith(QStringLiteral("repair: ")); }
    /// The id that the migration had before a repair followed its file; empty for every other row.
    QString renamedFrom() const
    {
        const QString note = QStringLiteral("repair: renamed from ");
        return isMarkOnly() && errorMessage.startsWith(note) ? errorMessage.sliced(note.size()) : QString();
    }
    /// A repair that says of this name of a database what the history has under another.
    bool isOfOtherName() const
    {
        return isMarkOnly()
            && (errorMessage.startsWith(QStringLiteral("repair: applied for "))
                || errorMessage.startsWith(QStringLiteral("repair: rolled back for ")));
    }
    /// It says that the migration is wholly applied, or wholly not: what attempts before it left does not count any more. A repair that settles
    /// a failure or accepts a file says nothing of what is in the database.
    bool settles() const
    {
        return success && (!isRepair() || isOfOtherName() || errorMessage.startsWith(QStringLiteral("repair: renamed ")));
    }
    friend bool operator==(const HistoryEntry &, const HistoryEntry &) = default;
};

/// A row of a history that somebody speaks of, or none: a place in the list, whose rows it shares. Compares by value.
class HistoryRow final
{
public:
    HistoryRow() = default;
    HistoryRow(const HistoryEntry &entry) : m_history(QList<HistoryEntry>{entry}), m_at(0) {}
    HistoryRow(const Core::Rare<QList<HistoryEntry>> &history, qsizetype at) : m_history(history), m_at(at) {}

    explicit operator bool() const { return m_at >= 0; }
    const HistoryEntry &operator*() const { return m_history->at(m_at); }
    const HistoryEntry *operator->() const { return &m_history->at(m_at); }
    friend bool operator==(const HistoryRow &left, const HistoryRow &right)
    {
        return left && right ? *left == *right : bool(left) == bool(right);
    }

private:
    Core::Rare<QList<HistoryEntry>> m_history; // a pointer: ten thousand standings have two rows each
    qsizetype m_at = -1;
};

/// A time as Varve's tables give it: milliseconds since 1970, or ISO 8601. UTC.
QDateTime historyTime(const QString &text);

} // namespace Varve::History

Q_DECLARE_TYPEINFO(Varve::History::HistoryEntry, Q_RELOCATABLE_TYPE); // a long history grows without being copied
