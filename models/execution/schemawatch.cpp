// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemawatch.h"

#include <models/catalog/introspector.h>

#include <utility>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

using Core::Expected;

SchemaWatch::SchemaWatch(Database::Connection &connection, QStringList ownTables)
    : m_connection(connection), m_ownTables(std::move(ownTables))
{}

bool SchemaWatch::isPartly() const
{
    return m_connection.profile().engine == Database::Engine::Sqlite;
}

Expected<SchemaState> SchemaWatch::lookAtAll()
{
    if (isPartly()) {
        if (const auto noted = changed(); !noted)
            return Core::failure(noted.error());
    }
    const auto all = Catalog::introspect(m_connection, {.excludedTables = m_ownTables, .schemas = {}});
    if (!all)
        return Core::failure(all.error());
    m_state = SchemaState(*all);
    return m_state;
}

Expected<SchemaState> SchemaWatch::look()
{
    if (!isPartly() || m_files.isEmpty())
        return lookAtAll();
    const Expected<QList<SchemaState::Owner>> owners = changed();
    if (!owners)
        return Core::failure(owners.error());
    QMap<QString, QStringList> tables;
    for (const auto &[schema, table] : *owners)
        tables[schema] += table;
    QList<Catalog::Snapshot> read;
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        const auto part = Catalog::introspect(m_connection, {.excludedTables = m_ownTables, .schemas = {it.key()}, .tables = *it});
        if (!part)
            return Core::failure(part.error());
        read += *part;
    }
    m_state.replace(*owners, {});
    for (const Catalog::Snapshot &part : std::as_const(read))
        m_state.replace({}, part);
    return m_state;
}

Expected<QList<SchemaState::Owner>> SchemaWatch::changed()
{
    if (m_schemas.isEmpty()) {
        const auto files = m_connection.query(u"SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"_s);
        if (!files)
            return Core::failure(files.error());
        for (const QVariantList &row : files->rows)
            m_schemas += row.constFirst().toString();
    }
    QList<SchemaState::Owner> owners;
    for (const QString &schema : std::as_const(m_schemas)) {
        const Expected<QStringList> tables = changedIn(schema);
        if (!tables)
            return Core::failure(tables.error());
        for (const QString &table : *tables)
            owners += {schema, table};
    }
    return owners;
}

Expected<QStringList> SchemaWatch::changedIn(const QString &schema)
{
    File &known = m_files[schema];
    const QString quoted = m_connection.quoted(schema);
    const auto version = m_connection.query(u"PRAGMA "_s + quoted + u".schema_version"_s);
    if (!version)
        return Core::failure(version.error());
    const qint64 now = version->rows.value(0).value(0).toLongLong();
    if (std::exchange(known.version, now) == now)
        return QStringList();
    const auto rows = m_connection.query(u"SELECT tbl_name, type || ' ' || name || ' ' || coalesce(sql, '') FROM "_s + quoted
                                         + u".sqlite_schema ORDER BY rowid"_s);
    if (!rows)
        return Core::failure(rows.error());
    QHash<QString, QString> texts;
    for (const QVariantList &row : rows->rows)
        texts[row.at(0).toString()] += row.at(1).toString() + u'\n';
    QStringList tables;
    for (auto it = texts.cbegin(); it != texts.cend(); ++it) {
        if (known.texts.value(it.key()) != *it)
            tables += it.key();
    }
    for (auto it = known.texts.cbegin(); it != known.texts.cend(); ++it) {
        if (!texts.contains(it.key()))
            tables += it.key();
    }
    known.texts = std::move(texts);
    return tables;
}

} // namespace Varve::Execution
