// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "merge.h"

#include "../texts_p.h"
#include "revisiongraph.h"

#include <QCoreApplication>

namespace Varve::Project {

namespace {

Core::Expected<QStringList> headsNamed(const Project &project, const QString &databaseName, const QStringList &references,
                                       const QStringList &heads)
{
    QStringList ids;
    for (const QString &reference : references) {
        const Core::Expected<const Migration *> found = project.findMigration(reference, databaseName);
        if (!found)
            return tl::unexpected(found.error());
        if (!heads.contains((*found)->id)) {
            return Core::failure(Core::ErrorKind::Usage,
                                 Texts::tr("%1 is no head of the database %2; its heads are %3.")
                                     .arg((*found)->id, databaseName, heads.join(QStringLiteral(", "))));
        }
        ids += (*found)->id;
    }
    ids.removeDuplicates();
    return ids;
}

} // namespace

Core::Expected<QString> createMerge(const Project &project, const QStringList &references, NewMigration migration)
{
    const RevisionGraph graph(project);
    const QStringList heads = graph.ids(graph.heads(migration.databaseName));
    const Core::Expected<QStringList> merged
        = references.isEmpty() ? Core::Expected<QStringList>(heads) : headsNamed(project, migration.databaseName, references, heads);
    if (!merged)
        return tl::unexpected(merged.error());
    if (merged->size() < 2) {
        return Core::failure(Core::ErrorKind::Usage,
                             merged->isEmpty()
                                 ? Texts::tr("There is nothing to merge: the database %1 has no migration.").arg(migration.databaseName)
                                 : Texts::tr("There is nothing to merge: %1 is the only one.").arg(merged->constFirst()));
    }
    migration.revises = *merged;
    return createMigration(project, migration);
}

} // namespace Varve::Project
