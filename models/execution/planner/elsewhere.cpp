// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "elsewhere.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "alone.h"

#include <QMap>

namespace Varve::Execution {

namespace {

/// What is known of a migration in another database.
enum class There { Nothing, Applied, Partial, Unread };

There thereOf(const History::MigrationStanding &row)
{
    if (row.standing == History::Standing::Partial)
        return There::Partial;
    return row.isWhole() ? There::Applied : There::Nothing;
}

/// The databases besides the situation's that were looked at. One that the environment does not reach has nothing of it.
QList<const History::EnvironmentStatus *> lookedAt(const Situation &situation)
{
    QList<const History::EnvironmentStatus *> statuses;
    for (const Project::DatabaseRole &database : situation.project().databases) {
        const History::EnvironmentStatus *status = situation.elsewhere(database.name);
        if (!status || database.name == situation.databaseName())
            continue;
        if (!status->error || situation.environment().connections.contains(database.name))
            statuses += status;
    }
    return statuses;
}

/// By node.
std::vector<There> standingsElsewhere(const Situation &situation)
{
    const Project::RevisionGraph &graph = situation.graph();
    std::vector<There> there(static_cast<size_t>(graph.size()), There::Nothing);
    for (const History::EnvironmentStatus *status : lookedAt(situation)) {
        for (int node = 0; status->error && node < graph.size(); ++node) {
            if (graph.databaseName(node) == status->databaseName && situation.at(node).isFor(situation.environment().name))
                there[static_cast<size_t>(node)] = There::Unread;
        }
        int near = 0;
        for (const History::MigrationStanding &row : status->standings) {
            const int node = status->error ? -1 : situation.node(row.migrationId, near);
            if (node < 0)
                continue;
            near = node + 1;
            if (graph.databaseName(node) == status->databaseName)
                there[static_cast<size_t>(node)] = thereOf(row);
        }
    }
    return there;
}

/// From \a node to where \a cameFrom ends.
QStringList pathBack(const Project::RevisionGraph &graph, const std::vector<int> &cameFrom, int node)
{
    QStringList path{graph.id(node)};
    while (cameFrom[static_cast<size_t>(node)] != node) {
        node = cameFrom[static_cast<size_t>(node)];
        path += graph.id(node);
    }
    return path;
}

QString place(const Situation &situation, const QString &databaseName)
{
    return QStringLiteral("--env %1 --database %2").arg(shellWord(situation.environment().name), shellWord(databaseName));
}

Core::Error dependentError(const Situation &situation, const QStringList &path, const QString &databaseName, There there)
{
    const QString &id = path.constFirst();
    if (there == There::Unread) {
        const Core::Error &unread = *situation.elsewhere(databaseName)->error;
        // An error is a sentence of its own and ends as one.
        return {.kind = unread.kind,
                .message
                = QCoreApplication::translate("Varve::Execution", "%1: whether %2 is applied in the database %3 cannot be read: %4")
                      .arg(needsChain(path), id, databaseName, unread.message),
                .remedy = unread.remedy};
    }
    if (there == There::Partial) {
        return Core::usageError(QCoreApplication::translate("Varve::Execution", "%1: %2 is partly applied in the database %3.")
                                    .arg(needsChain(path), id, databaseName),
                                QCoreApplication::translate("Varve::Execution", "Clear what remains of it first: varve-cli rollback %1.")
                                    .arg(place(situation, databaseName)));
    }
    return Core::usageError(
        QCoreApplication::translate("Varve::Execution", "%1: %2 is applied in the database %3.").arg(needsChain(path), id, databaseName),
        QCoreApplication::translate("Varve::Execution", "Roll it back first: varve-cli rollback %1 --only %2.")
            .arg(place(situation, databaseName), shellWord(id)));
}

/// What is reached from \a selection towards what needs it.
struct Reached
{
    std::vector<int> cameFrom; ///< by node; -1: not reached
    std::vector<int> found;    ///< the nearest first
};

/// From all of \a selection at once, and not beyond those for which \a ends is true.
Reached reachedFrom(const Situation &situation, const Selection &selection, const std::function<bool(int)> &ends)
{
    const Project::RevisionGraph &graph = situation.graph();
    Reached reached{.cameFrom = std::vector<int>(static_cast<size_t>(graph.size()), -1), .found = {}};
    for (const Project::Migration *migration : selection.migrations) {
        reached.found.push_back(situation.node(migration->id));
        reached.cameFrom[static_cast<size_t>(reached.found.back())] = reached.found.back();
    }
    for (size_t next = 0; next < reached.found.size(); ++next) {
        const int node = reached.found[next];
        if (ends(node))
            continue;
        for (const int other : graph.needs().neededBy(node)) {
            if (reached.cameFrom[static_cast<size_t>(other)] >= 0)
                continue;
            reached.cameFrom[static_cast<size_t>(other)] = node;
            reached.found.push_back(other);
        }
    }
    return reached;
}

} // namespace

QList<Core::Error> leftDependents(const Situation &situation, const Selection &selection)
{
    QList<Core::Error> errors;
    if (lookedAt(situation).isEmpty())
        return errors;
    const std::vector<There> there = standingsElsewhere(situation);
    // What needs the first one that is there is told when that one is rolled back itself.
    const auto isThere = [&](int node) { return there[static_cast<size_t>(node)] != There::Nothing; };
    const Reached reached = reachedFrom(situation, selection, isThere);
    const Project::RevisionGraph &graph = situation.graph();
    for (const int node : reached.found) {
        if (isThere(node)) {
            errors += dependentError(situation, pathBack(graph, reached.cameFrom, node), graph.databaseName(node),
                                     there[static_cast<size_t>(node)]);
        }
    }
    return errors;
}

QList<RollbackExtent::Dependent> knownDependents(const Situation &situation, const Selection &selection)
{
    QList<RollbackExtent::Dependent> dependents;
    if (lookedAt(situation).isEmpty())
        return dependents;
    const std::vector<There> there = standingsElsewhere(situation);
    const auto isThere = [&](int node) { return there[static_cast<size_t>(node)] != There::Nothing; };
    for (const int node : reachedFrom(situation, selection, isThere).found) {
        if (isThere(node) && there[static_cast<size_t>(node)] != There::Unread)
            dependents += {situation.graph().databaseName(node), situation.graph().id(node)};
    }
    return dependents;
}

QList<JoinedDatabase> neededElsewhere(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QMap<QString, JoinedDatabase> joined;
    if (situation.project().databases.size() < 2) // of a hundred thousand each is looked up once already
        return {};
    for (const Project::Migration *migration : order) {
        for (const QString &needed : migration->prerequisites) {
            const Project::Migration *other = situation.migration(needed);
            if (!other || other->databaseName == situation.databaseName() || !situation.elsewhere(other->databaseName))
                continue;
            JoinedDatabase &database = joined[other->databaseName];
            database.name = other->databaseName;
            if (!database.applied.contains(needed))
                database.applied += needed;
        }
    }
    return joined.values();
}

QList<JoinedDatabase> absentElsewhere(const Situation &situation, const Selection &selection)
{
    QMap<QString, JoinedDatabase> joined;
    for (const History::EnvironmentStatus *status : lookedAt(situation))
        joined[status->databaseName].name = status->databaseName;
    if (joined.isEmpty())
        return {};
    for (const int node : reachedFrom(situation, selection, [](int) { return false; }).found) {
        const auto database = joined.find(situation.graph().databaseName(node));
        if (database != joined.end())
            database->absent += situation.graph().id(node);
    }
    joined.removeIf([](const auto &database) { return database->absent.isEmpty(); });
    return joined.values();
}

} // namespace Varve::Execution
