// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationrules.h"

#include "migrationname.h"
#include "texts_p.h"

#include <models/core/suggestion.h>

#include <QRegularExpression>
#include <QSet>

namespace Varve::Project {

namespace {

class Rules final
{
public:
    Rules(QList<Candidate> &candidates, const Configuration &configuration, QList<Release> &releases, const QStringList &environments)
        : m_candidates(candidates), m_configuration(configuration), m_releases(releases), m_environments(environments), m_index(candidates)
    {
        for (const DatabaseRole &role : configuration.databases)
            m_databases += role.name;
    }

    QList<Core::Problem> apply()
    {
        for (Candidate &candidate : m_candidates)
            applyHeader(candidate);
        applyReleases();
        applyCategories();
        applySuperseded();
        for (Candidate &candidate : m_candidates) {
            resolvePrerequisites(candidate);
            resolveParents(candidate);
            takeLabel(candidate);
        }
        return m_problems;
    }

private:
    void problem(const QString &code, const QString &message, const Core::SourcePosition &where, const QString &remedy = {},
                 Core::Severity severity = Core::Severity::Warning)
    {
        m_problems.append({severity, code, message, where, remedy});
    }

    static Core::SourcePosition fieldPosition(const Candidate &candidate, const QString &key)
    {
        for (const Text::HeaderField &field : candidate.migration.header().fields) {
            if (field.key.compare(key, Qt::CaseInsensitive) == 0)
                return field.where;
        }
        return candidate.where();
    }

    void applyHeader(Candidate &candidate)
    {
        Migration &migration = candidate.migration;
        migration.category = defaultCategory(candidate);
        const Text::Header &header = migration.header();
        if (header.fields.isEmpty())
            return;
        migration.version = header.version();
        applyHeaderCategory(candidate, header.value(u"Category"));
        applyHeaderDatabase(candidate, header.database());
        const QStringList only = header.environments();
        for (const QString &name : only)
            checkEnvironment(name, fieldPosition(candidate, QStringLiteral("Environments")));
        migration.environments = only;
    }

    /// Files with a number are the core; those that take their place from elsewhere were added later; seed_… is seed data by its name.
    static Category defaultCategory(const Candidate &candidate)
    {
        if (!candidate.sortKey.isEmpty())
            return Category::Core;
        const QString &name = candidate.migration.name;
        const bool isSeed
            = name == QStringLiteral("seed") || name.startsWith(QStringLiteral("seed_")) || name.startsWith(QStringLiteral("seed-"));
        return isSeed ? Category::Seed : Category::Incremental;
    }

    void applyHeaderCategory(Candidate &candidate, const QString &written)
    {
        if (written.isEmpty())
            return;
        if (const std::optional<Category> category = categoryFromString(written)) {
            candidate.migration.category = *category;
            m_explicitCategory.insert(candidate.migration.id);
            return;
        }
        problem(QStringLiteral("unknown-category"),
                Texts::tr("Category: \"%1\" is not known; allowed are %2.").arg(written, categoryNames().join(QStringLiteral(", ")))
                    + Core::didYouMean(written, categoryNames()),
                fieldPosition(candidate, QStringLiteral("Category")));
    }

    /// Only a project that names its databases gives the header's word a meaning; elsewhere it is prose.
    void applyHeaderDatabase(Candidate &candidate, const QString &written)
    {
        if (written.isEmpty() || m_databases.isEmpty())
            return;
        if (m_databases.contains(written)) {
            candidate.migration.databaseName = written;
            return;
        }
        candidate.migration.runnable = false;
        problem(QStringLiteral("unknown-database"),
                Texts::tr("Database: there is no database \"%1\"; there are %2. The migration does not run.")
                        .arg(written, m_databases.join(QStringLiteral(", ")))
                    + Core::didYouMean(written, m_databases),
                fieldPosition(candidate, QStringLiteral("Database")), {}, Core::Severity::Error);
    }

    void checkEnvironment(const QString &name, const Core::SourcePosition &where)
    {
        if (m_environments.contains(name) || m_environments.isEmpty())
            return;
        problem(QStringLiteral("unknown-environment"),
                Texts::tr("There is no environment \"%1\"; there are %2.").arg(name, m_environments.join(QStringLiteral(", ")))
                    + Core::didYouMean(name, m_environments),
                where);
    }

    void applyReleases()
    {
        for (int at = 0; at < m_releases.size(); ++at) {
            QStringList ids;
            for (const QString &reference : std::as_const(m_releases[at].migrations))
                ids += addToRelease(at, static_cast<int>(ids.size()), reference);
            m_releases[at].migrations = ids;
        }
    }

