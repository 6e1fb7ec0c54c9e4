// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "environmentbuilder.h"

#include "dotenv.h"
#include "texts_p.h"
#include "variableresolver.h"

#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QDate>
#include <QDir>
#include <QFileInfo>

namespace Varve::Project {

using Core::Expected;

namespace {

/// The process's environment, and a .env file that is read when first needed.
class Surroundings final
{
public:
    explicit Surroundings(const QString &folder) : m_file(folder + QStringLiteral("/.env")) {}

    std::optional<SurroundingValue> lookUp(const QString &name)
    {
        const QByteArray key = name.toUtf8();
        if (qEnvironmentVariableIsSet(key.constData()))
            return SurroundingValue{qEnvironmentVariable(key.constData()), Texts::tr("environment variable %1").arg(name)};
        readFile();
        const auto found = m_values.constFind(name);
        if (found == m_values.cend())
            return std::nullopt;
        return SurroundingValue{*found, Texts::tr("%1 in .env").arg(name)};
    }

    const std::optional<Core::Error> &error() const { return m_error; }

private:
    void readFile()
    {
        if (m_read)
            return;
        m_read = true;
        if (!QFileInfo::exists(m_file))
            return;
        const Expected<Text::TextFile> file = Text::readTextFile(m_file, QStringLiteral(".env"));
        const Expected<QMap<QString, QString>> values
            = file ? parseDotenv(file->bytes, QStringLiteral(".env")) : Core::failure(file.error());
        if (values)
            m_values = *values;
        else
            m_error = values.error();
    }

    QString m_file;
    bool m_read = false;
    QMap<QString, QString> m_values;
    std::optional<Core::Error> m_error;
};

QString loginName()
{
    const QString name = qEnvironmentVariable("USER");
    return name.isEmpty() ? qEnvironmentVariable("LOGNAME") : name;
}

class Builder final
{
public:
    Builder(const Configuration &configuration, const QString &folder, const QString &projectName, const LoadOptions &options)
        : m_configuration(configuration), m_folder(folder), m_projectName(projectName), m_options(options), m_surroundings(folder)
    {}

    Expected<BuiltEnvironments> build()
    {
        const Expected<Text::Variables> own = resolve({}, {});
        if (!own)
            return Core::failure(own.error());
        m_result.variables = *own;
        for (qsizetype index = 0; index < m_configuration.environments.size(); ++index) {
            if (const Expected<> added = addDraft(m_configuration.environments[index], static_cast<int>(index)); !added)
                return Core::failure(added.error());
        }
        std::stable_sort(m_result.environments.begin(), m_result.environments.end(),
                         [](const Environment &a, const Environment &b) { return a.order < b.order; });
        if (const Expected<> added = addUnnamed(); !added)
            return Core::failure(added.error());
        if (m_surroundings.error())
            return Core::failure(*m_surroundings.error());
        return m_result;
    }

private:
    Text::Variables builtIn(const QString &environment) const
    {
        const auto value = [](const QString &text) {
            return Text::VariableValue{text, QCoreApplication::translate("Varve::Project", "built in"), Text::Substitution::Checked, false};
        };
        Text::Variables variables;
        variables.insert(QStringLiteral("varve.project"), value(m_projectName));
        variables.insert(QStringLiteral("varve.user"), value(loginName()));
        variables.insert(QStringLiteral("varve.date"), value(QDate::currentDate().toString(Qt::ISODate)));
        variables.insert(QStringLiteral("varve.environment"), value(environment));
        // With several databases each connection's own name goes here when it is used.
        if (m_configuration.databases.size() <= 1)
            variables.insert(QStringLiteral("varve.database"), value(databaseName()));
        return variables;
    }

    QString databaseName() const
    {
        return m_configuration.databases.isEmpty() ? QStringLiteral("main") : m_configuration.databases.constFirst().name;
    }

    /// Project, then environment, then varve.local.toml (merged when it was read), then the command line.
    Expected<Text::Variables> resolve(const QString &environment, const VariableDefinitions &own)
    {
        VariableDefinitions definitions = m_configuration.variables;
        definitions.insert(own);
        for (auto it = m_options.settings.cbegin(); it != m_options.settings.cend(); ++it) {
            const VariableDefinition before = definitions.value(it.key());
            definitions.insert(it.key(), {it.value(), Texts::tr("command line"), before.raw, before.secret, {}});
        }
        const Expected<ResolvedVariables> resolved
            = resolveVariables(definitions, builtIn(environment), [this](const QString &name) { return m_surroundings.lookUp(name); });
        if (!resolved)
            return Core::failure(resolved.error());
        for (const Core::Problem &problem : resolved->problems) {
            // Where the project's own values are incomplete an environment may still complete them.
            const bool isShown = m_result.problems.contains(problem);
            if (!isShown && (!environment.isEmpty() || m_configuration.environments.isEmpty()))
                m_result.problems.append(problem);
        }
        return resolved->variables;
    }

