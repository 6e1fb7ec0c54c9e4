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
        && parseMigrationName(QStringLiteral("x.") + migration.engine + QStringLiteral(".sql")).engine.isEmpty())
        return Core::failure(
            ErrorKind::Usage,
            Texts::tr("\"%1\" is no engine; there are %2.").arg(migration.engine, Database::engineNames().join(QStringLiteral(", "))));
    return {};
}

QByteArray migrationText(const Project &project, const NewMigration &migration, const QString &database)
{
    const QString title = migration.name.contains(QLatin1Char(' '))
        ? migration.name.simplified()
        : QString(migration.name).replace(QLatin1Char('_'), QLatin1Char(' ')).simplified();
    const auto field = [](const char *key, const QString &value) { return Text::HeaderField{QString::fromLatin1(key), value, {}}; };
    QList<Text::HeaderField> fields;
    fields << field("Migration", title.left(1).toUpper() + title.mid(1));
    fields << field("Purpose", migration.purpose.simplified());
    fields << field("Date", (migration.date.isValid() ? migration.date : QDate::currentDate()).toString(Qt::ISODate));
    fields << field("Author", migration.author.isEmpty() ? authorIn(project.folder) : migration.author.simplified());
    if (project.databases.size() > 1)
        fields << field("Database", database);
    fields << field("Prerequisites", QString());
    const Text::DialectName dialect = dialectOf(migration.engine, Text::DialectName::PostgreSql);
    const QString header = Text::headerTemplate(fields, dialect);
    return header.toUtf8() + (header.endsWith(QLatin1Char('\n')) ? "" : "\n") + "\n\n-- varve:verify\n\n-- varve:down\n";
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

Expected<QString> createMigration(const Project &project, const NewMigration &migration)
{
    const QString database = migration.databaseName.isEmpty() ? project.databases.value(0).name : migration.databaseName;
    if (const Expected<> checked = checkRequest(project, migration, database); !checked)
        return Core::failure(checked.error());
    const Expected<QString> part = fileNamePart(migration.name);
    if (!part)
        return part;
    const bool isNumbered = project.migrations.isEmpty() || !numbersOf(project, database).isEmpty();
    const QString number = isNumbered ? nextNumber(numbersOf(project, database), QDateTime::currentDateTimeUtc()) : QString();
    // As the folder's own files do, so are the number and the name joined.
    const bool usesDash = !project.migrations.isEmpty() && !number.isEmpty()
        && project.migrations.constFirst().id.contains(project.migrations.constFirst().number + QLatin1Char('-'));
    QString fileName = number.isEmpty() ? *part : QString(number + (usesDash ? QLatin1Char('-') : QLatin1Char('_')) + *part);
    if (!migration.engine.isEmpty())
        fileName += QLatin1Char('.') + migration.engine;
    const QString folder = project.absolute(folderFor(project, database));
    if (!QDir().mkpath(folder))
        return Core::failure(writeError(folder, Texts::tr("the folder cannot be made")));
    const QString path = QDir::cleanPath(folder + QLatin1Char('/') + fileName + QStringLiteral(".sql"));
    if (const Expected<> written = writeNew(path, migrationText(project, migration, database)); !written)
        return Core::failure(written.error());
    return path;
}

} // namespace Varve::Project
