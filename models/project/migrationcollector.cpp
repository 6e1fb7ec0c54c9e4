// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "migrationcollector.h"

#include "migrationname.h"
#include "texts_p.h"

#include <models/core/idindex.h>

#include <QSet>

#include <span>

namespace Varve::Project {

namespace {

/// The file's path below its migrations folder, without extension, engine and half.
QString idOf(const QString &path, const QString &folder, const MigrationName &name)
{
    const qsizetype below = folder == QStringLiteral(".") ? 0 : folder.size() + 1;
    const qsizetype slash = path.lastIndexOf(QLatin1Char('/'));
    return slash < below ? name.stem : QString(path.sliced(below, slash + 1 - below) + name.stem);
}

struct NamedFile
{
    QString path;
    qint64 size = 0;
    MigrationName name;
    QString id;
    FileFacts facts;
};

/// The candidates of one database by their ids.
struct Known
{
    Core::IdIndex ids;
    QList<qsizetype> candidates;

    qsizetype find(const QString &id) const
    {
        const int place = ids.indexOf(id, ids.size() - 1);
        return place < 0 ? -1 : candidates.at(place);
    }
    void add(const QString &id, qsizetype candidate)
    {
        ids.append(id);
        candidates += candidate;
    }
};

class Collector final
{
public:
    /// \a several: one source may lie within another.
    Collector(const QString &root, bool exactChecksum, FolderNames &names, FactsReader &reader, bool several)
        : m_root(root), m_exactChecksum(exactChecksum), m_names(names), m_reader(reader), m_several(several)
    {}

    void collect(const MigrationSource &source)
    {
        QList<ScannedFile> scanned = scan(source);
        result.candidates.reserve(result.candidates.size() + scanned.size());
        m_known = &m_knownOf[source.databaseName];
        m_known->ids.reserve(result.candidates.size() + scanned.size());
        QList<NamedFile> downs;
        // In pieces: what is read of a file takes twice the memory of what is kept.
        constexpr qsizetype piece = 1024;
        for (qsizetype from = 0; from < scanned.size(); from += piece)
            take(std::span<ScannedFile>(scanned.begin(), scanned.end())
                     .subspan(static_cast<size_t>(from), static_cast<size_t>(qMin(piece, scanned.size() - from))),
                 source, downs);
        for (const NamedFile &down : std::as_const(downs))
            addDown(down);
    }

    CollectedMigrations result;

private:
    /// The files that can be migrations.
    QList<ScannedFile> scan(const MigrationSource &source)
    {
        ScannedFolder scanned = scanFolder(m_root, source.folder, source.depth, m_names);
        m_names.forget(source.folder); // nobody looks for the files of a migrations folder twice
        result.problems += scanned.problems;
        if (source.depth == Depth::OneFolder)
            result.foldersBelow += scanned.folders;
        QList<ScannedFile> files;
        files.reserve(scanned.files.size());
        for (ScannedFile &file : scanned.files) {
            if (m_several && m_seen.contains(file.path))
                continue;
            if (m_several)
                m_seen.insert(file.path);
            (isMigrationFileName(fileNameOf(file.path)) ? files : result.others).append(std::move(file));
        }
        return files;
    }

    void take(std::span<ScannedFile> scanned, const MigrationSource &source, QList<NamedFile> &downs)
    {
        std::vector<MigrationName> names;
        QList<FactsRequest> requests;
        names.reserve(scanned.size());
        requests.reserve(static_cast<qsizetype>(scanned.size()));
        for (ScannedFile &file : scanned) {
            names.push_back(parseMigrationName(fileNameOf(file.path)));
            requests.append({std::move(file), {true, dialectOf(names.back().engine, source.dialect), m_exactChecksum}});
        }
        QList<FileFacts> facts = m_reader.read(requests);
        for (qsizetype at = 0; at < requests.size(); ++at) {
            const ScannedFile &scannedFile = requests.at(at).file;
            NamedFile file{scannedFile.path, scannedFile.size, std::move(names[static_cast<size_t>(at)]), {}, std::move(facts[at])};
            file.id = idOf(file.path, source.folder, file.name);
            result.problems += file.facts.problems;
            if (file.name.half == Half::Down)
                downs.append(std::move(file));
            else
                add(file, source);
        }
    }

    static MigrationFile migrationFile(const NamedFile &file)
    {
        MigrationFile result;
        result.path = file.path;
        result.engine = file.name.engine;
        result.size = file.size;
        result.checksum = file.facts.checksum;
        result.header = file.facts.header;
        result.hasDown = file.facts.hasDown;
        result.hasVerify = file.facts.hasVerify;
        return result;
    }

    void add(const NamedFile &file, const MigrationSource &source)
    {
        const qsizetype known = m_known->find(file.id);
        if (known < 0) {
            const qsizetype other = findElsewhere(file.id, source.databaseName);
            m_known->add(file.id, result.candidates.size());
            append(file, source, other < 0 ? file.id : file.path);
            if (other >= 0)
                refuseInTwoDatabases(result.candidates[other], result.candidates.last());
            return;
        }
        Candidate &candidate = result.candidates[known];
        const auto taken = std::find_if(candidate.migration.files.cbegin(), candidate.migration.files.cend(),
                                        [&](const MigrationFile &other) { return other.engine == file.name.engine; });
        if (taken == candidate.migration.files.cend()) {
            candidate.migration.files.append(migrationFile(file));
            checkContent(candidate, file);
            return;
        }
        candidate.migration.runnable = false;
        const QString other = taken->path;
        problem(file, QStringLiteral("duplicate-id"),
                Texts::tr("%1 and %2 are both migration \"%3\"; neither runs.").arg(other, file.path, file.id),
                Texts::tr("Rename one of them."));
        append(file, source, file.path); // its path tells it from the first
        result.candidates.last().migration.runnable = false;
    }

