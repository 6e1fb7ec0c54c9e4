// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <span>
#include <utility>
#include <vector>

namespace Varve::Project {

/// A directed graph over the numbers from 0 to size() - 1: which needs which. Both directions lie in one piece each, so that a graph of a
/// hundred thousand nodes is walked in milliseconds. Circles are allowed; no walk recurses.
class Edges final
{
public:
    /// A node and what it needs.
    using Pair = std::pair<int, int>;
    enum class Way { Needs, NeededBy };

    Edges() = default;
    /// The order of \a pairs stays within each node.
    Edges(int size, const std::vector<Pair> &pairs);

    int size() const { return static_cast<int>(m_needsBegin.size()) - 1; }
    std::span<const int> needs(int node) const { return of(m_needs, m_needsBegin, node); }
    std::span<const int> neededBy(int node) const { return of(m_neededBy, m_neededByBegin, node); }
    std::span<const int> next(int node, Way way) const { return way == Way::Needs ? needs(node) : neededBy(node); }

    /// Every node after all that it needs; of those that could come next the one with the lowest \a rank (a permutation). Members of circles,
    /// and what needs them, are left out.
    std::vector<int> order(const std::vector<int> &rank) const;

    /// What can be reached from \a starts, themselves included.
    std::vector<bool> reach(std::span<const int> starts, Way way) const;

    /// A shortest way from \a from to \a to, both included; empty when there is none.
    std::vector<int> path(int from, int to, Way way) const;

    friend bool operator==(const Edges &, const Edges &) = default;

private:
    static std::span<const int> of(const std::vector<int> &all, const std::vector<int> &begin, int node);

    std::vector<int> m_needs;
    std::vector<int> m_needsBegin = {0}; ///< by node: where its part of m_needs begins; one more at the end
    std::vector<int> m_neededBy;
    std::vector<int> m_neededByBegin = {0};
};

} // namespace Varve::Project
