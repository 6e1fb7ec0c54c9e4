// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "currentschema.h"

#include <models/catalog/introspector.h>
#include <models/history/historysql.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

using Core::Expected;
using Database::Connection;
using Database::Engine;

Expected<QList<RemakingStatement>> sqliteStatements(Connection &connection, const QStringList &ignored)
{
    const auto rows = connection.query(
        u"SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"_s);
    if (!rows)
        return Core::failure(rows.error());
    QList<RemakingStatement> statements;
    for (const QVariantList &row : rows->rows) {
        if (!ignored.contains(row.at(0).toString()))
            statements += {.text = row.at(1).toString()};
    }
    return statements;
}

/// What sets the session's values of what RemakingStatement::settings changes.
Expected<QByteArray> settingsNow(Connection &connection)
{
    if (connection.profile().engine != Engine::MariaDb)
        return QByteArray();
    return connection.query(u"SELECT @@sql_mode, @@character_set_client, @@collation_connection"_s).map([](const Database::ResultSet &now) {
        const QVariantList row = now.rows.value(0);
        return remakingSettings(row.value(0).toString(), row.value(1).toString(), row.value(2).toString()).toUtf8();
    });
}

bool works(Connection &connection, const RemakingStatement &statement, const QByteArray &settings)
{
    if (statement.settings.isEmpty())
        return connection.execute(statement.text.toUtf8()).has_value();
    const bool made = connection.execute(statement.settings.toUtf8()) && connection.execute(statement.text.toUtf8());
    return connection.execute(settings) && made;
}

} // namespace

Expected<CurrentSchema> readCurrentSchema(const Project::Project &project, const Project::Environment &environment,
                                          const QString &databaseName, Connection &connection)
{
    const QStringList own = History::HistorySql(connection.profile(), project.policies).tableNames();
    CurrentSchema current;
    current.status = History::readStatus(project, environment, databaseName, connection);
    if (current.status.error)
        return Core::failure(*current.status.error);
    const auto snapshot = Catalog::introspect(connection, {.excludedTables = own, .schemas = {}});
    if (!snapshot)
        return Core::failure(snapshot.error());
    current.snapshot = *snapshot;
    const Engine engine = connection.profile().engine;
    const auto statements = engine == Engine::Sqlite ? sqliteStatements(connection, own)
        : engine == Engine::MariaDb                  ? mariaDbRecreation(connection, own)
                                                     : postgresRecreation(connection, *snapshot);
    if (!statements)
        return Core::failure(statements.error());
    current.statements = *statements;
    return current;
}

Expected<> recreate(Connection &connection, QList<RemakingStatement> statements, const std::stop_token &stop)
{
    // Tables of a circle of foreign keys need each other; and a routine what its text names.
    const Engine engine = connection.profile().engine;
    const QByteArray setting = engine == Engine::MariaDb ? "foreign_key_checks"
        : engine == Engine::PostgreSql                   ? "check_function_bodies"
                                                         : "";
    const auto set = [&](const QByteArray &value) {
        return setting.isEmpty() ? Expected<>() : connection.execute("SET SESSION " + setting + " = " + value).map([](const auto &) {});
    };
    if (const Expected<> unset = set("OFF"); !unset)
        return unset;
    const Expected<QByteArray> settings = settingsNow(connection);
    if (!settings)
        return Core::failure(settings.error());
    for (qsizetype before = -1; before != statements.size() && !statements.isEmpty();) {
        before = statements.size();
        QList<RemakingStatement> failed;
        for (const RemakingStatement &statement : std::as_const(statements)) {
            if (stop.stop_requested()) {
                return Core::failure(Core::ErrorKind::Cancelled, QCoreApplication::translate("Varve::Execution", "The run was cancelled."));
            }
            if (!works(connection, statement, *settings))
                failed += statement; // what is missing in the end is seen by comparing
        }
        statements = failed;
    }
    return connection.isAlive() ? set("DEFAULT") : Expected<>();
}

} // namespace Varve::Execution
