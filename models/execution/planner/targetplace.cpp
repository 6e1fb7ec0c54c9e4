// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "targetplace.h"

#include "../texts_p.h"

#include <models/core/suggestion.h>

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

using Nodes = std::vector<int>;
using Project::Edges;
using Match = Project::Project::Match;

tl::unexpected<Core::Error> usage(const QString &message, const QString &remedy = {})
{
    return Core::failure(Core::ErrorKind::Usage, message, remedy);
}

Nodes headsHere(const Situation &situation)
{
    return situation.graph().heads(situation.databaseName(), [&](int node) { return situation.counts(node); });
}

/// Those of \a heads that the branch that begins with \a start leads to.
Nodes headsAbove(const Situation &situation, int start, Nodes heads)
{
    const std::vector<bool> after = situation.graph().lines().reach(std::span(&start, 1), Edges::Way::NeededBy);
    std::erase_if(heads, [&](int head) { return !after[static_cast<size_t>(head)]; });
    return heads;
}

/// \a branch: the one that was asked for.
tl::unexpected<Core::Error> severalHeads(const Situation &situation, const Nodes &heads, const QString &branch)
{
    const Project::RevisionGraph &graph = situation.graph();
    const QString message = Texts::tr("There are %n heads: %1.", nullptr, static_cast<int>(heads.size())).arg(listed(graph.ids(heads)));
    if (!branch.isEmpty()) {
        return usage(message,
                     Texts::tr("Say %1@heads for all of them or the id of one, or merge them with varve-cli merge -m NAME.").arg(branch));
    }
    // A branch that leads to several is no better a name.
    QString one = graph.id(heads.back());
    for (const int head : heads) {
        const QString label = graph.branch(head);
        const int start = label.isEmpty() ? -1 : graph.branchStart(situation.databaseName(), label);
        if (start < 0 || headsAbove(situation, start, heads).size() != 1)
            continue;
        one = label;
        break;
    }
    return usage(message, Texts::tr("Say heads for all of them or %1@head for one, or merge them with varve-cli merge -m NAME.").arg(one));
}

Core::Expected<int> walk(const Situation &situation, int node, int steps, const std::optional<std::vector<bool>> &within)
{
    const Edges::Way way = steps > 0 ? Edges::Way::NeededBy : Edges::Way::Needs;
    for (int left = std::abs(steps); left > 0; --left) {
        Nodes next = situation.graph().neighbours(node, way, [&](int other) { return situation.counts(other); });
        if (within)
            std::erase_if(next, [&](int other) { return !(*within)[static_cast<size_t>(other)]; });
        const QString &id = situation.graph().id(node);
        if (next.empty()) {
            return usage(steps > 0 ? Texts::tr("Nothing comes after %1, and %n more steps are asked for.", nullptr, left).arg(id)
                                   : Texts::tr("Nothing comes before %1, and %n more steps are asked for.", nullptr, left).arg(id));
        }
        if (next.size() > 1) {
            const QString ids = listed(situation.graph().ids(next));
            return usage(steps > 0 ? Texts::tr("Several migrations come after %1: %2.").arg(id, ids)
                                   : Texts::tr("Several migrations come before %1: %2.").arg(id, ids),
                         Texts::tr("Name the one that is meant."));
        }
        node = next.front();
    }
    return node;
}

Core::Expected<int> inThisDatabase(const Situation &situation, const Project::Migration &migration)
{
    const int node = situation.node(migration.id);
    if (situation.isHere(node))
        return node;
    return usage(Texts::tr("%1 belongs to the database %2.").arg(migration.id, migration.databaseName));
}

Core::Expected<int> find(const Situation &situation, const QString &reference, Match match, const QStringList &others = {})
{
    return situation.project()
        .findMigration(reference, situation.databaseName(), match, others)
        .and_then([&](const Project::Migration *migration) { return inThisDatabase(situation, *migration); });
}

