// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "standing.h"

#include "attempts.h"

#include <models/core/idindex.h>

#include <QCoreApplication>

#include <vector>

namespace Varve::History {

namespace {

/// What the rows about one migration say together.
struct Record
{
    HistoryRow last;                  ///< the row with the highest id
    HistoryRow lastSuccess;           ///< the successful row with the highest id
    qint64 settledAt = 0;             ///< the highest id of those that settle what was before
    Core::Rare<Remains> remains = {}; ///< of attempts since: something is in the database, and it is not the whole
    bool isInProject = false;

    bool isApplied() const { return lastSuccess && lastSuccess->direction == Direction::Up; }
    bool isPartial() const { return bool(remains); }
};

/// The rows of one database by migration, in the order in which they first appear.
struct Records
{
    std::vector<Record> all;
    Core::IdIndex ids; ///< of all

    void reserve(qsizetype count)
    {
        all.reserve(static_cast<size_t>(count));
        ids.reserve(count);
    }
    Record &of(const QString &id)
    {
        if (Record *known = find(id, ids.size() - 1))
            return *known;
        ids.append(id);
        return all.emplace_back();
    }
    /// nullptr for an unknown one. Found sooner where it stands next to \a near.
    Record *find(const QString &id, int near)
    {
        const int place = ids.indexOf(id, near);
        return place < 0 ? nullptr : &all[static_cast<size_t>(place)];
    }
};

void keepNewest(HistoryRow &kept, const HistoryRow &row)
{
    if (!kept || row->id >= kept->id)
        kept = row;
}

using AttemptsById = QHash<QString, Attempts>; // few migrations have some

/// A run that was killed left no row: its journal tells what the row would have said.
void addJournal(Records &records, AttemptsById &attempts, const QList<StepJournal> &journal, const QString &databaseName)
{
    for (const StepJournal &step : journal) {
        if (step.databaseName != databaseName)
            continue;
        Record &record = records.of(step.migrationId);
        attempts[step.migrationId].add(step);
        if (!step.recorded)
            record.last = HistoryRow(interruptedEntry(step));
    }
}

Records collect(const QList<HistoryEntry> &history, const QList<StepJournal> &journal, const QString &databaseName)
{
    Records records;
    AttemptsById attempts;
    records.reserve(history.size() + journal.size());
    const Core::Rare<QList<HistoryEntry>> rows(history);
    for (qsizetype at = 0; at < history.size(); ++at) {
        const HistoryRow row(rows, at);
        if (!row->databaseName.isEmpty() && row->databaseName != databaseName)
            continue;
        Record &record = records.of(row->migrationId);
        keepNewest(record.last, row);
        if (row->success)
            keepNewest(record.lastSuccess, row);
        else
            attempts[row->migrationId].add(row);
        if (row->settles())
            record.settledAt = std::max(record.settledAt, row->id);
    }
    addJournal(records, attempts, journal, databaseName);
    for (auto about = attempts.cbegin(); about != attempts.cend(); ++about) {
        Record &record = records.of(about.key());
        if (const Remains remains = about->remains(record.settledAt); remains.row)
            record.remains = remains;
    }
    return records;
}

class Join final
{
public:
    Join(const Project::Project &project, const Project::Environment &environment, QString databaseName, Database::Engine engine,
         const QList<HistoryEntry> &history, const QList<StepJournal> &journal)
        : m_project(project)
        , m_environment(environment)
        , m_databaseName(std::move(databaseName))
        , m_engine(engine)
        , m_records(collect(history, journal, m_databaseName))
    {
        for (const Project::Migration &migration : project.migrations) {
            if (migration.databaseName == m_databaseName && !migration.successor.isEmpty())
                m_predecessors[migration.successor] += migration.id;
        }
    }

