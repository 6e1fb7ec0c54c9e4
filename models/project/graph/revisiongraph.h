// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "edges.h"

#include "../project.h"

#include <models/core/idindex.h>

#include <QHash>

namespace Varve::Project {

/// The migrations of a project, joined by "comes after" (parents: one line, branches, merges) and "needs" (prerequisites). A value of its
/// own; nodes are numbered as the project orders its migrations, so that a parent has a lower number than its child, circles apart.
class RevisionGraph final
{
public:
    RevisionGraph() = default;
    explicit RevisionGraph(const Project &project);

    int size() const { return m_ids.size(); }
    /// -1 for an unknown one. Found sooner where it stands next to \a near.
    int indexOf(const QString &id, int near = 0) const { return m_ids.indexOf(id, near); }
    const QString &id(int node) const { return m_ids.at(node); }
    QStringList ids(std::span<const int> nodes) const;
    const QString &databaseName(int node) const { return m_databases.at(node); }
    /// The label of its branch; empty: the one without a label.
    const QString &branch(int node) const { return m_branches.at(node); }
    /// Runs with the others; else it hangs on its line, as seed data does, and is no head.
    bool isInLine(int node) const { return m_inLine[static_cast<size_t>(node)]; }

    /// Who comes directly before and after whom.
    const Edges &lines() const { return m_lines; }
    /// Parents and prerequisites together: what must be applied before.
    const Edges &needs() const { return m_needs; }
    std::span<const int> parents(int node) const { return m_lines.needs(node); }
    std::span<const int> children(int node) const { return m_lines.neededBy(node); }

    /// Of one database, among those that \a counts (all, by default) lets pass: what nothing comes before, and what nothing follows.
    using Counts = std::function<bool(int node)>;
    std::vector<int> roots(const QString &databaseName, const Counts &counts = {}) const;
    std::vector<int> heads(const QString &databaseName, const Counts &counts = {}) const;

    /// The next ones in its lines, before or after \a node, among those in line that \a counts lets pass; others are looked through.
    std::vector<int> neighbours(int node, Edges::Way way, const Counts &counts = {}) const;

    /// Labels of a database in the order in which they begin.
    QStringList branches(const QString &databaseName) const;
    /// The first migration of a branch; -1 for an unknown label.
    int branchStart(const QString &databaseName, const QString &label) const;

    /// "005 → 003 → 001": over what it needs from \a from down to \a to. Empty when there is no such way.
    QStringList path(int from, int to) const;

    friend bool operator==(const RevisionGraph &, const RevisionGraph &) = default;

private:
    std::vector<int> ends(const QString &databaseName, const Counts &counts, Edges::Way way) const;

    Core::IdIndex m_ids;
    QStringList m_databases;
    QStringList m_branches;
    QHash<std::pair<QString, QString>, int> m_branchStarts; ///< by database and label
    std::vector<bool> m_inLine;
    Edges m_lines;
    Edges m_needs;
};

/// Several heads in one database, with what helps: nothing runs there without a target until they are merged. At the file of the last one.
QList<Core::Problem> headProblems(const Project &project);

} // namespace Varve::Project
