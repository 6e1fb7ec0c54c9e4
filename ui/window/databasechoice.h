// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/execution/planner/planner.h>
#include <models/workbench/workbench.h>

#include <QHash>
#include <QMap>

namespace Varve::Ui {

/// Which of a project's databases is meant, where an environment has several and each is planned by itself. Sees the project and the statuses as
/// they are when it is made.
class DatabaseChoice final
{
public:
    DatabaseChoice(const Workbench::Workbench &workbench, const QString &environment);

    /// Of a migration; where it is unknown, or none, the same as withPending().
    QString ofMigration(const QString &migrationId) const;
    /// With something to run, else with something to settle: first what waits for no other database, and of those the one of what is \a selected.
    QString withPending(const QString &selected = {}) const;
    /// The one of what is \a selected, where anything is applied there; else the one where a migration was applied last.
    QString toRollBack(const QString &selected) const;
    /// The one of what is \a selected, where that has seed data; else the first that has.
    QString toSeed(const QString &selected) const;
    /// What runs first where something pending in \a databaseName waits for another database: as much as waits for nothing itself, of the
    /// database or of the one that it waits for.
    struct First
    {
        QString databaseName;
        QString upTo; ///< a migration
    };
    std::optional<First> firstBefore(const QString &databaseName) const;
    /// What is rolled back first where something of another database stands on what \a to rolls back in \a databaseName: that, or what in turn
    /// stands on it.
    struct FirstBack
    {
        QString databaseName;
        Execution::Target target; ///< a migration, with its dependents where there are any in its database
    };
    std::optional<FirstBack> firstToRollBack(const QString &databaseName, const Execution::Target &to) const;
    /// Where somebody runs, or a killed run left something; else the first.
    QString withOpenRuns() const;

private:
    const History::EnvironmentStatus *statusOf(const QString &databaseName) const;
    const Project::Migration *awaited(const History::MigrationStanding &row) const;
    bool waits(const QString &databaseName) const;
    QList<History::MigrationStanding> pendingUpTo(const QString &databaseName, const QString &migrationId) const;

    const Project::Migration *migration(const QString &id) const;

    QString m_environment;
    Project::Project m_project;
    QHash<QString, qsizetype> m_places;                   ///< of the migrations, where there are several databases
    QMap<QString, History::EnvironmentStatus> m_statuses; ///< by database; without those that could not be read
};

} // namespace Varve::Ui