    QList<MigrationStanding> rows()
    {
        QList<MigrationStanding> result;
        result.reserve(m_project.migrations.size());
        for (auto migration = m_project.migrations.crbegin(); migration != m_project.migrations.crend(); ++migration) {
            const bool isBelow = takeBelow(migration->id);
            const bool isHere = migration->databaseName == m_databaseName;
            if (isHere)
                result.append(standingOf(*migration, isBelow));
            // The way to what is applied here may lead through another database; what that one has applied does not count here.
            if (isBelow || (isHere && migration->isInLine() && isApplied(result.constLast().standing))) {
                for (const QString &id : migration->parents)
                    putBelow(id);
                for (const QString &id : migration->prerequisites)
                    putBelow(id);
            }
        }
        std::reverse(result.begin(), result.end());
        return result + onlyInHistory();
    }

private:
    /// In a plain line the next migration to come is the only one: no set is needed for it.
    void putBelow(const QString &id)
    {
        if (m_nextBelow.isEmpty())
            m_nextBelow = id;
        else if (m_nextBelow != id)
            m_below.insert(id);
    }

    bool takeBelow(const QString &id)
    {
        if (m_nextBelow == id) {
            m_nextBelow.clear();
            m_below.remove(id);
            return true;
        }
        return !m_below.isEmpty() && m_below.remove(id);
    }

    MigrationStanding standingOf(const Project::Migration &migration, bool isBelow)
    {
        static const Record nothing;
        Record *found = m_records.find(migration.id, m_lastFound - 1); // from the last one backwards, as rows() asks
        if (found) {
            found->isInProject = true;
            m_lastFound = static_cast<int>(found - m_records.all.data());
        }
        const Record &record = found ? *found : nothing;
        MigrationStanding row{.migrationId = migration.id, .standing = {}, .last = record.last, .lastApplied = {}};
        if (record.isApplied())
            row.lastApplied = record.lastSuccess;
        else if (!record.lastSuccess)
            row.lastApplied = appliedThroughPredecessors(migration.id);
        row.standing = judge(migration, record, row.lastApplied, isBelow);
        if (row.standing == Standing::Partial)
            addRemains(row, *record.remains);
        return row;
    }

    static void addRemains(MigrationStanding &row, const Remains &remains)
    {
        row.left = remains.row;
        row.journal = remains.journal;
        row.before = remains.before;
    }

    Standing judge(const Project::Migration &migration, const Record &record, const HistoryRow &applied, bool isBelow) const
    {
        if (migration.category == Project::Category::Superseded)
            return Standing::NotRun;
        if (record.isPartial())
            return Standing::Partial;
        if (applied)
            return record.isApplied() && isChanged(migration, *applied) ? Standing::Changed : Standing::Applied;
        if (!migration.isFor(m_environment.name) || !migration.fileFor(m_engine))
            return Standing::NotForThis;
        if (migration.category == Project::Category::Seed)
            return m_environment.seed ? Standing::NotRun : Standing::NotForThis;
        if (!migration.runsWithMigrate())
            return Standing::NotRun;
        if (record.last && !record.last->success && record.last->direction == Direction::Up)
            return Standing::Failed;
        return isBelow ? Standing::OutOfOrder : Standing::Pending;
    }

    bool isChanged(const Project::Migration &migration, const HistoryEntry &applied) const
    {
        const Project::MigrationFile *file = migration.fileFor(m_engine);
        return file && !file->checksum.isEmpty() && !applied.checksum.isEmpty() && file->checksum != applied.checksum;
    }

    /// The newest row of the files that \a id superseded, when all of them are applied.
    HistoryRow appliedThroughPredecessors(const QString &id)
    {
        HistoryRow newest;
        const QStringList predecessors = m_predecessors.value(id);
        for (const QString &predecessor : predecessors) {
            const Record *record = m_records.find(predecessor, 0);
            if (!record || !record->isApplied())
                return {};
            keepNewest(newest, record->lastSuccess);
        }
        return newest;
    }

    QList<MigrationStanding> onlyInHistory() const
    {
        QList<MigrationStanding> result;
        for (const Record &record : m_records.all) {
            if (record.isInProject || !(record.isApplied() || record.isPartial()))
                continue;
            if (Project::isInitScript(record.last->migrationId) && !record.isPartial())
                continue; // no migration; what it contains has rows of its own
            MigrationStanding row{
                .migrationId = record.last->migrationId, .standing = Standing::Missing, .last = record.last, .lastApplied = {}};
            if (record.isApplied())
                row.lastApplied = record.lastSuccess;
            if (record.isPartial()) {
                row.standing = Standing::Partial;
                addRemains(row, *record.remains);
            }
            result += row;
        }
        return result;
    }

