// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgreschanges.h"

#include "canonicalsettings.h"
#include "postgresprepared.h"
#include "readtransaction.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

// "xmin" is the transaction that wrote a row (chapter "System Columns" of the manual), and every change of a row writes it anew, but for
// statistics, which VACUUM and CREATE INDEX write in place (heap_inplace_update) and no definition has. Rows that are gone are told by their
// number. What depends on what is in pg_depend.

namespace Varve::Catalog {
namespace {

/// The system catalogs' own numbers, which never change (pg_class.dat, pg_namespace.h, pg_extension.h in the server's source).
constexpr qint64 relationClass = 1259;
constexpr qint64 schemaClass = 2615;
constexpr qint64 extensionClass = 3079;

/// Where a row belongs: "class" and "object" as in pg_depend. Triggers that enforce foreign keys are no part of a definition.
struct RowsOf
{
    QLatin1String catalog;
    QLatin1String classOf;
    QLatin1String object;
};
constexpr RowsOf rowsOfObjects[] = {
    {"pg_class"_L1, "'pg_class'::regclass"_L1, "oid"_L1},
    {"pg_attrdef"_L1, "'pg_class'::regclass"_L1, "adrelid"_L1},
    {"pg_constraint"_L1, "'pg_class'::regclass"_L1, "conrelid"_L1},
    {"pg_constraint"_L1, "'pg_type'::regclass"_L1, "contypid"_L1},
    {"pg_index"_L1, "'pg_class'::regclass"_L1, "indrelid"_L1},
    {"pg_trigger WHERE NOT tgisinternal"_L1, "'pg_class'::regclass"_L1, "tgrelid"_L1},
    {"pg_policy"_L1, "'pg_class'::regclass"_L1, "polrelid"_L1},
    {"pg_rewrite"_L1, "'pg_class'::regclass"_L1, "ev_class"_L1},
    {"pg_sequence"_L1, "'pg_class'::regclass"_L1, "seqrelid"_L1},
    {"pg_inherits"_L1, "'pg_class'::regclass"_L1, "inhrelid"_L1},
    {"pg_partitioned_table"_L1, "'pg_class'::regclass"_L1, "partrelid"_L1},
    {"pg_foreign_table"_L1, "'pg_class'::regclass"_L1, "ftrelid"_L1},
    {"pg_statistic_ext"_L1, "'pg_class'::regclass"_L1, "stxrelid"_L1},
    {"pg_description"_L1, "classoid"_L1, "objoid"_L1},
    {"pg_depend WHERE deptype = 'e'"_L1, "refclassid"_L1, "refobjid"_L1}, // an extension's members
    {"pg_type WHERE typrelid = 0 AND typelem = 0"_L1, "'pg_type'::regclass"_L1, "oid"_L1},
    {"pg_enum"_L1, "'pg_type'::regclass"_L1, "enumtypid"_L1},
    {"pg_range"_L1, "'pg_type'::regclass"_L1, "rngtypid"_L1},
    {"pg_proc"_L1, "'pg_proc'::regclass"_L1, "oid"_L1},
    {"pg_aggregate"_L1, "'pg_proc'::regclass"_L1, "aggfnoid"_L1},
};
/// Those that are objects themselves.
constexpr QLatin1String otherCatalogs[] = {
    "pg_extension"_L1, "pg_operator"_L1,  "pg_cast"_L1,          "pg_collation"_L1,   "pg_conversion"_L1,           "pg_opclass"_L1,
    "pg_opfamily"_L1,  "pg_ts_config"_L1, "pg_ts_dict"_L1,       "pg_ts_parser"_L1,   "pg_ts_template"_L1,          "pg_language"_L1,
    "pg_am"_L1,        "pg_transform"_L1, "pg_event_trigger"_L1, "pg_publication"_L1, "pg_foreign_data_wrapper"_L1, "pg_foreign_server"_L1,
};

/// Rows of columns count only when they are new: none goes without its table, a dropped column's is kept. 16384 is the first number of an object
/// that is not the server's own (FirstNormalObjectId in access/transam.h); the schema "public" has a lower one.
const QString objectsStart = uR"(
WITH last AS (SELECT age(?::xid) AS age),
found(class, object, one, row) AS (
    SELECT 'pg_class'::regclass::oid, attrelid, 0, xmin FROM pg_attribute
     WHERE attrelid >= 16384 AND age(xmin) <= (SELECT age FROM last)
    UNION ALL SELECT 'pg_namespace'::regclass, oid, 1, xmin FROM pg_namespace WHERE nspname !~ '^pg_')"_s;

/// Indexes are parts of their tables. What else pg_class has, as TOAST tables, has no definition of its own.
const QString objectsEnd = uR"(),
object AS (
    SELECT f.class, CASE WHEN f.class = 'pg_class'::regclass THEN coalesce(i.indrelid, f.object) ELSE f.object END AS number,
           sum(f.one) AS rows, bool_or(age(f.row) <= (SELECT age FROM last)) AS isnew
      FROM found f LEFT JOIN pg_index i ON i.indexrelid = f.object
     GROUP BY 1, 2)
SELECT o.class::int8, o.number::int8, o.rows, o.isnew::int4, n.nspname, c.relname,
    CASE WHEN c.relkind = 'S' THEN (SELECT d.refobjid::int8 FROM pg_depend d
            WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass AND d.deptype IN ('a', 'i') LIMIT 1)
         WHEN c.relkind <> 'c' THEN c.oid::int8 END
FROM object o LEFT JOIN pg_class c ON o.class = 'pg_class'::regclass AND c.oid = o.number
    LEFT JOIN pg_namespace n ON n.oid = c.relnamespace
WHERE o.class <> 'pg_class'::regclass OR (c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c') AND n.nspname !~ '^pg_')
UNION ALL SELECT 0, 0, txid_snapshot_xmin(txid_current_snapshot()), 0, '', '', 0
)"_s;

QString objectsQuery()
{
    QString query = objectsStart;
    const auto add = [&query](const QString &catalog, const QString &classOf, const QString &object) {
        query += u"\n    UNION ALL SELECT %2, %3, 1, xmin FROM %1 %4 %3 >= 16384"_s.arg(
            catalog, classOf, object, catalog.contains(u" WHERE "_s) ? u"AND"_s : u"WHERE"_s);
    };
    for (const RowsOf &rows : rowsOfObjects)
        add(rows.catalog, rows.classOf, rows.object);
    for (const QLatin1String catalog : otherCatalogs)
        add(catalog, u"'%1'::regclass"_s.arg(catalog), u"oid"_s);
    return query + objectsEnd;
}

/// Whatever depends on the objects given, directly or not, as the table or view that it is part of; 0: part of none. A composite type depends
/// on its number in pg_type, not the other way round. A comment may name the table of the constraint, trigger or rule that it is on.
const QString dependentsQuery = uR"(
WITH RECURSIVE hit(class, object) AS (
    SELECT (e->>0)::oid, (e->>1)::oid FROM json_array_elements(?::json) e
    UNION
    SELECT d.class, d.object FROM hit CROSS JOIN LATERAL (
        SELECT p.classid, p.objid FROM pg_depend p WHERE p.refclassid = hit.class AND p.refobjid = hit.object
        UNION ALL
        SELECT 'pg_type'::regclass, c.reltype FROM pg_class c
         WHERE hit.class = 'pg_class'::regclass AND c.oid = hit.object AND c.relkind = 'c') d(class, object))
SELECT DISTINCT CASE hit.class
    WHEN 'pg_class'::regclass THEN coalesce((SELECT i.indrelid FROM pg_index i WHERE i.indexrelid = hit.object), hit.object)
    WHEN 'pg_attrdef'::regclass THEN (SELECT a.adrelid FROM pg_attrdef a WHERE a.oid = hit.object)
    WHEN 'pg_constraint'::regclass THEN (SELECT k.conrelid FROM pg_constraint k WHERE k.oid = hit.object)
    WHEN 'pg_rewrite'::regclass THEN (SELECT r.ev_class FROM pg_rewrite r WHERE r.oid = hit.object)
    WHEN 'pg_trigger'::regclass THEN (SELECT t.tgrelid FROM pg_trigger t WHERE t.oid = hit.object AND NOT t.tgisinternal)
    WHEN 'pg_policy'::regclass THEN (SELECT p.polrelid FROM pg_policy p WHERE p.oid = hit.object)
    WHEN 'pg_statistic_ext'::regclass THEN (SELECT s.stxrelid FROM pg_statistic_ext s WHERE s.oid = hit.object)
    WHEN 'pg_type'::regclass THEN (SELECT CASE WHEN t.typrelid <> 0 THEN t.typrelid WHEN t.typelem = 0 THEN 0 END
                                     FROM pg_type t WHERE t.oid = hit.object)
    ELSE 0 END::int8 AS home
FROM hit
UNION
SELECT 0 FROM hit JOIN pg_description d ON d.objoid = hit.object AND d.classoid = hit.class AND hit.class <> 'pg_class'::regclass
)"_s;

} // namespace

