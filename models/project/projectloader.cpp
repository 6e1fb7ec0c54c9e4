// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectloader.h"

#include "companions.h"
#include "configuration.h"
#include "environmentbuilder.h"
#include "factsreader.h"
#include "foreigncollector.h"
#include "graph/revisiongraph.h"
#include "initscript.h"
#include "migrationcollector.h"
#include "migrationrules.h"
#include "revisionorder.h"
#include "texts_p.h"

#include <models/text/textfile.h>

#include <QDir>
#include <QFileInfo>
#include <QSet>
#include <QStandardPaths>

namespace Varve::Project {

using Core::ErrorKind;
using Core::Expected;

namespace {

QString indexFolder(const LoadOptions &options)
{
    if (!options.useIndex)
        return {};
    if (!options.indexFolder.isEmpty())
        return options.indexFolder;
    const QString cache = QStandardPaths::writableLocation(QStandardPaths::GenericCacheLocation);
    return cache.isEmpty() ? QString() : QString(cache + QStringLiteral("/varve/index"));
}

Expected<QString> checkFolder(const QString &folder)
{
    const QFileInfo info(folder);
    const QString shown = QDir::toNativeSeparators(folder);
    if (folder.isEmpty() || !info.exists())
        return Core::failure(ErrorKind::Usage, Texts::tr("There is no folder %1.").arg(shown));
    if (!info.isDir())
        return Core::failure(ErrorKind::Usage, Texts::tr("%1 is not a folder.").arg(shown), Texts::tr("Open the folder that holds it."));
    if (!info.isReadable() || !info.isExecutable())
        return Core::failure(ErrorKind::Io, Texts::tr("The folder %1 cannot be read: permission denied.").arg(shown));
    return QDir::cleanPath(info.absoluteFilePath());
}

class Loader final
{
public:
    Loader(const QString &folder, const LoadOptions &options) : m_options(options), m_names(folder), m_reader(folder, indexFolder(options))
    {
        m_project.folder = folder;
    }

    Expected<Project> load(const Configured &configured)
    {
        if (const Expected<> read = readConfigurationFiles(); !read)
            return Core::failure(read.error());
        m_project.name = m_configuration.name.isEmpty() ? QFileInfo(m_project.folder).fileName() : m_configuration.name;
        if (const Expected<> built = build(); !built)
            return Core::failure(built.error());
        if (configured)
            configured(m_project);
        readMigrations();
        sortProblems();
        return std::move(m_project);
    }

private:
    Expected<> readConfigurationFiles()
    {
        const QString path = m_project.absolute(QStringLiteral("varve.toml"));
        if (!QFileInfo::exists(path))
            return {};
        const Expected<Text::TextFile> file = Text::readTextFile(path, QStringLiteral("varve.toml"));
        if (!file)
            return Core::failure(file.error());
        const Expected<Configuration> configuration = readConfiguration(file->bytes, QStringLiteral("varve.toml"));
        if (!configuration)
            return Core::failure(configuration.error());
        m_configuration = *configuration;
        m_project.configurationFile = path;
        return readLocal(m_project.absolute(QStringLiteral("varve.local.toml")));
    }

    Expected<> readLocal(const QString &path)
    {
        if (!QFileInfo::exists(path))
            return {};
        const Expected<Text::TextFile> file = Text::readTextFile(path, QStringLiteral("varve.local.toml"));
        if (!file)
            return Core::failure(file.error());
        return readLocalConfiguration(file->bytes, QStringLiteral("varve.local.toml"), m_configuration);
    }

    Expected<> build()
    {
        Expected<BuiltEnvironments> built = buildEnvironments(m_configuration, m_project.folder, m_project.name, m_options);
        if (!built)
            return Core::failure(built.error());
        m_project.environments = built->environments;
        m_project.variables = built->variables;
        m_project.problems += built->problems;
        m_project.policies = m_configuration.policies;
        m_project.releases = m_configuration.releases;
        m_project.databases = m_configuration.databases.isEmpty() ? QList<DatabaseRole>{DatabaseRole{}} : m_configuration.databases;
        return {};
    }

    bool hasFolder(const QString &relative) const { return QFileInfo(m_project.absolute(relative)).isDir(); }

    /// The engine that all connections of a database share decides how its files are scanned.
    Text::DialectName dialectFor(const DatabaseRole &role) const
    {
        std::optional<Database::Engine> engine = role.engine;
        for (const Environment &environment : m_project.environments) {
            const auto connection = environment.connections.constFind(role.name);
            if (connection == environment.connections.cend())
                continue;
            if (engine && *engine != connection->engine)
                return Text::DialectName::PostgreSql;
            engine = connection->engine;
        }
        // Of those we know PostgreSQL's has most kinds of quotes, so a marker inside one is least often taken for a real one.
        return engine ? Database::engineTraits(*engine).dialect : Text::DialectName::PostgreSql;
    }

