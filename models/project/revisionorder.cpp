// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "revisionorder.h"

#include "graph/edges.h"
#include "graph/lines.h"
#include "texts_p.h"

#include <QSet>

namespace Varve::Project {

namespace {

enum class Group { Release, Number, Dated, Seed, Unplaced };

struct Rank
{
    Group group = Group::Unplaced;
    int release = 0;
    int position = 0;
    QByteArray number;
    QDate date;
    QString id;

    auto key() const { return std::tie(group, release, position, number, date, id); }
};

/// What no two of the migrations that run may have in common.
struct Number
{
    QByteArray sortKey;
    bool isSeed = false;
    QString databaseName;

    friend bool operator==(const Number &, const Number &) = default;
    friend size_t qHash(const Number &number, size_t seed = 0)
    {
        return qHashMulti(seed, number.sortKey, number.isSeed, number.databaseName);
    }
};

class Order final
{
public:
    explicit Order(QList<Candidate> &candidates) : m_candidates(candidates) {}

    QList<Core::Problem> run()
    {
        if (!isInOrder()) {
            indexById();
            rank();
            refuseDuplicates();
            sortTopologically();
        }
        m_problems += joinLines(m_candidates);
        return m_problems;
    }

private:
    /// Files come sorted by name, and most projects number them so that this is their order: then no number is there twice either.
    bool isInOrder() const
    {
        const auto goesByNumber = [](const Candidate &candidate) { return groupOf(candidate) == Group::Number && needsNothing(candidate); };
        const auto isNotBefore = [](const Candidate &one, const Candidate &next) { return one.sortKey >= next.sortKey; };
        return std::all_of(m_candidates.cbegin(), m_candidates.cend(), goesByNumber)
            && std::adjacent_find(m_candidates.cbegin(), m_candidates.cend(), isNotBefore) == m_candidates.cend();
    }

    static bool needsNothing(const Candidate &candidate) { return needsOf(candidate).isEmpty(); }

    void indexById()
    {
        if (std::all_of(m_candidates.cbegin(), m_candidates.cend(), needsNothing))
            return; // nobody will ask
        m_byId.reserve(m_candidates.size());
        for (int at = 0; at < m_candidates.size(); ++at) {
            if (!m_byId.contains(m_candidates[at].migration.id))
                m_byId.insert(m_candidates[at].migration.id, at);
        }
    }

    static Group groupOf(const Candidate &candidate)
    {
        if (candidate.release >= 0)
            return Group::Release;
        if (!candidate.sortKey.isEmpty())
            return Group::Number;
        if (candidate.date.isValid() || candidate.revises || !candidate.migration.prerequisites.isEmpty())
            return Group::Dated;
        return candidate.migration.category == Category::Seed ? Group::Seed : Group::Unplaced;
    }

    Rank rankOf(const Candidate &candidate) const
    {
        Rank rank;
        rank.group = groupOf(candidate);
        rank.id = candidate.migration.id;
        switch (rank.group) {
        case Group::Release:
            rank.release = candidate.release;
            rank.position = candidate.releasePosition;
            break;
        case Group::Number: rank.number = candidate.sortKey; break;
        case Group::Dated: rank.date = candidate.date.isValid() ? candidate.date : youngestPrerequisite(candidate); break;
        case Group::Seed:
        case Group::Unplaced: break;
        }
        return rank;
    }

    QDate youngestPrerequisite(const Candidate &candidate) const
    {
        QDate youngest;
        for (const QString &id : needsOf(candidate)) {
            const QDate date = m_candidates[m_byId.value(id)].date;
            if (date.isValid() && (!youngest.isValid() || youngest < date))
                youngest = date;
        }
        return youngest;
    }

    void rank()
    {
        std::vector<std::pair<Rank, int>> ranks;
        ranks.reserve(static_cast<size_t>(m_candidates.size()));
        for (int at = 0; at < m_candidates.size(); ++at) {
            Rank rank = rankOf(m_candidates[at]);
            if (rank.group == Group::Unplaced)
                leaveUnplaced(m_candidates[at]);
            ranks.emplace_back(std::move(rank), at);
        }
        const auto before = [](const auto &a, const auto &b) {
            return a.first.key() < b.first.key() || (a.first.key() == b.first.key() && a.second < b.second);
        };
        if (!std::is_sorted(ranks.cbegin(), ranks.cend(), before))
            std::sort(ranks.begin(), ranks.end(), before);
        m_order.reserve(m_candidates.size());
        for (const auto &[rank, at] : ranks)
            m_order.append(at);
    }

    void leaveUnplaced(Candidate &candidate)
    {
        candidate.migration.placed = false;
        if (candidate.neverRuns())
            return;
        m_problems.append(
            {Core::Severity::Warning, QStringLiteral("unplaced"),
             Texts::tr("The name of %1 has no number, no release names it, and its header has neither Date, Prerequisites nor Revises; "
                       "it does not run with the others.")
                 .arg(candidate.path()),
             candidate.where(),
             Texts::tr("Put a number before its name, name it in a release in varve.toml, or add \"-- Date: …\" or "
                       "\"-- Prerequisites: …\" at its top.")});
    }

