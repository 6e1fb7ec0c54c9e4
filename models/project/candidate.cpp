// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "candidate.h"

#include "migrationname.h"

#include <models/core/suggestion.h>

namespace Varve::Project {

namespace {

constexpr int several = -2;
constexpr int mostSuggestions = 50; // each compares with every id

template<typename Key>
void insertOnce(QHash<Key, int> &hash, const Key &key, int value)
{
    if (key.isEmpty())
        return;
    const auto found = hash.find(key);
    if (found == hash.end())
        hash.insert(key, value);
    else
        *found = several;
}

} // namespace

CandidateIndex::CandidateIndex(const QList<Candidate> &candidates) : m_candidates(candidates)
{
    m_byId.reserve(candidates.size());
    m_byNumber.reserve(candidates.size());
    m_byName.reserve(candidates.size());
    for (int at = 0; at < candidates.size(); ++at) {
        const Candidate &candidate = candidates[at];
        if (!m_byId.contains(candidate.migration.id))
            m_byId.insert(candidate.migration.id, at);
        insertOnce(m_byNumber, candidate.sortKey, at);
        insertOnce(m_byName, candidate.migration.name, at);
    }
}

int CandidateIndex::find(const QString &reference) const
{
    if (const auto id = m_byId.constFind(reference); id != m_byId.cend())
        return *id;
    // The file's name or path, with extension and engine.
    const QString fileName = reference.sliced(reference.lastIndexOf(QLatin1Char('/')) + 1);
    const QString folder = reference.first(reference.size() - fileName.size());
    const MigrationName name = parseMigrationName(isMigrationFileName(fileName) ? fileName : QString(fileName + QStringLiteral(".sql")));
    if (const auto id = m_byId.constFind(QString(folder + name.stem)); id != m_byId.cend())
        return *id;
    if (name.name.isEmpty() && !name.sortKey.isEmpty())
        return qMax(-1, m_byNumber.value(name.sortKey, -1));
    return qMax(-1, m_byName.value(name.stem, -1));
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