    /// The migration's id; a reference that names nothing stays as it is, so that the release still shows it.
    QString addToRelease(int releaseIndex, int position, const QString &reference)
    {
        const Release &release = m_releases[releaseIndex];
        const int found = m_index.find(reference);
        if (found < 0) {
            const bool isPlanned = release.status == ReleaseStatus::Planned;
            problem(QStringLiteral("unknown-release-migration"),
                    Texts::tr("Release \"%1\" names migration \"%2\", which is not in the folder.").arg(release.name, reference)
                        + m_index.suggestion(reference),
                    release.where, {}, isPlanned ? Core::Severity::Hint : Core::Severity::Warning);
            return reference;
        }
        Candidate &candidate = m_candidates[found];
        if (candidate.release >= 0) {
            problem(QStringLiteral("twice-released"),
                    Texts::tr("Migration \"%1\" is named in release \"%2\" and again in release \"%3\"; the first counts.")
                        .arg(candidate.migration.id, candidate.migration.release, release.name),
                    release.where);
            return candidate.migration.id;
        }
        candidate.release = releaseIndex;
        candidate.releasePosition = position;
        candidate.migration.release = release.name;
        candidate.migration.planned = release.status == ReleaseStatus::Planned;
        if (candidate.migration.version.isEmpty())
            candidate.migration.version = release.name;
        const bool runs = candidate.migration.category == Category::Core || candidate.migration.category == Category::Incremental;
        if (release.status == ReleaseStatus::Superseded && runs && !m_explicitCategory.contains(candidate.migration.id))
            candidate.migration.category = Category::Superseded;
        return candidate.migration.id;
    }

    void applyCategories()
    {
        QSet<int> decided;
        // A rule for one id is stronger than any glob; among globs the first one wins.
        for (const bool globs : {false, true}) {
            for (const CategoryRule &rule : m_configuration.categories) {
                for (const QString &name : rule.environments)
                    if (!globs)
                        checkEnvironment(name, rule.where);
                if (!rule.pattern.isEmpty() && isGlob(rule.pattern) == globs)
                    applyRule(rule, decided);
            }
        }
        for (const CategoryRule &rule : m_configuration.categories) {
            if (!rule.pattern.isEmpty())
                continue;
            for (Candidate &candidate : m_candidates) {
                if (candidate.migration.category == rule.category && candidate.migration.environments.isEmpty())
                    candidate.migration.environments = rule.environments;
            }
        }
    }

    void applyRule(const CategoryRule &rule, QSet<int> &decided)
    {
        const QList<int> found = matches(rule.pattern);
        for (const int at : found) {
            if (decided.contains(at))
                continue;
            decided.insert(at);
            Migration &migration = m_candidates[at].migration;
            migration.category = rule.category.value_or(migration.category);
            if (!rule.environments.isEmpty() && migration.environments.isEmpty())
                migration.environments = rule.environments;
        }
        if (found.isEmpty())
            problem(QStringLiteral("unused-category"),
                    Texts::tr("[categories] names \"%1\", which no migration has.").arg(rule.pattern)
                        + (isGlob(rule.pattern) ? QString() : m_index.suggestion(rule.pattern)),
                    rule.where);
    }

    QList<int> matches(const QString &pattern) const
    {
        if (!isGlob(pattern)) {
            const int found = m_index.find(pattern);
            return found < 0 ? QList<int>() : QList<int>{found};
        }
        const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(pattern));
        QList<int> found;
        for (int at = 0; at < m_candidates.size(); ++at) {
            if (expression.match(m_candidates[at].migration.id).hasMatch())
                found.append(at);
        }
        return found;
    }

    void applySuperseded()
    {
        for (const Supersession &entry : m_configuration.superseded) {
            const int old = m_index.find(entry.migration);
            const int successor = m_index.find(entry.successor);
            for (const auto &[reference, found] : {std::pair{entry.migration, old}, std::pair{entry.successor, successor}}) {
                if (found < 0)
                    problem(QStringLiteral("unknown-superseded"),
                            Texts::tr("[superseded] names migration \"%1\", which is not in the folder.").arg(reference)
                                + m_index.suggestion(reference),
                            entry.where);
            }
            if (old < 0)
                continue;
            m_candidates[old].migration.category = Category::Superseded;
            if (successor >= 0)
                m_candidates[old].migration.successor = m_candidates[successor].migration.id;
        }
    }

