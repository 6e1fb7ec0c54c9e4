// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sampletimeline.h"

#include <QTimeZone>

namespace Varve::Test {

using namespace Qt::StringLiterals;
using History::HistoryEntry;
using History::MigrationStanding;
using History::Standing;

namespace {

const QStringList ids{u"001_initial_schema"_s, u"002_resources_schema"_s,   u"003_data_science_schema"_s, u"004_drift_reports"_s,
                      u"005_feature_values"_s, u"006_drop_legacy_scores"_s, u"007_add_workspace_id"_s};

Project::Release release(const QString &name, const QString &title, const QDate &date, const QStringList &migrations)
{
    Project::Release release;
    release.name = name;
    release.title = title;
    release.date = date;
    release.migrations = migrations;
    if (!date.isValid())
        release.status = Project::ReleaseStatus::Planned;
    return release;
}

Project::Environment environment(const QString &name, int order)
{
    Project::Environment environment;
    environment.name = name;
    environment.color = name;
    environment.order = order;
    environment.connections[u"main"_s] = {};
    return environment;
}

HistoryEntry entry(qint64 number, const QString &id, const QDateTime &when, qint64 ms)
{
    HistoryEntry entry;
    entry.id = number;
    entry.migrationId = id;
    entry.migrationName = id;
    entry.databaseName = u"main"_s;
    entry.appliedAt = when;
    entry.appliedBy = u"anna"_s;
    entry.executionMs = ms;
    entry.statementsTotal = 7;
    entry.statementsDone = 7;
    return entry;
}

MigrationStanding applied(const HistoryEntry &entry)
{
    return {.migrationId = entry.migrationId, .standing = Standing::Applied, .last = entry, .lastApplied = entry};
}

MigrationStanding plain(const QString &id, Standing standing)
{
    return {.migrationId = id, .standing = standing, .last = {}, .lastApplied = {}};
}

QDateTime moment(int month, int day, int hour, int minute)
{
    return {QDate(2026, month, day), QTime(hour, minute), QTimeZone::utc()};
}

} // namespace

Project::Migration sampleMigration(const QString &id, const QString &releaseName)
{
    Project::Migration migration;
    migration.id = id;
    migration.number = id.section(u'_', 0, 0);
    migration.name = id.section(u'_', 1);
    migration.release = releaseName;
    Project::MigrationFile file;
    file.path = u"migrations/"_s + id + u".sql"_s;
    file.checksum = u"xxh3:9f1c0000000000000000000000d27a"_s;
    file.header.fields += {u"Author"_s, u"A. Author"_s, {}};
    migration.files += file;
    return migration;
}

Project::Project sampleProject()
{
    Project::Project project;
    project.folder = u"/nowhere/mhras"_s;
    project.name = u"mhras"_s;
    project.databases = {Project::DatabaseRole{}};
    for (int i = 0; i < ids.size(); ++i) {
        project.migrations += sampleMigration(ids.at(i), i < 3 ? u"1.0"_s : i < 6 ? u"1.1"_s : u"2.0"_s);
        project.migrations.last().parents = ids.mid(i - 1, i > 0 ? 1 : 0);
    }
    project.migrations[3].files[0].header.fields += {u"Purpose"_s, u"Drift analysis between dataset versions"_s, {}};
    project.releases
        = {release(u"1.0"_s, u"Initial schema"_s, QDate(2026, 2, 6), ids.mid(0, 3)),
           release(u"1.1"_s, u"Feature store"_s, QDate(2026, 2, 11), ids.mid(3, 3)), release(u"2.0"_s, u"Multi-tenancy"_s, {}, ids.mid(6))};
    project.environments = {environment(u"dev"_s, 0), environment(u"test"_s, 1), environment(u"prod"_s, 2)};
    return project;
}

History::EnvironmentStatus sampleDev()
{
    History::EnvironmentStatus status;
    status.environment = u"dev"_s;
    status.databaseName = u"main"_s;
    status.server.version = u"SQLite 3.40.1"_s;
    for (int i = 0; i < 6; ++i) {
        status.history += entry(i + 1, ids.at(i), moment(2, i < 3 ? 6 : 11, 9, 10 + i), 40 + 8 * i);
        status.standings += applied(status.history.constLast());
    }
    status.standings += plain(ids.at(6), Standing::Pending);
    return status;
}

History::EnvironmentStatus sampleTest()
{
    History::EnvironmentStatus status;
    status.environment = u"test"_s;
    status.databaseName = u"main"_s;
    status.server.version = u"SQLite 3.40.1"_s;
    for (int i = 0; i < 3; ++i) {
        status.history += entry(i + 1, ids.at(i), moment(2, 7, 20, 10 + i), 122);
        status.standings += applied(status.history.constLast());
    }
    status.standings[2].standing = Standing::Changed;
    HistoryEntry failed = entry(4, ids.at(3), moment(2, 12, 10, 31), 4100);
    failed.success = false;
    failed.statementsDone = 2;
    failed.errorMessage = u"type \"numric\" does not exist"_s;
    status.history += failed;
    status.standings += {.migrationId = ids.at(3), .standing = Standing::Failed, .last = failed, .lastApplied = {}};
    for (int i = 4; i < 7; ++i)
        status.standings += plain(ids.at(i), Standing::Pending);
    return status;
}

History::EnvironmentStatus sampleProd()
{
    History::EnvironmentStatus status;
    status.environment = u"prod"_s;
    status.databaseName = u"main"_s;
    for (const QString &id : ids)
        status.standings += plain(id, Standing::Unknown);
    status.error = Core::Error{.kind = Core::ErrorKind::Network, .message = u"No connection to db.example:5432."_s};
    return status;
}

} // namespace Varve::Test