    QString usualFolder() const
    {
        for (const QString &folder : {QStringLiteral("migrations"), QStringLiteral("db/migrations")}) {
            if (hasFolder(folder))
                return folder;
        }
        return QStringLiteral(".");
    }

    void mentionFolders(QStringList names)
    {
        names.sort();
        for (const QString &name : std::as_const(names)) {
            const QStringList inside = namesIn(m_project.folder, name);
            const bool hasSql
                = std::any_of(inside.begin(), inside.end(), [](const QString &file) { return file.endsWith(QStringLiteral(".sql")); });
            if (hasSql)
                m_project.problems.append({Core::Severity::Hint,
                                           QStringLiteral("folder-below"),
                                           Texts::tr("The folder %1 holds SQL files; it is not part of this project.").arg(shownName(name)),
                                           {shownName(name), -1, 0, 0},
                                           Texts::tr("Open that folder, or name it under migrations in varve.toml.")});
        }
    }

    QList<MigrationSource> sources()
    {
        QStringList shared = m_configuration.migrationFolders;
        Depth depth = Depth::Below;
        const bool allHaveOwn = std::all_of(m_project.databases.cbegin(), m_project.databases.cend(),
                                            [](const DatabaseRole &role) { return !role.folders.isEmpty(); });
        if (shared.isEmpty() && !allHaveOwn) {
            shared += usualFolder();
            // A folder that nobody called one of migrations may hold a whole source tree.
            depth = shared.constFirst() == QStringLiteral(".") ? Depth::OneFolder : Depth::Below;
        }
        QList<MigrationSource> result;
        for (const DatabaseRole &role : std::as_const(m_project.databases)) {
            for (const QString &folder : role.folders)
                result.append({folder, role.name, Depth::Below, dialectFor(role)});
        }
        const DatabaseRole &first = m_project.databases.constFirst();
        for (const QString &folder : std::as_const(shared))
            result.append({folder, first.name, depth, dialectFor(first)});
        dropMissing(result);
        for (const MigrationSource &source : std::as_const(result))
            m_project.migrationFolders += source.folder;
        m_project.migrationFolders.removeDuplicates();
        return result;
    }

    void dropMissing(QList<MigrationSource> &sources)
    {
        for (auto it = sources.begin(); it != sources.end();) {
            const bool isOutside = leadsOut(m_project.folder, it->folder);
            if (hasFolder(it->folder) && !isOutside) {
                ++it;
                continue;
            }
            const bool exists = QFileInfo::exists(m_project.absolute(it->folder));
            const QString message = isOutside
                ? Texts::tr("%1 is a link that leads out of the project's folder; it is not read.").arg(it->folder)
                : exists ? Texts::tr("%1, which varve.toml names, is not a folder.").arg(it->folder)
                         : Texts::tr("There is no folder %1, which varve.toml names.").arg(it->folder);
            const QString remedy = isOutside ? Texts::tr("Put the folder itself in its place, or remove the link.") : QString();
            const QString file = m_project.configurationFile.isEmpty() ? it->folder : QStringLiteral("varve.toml");
            m_project.problems.append({Core::Severity::Error, QStringLiteral("missing-folder"), message, {file, -1, 0, 0}, remedy});
            it = sources.erase(it);
        }
    }

    CollectedMigrations collect()
    {
        const bool isOurs = !m_project.configurationFile.isEmpty();
        if (const auto foreign = isOurs ? std::nullopt : detectForeignLayout(m_project.folder, m_names)) {
            m_project.layout = {foreign->tool, foreign->evidence, true};
            m_project.migrationFolders = {foreign->folder};
            m_project.problems.append(foreignProblem(m_project.layout));
            return collectForeign(m_project.folder, *foreign, m_reader);
        }
        CollectedMigrations collected = collectMigrations(m_project.folder, sources(), m_project.policies.exactChecksum, m_names, m_reader);
        for (const DatabaseRole &role : std::as_const(m_project.databases))
            takeInitScript(role, collected.candidates);
        m_project.layout = {isOurs ? QStringLiteral("Varve") : QStringLiteral("numbered SQL"),
                            isOurs ? QStringLiteral("varve.toml") : firstName(collected), false};
        mentionFolders(collected.foldersBelow);
        if (!isOurs && !collected.foreignTool.isEmpty())
            makeForeign(collected);
        return collected;
    }

    /// A complete script may lie among the migrations, and is none.
    void takeInitScript(const DatabaseRole &role, QList<Candidate> &candidates)
    {
        if (role.init.isEmpty())
            return;
        candidates.removeIf([&](const Candidate &candidate) { return candidate.migration.files.constFirst().path == role.init; });
        if (const Expected<> readable = checkInitScript(m_project, role); !readable) {
            const Core::Error &error = readable.error();
            m_project.problems.append({Core::Severity::Error, QStringLiteral("missing-init"), error.message, error.where, error.remedy});
        }
    }

