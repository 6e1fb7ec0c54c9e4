// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "companions.h"

#include "migrationname.h"
#include "purpose.h"
#include "texts_p.h"

#include <QRegularExpression>
#include <QSet>

#include <array>

namespace Varve::Project {

namespace {

/// Varve's own files, and what SQLite and Varve put beside a database while it is in use.
bool isNoCompanion(const QString &name)
{
    constexpr std::array own = {QLatin1String("varve.toml"), QLatin1String("varve.local.toml")};
    constexpr std::array endings
        = {QLatin1String("-wal"), QLatin1String("-shm"), QLatin1String("-journal"), QLatin1String(".varve-lock"), QLatin1String("~")};
    return std::find(own.begin(), own.end(), name) != own.end()
        || std::any_of(endings.begin(), endings.end(), [&](QLatin1String ending) { return name.endsWith(ending); });
}

/// The folder that a pattern surely lies in: "docs" for "docs/*.md".
QString folderOf(const QString &pattern)
{
    const QStringList parts = pattern.split(QLatin1Char('/'));
    QStringList folders;
    for (qsizetype at = 0; at + 1 < parts.size() && !isGlob(parts[at]); ++at)
        folders += parts[at];
    return folders.isEmpty() ? QStringLiteral(".") : folders.join(QLatin1Char('/'));
}

class Companions final
{
public:
    Companions(const QString &root, const QSet<QString> &taken) : m_root(root), m_taken(taken) {}

    void add(const QList<ScannedFile> &files, bool migrationsToo)
    {
        for (const ScannedFile &file : files) {
            const QString name = fileNameOf(file.path).toString();
            if (m_taken.contains(file.path) || isNoCompanion(name) || (!migrationsToo && isMigrationFileName(name)))
                continue;
            m_taken.insert(file.path);
            m_files.append(file);
        }
    }

    /// A rule may name files in folders that nobody else looks into.
    void addNamed(const CompanionRule &rule)
    {
        const QString folder = folderOf(rule.path);
        if (folder == QStringLiteral("."))
            return;
        const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(rule.path));
        QList<ScannedFile> named;
        for (const ScannedFile &file : scanFolder(m_root, folder, isGlob(rule.path) ? Depth::Below : Depth::OneFolder).files) {
            if (expression.match(file.path).hasMatch())
                named.append(file);
        }
        add(named, true);
    }

    QList<Companion> read(FactsReader &reader)
    {
        std::sort(m_files.begin(), m_files.end(), [](const ScannedFile &a, const ScannedFile &b) { return a.path < b.path; });
        QList<FactsRequest> requests;
        for (const ScannedFile &file : std::as_const(m_files))
            requests.append({file, {.migration = false, .dialect = {}, .exactChecksum = false}});
        const QList<FileFacts> facts = reader.read(requests);
        QList<Companion> companions;
        for (qsizetype at = 0; at < m_files.size(); ++at)
            companions.append({m_files[at].path, companionCategory(fileNameOf(m_files[at].path)), facts[at].purpose, {}});
        return companions;
    }

private:
    QString m_root;
    QSet<QString> m_taken;
    QList<ScannedFile> m_files;
};

void applyRule(const CompanionRule &rule, QList<Companion> &companions, QList<Core::Problem> &problems)
{
    const QRegularExpression expression(QRegularExpression::wildcardToRegularExpression(rule.path));
    bool used = false;
    for (Companion &companion : companions) {
        if (companion.path != rule.path && !expression.match(companion.path).hasMatch())
            continue;
        used = true;
        if (!rule.category.isEmpty())
            companion.category = rule.category;
        if (!rule.purpose.isEmpty())
            companion.purpose = rule.purpose;
        if (!rule.status.isEmpty())
            companion.status = rule.status;
    }
    if (!used)
        problems.append({Core::Severity::Hint,
                         QStringLiteral("unused-companion"),
                         Texts::tr("[[companions]] names \"%1\", which no file has.").arg(rule.path),
                         rule.where,
                         {}});
}

} // namespace

QList<Companion> collectCompanions(const QString &root, const QList<ScannedFile> &others, const QSet<QString> &taken,
                                   const QList<CompanionRule> &rules, FactsReader &reader, QList<Core::Problem> &problems)
{
    Companions files(root, taken);
    files.add(others, false);
    for (const CompanionRule &rule : rules)
        files.addNamed(rule);
    QList<Companion> companions = files.read(reader);
    for (const CompanionRule &rule : rules)
        applyRule(rule, companions, problems);
    return companions;
}

} // namespace Varve::Project
