// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasechoice.h"

#include "planremedies.h"

#include <models/history/locktexts.h>

#include <QSet>

#include <algorithm>

namespace Varve::Ui {

DatabaseChoice::DatabaseChoice(const Workbench::Workbench &workbench, const QString &environment)
    : m_environment(environment), m_project(workbench.project())
{
    for (const Project::DatabaseRole &role : m_project.databases) {
        if (auto status = workbench.status(environment, role.name); status && !status->error)
            m_statuses.insert(role.name, *std::move(status));
    }
    for (qsizetype place = 0; m_project.databases.size() > 1 && place < m_project.migrations.size(); ++place)
        m_places.insert(m_project.migrations.at(place).id, place);
}

/// Of a project with several databases.
const Project::Migration *DatabaseChoice::migration(const QString &id) const
{
    const auto place = m_places.constFind(id);
    return place == m_places.cend() ? nullptr : &m_project.migrations.at(*place);
}

const History::EnvironmentStatus *DatabaseChoice::statusOf(const QString &databaseName) const
{
    const auto found = m_statuses.constFind(databaseName);
    return found == m_statuses.cend() ? nullptr : &*found;
}

QString DatabaseChoice::ofMigration(const QString &migrationId) const
{
    const Project::Migration *migration = m_project.migration(migrationId);
    return migration ? migration->databaseName : withPending();
}

QString DatabaseChoice::withPending(const QString &selected) const
{
    QStringList pending;
    QStringList partial;
    for (const Project::DatabaseRole &role : m_project.databases) {
        const History::EnvironmentStatus *status = statusOf(role.name);
        if (status && status->pendingCount() > 0)
            pending += role.name;
        else if (status && PlanRemedies::partialOf(*status))
            partial += role.name;
    }
    QStringList candidates = pending + partial;
    const auto isWaiting = [this](const QString &name) { return waits(name); };
    if (!std::all_of(candidates.cbegin(), candidates.cend(), isWaiting))
        candidates.removeIf(isWaiting);
    const Project::Migration *migration = m_project.migration(selected);
    if (migration && candidates.contains(migration->databaseName))
        return migration->databaseName;
    return candidates.value(0, m_project.firstDatabase());
}

QString DatabaseChoice::toRollBack(const QString &selected) const
{
    const Project::Migration *migration = m_project.migration(selected);
    QString newest = m_project.firstDatabase();
    QDateTime appliedAt;
    for (const Project::DatabaseRole &role : m_project.databases) {
        const History::EnvironmentStatus *status = statusOf(role.name);
        for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>()) {
            if (!row.lastApplied)
                continue;
            if (migration && migration->databaseName == role.name)
                return role.name;
            if (!appliedAt.isValid() || row.lastApplied->appliedAt > appliedAt) {
                appliedAt = row.lastApplied->appliedAt;
                newest = role.name;
            }
        }
    }
    return newest;
}

QString DatabaseChoice::toSeed(const QString &selected) const
{
    const Project::Migration *migration = m_project.migration(selected);
    QStringList seeded;
    for (const Project::Migration &each : m_project.migrations) {
        if (each.category == Project::Category::Seed)
            seeded += each.databaseName;
    }
    return migration && seeded.contains(migration->databaseName) ? migration->databaseName : seeded.value(0, m_project.firstDatabase());
}

/// What \a row, where it is pending, needs in another database and is not applied there.
const Project::Migration *DatabaseChoice::awaited(const History::MigrationStanding &row) const
{
    const Project::Migration *waiting = History::isPending(row.standing) ? migration(row.migrationId) : nullptr;
    for (const QString &id : waiting ? waiting->prerequisites : QStringList()) {
        const Project::Migration *needed = migration(id);
        const bool isElsewhere = needed && needed->databaseName != waiting->databaseName;
        const History::EnvironmentStatus *there = isElsewhere ? statusOf(needed->databaseName) : nullptr;
        const History::MigrationStanding *standing = there ? there->standing(id) : nullptr;
        if (standing && (History::isPending(standing->standing) || standing->standing == History::Standing::Partial))
            return needed;
    }
    return nullptr;
}

bool DatabaseChoice::waits(const QString &databaseName) const
{
    const QList<History::MigrationStanding> pending = pendingUpTo(databaseName, {});
    return std::any_of(pending.cbegin(), pending.cend(), [this](const History::MigrationStanding &row) { return awaited(row); });
}

/// In the order in which they run; all, where \a migrationId is empty.
QList<History::MigrationStanding> DatabaseChoice::pendingUpTo(const QString &databaseName, const QString &migrationId) const
{
    const History::EnvironmentStatus *status = m_project.databases.size() > 1 ? statusOf(databaseName) : nullptr;
    QList<History::MigrationStanding> pending;
    for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>()) {
        if (History::isPending(row.standing) || row.standing == History::Standing::Partial)
            pending += row;
        if (row.migrationId == migrationId)
            break;
    }
    return pending;
}

std::optional<DatabaseChoice::First> DatabaseChoice::firstBefore(const QString &databaseName) const
{
    First first{databaseName, {}};
    for (QSet<QString> seen; !seen.contains(first.upTo);) { // where they wait in a circle nothing comes first
        seen.insert(first.upTo);
        const QList<History::MigrationStanding> pending = pendingUpTo(first.databaseName, first.upTo);
        const auto waiting
            = std::find_if(pending.cbegin(), pending.cend(), [this](const History::MigrationStanding &row) { return awaited(row); });
        if (waiting == pending.cend())
            return first.upTo.isEmpty() ? std::nullopt : std::optional(first);
        if (waiting != pending.cbegin())
            return First{first.databaseName, std::prev(waiting)->migrationId};
        const Project::Migration *needed = awaited(*waiting);
        first = {needed->databaseName, needed->id};
    }
    return std::nullopt;
}

std::optional<DatabaseChoice::FirstBack> DatabaseChoice::firstToRollBack(const QString &databaseName, const Execution::Target &to) const
{
    using Execution::Target;
    const Project::Environment *environment = m_project.environment(m_environment);
    std::optional<FirstBack> first;
    FirstBack asked{databaseName, to};
    for (QSet<QString> seen; environment;) {
        const History::EnvironmentStatus *status = statusOf(asked.databaseName);
        if (!status)
            return std::nullopt;
        const auto extent = Execution::rollbackExtent(m_project, *environment, asked.databaseName,
                                                      environment->connections.value(asked.databaseName).engine, *status, asked.target,
                                                      m_statuses.values());
        if (!extent)
            return std::nullopt;
        if (first)
            first->target.extent = extent->migrations.size() < 2 ? Target::Extent::Only : Target::Extent::OnlyAndNeeds;
        if (extent->dependents.isEmpty())
            return first;
        const Execution::RollbackExtent::Dependent &next = extent->dependents.constFirst();
        if (seen.contains(next.migrationId)) // where they need one another in a circle nothing comes first
            return std::nullopt;
        seen.insert(next.migrationId);
        asked = {next.databaseName,
                 {.kind = Target::Kind::Migration, .steps = 0, .migration = next.migrationId, .extent = Target::Extent::OnlyAndNeeds}};
        first = asked;
    }
    return std::nullopt;
}

QString DatabaseChoice::withOpenRuns() const
{
    for (const Project::DatabaseRole &role : m_project.databases) {
        const History::EnvironmentStatus *status = statusOf(role.name);
        if (status && !History::runningTexts(status->runs).isEmpty())
            return role.name;
    }
    return m_project.firstDatabase();
}

} // namespace Varve::Ui
