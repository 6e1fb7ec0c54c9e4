// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemawatch.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

using Catalog::Snapshot;
using Core::Expected;

SchemaWatch::SchemaWatch(Database::Connection &connection, QStringList ownTables)
    : m_connection(connection), m_ownTables(std::move(ownTables))
{}

Expected<SchemaState> SchemaWatch::lookAtAll()
{
    const Expected<Changed> noted = changed();
    return noted ? readAll() : Core::failure(noted.error());
}

Expected<SchemaState> SchemaWatch::look()
{
    const Expected<Changed> changes = changed();
    if (!changes)
        return Core::failure(changes.error());
    if (changes->all)
        return readAll();
    QMap<QString, QStringList> tables;
    for (const auto &[schema, table] : changes->tables)
        tables[schema] += table;
    QList<Snapshot> parts;
    for (auto it = tables.cbegin(); it != tables.cend(); ++it) {
        const Expected<Snapshot> part = read({it.key()}, *it, false);
        if (!part)
            return Core::failure(part.error());
        parts += *part;
    }
    if (changes->ofNoTable) {
        const Expected<Snapshot> others = read({}, {}, true);
        if (!others)
            return Core::failure(others.error());
        m_state.replaceOthers(*others);
    }
    m_state.replace(changes->tables.values(), {});
    for (const Snapshot &part : std::as_const(parts))
        m_state.replace({}, part);
    return m_state;
}

Expected<SchemaState> SchemaWatch::readAll()
{
    return read({}, {}, false).map([this](const Snapshot &all) { return m_state = SchemaState(all); });
}

Expected<Snapshot> SchemaWatch::read(const QStringList &schemas, const QStringList &tables, bool withoutTables)
{
    return Catalog::introspect(m_connection,
                               {.excludedTables = m_ownTables, .schemas = schemas, .tables = tables, .withoutTables = withoutTables});
}

Expected<SchemaWatch::Changed> SchemaWatch::changed()
{
    switch (m_connection.profile().engine) {
    case Database::Engine::Sqlite: return changedInFiles();
    case Database::Engine::PostgreSql: return m_postgres.ask(m_connection);
    case Database::Engine::MariaDb: return Changed();
    }
    Q_UNREACHABLE();
}

Expected<SchemaWatch::Changed> SchemaWatch::changedInFiles()
{
    Changed changed{.all = m_files.isEmpty(), .ofNoTable = false, .tables = {}};
    if (m_schemas.isEmpty()) {
        const auto files = m_connection.query(u"SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"_s);
        if (!files)
            return Core::failure(files.error());
        for (const QVariantList &row : files->rows)
            m_schemas += row.constFirst().toString();
    }
    for (const QString &schema : std::as_const(m_schemas)) {
        const Expected<QStringList> tables = changedIn(schema);
        if (!tables)
            return Core::failure(tables.error());
        for (const QString &table : *tables)
            changed.tables.insert({schema, table});
    }
    return changed;
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
