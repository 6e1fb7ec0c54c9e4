// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "selection.h"

#include "alone.h"
#include "targetplace.h"
#include "texts_p.h"

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

/// Takes what can run next, one by one, as long as it is plain which that is.
class NextOnes final
{
public:
    NextOnes(const Situation &situation, std::vector<bool> within, const Takes &takes)
        : m_situation(situation), m_within(std::move(within)), m_takes(takes)
    {
        m_waitsFor.resize(m_within.size(), 0);
        for (int node = 0; node < size(); ++node) {
            if (!isWithin(node))
                continue;
            for (const int needed : needs().needs(node))
                m_waitsFor[static_cast<size_t>(node)] += isWithin(needed) ? 1 : 0;
            m_pending += m_takes(node) ? 1 : 0;
        }
        for (int node = 0; node < size(); ++node) {
            if (isWithin(node) && m_waitsFor[static_cast<size_t>(node)] == 0)
                m_free.push_back(node);
        }
        settle();
    }

    Core::Expected<Selection> take(const Target &to)
    {
        if (to.steps > m_pending)
            return Core::failure(
                Core::ErrorKind::Usage,
                Texts::tr("%1 asks for more than there is: %n migrations are pending.", nullptr, m_pending).arg(targetText(to)));
        Nodes taken;
        while (static_cast<int>(taken.size()) < to.steps && !m_ready.empty()) {
            if (m_ready.size() > 1)
                return severalCouldBeNext(to);
            taken.push_back(*m_ready.begin());
            m_ready.clear();
            release(taken.back());
            settle();
        }
        // What waits for a circle never gets its turn; then all that is in the way is to be told.
        const bool isStuck = static_cast<int>(taken.size()) < to.steps;
        std::vector<bool> asked = isStuck ? everything(m_situation) : needs().reach(taken, Edges::Way::Needs);
        return takenOf(m_situation, std::move(asked), m_takes);
    }

private:
    int size() const { return static_cast<int>(m_within.size()); }
    const Edges &needs() const { return m_situation.graph().needs(); }
    bool isWithin(int node) const { return m_within[static_cast<size_t>(node)] && m_situation.isHere(node); }

    void release(int node)
    {
        for (const int other : needs().neededBy(node)) {
            if (isWithin(other) && --m_waitsFor[static_cast<size_t>(other)] == 0)
                m_free.push_back(other);
        }
    }

    /// What is not taken is in nobody's way.
    void settle()
    {
        while (!m_free.empty()) {
            const int node = m_free.back();
            m_free.pop_back();
            if (m_takes(node))
                m_ready.insert(node);
            else
                release(node);
        }
    }

    tl::unexpected<Core::Error> severalCouldBeNext(const Target &to) const
    {
        const Nodes next(m_ready.begin(), m_ready.end());
        return Core::failure(
            Core::ErrorKind::Usage,
            Texts::tr("%1 may mean any of %2: several lines go on.").arg(targetText(to), listed(m_situation.graph().ids(next))),
            Texts::tr("Say BRANCH@%1, a migration, or heads.").arg(targetText(to).section(QLatin1Char('@'), -1)));
    }

    const Situation &m_situation;
    std::vector<bool> m_within;
    const Takes &m_takes;
    Nodes m_waitsFor;
    Nodes m_free;
    std::set<int> m_ready;
    int m_pending = 0;
};

tl::unexpected<Core::Error> goesBack(const Target &to)
{
    return Core::failure(Core::ErrorKind::Usage, Texts::tr("The target %1 goes back; migrate only goes forward.").arg(targetText(to)),
                         Texts::tr("Use varve-cli rollback --to %1.").arg(targetText(to)));
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