    /// -1 where no other database has a migration of this id.
    qsizetype findElsewhere(const QString &id, const QString &databaseName) const
    {
        for (auto known = m_knownOf.cbegin(); known != m_knownOf.cend(); ++known) {
            if (const qsizetype at = known.key() == databaseName ? -1 : known->find(id); at >= 0)
                return at;
        }
        return -1;
    }

    /// A migration of one database may need one of another, and names it by its id alone.
    void refuseInTwoDatabases(Candidate &first, Candidate &second)
    {
        first.migration.runnable = false;
        second.migration.runnable = false;
        const QString path = second.migration.files.constFirst().path;
        result.problems.append(
            {Core::Severity::Error,
             QStringLiteral("duplicate-id"),
             Texts::tr("%1 (database %2) and %3 (database %4) are both migration \"%5\"; neither runs. An id is that of the whole project.")
                 .arg(first.migration.files.constFirst().path, first.migration.databaseName, path, second.migration.databaseName,
                      first.migration.id),
             {path, -1, 0, 0},
             Texts::tr(
                 "Rename one of them, or move its database's files into a folder below their migrations folder: their ids then begin with "
                 "its name.")});
    }

    void append(const NamedFile &file, const MigrationSource &source, const QString &id)
    {
        Candidate &candidate = result.candidates.emplace_back();
        candidate.migration.id = id;
        candidate.migration.number = file.name.number;
        candidate.migration.name = file.name.name;
        candidate.migration.databaseName = source.databaseName;
        candidate.migration.files.append(migrationFile(file));
        candidate.sortKey = file.name.sortKey;
        candidate.isTime = file.name.isTime;
        candidate.date = file.facts.header.date();
        checkContent(candidate, file);
    }

    void checkContent(Candidate &candidate, const NamedFile &file)
    {
        if (!file.facts.isText)
            candidate.migration.runnable = false;
        if (!file.facts.foreignTool.isEmpty()) {
            if (result.foreignTool.isEmpty()) {
                result.foreignTool = file.facts.foreignTool;
                result.foreignPath = file.path;
            }
            candidate.migration.runnable = false;
            problem(file, QStringLiteral("foreign-mark"),
                    Texts::tr("The file carries a mark of %1 (\"%2\"); it is shown, not run, because its down half would run with it.")
                        .arg(file.facts.foreignTool, file.facts.foreignMark),
                    Texts::tr("Replace the marks by \"-- varve:up\" and \"-- varve:down\"."));
        }
        const bool isUndo = file.name.stem.size() > 1 && file.name.stem.front() == QLatin1Char('U') && file.name.stem[1].isDigit()
            && file.name.stem.contains(QStringLiteral("__"));
        if (isUndo) {
            candidate.migration.runnable = false;
            problem(file, QStringLiteral("foreign-mark"), Texts::tr("The name is that of an undo file of Flyway; it is shown, not run."),
                    Texts::tr("Name it like its migration with \".down\" before the extension."));
        }
    }

    void addDown(const NamedFile &down)
    {
        const qsizetype known = m_known->find(down.id);
        bool found = false;
        if (known >= 0) {
            Migration &migration = result.candidates[known].migration;
            for (MigrationFile &file : migration.files) {
                const bool own = file.engine == down.name.engine;
                if (!own && (!down.name.engine.isEmpty() || !file.downPath.isEmpty()))
                    continue;
                file.downPath = down.path;
                file.hasDown = down.facts.isText && (down.facts.hasUp || down.facts.hasDown);
                found = true;
            }
            migration.runnable = migration.runnable && down.facts.isText;
        }
        if (!found)
            problem(down, QStringLiteral("down-without-up"),
                    Texts::tr("This is the down half of migration \"%1\", which has no up half here.").arg(down.id), {});
    }

    void problem(const NamedFile &file, const QString &code, const QString &message, const QString &remedy)
    {
        result.problems.append({Core::Severity::Error, code, message, {file.path, -1, 0, 0}, remedy});
    }

    QString m_root;
    bool m_exactChecksum;
    FolderNames &m_names;
    FactsReader &m_reader;
    bool m_several;
    QSet<QString> m_seen;           ///< stays empty with one source, which gives no file twice
    QMap<QString, Known> m_knownOf; ///< by database
    Known *m_known = nullptr;       ///< of the source's database
};

} // namespace

Text::DialectName dialectOf(const QString &engine, Text::DialectName otherwise)
{
    if (engine == QStringLiteral("neo4j"))
        return Text::DialectName::Cypher;
    if (engine.isEmpty())
        return otherwise;
    return Text::dialectFromString(engine).value_or(otherwise);
}

CollectedMigrations collectMigrations(const QString &root, const QList<MigrationSource> &sources, bool exactChecksum, FolderNames &names,
                                      FactsReader &reader)
{
    Collector collector(root, exactChecksum, names, reader, sources.size() > 1);
    for (const MigrationSource &source : sources)
        collector.collect(source);
    return std::move(collector.result);
}

} // namespace Varve::Project
