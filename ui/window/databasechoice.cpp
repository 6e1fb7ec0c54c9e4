// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "databasechoice.h"

#include "planremedies.h"

#include <models/history/locktexts.h>

#include <algorithm>

namespace Varve::Ui {

DatabaseChoice::DatabaseChoice(const Workbench::Workbench &workbench, const QString &environment) : m_project(workbench.project())
{
    for (const Project::DatabaseRole &role : m_project.databases) {
        if (auto status = workbench.status(environment, role.name); status && !status->error)
            m_statuses.insert(role.name, *std::move(status));
    }
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
    const auto waits = [this](const QString &name) { return !neededBefore(name).isEmpty(); };
    if (!std::all_of(candidates.cbegin(), candidates.cend(), waits))
        candidates.removeIf(waits);
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

QString DatabaseChoice::waitsFor(const History::MigrationStanding &row, const QString &databaseName) const
{
    const Project::Migration *migration = History::isPending(row.standing) ? m_project.migration(row.migrationId) : nullptr;
    for (const QString &id : migration ? migration->prerequisites : QStringList()) {
        const Project::Migration *needed = m_project.migration(id);
        const bool isElsewhere = needed && needed->databaseName != databaseName;
        const History::EnvironmentStatus *there = isElsewhere ? statusOf(needed->databaseName) : nullptr;
        const History::MigrationStanding *standing = there ? there->standing(id) : nullptr;
        if (standing && (History::isPending(standing->standing) || standing->standing == History::Standing::Partial))
            return needed->databaseName;
    }
    return {};
}

QString DatabaseChoice::neededBefore(const QString &databaseName) const
{
    const History::EnvironmentStatus *status = m_project.databases.size() > 1 ? statusOf(databaseName) : nullptr;
    for (const History::MigrationStanding &row : status ? status->standings : QList<History::MigrationStanding>()) {
        if (const QString other = waitsFor(row, databaseName); !other.isEmpty())
            return other;
    }
    return {};
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
