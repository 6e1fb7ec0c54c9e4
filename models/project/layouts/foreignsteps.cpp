// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "alembic_p.h"
#include "filenames_p.h"
#include "foreignlayout.h"

#include <models/project/folderscan.h>
#include <models/project/migrationname.h>

#include <QFile>
#include <QHash>
#include <QSet>

#include <array>

namespace Varve::Project {

namespace {

constexpr qint64 mostOfAText = 1024 * 1024; // of a plan or a revision: they are written by hand

QString stemOf(const QString &name)
{
    return name.first(name.lastIndexOf(QLatin1Char('.')));
}

QString below(const QString &folder, const QString &name)
{
    return folder == QStringLiteral(".") ? name : QString(folder + QLatin1Char('/') + name);
}

QByteArray textOf(const QString &root, const QString &path)
{
    QFile file(root + QLatin1Char('/') + path);
    return file.open(QIODevice::ReadOnly) ? file.read(mostOfAText) : QByteArray();
}

QByteArray versionKey(const QString &version)
{
    return parseMigrationName(QString(version + QStringLiteral("_x.sql"))).sortKey;
}

/// Changes in the order of the plan; a name that is reworked later counts where it first stands.
QStringList plannedChanges(QByteArrayView plan)
{
    QStringList names;
    const QStringList lines = QString::fromUtf8(plan).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        QString name = line.simplified().section(QLatin1Char(' '), 0, 0);
        if (name.startsWith(QLatin1Char('+')))
            name.remove(0, 1);
        if (!name.isEmpty() && !QStringLiteral("%#@-").contains(name.front()) && !names.contains(name))
            names += name;
    }
    return names;
}

QList<ForeignStep> sqitchSteps(const QString &root, const QString &folder)
{
    const QString deploy = below(folder, QStringLiteral("deploy"));
    const QString revert = below(folder, QStringLiteral("revert"));
    const QStringList scripts = namesIn(root, deploy);
    const QStringList reverts = namesIn(root, revert);
    QStringList order = plannedChanges(textOf(root, below(folder, QStringLiteral("sqitch.plan"))));
    if (order.isEmpty()) {
        for (const QString &script : scripts)
            order += stemOf(script);
    }
    QList<ForeignStep> steps;
    for (const QString &change : std::as_const(order)) {
        const QString script = change + QStringLiteral(".sql");
        if (!scripts.contains(script))
            continue;
        ForeignStep step{below(deploy, script), change, {}, change, {}, {}, reverts.contains(script)};
        if (step.hasDown)
            step.downPath = below(revert, script);
        steps.append(step);
    }
    return steps;
}

QList<ForeignStep> byFileName(const QString &root, const QString &folder)
{
    QList<ForeignStep> steps;
    for (const QString &name : namesIn(root, folder)) {
        if (!name.endsWith(QStringLiteral(".sql")))
            continue;
        const QString stem = stemOf(name);
        steps.append({below(folder, name), stem, stem.section(QLatin1Char('_'), 0, 0), stem.section(QLatin1Char('_'), 1), {}, {}, false});
    }
    return steps;
}

QList<ForeignStep> prismaSteps(const QString &root, const QString &folder)
{
    QList<ForeignStep> steps;
    for (const QString &name : namesIn(root, folder)) {
        const QString path = below(folder, name + QStringLiteral("/migration.sql"));
        if (QFile::exists(root + QLatin1Char('/') + path))
            steps.append({path, name, name.section(QLatin1Char('_'), 0, 0), name.section(QLatin1Char('_'), 1), {}, {}, false});
    }
    return steps;
}

QList<ForeignStep> alembicSteps(const QString &root, const QString &folder)
{
    const QString versions = below(folder, QStringLiteral("versions"));
    QList<ForeignStep> steps;
    QHash<QString, QString> idOfRevision;
    for (const QString &name : namesIn(root, versions)) {
        if (!name.endsWith(QStringLiteral(".py")) || name.startsWith(QStringLiteral("__init__")))
            continue;
        const AlembicRevision revision = readAlembicRevision(textOf(root, below(versions, name)));
        const QString stem = stemOf(name);
        const bool isPrefix = !revision.revision.isEmpty() && stem.startsWith(revision.revision + QLatin1Char('_'));
        steps.append({below(versions, name),
                      stem,
                      revision.revision,
                      isPrefix ? stem.sliced(revision.revision.size() + 1) : stem,
                      {},
                      revision.downRevisions,
                      revision.hasDowngrade,
                      revision.dependsOn,
                      {},
                      revision.branchLabel});
        idOfRevision.insert(revision.revision, stem);
    }
    // depends_on may name a branch's label: then the branch's first revision is meant here.
    for (const ForeignStep &step : std::as_const(steps)) {
        if (!step.branch.isEmpty() && !idOfRevision.contains(step.branch))
            idOfRevision.insert(step.branch, step.id);
    }
    for (ForeignStep &step : steps) {
        const auto resolved = [&](const QStringList &revisions) {
            QStringList ids;
            for (const QString &revision : revisions)
                (idOfRevision.contains(revision) ? ids : step.unknown) += idOfRevision.value(revision, revision);
            return ids;
        };
        step.parents = resolved(step.parents.value_or(QStringList()));
        step.needs = resolved(step.needs);
    }
    return steps;
}

/// Baselines and versioned ones by version, then repeatable ones by description; undo files belong to their version.
QList<ForeignStep> flywaySteps(const QString &root, const QString &folder, const QString &extension)
{
    QHash<QByteArray, QString> undoOf;
    QList<std::pair<std::tuple<bool, QByteArray, QString>, ForeignStep>> found;
    for (const ScannedFile &file : scanFolder(root, folder, Depth::Below).files) {
        const std::optional<FlywayName> name = parseFlywayName(fileNameOf(file.path).toString(), extension);
        if (!name)
            continue;
        const QByteArray key = name->version.isEmpty() ? QByteArray() : versionKey(name->version);
        if (name->prefix == QLatin1Char('U')) {
            undoOf.insert(key, file.path);
            continue;
        }
        const ForeignStep step{file.path, stemOf(fileNameOf(file.path).toString()), name->version, name->description, {}, {}, false};
        found.append({{name->prefix == QLatin1Char('R'), key, name->description}, step});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<ForeignStep> steps;
    for (auto &[key, step] : found) {
        step.downPath = std::get<1>(key).isEmpty() ? QString() : undoOf.value(std::get<1>(key));
        step.hasDown = !step.downPath.isEmpty();
        steps.append(step);
    }
    return steps;
}

QList<ForeignStep> liquibaseSteps(const QString &root, const QString &folder)
{
    QList<ForeignStep> steps;
    for (const ScannedFile &file : scanFolder(root, folder, Depth::Below).files) {
        constexpr std::array endings
            = {QLatin1String(".sql"), QLatin1String(".xml"), QLatin1String(".yaml"), QLatin1String(".yml"), QLatin1String(".json")};
        if (std::none_of(endings.begin(), endings.end(), [&](QLatin1String ending) { return file.path.endsWith(ending); }))
            continue;
        QFile source(root + QLatin1Char('/') + file.path);
        const QByteArray start = source.open(QIODevice::ReadOnly) ? source.read(4096) : QByteArray();
        const QString stem = stemOf(fileNameOf(file.path).toString());
        if (start.contains("databaseChangeLog") || start.contains("liquibase formatted"))
            steps.append({file.path, stem, {}, stem, {}, {}, start.contains("rollback")});
    }
    return steps;
}

QList<ForeignStep> pairSteps(const QString &root, const QString &folder)
{
    QHash<QString, QString> downs;
    QList<std::pair<QByteArray, ForeignStep>> found;
    for (const QString &file : namesIn(root, folder)) {
        const PairHalf half = parsePairName(file);
        const QString stem = file.section(QLatin1Char('.'), 0, -3);
        if (half == PairHalf::Down)
            downs.insert(stem, below(folder, file));
        if (half != PairHalf::Up)
            continue;
        const QString number = stem.section(QLatin1Char('_'), 0, 0);
        found.append({versionKey(number), {below(folder, file), stem, number, stem.section(QLatin1Char('_'), 1), {}, {}, false}});
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    QList<ForeignStep> steps;
    for (auto &[key, step] : found) {
        step.downPath = downs.value(step.id);
        step.hasDown = !step.downPath.isEmpty();
        steps.append(step);
    }
    return steps;
}

} // namespace

QList<ForeignStep> listForeignSteps(const QString &root, const ForeignLayout &layout)
{
    if (layout.tool == QStringLiteral("Sqitch"))
        return sqitchSteps(root, layout.folder);
    if (layout.tool == QStringLiteral("Prisma"))
        return prismaSteps(root, layout.folder);
    if (layout.tool == QStringLiteral("Alembic"))
        return alembicSteps(root, layout.folder);
    if (layout.tool == QStringLiteral("Flyway"))
        return flywaySteps(root, layout.folder, QStringLiteral(".sql"));
    if (layout.tool == QStringLiteral("neo4j-migrations"))
        return flywaySteps(root, layout.folder, QStringLiteral(".cypher"));
    if (layout.tool == QStringLiteral("Liquibase"))
        return liquibaseSteps(root, layout.folder);
    if (layout.tool == QStringLiteral("golang-migrate"))
        return pairSteps(root, layout.folder);
    return byFileName(root, layout.folder); // Atlas, sql-migrate: by the whole name
}

} // namespace Varve::Project
