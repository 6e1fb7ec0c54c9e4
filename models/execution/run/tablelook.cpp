// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tablelook.h"

#include "../plan/sqlnames.h"
#include "foreignkeys.h"

namespace Varve::Execution {

namespace {

using Core::Expected;
using Database::Engine;
using Found = Expected<QList<FoundTable>>;

QString quotedName(const Database::Connection &connection, const QStringList &parts)
{
    QStringList quoted;
    for (const QString &part : parts)
        quoted += connection.quoted(part);
    return quoted.join(QLatin1Char('.'));
}

/// to_regclass() looks a name up as a statement would, by search_path.
Found findInPostgres(Database::Connection &connection, const QStringList &names)
{
    QStringList places;
    QVariantList values;
    for (const QString &name : names) {
        places += QStringLiteral("(%1, ?)").arg(values.size());
        values += quotedName(connection, nameParts(name, Engine::PostgreSql));
    }
    const auto result = connection.query(
        QStringLiteral("SELECT a.number, c.oid::regclass::text, c.reltuples::bigint, c.relname::text FROM (VALUES %1) a (number, name) "
                       "JOIN pg_catalog.pg_class c ON c.oid = to_regclass(a.name) "
                       "WHERE c.relkind IN ('r', 'p', 'm') AND c.relpersistence <> 't' ORDER BY a.number")
            .arg(places.join(QStringLiteral(", "))),
        values);
    if (!result)
        return Core::failure(result.error());
    QList<FoundTable> found;
    for (const QVariantList &row : result->rows) {
        found += {.name = names.at(row.at(0).toInt()),
                  .qualified = row.at(1).toString(),
                  .schema = {},
                  .table = row.at(3).toString(),
                  .estimate = row.at(2).toLongLong()};
    }
    return found;
}

Found findInMaria(Database::Connection &connection, const QStringList &names)
{
    QStringList places;
    QVariantList values;
    for (const QString &name : names) {
        const QStringList parts = nameParts(name, Engine::MariaDb);
        // Looked up one by one the server opens no other table (mariadb.com/kb, "Information Schema Optimizations").
        places += QStringLiteral("SELECT %1, table_schema, table_name, coalesce(table_rows, -1) FROM information_schema.tables "
                                 "WHERE table_schema = ? AND table_name = ? AND table_type IN ('BASE TABLE', 'SYSTEM VERSIONED')")
                      .arg(values.size() / 2);
        values += parts.size() > 1 ? parts.at(parts.size() - 2) : connection.profile().database;
        values += parts.constLast();
    }
    const auto result = connection.query(places.join(QStringLiteral(" UNION ALL ")) + QStringLiteral(" ORDER BY 1"), values);
    if (!result)
        return Core::failure(result.error());
    QList<FoundTable> found;
    for (const QVariantList &row : result->rows) {
        found += {.name = names.at(row.at(0).toInt()),
                  .qualified = quotedName(connection, {row.at(1).toString(), row.at(2).toString()}),
                  .schema = {},
                  .table = row.at(2).toString(),
                  .estimate = row.at(3).toLongLong()};
    }
    return found;
}

Expected<std::optional<FoundTable>> findInSchema(Database::Connection &connection, const QString &name, const QString &schema)
{
    const QString table = nameParts(name, Engine::Sqlite).constLast();
    const auto result
        = connection.query(QStringLiteral("SELECT name FROM %1.sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE "
                                          "AND sql NOT LIKE 'CREATE VIRTUAL%'")
                               .arg(connection.quoted(schema)),
                           {table});
    if (!result)
        return Core::failure(result.error());
    if (result->rows.isEmpty())
        return std::optional<FoundTable>();
    const QString real = result->rows.constFirst().constFirst().toString();
    return FoundTable{.name = name, .qualified = quotedName(connection, {schema, real}), .schema = schema, .table = real};
}

Found findInSqlite(Database::Connection &connection, const QStringList &names)
{
    const auto schemas = schemasOf(connection);
    if (!schemas)
        return Core::failure(schemas.error());
    QList<FoundTable> found;
    for (const QString &name : names) {
        const QStringList parts = nameParts(name, Engine::Sqlite);
        for (const QString &schema : *schemas) {
            if (parts.size() > 1 && parts.constFirst().compare(schema, Qt::CaseInsensitive) != 0)
                continue;
            const auto one = findInSchema(connection, name, schema);
            if (!one)
                return Core::failure(one.error());
            if (!*one)
                continue;
            found += **one;
            break;
        }
    }
    return found;
}

} // namespace

Core::Expected<QList<FoundTable>> findTables(Database::Connection &connection, const QStringList &names)
{
    if (names.isEmpty())
        return QList<FoundTable>();
    switch (connection.profile().engine) {
    case Engine::PostgreSql: return findInPostgres(connection, names);
    case Engine::MariaDb: return findInMaria(connection, names);
    case Engine::Sqlite: return findInSqlite(connection, names);
    }
    Q_UNREACHABLE();
}

} // namespace Varve::Execution
