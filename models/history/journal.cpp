// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "journal.h"

#include <models/core/checksum.h>

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace Varve::History {

namespace {

/// What the history's rows say about one migration of one database.
struct Rows
{
    qint64 newest = 0;
    qint64 settledAt = 0;
    const HistoryEntry *ofRun = nullptr; ///< the newest of the run that is asked for
};

/// Of those about the migrations of a journal.
Rows rowsOf(const StepJournal &step, const QList<const HistoryEntry *> &history)
{
    Rows rows;
    for (const HistoryEntry *entry : history) {
        if (!entry->databaseName.isEmpty() && entry->databaseName != step.databaseName)
            continue;
        rows.newest = std::max(rows.newest, entry->id);
        if (entry->settles())
            rows.settledAt = std::max(rows.settledAt, entry->id);
        if (entry->runId == step.runId)
            rows.ofRun = entry;
    }
    return rows;
}

bool isSettled(const StepJournal &step, const Rows &rows)
{
    if (rows.ofRun)
        return rows.ofRun->success || rows.settledAt > rows.ofRun->id;
    return rows.settledAt > step.historyId;
}

} // namespace

QString word(Direction direction)
{
    return direction == Direction::Up ? QStringLiteral("up") : QStringLiteral("down");
}

QString word(StatementMark::State state)
{
    switch (state) {
    case StatementMark::State::Started: return QStringLiteral("started");
    case StatementMark::State::Done: return QStringLiteral("done");
    case StatementMark::State::Failed: break;
    }
    return QStringLiteral("failed");
}

StatementMark::State markState(const QString &word)
{
    if (word == QStringLiteral("done"))
        return StatementMark::State::Done;
    return word == QStringLiteral("failed") ? StatementMark::State::Failed : StatementMark::State::Started;
}

QString statementHash(QByteArrayView statement)
{
    return Core::exactChecksum(statement);
}

int StepJournal::done() const
{
    int count = 0;
    while (count < marks.size() && marks.at(count).statement == count + 1 && marks.at(count).state == StatementMark::State::Done)
        ++count;
    return count;
}

int StepJournal::uncertain() const
{
    const int next = done();
    return next < marks.size() && marks.at(next).state == StatementMark::State::Started ? marks.at(next).statement : 0;
}

int StepJournal::uncertainTo() const
{
    int last = 0;
    for (qsizetype next = done(); next < marks.size() && marks.at(next).state == StatementMark::State::Started; ++next)
        last = marks.at(next).statement;
    return last;
}

QList<StepJournal> unsettled(const QList<StepJournal> &journal, const QList<HistoryEntry> &history)
{
    QHash<QString, QList<const HistoryEntry *>> byMigration;
    for (const StepJournal &step : journal)
        byMigration.insert(step.migrationId, {});
    for (const HistoryEntry &entry : history) {
        if (const auto about = byMigration.find(entry.migrationId); about != byMigration.end())
            *about += &entry;
    }
    QList<StepJournal> result;
    for (StepJournal step : journal) {
        const Rows rows = rowsOf(step, byMigration.value(step.migrationId));
        if (isSettled(step, rows))
            continue;
        step.recorded = rows.ofRun || rows.newest > step.historyId; // its row would be newer than those of later runs
        result += step;
    }
    return result;
}

HistoryEntry interruptedEntry(const StepJournal &step)
{
    HistoryEntry entry;
    entry.migrationId = step.migrationId;
    entry.databaseName = step.databaseName;
    entry.appliedAt = step.marks.isEmpty() ? QDateTime() : step.marks.constLast().startedAt;
    entry.appliedBy = step.user;
    entry.success = false;
    // Who ends a run says how it ended; of the others nobody did.
    const bool isLost = step.outcome == QStringLiteral("running") || step.outcome == QStringLiteral("lost");
    entry.errorMessage = isLost
        ? QCoreApplication::translate("Varve::History", "The run was interrupted: its process or its connection ended.")
        : QCoreApplication::translate("Varve::History", "The run did not end well, and left no row that says why.");
    entry.direction = step.direction;
    entry.statementsTotal = step.statementsTotal;
    entry.statementsDone = step.done();
    entry.toolVersion = QStringLiteral("varve " VARVE_VERSION);
    entry.runId = step.runId;
    return entry;
}

QString fingerprint(const QList<StepJournal> &journal)
{
    QByteArray bytes;
    for (const StepJournal &step : journal) {
        for (const QString &part : {step.runId, step.databaseName, step.migrationId})
            bytes += part.toUtf8() + '\n';
        bytes += QByteArray::number(step.done()) + ' ' + QByteArray::number(step.uncertain()) + ' ' + QByteArray::number(step.uncertainTo())
            + '\n';
    }
    return bytes.isEmpty() ? QString() : Core::exactChecksum(bytes);
}

} // namespace Varve::History
