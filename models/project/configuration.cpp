// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "configuration.h"

#include "configurationparts_p.h"
#include "texts_p.h"

#include <models/text/textfile.h>

#include <QDir>

namespace Varve::Project {

using Core::Expected;

namespace {

/// Path of a complete script: within the project's folder.
void readInit(TomlTable &table, DatabaseRole &role)
{
    const QString key = QStringLiteral("init");
    role.initContains = table.string(QStringLiteral("init_contains")).value_or(QString());
    const std::optional<QString> path = table.string(key);
    if (!path) {
        if (!role.initContains.isEmpty()) {
            table.mistakes().add(
                table.where(QStringLiteral("init_contains")),
                Texts::tr("%1 says what a script contains, and there is none.").arg(table.path(QStringLiteral("init_contains"))),
                Texts::tr("Name the script with init, or leave this out."));
        }
        return;
    }
    role.initAt = table.where(key);
    if (path->isEmpty() || leavesFolder(*path)) {
        table.mistakes().add(role.initAt,
                             Texts::tr("%1: \"%2\" leaves the project's folder; files are relative to varve.toml and below it.")
                                 .arg(table.path(key), *path));
        return;
    }
    role.init = QDir::cleanPath(*path);
}

QList<DatabaseRole> readDatabases(TomlTable &root)
{
    QList<DatabaseRole> databases;
    std::optional<TomlTable> table = root.table(QStringLiteral("databases"));
    if (!table)
        return databases;
    for (const TomlTable::Entry &entry : table->entries()) {
        std::optional<TomlTable> one = table->entryTable(entry);
        if (!one)
            continue;
        DatabaseRole role;
        role.name = entry.key;
        role.folders = readFolders(*one, QStringLiteral("migrations"));
        if (const auto engine = one->choice(QStringLiteral("engine"), Database::engineNames()))
            role.engine = Database::engineFromString(*engine);
        readInit(*one, role);
        one->finish();
        databases.append(role);
    }
    return databases;
}

void readAll(TomlTable &root, Configuration &result)
{
    result.name = root.string(QStringLiteral("name")).value_or(QString());
    result.migrationFolders = readFolders(root, QStringLiteral("migrations"));
    result.databases = readDatabases(root);
    if (std::optional<TomlTable> variables = root.table(QStringLiteral("variables")))
        result.variables = readVariables(*variables, root.mistakes().file());
    result.environments = readEnvironments(root, result);
    result.releases = readReleases(root);
    result.categories = readCategories(root);
    result.companions = readCompanions(root);
    result.superseded = readSuperseded(root);
    readPolicies(root, result.policies);
    root.finish();
}

void readLocal(TomlTable &root, Configuration &result)
{
    if (std::optional<TomlTable> variables = root.table(QStringLiteral("variables"))) {
        const VariableDefinitions local = readVariables(*variables, root.mistakes().file());
        for (auto it = local.cbegin(); it != local.cend(); ++it) {
            result.variables.insert(it.key(), *it);
            // What one person says holds in every environment, whatever varve.toml says about one of them.
            for (EnvironmentDraft &environment : result.environments)
                environment.variables.remove(it.key());
        }
    }
    readLocalEnvironments(root, result);
    root.finish(Texts::tr("This file holds only variables and connections; everything else belongs into varve.toml."));
}

/// Parses and lets \a read fill in; all mistakes become one error.
Expected<> readChecked(QByteArrayView text, const QString &shownAs, const std::function<void(TomlTable &)> &read)
{
    if (const Expected<> isText = Text::checkText(text, shownAs); !isText)
        return Core::failure(isText.error());
    Mistakes mistakes(shownAs);
    parseToml(text, mistakes, read);
    QList<Core::Error> errors = mistakes.sorted();
    if (errors.isEmpty())
        return {};
    Core::Error first = errors.takeFirst();
    first.others = errors;
    return Core::failure(first);
}

} // namespace

void ConnectionDraft::replaceWith(const ConnectionDraft &other)
{
    // A URL says everything: it takes the place of the single keys, and they of a URL.
    const bool single = other.driver || other.database || other.host || other.port || other.user;
    if (other.url) {
        driver = database = host = port = user = std::nullopt;
    } else if (single && url) {
        url.reset();
        replacedUrl = true;
        where = other.where;
    }
    const auto replace = [](auto &mine, const auto &theirs) {
        if (theirs)
            mine = theirs;
    };
    replace(url, other.url);
    replace(driver, other.driver);
    replace(database, other.database);
    replace(host, other.host);
    replace(port, other.port);
    replace(user, other.user);
    replace(password, other.password);
    replace(attachments, other.attachments);
    replace(role, other.role);
    replace(searchPath, other.searchPath);
    replace(session, other.session);
    options.insert(other.options);
}

Expected<Configuration> readConfiguration(QByteArrayView text, const QString &shownAs)
{
    Configuration result;
    const Expected<> read = readChecked(text, shownAs, [&result](TomlTable &root) { readAll(root, result); });
    if (!read)
        return Core::failure(read.error());
    return result;
}

Expected<> readLocalConfiguration(QByteArrayView text, const QString &shownAs, Configuration &configuration)
{
    return readChecked(text, shownAs, [&configuration](TomlTable &root) { readLocal(root, configuration); });
}

namespace {

Core::Error connectionError(const ConnectionDraft &draft, const QString &message, const QString &remedy = {})
{
    Core::Error error;
    error.kind = Core::ErrorKind::ProjectFiles;
    error.message = message;
    error.where = draft.where;
    error.remedy = remedy;
    return error;
}

Expected<ConnectionSettings> fromUrl(const ConnectionDraft &draft, const QString &projectFolder)
{
    const Expected<Database::ProfileFromUrl> parsed = Database::profileFromUrl(*draft.url, projectFolder);
    if (!parsed) {
        Core::Error error = parsed.error();
        error.where = draft.where;
        return Core::failure(error);
    }
    const Database::ConnectionProfile &profile = parsed->profile;
    ConnectionSettings settings;
    settings.engine = profile.engine;
    settings.database = profile.database;
    settings.host = profile.host;
    settings.port = profile.port > 0 ? QString::number(profile.port) : QString();
    settings.user = profile.user;
    settings.options = profile.options;
    settings.attachments = profile.attachments;
    return settings;
}

Expected<ConnectionSettings> fromKeys(const ConnectionDraft &draft, const QString &path, std::optional<Database::Engine> engine)
{
    const QString remedy = draft.replacedUrl
        ? Texts::tr("The single keys here replace the whole url of varve.toml: name driver, database, host, port and user, or give a url.")
        : QString();
    const std::optional<Database::Engine> said = draft.driver ? Database::engineFromString(*draft.driver) : engine;
    if (!said) {
        return Core::failure(connectionError(
            draft, Texts::tr("%1 names no driver; allowed are %2.").arg(path, Database::engineNames().join(QStringLiteral(", "))), remedy));
    }
    if (engine && *engine != *said) {
        return Core::failure(connectionError(draft,
                                             Texts::tr("%1.driver is \"%2\", but [databases] says that this database is %3.")
                                                 .arg(path, *draft.driver, Database::engineTraits(*engine).name)));
    }
    ConnectionSettings settings;
    settings.engine = *said;
    settings.database = draft.database.value_or(QString());
    settings.host = draft.host.value_or(QString());
    settings.port = draft.port.value_or(QString());
    settings.user = draft.user.value_or(QString());
    if (settings.database.isEmpty() && Database::engineTraits(*said).isFile)
        return Core::failure(
            connectionError(draft, Texts::tr("%1 names no database; for SQLite it is the path of a file.").arg(path), remedy));
    return settings;
}

} // namespace

namespace {

/// SQLite has no session with settings, and only PostgreSQL has these roles and a search path.
Expected<> checkSession(const ConnectionSettings &settings, const ConnectionDraft &draft, const QString &path)
{
    const QString title = Database::engineTraits(settings.engine).title;
    const bool isPostgres = settings.engine == Database::Engine::PostgreSql;
    if (!isPostgres && (draft.role || draft.searchPath)) {
        const QString key = draft.role ? QStringLiteral("role") : QStringLiteral("search_path");
        return Core::failure(connectionError(draft, Texts::tr("%1.%2: %3 has none, only PostgreSQL.").arg(path, key, title)));
    }
    if (draft.session && settings.engine == Database::Engine::Sqlite)
        return Core::failure(connectionError(draft, Texts::tr("%1.session: SQLite has no settings of a session.").arg(path)));
    return {};
}

} // namespace

Expected<ConnectionSettings> connectionSettings(const ConnectionDraft &draft, const QString &path, std::optional<Database::Engine> engine,
                                                const QString &projectFolder)
{
    Expected<ConnectionSettings> settings = draft.url ? fromUrl(draft, projectFolder) : fromKeys(draft, path, engine);
    if (!settings)
        return settings;
    settings->where = draft.where;
    settings->options.insert(draft.options);
    if (draft.attachments)
        settings->attachments = *draft.attachments;
    if (!settings->attachments.isEmpty() && !Database::engineTraits(settings->engine).isFile)
        return Core::failure(connectionError(draft, Texts::tr("%1.attach: only SQLite attaches files.").arg(path)));
    settings->session = {.role = draft.role.value_or(QString()),
                         .searchPath = draft.searchPath.value_or(QStringList()),
                         .settings = draft.session.value_or(QMap<QString, QString>())};
    if (const Expected<> fits = checkSession(*settings, draft, path); !fits)
        return Core::failure(fits.error());
    if (draft.password) {
        const Expected<Database::SecretReference> password = Database::parseSecretReference(*draft.password);
        if (!password)
            return Core::failure(password.error());
        settings->password = *password;
    }
    return settings;
}

} // namespace Varve::Project
