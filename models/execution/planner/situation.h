// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

#include <models/core/expected.h>
#include <models/history/environmentstatus.h>
#include <models/project/graph/revisiongraph.h>

#include <QHash>

namespace Varve::Execution {

/// A project and what one environment has of it, indexed for planning. Refers to its arguments; they must outlive it.
class Situation final
{
public:
    Situation(const Project::Project &project, const Project::Environment &environment, const QString &databaseName,
              const Database::ConnectionProfile &target, const History::EnvironmentStatus &status,
              const QList<History::EnvironmentStatus> &elsewhere = {});

    const Project::Project &project() const { return m_project; }
    const Project::Environment &environment() const { return m_environment; }
    const History::EnvironmentStatus &status() const { return m_status; }
    Database::Engine engine() const { return m_target.engine; }

    /// Another tool's folder, an unreadable history.
    Core::Expected<> check() const;
    /// Migrations of this database, in the order in which they run.
    const QList<const Project::Migration *> &migrations() const { return m_migrations; }
    const Project::Migration *migration(const QString &id) const
    {
        const int found = node(id);
        return found < 0 ? nullptr : &at(found);
    }
    const QString &databaseName() const { return m_databaseName; }

    /// All migrations of the project; its nodes are those of node() and at().
    const Project::RevisionGraph &graph() const { return m_graph; }
    int node(const QString &id, int near = 0) const { return m_graph.indexOf(id, near); }
    const Project::Migration &at(int node) const { return m_project.migrations.at(node); }
    /// Of this database.
    bool isHere(int node) const { return m_graph.databaseName(node) == m_databaseName; }
    /// Of this database, and `migrate` on this environment and engine is where it runs, whether its file can run or not.
    bool counts(int node) const;
    bool isPending(int node) const
    {
        return isHere(node) && m_rows[static_cast<size_t>(node)] && History::isPending(m_rows[static_cast<size_t>(node)]->standing);
    }

    History::Standing standing(const QString &id) const;
    History::Standing standing(int node) const { return standingOf(m_rows[static_cast<size_t>(node)]); }
    const History::MigrationStanding *row(const QString &id) const
    {
        const int found = node(id);
        return found < 0 ? m_unknownRows.value(id) : m_rows[static_cast<size_t>(found)];
    }
    /// Recorded as applied, whatever else is said of it; or superseded by one that is.
    bool isApplied(const QString &id) const;
    /// What another database of the environment has; nullptr when nobody looked.
    const History::EnvironmentStatus *elsewhere(const QString &databaseName) const;
    /// Somewhere `migrate` could run it: its category, environments and files allow it.
    bool canRun(const Project::Migration &migration) const;

    /// A plan without steps.
    Plan emptyPlan(PlanKind kind) const;

private:
    static History::Standing standingOf(const History::MigrationStanding *row) { return row ? row->standing : History::Standing::Unknown; }

    const Project::Project &m_project;
    const Project::Environment &m_environment;
    QString m_databaseName;
    const Database::ConnectionProfile &m_target;
    const History::EnvironmentStatus &m_status;
    QList<const Project::Migration *> m_migrations;
    Project::RevisionGraph m_graph;
    QList<History::EnvironmentStatus> m_elsewhere;
    std::vector<const History::MigrationStanding *> m_rows;           ///< by node
    QHash<QString, const History::MigrationStanding *> m_unknownRows; ///< of what only the history knows
};

/// That nothing runs before a partly applied migration is whole, and the ways on.
Core::Error partialError(const History::MigrationStanding &row);

/// Whether policies.missing could let something go on.
enum class MissingPolicy { Decides, SaysNothing };

/// The ways on from a migration that is applied and missing from the folder.
QString missingRemedy(const QString &id, MissingPolicy policy = MissingPolicy::Decides);

/// "005 needs 003, which needs 002: 002 is not applied": one error for each step of \a order whose prerequisites are neither applied nor
/// before it in \a order; also for those in another database.
QList<Core::Error> missingPrerequisites(const Situation &situation, const QList<const Project::Migration *> &order);

/// The same for prerequisites in other databases alone.
QList<Core::Error> missingInOtherDatabases(const Situation &situation, const QList<const Project::Migration *> &order);

/// Fills in PlanStep::needs, from the graph: also over what will not run here.
void decideNeeds(const Situation &situation, QList<PlanStep> &steps);

/// Fills in releaseRow: for applied steps the releases that they complete, for others the ones that were complete.
void decideReleases(const Situation &situation, QList<PlanStep> &steps);

} // namespace Varve::Execution
