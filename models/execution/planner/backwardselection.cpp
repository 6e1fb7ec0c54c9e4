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
using History::Standing;

bool hasDown(const Situation &situation, const Project::Migration &migration)
{
    const Project::MigrationFile *file = migration.fileFor(situation.engine());
    return file && file->hasDown;
}

/// By node: what is there to roll back. Seed data with nothing in a down section stays: rolling its tables back removes it anyway.
std::vector<bool> applied(const Situation &situation, QStringList &warnings)
{
    std::vector<bool> result(static_cast<size_t>(situation.graph().size()), false);
    for (int node = 0; node < situation.graph().size(); ++node) {
        const Project::Migration &migration = situation.at(node);
        const Standing standing = situation.isHere(node) ? situation.standing(migration.id) : Standing::Unknown;
        if (!History::isApplied(standing) && standing != Standing::Partial)
            continue;
        if (migration.category == Project::Category::Seed && !hasDown(situation, migration))
            warnings += Texts::tr("%1 is seed data with nothing in a down section; it stays recorded as applied.").arg(migration.id);
        else
            result[static_cast<size_t>(node)] = true;
    }
    return result;
}

/// Newest first.
Selection newestFirst(const Situation &situation, const std::vector<bool> &applied, std::vector<bool> asked)
{
    Selection selection;
    for (int node = situation.graph().size() - 1; node >= 0; --node) {
        if (applied[static_cast<size_t>(node)] && asked[static_cast<size_t>(node)])
            selection.migrations += &situation.at(node);
    }
    selection.asked = std::move(asked);
    return selection;
}

/// Takes what nothing applied stands on, one by one, as long as it is plain which that is: down a line, once one is begun. The mirror of
/// running what is next.
class LastOnes final
{
public:
    LastOnes(const Situation &situation, const std::vector<bool> &applied, const std::optional<std::vector<bool>> &within)
        : m_situation(situation), m_applied(applied), m_within(within), m_waitsFor(applied.size(), 0)
    {
        for (int node = 0; node < size(); ++node) {
            for (const int other : needs().neededBy(node))
                m_waitsFor[static_cast<size_t>(node)] += isWaitedFor(other) ? 1 : 0;
            if (isWaitedFor(node) && m_waitsFor[static_cast<size_t>(node)] == 0)
                m_free.push_back(node);
        }
        settle();
    }

    Core::Expected<Selection> take(const Target &to)
    {
        Selection selection;
        selection.asked.resize(m_applied.size(), false);
        std::optional<int> before;
        for (int left = -to.steps; left > 0 && !m_ready.empty(); --left) {
            Nodes last = inLine();
            if (before && std::find(last.begin(), last.end(), *before) != last.end())
                last = {*before};
            if (last.size() > 1)
                return severalCouldBeLast(to, last);
            const int node = newest(last);
            if (m_situation.graph().isInLine(node))
                before = parentOf(node);
            m_ready.erase(node);
            selection.migrations += &m_situation.at(node);
            selection.asked[static_cast<size_t>(node)] = true;
            release(node);
            settle();
        }
        const auto count = static_cast<int>(selection.migrations.size());
        if (count == -to.steps || (count == 0 && to.steps == -1 && !m_within))
            return selection;
        if (const auto kept = keptByOthers(selection.asked))
            return othersStandOn(to, *kept);
        return Core::failure(Core::ErrorKind::Usage,
                             Texts::tr("%1 asks for more than there is: %n migrations are applied.", nullptr, count).arg(targetText(to)));
    }

private:
    int size() const { return static_cast<int>(m_applied.size()); }
    const Edges &needs() const { return m_situation.graph().needs(); }

    void release(int node)
    {
        for (const int other : needs().needs(node)) {
            if (--m_waitsFor[static_cast<size_t>(other)] == 0 && isWaitedFor(other))
                m_free.push_back(other);
        }
    }

    /// What is here may be needed through another database. A circle over there never ends, and is in nobody's way.
    bool isWaitedFor(int node) const { return m_situation.isHere(node) || m_situation.at(node).runnable; }

