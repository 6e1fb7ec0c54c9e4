// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace Varve::Project {

using namespace Qt::StringLiterals;

QByteArray graphAsJson(const Project &project, const QStringList &databases)
{
    const RevisionGraph graph(project);
    QSet<int> heads;
    for (const QString &name : databases) {
        for (const int head : graph.heads(name))
            heads.insert(head);
    }
    QJsonArray migrations;
    for (int node = 0; node < graph.size(); ++node) {
        const Migration &migration = project.migrations.at(node);
        if (!databases.contains(migration.databaseName) || !graph.isInLine(node))
            continue;
        migrations.append(QJsonObject{{u"id"_s, migration.id},
                                      {u"database"_s, migration.databaseName},
                                      {u"branch"_s, migration.branch},
                                      {u"head"_s, heads.contains(node)},
                                      {u"parents"_s, QJsonArray::fromStringList(migration.parents)},
                                      {u"prerequisites"_s, QJsonArray::fromStringList(migration.prerequisites)}});
    }
    return QJsonDocument(QJsonObject{{u"format"_s, u"varve-graph/1"_s}, {u"migrations"_s, migrations}}).toJson(QJsonDocument::Compact)
        + '\n';
}

} // namespace Varve::Project
