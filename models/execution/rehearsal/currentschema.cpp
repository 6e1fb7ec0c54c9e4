// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "currentschema.h"

#include "recreation.h"

#include <models/catalog/introspector.h>
#include <models/history/historysql.h>

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

using Core::Expected;
using Database::Connection;
using Database::Engine;

Expected<QStringList> sqliteStatements(Connection &connection, const QStringList &ignored)
{
    const auto rows = connection.query(
        u"SELECT tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY rowid"_s);
    if (!rows)
        return Core::failure(rows.error());
    QStringList statements;
    for (const QVariantList &row : rows->rows) {
        if (!ignored.contains(row.at(0).toString()))
            statements += row.at(1).toString();
    }
    return statements;
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

Expected<> recreate(Connection &connection, QStringList statements, const std::stop_token &stop)
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
    for (qsizetype before = -1; before != statements.size() && !statements.isEmpty();) {
        before = statements.size();
        QStringList failed;
        for (const QString &statement : std::as_const(statements)) {
            if (stop.stop_requested()) {
                return Core::failure(Core::ErrorKind::Cancelled, QCoreApplication::translate("Varve::Execution", "The run was cancelled."));
            }
            if (!connection.execute(statement.toUtf8()))
                failed += statement; // what is missing in the end is seen by comparing
        }
        statements = failed;
    }
    return connection.isAlive() ? set("DEFAULT") : Expected<>();
}

} // namespace Varve::Execution
