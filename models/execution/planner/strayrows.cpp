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
    QString databaseName;
    QSet<QString> checksums; ///< of what was tried; with an empty one every file may be it
    bool isApplied = false;
    bool remains = false;

    bool isOf(const Project::MigrationFile &file) const { return checksums.contains(QString()) || checksums.contains(file.checksum); }
};

/// By migration.
QHash<QString, Known> knownElsewhere(const Situation &situation)
{
    QSet<QString> names{QString()};
    for (const Project::DatabaseRole &database : situation.project().databases)
        names.insert(database.name);
    QHash<QString, Known> known;
    for (const History::HistoryEntry &row : situation.status().history) {
        if (row.databaseName == situation.databaseName() && row.success)
            known.remove(row.migrationId); // said under the new name since
        if (names.contains(row.databaseName))
            continue;
        Known &one = known[row.migrationId];
        one.databaseName = row.databaseName;
        one.checksums.insert(row.checksum);
        const bool isUp = row.direction == History::Direction::Up;
        if (row.success)
            one = {.databaseName = row.databaseName, .checksums = {row.checksum}, .isApplied = isUp, .remains = false};
        else
            one.remains = one.remains || row.statementsDone > 0;
    }
    for (const History::StepJournal &step : situation.status().journal) {
        if (names.contains(step.databaseName) || !step.leftSomething())
            continue;
        Known &one = known[step.migrationId];
        one.databaseName = step.databaseName;
        one.checksums.insert(QString()); // the journal has its statements' alone
        one.remains = true;
    }
    return known;
}

} // namespace

QList<StrayRow> strayRows(const Situation &situation)
{
    QList<StrayRow> rows;
    const QHash<QString, Known> known = knownElsewhere(situation);
    if (known.isEmpty())
        return rows;
    for (const Project::Migration *migration : situation.migrations()) {
        const auto found = known.constFind(migration->id);
        const Project::MigrationFile *file = migration->fileFor(situation.engine());
        if (found == known.cend() || !file || situation.isApplied(migration->id) || !found->isOf(*file))
            continue;
        if (found->isApplied || found->remains)
            rows += {.migration = migration, .databaseName = found->databaseName, .isApplied = found->isApplied && !found->remains};
    }
    return rows;
}

std::optional<Core::Error> strayError(const Situation &situation, const QList<const Project::Migration *> &order)
{
    QStringList ids;
    QString other;
    for (const StrayRow &row : strayRows(situation)) {
        if (!order.contains(row.migration))
            continue;
        ids += row.migration->id;
        other = row.databaseName;
    }
    if (ids.isEmpty())
        return std::nullopt;
    const QString &name = situation.databaseName();
    return Core::Error{
        .kind = Core::ErrorKind::History,
        .message = Texts::tr("The history has %1 for a database \"%2\", which the project does not name: it would run again for %3.")
                       .arg(listed(ids), other, name),
        .remedy = Texts::tr("Where %1 is that database under a new name, varve-cli repair --env %2 --database %3 says so in the history; "
                            "else name it [databases.%4] again.")
                      .arg(name, shellWord(situation.environment().name), shellWord(name), other)};
}

} // namespace Varve::Execution
