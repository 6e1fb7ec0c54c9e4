// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreignlayout.h"

#include "filenames_p.h"

#include <models/project/folderscan.h>

#include <QFile>
#include <QFileInfo>

#include <array>
#include <vector>

namespace Varve::Project {

namespace {

using Matches = bool (*)(const QString &root, const QString &place, const QString &name);

/// One line of evidence; the first tool in this table for which any file speaks wins. What is surer stands higher: a file that only one
/// tool writes before a way of naming that several could have.
struct Evidence
{
    QLatin1String tool;
    QLatin1String file; ///< this very file, or
    Matches matches;    ///< whatever this says
};

bool isThere(const QString &path)
{
    return QFileInfo::exists(path);
}

bool besideVersions(const QString &root, const QString &place, const QString &name)
{
    return name == QStringLiteral("env.py") && QFileInfo(root + QLatin1Char('/') + place + QStringLiteral("/versions")).isDir();
}

bool besideMigrationFolders(const QString &root, const QString &place, const QString &name)
{
    if (name != QStringLiteral("migration_lock.toml"))
        return false;
    const QStringList siblings = namesIn(root, place);
    return std::any_of(siblings.begin(), siblings.end(), [&](const QString &sibling) {
        return isThere(root + QLatin1Char('/') + place + QLatin1Char('/') + sibling + QStringLiteral("/migration.sql"));
    });
}

bool isFlywayFile(const QString &, const QString &, const QString &name)
{
    return parseFlywayName(name, QStringLiteral(".sql")).has_value();
}

bool isNeo4jFile(const QString &, const QString &, const QString &name)
{
    return parseFlywayName(name, QStringLiteral(".cypher")).has_value();
}

bool isUpHalf(const QString &, const QString &, const QString &name)
{
    return parsePairName(name) == PairHalf::Up;
}

/// Only the beginning of a few files is looked at: a changelog says what it is in its first element.
bool isChangeLog(const QString &root, const QString &place, const QString &name)
{
    const bool mayBe = name.endsWith(QStringLiteral(".xml")) || name.endsWith(QStringLiteral(".yaml"))
        || name.endsWith(QStringLiteral(".yml")) || name.endsWith(QStringLiteral(".json"));
    if (!mayBe)
        return false;
    const QFileInfo info(root + QLatin1Char('/') + place + QLatin1Char('/') + name);
    QFile file(info.filePath());
    return info.isFile() && file.open(QIODevice::ReadOnly) && file.read(4096).contains("databaseChangeLog");
}

constexpr std::array evidences = {
    Evidence{QLatin1String("Sqitch"), QLatin1String("sqitch.plan"), nullptr},
    Evidence{QLatin1String("Sqitch"), QLatin1String("sqitch.conf"), nullptr},
    Evidence{QLatin1String("Atlas"), QLatin1String("atlas.sum"), nullptr},
    Evidence{QLatin1String("Atlas"), QLatin1String("atlas.hcl"), nullptr},
    Evidence{QLatin1String("Prisma"), {}, besideMigrationFolders},
    Evidence{QLatin1String("Alembic"), QLatin1String("alembic.ini"), nullptr},
    Evidence{QLatin1String("Alembic"), {}, besideVersions},
    Evidence{QLatin1String("Flyway"), QLatin1String("flyway.toml"), nullptr},
    Evidence{QLatin1String("Flyway"), QLatin1String("flyway.conf"), nullptr},
    Evidence{QLatin1String("Flyway"), {}, isFlywayFile},
    Evidence{QLatin1String("Liquibase"), QLatin1String("liquibase.properties"), nullptr},
    Evidence{QLatin1String("Liquibase"), {}, isChangeLog},
    Evidence{QLatin1String("sql-migrate"), QLatin1String("dbconfig.yml"), nullptr},
    Evidence{QLatin1String("golang-migrate"), {}, isUpHalf},
    Evidence{QLatin1String("neo4j-migrations"), {}, isNeo4jFile},
};

/// The opened folder itself, and where the tools' own documentation puts migrations below a source tree.
constexpr std::array places = {
    QLatin1String("."),
    QLatin1String("migrations"),
    QLatin1String("db/migrations"),
    QLatin1String("db/migration"),
    QLatin1String("db/changelog"),
    QLatin1String("sql"),
    QLatin1String("prisma/migrations"),
    QLatin1String("alembic"),
    QLatin1String("neo4j/migrations"),
    QLatin1String("src/main/resources/db/migration"),
    QLatin1String("src/main/resources/db/changelog"),
    QLatin1String("src/main/resources/neo4j/migrations"),
};

struct Listing
{
    QString place;
    QList<FolderEntry> entries;