    const Project::Project &m_project;
    const Project::Environment &m_environment;
    QString m_databaseName;
    Database::Engine m_engine;
    Records m_records;
    int m_lastFound = m_records.ids.size();
    QHash<QString, QStringList> m_predecessors;
    QString m_nextBelow;   ///< something applied comes after it, or needs it
    QSet<QString> m_below; ///< these too
};

} // namespace

QString title(Standing standing)
{
    switch (standing) {
    case Standing::Applied: return QCoreApplication::translate("Varve::History", "applied");
    case Standing::Pending: return QCoreApplication::translate("Varve::History", "pending");
    case Standing::Failed: return QCoreApplication::translate("Varve::History", "failed");
    case Standing::Partial: return QCoreApplication::translate("Varve::History", "partly applied");
    case Standing::Changed: return QCoreApplication::translate("Varve::History", "changed since applied");
    case Standing::Missing: return QCoreApplication::translate("Varve::History", "missing from the folder");
    case Standing::OutOfOrder: return QCoreApplication::translate("Varve::History", "out of order");
    case Standing::NotForThis: return QCoreApplication::translate("Varve::History", "not for this environment");
    case Standing::NotRun: return QCoreApplication::translate("Varve::History", "does not run with the others");
    case Standing::Unknown: break;
    }
    return QCoreApplication::translate("Varve::History", "unknown");
}

namespace {

QString partialTitle(const HistoryEntry &left)
{
    const bool back = left.direction == Direction::Down;
    return (back ? QCoreApplication::translate("Varve::History", "rolled back in part, at %1 of %2")
                 : QCoreApplication::translate("Varve::History", "partial at %1 of %2"))
        .arg(left.statementsDone)
        .arg(left.statementsTotal);
}

QString partialTitle(const MigrationStanding &standing)
{
    QString text = partialTitle(*standing.left);
    const int uncertain = standing.uncertain();
    const int last = standing.uncertainTo();
    if (last > uncertain)
        text += QCoreApplication::translate("Varve::History", ", statements %1 to %2 are uncertain").arg(uncertain).arg(last);
    else if (uncertain > 0)
        text += QCoreApplication::translate("Varve::History", ", statement %1 is uncertain").arg(uncertain);
    if (standing.journal && standing.journal->session != 0)
        text
            += QCoreApplication::translate("Varve::History", ", the server's session %1 still works for it").arg(standing.journal->session);
    if (standing.before)
        text += QCoreApplication::translate("Varve::History", ", after it was %1", "partial at 2 of 3").arg(partialTitle(*standing.before));
    return text;
}

} // namespace

QString title(const MigrationStanding &standing)
{
    if (standing.standing == Standing::Partial && standing.left)
        return partialTitle(standing);
    const QString how = standing.change ? title(*standing.change) : QString();
    return how.isEmpty()
        ? title(standing.standing)
        : QCoreApplication::translate("Varve::History", "%1 (%2)", "a standing and how").arg(title(standing.standing), how);
}

QString code(Standing standing)
{
    switch (standing) {
    case Standing::Applied: return QStringLiteral("applied");
    case Standing::Pending: return QStringLiteral("pending");
    case Standing::Failed: return QStringLiteral("failed");
    case Standing::Partial: return QStringLiteral("partial");
    case Standing::Changed: return QStringLiteral("changed");
    case Standing::Missing: return QStringLiteral("missing");
    case Standing::OutOfOrder: return QStringLiteral("out-of-order");
    case Standing::NotForThis: return QStringLiteral("not-for-environment");
    case Standing::NotRun: return QStringLiteral("not-run");
    case Standing::Unknown: break;
    }
    return QStringLiteral("unknown");
}

QList<MigrationStanding> standings(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
                                   Database::Engine engine, const QList<HistoryEntry> &history, const QList<StepJournal> &journal)
{
    return Join(project, environment, databaseName, engine, history, journal).rows();
}

bool isPending(Standing standing)
{
    return standing == Standing::Pending || standing == Standing::OutOfOrder || standing == Standing::Failed;
}

bool isApplied(Standing standing)
{
    return standing == Standing::Applied || standing == Standing::Changed;
}

bool MigrationStanding::isWhole() const
{
    return standing != Standing::Partial && (lastApplied || History::isApplied(standing));
}

} // namespace Varve::History