Core::Expected<PostgresChanges::Changed> PostgresChanges::ask(Database::Connection &connection)
{
    // What is rolled back brings old rows back: what is seen in an open transaction says nothing of what comes after it.
    const bool isFirst = m_horizon == 0;
    const bool isPassing = connection.inTransaction();
    ReadTransaction transaction(connection);
    CanonicalSettings settings(connection);
    if (const auto begun = transaction.begin().and_then([&settings] { return settings.set(); }); !begun)
        return tl::unexpected(begun.error());
    auto now = read(connection);
    if (!now)
        return tl::unexpected(now.error());
    if (isPassing)
        m_horizon = 0;
    const QHash<Id, Object> before = std::exchange(m_objects, *std::move(now));
    if (isFirst)
        return Changed();
    Changed changed{.all = false, .ofNoTable = false, .tables = {}};
    QSet<qint64> homes;
    const QList<Id> others = compare(before, changed, homes);
    if (!changed.all && !others.isEmpty()) {
        const auto dependent = dependents(connection, others);
        if (!dependent)
            return tl::unexpected(dependent.error());
        homes += *dependent;
    }
    addTables(homes, changed);
    return changed;
}

QList<PostgresChanges::Id> PostgresChanges::compare(const QHash<Id, Object> &before, Changed &changed, QSet<qint64> &homes) const
{
    QList<Id> others;
    for (auto it = m_objects.cbegin(); it != m_objects.cend(); ++it) {
        const auto old = before.constFind(it.key());
        if (old != before.cend() && !it->isNew && it->rows == old->rows)
            continue;
        note(it.key(), *it, changed, homes);
        if (old == before.cend())
            continue;
        note(it.key(), *old, changed, homes);
        others += it.key();
    }
    for (auto it = before.cbegin(); it != before.cend(); ++it) {
        if (!m_objects.contains(it.key()))
            note(it.key(), *it, changed, homes);
    }
    return others;
}