    bool has(QLatin1String name) const
    {
        return std::any_of(entries.cbegin(), entries.cend(), [name](const FolderEntry &entry) { return entry.name == name; });
    }
};

QString joined(const QString &place, const QString &name)
{
    return place == QStringLiteral(".") ? name : QString(place + QLatin1Char('/') + name);
}

/// Where the files of a tool lie that was found by its configuration file.
QString folderOfTool(const QString &tool, const Listing &found, const QString &root, const QList<Listing> &listings)
{
    if (tool == QStringLiteral("Sqitch") || tool == QStringLiteral("Prisma"))
        return found.place;
    if (tool == QStringLiteral("Alembic")) {
        for (const Listing &listing : listings) {
            if (listing.has(QLatin1String("env.py")) && besideVersions(root, listing.place, QStringLiteral("env.py")))
                return listing.place;
        }
        return found.place;
    }
    for (const Listing &listing : listings) {
        const bool holdsSql = std::any_of(listing.entries.cbegin(), listing.entries.cend(), [&](const FolderEntry &entry) {
            const QString &name = entry.name;
            if (tool == QStringLiteral("Flyway"))
                return isFlywayFile(root, listing.place, name);
            if (tool == QStringLiteral("Liquibase"))
                return isChangeLog(root, listing.place, name) || name.endsWith(QStringLiteral(".sql"));
            return name.endsWith(QStringLiteral(".sql"));
        });
        if (holdsSql && (tool != QStringLiteral("Atlas") || listing.place == found.place || !found.has(QLatin1String("atlas.sum"))))
            return listing.place;
    }
    return found.place;
}

/// For each line of evidence the first name in \a listing that speaks. One pass: of ten thousand names most are of no interest to any.
std::array<const QString *, evidences.size()> namesThatSpeak(const QString &root, const Listing &listing)
{
    std::array<const QString *, evidences.size()> found{};
    for (const FolderEntry &entry : listing.entries) {
        const QString &name = entry.name;
        for (size_t at = 0; at < evidences.size(); ++at) {
            const Evidence &evidence = evidences[at];
            if (!found[at] && (evidence.matches ? evidence.matches(root, listing.place, name) : name == evidence.file))
                found[at] = &name;
        }
    }
    return found;
}

} // namespace

std::optional<ForeignLayout> detectForeignLayout(const QString &root, FolderNames &names)
{
    QList<Listing> listings;
    for (const QLatin1String place : places) {
        const QList<FolderEntry> entries = names.in(place);
        if (!entries.isEmpty())
            listings.append({place, entries});
    }
    std::vector<std::array<const QString *, evidences.size()>> speaking;
    for (const Listing &listing : std::as_const(listings))
        speaking.push_back(namesThatSpeak(root, listing));
    for (size_t at = 0; at < evidences.size(); ++at) {
        const Evidence &evidence = evidences[at];
        for (qsizetype place = 0; place < listings.size(); ++place) {
            const Listing &listing = listings[place];
            const QString *found = speaking[static_cast<size_t>(place)][at];
            if (!found)
                continue;
            const QString folder = evidence.matches ? listing.place : folderOfTool(evidence.tool, listing, root, listings);
            return ForeignLayout{evidence.tool, joined(listing.place, *found), folder};
        }
    }
    return std::nullopt;
}

} // namespace Varve::Project