    void resolvePrerequisites(Candidate &candidate)
    {
        if (candidate.migration.header().fields.isEmpty())
            return;
        QStringList ids;
        for (const QString &reference : candidate.migration.header().prerequisites()) {
            const QString name = referenceIn(reference, candidate.migration.databaseName);
            const int found = m_index.find(name, candidate.migration.databaseName);
            if (found >= 0)
                ids += m_candidates[found].migration.id;
            else
                unknownPrerequisite(candidate, name);
        }
        ids.removeDuplicates();
        candidate.migration.prerequisites = ids;
    }

    /// The migration that \a entry begins with, if words follow it: "002_a (it makes the table)". A short number may count anything.
    QString referenceIn(const QString &entry, const QString &databaseName) const
    {
        static const QRegularExpression idAndWords(QStringLiteral("^((?:0\\d*|\\d{8,}|[\\w./-]*_[\\w./-]*))[\\s:(]"));
        static const QRegularExpression numbered(QStringLiteral("^(?:0|\\d{8}|\\d+_)"));
        const QString name = idAndWords.match(entry).captured(1);
        if (name.isEmpty() || m_index.find(entry, databaseName) >= 0)
            return entry;
        return numbered.match(name).hasMatch() || m_index.find(name, databaseName) >= 0 ? name : entry;
    }

    /// What looks like a migration's id is meant as one, and without it this must not run; other words are prose.
    void unknownPrerequisite(Candidate &candidate, const QString &reference)
    {
        static const QRegularExpression idLike(QStringLiteral("^(?:\\d[\\w./-]*|[\\w./-]*_[\\w./-]*)$"));
        const bool isId = idLike.match(reference).hasMatch();
        candidate.migration.runnable = candidate.migration.runnable && !isId;
        const QString message = isId
            ? Texts::tr("%1 needs \"%2\", and no migration is called that; it does not run.").arg(candidate.migration.id, reference)
            : Texts::tr("Prerequisites: no migration is called \"%1\".").arg(reference);
        problem(QStringLiteral("unknown-prerequisite"), message + m_index.suggestion(reference),
                fieldPosition(candidate, QStringLiteral("Prerequisites")), {}, isId ? Core::Severity::Error : Core::Severity::Warning);
    }

    void resolveParents(Candidate &candidate)
    {
        const std::optional<QStringList> references = candidate.migration.header().revises();
        if (!references)
            return;
        QStringList ids;
        for (const QString &reference : *references) {
            const int found = m_index.find(reference, candidate.migration.databaseName);
            if (found >= 0 && m_candidates[found].migration.databaseName == candidate.migration.databaseName) {
                ids += m_candidates[found].migration.id;
                continue;
            }
            candidate.migration.runnable = false;
            const Core::SourcePosition where = fieldPosition(candidate, QStringLiteral("Revises"));
            if (found >= 0)
                problem(QStringLiteral("unknown-parent"),
                        Texts::tr("%1 revises %2, which belongs to the database %3; it does not run.")
                            .arg(candidate.migration.id, m_candidates[found].migration.id, m_candidates[found].migration.databaseName),
                        where, Texts::tr("Name it under Prerequisites: a line of revisions stays in one database."), Core::Severity::Error);
            else
                problem(
                    QStringLiteral("unknown-parent"),
                    Texts::tr("%1 revises \"%2\", and no migration is called that; it does not run.").arg(candidate.migration.id, reference)
                        + m_index.suggestion(reference),
                    where, {}, Core::Severity::Error);
        }
        ids.removeDuplicates();
        candidate.revises = ids;
        candidate.migration.revises = true;
    }

    void takeLabel(Candidate &candidate)
    {
        const QString label = candidate.migration.header().branch();
        if (label.isEmpty())
            return;
        if (isBranchLabel(label)) {
            candidate.label = label;
            return;
        }
        problem(QStringLiteral("bad-branch"),
                Texts::tr("Branch: \"%1\" is no label: it is one word without \"@\", \"+\" and \",\", and neither head, heads nor base.")
                    .arg(label),
                fieldPosition(candidate, QStringLiteral("Branch")));
    }

    QList<Candidate> &m_candidates;
    const Configuration &m_configuration;
    QList<Release> &m_releases;
    QStringList m_environments;
    QStringList m_databases;
    CandidateIndex m_index;
    QSet<QString> m_explicitCategory;
    QList<Core::Problem> m_problems;
};

} // namespace

QList<Core::Problem> applyRules(QList<Candidate> &candidates, const Configuration &configuration, QList<Release> &releases,
                                const QStringList &environments)
{
    return Rules(candidates, configuration, releases, environments).apply();
}

} // namespace Varve::Project
