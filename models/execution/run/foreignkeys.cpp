// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "foreignkeys.h"

#include <QCoreApplication>

namespace Varve::Execution {

namespace {

constexpr int mostRows = 5;

/// One foreign key of one table that rows break.
struct BrokenKey
{
    QString schema;
    QString table;
    QString parent;
    qint64 number = 0;
    int count = 0;

    QString shownTable() const { return schema == QStringLiteral("main") ? table : QString(schema + QLatin1Char('.') + table); }
};

/// Of one table, or of all: an invalid QVariant is NULL, and that is no argument.
Core::Expected<QList<BrokenKey>> brokenKeys(Database::Connection &connection, const QString &schema, const QVariant &table)
{
    const auto result = connection.query(QStringLiteral("SELECT \"table\", parent, fkid, count(*) FROM pragma_foreign_key_check(?, ?) "
                                                        "GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"),
                                         {table, schema});
    if (!result)
        return Core::failure(result.error());
    QList<BrokenKey> keys;
    for (const QVariantList &row : result->rows) {
        keys += {.schema = schema,
                 .table = row.at(0).toString(),
                 .parent = row.at(1).toString(),
                 .number = row.at(2).toLongLong(),
                 .count = row.at(3).toInt()};
    }
    return keys;
}

Core::Expected<QStringList> columnsOf(Database::Connection &connection, const BrokenKey &key)
{
    const auto result = connection.query(QStringLiteral("SELECT \"from\" FROM pragma_foreign_key_list(?, ?) WHERE id = ? ORDER BY seq"),
                                         {key.table, key.schema, key.number});
    if (!result)
        return Core::failure(result.error());
    QStringList columns;
    for (const QVariantList &row : result->rows)
        columns += row.constFirst().toString();
    return columns;
}

/// "customer_id = 42" of one row.
QString valuesOf(Database::Connection &connection, const BrokenKey &key, const QStringList &columns, qint64 row)
{
    QStringList names;
    for (const QString &column : columns)
        names += connection.quoted(column);
    const auto values
        = connection.query(QStringLiteral("SELECT %1 FROM %2.%3 WHERE rowid = ?")
                               .arg(names.join(QStringLiteral(", ")), connection.quoted(key.schema), connection.quoted(key.table)),
                           {row});
    if (!values || values->rows.isEmpty())
        return {};
    QStringList parts;
    for (qsizetype i = 0; i < columns.size(); ++i)
        parts += columns.at(i) + QStringLiteral(" = ") + values->rows.constFirst().at(i).toString();
    return parts.join(QStringLiteral(", "));
}

Core::Expected<QStringList> rowsOf(Database::Connection &connection, const BrokenKey &key)
{
    const auto columns = columnsOf(connection, key);
    if (!columns)
        return Core::failure(columns.error());
    const auto result
        = connection.query(QStringLiteral("SELECT rowid FROM pragma_foreign_key_check(?, ?) WHERE fkid = ? LIMIT %1").arg(mostRows),
                           {key.table, key.schema, key.number});
    if (!result)
        return Core::failure(result.error());
    QStringList rows;
    for (const QVariantList &row : result->rows) {
        if (!row.constFirst().isValid()) // a table without rowids
            continue;
        const qint64 number = row.constFirst().toLongLong();
        const QString values = valuesOf(connection, key, *columns, number);
        const QString name
            = QCoreApplication::translate("Varve::Execution", "%1 row %2", "table, number").arg(key.shownTable()).arg(number);
        rows += values.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, values);
    }
    return rows;
}

QString groupText(const BrokenReferences::Group &group, const QString &name)
{
    const QString parent = name.section(QStringLiteral(" → "), 1);
    const int more = group.count - static_cast<int>(group.rows.size());
    const QString rows = group.rows.isEmpty() ? QCoreApplication::translate("Varve::Execution", "%n rows of %1", nullptr, group.count)
                                                    .arg(name.section(QStringLiteral(" → "), 0, 0))
        : more == 0
        ? group.rows.join(QStringLiteral(", "))
        : QCoreApplication::translate("Varve::Execution", "%1 and %n more", nullptr, more).arg(group.rows.join(QStringLiteral(", ")));
    return QCoreApplication::translate("Varve::Execution", "%1: no such row in %2", "rows, table").arg(rows, parent);
}

} // namespace

int BrokenReferences::count() const
{
    int sum = 0;
    for (const Group &group : groups)
        sum += group.count;
    return sum;
}

QString BrokenReferences::toString() const
{
    QStringList texts;
    for (auto group = groups.cbegin(); group != groups.cend(); ++group)
        texts += groupText(group.value(), group.key());
    return texts.join(QStringLiteral("; "));
}

BrokenReferences BrokenReferences::since(const BrokenReferences &before) const
{
    BrokenReferences added;
    for (auto group = groups.cbegin(); group != groups.cend(); ++group) {
        if (group.value().count > before.groups.value(group.key()).count)
            added.groups.insert(group.key(), group.value());
    }
    return added;
}

Core::Expected<QStringList> schemasOf(Database::Connection &connection)
{
    const auto result = connection.query(QStringLiteral("SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"));
    if (!result)
        return Core::failure(result.error());
    QStringList names;
    for (const QVariantList &row : result->rows)
        names += row.constFirst().toString();
    return names;
}

Core::Expected<> addBroken(Database::Connection &connection, const QString &schema, const QVariant &table, BrokenReferences &broken)
{
    const auto keys = brokenKeys(connection, schema, table);
    if (!keys)
        return Core::failure(keys.error());
    for (const BrokenKey &key : *keys) {
        const auto rows = rowsOf(connection, key);
        if (!rows)
            return Core::failure(rows.error());
        BrokenReferences::Group &group = broken.groups[key.shownTable() + QStringLiteral(" → ") + key.parent];
        group.count += key.count;
        group.rows += rows->first(std::min<qsizetype>(rows->size(), mostRows - group.rows.size()));
    }
    return {};
}

Core::Expected<BrokenReferences> brokenReferences(Database::Connection &connection)
{
    const auto schemas = schemasOf(connection);
    if (!schemas)
        return Core::failure(schemas.error());
    BrokenReferences broken;
    for (const QString &schema : *schemas) {
        if (const Core::Expected<> added = addBroken(connection, schema, QVariant(), broken); !added)
            return Core::failure(added.error());
    }
    return broken;
}

Core::Expected<bool> isReferredTo(Database::Connection &connection, const QStringList &tables)
{
    const auto schemas = schemasOf(connection);
    if (!schemas)
        return Core::failure(schemas.error());
    for (const QString &schema : *schemas) {
        const auto result
            = connection.query(QStringLiteral("SELECT DISTINCT m.name, k.\"table\" FROM %1.sqlite_schema m "
                                              "JOIN pragma_foreign_key_list(m.name, '%2') k WHERE m.type = 'table'")
                                   .arg(connection.quoted(schema), QString(schema).replace(QLatin1Char('\''), QStringLiteral("''"))));
        if (!result)
            return Core::failure(result.error());
        for (const QVariantList &row : result->rows) {
            const QString parent = row.at(1).toString();
            if (tables.contains(parent, Qt::CaseInsensitive) && parent.compare(row.at(0).toString(), Qt::CaseInsensitive) != 0)
                return true;
        }
    }
    return false;
}

} // namespace Varve::Execution
