// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "revisionorder.h"

#include "texts_p.h"

#include <QSet>

#include <queue>

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

class Order final
{
public:
    explicit Order(QList<Candidate> &candidates) : m_candidates(candidates) {}

    QList<Core::Problem> run()
    {
        indexById();
        rank();
        refuseDuplicates();
        sortTopologically();
        return m_problems;
    }

private:
    void indexById()
    {
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
        if (candidate.date.isValid() || !candidate.migration.prerequisites.isEmpty())
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
        for (const QString &id : candidate.migration.prerequisites) {
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
        std::sort(ranks.begin(), ranks.end(), [](const auto &a, const auto &b) {
            return a.first.key() < b.first.key() || (a.first.key() == b.first.key() && a.second < b.second);
        });
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
             Texts::tr("The name of %1 has no number, no release names it, and its header has neither Date nor Prerequisites; "
                       "it does not run with the others.")
                 .arg(candidate.path()),
             candidate.where(),
             Texts::tr("Put a number before its name, name it in a release in varve.toml, or add \"-- Date: …\" or "
                       "\"-- Prerequisites: …\" at its top.")});
    }

    /// Equal numbers stand next to each other after a sort; files that never run take no number away.
    void refuseDuplicates()
    {
        QHash<QByteArray, int> first;
        first.reserve(m_candidates.size());
        for (const int at : std::as_const(m_order)) {
            Candidate &candidate = m_candidates[at];
            if (candidate.sortKey.isEmpty() || candidate.neverRuns())
                continue;
            const bool isSeed = candidate.migration.category == Category::Seed;
            const QByteArray key = candidate.sortKey + (isSeed ? 's' : 'm') + candidate.migration.databaseName.toUtf8();
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

    /// Kahn's algorithm with the rank as priority: no recursion, and without prerequisites against the order nothing moves.
    void sortTopologically()
    {
        const auto count = static_cast<size_t>(m_order.size());
        std::vector<int> rankOfCandidate(count);
        for (int rank = 0; rank < m_order.size(); ++rank)
            rankOfCandidate[static_cast<size_t>(m_order[rank])] = rank;
        std::vector<int> waitsFor(count, 0);
        std::vector<std::vector<int>> neededBy(count);
        for (int at = 0; at < m_candidates.size(); ++at) {
            for (const QString &id : std::as_const(m_candidates[at].migration.prerequisites)) {
                neededBy[static_cast<size_t>(m_byId.value(id))].push_back(at);
                ++waitsFor[static_cast<size_t>(at)];
            }
        }
        std::priority_queue<int, std::vector<int>, std::greater<>> ready;
        for (size_t at = 0; at < count; ++at) {
            if (waitsFor[at] == 0)
                ready.push(rankOfCandidate[at]);
        }
        QList<int> order;
        while (!ready.empty()) {
            const int at = m_order[ready.top()];
            ready.pop();
            order.append(at);
            for (const int next : neededBy[static_cast<size_t>(at)]) {
                if (--waitsFor[static_cast<size_t>(next)] == 0)
                    ready.push(rankOfCandidate[static_cast<size_t>(next)]);
            }
        }
        takeOrder(order, waitsFor);
    }

    void takeOrder(QList<int> order, const std::vector<int> &waitsFor)
    {
        if (order.size() < m_order.size()) {
            QList<int> stuck;
            for (const int at : std::as_const(m_order)) {
                if (waitsFor[static_cast<size_t>(at)] > 0)
                    stuck.append(at);
            }
            refuseCircles(stuck);
            order += stuck;
        }
        // Unplaced ones stand at the end even where something needs them.
        std::stable_partition(order.begin(), order.end(), [this](int at) { return m_candidates[at].migration.placed; });
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
        for (const QString &id : m_candidates[at].migration.prerequisites) {
            if (all.contains(m_byId.value(id)))
                return m_byId.value(id);
        }
        Q_UNREACHABLE(); // what is stuck waits for something that is
    }

    void reportCircle(const QList<int> &path)
    {
        QStringList ids;
        for (const int at : path)
            ids += m_candidates[at].migration.id;
        ids += ids.constFirst();
        m_problems.append({Core::Severity::Error,
                           QStringLiteral("circular-prerequisites"),
                           Texts::tr("Prerequisites form a circle: %1. None of these runs.").arg(ids.join(QStringLiteral(" → "))),
                           m_candidates[path.constFirst()].where(),
                           {}});
    }

    QList<Candidate> &m_candidates;
    QHash<QString, int> m_byId;
    QList<int> m_order; ///< indexes by rank
    QList<Core::Problem> m_problems;
};

} // namespace

QList<Core::Problem> orderCandidates(QList<Candidate> &candidates)
{
    return Order(candidates).run();
}

} // namespace Varve::Project
