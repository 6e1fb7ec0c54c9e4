// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "projectwriter.h"

#include "configuration.h"
#include "migrationcollector.h"
#include "migrationname.h"
#include "newmigration_p.h"
#include "texts_p.h"
#include "tomltext_p.h"

#include <models/text/textfile.h>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace Varve::Project {

using Core::ErrorKind;
using Core::Expected;

namespace {

Core::Error writeError(const QString &path, const QString &why)
{
    Core::Error error;
    error.kind = ErrorKind::Io;
    error.message = QCoreApplication::translate("Varve::Project", "%1 cannot be written: %2.").arg(path, why);
    return error;
}

/// Makes a file that was not there before.
Expected<> writeNew(const QString &path, const QByteArray &text)
{
    QFile file(path);
    if (QFileInfo::exists(path) || !file.open(QIODevice::WriteOnly | QIODevice::NewOnly)) {
        if (QFileInfo::exists(path))
            return Core::failure(ErrorKind::Usage, Texts::tr("%1 is already there; it is not overwritten.").arg(path));
        return Core::failure(writeError(path, file.errorString()));
    }
    if (file.write(text) == text.size() && file.flush())
        return {};
    const Core::Error error = writeError(path, file.errorString());
    file.close();
    file.remove(); // half a file helps nobody
    return Core::failure(error);
}

Expected<> replace(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return {};
    return Core::failure(writeError(path, file.errorString()));
}

Expected<> checkEnvironment(const Environment &environment)
{
    if (environment.name.trimmed().isEmpty())
        return Core::failure(ErrorKind::Usage, Texts::tr("An environment needs a name."));
    for (const ConnectionSettings &connection : environment.connections) {
        if (connection.password.source == Database::SecretReference::Source::Given) {
            return Core::failure(ErrorKind::Usage, Texts::tr("A password is not written to varve.toml."),
                                 Texts::tr("Use \"env:NAME\", \"file:PATH\", \"keychain:NAME\" or \"ask\"."));
        }
    }
    return {};
}

/// Where SQL already lies, or a folder of its own. First the folders in which a project without varve.toml is looked for.
QString migrationsFolder(const QString &folder)
{
    for (const QString &usual : {QStringLiteral("migrations"), QStringLiteral("db/migrations")}) {
        if (QFileInfo::exists(folder + QLatin1Char('/') + usual))
            return usual;
    }
    const auto holdsSql = [](const QString &path) { return !QDir(path).entryList({QStringLiteral("*.sql")}, QDir::Files).isEmpty(); };
    if (holdsSql(folder))
        return QStringLiteral(".");
    QStringList below;
    for (const QString &name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (holdsSql(folder + QLatin1Char('/') + name))
            below += name;
    }
    return below.size() == 1 ? below.constFirst() : QStringLiteral("migrations");
}

QString folderFor(const Project &project, const QString &database)
{
    QStringList owned;
    for (const DatabaseRole &role : project.databases) {
        if (role.name == database && !role.folders.isEmpty())
            return role.folders.constFirst();
        owned += role.folders;
    }
    for (const QString &folder : project.migrationFolders) {
        if (!owned.contains(folder))
            return folder;
    }
    return project.migrationFolders.value(0, QStringLiteral("migrations"));
}

Expected<> checkRequest(const Project &project, const NewMigration &migration, const QString &database)
{
    if (project.layout.foreign) {
        return Core::failure(ErrorKind::Unsupported,
                             Texts::tr("This folder is written for %1; new migrations are made with that tool.").arg(project.layout.tool));
    }
    QStringList names;
    for (const DatabaseRole &role : project.databases)
        names += role.name;
    if (!names.contains(database))
        return Core::failure(ErrorKind::Usage,
                             Texts::tr("There is no database \"%1\"; there are %2.").arg(database, names.join(QStringLiteral(", "))));
    if (!migration.engine.isEmpty()
        && parseMigrationName(QString(QStringLiteral("x.") + migration.engine + QStringLiteral(".sql"))).engine.isEmpty())
        return Core::failure(
            ErrorKind::Usage,
            Texts::tr("\"%1\" is no engine; there are %2.").arg(migration.engine, Database::engineNames().join(QStringLiteral(", "))));
    return {};
}

/// "add_user_preferences" as a person would write it.
QString titleOf(const NewMigration &migration, const QString &fileName)
{
    const QString words = migration.name.isEmpty() ? parseMigrationName(fileName).name : migration.name;
    const QString title
        = words.contains(QLatin1Char(' ')) ? words.simplified() : QString(words).replace(QLatin1Char('_'), QLatin1Char(' ')).simplified();
    return title.left(1).toUpper() + title.mid(1);
}

QByteArray migrationText(const Project &project, const NewMigration &migration, const QString &database, const QString &fileName)
{
    const auto field = [](const char *key, const QString &value) { return Text::HeaderField{QString::fromLatin1(key), value, {}}; };
    QList<Text::HeaderField> fields;
    fields << field("Migration", titleOf(migration, fileName));
    fields << field("Purpose", migration.purpose);
    fields << field("Date", (migration.date.isValid() ? migration.date : QDate::currentDate()).toString(Qt::ISODate));
    fields << field("Author", migration.author.isEmpty() ? authorIn(project.folder) : migration.author);
    if (project.databases.size() > 1)
        fields << field("Database", database);
    if (!migration.revises.isEmpty())
        fields << field("Revises", migration.revises.join(QStringLiteral(", ")));
    if (!migration.branch.isEmpty())
        fields << field("Branch", migration.branch);
    fields << field("Prerequisites", toBeNamed(project, migration, database, fileName));
    const Text::DialectName dialect = dialectOf(migration.engine, Text::DialectName::PostgreSql);
    return Text::headerTemplate(fields, dialect).toUtf8() + "\n\n-- varve:verify\n\n-- varve:down\n";
}

/// Numbers in use for \a database; empty where the project places its migrations without numbers.
QStringList numbersOf(const Project &project, const QString &database)
{
    QStringList numbers;
    for (const Migration &migration : project.migrations) {
        if (migration.databaseName == database && !migration.number.isEmpty() && migration.category != Category::Seed)
            numbers += migration.number;
    }
    return numbers;
}

QString databaseOf(const Project &project, const NewMigration &migration)
{
    return migration.databaseName.isEmpty() ? project.databases.value(0).name : migration.databaseName;
}

/// As the folder's own files are called.
QString nameLikeTheOthers(const Project &project, const QString &part, const QStringList &numbers)
{
    const bool isNumbered = project.migrations.isEmpty() || !numbers.isEmpty();
    if (!isNumbered)
        return part;
    const QString number = nextNumber(numbers, QDateTime::currentDateTimeUtc());
    const bool usesDash = !project.migrations.isEmpty()
        && project.migrations.constFirst().id.contains(project.migrations.constFirst().number + QLatin1Char('-'));
    return number + (usesDash ? QLatin1Char('-') : QLatin1Char('_')) + part;
}

/// The parts of the first rule that has more than a name, as a person would give them: "--part feature=… --part table=…".
QString partsExample(const QList<NamingRule> &rules)
{
    const auto rule = std::max_element(rules.begin(), rules.end(), [](const NamingRule &a, const NamingRule &b) {
        return a.placeholders().size() < b.placeholders().size();
    });
    QStringList options;
    for (const QString &word : rule->placeholders())
        options += QStringLiteral("--part %1=…").arg(word);
    return options.join(QLatin1Char(' '));
}

Expected<QString> nameByRule(const Project &project, const QString &part, const QStringList &numbers)
{
    const QList<NamingRule> &rules = project.policies.naming;
    const QString number = nextNumber(numbers, QDateTime::currentDateTimeUtc());
    for (const NamingRule &rule : rules) {
        if (const std::optional<QString> name = rule.named(part, number))
            return *name;
    }
    return Core::failure(ErrorKind::Usage,
                         Texts::tr("The name \"%1\" fits no naming rule of the project: %2.").arg(part, namingPatterns(rules)),
                         Texts::tr("Choose a name like that, or give varve-cli new its parts: %1").arg(partsExample(rules)));
}

Expected<QString> nameByParts(const Project &project, const QMap<QString, QString> &parts, const QStringList &numbers)
{
    const QList<NamingRule> &rules = project.policies.naming;
    const auto rule = std::find_if(rules.begin(), rules.end(), [&](const NamingRule &candidate) {
        QStringList words = candidate.placeholders();
        words.sort();
        return words == parts.keys();
    });
    if (rule == rules.end()) {
        const QString said = parts.keys().join(QStringLiteral(", "));
        if (rules.isEmpty())
            return Core::failure(ErrorKind::Usage, Texts::tr("The project has no naming rule, so there are no parts like %1.").arg(said),
                                 Texts::tr("Give a name, or write naming = [\"…\"] under [policies] in varve.toml."));
        return Core::failure(ErrorKind::Usage,
                             Texts::tr("No naming rule has just these parts: %1. The rules are %2.").arg(said, namingPatterns(rules)),
                             Texts::tr("Give each part of one rule: %1").arg(partsExample(rules)));
    }
    QMap<QString, QString> values;
    for (auto it = parts.cbegin(); it != parts.cend(); ++it) {
        const Expected<QString> value = fileNamePart(*it);
        if (!value)
            return value;
        values.insert(it.key(), *value);
    }
    return rule->filled(values, nextNumber(numbers, QDateTime::currentDateTimeUtc()));
}

/// Ids are those of the whole project: neither of two would run.
Expected<QString> freeName(const Project &project, const QString &database, const QString &fileName)
{
    const QString id = parseMigrationName(fileName).stem;
    const Migration *taken = project.migration(id);
    if (!taken || taken->databaseName == database)
        return fileName;
    return Core::failure(
        ErrorKind::Usage,
        Texts::tr("\"%1\" is a migration of the database %2 already, and an id is that of the whole project.").arg(id, taken->databaseName),
        Texts::tr("Give it another name."));
}

} // namespace

