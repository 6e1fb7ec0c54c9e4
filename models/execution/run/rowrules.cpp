// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowrules.h"

#include "../plan/sqlnames.h"

#include <QCoreApplication>

#include <limits>

namespace Varve::Execution {

namespace {

using Core::Expected;
using Database::Engine;
using Rules = QList<RowRule>;

/// A partition has a row of its own for each key of the whole, on either side of it: the uppermost tells all. What is not validated is told
/// as that. The server's own comparison is an operator of the key, with the parent's collation (ri_triggers.c, RI_Initial_Check); a key with
/// PERIOD (PostgreSQL 18) compares otherwise.
constexpr auto postgresKeys = R"(WITH RECURSIVE touched (oid) AS (
    SELECT t.oid::oid FROM unnest(ARRAY[%1]) t (oid)
    UNION SELECT i.inhrelid FROM pg_catalog.pg_inherits i JOIN touched t ON t.oid = i.inhparent),
keys (oid, above) AS (
    SELECT k.oid, k.conparentid FROM pg_catalog.pg_constraint k JOIN touched t ON t.oid IN (k.conrelid, k.confrelid) WHERE k.contype = 'f'
    UNION SELECT k.oid, k.conparentid FROM keys JOIN pg_catalog.pg_constraint k ON k.oid = keys.above)
SELECT quote_ident(k.conname), k.conrelid::regclass::text, k.confrelid::regclass::text, c.relkind = 'p', p.relkind = 'p',
    k.confmatchtype = 'f' AND cardinality(k.conkey) > 1, row_security_active(k.conrelid) OR row_security_active(k.confrelid),
    parts.same, parts.given, parts.any
FROM keys JOIN pg_catalog.pg_constraint k ON k.oid = keys.oid JOIN pg_catalog.pg_class c ON c.oid = k.conrelid
JOIN pg_catalog.pg_class p ON p.oid = k.confrelid, LATERAL (
    SELECT string_agg(format('p.%I OPERATOR(%I.%s) c.%I', pa.attname, n.nspname, o.oprname, ca.attname)
            || CASE WHEN l.oid IS NULL THEN '' ELSE format(' COLLATE %I.%I', ln.nspname, l.collname) END, ' AND ' ORDER BY u.number) AS same,
        string_agg(format('c.%I IS NOT NULL', ca.attname), ' AND ' ORDER BY u.number) AS given,
        string_agg(format('c.%I IS NOT NULL', ca.attname), ' OR ' ORDER BY u.number) AS any
    FROM unnest(k.conkey, k.confkey, k.conpfeqop) WITH ORDINALITY u (own, other, operator, number)
    JOIN pg_catalog.pg_attribute ca ON ca.attrelid = k.conrelid AND ca.attnum = u.own
    JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = u.other
    JOIN pg_catalog.pg_operator o ON o.oid = u.operator JOIN pg_catalog.pg_namespace n ON n.oid = o.oprnamespace
    LEFT JOIN pg_catalog.pg_collation l ON l.oid = pa.attcollation AND ca.attcollation <> pa.attcollation
    LEFT JOIN pg_catalog.pg_namespace ln ON ln.oid = l.collnamespace) parts
WHERE keys.above = 0 AND k.convalidated AND NOT coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) ORDER BY 2, 1)";

QString literal(const QString &text)
{
    return QLatin1Char('\'') + QString(text).replace(QLatin1Char('\''), QStringLiteral("''")) + QLatin1Char('\'');
}

/// A row of postgresKeys. Rows that inherit are bound by no key of the table above them.
RowRule postgresKey(const QVariantList &row)
{
    const auto text = [&row](int column) { return row.at(column).toString(); };
    const auto from = [&](int table, int isPartitioned) {
        return row.at(isPartitioned).toBool() ? text(table) : QString(QStringLiteral("ONLY ") + text(table));
    };
    QString query = QStringLiteral("SELECT count(*) FROM %1 c WHERE %2 AND NOT EXISTS (SELECT 1 FROM %3 p WHERE %4)")
                        .arg(from(1, 3), text(8), from(2, 4), text(7));
    if (row.at(5).toBool()) // MATCH FULL: all of the key or nothing of it
        query
            = QStringLiteral("SELECT (%1) + (SELECT count(*) FROM %2 c WHERE (%3) AND NOT (%4))").arg(query, from(1, 3), text(9), text(8));
    return {.name = text(0),
            .table = text(1),
            .parent = text(2),
            .condition = {},
            .reads = {text(1), text(2)},
            .query = query,
            .hidesRows = row.at(6).toBool()};
}

Expected<Rules> postgresRules(Database::Connection &connection, const QList<FoundTable> &tables)
{
    QStringList names;
    for (const FoundTable &table : tables)
        names += literal(table.qualified) + QStringLiteral("::regclass");
    if (names.isEmpty())
        return Rules();
    const auto result = connection.query(QString::fromLatin1(postgresKeys).replace(QStringLiteral("%1"), names.join(QStringLiteral(", "))));
    if (!result)
        return Core::failure(result.error());
    Rules rules;
    for (const QVariantList &row : result->rows)
        rules += postgresKey(row);
    return rules;
}