Core::Expected<Nodes> members(const Situation &situation, const Project::Release &release)
{
    Nodes nodes;
    for (const QString &id : release.migrations) {
        if (const int node = situation.node(id); node >= 0 && situation.counts(node))
            nodes.push_back(node);
    }
    if (!nodes.empty())
        return nodes;
    return usage(Texts::tr("The release %1 has no migration that runs in %2.").arg(release.name, situation.environment().title()));
}

struct Way
{
    int from = -1;
    int steps = 0;
};

/// "003+2": the migration, and how far from it. A beginning is not enough before "-N": names may hold dashes themselves.
std::optional<Way> findWay(const Situation &situation, const QString &text)
{
    static const QRegularExpression form(QStringLiteral("^(.+)([+-]\\d{1,9})$"));
    const QRegularExpressionMatch match = form.match(text);
    if (!match.hasMatch())
        return std::nullopt;
    const int steps = match.captured(2).toInt();
    const Core::Expected<int> from = find(situation, match.captured(1), steps > 0 ? Match::Beginning : Match::Whole);
    return from ? std::optional(Way{.from = *from, .steps = steps}) : std::nullopt;
}

Core::Expected<std::optional<int>> findRelative(const Situation &situation, const QString &text,
                                                const std::optional<std::vector<bool>> &within)
{
    const std::optional<Way> way = findWay(situation, text);
    if (!way)
        return std::nullopt;
    return walk(situation, way->from, way->steps, within).map([](int node) { return std::optional(node); });
}

Core::Expected<Nodes> headPlace(const Situation &situation, const Target &target, const std::optional<int> &branch,
                                const std::optional<std::vector<bool>> &within)
{
    const Nodes heads = branch ? headsAbove(situation, *branch, headsHere(situation)) : headsHere(situation);
    if (target.kind == Target::Kind::Heads || heads.empty())
        return heads;
    if (heads.size() > 1)
        return severalHeads(situation, heads, target.branch);
    return walk(situation, heads.front(), target.steps, within).map([](int node) { return Nodes{node}; });
}

/// What a target may be called besides a migration; one that is meant alone must be one.
QStringList otherNames(const Situation &situation, Target::Extent extent)
{
    if (extent != Target::Extent::All)
        return {};
    return targetWords() + situation.project().releaseNames() + situation.graph().branches(situation.databaseName());
}

Core::Expected<Nodes> migrationPlace(const Situation &situation, const Target &target, const std::optional<std::vector<bool>> &within)
{
    const QString &text = target.migration;
    const auto whole = situation.project().findMigration(text, situation.databaseName(), Match::Whole);
    const Project::Release *release = situation.project().release(text);
    if (release && whole && (*whole)->id != text) {
        return usage(Texts::tr("\"%1\" is a release and the number of %2.").arg(text, (*whole)->id),
                     Texts::tr("Write the whole id of a migration."));
    }
    const auto alone = [](int node) { return Nodes{node}; };
    if (whole)
        return inThisDatabase(situation, **whole).map(alone);
    if (release)
        return members(situation, *release);
    if (const int start = situation.graph().branchStart(situation.databaseName(), text); start >= 0)
        return headPlace(situation, Target{.kind = Target::Kind::Head, .steps = 0, .migration = {}, .branch = text}, start, within);
    const auto relative = findRelative(situation, text, within);
    if (!relative)
        return tl::unexpected(relative.error());
    if (*relative)
        return Nodes{**relative};
    return find(situation, text, Match::Beginning, otherNames(situation, target.extent)).map(alone);
}

/// "base+2": the second from the beginning.
Core::Expected<Nodes> basePlace(const Situation &situation, const Target &target, const std::optional<std::vector<bool>> &within)
{
    if (target.steps == 0)
        return Nodes();
    Nodes roots = situation.graph().roots(situation.databaseName(), [&](int node) { return situation.counts(node); });
    if (within)
        std::erase_if(roots, [&](int root) { return !(*within)[static_cast<size_t>(root)]; });
    if (target.steps < 0 || roots.empty())
        return usage(Texts::tr("Nothing comes before base."));
    if (roots.size() > 1) {
        return usage(Texts::tr("Several lines begin at base: %1.").arg(listed(situation.graph().ids(roots))),
                     Texts::tr("Name the one that is meant."));
    }
    return walk(situation, roots.front(), target.steps - 1, within).map([](int node) { return Nodes{node}; });
}

} // namespace

