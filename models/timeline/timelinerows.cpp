// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "timelinerows.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace Varve::Timeline {

namespace {

using History::EnvironmentStatus;
using History::MigrationStanding;

/// A run of neighbouring migrations that belong to one release, or to none. In run order.
struct Layer
{
    QString release;
    QStringList migrations;
};

int releaseIndex(const Project::Project &project, const QString &name)
{
    const auto found
        = std::find_if(project.releases.begin(), project.releases.end(), [&](const auto &release) { return release.name == name; });
    return name.isEmpty() || found == project.releases.end() ? -1 : int(found - project.releases.begin());
}

/// It never waits for its turn: it has no place in the order, and no release gives it one.
bool isBeside(const Project::Migration &migration)
{
    return migration.release.isEmpty() && (!migration.placed || !migration.runsWithMigrate()) && migration.runnable;
}

/// The migration of the folder that was applied just before \a missing; empty when it was the first.
QString appliedBefore(const EnvironmentStatus &status, const MigrationStanding &missing, const QSet<QString> &known)
{
    const auto rank = [](const MigrationStanding &standing) {
        return standing.lastApplied ? standing.lastApplied->id : standing.last ? standing.last->id : 0;
    };
    const MigrationStanding *before = nullptr;
    for (const MigrationStanding &standing : status.standings) {
        if (!known.contains(standing.migrationId) || !standing.lastApplied || rank(standing) >= rank(missing))
            continue;
        if (!before || rank(standing) > rank(*before))
            before = &standing;
    }
    return before ? before->migrationId : QString();
}

/// The folder's migrations in run order, with those that only a history knows put where they were applied.
QStringList orderedIds(const Project::Project &project, const QList<EnvironmentStatus> &statuses)
{
    QStringList ids;
    QSet<QString> known;
    for (const Project::Migration &migration : project.migrations) {
        known.insert(migration.id);
        if (!isBeside(migration))
            ids += migration.id;
    }
    for (const EnvironmentStatus &status : statuses) {
        for (const MigrationStanding &standing : status.standings) {
            if (known.contains(standing.migrationId))
                continue;
            const QString before = appliedBefore(status, standing, known);
            ids.insert(before.isEmpty() ? 0 : ids.indexOf(before) + 1, standing.migrationId); // before a beside one: at the start, too
            known.insert(standing.migrationId);
        }
    }
    return ids;
}

QList<Layer> layersOf(const Project::Project &project, const QStringList &ids)
{
    QHash<QString, QString> releaseOf;
    for (const Project::Migration &migration : project.migrations)
        releaseOf[migration.id] = migration.release;
    QList<Layer> layers;
    for (const QString &id : ids) {
        // A migration that left the folder lies in the layer of the one below it.
        const QString release = releaseOf.contains(id) ? releaseOf.value(id) : layers.isEmpty() ? QString() : layers.constLast().release;
        if (layers.isEmpty() || layers.constLast().release != release)
            layers += Layer{release, {}};
        layers.last().migrations += id;
    }
    return layers;
}

/// Releases without a migration (planned ones, mostly) take their place among the others.
void insertEmptyReleases(const Project::Project &project, QList<Layer> &layers)
{
    for (int index = 0; index < project.releases.size(); ++index) {
        const QString name = project.releases.at(index).name;
        const auto isItself = [&](const Layer &layer) { return layer.release == name; };
        if (std::any_of(layers.begin(), layers.end(), isItself))
            continue;
        const auto later
            = std::find_if(layers.begin(), layers.end(), [&](const Layer &layer) { return releaseIndex(project, layer.release) > index; });
        layers.insert(later, Layer{name, {}});
    }
}

/// The newest migration that is applied in \a environment; nullopt when its history is unknown, empty when there is none.
std::optional<QString> newestApplied(const QStringList &ids, const QList<EnvironmentStatus> &statuses, const QString &environment)
{
    std::optional<QString> newest;
    qsizetype newestPlace = -1;
    for (const EnvironmentStatus &status : statuses) {
        if (status.environment != environment || status.error)
            continue;
        newest = newest.value_or(QString());
        for (const MigrationStanding &standing : status.standings) {
            const qsizetype place = History::isApplied(standing.standing) ? ids.indexOf(standing.migrationId) : -1;
            if (place > newestPlace) {
                newestPlace = place;
                newest = standing.migrationId;
            }
        }
    }
    return newest;
}

void insertHereLine(QList<TimelineRow> &rows, const QString &environment, const QString &newest)
{
    TimelineRow line;
    line.kind = RowKind::HereLine;
    line.id = environment;
    const auto isNewest = [&](const TimelineRow &row) { return row.kind == RowKind::Migration && row.id == newest; };
    auto place = newest.isEmpty() ? rows.end() : std::find_if(rows.begin(), rows.end(), isNewest);
    // The layer's title belongs to its topmost migration.
    if (place != rows.end() && place != rows.begin() && std::prev(place)->kind == RowKind::Release)
        --place;
    rows.insert(place, line);
}

QList<TimelineRow> rowsOf(const Project::Project &project, const Layer &layer)
{
    TimelineRow row;
    row.release = layer.release;
    row.layer = releaseIndex(project, layer.release);
    row.planned = row.layer >= 0 && project.releases.at(row.layer).status == Project::ReleaseStatus::Planned;
    QList<TimelineRow> rows;
    if (!layer.release.isEmpty()) {
        row.kind = RowKind::Release;
        row.id = layer.release;
        row.count = int(layer.migrations.size());
        rows += row;
    }
    row.kind = RowKind::Migration;
    row.count = 0;
    for (auto id = layer.migrations.crbegin(); id != layer.migrations.crend(); ++id) {
        row.id = *id;
        rows += row;
    }
    return rows;
}

QList<TimelineRow> rowsBeside(const Project::Project &project)
{
    QList<TimelineRow> rows;
    for (const Project::Migration &migration : project.migrations) {
        TimelineRow row;
        row.id = migration.id;
        if (isBeside(migration))
            rows += row;
    }
    if (rows.isEmpty())
        return rows;
    TimelineRow head;
    head.kind = RowKind::Release;
    head.count = int(rows.size());
    rows.prepend(head);
    return rows;
}

} // namespace

QList<TimelineRow> timelineRows(const Project::Project &project, const QList<EnvironmentStatus> &statuses,
                                const std::optional<QString> &hereEnvironment)
{
    const QStringList ids = orderedIds(project, statuses);
    QList<Layer> layers = layersOf(project, ids);
    insertEmptyReleases(project, layers);
    QList<TimelineRow> rows;
    for (auto layer = layers.crbegin(); layer != layers.crend(); ++layer)
        rows += rowsOf(project, *layer);
    const auto newest = hereEnvironment && !rows.isEmpty() ? newestApplied(ids, statuses, *hereEnvironment) : std::nullopt;
    if (newest)
        insertHereLine(rows, *hereEnvironment, *newest);
    return rows + rowsBeside(project);
}

} // namespace Varve::Timeline