Expected<QString> initProject(const QString &folder, const QString &name, const QList<Environment> &environments)
{
    for (const Environment &environment : environments) {
        if (const Expected<> checked = checkEnvironment(environment); !checked)
            return Core::failure(checked.error());
    }
    if (QFileInfo(folder).exists() && !QFileInfo(folder).isDir())
        return Core::failure(ErrorKind::Usage, Texts::tr("%1 is not a folder.").arg(folder));
    const QString migrations = migrationsFolder(folder);
    if (!QDir().mkpath(folder))
        return Core::failure(writeError(folder, Texts::tr("the folder cannot be made")));
    const QString path = QDir::cleanPath(QDir(folder).absoluteFilePath(QStringLiteral("varve.toml")));
    const QString title = name.isEmpty() ? QFileInfo(QDir(folder).absolutePath()).fileName() : name;
    QString text = projectTemplate(title, migrations);
    for (const Environment &environment : environments)
        text += QLatin1Char('\n') + environmentText(environment, {QStringLiteral("main")});
    if (environments.isEmpty())
        text += QLatin1Char('\n') + exampleEnvironment();
    if (const Expected<> written = writeNew(path, text.toUtf8()); !written)
        return Core::failure(written.error());
    if (!QDir(folder).mkpath(migrations))
        return Core::failure(writeError(folder + QLatin1Char('/') + migrations, Texts::tr("the folder cannot be made")));
    return path;
}

