// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tomltext_p.h"

namespace Varve::Project {

namespace {

QString line(const QString &key, const QString &value)
{
    return key + QStringLiteral(" = ") + tomlString(value) + QLatin1Char('\n');
}

QString inlineTable(const QString &key, const QList<std::pair<QString, QString>> &pairs)
{
    QStringList parts;
    for (const auto &[name, value] : pairs)
        parts += tomlKey(name) + QStringLiteral(" = ") + tomlString(value);
    return key + QStringLiteral(" = { ") + parts.join(QStringLiteral(", ")) + QStringLiteral(" }\n");
}

QString connectionText(const ConnectionSettings &connection)
{
    QString text = line(QStringLiteral("driver"), Database::engineTraits(connection.engine).name);
    for (const auto &[key, value] :
         {std::pair{QStringLiteral("database"), connection.database}, std::pair{QStringLiteral("host"), connection.host}}) {
        if (!value.isEmpty())
            text += line(key, value);
    }
    bool isNumber = false;
    connection.port.toUInt(&isNumber);
    if (isNumber)
        text += QStringLiteral("port = ") + connection.port + QLatin1Char('\n');
    else if (!connection.port.isEmpty())
        text += line(QStringLiteral("port"), connection.port);
    if (!connection.user.isEmpty())
        text += line(QStringLiteral("user"), connection.user);
    if (connection.password.source != Database::SecretReference::Source::None)
        text += line(QStringLiteral("password"), connection.password.toString());
    QList<std::pair<QString, QString>> options;
    for (auto it = connection.options.cbegin(); it != connection.options.cend(); ++it)
        options.append({it.key(), it.value()});
    if (!options.isEmpty())
        text += inlineTable(QStringLiteral("options"), options);
    QList<std::pair<QString, QString>> attachments;
    for (const Database::Attachment &attachment : connection.attachments)
        attachments.append({attachment.schema, attachment.file});
    if (!attachments.isEmpty())
        text += inlineTable(QStringLiteral("attach"), attachments);
    return text;
}

QString ownKeys(const Environment &environment)
{
    QString text;
    if (environment.guard != GuardLevel::Open)
        text += line(QStringLiteral("guard"), toString(environment.guard));
    if (!environment.color.isEmpty())
        text += line(QStringLiteral("color"), environment.color);
    if (environment.order != 0)
        text += QStringLiteral("order = ") + QString::number(environment.order) + QLatin1Char('\n');
    if (environment.seed)
        text += QStringLiteral("seed = true\n");
    if (!environment.scratch.isEmpty())
        text += line(QStringLiteral("scratch"), environment.scratch);
    return text;
}

QString variablesText(const Environment &environment)
{
    QString text;
    for (auto it = environment.variables.cbegin(); it != environment.variables.cend(); ++it) {
        if (!it->origin.isEmpty())
            continue;
        if (it->substitution == Text::Substitution::Raw)
            text += tomlKey(it.key()) + QStringLiteral(" = { value = ") + tomlString(it->value) + QStringLiteral(", raw = true }\n");
        else
            text += line(tomlKey(it.key()), it->value);
    }
    return text;
}

} // namespace

QString tomlString(const QString &text)
{
    QString result = QStringLiteral("\"");
    for (const QChar character : text) {
        switch (character.unicode()) {
        case '"': result += QStringLiteral("\\\""); break;
        case '\\': result += QStringLiteral("\\\\"); break;
        case '\n': result += QStringLiteral("\\n"); break;
        case '\t': result += QStringLiteral("\\t"); break;
        default:
            if (character.unicode() < 32 || character.unicode() == 127)
                result += QStringLiteral("\\u%1").arg(character.unicode(), 4, 16, QLatin1Char('0'));
            else
                result += character;
        }
    }
    return result + QLatin1Char('"');
}

QString tomlKey(const QString &key)
{
    const bool isBare = !key.isEmpty() && std::all_of(key.begin(), key.end(), [](QChar c) {
        return c.unicode() < 128 && (c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('-'));
    });
    return isBare ? key : tomlString(key);
}

QString projectTemplate(const QString &name, const QString &migrationsFolder)
{
    return QStringLiteral(
               "# What file names cannot say about this project. Every key is optional.\n"
               "name = %1\n"
               "\n"
               "# Folders with migrations, relative to this file.\n"
               "migrations = [%2]\n"
               "\n"
               "# ${name} in a migration is replaced by these values; an environment may have others.\n"
               "# Values of your own belong into varve.local.toml, which is not for version control.\n"
               "[variables]\n"
               "# schema = \"app\"\n"
               "\n"
               "# What happens when migrations come late, changed after they ran, or are gone: \"refuse\", \"warn\" or \"allow\".\n"
               "[policies]\n"
               "# out_of_order = \"refuse\"\n"
               "# changed = \"warn\"\n"
               "# missing = \"refuse\"\n"
               "# naming = [\"{number}_{name}\"]\n"
               "\n"
               "# Releases group migrations that have no number and say in which order they run.\n"
               "# [[releases]]\n"
               "# name = \"1.0\"\n"
               "# title = \"Initial schema\"\n"
               "# migrations = [\"001_initial_schema\"]\n"
               "\n"
               "# Environments, in the order of promotion. guard is \"open\", \"confirm\" or \"read-only\".\n"
               "# A password is never written here: \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\".\n")
        .arg(tomlString(name), tomlString(migrationsFolder));
}

QString exampleEnvironment()
{
    return QStringLiteral("# [environments.development]\n"
                          "# driver = \"sqlite\"\n"
                          "# database = \"development.sqlite\"\n"
                          "\n"
                          "# [environments.production]\n"
                          "# driver = \"postgresql\"\n"
                          "# host = \"db.example.org\"\n"
                          "# database = \"app\"\n"
                          "# user = \"app\"\n"
                          "# password = \"env:APP_PASSWORD\"\n"
                          "# guard = \"confirm\"\n");
}

QString environmentText(const Environment &environment, const QStringList &databases)
{
    const QString table = QStringLiteral("environments.") + tomlKey(environment.name);
    const bool isDirect = databases.size() == 1 && environment.connections.size() <= 1;
    QString text = QLatin1Char('[') + table + QStringLiteral("]\n");
    if (isDirect && !environment.connections.isEmpty())
        text += connectionText(environment.connections.constBegin().value());
    text += ownKeys(environment);
    for (auto it = environment.connections.cbegin(); !isDirect && it != environment.connections.cend(); ++it)
        text += QStringLiteral("\n[%1.connections.%2]\n").arg(table, tomlKey(it.key())) + connectionText(*it);
    if (const QString variables = variablesText(environment); !variables.isEmpty())
        text += QStringLiteral("\n[%1.variables]\n").arg(table) + variables;
    return text;
}

} // namespace Varve::Project
