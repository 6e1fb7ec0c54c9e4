// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "revisiongraph.h"

#include "../texts_p.h"

#include <QCoreApplication>

namespace Varve::Project {

RevisionGraph::RevisionGraph(const Project &project)
{
    const qsizetype count = project.migrations.size();
    m_ids.reserve(count);
    for (QStringList *list : {&m_databases, &m_branches})
        list->reserve(count);
    for (const Migration &migration : project.migrations) {
        m_ids.append(migration.id);
        m_databases += migration.databaseName;
        m_branches += migration.branch;
        if (const std::pair place{migration.databaseName, migration.branch}; !migration.branch.isEmpty() && !m_branchStarts.contains(place))
            m_branchStarts.insert(place, static_cast<int>(m_branches.size()) - 1);
        m_inLine.push_back(migration.isInLine());
    }
    std::vector<Edges::Pair> lines;
    std::vector<Edges::Pair> needs;
    for (int node = 0; node < size(); ++node) {
        const Migration &migration = project.migrations.at(node);
        for (const QString &id : migration.parents) {
            if (const int parent = indexOf(id, node - 1); parent >= 0) {
                lines.emplace_back(node, parent);
                needs.emplace_back(node, parent);
            }
        }
        for (const QString &id : migration.prerequisites) {
            if (const int needed = indexOf(id, node - 1); needed >= 0)
                needs.emplace_back(node, needed);
        }
    }
    m_lines = Edges(size(), lines);
    m_needs = Edges(size(), needs);
}

QStringList RevisionGraph::ids(std::span<const int> nodes) const
{
    QStringList result;
    for (const int node : nodes)
        result += id(node);
    return result;
}

/// A node is an end when none that counts lies beyond it: others in between are looked through.
std::vector<int> RevisionGraph::ends(const QString &databaseName, const Counts &counts, Edges::Way way) const
{
    const auto isCounted = [&](int node) { return isInLine(node) && databaseName == m_databases.at(node) && (!counts || counts(node)); };
    std::vector<bool> hasBeyond(static_cast<size_t>(size()), false);
    std::vector<int> result;
    const auto look = [&](int node) {
        const bool counted = isCounted(node);
        if (counted && !hasBeyond[static_cast<size_t>(node)])
            result.push_back(node);
        if (!counted && !hasBeyond[static_cast<size_t>(node)])
            return;
        for (const int other : m_lines.next(node, way))
            hasBeyond[static_cast<size_t>(other)] = true;
    };
    // Looked at from the far end: what lies beyond a node was looked at before it.
    if (way == Edges::Way::NeededBy) {
        for (int node = 0; node < size(); ++node)
            look(node);
    } else {
        for (int node = size() - 1; node >= 0; --node)
            look(node);
        std::reverse(result.begin(), result.end());
    }
    return result;
}

std::vector<int> RevisionGraph::roots(const QString &databaseName, const Counts &counts) const
{
    return ends(databaseName, counts, Edges::Way::NeededBy);
}

std::vector<int> RevisionGraph::heads(const QString &databaseName, const Counts &counts) const
{
    return ends(databaseName, counts, Edges::Way::Needs);
}

std::vector<int> RevisionGraph::neighbours(int node, Edges::Way way, const Counts &counts) const
{
    std::vector<int> found;
    QSet<int> seen{node};
    std::vector<int> waiting{node};
    while (!waiting.empty()) {
        const int at = waiting.back();
        waiting.pop_back();
        for (const int other : m_lines.next(at, way)) {
            if (seen.contains(other))
                continue;
            seen.insert(other);
            if (isInLine(other) && (!counts || counts(other)))
                found.push_back(other);
            else
                waiting.push_back(other);
        }
    }
    return found;
}

QStringList RevisionGraph::branches(const QString &databaseName) const
{
    QStringList labels;
    QSet<QString> seen;
    for (int node = 0; node < size(); ++node) {
        const QString &label = branch(node);
        if (label.isEmpty() || m_databases.at(node) != databaseName || seen.contains(label))
            continue;
        seen.insert(label);
        labels += label;
    }
    return labels;
}

int RevisionGraph::branchStart(const QString &databaseName, const QString &label) const
{
    return m_branchStarts.value({databaseName, label}, -1);
}

QStringList RevisionGraph::path(int from, int to) const
{
    return ids(m_needs.path(from, to, Edges::Way::Needs));
}

namespace {

Core::Problem severalHeads(const Project &project, const RevisionGraph &graph, const QString &databaseName, const std::vector<int> &heads)
{
    QSet<QString> labels;
    for (const int head : heads)
        labels.insert(graph.branch(head));
    // Branches with labels are there on purpose.
    const bool isMeant = labels.size() == static_cast<qsizetype>(heads.size());
    const QString names = graph.ids(heads).join(QStringLiteral(", "));
    const int count = static_cast<int>(heads.size());
    return {isMeant ? Core::Severity::Hint : Core::Severity::Warning,
            QStringLiteral("several-heads"),
            project.databases.size() > 1
                ? QCoreApplication::translate("Varve::Project", "There are %n heads in the database %1: %2.", nullptr, count)
                      .arg(databaseName, names)
                : QCoreApplication::translate("Varve::Project", "There are %n heads: %1.", nullptr, count).arg(names),
            {project.migrations.at(heads.back()).files.constFirst().path, -1, 0, 0},
            project.layout.foreign
                ? QCoreApplication::translate("Varve::Project", "Merge them with %1.").arg(project.layout.tool)
                : QCoreApplication::translate(
                    "Varve::Project", "Merge them with varve-cli merge -m NAME; until then say heads or BRANCH@head as the target.")};
}

} // namespace

QList<Core::Problem> headProblems(const Project &project)
{
    const auto isSaid = [](const Migration &migration) { return migration.revises || !migration.branch.isEmpty(); };
    if (std::none_of(project.migrations.begin(), project.migrations.end(), isSaid))
        return {}; // one line each
    const RevisionGraph graph(project);
    QList<Core::Problem> problems;
    for (const DatabaseRole &role : project.databases) {
        const std::vector<int> heads = graph.heads(role.name);
        if (heads.size() > 1)
            problems += severalHeads(project, graph, role.name, heads);
    }
    return problems;
}

} // namespace Varve::Project
