// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreigncollector.h"

#include "migrationname.h"
#include "texts_p.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSet>

#include <sys/stat.h>

namespace Varve::Project {

namespace {

ScannedFile scanned(const QString &root, const QString &path)
{
    struct stat status
    {};
    if (::lstat(QFile::encodeName(root + QLatin1Char('/') + path).constData(), &status) != 0 || !S_ISREG(status.st_mode))
        return {};
    const auto nanoseconds = [](const timespec &time) { return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + time.tv_nsec; };
    return {path, status.st_size, nanoseconds(status.st_mtim), nanoseconds(status.st_ctim), status.st_ino};
}

Candidate candidateOf(const ForeignStep &step, const FileFacts &facts, qint64 size, int position)
{
    Candidate candidate;
    Migration &migration = candidate.migration;
    migration.id = step.id;
    migration.number = step.number;
    migration.name = step.name;
    migration.runnable = false;
    migration.prerequisites = step.needs;
    migration.revises = step.parents.has_value();
    candidate.revises = step.parents;
    candidate.label = step.branch;
    MigrationFile file;
    file.path = step.path;
    file.engine = parseMigrationName(fileNameOf(step.path)).engine;
    file.downPath = step.downPath;
    file.size = size;
    file.checksum = facts.checksum;
    file.header = facts.header;
    file.hasDown = step.hasDown || facts.hasDown;
    migration.files.append(file);
    // The tool's own order, as if varve.toml had said so.
    candidate.release = 0;
    candidate.releasePosition = position;
    return candidate;
}

} // namespace

CollectedMigrations collectForeign(const QString &root, const ForeignLayout &layout, FactsReader &reader)
{
    CollectedMigrations result;
    const QList<ForeignStep> steps = listForeignSteps(root, layout);
    QList<FactsRequest> requests;
    QList<ForeignStep> readable;
    for (const ForeignStep &step : steps) {
        const ScannedFile file = scanned(root, step.path);
        if (file.path.isEmpty()) {
            result.problems.append({Core::Severity::Warning,
                                    QStringLiteral("not-a-file"),
                                    Texts::tr("This is a link, a device or a pipe, not a file; it is not read."),
                                    {step.path, -1, 0, 0},
                                    {}});
            continue;
        }
        requests.append({file, {}});
        readable.append(step);
    }
    const QList<FileFacts> facts = reader.read(requests);
    QSet<QString> ids;
    for (int at = 0; at < readable.size(); ++at) {
        if (!facts[at].isText)
            result.problems += facts[at].problems;
        Candidate candidate = candidateOf(readable[at], facts[at], requests[at].file.size, at);
        if (ids.contains(candidate.migration.id)) {
            result.problems.append({Core::Severity::Error,
                                    QStringLiteral("duplicate-id"),
                                    Texts::tr("There is another migration \"%1\".").arg(candidate.migration.id),
                                    candidate.where(),
                                    {}});
            candidate.migration.id = candidate.path();
        }
        ids.insert(candidate.migration.id);
        for (const QString &revision : readable[at].unknown)
            result.problems.append(
                {Core::Severity::Error,
                 QStringLiteral("unknown-parent"),
                 Texts::tr("%1 comes after revision %2, which is not in the folder.").arg(candidate.migration.id, revision),
                 candidate.where(),
                 {}});
        result.candidates.append(candidate);
    }
    result.others = scanFolder(root, layout.folder, layout.folder == QStringLiteral(".") ? Depth::OneFolder : Depth::Below).files;
    return result;
}

Core::Problem foreignProblem(const LayoutInfo &layout)
{
    return {Core::Severity::Hint,
            QStringLiteral("foreign-layout"),
            QCoreApplication::translate("Varve::Project",
                                        "This folder is written for %1 (%2). Varve shows its migrations and does not run them.")
                .arg(layout.tool, layout.evidence),
            {layout.evidence, -1, 0, 0},
            QCoreApplication::translate("Varve::Project", "A varve.toml in the folder makes it a project of Varve's own.")};
}

} // namespace Varve::Project
