// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selection.h"

#include "../plan/shellword.h"
#include "../texts_p.h"
#include "alone.h"
#include "targetplace.h"

#include <set>

namespace Varve::Execution {

namespace {

using Nodes = std::vector<int>;
using Project::Edges;

using Takes = std::function<bool(int node)>;

/// Those among \a asked that are taken, in their order.
Selection takenOf(const Situation &situation, std::vector<bool> asked, const Takes &takes)
{
    Selection selection;
    for (int node = 0; node < situation.graph().size(); ++node) {
        if (asked[static_cast<size_t>(node)] && takes(node))
            selection.migrations += &situation.at(node);
    }
    selection.asked = std::move(asked);
    return selection;
}

Selection pendingOf(const Situation &situation, std::vector<bool> asked)
{
    return takenOf(situation, std::move(asked), [&situation](int node) { return situation.isPending(node); });
}

std::vector<bool> everything(const Situation &situation)
{
    return std::vector<bool>(static_cast<size_t>(situation.graph().size()), true);
}

Core::Expected<> checkGoal(const Situation &situation, int node)
{
    const QString &id = situation.graph().id(node);
    const History::Standing standing = situation.standing(id);
    if (History::isPending(standing) || situation.isApplied(id))
        return {};
    // Its file, or what it waits for, is why: that is told as where no target is named.
    if (!situation.at(node).runnable) {
        const Core::Expected<> checked = checkWay(situation, node, situation.graph().needs().reach(Nodes{node}, Edges::Way::Needs));
        if (!checked)
            return checked;
    }
    const bool isSeed = situation.at(node).category == Project::Category::Seed;
    return Core::failure(Core::ErrorKind::Usage, Texts::tr("%1 cannot be a target here: %2.").arg(id, History::title(standing)),
                         isSeed ? Texts::tr("Seed data runs with varve-cli seed.") : QString());
}

/// What is to be taken and waits for nothing that is to be taken, over one kind of edges. What is not to be taken is in nobody's way.
class Frontier final
{
public:
    Frontier(const Edges &edges, const std::vector<bool> &within, const Takes &takes)
        : m_edges(edges), m_within(within), m_takes(takes), m_waitsFor(within.size(), 0)
    {
        Nodes free;
        for (int node = 0; node < edges.size(); ++node) {
            if (!m_within[static_cast<size_t>(node)])
                continue;
            for (const int needed : edges.needs(node))
                m_waitsFor[static_cast<size_t>(node)] += m_within[static_cast<size_t>(needed)] ? 1 : 0;
            if (m_waitsFor[static_cast<size_t>(node)] == 0)
                free.push_back(node);
        }
        settle(std::move(free));
    }

    const std::set<int> &ready() const { return m_ready; }

    /// Returns what is ready from now on.
    Nodes take(int node)
    {
        m_ready.erase(node);
        Nodes free;
        release(node, free);
        return settle(std::move(free));
    }

private:
    void release(int node, Nodes &free)
    {
        for (const int other : m_edges.neededBy(node)) {
            if (m_within[static_cast<size_t>(other)] && --m_waitsFor[static_cast<size_t>(other)] == 0)
                free.push_back(other);
        }
    }

    Nodes settle(Nodes free)
    {
        Nodes found;
        while (!free.empty()) {
            const int node = free.back();
            free.pop_back();
            if (m_takes(node))
                found.push_back(node);
            else
                release(node, free);
        }
        m_ready.insert(found.begin(), found.end());
        return found;
    }

    const Edges &m_edges;
    const std::vector<bool> &m_within;
    const Takes &m_takes;
    Nodes m_waitsFor;
    std::set<int> m_ready;
};

/// Goes on step by step, each with all that it needs, as long as it is plain which is the next: along the lines from where they are applied,
/// and only where none goes on with what else can run. A merge comes next on each of the lines that it joins; the others come along.
class NextOnes final
{
public:
    NextOnes(const Situation &situation, std::vector<bool> within, const Takes &takes)
        : m_situation(situation)
        , m_within(hereAmong(situation, std::move(within)))
        , m_takes(takes)
        , m_left(m_within.size(), false)
        , m_seen(m_within.size(), false)
        , m_all(situation.graph().needs(), m_within, m_takes)
    {
        for (int node = 0; node < size(); ++node) {
            m_left[static_cast<size_t>(node)] = isWithin(node) && m_takes(node);
            m_pending += m_left[static_cast<size_t>(node)] ? 1 : 0;
        }
        m_next = firstOf(onBegunLines());
    }

