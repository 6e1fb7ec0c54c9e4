// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lanes.h"

namespace Varve::Project {

namespace {

class Lanes final
{
public:
    explicit Lanes(const RevisionGraph &graph) : m_graph(graph) {}

    LaneRow next(int node)
    {
        LaneRow row;
        row.node = node;
        row.before = active();
        row.lane = ownLane(node, row.closing);
        release(row.lane);
        for (const int lane : std::as_const(row.closing))
            release(lane);
        const std::vector<int> parents = m_graph.neighbours(node, Edges::Way::Needs);
        for (const int parent : parents)
            row.parents += {parent, laneTo(parent, parent == parents.front() ? row.lane : -1)};
        row.after = active();
        return row;
    }

private:
    static constexpr int none = -1;

    std::vector<bool> active() const
    {
        std::vector<bool> result;
        for (const int expected : m_expects)
            result.push_back(expected != none);
        return result;
    }

    int freeLane()
    {
        const auto found = std::find(m_expects.begin(), m_expects.end(), none);
        const auto lane = static_cast<int>(found - m_expects.begin());
        if (found == m_expects.end())
            m_expects.push_back(none);
        return lane;
    }

    void release(int lane) { m_expects[static_cast<size_t>(lane)] = none; }

    int ownLane(int node, QList<int> &others)
    {
        int own = none;
        for (size_t lane = 0; lane < m_expects.size(); ++lane) {
            if (m_expects[lane] != node)
                continue;
            if (own == none)
                own = static_cast<int>(lane);
            else
                others += static_cast<int>(lane);
        }
        return own == none ? freeLane() : own;
    }

    int laneTo(int parent, int wanted)
    {
        if (wanted == none) {
            const auto found = std::find(m_expects.begin(), m_expects.end(), parent);
            wanted = found == m_expects.end() ? freeLane() : static_cast<int>(found - m_expects.begin());
        }
        m_expects[static_cast<size_t>(wanted)] = parent;
        return wanted;
    }

    const RevisionGraph &m_graph;
    std::vector<int> m_expects; ///< by column: the migration that its line leads down to
};

QList<LaneRow> lay(const RevisionGraph &graph, const std::function<bool(int node)> &isDrawn)
{
    Lanes lanes(graph);
    QList<LaneRow> rows;
    for (int node = graph.size() - 1; node >= 0; --node) {
        if (graph.isInLine(node) && isDrawn(node))
            rows += lanes.next(node);
    }
    return rows;
}

} // namespace

QList<LaneRow> layLanes(const RevisionGraph &graph, const QString &databaseName)
{
    return lay(graph, [&](int node) { return graph.databaseName(node) == databaseName; });
}

QList<LaneRow> layLanes(const RevisionGraph &graph)
{
    return lay(graph, [](int) { return true; });
}

} // namespace Varve::Project
