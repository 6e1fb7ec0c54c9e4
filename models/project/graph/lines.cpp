// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lines.h"

#include "../texts_p.h"

#include <QHash>

namespace Varve::Project {

namespace {

class Lines final
{
public:
    explicit Lines(QList<Candidate> &candidates) : m_candidates(candidates) {}

    QList<Core::Problem> join()
    {
        for (Candidate &candidate : m_candidates) {
            if (!candidate.migration.placed)
                continue;
            if (candidate.revises)
                follow(candidate, *candidate.revises);
            else
                continueLine(candidate);
            if (!candidate.label.isEmpty() || candidate.revises)
                m_branches.insert(candidate.migration.id, candidate.migration.branch);
            if (candidate.migration.isInLine())
                m_last.insert({candidate.migration.databaseName, candidate.migration.branch}, &candidate.migration.id);
        }
        return m_problems;
    }

private:
    using Line = std::pair<QString, QString>; ///< database and label

    void follow(Candidate &candidate, const QStringList &parents)
    {
        Migration &migration = candidate.migration;
        migration.parents = parents;
        migration.branch = branchOf(parents);
        if (candidate.label.isEmpty() || candidate.label == migration.branch)
            return;
        migration.branch = candidate.label;
        begin(candidate);
    }

    void continueLine(Candidate &candidate)
    {
        Migration &migration = candidate.migration;
        migration.branch = candidate.label;
        const Line own{migration.databaseName, candidate.label};
        const bool isNew = !candidate.label.isEmpty() && !m_begun.contains(own);
        if (isNew)
            begin(candidate);
        if (const QString *last = m_last.value(isNew ? Line{migration.databaseName, {}} : own))
            migration.parents = {*last};
    }

    void begin(const Candidate &candidate)
    {
        const QString *&first = m_begun[{candidate.migration.databaseName, candidate.label}];
        if (!first) {
            first = &candidate.migration.id;
            return;
        }
        m_problems.append(
            {Core::Severity::Error, QStringLiteral("duplicate-branch"),
             Texts::tr("The branch \"%1\" begins at %2 and again at %3.").arg(candidate.label, *first, candidate.migration.id),
             candidate.where(),
             Texts::tr("Give one of them another label, or let %1 revise a migration of that branch.").arg(candidate.migration.id)});
    }

    QString branchOf(const QStringList &parents) const
    {
        QString first;
        for (const QString &parent : parents) {
            const QString branch = m_branches.value(parent);
            if (branch.isEmpty())
                return {};
            if (first.isEmpty())
                first = branch;
        }
        return first;
    }

    QList<Candidate> &m_candidates;
    QHash<QString, QString> m_branches;   ///< of those that may be on one with a label
    QHash<Line, const QString *> m_last;  ///< what the next one comes after
    QHash<Line, const QString *> m_begun; ///< with the migration that it begins at
    QList<Core::Problem> m_problems;
};

} // namespace

QList<Core::Problem> joinLines(QList<Candidate> &candidates)
{
    return Lines(candidates).join();
}

} // namespace Varve::Project
