// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "configurationparts_p.h"
#include "texts_p.h"

#include <models/core/suggestion.h>

#include <QRegularExpression>

namespace Varve::Project {

namespace {

const QStringList &connectionKeys()
{
    static const QStringList keys
        = {QStringLiteral("url"),    QStringLiteral("driver"), QStringLiteral("database"),    QStringLiteral("host"),
           QStringLiteral("port"),   QStringLiteral("user"),   QStringLiteral("password"),    QStringLiteral("options"),
           QStringLiteral("attach"), QStringLiteral("role"),   QStringLiteral("search_path"), QStringLiteral("session")};
    return keys;
}

bool hasNoControlCharacters(const QString &name)
{
    return !name.isEmpty() && std::none_of(name.begin(), name.end(), [](QChar c) { return c.unicode() < 32 || c.unicode() == 127; });
}

VariableDefinition readVariable(TomlTable &table, const TomlTable::Entry &entry, const QString &origin)
{
    VariableDefinition definition;
    definition.origin = origin;
    definition.where = entry.where;
    if (!entry.node->is_table()) {
        definition.value = table.text(entry.key).value_or(QString());
        return definition;
    }
    std::optional<TomlTable> parts = table.entryTable(entry);
    if (!parts->has(QStringLiteral("value")))
        table.mistakes().add(entry.where, Texts::tr("%1 has no value.").arg(table.path(entry.key)));
    definition.value = parts->text(QStringLiteral("value")).value_or(QString());
    definition.raw = parts->boolean(QStringLiteral("raw")).value_or(false);
    definition.secret = parts->boolean(QStringLiteral("secret")).value_or(false);
    parts->finish();
    return definition;
}

QMap<QString, QString> readOptions(TomlTable &table)
{
    QMap<QString, QString> options;
    std::optional<TomlTable> written = table.table(QStringLiteral("options"));
    if (!written)
        return options;
    for (const TomlTable::Entry &entry : written->entries()) {
        if (entry.key.compare(QStringLiteral("password"), Qt::CaseInsensitive) == 0) {
            table.mistakes().add(entry.where, Texts::tr("%1: a password does not belong into options.").arg(written->path(entry.key)),
                                 Texts::tr("Use password = \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\"."));
            continue;
        }
        if (const auto value = written->text(entry.key))
            options.insert(entry.key, *value);
    }
    return options;
}

std::optional<QList<Database::Attachment>> readAttachments(TomlTable &table)
{
    std::optional<TomlTable> written = table.table(QStringLiteral("attach"));
    if (!written)
        return std::nullopt;
    QList<Database::Attachment> attachments;
    for (const TomlTable::Entry &entry : written->entries()) {
        if (const auto file = written->string(entry.key))
            attachments.append({entry.key, *file});
    }
    return attachments;
}

/// Names go to the server as they are: they have to look like one.
std::optional<QMap<QString, QString>> readSession(TomlTable &table)
{
    static const QRegularExpression name(QStringLiteral("^[A-Za-z_][A-Za-z0-9_]*(\\.[A-Za-z_][A-Za-z0-9_]*)?$"));
    static const QStringList own{QStringLiteral("role"), QStringLiteral("search_path")};
    std::optional<TomlTable> written = table.table(QStringLiteral("session"));
    if (!written)
        return std::nullopt;
    QMap<QString, QString> settings;
    for (const TomlTable::Entry &entry : written->entries()) {
        if (!name.match(entry.key).hasMatch())
            table.mistakes().add(entry.where, Texts::tr("%1 is no name of a setting.").arg(written->path(entry.key)));
        else if (own.contains(entry.key.toLower()))
            table.mistakes().add(entry.where, Texts::tr("%1 stands beside session, not in it.").arg(written->path(entry.key)));
        else if (const auto value = written->text(entry.key))
            settings.insert(entry.key, *value);
    }
    return settings;
}

/// A reference stays text until all files are read; the text of a secret is a mistake and goes nowhere.
std::optional<QString> readPassword(TomlTable &table)
{
    const QString key = QStringLiteral("password");
    const std::optional<QString> written = table.string(key);
    if (!written)
        return std::nullopt;
    const auto reference = Database::parseSecretReference(*written);
    if (reference)
        return written;
    Core::Error error = reference.error();
    error.kind = Core::ErrorKind::ProjectFiles;
    error.where = table.where(key);
    error.message = table.path(key) + QStringLiteral(": ") + error.message;
    table.mistakes().add(error);
    return std::nullopt;
}

std::optional<QString> readUrl(TomlTable &table)
{
    const QString key = QStringLiteral("url");
    const std::optional<QString> written = table.string(key);
    if (!written)
        return std::nullopt;
    for (const QString &other :
         {QStringLiteral("driver"), QStringLiteral("database"), QStringLiteral("host"), QStringLiteral("port"), QStringLiteral("user")}) {
        if (table.has(other))
            table.mistakes().add(table.where(other),
                                 Texts::tr("%1 and %2 exclude each other: a URL says everything.").arg(table.path(key), table.path(other)));
    }
    const auto parsed = Database::profileFromUrl(*written, QStringLiteral("/"));
    if (!parsed) {
        Core::Error error = parsed.error();
        error.kind = Core::ErrorKind::ProjectFiles;
        error.where = table.where(key);
        error.message = table.path(key) + QStringLiteral(": ") + error.message;
        table.mistakes().add(error);
        return std::nullopt;
    }
    if (parsed->passwordInUrl) {
        table.mistakes().add(
            table.where(key), Texts::tr("%1 holds a password; secrets do not belong into this file.").arg(table.path(key)),
            Texts::tr("Take it out of the URL and add password = \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\"."));
        return std::nullopt;
    }
    return written;
}

ConnectionDraft readConnection(TomlTable &table)
{
    ConnectionDraft draft;
    draft.where = table.where();
    draft.url = readUrl(table);
    draft.driver = table.string(QStringLiteral("driver"));
    if (draft.driver && !Database::engineFromString(*draft.driver))
        draft.driver = table.choice(QStringLiteral("driver"), Database::engineNames());
    draft.database = table.string(QStringLiteral("database"));
    draft.host = table.string(QStringLiteral("host"));
    draft.port = table.text(QStringLiteral("port"));
    draft.user = table.string(QStringLiteral("user"));
    draft.password = readPassword(table);
    draft.options = readOptions(table);
    draft.attachments = readAttachments(table);
    draft.role = table.string(QStringLiteral("role"));
    if (table.has(QStringLiteral("search_path")) || !table.strings(QStringLiteral("search_path")).isEmpty())
        draft.searchPath = table.strings(QStringLiteral("search_path"));
    draft.session = readSession(table);
    return draft;
}

QStringList databaseNames(const Configuration &configuration)
{
    QStringList names;
    for (const DatabaseRole &role : configuration.databases)
        names += role.name;
    return names.isEmpty() ? QStringList{QStringLiteral("main")} : names;
}

/// The keys directly under [environments.NAME], and [environments.NAME.connections.DATABASE].
QMap<QString, ConnectionDraft> readConnections(TomlTable &table, const QStringList &databases)
{
    QMap<QString, ConnectionDraft> connections;
    const auto direct = std::find_if(connectionKeys().begin(), connectionKeys().end(), [&](const QString &key) { return table.has(key); });
    const ConnectionDraft own = readConnection(table); // also when nothing is there: makes the keys known
    if (direct != connectionKeys().end() && databases.size() == 1) {
        connections.insert(databases.constFirst(), own);
    } else if (direct != connectionKeys().end()) {
        table.mistakes().add(table.where(*direct),
                             Texts::tr("%1: the project has several databases (%2), so each needs a connection of its own.")
                                 .arg(table.path(*direct), databases.join(QStringLiteral(", "))),
                             Texts::tr("Move it to [%1.connections.%2].").arg(table.path(), databases.constFirst()));
    }
    std::optional<TomlTable> perDatabase = table.table(QStringLiteral("connections"));
    if (!perDatabase)
        return connections;
    for (const TomlTable::Entry &entry : perDatabase->entries()) {
        std::optional<TomlTable> one = perDatabase->entryTable(entry);
        if (!one)
            continue;
        if (!databases.contains(entry.key)) {
            table.mistakes().add(entry.where,
                                 Texts::tr("%1: there is no database \"%2\"; there are %3.")
                                         .arg(perDatabase->path(), entry.key, databases.join(QStringLiteral(", ")))
                                     + Core::didYouMean(entry.key, databases),
                                 Texts::tr("Databases are named under [databases.NAME]."));
        } else if (connections.contains(entry.key)) {
            table.mistakes().add(entry.where, Texts::tr("%1 is given twice: here and directly under [%2].").arg(one->path(), table.path()));
        }
        connections.insert(entry.key, readConnection(*one));
        one->finish();
    }
    return connections;
}

QString readColor(TomlTable &table)
{
    const QString key = QStringLiteral("color");
    const QString color = table.string(key).value_or(QString());
    const bool isHex = color.size() == 7 && color.front() == QLatin1Char('#') && std::all_of(color.begin() + 1, color.end(), [](QChar c) {
                           return c.isDigit() || (c.toLower() >= QLatin1Char('a') && c.toLower() <= QLatin1Char('f'));
                       });
    const QStringList named = {QStringLiteral("dev"), QStringLiteral("test"), QStringLiteral("prod")};
    if (color.isEmpty() || isHex || named.contains(color))
        return color;
    table.mistakes().add(
        table.where(key),
        Texts::tr("%1: \"%2\" is no colour; allowed are \"#RRGGBB\" and the palette's dev, test and prod.").arg(table.path(key), color)
            + Core::didYouMean(color, named));
    return {};
}

EnvironmentDraft readEnvironment(const QString &name, TomlTable &table, const QStringList &databases)
{
    EnvironmentDraft draft;
    draft.name = name;
    draft.where = table.where();
    draft.connections = readConnections(table, databases);
    const QStringList guards = {QStringLiteral("open"), QStringLiteral("confirm"), QStringLiteral("read-only")};
    if (const auto guard = table.choice(QStringLiteral("guard"), guards))
        draft.guard = *guardLevelFromString(*guard);
    draft.color = readColor(table);
    if (const auto order = table.integer(QStringLiteral("order")))
        draft.order = static_cast<int>(std::clamp<qint64>(*order, -1'000'000, 1'000'000));
    draft.seed = table.boolean(QStringLiteral("seed")).value_or(false);
    draft.scratch = table.string(QStringLiteral("scratch")).value_or(QString());
    draft.scratchAt = table.where(QStringLiteral("scratch"));
    draft.policies = readOwnPolicies(table);
    if (std::optional<TomlTable> variables = table.table(QStringLiteral("variables")))
        draft.variables = readVariables(*variables, Texts::tr("%1, environment %2").arg(table.mistakes().file(), name));
    table.finish();
    return draft;
}

/// Where scratch databases are made must be an environment that may be changed.
void checkScratch(TomlTable &environments, const QList<EnvironmentDraft> &drafts)
{
    QStringList names;
    for (const EnvironmentDraft &draft : drafts) {
        if (draft.guard != GuardLevel::ReadOnly)
            names += draft.name;
    }
    for (const EnvironmentDraft &draft : drafts) {
        if (draft.scratch.isEmpty() || names.contains(draft.scratch))
            continue;
        environments.mistakes().add(draft.scratchAt,
                                    Texts::tr("%1.scratch: \"%2\" is no environment on whose server a scratch database may be made.")
                                            .arg(environments.path(draft.name), draft.scratch)
                                        + Core::didYouMean(draft.scratch, names),
                                    Texts::tr("Name one that is not read-only, or leave it out."));
    }
}

EnvironmentDraft *draftNamed(QList<EnvironmentDraft> &drafts, const QString &name)
{
    const auto found = std::find_if(drafts.begin(), drafts.end(), [&](const EnvironmentDraft &draft) { return draft.name == name; });
    return found == drafts.end() ? nullptr : &*found;
}

void readLocalEnvironment(TomlTable &table, EnvironmentDraft &draft, const QStringList &databases)
{
    const QMap<QString, ConnectionDraft> connections = readConnections(table, databases);
    for (auto it = connections.cbegin(); it != connections.cend(); ++it) {
        if (!draft.connections.contains(it.key()))
            draft.connections.insert(it.key(), *it);
        else
            draft.connections[it.key()].replaceWith(*it);
    }
    if (std::optional<TomlTable> variables = table.table(QStringLiteral("variables"))) {
        const QString origin = Texts::tr("%1, environment %2").arg(table.mistakes().file(), draft.name);
        draft.variables.insert(readVariables(*variables, origin));
    }
    table.finish(Texts::tr("This file holds only variables and connections; everything else belongs into varve.toml."));
}

} // namespace

VariableDefinitions readVariables(TomlTable &table, const QString &origin)
{
    VariableDefinitions variables;
    for (const TomlTable::Entry &entry : table.entries()) {
        const VariableDefinition definition = readVariable(table, entry, origin);
        if (Text::isBuiltInName(entry.key)) {
            table.mistakes().add(entry.where,
                                 Texts::tr("%1: names that begin with \"varve.\" are Varve's own.").arg(table.path(entry.key)));
        } else if (!Text::isVariableName(entry.key)) {
            table.mistakes().add(entry.where,
                                 Texts::tr("%1 is no name for a variable: allowed are the letters A to Z, digits, \"_\", \"-\" and \".\", "
                                           "beginning with a letter or \"_\".")
                                     .arg(table.path(entry.key)));
        } else {
            variables.insert(entry.key, definition);
        }
    }
    return variables;
}

QList<EnvironmentDraft> readEnvironments(TomlTable &root, const Configuration &configuration)
{
    QList<EnvironmentDraft> drafts;
    std::optional<TomlTable> table = root.table(QStringLiteral("environments"));
    if (!table)
        return drafts;
    const QStringList databases = databaseNames(configuration);
    for (const TomlTable::Entry &entry : table->entries()) {
        std::optional<TomlTable> one = table->entryTable(entry);
        if (!hasNoControlCharacters(entry.key))
            root.mistakes().add(entry.where, Texts::tr("The name of an environment may neither be empty nor hold control characters."));
        else if (one)
            drafts.append(readEnvironment(entry.key, *one, databases));
    }
    checkScratch(*table, drafts);
    return drafts;
}

void readLocalEnvironments(TomlTable &root, Configuration &configuration)
{
    std::optional<TomlTable> table = root.table(QStringLiteral("environments"));
    if (!table)
        return;
    QStringList names;
    for (const EnvironmentDraft &draft : configuration.environments)
        names += draft.name;
    for (const TomlTable::Entry &entry : table->entries()) {
        std::optional<TomlTable> one = table->entryTable(entry);
        EnvironmentDraft *draft = draftNamed(configuration.environments, entry.key);
        if (one && draft)
            readLocalEnvironment(*one, *draft, databaseNames(configuration));
        else if (one)
            root.mistakes().add(
                entry.where,
                Texts::tr("varve.toml has no environment \"%1\"; it has %2.").arg(entry.key, names.join(QStringLiteral(", ")))
                    + Core::didYouMean(entry.key, names));
    }
}

} // namespace Varve::Project