    /// What is not applied is in nobody's way; what lies on other branches stays.
    void settle()
    {
        while (!m_free.empty()) {
            const int node = m_free.back();
            m_free.pop_back();
            if (!m_applied[static_cast<size_t>(node)])
                release(node);
            else if (!m_within || (*m_within)[static_cast<size_t>(node)])
                m_ready.insert(node);
        }
    }

    /// Seed data hangs beside its line: it does not make the line two.
    Nodes inLine() const
    {
        Nodes nodes;
        std::copy_if(m_ready.begin(), m_ready.end(), std::back_inserter(nodes),
                     [&](int node) { return m_situation.graph().isInLine(node); });
        return nodes;
    }

    /// Of \a last, which is one at most, and what hangs beside the lines.
    int newest(const Nodes &last) const
    {
        const auto found = std::find_if(m_ready.rbegin(), m_ready.rend(), [&](int node) {
            return !m_situation.graph().isInLine(node) || std::find(last.begin(), last.end(), node) != last.end();
        });
        return *found; // what is ready is in line or not
    }

    /// The one before it in its line; none where lines meet.
    std::optional<int> parentOf(int node) const
    {
        const Nodes parents
            = m_situation.graph().neighbours(node, Edges::Way::Needs, [this](int other) { return m_applied[static_cast<size_t>(other)]; });
        return parents.size() == 1 ? std::optional(parents.front()) : std::nullopt;
    }

    /// The newest on the branch that is left because something applied that is not on it stands on it.
    std::optional<int> keptByOthers(const std::vector<bool> &taken) const
    {
        for (int node = m_within ? size() - 1 : -1; node >= 0; --node) {
            const auto at = static_cast<size_t>(node);
            if (m_applied[at] && (*m_within)[at] && !taken[at])
                return node;
        }
        return std::nullopt;
    }

    tl::unexpected<Core::Error> othersStandOn(const Target &to, int kept) const
    {
        const std::vector<bool> above = needs().reach(Nodes{kept}, Edges::Way::NeededBy);
        Nodes others;
        for (int node = 0; node < size(); ++node) {
            const auto at = static_cast<size_t>(node);
            if (above[at] && m_applied[at] && !(*m_within)[at])
                others.push_back(node);
        }
        const Project::RevisionGraph &graph = m_situation.graph();
        return Core::failure(Core::ErrorKind::Usage,
                             Texts::tr("%1 goes back past %2, and others stand on it that are not on the branch: %3.")
                                 .arg(targetText(to), graph.id(kept), listed(graph.ids(others))),
                             Texts::tr("Name the migration that is to stay, with rollback --to: then they are rolled back too."));
    }

    tl::unexpected<Core::Error> severalCouldBeLast(const Target &to, const Nodes &last) const
    {
        return Core::failure(
            Core::ErrorKind::Usage,
            Texts::tr("%1 may mean any of %2: several lines end there.").arg(targetText(to), listed(m_situation.graph().ids(last))),
            Texts::tr("Say BRANCH@%1, name the migration that is to stay, or roll back one with --only.")
                .arg(targetText(to).section(QLatin1Char('@'), -1)));
    }

    const Situation &m_situation;
    const std::vector<bool> &m_applied;
    const std::optional<std::vector<bool>> &m_within;
    Nodes m_waitsFor;
    Nodes m_free;
    std::set<int> m_ready;
};

tl::unexpected<Core::Error> goesForward(const Target &to)
{
    return Core::failure(Core::ErrorKind::Usage, Texts::tr("The target %1 goes forward; rollback only goes back.").arg(targetText(to)),
                         Texts::tr("Use varve-cli migrate --to %1.").arg(shellWord(targetText(to))));
}

tl::unexpected<Core::Error> isNotApplied(const Situation &situation, const QString &id)
{
    return Core::failure(Core::ErrorKind::Usage,
                         Texts::tr("%1 is not applied on %2: there is no way back to it.").arg(id, situation.environment().title()),
                         Texts::tr("Name the migration that is to stay, or base."));
}