void PostgresChanges::addTables(const QSet<qint64> &homes, Changed &changed) const
{
    for (const qint64 home : homes) {
        const Id id(relationClass, home);
        QSet<qint64> further; // a sequence's table
        if (const auto object = m_objects.constFind(id); object != m_objects.cend())
            note(id, *object, changed, further);
        for (const qint64 table : std::as_const(further))
            changed.tables.insert({m_objects.value({relationClass, table}).schema, m_objects.value({relationClass, table}).name});
        changed.ofNoTable |= home == 0;
    }
}

void PostgresChanges::note(const Id &id, const Object &object, Changed &changed, QSet<qint64> &homes)
{
    changed.all |= id.first == schemaClass || id.first == extensionClass;
    if (id.first == relationClass)
        changed.tables.insert({object.schema, object.name});
    changed.ofNoTable |= object.home == 0;
    if (object.home != 0 && object.home != id.second)
        homes.insert(object.home);
}

Core::Expected<QHash<PostgresChanges::Id, PostgresChanges::Object>> PostgresChanges::read(Database::Connection &connection)
{
    static const QString query = objectsQuery();
    QHash<Id, Object> objects;
    objects.reserve(m_objects.size() + 16);
    quint32 horizon = 0;
    const auto call = PostgresPrepared(connection).call(query, {QString::number(m_horizon)});
    if (!call)
        return tl::unexpected(call.error());
    const auto done = connection.read(*call, {}, [&](const Database::Row &row) {
        if (const Id id(row.number(0), row.number(1)); id.first != 0)
            objects.insert(id, {row.number(2), row.number(3) != 0, row.text(4), row.text(5), row.number(6)});
        else
            horizon = static_cast<quint32>(row.number(2)); // without the epoch: what xmin has
    });
    if (!done)
        return tl::unexpected(done.error());
    m_horizon = horizon;
    return objects;
}

Core::Expected<QSet<qint64>> PostgresChanges::dependents(Database::Connection &connection, const QList<Id> &ids)
{
    QJsonArray pairs;
    for (const Id &id : ids)
        pairs += QJsonArray{id.first, id.second};
    QSet<qint64> homes;
    const auto done = connection.read(dependentsQuery, {QString::fromUtf8(QJsonDocument(pairs).toJson(QJsonDocument::Compact))},
                                      [&homes](const Database::Row &row) { homes.insert(row.text(0).isEmpty() ? -1 : row.number(0)); });
    if (!done)
        return tl::unexpected(done.error());
    return homes;
}

} // namespace Varve::Catalog
