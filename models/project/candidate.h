// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "migration.h"

#include <models/core/problem.h>

#include <QDate>

namespace Varve::Project {

/// A migration on its way into the project, with what decides its place.
struct Candidate
{
    Migration migration;
    QByteArray sortKey; ///< of its number; see MigrationName
    bool isTime = false;
    QDate date;                         ///< of its header
    int release = -1;                   ///< index of its release, or -1
    int releasePosition = 0;            ///< its place in there
    std::optional<QStringList> revises; ///< ids of the parents that its header names; an empty list: it begins a line
    QString label;                      ///< of the branch that its header names

    const QString &path() const { return migration.files.constFirst().path; }
    Core::SourcePosition where() const { return {path(), -1, 0, 0}; }
    bool neverRuns() const
    {
        return migration.category == Category::Superseded || migration.category == Category::Archived
            || migration.category == Category::Reference;
    }
};

/// Finds candidates by what people write: an id, the file's name, a number or a name alone.
class CandidateIndex final
{
public:
    explicit CandidateIndex(const QList<Candidate> &candidates);
    /// -1 when there is none, or more than one. Where several databases have a number or a name, the one in \a databaseName is meant.
    int find(const QString &reference, const QString &databaseName = {}) const;
    /// " Did you mean \"x\"?" or nothing. Only for the first few: it looks at every id.
    QString suggestion(const QString &reference) const;

private:
    template<typename Key>
    int only(const QMultiHash<Key, int> &hash, const Key &key, const QString &databaseName) const;
    void build() const;

    const QList<Candidate> &m_candidates;
    // Built by the first question: most projects refer to no migration.
    mutable QHash<QString, int> m_byId;
    mutable QMultiHash<QByteArray, int> m_byNumber;
    mutable QMultiHash<QString, int> m_byName;
    mutable int m_suggestions = 0;
};

} // namespace Varve::Project