    Core::Expected<Selection> take(const Target &to)
    {
        if (to.steps > m_pending)
            return Core::failure(
                Core::ErrorKind::Usage,
                Texts::tr("%1 asks for more than there is: %n migrations are pending.", nullptr, m_pending).arg(targetText(to)));
        Nodes taken;
        for (int left = to.steps; left > 0; --left) {
            if (m_next.empty())
                m_next.assign(m_all.ready().begin(), m_all.ready().end());
            if (m_next.size() > 1)
                return severalCouldBeNext(to);
            if (m_next.empty() && std::find(m_left.begin(), m_left.end(), true) == m_left.end())
                return nothingFollows(taken.back(), left);
            const int next = m_next.empty() ? -1 : m_next.front();
            // What waits for a circle never gets its turn; then all that is in the way is to be told.
            if (next < 0 || !takeWithNeeds(next))
                return takenOf(m_situation, everything(m_situation), m_takes);
            taken.push_back(next);
        }
        return takenOf(m_situation, needs().reach(taken, Edges::Way::Needs), m_takes);
    }

private:
    static std::vector<bool> hereAmong(const Situation &situation, std::vector<bool> within)
    {
        for (int node = 0; node < situation.graph().size(); ++node)
            within[static_cast<size_t>(node)] = within[static_cast<size_t>(node)] && situation.isHere(node);
        return within;
    }

    int size() const { return static_cast<int>(m_within.size()); }
    const Edges &needs() const { return m_situation.graph().needs(); }
    bool isWithin(int node) const { return m_within[static_cast<size_t>(node)]; }
    /// Seed data hangs beside its line: where that is, it does not say.
    bool isApplied(int node) const
    {
        const Project::RevisionGraph &graph = m_situation.graph();
        return isWithin(node) && graph.isInLine(node) && !m_takes(node) && m_situation.isApplied(graph.id(node));
    }

    /// By node: it comes next after one that is applied and that nothing applied comes after or needs, or was passed over by what is applied
    /// after it in its line.
    std::vector<bool> onBegunLines() const
    {
        const Edges &lines = m_situation.graph().lines();
        std::vector<bool> applied(m_within.size(), false);
        std::vector<bool> needed(m_within.size(), false);
        std::vector<bool> below(m_within.size(), false);
        for (int node = size() - 1; node >= 0; --node) {
            applied[static_cast<size_t>(node)] = isApplied(node);
            if (applied[static_cast<size_t>(node)] || needed[static_cast<size_t>(node)]) {
                for (const int other : needs().needs(node))
                    needed[static_cast<size_t>(other)] = true;
            }
            if (!applied[static_cast<size_t>(node)] && !below[static_cast<size_t>(node)])
                continue;
            for (const int parent : lines.needs(node))
                below[static_cast<size_t>(parent)] = true;
        }
        std::vector<bool> result = below;
        for (int node = 0; node < size(); ++node) {
            for (const int parent : lines.needs(node)) {
                const auto at = static_cast<size_t>(parent);
                if (applied[at] ? !needed[at] : (result[at] && !below[at] && !m_left[at]))
                    result[static_cast<size_t>(node)] = true;
            }
        }
        return result;
    }

    /// What of \a among is left, and comes in its line after nothing else of these.
    Nodes firstOf(const std::vector<bool> &among) const
    {
        Nodes first;
        std::vector<bool> isFirst(m_within.size(), false);
        std::vector<bool> isAfter(m_within.size(), false);
        for (int node = 0; node < size(); ++node) {
            const auto at = static_cast<size_t>(node);
            for (const int parent : m_situation.graph().lines().needs(node))
                isAfter[at] = isAfter[at] || isAfter[static_cast<size_t>(parent)] || isFirst[static_cast<size_t>(parent)];
            isFirst[at] = among[at] && m_left[at] && !isAfter[at];
            if (isFirst[at])
                first.push_back(node);
        }
        return first;
    }

    /// What comes right after \a node in its line. What is not left is in nobody's way.
    Nodes behind(int node) const
    {
        std::set<int> found;
        Nodes waiting{node};
        while (!waiting.empty()) {
            const int at = waiting.back();
            waiting.pop_back();
            for (const int child : m_situation.graph().lines().neededBy(at)) {
                if (isWithin(child) && found.insert(child).second && !m_left[static_cast<size_t>(child)])
                    waiting.push_back(child);
            }
        }
        std::erase_if(found, [this](int one) { return !m_left[static_cast<size_t>(one)]; });
        if (found.size() < 2)
            return {found.begin(), found.end()};
        std::vector<bool> among(m_within.size(), false);
        for (const int one : found)
            among[static_cast<size_t>(one)] = true;
        return firstOf(among);
    }