/// The beginnings of what base asks for: of every line, or of the one that the branch grew from.
Nodes baseRoots(const Situation &situation, const std::optional<std::vector<bool>> &within)
{
    Nodes roots;
    for (int node = 0; node < situation.graph().size(); ++node) {
        if (situation.isHere(node) && situation.graph().parents(node).empty() && (!within || (*within)[static_cast<size_t>(node)]))
            roots.push_back(node);
    }
    return roots;
}

/// What comes after \a stays in its lines, and what needs one of those, without what those that stay need themselves; on a branch only the way
/// up to it. What only needs one that stays has all that it needs, and stays too.
std::vector<bool> beyond(const Situation &situation, const Nodes &stays, const std::optional<std::vector<bool>> &within)
{
    const Edges &needs = situation.graph().needs();
    Nodes roots;
    for (const int node : stays) {
        for (const int other : situation.graph().children(node)) {
            if (!within || (*within)[static_cast<size_t>(other)])
                roots.push_back(other);
        }
    }
    std::vector<bool> result = needs.reach(roots, Edges::Way::NeededBy);
    const std::vector<bool> kept = needs.reach(stays, Edges::Way::Needs);
    for (size_t i = 0; i < result.size(); ++i)
        result[i] = result[i] && !kept[i];
    return result;
}

Core::Expected<Selection> one(const Situation &situation, const std::vector<bool> &applied, const Nodes &place, Target::Extent extent)
{
    if (place.size() != 1)
        return Core::failure(Core::ErrorKind::Usage, Texts::tr("--only takes one migration, and a release is a group of them."));
    const int node = place.front();
    if (!applied[static_cast<size_t>(node)]) {
        return Core::failure(Core::ErrorKind::Usage,
                             Texts::tr("%1 is not applied on %2.").arg(situation.graph().id(node), situation.environment().title()));
    }
    Selection selection = newestFirst(situation, applied, situation.graph().needs().reach(place, Edges::Way::NeededBy));
    return extent == Target::Extent::Only ? onlyBackward(situation, node, std::move(selection)) : std::move(selection);
}

} // namespace

Core::Expected<Selection> selectBackward(const Situation &situation, const Target &to, QStringList &warnings)
{
    const bool isHead = to.kind == Target::Kind::Head || to.kind == Target::Kind::Heads;
    if ((isHead && to.steps == 0) || (to.kind == Target::Kind::Relative && to.steps > 0))
        return goesForward(to);
    const auto branch = targetBranch(situation, to);
    if (!branch)
        return tl::unexpected(branch.error());
    const std::optional<std::vector<bool>> within = *branch ? std::optional(lineage(situation, **branch)) : std::nullopt;
    const std::vector<bool> there = applied(situation, warnings);
    if (to.kind == Target::Kind::Relative)
        return LastOnes(situation, there, within).take(to);
    if (to.kind == Target::Kind::Base && to.steps == 0) {
        const Nodes roots = baseRoots(situation, within);
        return newestFirst(situation, there,
                           within ? situation.graph().needs().reach(roots, Edges::Way::NeededBy) : std::vector<bool>(there.size(), true));
    }
    if (const auto root = rootAbove(situation, to, within); root && to.extent == Target::Extent::All)
        return newestFirst(situation, there, situation.graph().needs().reach(Nodes{*root}, Edges::Way::NeededBy));
    const Core::Expected<Nodes> place = targetPlace(situation, to);
    if (!place)
        return tl::unexpected(place.error());
    if (to.extent != Target::Extent::All)
        return one(situation, there, *place, to.extent);
    for (const int node : *place) {
        if (!situation.isApplied(situation.graph().id(node)))
            return isNotApplied(situation, situation.graph().id(node));
    }
    return newestFirst(situation, there, beyond(situation, *place, within));
}

} // namespace Varve::Execution
