// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environment.h"

#include "texts_p.h"

#include <QCoreApplication>
#include <QDir>

namespace Varve::Project {

using Core::ErrorKind;
using Core::Expected;

namespace {

/// renderPlain() with the place of the connection and the key's name in the error.
Expected<QString> rendered(const QString &text, const QString &key, const ConnectionSettings &settings, const Text::Variables &variables)
{
    // ${env:NAME} is no name of a variable: its value waits under one of Varve's own.
    static const QString surrounding = QStringLiteral("${env:");
    static const QString variable = QStringLiteral("${varve.env.");
    Expected<QString> value = Text::renderPlain(QString(text).replace(surrounding, variable), variables);
    if (value)
        return value;
    Core::Error error = value.error();
    error.where = settings.where;
    error.message = key + QStringLiteral(": ") + error.message.replace(QStringLiteral("varve.env."), QStringLiteral("env:"));
    return Core::failure(error);
}

Expected<int> portNumber(const QString &text, const ConnectionSettings &settings)
{
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const int port = text.toInt(&isNumber);
    if (isNumber && port > 0 && port <= 65535)
        return port;
    Core::Error error;
    error.kind = ErrorKind::ProjectFiles;
    error.message = Texts::tr("port: \"%1\" is no port; a port is a number from 1 to 65535.").arg(text);
    error.where = settings.where;
    return Core::failure(error);
}

QString absolutePath(const QString &path, const QString &folder)
{
    // SQLite's own names for databases without a file stay as they are.
    if (path.isEmpty() || path == QStringLiteral(":memory:") || path.startsWith(QStringLiteral("file:")))
        return path;
    return QDir::cleanPath(QDir(folder).absoluteFilePath(path));
}

Core::Error noConnection(const Environment &environment, const QString &databaseName)
{
    Core::Error error;
    error.kind = ErrorKind::ProjectFiles;
    error.message = QCoreApplication::translate("Varve::Project", "Environment \"%1\" has no connection for database \"%2\".")
                        .arg(environment.title(), databaseName);
    error.where = environment.where;
    error.remedy = QCoreApplication::translate("Varve::Project",
                                               "Add driver and database under [environments.%1] in varve.toml, or under "
                                               "[environments.%1.connections.%2] where the project has several databases.")
                       .arg(environment.name, databaseName);
    return error;
}

/// The places of a connection that may hold variables, filled in.
Expected<> fillIn(Database::ConnectionProfile &profile, const ConnectionSettings &settings, const Text::Variables &variables)
{
    const std::pair<QString, std::pair<const QString *, QString *>> plain[] = {
        {QStringLiteral("database"), {&settings.database, &profile.database}},
        {QStringLiteral("host"), {&settings.host, &profile.host}},
        {QStringLiteral("user"), {&settings.user, &profile.user}},
    };
    for (const auto &[key, texts] : plain) {
        const Expected<QString> value = rendered(*texts.first, key, settings, variables);
        if (!value)
            return Core::failure(value.error());
        *texts.second = *value;
    }
    for (auto it = settings.options.cbegin(); it != settings.options.cend(); ++it) {
        const Expected<QString> value = rendered(it.value(), QStringLiteral("options.") + it.key(), settings, variables);
        if (!value)
            return Core::failure(value.error());
        profile.options.insert(it.key(), *value);
    }
    return {};
}

Expected<> attach(Database::ConnectionProfile &profile, const ConnectionSettings &settings, const Text::Variables &variables,
                  const QString &folder)
{
    for (const Database::Attachment &attachment : settings.attachments) {
        const Expected<QString> schema = rendered(attachment.schema, QStringLiteral("attach"), settings, variables);
        if (!schema)
            return Core::failure(schema.error());
        const Expected<QString> file = rendered(attachment.file, QStringLiteral("attach.") + *schema, settings, variables);
        if (!file)
            return Core::failure(file.error());
        profile.attachments.append({*schema, absolutePath(*file, folder)});
    }
    return {};
}

Expected<> fillInSession(Database::SessionSettings &session, const ConnectionSettings &settings, const Text::Variables &variables)
{
    const Expected<QString> role = rendered(settings.session.role, QStringLiteral("role"), settings, variables);
    if (!role)
        return Core::failure(role.error());
    session.role = *role;
    for (const QString &written : settings.session.searchPath) {
        const Expected<QString> schema = rendered(written, QStringLiteral("search_path"), settings, variables);
        if (!schema)
            return Core::failure(schema.error());
        session.searchPath += *schema;
    }
    for (auto it = settings.session.settings.cbegin(); it != settings.session.settings.cend(); ++it) {
        const Expected<QString> value = rendered(it.value(), QStringLiteral("session.") + it.key(), settings, variables);
        if (!value)
            return Core::failure(value.error());
        session.settings.insert(it.key(), *value);
    }
    return {};
}

} // namespace

QString toString(GuardLevel level)
{
    switch (level) {
    case GuardLevel::Open: return QStringLiteral("open");
    case GuardLevel::Confirm: return QStringLiteral("confirm");
    case GuardLevel::ReadOnly: return QStringLiteral("read-only");
    }
    Q_UNREACHABLE();
}

std::optional<GuardLevel> guardLevelFromString(QStringView name)
{
    for (const GuardLevel level : {GuardLevel::Open, GuardLevel::Confirm, GuardLevel::ReadOnly}) {
        if (toString(level) == name)
            return level;
    }
    return std::nullopt;
}

QString Environment::title() const
{
    return name.isEmpty() ? Texts::tr("database") : name;
}

Expected<Database::ConnectionProfile> connectionProfile(const Environment &environment, const QString &databaseName,
                                                        const QString &projectFolder)
{
    const auto found = environment.connections.constFind(databaseName);
    if (found == environment.connections.cend())
        return Core::failure(noConnection(environment, databaseName));
    const ConnectionSettings &settings = *found;
    Text::Variables variables = environment.variables;
    variables.insert(QStringLiteral("varve.database"),
                     {databaseName, QCoreApplication::translate("Varve::Project", "built in"), Text::Substitution::Checked, false});

    Database::ConnectionProfile profile;
    profile.engine = settings.engine;
    profile.password = settings.password;
    profile.access = environment.guard == GuardLevel::ReadOnly ? Database::Access::ReadOnly : Database::Access::ReadWrite;
    if (const Expected<> filled = fillIn(profile, settings, variables); !filled)
        return Core::failure(filled.error());
    const Expected<QString> portText = rendered(settings.port, QStringLiteral("port"), settings, variables);
    if (!portText)
        return Core::failure(portText.error());
    const Expected<int> port = portNumber(*portText, settings);
    if (!port)
        return Core::failure(port.error());
    profile.port = *port;
    if (Database::engineTraits(settings.engine).isFile)
        profile.database = absolutePath(profile.database, projectFolder);
    if (const Expected<> attached = attach(profile, settings, variables, projectFolder); !attached)
        return Core::failure(attached.error());
    if (const Expected<> filled = fillInSession(profile.session, settings, variables); !filled)
        return Core::failure(filled.error());
    return profile;
}

} // namespace Varve::Project
