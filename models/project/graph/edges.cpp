// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "edges.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace Varve::Project {

namespace {

size_t at(int node)
{
    return static_cast<size_t>(node);
}

/// Counts, adds up, puts in place: no sorting, and what came first stays first.
template<typename Key, typename Value>
void fill(int size, const std::vector<Edges::Pair> &pairs, Key key, Value value, std::vector<int> &all, std::vector<int> &begin)
{
    begin.assign(at(size) + 1, 0);
    for (const Edges::Pair &pair : pairs)
        ++begin[at(key(pair)) + 1];
    for (size_t i = 1; i < begin.size(); ++i)
        begin[i] += begin[i - 1];
    all.resize(pairs.size());
    std::vector<int> free(begin.begin(), begin.end() - 1);
    for (const Edges::Pair &pair : pairs)
        all[at(free[at(key(pair))]++)] = value(pair);
}

} // namespace

Edges::Edges(int size, const std::vector<Pair> &pairs)
{
    const auto first = [](const Pair &pair) { return pair.first; };
    const auto second = [](const Pair &pair) { return pair.second; };
    fill(size, pairs, first, second, m_needs, m_needsBegin);
    fill(size, pairs, second, first, m_neededBy, m_neededByBegin);
}

std::span<const int> Edges::of(const std::vector<int> &all, const std::vector<int> &begin, int node)
{
    const auto from = begin[at(node)];
    return {all.data() + from, at(begin[at(node) + 1] - from)};
}

/// Kahn's algorithm with the rank as priority: nothing moves that need not.
std::vector<int> Edges::order(const std::vector<int> &rank) const
{
    std::vector<int> byRank(rank.size());
    std::vector<int> waitsFor(rank.size());
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (int node = 0; node < size(); ++node) {
        byRank[at(rank[at(node)])] = node;
        waitsFor[at(node)] = static_cast<int>(needs(node).size());
        if (waitsFor[at(node)] == 0)
            ready.push(rank[at(node)]);
    }
    std::vector<int> result;
    result.reserve(rank.size());
    while (!ready.empty()) {
        const int node = byRank[at(ready.top())];
        ready.pop();
        result.push_back(node);
        for (const int other : neededBy(node)) {
            if (--waitsFor[at(other)] == 0)
                ready.push(rank[at(other)]);
        }
    }
    return result;
}

std::vector<bool> Edges::reach(std::span<const int> starts, Way way) const
{
    std::vector<bool> reached(at(size()), false);
    std::vector<int> waiting(starts.begin(), starts.end());
    while (!waiting.empty()) {
        const int node = waiting.back();
        waiting.pop_back();
        if (reached[at(node)])
            continue;
        reached[at(node)] = true;
        for (const int other : next(node, way)) {
            if (!reached[at(other)])
                waiting.push_back(other);
        }
    }
    return reached;
}

std::vector<int> Edges::path(int from, int to, Way way) const
{
    std::vector<int> cameFrom(at(size()), -1);
    cameFrom[at(from)] = from;
    std::queue<int> waiting;
    waiting.push(from);
    while (!waiting.empty() && cameFrom[at(to)] < 0) {
        const int node = waiting.front();
        waiting.pop();
        for (const int other : next(node, way)) {
            if (cameFrom[at(other)] >= 0)
                continue;
            cameFrom[at(other)] = node;
            waiting.push(other);
        }
    }
    if (cameFrom[at(to)] < 0)
        return {};
    std::vector<int> path{to};
    while (path.back() != from)
        path.push_back(cameFrom[at(path.back())]);
    std::reverse(path.begin(), path.end());
    return path;
}

} // namespace Varve::Project
