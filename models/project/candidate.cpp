// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "candidate.h"

#include "migrationname.h"

#include <models/core/suggestion.h>

namespace Varve::Project {

namespace {

constexpr int mostSuggestions = 50; // each compares with every id

} // namespace

CandidateIndex::CandidateIndex(const QList<Candidate> &candidates) : m_candidates(candidates) {}

void CandidateIndex::build() const
{
    m_byId.reserve(m_candidates.size());
    m_byNumber.reserve(m_candidates.size());
    m_byName.reserve(m_candidates.size());
    for (int at = 0; at < m_candidates.size(); ++at) {
        const Candidate &candidate = m_candidates[at];
        if (!m_byId.contains(candidate.migration.id))
            m_byId.insert(candidate.migration.id, at);
        if (!candidate.sortKey.isEmpty())
            m_byNumber.insert(candidate.sortKey, at);
        if (!candidate.migration.name.isEmpty())
            m_byName.insert(candidate.migration.name, at);
    }
}

/// The only one with that key: anywhere, or at least in the database.
template<typename Key>
int CandidateIndex::only(const QMultiHash<Key, int> &hash, const Key &key, const QString &databaseName) const
{
    const auto [begin, end] = hash.equal_range(key);
    if (begin == end)
        return -1;
    if (std::next(begin) == end)
        return *begin;
    int found = -1;
    for (auto it = begin; it != end; ++it) {
        if (m_candidates[*it].migration.databaseName != databaseName)
            continue;
        if (found >= 0)
            return -1;
        found = *it;
    }
    return found;
}

int CandidateIndex::find(const QString &reference, const QString &databaseName) const
{
    if (m_byId.isEmpty())
        build();
    if (const auto id = m_byId.constFind(reference); id != m_byId.cend())
        return *id;
    // The file's name or path, with extension and engine.
    const QString fileName = fileNameOf(reference).toString();
    const QString folder = reference.first(reference.size() - fileName.size());
    const MigrationName name = parseMigrationName(isMigrationFileName(fileName) ? fileName : QString(fileName + QStringLiteral(".sql")));
    if (const auto id = m_byId.constFind(QString(folder + name.stem)); id != m_byId.cend())
        return *id;
    if (name.name.isEmpty() && !name.sortKey.isEmpty())
        return only(m_byNumber, name.sortKey, databaseName);
    return only(m_byName, name.stem, databaseName);
}

QString CandidateIndex::suggestion(const QString &reference) const
{
    if (++m_suggestions > mostSuggestions)
        return {};
    QStringList ids;
    ids.reserve(m_candidates.size());
    for (const Candidate &candidate : m_candidates)
        ids += candidate.migration.id;
    return Core::didYouMean(reference, ids);
}

} // namespace Varve::Project