    /// Equal numbers stand next to each other after a sort; files that never run take no number away.
    void refuseDuplicates()
    {
        QHash<Number, int> first;
        first.reserve(m_candidates.size());
        for (const int at : std::as_const(m_order)) {
            Candidate &candidate = m_candidates[at];
            if (candidate.sortKey.isEmpty() || candidate.neverRuns() || candidate.revises)
                continue; // what says whom it revises has its place without a number
            const Number key{candidate.sortKey, candidate.migration.category == Category::Seed, candidate.migration.databaseName};
            const auto taken = first.constFind(key);
            if (taken == first.cend()) {
                first.insert(key, at);
                continue;
            }
            Candidate &other = m_candidates[*taken];
            if (candidate.path() == other.path())
                continue;
            candidate.migration.runnable = false;
            other.migration.runnable = false;
            m_problems.append({Core::Severity::Error, QStringLiteral("duplicate-number"),
                               Texts::tr("%1 and %2 have the same number; neither runs.").arg(other.path(), candidate.path()),
                               candidate.where(), Texts::tr("Give one of them another number.")});
        }
    }

    void sortTopologically()
    {
        std::vector<int> rankOfCandidate(static_cast<size_t>(m_order.size()));
        for (int rank = 0; rank < m_order.size(); ++rank)
            rankOfCandidate[static_cast<size_t>(m_order[rank])] = rank;
        std::vector<Edges::Pair> pairs;
        for (int at = 0; at < m_candidates.size(); ++at) {
            for (const QString &id : needsOf(m_candidates[at]))
                pairs.emplace_back(at, m_byId.value(id));
        }
        m_needs = Edges(static_cast<int>(m_candidates.size()), pairs);
        const std::vector<int> order = m_needs.order(rankOfCandidate);
        takeOrder(QList<int>(order.begin(), order.end()));
    }

    /// What its header says must come before.
    static QStringList needsOf(const Candidate &candidate)
    {
        return candidate.revises ? candidate.migration.prerequisites + *candidate.revises : candidate.migration.prerequisites;
    }

    void takeOrder(QList<int> order)
    {
        if (order.size() < m_order.size()) {
            const QSet<int> ordered(order.begin(), order.end());
            QList<int> stuck = m_order;
            stuck.removeIf([&](int at) { return ordered.contains(at); });
            refuseCircles(stuck);
            order += stuck;
        }
        // Unplaced ones stand at the end even where something needs them.
        std::stable_partition(order.begin(), order.end(), [this](int at) { return m_candidates[at].migration.placed; });
        if (std::is_sorted(order.cbegin(), order.cend()))
            return; // as they are
        QList<Candidate> sorted;
        sorted.reserve(m_candidates.size());
        for (const int at : std::as_const(order))
            sorted.append(std::move(m_candidates[at]));
        m_candidates = std::move(sorted);
    }

    /// \a stuck: the members of circles and all that waits for them. Following any unmet prerequisite ends in a circle.
    void refuseCircles(const QList<int> &stuck)
    {
        const QSet<int> all(stuck.begin(), stuck.end());
        QSet<int> inCircle;
        QSet<int> seen;
        for (const int start : stuck) {
            QList<int> path;
            int at = start;
            while (!seen.contains(at)) {
                seen.insert(at);
                path.append(at);
                at = unmet(at, all);
            }
            if (path.contains(at)) {
                path = path.sliced(path.indexOf(at));
                reportCircle(path);
                inCircle.unite(QSet<int>(path.begin(), path.end()));
            }
        }
        for (const int at : stuck) {
            Candidate &candidate = m_candidates[at];
            candidate.migration.runnable = false;
            if (!inCircle.contains(at))
                m_problems.append({Core::Severity::Error,
                                   QStringLiteral("circular-prerequisites"),
                                   Texts::tr("%1 waits for \"%2\", which never gets its turn; it does not run.")
                                       .arg(candidate.path(), m_candidates[unmet(at, all)].migration.id),
                                   candidate.where(),
                                   {}});
        }
    }

    int unmet(int at, const QSet<int> &all) const
    {
        for (const int needed : m_needs.needs(at)) {
            if (all.contains(needed))
                return needed;
        }
        Q_UNREACHABLE(); // what is stuck waits for something that is
    }

    void reportCircle(const QList<int> &path)
    {
        QStringList ids;
        bool revises = false;
        for (const int at : path) {
            ids += m_candidates[at].migration.id;
            revises = revises || m_candidates[at].revises;
        }
        ids += ids.constFirst();
        m_problems.append({Core::Severity::Error,
                           QStringLiteral("circular-prerequisites"),
                           (revises ? Texts::tr("Revises and Prerequisites form a circle: %1. None of these runs.")
                                    : Texts::tr("Prerequisites form a circle: %1. None of these runs."))
                               .arg(ids.join(QStringLiteral(" → "))),
                           m_candidates[path.constFirst()].where(),
                           {}});
    }

    QList<Candidate> &m_candidates;
    QHash<QString, int> m_byId;
    QList<int> m_order; ///< indexes by rank
    Edges m_needs;
    QList<Core::Problem> m_problems;
};

} // namespace

QList<Core::Problem> orderCandidates(QList<Candidate> &candidates)
{
    return Order(candidates).run();
}

} // namespace Varve::Project