Expected<> addEnvironment(const QString &projectFolder, const Environment &environment)
{
    if (const Expected<> checked = checkEnvironment(environment); !checked)
        return checked;
    const QString path = QDir::cleanPath(QDir(projectFolder).absoluteFilePath(QStringLiteral("varve.toml")));
    if (!QFileInfo::exists(path)) {
        const Expected<QString> made = initProject(projectFolder, QString(), {environment});
        return made ? Expected<>() : Core::failure(made.error());
    }
    const Expected<Text::TextFile> file = Text::readTextFile(path, QStringLiteral("varve.toml"));
    if (!file)
        return Core::failure(file.error());
    const Expected<Configuration> before = readConfiguration(file->bytes, QStringLiteral("varve.toml"));
    if (!before)
        return Core::failure(before.error());
    QStringList databases;
    for (const DatabaseRole &role : before->databases)
        databases += role.name;
    for (const EnvironmentDraft &other : before->environments) {
        if (other.name == environment.name)
            return Core::failure(ErrorKind::Usage, Texts::tr("There is already an environment \"%1\".").arg(environment.name));
    }
    QString added = environmentText(environment, databases.isEmpty() ? QStringList{QStringLiteral("main")} : databases);
    QByteArray text = file->bytes;
    const bool usesCrLf = text.contains("\r\n");
    if (!text.isEmpty() && !text.endsWith('\n'))
        text += usesCrLf ? "\r\n" : "\n";
    if (!text.isEmpty())
        added.prepend(QLatin1Char('\n'));
    text += (usesCrLf ? added.replace(QLatin1Char('\n'), QStringLiteral("\r\n")) : added).toUtf8();
    // What is written must be readable: a file in which the table cannot be added stays as it is.
    const Expected<Configuration> after = readConfiguration(text, QStringLiteral("varve.toml"));
    if (!after)
        return Core::failure(after.error());
    return replace(path, text);
}

Expected<QString> newMigrationFileName(const Project &project, const NewMigration &migration)
{
    const QString database = databaseOf(project, migration);
    if (const Expected<> checked = checkRequest(project, migration, database); !checked)
        return Core::failure(checked.error());
    const QStringList numbers = numbersOf(project, database);
    const QString suffix = (migration.engine.isEmpty() ? QString() : QString(QLatin1Char('.') + migration.engine)) + QStringLiteral(".sql");
    const auto withSuffix = [&](const QString &name) { return freeName(project, database, QString(name + suffix)); };
    if (!migration.parts.isEmpty())
        return nameByParts(project, migration.parts, numbers).and_then(withSuffix);
    const Expected<QString> part = fileNamePart(migration.name);
    if (!part)
        return part;
    if (!project.policies.naming.isEmpty())
        return nameByRule(project, *part, numbers).and_then(withSuffix);
    return withSuffix(nameLikeTheOthers(project, *part, numbers));
}

Expected<QString> createMigration(const Project &project, const NewMigration &migration)
{
    const Expected<QString> fileName = newMigrationFileName(project, migration);
    if (!fileName)
        return fileName;
    const QString database = databaseOf(project, migration);
    const QString folder = project.absolute(folderFor(project, database));
    if (!QDir().mkpath(folder))
        return Core::failure(writeError(folder, Texts::tr("the folder cannot be made")));
    const QString path = QDir::cleanPath(folder + QLatin1Char('/') + *fileName);
    if (const Expected<> written = writeNew(path, migrationText(project, migration, database, *fileName)); !written)
        return Core::failure(written.error());
    return path;
}

} // namespace Varve::Project
