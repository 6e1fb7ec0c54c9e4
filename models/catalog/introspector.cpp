// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "introspector.h"

#include "engineintrospectors.h"

#include <QSet>

#include <tuple>

using namespace Qt::StringLiterals;
using Varve::Database::Engine;

namespace Varve::Catalog {
namespace {

/// Gives all queries one state of the schema; leaves a transaction of the caller's alone.
class ReadTransaction final
{
public:
    explicit ReadTransaction(Database::Connection &connection) : m_connection(connection) {}
    Q_DISABLE_COPY_MOVE(ReadTransaction)

    Core::Expected<> begin()
    {
        // MariaDB's information_schema takes part in no transaction.
        if (m_connection.inTransaction() || m_connection.identity().engine == Engine::MariaDb)
            return {};
        // SQLite: begin() would take the write lock. The state is fixed by the first read ("Isolation In SQLite").
        const bool isSqlite = m_connection.identity().engine == Engine::Sqlite;
        const auto begun = m_connection.execute(isSqlite ? "BEGIN" : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
        if (!begun)
            return tl::unexpected(begun.error());
        m_isOwn = true;
        return {};
    }
    ~ReadTransaction()
    {
        if (m_isOwn)
            m_connection.rollback(); // nothing was written; a lost connection has nothing to end
    }

private:
    Database::Connection &m_connection;
    bool m_isOwn = false;
};

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
    case Engine::PostgreSql: return introspectPostgres(connection, options.schemas);
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
    const QSet<QString> wanted(options.tables.cbegin(), options.tables.cend());
    snapshot.objects.removeIf([&](const SchemaObject &object) {
        return isExcluded(object, excluded) || (!wanted.isEmpty() && !wanted.contains(object.owner()));
    });
    snapshot.sort();
    closeGaps(snapshot.objects);
    return snapshot;
}

} // namespace Varve::Catalog