/// Rules of MariaDB's tables.
class MariaRules final
{
public:
    MariaRules(Database::Connection &connection, const QStringList &names) : m_connection(connection)
    {
        for (const QString &name : names) {
            const QStringList parts = nameParts(name, Engine::MariaDb);
            m_places += QStringLiteral("(?, ?)");
            m_values += parts.size() > 1 ? parts.at(parts.size() - 2) : connection.profile().database;
            m_values += parts.constLast();
        }
    }

    Expected<> readKeys();
    Expected<> readChecks();
    Rules rules() const { return m_rules; }

private:
    /// schema and table stand in \a row from \a column on
    QString qualified(const QVariantList &row, int column) const
    {
        return m_connection.quoted(row.at(column).toString()) + QLatin1Char('.') + m_connection.quoted(row.at(column + 1).toString());
    }
    QString shown(const QVariantList &row, int column) const
    {
        const QString table = row.at(column + 1).toString();
        const QString schema = row.at(column).toString();
        return schema == m_connection.profile().database ? table : QString(schema + QLatin1Char('.') + table);
    }

    Database::Connection &m_connection;
    QStringList m_places;
    QVariantList m_values;
    Rules m_rules;
};

/// A key of which a part is NULL points nowhere, and need not. IS NULL would say it of '0000-00-00', too (mariadb.com/kb, "IS NULL").
Expected<> MariaRules::readKeys()
{
    const auto result = m_connection.query(
        QStringLiteral("SELECT table_schema, table_name, constraint_name, column_name, referenced_table_schema, referenced_table_name, "
                       "referenced_column_name FROM information_schema.key_column_usage WHERE referenced_table_name IS NOT NULL "
                       "AND ((table_schema, table_name) IN (%1) OR (referenced_table_schema, referenced_table_name) IN (%1)) "
                       "ORDER BY 1, 2, 3, ordinal_position")
            .arg(m_places.join(QStringLiteral(", "))),
        m_values + m_values);
    if (!result)
        return Core::failure(result.error());
    for (qsizetype i = 0; i < result->rows.size();) {
        const QVariantList &first = result->rows.at(i);
        QStringList same;
        QStringList given;
        for (; i < result->rows.size() && result->rows.at(i).first(3) == first.first(3); ++i) {
            const QString own = QStringLiteral("c.") + m_connection.quoted(result->rows.at(i).at(3).toString());
            same += QStringLiteral("p.%1 = %2").arg(m_connection.quoted(result->rows.at(i).at(6).toString()), own);
            given += QStringLiteral("NOT (%1 <=> NULL)").arg(own);
        }
        const QString query
            = QStringLiteral("SELECT count(*) FROM %1 c WHERE %2 AND NOT EXISTS (SELECT 1 FROM %3 p WHERE %4)")
                  .arg(qualified(first, 0), given.join(QStringLiteral(" AND ")), qualified(first, 4), same.join(QStringLiteral(" AND ")));
        m_rules += {.name = first.at(2).toString(),
                    .table = shown(first, 0),
                    .parent = shown(first, 4),
                    .condition = {},
                    .reads = {qualified(first, 0), qualified(first, 4)},
                    .query = query};
    }
    return {};
}

/// MySQL, whose clauses are written otherwise, has no way round them.
Expected<> MariaRules::readChecks()
{
    if (m_connection.identity().version.startsWith(QStringLiteral("MySQL")))
        return {};
    const auto result = m_connection.query(
        QStringLiteral("SELECT constraint_schema, table_name, constraint_name, check_clause FROM information_schema.check_constraints "
                       "WHERE (constraint_schema, table_name) IN (%1) ORDER BY 1, 2, 3")
            .arg(m_places.join(QStringLiteral(", "))),
        m_values);
    if (!result)
        return Core::failure(result.error());
    for (const QVariantList &row : result->rows) {
        m_rules += {.name = row.at(2).toString(),
                    .table = shown(row, 0),
                    .parent = {},
                    .condition = row.at(3).toString(),
                    .reads = {qualified(row, 0)},
                    .query = QStringLiteral("SELECT count(*) FROM ") + qualified(row, 0) + QStringLiteral(" WHERE NOT (")
                        + row.at(3).toString() + QLatin1Char(')')};
    }
    return {};
}

} // namespace

QString RowRule::finding(qint64 rows) const
{
    const int count = static_cast<int>(std::min<qint64>(rows, std::numeric_limits<int>::max()));
    return isForeignKey()
        ? QCoreApplication::translate("Varve::Execution", "%n rows of %1 break the foreign key %2: no such row in %3.", nullptr, count)
              .arg(table, name, parent)
        : QCoreApplication::translate("Varve::Execution", "%n rows of %1 break the constraint %2: CHECK (%3).", nullptr, count)
              .arg(table, name, condition);
}

Expected<QList<RowRule>> rowRules(Database::Connection &connection, const QStringList &names, const QList<FoundTable> &tables)
{
    if (connection.profile().engine == Engine::PostgreSql)
        return postgresRules(connection, tables);
    if (connection.profile().engine == Engine::Sqlite || names.isEmpty())
        return Rules();
    MariaRules maria(connection, names);
    return maria.readKeys().and_then([&] { return maria.readChecks(); }).map([&] { return maria.rules(); });
}

} // namespace Varve::Execution
