// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "drawing.h"

namespace Varve::Project {

namespace {

/// A quoted string of DOT: only the quote and the backslash mean something in it.
QString quoted(QString text)
{
    text.replace(QLatin1Char('\\'), QStringLiteral("\\\\")).replace(QLatin1Char('"'), QStringLiteral("\\\""));
    return QLatin1Char('"') + text + QLatin1Char('"');
}

QString nodes(const Project &project, const RevisionGraph &graph, const QString &databaseName)
{
    QString text;
    for (int node = 0; node < graph.size(); ++node) {
        const Migration &migration = project.migrations.at(node);
        if (migration.databaseName == databaseName && graph.isInLine(node))
            text += QStringLiteral("        %1 [tooltip=%2];\n").arg(quoted(migration.id), quoted(migration.title()));
    }
    return text;
}

QString edges(const Project &project, const RevisionGraph &graph, int node)
{
    QString text;
    const QString id = quoted(graph.id(node));
    for (const int parent : graph.neighbours(node, Edges::Way::Needs))
        text += QStringLiteral("    %1 -> %2;\n").arg(id, quoted(graph.id(parent)));
    const Migration &migration = project.migrations.at(node);
    for (const QString &needed : migration.prerequisites) {
        if (!migration.parents.contains(needed))
            text += QStringLiteral("    %1 -> %2 [style=dashed, constraint=false];\n").arg(id, quoted(needed));
    }
    return text;
}

} // namespace

QString graphAsDot(const Project &project, const QStringList &databases)
{
    const RevisionGraph graph(project);
    QString text = QStringLiteral("digraph %1 {\n    rankdir=BT;\n    node [shape=box, style=rounded, fontname=\"sans-serif\"];\n")
                       .arg(quoted(project.name));
    for (const QString &name : databases) {
        text += QStringLiteral("    subgraph %1 {\n        label=%2;\n").arg(quoted(QStringLiteral("cluster_") + name), quoted(name));
        text += nodes(project, graph, name) + QStringLiteral("    }\n");
    }
    for (int node = 0; node < graph.size(); ++node) {
        if (graph.isInLine(node) && databases.contains(graph.databaseName(node)))
            text += edges(project, graph, node);
    }
    return text + QStringLiteral("}\n");
}

} // namespace Varve::Project