    /// One marked file makes the folder the tool's: what has no mark there is no migration of Varve's either.
    void makeForeign(CollectedMigrations &collected)
    {
        m_project.layout = {collected.foreignTool, collected.foreignPath, true};
        for (Candidate &candidate : collected.candidates)
            candidate.migration.runnable = false;
        collected.problems.removeIf([](const Core::Problem &problem) { return problem.code == QStringLiteral("foreign-mark"); });
        collected.problems.append(foreignProblem(m_project.layout));
    }

    void readMigrations()
    {
        CollectedMigrations collected = collect();
        m_project.problems += collected.problems;
        if (!m_project.layout.foreign || collected.foreignTool == m_project.layout.tool) {
            QStringList environments;
            for (const Environment &environment : std::as_const(m_project.environments))
                environments += environment.name;
            m_project.problems += applyRules(collected.candidates, m_configuration, m_project.releases, environments);
        }
        m_project.problems += orderCandidates(collected.candidates);
        // Looking at ten thousand files a second time costs as much as the first.
        if (!m_project.migrationFolders.contains(QStringLiteral(".")))
            collected.others += scanFolder(m_project.folder, QStringLiteral("."), Depth::OneFolder, m_names).files;
        readCompanions(collected);
        m_reader.save(); // before the migrations are there twice: here a load takes most memory
        m_project.migrations.reserve(collected.candidates.size());
        for (Candidate &candidate : collected.candidates)
            m_project.migrations.append(std::move(candidate.migration));
        if (m_project.migrations.isEmpty())
            noMigrations();
        m_project.problems += headProblems(m_project);
        for (const DatabaseRole &role : std::as_const(m_project.databases))
            checkInitContains(role);
    }

    void readCompanions(const CollectedMigrations &collected)
    {
        QSet<QString> taken; // asked for where there are other files
        for (const Candidate &candidate : collected.candidates) {
            if (collected.others.isEmpty())
                break;
            for (const MigrationFile &file : candidate.migration.files)
                taken << file.path << file.downPath;
        }
        m_project.companions
            = collectCompanions(m_project.folder, collected.others, taken, m_configuration.companions, m_reader, m_project.problems);
    }

    void checkInitContains(const DatabaseRole &role)
    {
        if (role.initContains.isEmpty() || m_project.release(role.initContains))
            return;
        if (const auto found = m_project.findMigration(role.initContains, role.name); !found) {
            m_project.problems.append({Core::Severity::Error, QStringLiteral("init-contains"),
                                       Texts::tr("What %1 contains is not known: %2").arg(role.init, found.error().message), role.initAt,
                                       found.error().remedy});
        }
    }

    static QString firstName(const CollectedMigrations &collected)
    {
        QString first;
        for (const Candidate &candidate : collected.candidates) {
            if (!candidate.sortKey.isEmpty() && (first.isEmpty() || candidate.path() < first))
                first = candidate.path();
        }
        return first;
    }

    void noMigrations()
    {
        m_project.problems.append(
            {Core::Severity::Hint,
             QStringLiteral("no-migrations"),
             m_project.migrationFolders == QStringList{QStringLiteral(".")}
                 ? Texts::tr("There are no migrations in the folder.")
                 : Texts::tr("There are no migrations in %1.").arg(m_project.migrationFolders.join(QStringLiteral(", "))),
             {},
             Texts::tr("Make the first with \"varve-cli new NAME\", or name the folders under migrations in varve.toml.")});
    }

    void sortProblems()
    {
        std::stable_sort(m_project.problems.begin(), m_project.problems.end(), [](const Core::Problem &a, const Core::Problem &b) {
            return std::tie(a.where.file, a.where.line, a.where.column) < std::tie(b.where.file, b.where.line, b.where.column);
        });
    }

    LoadOptions m_options;
    FolderNames m_names;
    FactsReader m_reader;
    Configuration m_configuration;
    Project m_project;
};

} // namespace

Expected<Project> loadProject(const QString &folder, const LoadOptions &options, const Configured &configured)
{
    const Expected<QString> checked = checkFolder(folder);
    if (!checked)
        return Core::failure(checked.error());
    return Loader(*checked, options).load(configured);
}

QStringList loadWarnings(const LoadOptions &options)
{
    if (options.databaseUrl.isEmpty())
        return {};
    const Expected<Database::ProfileFromUrl> parsed = Database::profileFromUrl(options.databaseUrl, QDir::currentPath());
    if (!parsed || !parsed->passwordInUrl)
        return {};
    return {Texts::tr("The database's URL holds a password: others on this machine may see it in the list of processes or in the shell's "
                      "history. Use password = \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\" in varve.toml, or ~/.pgpass.")};
}

} // namespace Varve::Project
