// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "introspector.h"

#include "engineintrospectors.h"
#include "readtransaction.h"

#include <QSet>

#include <tuple>

using namespace Qt::StringLiterals;
using Varve::Database::Engine;

namespace Varve::Catalog {
namespace {

QSet<QString> excludedTables(const IntrospectOptions &options)
{
    // The names that Varve gives its own tables (design: history); a project that calls them otherwise says so in the options.
    QSet<QString> names{u"migration_history"_s, u"schema_versions"_s, u"migration_runs"_s, u"migration_journal"_s};
    for (const QString &name : options.excludedTables)
        names.insert(name);
    return names;
}

bool isExcluded(const SchemaObject &object, const QSet<QString> &excluded)
{
    return excluded.contains(object.table) || (object.kind == ObjectKind::Table && excluded.contains(object.name));
}

bool isWanted(const SchemaObject &object, const IntrospectOptions &options, const QSet<QString> &tables)
{
    if (options.withoutTables)
        return isOfNoTable(object);
    return tables.isEmpty() || (!isOfNoTable(object) && tables.contains(object.owner()));
}

/// A dropped column leaves a gap in PostgreSQL's numbers, which says nothing about the schema as it is.
void closeGaps(QList<SchemaObject> &objects)
{
    const SchemaObject *before = nullptr;
    for (SchemaObject &object : objects) {
        if (object.kind != ObjectKind::Column)
            continue;
        const bool isFirst = !before || std::tie(before->schema, before->table) != std::tie(object.schema, object.table);
        object.position = isFirst ? 1 : before->position + 1;
        before = &object;
    }
}

Core::Expected<QList<SchemaObject>> readObjects(Database::Connection &connection, const IntrospectOptions &options)
{
    switch (connection.identity().engine) {
    case Engine::Sqlite: return introspectSqlite(connection, options.schemas, options.tables);
    case Engine::PostgreSql: return introspectPostgres(connection, options);
    case Engine::MariaDb: return introspectMariaDb(connection, options.schemas);
    }
    Q_UNREACHABLE();
}

} // namespace

Core::Expected<Snapshot> introspect(Database::Connection &connection, const IntrospectOptions &options)
{
    ReadTransaction transaction(connection);
    if (const auto begun = transaction.begin(); !begun)
        return tl::unexpected(begun.error());

    const Engine engine = connection.identity().engine;
    auto objects = readObjects(connection, options);
    if (!objects)
        return tl::unexpected(objects.error());

    Snapshot snapshot{.title = {}, .dialect = Database::engineTraits(engine).name, .objects = std::move(*objects)};
    const QSet<QString> excluded = excludedTables(options);
    const QSet<QString> tables(options.tables.cbegin(), options.tables.cend());
    snapshot.objects.removeIf(
        [&](const SchemaObject &object) { return isExcluded(object, excluded) || !isWanted(object, options, tables); });
    snapshot.sort();
    closeGaps(snapshot.objects);
    return snapshot;
}

} // namespace Varve::Catalog
