// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "currentschema.h"

#include <models/catalog/introspector.h>
#include <models/history/historysql.h>
#include <models/text/splitter.h>

#include <QCoreApplication>
#include <QSet>

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

/// What SHOW CREATE says; of views without the database's name, which is another one in a scratch database.
Expected<QStringList> mariaDbStatements(Connection &connection, const QStringList &ignored)
{
    const auto tables = connection.query(u"SHOW FULL TABLES"_s);
    if (!tables)
        return Core::failure(tables.error());
    QStringList statements;
    for (const QVariantList &row : tables->rows) {
        const QString name = row.at(0).toString();
        const QString type = row.at(1).toString();
        if (ignored.contains(name) || (type != u"BASE TABLE"_s && type != u"VIEW"_s))
            continue;
        const bool isView = type == u"VIEW"_s;
        const auto shown = connection.query((isView ? u"SHOW CREATE VIEW "_s : u"SHOW CREATE TABLE "_s) + connection.quoted(name));
        if (!shown)
            return Core::failure(shown.error());
        QString text = shown->rows.constFirst().at(1).toString();
        if (isView)
            text.remove(connection.quoted(connection.profile().database) + u'.');
        statements += text;
    }
    return statements;
}

Expected<QStringList> postgresStatements(Connection &connection, const Catalog::Snapshot &snapshot)
{
    QStringList statements;
    const auto extensions = connection.query(u"SELECT quote_ident(extname) FROM pg_catalog.pg_extension WHERE extname <> 'plpgsql'"_s);
    if (!extensions)
        return Core::failure(extensions.error());
    QSet<QString> schemas;
    QSet<std::pair<QString, QString>> seen;
    for (const Catalog::SchemaObject &object : snapshot.objects) {
        if (!object.schema.isEmpty() && !schemas.contains(object.schema)) {
            schemas.insert(object.schema);
            statements += u"CREATE SCHEMA IF NOT EXISTS "_s + connection.quoted(object.schema);
        }
    }
    for (const QVariantList &row : extensions->rows)
        statements += u"CREATE EXTENSION IF NOT EXISTS "_s + row.constFirst().toString();
    for (const Catalog::SchemaObject &object : snapshot.objects) {
        if (!object.table.isEmpty() || seen.contains({object.schema, object.name}))
            continue;
        seen.insert({object.schema, object.name});
        const QByteArray text = snapshot.definitionText(object.schema, object.name).toUtf8();
        const auto parts = Text::split(text, Text::DialectName::PostgreSql, {}, Text::TextForm::Rendered);
        for (const Text::Statement &part : parts.value_or(QList<Text::Statement>()))
            statements += QString::fromUtf8(text.sliced(part.text.offset, part.text.length));
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
        : engine == Engine::MariaDb                  ? mariaDbStatements(connection, own)
                                                     : postgresStatements(connection, *snapshot);
    if (!statements)
        return Core::failure(statements.error());
    current.statements = *statements;
    return current;
}

Expected<> recreate(Connection &connection, QStringList statements, const std::stop_token &stop)
{
    const bool isMariaDb = connection.profile().engine == Engine::MariaDb;
    if (isMariaDb && !statements.isEmpty()) {
        // Tables of a circle of foreign keys need each other.
        if (const auto set = connection.execute("SET SESSION foreign_key_checks = 0"); !set)
            return Core::failure(set.error());
    }
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
    if (!isMariaDb || !connection.isAlive())
        return {};
    const auto set = connection.execute("SET SESSION foreign_key_checks = 1");
    return set ? Expected<>() : Core::failure(set.error());
}

} // namespace Varve::Execution
