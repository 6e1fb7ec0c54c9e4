// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "strayrows.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "targetplace.h"

#include <QSet>

namespace Varve::Execution {

namespace {

/// What the history has of one migration under a database that the project does not name.
struct Known
{
    History::HistoryEntry last;
    bool isApplied = false;
    bool remains = false;
};

/// By migration.
QHash<QString, Known> knownElsewhere(const Situation &situation, const QSet<QString> &names)
{
    QHash<QString, Known> known;
    for (const History::HistoryEntry &row : situation.status().history) {
        if (row.databaseName == situation.databaseName() && row.success)
            known.remove(row.migrationId); // said under the new name since
        if (!names.contains(row.databaseName))
            continue;
        Known &one = known[row.migrationId];
        if (row.success)
            one = {.last = row, .isApplied = row.direction == History::Direction::Up, .remains = false};
        else if (!one.isApplied)
            one.last = row;
        one.remains = one.remains || (!row.success && row.statementsDone > 0);
    }
    for (const History::StepJournal &step : situation.status().journal) {
        if (!names.contains(step.databaseName) || !step.leftSomething())
            continue;
        Known &one = known[step.migrationId];
        one.last.migrationId = step.migrationId;
        one.last.databaseName = step.databaseName;
        one.remains = true;
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
    partial.removeIf([](const StrayRow &row) { return row.isApplied; });
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
        if (found != known.cend() && (found->isApplied || found->remains) && !situation.isApplied(migration->id))
            rows += {.migration = migration, .last = found->last, .isApplied = found->isApplied && !found->remains};
    }
    return rows;
}

std::optional<Core::Error> strayError(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QList<StrayRow> rows = strayRows(situation);
    rows.removeIf([&order](const StrayRow &row) { return !order.contains(row.migration); });
    if (rows.isEmpty())
        return std::nullopt;
    return Core::Error{.kind = Core::ErrorKind::History,
                       .message
                       = Texts::tr("The history has %1 for a database \"%2\", which the project does not name: it would run again for %3.")
                             .arg(idsOf(rows), rows.constLast().last.databaseName, situation.databaseName()),
                       .remedy = remedyFor(situation, rows)};
}

QStringList strayWarnings(const Situation &situation)
{
    const QList<StrayRow> rows = strayRows(situation);
    if (rows.isEmpty())
        return {};
    const QString message
        = Texts::tr("The history has %1 for a database \"%2\", which the project does not name: nothing of it is rolled back for %3.")
              .arg(idsOf(rows), rows.constLast().last.databaseName, situation.databaseName());
    return {message + QLatin1Char(' ') + remedyFor(situation, rows)};
}

} // namespace Varve::Execution
