// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/workbench/workbench.h>

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
    /// Where a migration is not applied yet that something pending in \a databaseName needs; empty: nowhere.
    QString neededBefore(const QString &databaseName) const;
    /// Where somebody runs, or a killed run left something; else the first.
    QString withOpenRuns() const;

private:
    const History::EnvironmentStatus *statusOf(const QString &databaseName) const;
    QString waitsFor(const History::MigrationStanding &row, const QString &databaseName) const;

    Project::Project m_project;
    QMap<QString, History::EnvironmentStatus> m_statuses; ///< by database; without those that could not be read
};

} // namespace Varve::Ui