    /// With what it needs, before it and in the order. Then only what comes after it in its line goes on. False where a circle is in the way.
    bool takeWithNeeds(int node)
    {
        Nodes needed;
        Nodes waiting{node};
        while (!waiting.empty()) {
            const auto at = static_cast<size_t>(waiting.back());
            waiting.pop_back();
            if (m_seen[at])
                continue;
            m_seen[at] = true;
            if (m_left[at])
                needed.push_back(static_cast<int>(at));
            for (const int other : needs().needs(static_cast<int>(at)))
                waiting.push_back(other);
        }
        std::sort(needed.begin(), needed.end());
        for (const int other : needed) {
            if (!m_all.ready().contains(other))
                return false;
            m_left[static_cast<size_t>(other)] = false;
            m_all.take(other);
        }
        m_next = behind(node);
        return true;
    }

    tl::unexpected<Core::Error> severalCouldBeNext(const Target &to) const
    {
        Nodes next = m_next;
        std::sort(next.begin(), next.end());
        return Core::failure(
            Core::ErrorKind::Usage,
            Texts::tr("%1 may mean any of %2: several lines go on.").arg(targetText(to), listed(m_situation.graph().ids(next))),
            Texts::tr("Say BRANCH@%1, a migration, or heads.").arg(targetText(to).section(QLatin1Char('@'), -1)));
    }

    tl::unexpected<Core::Error> nothingFollows(int node, int steps) const
    {
        return Core::failure(
            Core::ErrorKind::Usage,
            Texts::tr("Nothing comes after %1, and %n more steps are asked for.", nullptr, steps).arg(m_situation.graph().id(node)));
    }

    const Situation &m_situation;
    std::vector<bool> m_within;
    const Takes &m_takes;
    std::vector<bool> m_left; ///< by node: to be taken, and not taken yet
    std::vector<bool> m_seen; ///< by node: taken, or looked through for what is to be taken before
    Frontier m_all;
    Nodes m_next; ///< what goes on from where the lines are
    int m_pending = 0;
};

tl::unexpected<Core::Error> goesBack(const Target &to)
{
    return Core::failure(Core::ErrorKind::Usage, Texts::tr("The target %1 goes back; migrate only goes forward.").arg(targetText(to)),
                         Texts::tr("Use varve-cli rollback --to %1.").arg(shellWord(targetText(to))));
}

} // namespace

Core::Expected<Selection> selectNext(const Situation &situation, const Target &to, const std::function<bool(int)> &takes)
{
    const auto branch = targetBranch(situation, to);
    if (!branch)
        return tl::unexpected(branch.error());
    return NextOnes(situation, *branch ? lineage(situation, **branch) : everything(situation), takes).take(to);
}

Core::Expected<Selection> selectForward(const Situation &situation, const Target &to)
{
    if ((to.kind == Target::Kind::Base && to.steps == 0) || (to.kind == Target::Kind::Relative && to.steps < 0))
        return goesBack(to);
    if (to.kind == Target::Kind::Relative)
        return selectNext(situation, to, [&situation](int node) { return situation.isPending(node); });
    const Core::Expected<Nodes> place = targetPlace(situation, to);
    if (!place)
        return tl::unexpected(place.error());
    const bool isWhole = to.branch.isEmpty() && to.steps == 0 && to.kind != Target::Kind::Migration;
    if (isWhole)
        return pendingOf(situation, everything(situation));
    for (const int node : *place) {
        if (const Core::Expected<> checked = checkGoal(situation, node); !checked && to.kind == Target::Kind::Migration)
            return tl::unexpected(checked.error());
    }
    Selection selection = pendingOf(situation, situation.graph().needs().reach(*place, Edges::Way::Needs));
    if (selection.migrations.isEmpty())
        std::fill(selection.asked.begin(), selection.asked.end(), false);
    if (to.extent == Target::Extent::Only)
        return onlyForward(situation, *place, std::move(selection));
    return selection;
}

std::vector<bool> belowApplied(const Situation &situation)
{
    const Project::RevisionGraph &graph = situation.graph();
    std::vector<bool> below(static_cast<size_t>(graph.size()), false);
    for (int node = graph.size() - 1; node >= 0; --node) {
        const bool isApplied = situation.isHere(node) && graph.isInLine(node) && History::isApplied(situation.standing(node));
        if (!isApplied && !below[static_cast<size_t>(node)])
            continue;
        for (const int needed : graph.needs().needs(node))
            below[static_cast<size_t>(needed)] = true;
    }
    return below;
}

} // namespace Varve::Execution
