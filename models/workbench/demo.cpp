// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "demo.h"

#include <models/database/connection.h>
#include <models/execution/planner/planner.h>
#include <models/execution/run/runner.h>
#include <models/project/projectloader.h>

#include <resources/demofiles.h>

#include <QCoreApplication>
#include <QDir>
#include <QDirIterator>
#include <QFile>

namespace Varve::Workbench {

using namespace Qt::StringLiterals;
using Core::Expected;
using Core::failure;

namespace {

Expected<> copyFile(const QString &from, const QString &to)
{
    QFile source(from);
    QFile target(to);
    QDir().mkpath(QFileInfo(to).path());
    if (!source.open(QIODevice::ReadOnly) || !target.open(QIODevice::WriteOnly) || target.write(source.readAll()) < 0)
        return failure(Core::ErrorKind::Io,
                       QCoreApplication::translate("Varve::Workbench", "The demonstration file %1 could not be written: %2.")
                           .arg(to, target.errorString()));
    return {};
}

/// Copies the files below a resource folder whose relative path \a wanted accepts.
Expected<> copyTree(const QString &from, const QString &to, const std::function<bool(const QString &)> &wanted = {})
{
    QDirIterator files(from, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString file = files.next();
        const QString relative = file.mid(from.size() + 1);
        if (wanted && !wanted(relative))
            continue;
        if (const Expected<> copied = copyFile(file, to + u'/' + relative); !copied)
            return copied;
    }
    return {};
}

/// The demonstration's past is made of moments: some files in the folder, then a run on one environment.
class Past final
{
public:
    explicit Past(QString folder) : m_folder(std::move(folder)) {}

    /// Only files of the final project whose number is at most \a last, with the project file of the time before its second release.
    Expected<> showUpTo(const QString &last, const QStringList &hidden = {})
    {
        QDir(m_folder + u"/migrations"_s).removeRecursively();
        return copyTree(m_final, m_folder,
                        [&](const QString &file) {
                            const QString name = file.section(u'/', -1);
                            return name.at(0).isDigit() && name.left(3) <= last && !hidden.contains(name.left(3));
                        })
            .and_then([this] { return overlay(u"varve.toml"_s); });
    }
    Expected<> overlay(const QString &file) { return copyFile(m_before + u'/' + file, m_folder + u'/' + file); }
    /// Another wording of a comment than today's.
    Expected<> reword(const QString &name, const QByteArray &today, const QByteArray &then)
    {
        QFile file(m_folder + u'/' + name);
        if (!file.open(QIODevice::ReadWrite))
            return failure(Core::ErrorKind::Io, file.errorString());
        const QByteArray text = file.readAll().replace(today, then);
        file.resize(0);
        file.write(text);
        return {};
    }
    Expected<> showAll() { return copyTree(m_final, m_folder); }

    /// Runs what is pending on an environment. How the run ends is part of the past; only not being able to run is an error.
    Expected<> migrate(const QString &environmentName);
    Expected<> execute(const QString &environmentName, const QByteArray &sql);

private:
    struct Site
    {
        Project::Environment environment;
        Project::Project project;
        std::unique_ptr<Database::Connection> connection;
    };
    Expected<Site> open(const QString &environmentName) const;
    Expected<Project::Project> load() const
    {
        return Project::loadProject(m_folder, {.settings = {}, .databaseUrl = {}, .useIndex = false, .indexFolder = {}});
    }

    QString m_folder;
    const QString m_final = u":/demo/mhras"_s;
    const QString m_before = u":/demo/before/mhras"_s;
};

Expected<Past::Site> Past::open(const QString &environmentName) const
{
    Expected<Project::Project> project = load();
    if (!project)
        return failure(project.error());
    const Expected<const Project::Environment *> environment = project->findEnvironment(environmentName);
    if (!environment)
        return failure(environment.error());
    return Project::connectionProfile(**environment, u"main"_s, project->folder)
        .and_then([](const Database::ConnectionProfile &profile) { return Database::Connection::open(profile, {}); })
        .map([&](std::unique_ptr<Database::Connection> connection) {
            return Site{.environment = **environment, .project = std::move(*project), .connection = std::move(connection)};
        });
}

Expected<> Past::migrate(const QString &environmentName)
{
    const Expected<Site> site = open(environmentName);
    if (!site)
        return failure(site.error());
    Database::Connection &connection = *site->connection;
    const History::EnvironmentStatus status = History::readStatus(site->project, site->environment, u"main"_s, connection);
    const Expected<Execution::Plan> plan
        = Execution::planMigrate(site->project, site->environment, u"main"_s, connection.profile(), status);
    if (!plan)
        return failure(plan.error());
    const Expected<Execution::RunResult> result = Execution::run(*plan, connection, {});
    return result ? Expected<>() : failure(result.error());
}

Expected<> Past::execute(const QString &environmentName, const QByteArray &sql)
{
    const Expected<Site> site = open(environmentName);
    if (!site)
        return failure(site.error());
    const Expected<Database::StatementOutcome> outcome = site->connection->execute(sql);
    return outcome ? Expected<>() : failure(outcome.error());
}

/// dev: 004 was left out, 005 came first, 006 stopped half-way; an index of a hotfix that is gone from the folder.
/// test: 003 has another comment today than when it ran; 004 failed. prod cannot be reached.
Expected<> populateMhras(const QString &folder)
{
    Past past(folder);
    const QString hotfix = u"migrations/003a_hotfix_consent.sql"_s;
    return past.showUpTo(u"003"_s)
        .and_then([&] { return past.reword(u"migrations/003_data_science_schema.sqlite.sql"_s, "-- Feature store", "-- Features"); })
        .and_then([&] { return past.migrate(u"test"_s); })
        .and_then([&] { return past.showUpTo(u"003"_s); })
        .and_then([&] { return past.overlay(hotfix); })
        .and_then([&] { return past.migrate(u"dev"_s); })
        .and_then([&] { return past.showUpTo(u"006"_s, {u"004"_s}); })
        .and_then([&] {
            return past.execute(u"dev"_s,
                                "INSERT INTO features (name, entity, transformation) VALUES "
                                "('visits_90d', 'subject', 'count(visits)'), ('visits_90d', 'subject', 'count(*)')");
        })
        .and_then([&] { return past.migrate(u"dev"_s); })
        .and_then([&] { return past.showAll(); })
        .and_then([&] { return past.migrate(u"test"_s); });
}

Expected<> populateOntos(const QString &folder)
{
    Past past(folder);
    return past.migrate(u"development"_s);
}

} // namespace

QStringList demoProjects()
{
    return {u"mhras"_s, u"ontos"_s};
}

Expected<QString> unpackDemo(const QString &folder, const QString &name)
{
    if (!demoProjects().contains(name))
        return failure(Core::ErrorKind::Usage,
                       QCoreApplication::translate("Varve::Workbench", "There is no demonstration called \"%1\"; there are: %2.")
                           .arg(name, demoProjects().join(u", "_s)));
    initializeDemoFiles();
    const QString target = folder + u'/' + name;
    QDir(target).removeRecursively();
    return copyTree(u":/demo/"_s + name, target).map([&] { return target; });
}

Expected<> populateDemo(const QString &projectFolder)
{
    initializeDemoFiles();
    return QFileInfo(projectFolder).fileName() == u"ontos"_s ? populateOntos(projectFolder) : populateMhras(projectFolder);
}

} // namespace Varve::Workbench