QString listed(const QStringList &ids)
{
    constexpr qsizetype shown = 8;
    if (ids.size() <= shown)
        return ids.join(QStringLiteral(", "));
    return Texts::tr("%1 and %n more", nullptr, static_cast<int>(ids.size() - shown)).arg(ids.first(shown).join(QStringLiteral(", ")));
}

std::vector<bool> lineage(const Situation &situation, int node)
{
    const Edges &lines = situation.graph().lines();
    std::vector<bool> reached = lines.reach(std::span(&node, 1), Edges::Way::Needs);
    const std::vector<bool> after = lines.reach(std::span(&node, 1), Edges::Way::NeededBy);
    for (size_t i = 0; i < reached.size(); ++i)
        reached[i] = reached[i] || after[i];
    return reached;
}

Core::Expected<std::optional<int>> targetBranch(const Situation &situation, const Target &target)
{
    if (target.branch.isEmpty())
        return std::nullopt;
    if (const int start = situation.graph().branchStart(situation.databaseName(), target.branch); start >= 0)
        return start;
    if (const Core::Expected<int> node = find(situation, target.branch, Match::Whole))
        return *node;
    const QStringList labels = situation.graph().branches(situation.databaseName());
    return usage(labels.isEmpty() ? Texts::tr("There is no branch \"%1\"; no migration has a label under Branch.").arg(target.branch)
                                  : Texts::tr("There is no branch \"%1\"; there are %2.").arg(target.branch, listed(labels))
                         + Core::didYouMean(target.branch, labels));
}

std::optional<int> rootAbove(const Situation &situation, const Target &target, const std::optional<std::vector<bool>> &within)
{
    const bool isWhole = situation.project().findMigration(target.migration, situation.databaseName(), Match::Whole).has_value();
    if (target.kind != Target::Kind::Migration || isWhole || situation.project().release(target.migration))
        return std::nullopt;
    const std::optional<Way> way = findWay(situation, target.migration);
    if (!way || way->steps >= 0)
        return std::nullopt;
    const Core::Expected<int> first = way->steps == -1 ? way->from : walk(situation, way->from, way->steps + 1, within);
    if (!first || walk(situation, *first, -1, within))
        return std::nullopt;
    const Nodes before = situation.graph().neighbours(*first, Edges::Way::Needs, [&](int other) { return situation.counts(other); });
    return before.empty() ? std::optional(*first) : std::nullopt;
}

Core::Expected<std::vector<int>> targetPlace(const Situation &situation, const Target &target)
{
    const auto branch = targetBranch(situation, target);
    if (!branch)
        return tl::unexpected(branch.error());
    const std::optional<std::vector<bool>> within = *branch ? std::optional(lineage(situation, **branch)) : std::nullopt;
    switch (target.kind) {
    case Target::Kind::Head:
    case Target::Kind::Heads: return headPlace(situation, target, *branch, within);
    case Target::Kind::Base: return basePlace(situation, target, within);
    case Target::Kind::Relative: return Nodes();
    case Target::Kind::Migration: break;
    }
    const Core::Expected<Nodes> nodes = migrationPlace(situation, target, within);
    const auto isOutside = [&](int node) { return within && !(*within)[static_cast<size_t>(node)]; };
    if (nodes && std::any_of(nodes->begin(), nodes->end(), isOutside)) {
        return usage(Texts::tr("%1 is not on the branch %2.").arg(listed(situation.graph().ids(*nodes)), target.branch));
    }
    return nodes;
}

} // namespace Varve::Execution