    Expected<> addDraft(const EnvironmentDraft &draft, int index)
    {
        Environment environment;
        environment.name = draft.name;
        environment.guard = draft.guard;
        environment.color = draft.color;
        environment.order = draft.order.value_or(index + 1);
        environment.seed = draft.seed;
        environment.scratch = draft.scratch;
        environment.policies = draft.policies;
        environment.where = draft.where;
        Expected<Text::Variables> variables = resolve(draft.name, draft.variables);
        if (!variables)
            return Core::failure(variables.error());
        environment.variables = *variables;
        for (auto it = draft.connections.cbegin(); it != draft.connections.cend(); ++it) {
            if (const Expected<> added = addConnection(environment, it.key(), *it); !added)
                return added;
        }
        m_result.environments.append(environment);
        return {};
    }

    Expected<> addConnection(Environment &environment, const QString &database, const ConnectionDraft &draft)
    {
        std::optional<Database::Engine> engine;
        for (const DatabaseRole &role : m_configuration.databases) {
            if (role.name == database)
                engine = role.engine;
        }
        const QString path = QStringLiteral("environments.") + environment.name;
        const Expected<ConnectionSettings> settings = connectionSettings(draft, path, engine, m_folder);
        if (!settings)
            return Core::failure(settings.error());
        environment.connections.insert(database, *settings);
        provideSurroundings(environment, *settings);
        return {};
    }

    /// ${env:NAME} may stand directly in a connection: connectionProfile() finds it among the variables.
    void provideSurroundings(Environment &environment, const ConnectionSettings &settings)
    {
        QStringList texts = {settings.database, settings.host, settings.port, settings.user};
        texts += settings.options.values() + settings.session.searchPath + settings.session.settings.values();
        texts += settings.session.role;
        for (const Database::Attachment &attachment : settings.attachments)
            texts << attachment.schema << attachment.file;
        for (const QString &text : texts) {
            for (const QString &name : surroundingsUsed(text)) {
                if (const std::optional<SurroundingValue> found = m_surroundings.lookUp(name))
                    environment.variables.insert(QStringLiteral("varve.env.") + name,
                                                 {found->value, found->origin, Text::Substitution::Checked, looksSecret(name)});
            }
        }
    }

    /// The environment of --database-url, or of DATABASE_URL where the project has none of its own.
    Expected<> addUnnamed()
    {
        QString url = m_options.databaseUrl;
        QString origin = QStringLiteral("--database-url (VARVE_DATABASE_URL)");
        if (url.isEmpty() && m_result.environments.isEmpty()) {
            url = qEnvironmentVariable("DATABASE_URL");
            origin = QStringLiteral("DATABASE_URL");
        }
        if (url.isEmpty())
            return {};
        // Like every path of a command line, a file is relative to where the person is.
        const Expected<Database::ProfileFromUrl> parsed = Database::profileFromUrl(url, QDir::currentPath());
        if (!parsed)
            return Core::failure(parsed.error());
        const Database::ConnectionProfile &profile = parsed->profile;
        Environment environment;
        environment.origin = origin;
        environment.variables = m_result.variables;
        ConnectionSettings settings;
        settings.engine = profile.engine;
        settings.database = escaped(profile.database);
        settings.host = escaped(profile.host);
        settings.port = profile.port > 0 ? QString::number(profile.port) : QString();
        settings.user = escaped(profile.user);
        settings.password = profile.password;
        for (auto it = profile.options.cbegin(); it != profile.options.cend(); ++it)
            settings.options.insert(it.key(), escaped(it.value()));
        settings.attachments = profile.attachments;
        environment.connections.insert(databaseName(), settings);
        m_result.environments.prepend(environment);
        return {};
    }

    /// A URL is final: a "${" in it is no variable.
    static QString escaped(QString text) { return text.replace(QStringLiteral("${"), QStringLiteral("$${")); }

    const Configuration &m_configuration;
    QString m_folder;
    QString m_projectName;
    const LoadOptions &m_options;
    Surroundings m_surroundings;
    BuiltEnvironments m_result;
};

} // namespace

Expected<BuiltEnvironments> buildEnvironments(const Configuration &configuration, const QString &folder, const QString &projectName,
                                              const LoadOptions &options)
{
    return Builder(configuration, folder, projectName, options).build();
}

} // namespace Varve::Project
