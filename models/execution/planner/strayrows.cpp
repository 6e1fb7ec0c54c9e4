// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "strayrows.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "planner.h"
#include "targetplace.h"

#include <QSet>

#include <algorithm>

namespace Varve::Execution {

namespace {

using StrayState = StrayRow::State;

/// What the history has of one migration under a database that the project does not name.
struct Known
{
    History::HistoryEntry last;
    std::optional<History::Direction> said; ///< that it is wholly applied, or wholly not
    bool remains = false;                   ///< an attempt since then left something
    bool isAppliedHere = false;             ///< as this database's own rows before it say

    std::optional<StrayState> state() const
    {
        const bool isOtherwise = said == History::Direction::Down || (remains && last.direction == History::Direction::Down);
        if (isAppliedHere && !isOtherwise)
            return std::nullopt;
        if (remains)
            return StrayState::Partial;
        if (said == History::Direction::Up)
            return StrayState::Applied;
        return isAppliedHere ? std::optional(StrayState::RolledBack) : std::nullopt;
    }
};

/// A repair that settles a failure says nothing of what is there.
void addRow(Known &known, const History::HistoryEntry &row)
{
    if (row.settles() || (row.success && row.direction == History::Direction::Up))
        known = {.last = row, .said = row.direction, .remains = false, .isAppliedHere = known.isAppliedHere};
    else if (!row.success)
        known = {.last = row, .said = known.said, .remains = true, .isAppliedHere = known.isAppliedHere};
}

/// By migration: what came after this database's own rows about it.
QHash<QString, Known> knownElsewhere(const Situation &situation, const QSet<QString> &names)
{
    QHash<QString, Known> known;
    QHash<QString, qint64> saidHere;
    for (const History::HistoryEntry &row : situation.status().history) {
        const bool isHere = row.databaseName.isEmpty() || row.databaseName == situation.databaseName();
        const bool leftNothing = !row.success && row.statementsDone == 0;
        if (isHere && row.settles()) {
            Known &one = known[row.migrationId] = {};
            one.isAppliedHere = row.direction == History::Direction::Up;
            saidHere.insert(row.migrationId, row.id);
        } else if (names.contains(row.databaseName) && !leftNothing) {
            addRow(known[row.migrationId], row);
        }
    }
    for (const History::StepJournal &step : situation.status().journal) {
        const bool isLater = step.historyId >= saidHere.value(step.migrationId);
        if (isLater && names.contains(step.databaseName) && step.leftSomething())
            addRow(known[step.migrationId], History::interruptedEntry(step));
    }
    return known;
}

/// Databases of which the history speaks and the project does not, and which are this project's: a file of it was applied there, or every
/// migration that was tried there is one of its own, however it was edited since. Two projects may share one history.
QSet<QString> formerNames(const Situation &situation)
{
    QSet<QString> own{QString()};
    for (const Project::DatabaseRole &database : situation.project().databases)
        own.insert(database.name);
    QSet<QString> names;
    QSet<QString> sameFile;
    QSet<QString> foreign;
    const auto add = [&](const QString &database, const QString &migration, const QString &checksum) {
        if (own.contains(database))
            return;
        names.insert(database);
        const int node = situation.node(migration);
        const Project::MigrationFile *file = node < 0 ? nullptr : situation.at(node).fileFor(situation.engine());
        if (node < 0)
            foreign.insert(database);
        else if (file && file->checksum == checksum)
            sameFile.insert(database);
    };
    for (const History::HistoryEntry &row : situation.status().history)
        add(row.databaseName, row.migrationId, row.checksum);
    for (const History::StepJournal &step : situation.status().journal)
        add(step.databaseName, step.migrationId, {});
    return names - (foreign - sameFile);
}

QString idsOf(const QList<StrayRow> &rows)
{
    QStringList ids;
    for (const StrayRow &row : rows)
        ids += row.migration->id;
    return listed(ids);
}

/// The ways on; what is there in part is for the former name to finish.
QString remedyFor(const Situation &situation, const QList<StrayRow> &rows)
{
    QList<StrayRow> partial = rows;
    partial.removeIf([](const StrayRow &row) { return row.state != StrayState::Partial; });
    const QString &name = situation.databaseName();
    const QString &former = rows.constLast().last.databaseName;
    const QString environment = shellWord(situation.environment().name);
    if (partial.isEmpty())
        return Texts::tr("Where %1 is that database under a new name, varve-cli repair --env %2 --database %3 says so in the history; "
                         "else name it [databases.%4] again, or give this project a history of its own with table under [history].")
            .arg(name, environment, shellWord(name), former);
    return Texts::tr("%1 is partly applied there: name it [databases.%2] again and go on with varve-cli resume, or roll it back. Then "
                     "varve-cli repair --env %3 --database %4 says the new name in the history.")
        .arg(idsOf(partial), former, environment, shellWord(name));
}

/// What would run here again, or what stands here as applied and is not.
QList<StrayRow> straysThat(const Situation &situation, bool areAppliedHere)
{
    QList<StrayRow> rows = strayRows(situation);
    rows.removeIf([&](const StrayRow &row) { return situation.isApplied(row.migration->id) != areAppliedHere; });
    return rows;
}

} // namespace

QList<StrayRow> strayRows(const Situation &situation)
{
    QList<StrayRow> rows;
    const QSet<QString> names = formerNames(situation);
    if (names.isEmpty())
        return rows;
    const QHash<QString, Known> known = knownElsewhere(situation, names);
    for (const Project::Migration *migration : situation.migrations()) {
        const auto found = known.constFind(migration->id);
        const std::optional<StrayState> state = found == known.cend() ? std::nullopt : found->state();
        if (state && found->isAppliedHere == situation.isApplied(migration->id))
            rows += {.migration = migration, .last = found->last, .state = *state};
    }
    return rows;
}

std::optional<Core::Error> strayError(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QList<StrayRow> rows = straysThat(situation, false);
    rows.removeIf([&order](const StrayRow &row) { return !order.contains(row.migration); });
    if (rows.isEmpty())
        return std::nullopt;
    return Core::Error{.kind = Core::ErrorKind::History,
                       .message
                       = Texts::tr("The history has %1 for a database \"%2\", which the project does not name: it would run again for %3.")
                             .arg(idsOf(rows), rows.constLast().last.databaseName, situation.databaseName()),
                       .remedy = remedyFor(situation, rows)};
}

std::optional<Core::Error> strayRollbackError(const Situation &situation)
{
    const QList<StrayRow> rows = straysThat(situation, true);
    if (rows.isEmpty())
        return std::nullopt;
    return Core::Error{.kind = Core::ErrorKind::History,
                       .message
                       = Texts::tr("The history has %1 rolled back later for a database \"%2\", which the project does not name, and "
                                   "still applied for %3.")
                             .arg(idsOf(rows), rows.constLast().last.databaseName, situation.databaseName()),
                       .remedy = remedyFor(situation, rows)};
}

std::optional<Core::Error> formerNameError(const Project::Project &project, const Project::Environment &environment,
                                           const QString &databaseName, Database::Engine engine, const History::EnvironmentStatus &status)
{
    QSet<QString> own{QString()};
    for (const Project::DatabaseRole &database : project.databases)
        own.insert(database.name);
    const auto isOther = [&own](const History::HistoryEntry &row) { return !own.contains(row.databaseName); };
    if (std::none_of(status.history.cbegin(), status.history.cend(), isOther))
        return std::nullopt;
    Database::ConnectionProfile target;
    target.engine = engine;
    return strayRollbackError(Situation(project, environment, databaseName, target, status));
}

QStringList strayWarnings(const Situation &situation)
{
    const QList<StrayRow> rows = straysThat(situation, false);
    if (rows.isEmpty())
        return {};
    const QString message
        = Texts::tr("The history has %1 for a database \"%2\", which the project does not name: nothing of it is rolled back for %3.")
              .arg(idsOf(rows), rows.constLast().last.databaseName, situation.databaseName());
    return {message + QLatin1Char(' ') + remedyFor(situation, rows)};
}

} // namespace Varve::Execution
