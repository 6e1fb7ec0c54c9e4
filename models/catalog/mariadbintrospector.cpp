// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engineintrospectors.h"
#include "mariadbtexts.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

using Rows = QList<QVariantList>;

/// Reads one database. It is the schema, and schemas that are compared need not have one name: objects have none.
class Reader final
{
public:
    Reader(Database::Connection &connection, const QString &database)
        : m_connection(connection), m_database(database), m_isMySql(connection.identity().version.startsWith("MySQL"_L1))
    {}

    Core::Expected<QList<SchemaObject>> read()
    {
        return tables()
            .and_then([this] { return columns(); })
            .and_then([this] { return keys(); })
            .and_then([this] { return foreignKeys(); })
            .and_then([this] { return checks(); })
            .and_then([this] { return views(); })
            .and_then([this] { return triggers(); })
            .and_then([this] { return routines(); })
            .and_then([this] { return events(); })
            .map([this] { return m_objects; });
    }

private:
    Core::Expected<> tables();
    Core::Expected<> columns();
    Core::Expected<> keys();
    Core::Expected<> foreignKeys();
    Core::Expected<> checks();
    Core::Expected<> views();
    Core::Expected<> triggers();
    Core::Expected<> routines();
    Core::Expected<> events();
    Core::Expected<QString> createText(const QString &what, const QString &name);
    Core::Expected<QString> partitions(const QString &table);
    void addKey(const QString &table, const QString &name, const IndexText &index);

    Core::Expected<Rows> rows(const QString &sql)
    {
        auto result = m_connection.query(sql, {m_database});
        if (!result)
            return tl::unexpected(result.error());
        return std::move(result->rows);
    }
    void add(ObjectKind kind, const QString &table, const QString &name, const QString &definition, int position = 0)
    {
        m_objects.append({.kind = kind, .schema = {}, .table = table, .name = name, .definition = definition, .position = position});
    }

    Database::Connection &m_connection;
    QString m_database;
    bool m_isMySql = false;
    QList<SchemaObject> m_objects;
    QHash<QString, QString> m_collations; ///< by table
};

/// The second column of SHOW CREATE …
Core::Expected<QString> Reader::createText(const QString &what, const QString &name)
{
    const auto result
        = m_connection.query("SHOW CREATE "_L1 + what + u' ' + m_connection.quoted(m_database) + u'.' + m_connection.quoted(name));
    if (!result)
        return tl::unexpected(result.error());
    return result->rows.isEmpty() ? QString() : result->rows.constFirst().value(1).toString();
}

/// Only SHOW CREATE TABLE has them as they are written. In comments, because not every version knows every kind.
Core::Expected<QString> Reader::partitions(const QString &table)
{
    return createText(u"TABLE"_s, table).map([](const QString &text) { return partitionText(text); });
}

Core::Expected<> Reader::tables()
{
    const auto all = rows(u"SELECT TABLE_NAME, TABLE_TYPE, ENGINE, TABLE_COLLATION, CREATE_OPTIONS, TABLE_COMMENT "
                          "FROM information_schema.TABLES WHERE TABLE_SCHEMA = ? AND TABLE_TYPE <> 'VIEW'"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const QString name = row[0].toString();
        if (row[1].toString() == "SEQUENCE"_L1) {
            const auto text = createText(u"SEQUENCE"_s, name);
            if (!text)
                return tl::unexpected(text.error());
            add(ObjectKind::Sequence, {}, name, sequenceText(*text));
            continue;
        }
        QStringList parts = tableOptions(row[2].toString(), row[3].toString(), row[4].toString(), row[5].toString());
        if (row[1].toString() == "SYSTEM VERSIONED"_L1)
            parts += u"WITH SYSTEM VERSIONING"_s;
        if (row[4].toString().contains("partitioned"_L1)) {
            const auto text = partitions(name);
            if (!text)
                return tl::unexpected(text.error());
            parts += *text;
        }
        parts.removeAll(QString());
        add(ObjectKind::Table, {}, name, parts.join(u' '));
        m_collations.insert(name, row[3].toString());
    }
    return {};
}

/// Those of views and sequences are not told. A join with TABLES would open every table again, on its own: twenty times the cost.
Core::Expected<> Reader::columns()
{
    const auto all = rows(u"SELECT TABLE_NAME, COLUMN_NAME, ORDINAL_POSITION, COLUMN_TYPE, IS_NULLABLE, COLUMN_DEFAULT, EXTRA, "
                          "GENERATION_EXPRESSION, COLLATION_NAME, COLUMN_COMMENT FROM information_schema.COLUMNS WHERE TABLE_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const auto tableCollation = m_collations.constFind(row[0].toString());
        if (tableCollation == m_collations.cend())
            continue;
        const QString collation = row[8].toString();
        // Of a sequence: nextval(`shop`.`numbers`).
        const QVariant defaultValue = row[5].isValid() ? QVariant(withoutDatabase(row[5].toString(), m_database)) : QVariant();
        const ColumnText column{.type = row[3].toString(),
                                .isNullable = row[4].toString() == "YES"_L1,
                                .defaultValue = defaultValue,
                                .extra = row[6].toString(),
                                .generation = row[7].toString(),
                                .collation = collation == *tableCollation || tableCollation->isEmpty() ? QString() : collation,
                                .comment = row[9].toString()};
        add(ObjectKind::Column, row[0].toString(), row[1].toString(), columnText(column), row[2].toInt());
    }
    return {};
}

void Reader::addKey(const QString &table, const QString &name, const IndexText &index)
{
    const QString columns = u'(' + index.columns.join(", "_L1) + u')';
    if (name == "PRIMARY"_L1) // the only name that it can have
        add(ObjectKind::PrimaryKey, table, columns, "PRIMARY KEY "_L1 + columns);
    else if (index.isUnique)
        add(ObjectKind::UniqueKey, table, name, "UNIQUE "_L1 + columns + index.rest());
    else
        add(ObjectKind::Index, table, name, index.kind() + columns + index.rest());
}

Core::Expected<> Reader::keys()
{
    const auto all
        = rows(QStringLiteral("SELECT TABLE_NAME, INDEX_NAME, NON_UNIQUE, INDEX_TYPE, COLUMN_NAME, SUB_PART, COLLATION, %1, INDEX_COMMENT "
                              "FROM information_schema.STATISTICS WHERE TABLE_SCHEMA = ? ORDER BY TABLE_NAME, INDEX_NAME, SEQ_IN_INDEX")
                   .arg(m_isMySql ? u"EXPRESSION"_s : u"NULL"_s));
    if (!all)
        return tl::unexpected(all.error());
    for (qsizetype first = 0; first < all->size();) {
        const QString table = all->at(first)[0].toString();
        const QString name = all->at(first)[1].toString();
        IndexText index{.isUnique = all->at(first)[2].toInt() == 0,
                        .type = all->at(first)[3].toString(),
                        .comment = all->at(first)[8].toString(),
                        .columns = {}};
        qsizetype next = first;
        for (; next < all->size() && all->at(next)[0].toString() == table && all->at(next)[1].toString() == name; ++next) {
            const QVariantList &row = all->at(next);
            index.columns += indexColumn(row[4].toString(), row[5], row[6].toString() == "D"_L1, row[7].toString());
        }
        addKey(table, name, index);
        first = next;
    }
    return {};
}

/// Two queries instead of a join, for the same reason; most of the time the first is enough.
Core::Expected<> Reader::foreignKeys()
{
    const auto all = rows(u"SELECT TABLE_NAME, CONSTRAINT_NAME, COLUMN_NAME, REFERENCED_TABLE_SCHEMA, REFERENCED_TABLE_NAME, "
                          "REFERENCED_COLUMN_NAME FROM information_schema.KEY_COLUMN_USAGE WHERE TABLE_SCHEMA = ? "
                          "AND REFERENCED_TABLE_NAME IS NOT NULL ORDER BY TABLE_NAME, CONSTRAINT_NAME, ORDINAL_POSITION"_s);
    if (!all)
        return tl::unexpected(all.error());
    QHash<std::pair<QString, QString>, QVariantList> rules;
    if (!all->isEmpty()) {
        const auto found = rows(u"SELECT TABLE_NAME, CONSTRAINT_NAME, UPDATE_RULE, DELETE_RULE "
                                "FROM information_schema.REFERENTIAL_CONSTRAINTS WHERE CONSTRAINT_SCHEMA = ?"_s);
        if (!found)
            return tl::unexpected(found.error());
        for (const QVariantList &row : *found)
            rules.insert({row[0].toString(), row[1].toString()}, row);
    }
    for (qsizetype first = 0; first < all->size();) {
        const QVariantList &row = all->at(first);
        const QVariantList rule = rules.value({row[0].toString(), row[1].toString()});
        ForeignKeyText key{.columns = {},
                           .schema = row[3].toString() == m_database ? QString() : row[3].toString(),
                           .table = row[4].toString(),
                           .others = {},
                           .onUpdate = rule.value(2).toString(),
                           .onDelete = rule.value(3).toString()};
        qsizetype next = first;
        for (; next < all->size() && all->at(next)[0] == row[0] && all->at(next)[1] == row[1]; ++next) {
            key.columns += sqlName(all->at(next)[2].toString());
            key.others += sqlName(all->at(next)[5].toString());
        }
        add(ObjectKind::ForeignKey, row[0].toString(), row[1].toString(), foreignKeyText(key));
        first = next;
    }
    return {};
}

Core::Expected<> Reader::checks()
{
    // MySQL's table of checks does not say whose they are.
    const auto all
        = rows(m_isMySql ? u"SELECT t.TABLE_NAME, c.CONSTRAINT_NAME, c.CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS c "
                           "JOIN information_schema.TABLE_CONSTRAINTS t ON t.CONSTRAINT_SCHEMA = c.CONSTRAINT_SCHEMA "
                           "AND t.CONSTRAINT_NAME = c.CONSTRAINT_NAME AND t.CONSTRAINT_TYPE = 'CHECK' WHERE c.CONSTRAINT_SCHEMA = ?"_s
                         : u"SELECT TABLE_NAME, CONSTRAINT_NAME, CHECK_CLAUSE FROM information_schema.CHECK_CONSTRAINTS "
                           "WHERE CONSTRAINT_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all)
        add(ObjectKind::Check, row[0].toString(), row[1].toString(), "CHECK ("_L1 + row[2].toString() + u')');
    return {};
}

Core::Expected<> Reader::views()
{
    const auto all
        = rows(u"SELECT TABLE_NAME, VIEW_DEFINITION, CHECK_OPTION, SECURITY_TYPE FROM information_schema.VIEWS WHERE TABLE_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const QString security = row[3].toString() == "INVOKER"_L1 ? u"SQL SECURITY INVOKER "_s : QString();
        const QString check = row[2].toString() == "NONE"_L1 ? QString() : QString(" WITH "_L1 + row[2].toString() + " CHECK OPTION"_L1);
        add(ObjectKind::View, {}, row[0].toString(), security + "AS "_L1 + withoutDatabase(row[1].toString(), m_database) + check);
    }
    return {};
}

Core::Expected<> Reader::triggers()
{
    const auto all = rows(u"SELECT EVENT_OBJECT_TABLE, TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, ACTION_STATEMENT "
                          "FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const QString table = row[0].toString();
        const QString name = row[1].toString();
        add(ObjectKind::Trigger, table, name,
            u"CREATE TRIGGER %1 %2 %3 ON %4 FOR EACH ROW %5"_s.arg(sqlName(name), row[2].toString(), row[3].toString(), sqlName(table),
                                                                   row[4].toString()));
    }
    return {};
}

Core::Expected<> Reader::routines()
{
    const auto all
        = rows(u"SELECT r.ROUTINE_NAME, r.ROUTINE_TYPE, r.DTD_IDENTIFIER, r.ROUTINE_DEFINITION, r.IS_DETERMINISTIC, r.SQL_DATA_ACCESS, "
               "r.SECURITY_TYPE, (SELECT GROUP_CONCAT(CONCAT_WS(' ', p.PARAMETER_MODE, p.PARAMETER_NAME, p.DTD_IDENTIFIER) "
               "ORDER BY p.ORDINAL_POSITION SEPARATOR ', ') FROM information_schema.PARAMETERS p "
               "WHERE p.SPECIFIC_SCHEMA = r.ROUTINE_SCHEMA AND p.SPECIFIC_NAME = r.SPECIFIC_NAME AND p.ROUTINE_TYPE = r.ROUTINE_TYPE "
               "AND p.ORDINAL_POSITION > 0), r.ROUTINE_COMMENT FROM information_schema.ROUTINES r WHERE r.ROUTINE_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const RoutineText routine{.name = row[0].toString(),
                                  .type = row[1].toString(),
                                  .parameters = row[7].toString(),
                                  .returns = row[1].toString() == "FUNCTION"_L1 ? row[2].toString() : QString(),
                                  .isDeterministic = row[4].toString() == "YES"_L1,
                                  .dataAccess = row[5].toString(),
                                  .security = row[6].toString(),
                                  .comment = row[8].toString(),
                                  .body = row[3].toString()};
        add(ObjectKind::Routine, {}, sqlName(routine.name) + u'(' + routine.parameters + u')', routineText(routine));
    }
    return {};
}

Core::Expected<> Reader::events()
{
    const auto all = rows(u"SELECT EVENT_NAME, EVENT_TYPE, EXECUTE_AT, INTERVAL_VALUE, INTERVAL_FIELD, STATUS, EVENT_DEFINITION "
                          "FROM information_schema.EVENTS WHERE EVENT_SCHEMA = ?"_s);
    if (!all)
        return tl::unexpected(all.error());
    for (const QVariantList &row : *all) {
        const QString when = row[1].toString() == "ONE TIME"_L1 ? QString("AT "_L1 + row[2].toString())
                                                                : QString("EVERY "_L1 + row[3].toString() + u' ' + row[4].toString());
        add(ObjectKind::Other, {}, "event "_L1 + row[0].toString(),
            u"CREATE EVENT %1 ON SCHEDULE %2 %3 DO %4"_s.arg(
                sqlName(row[0].toString()), when, row[5].toString() == "ENABLED"_L1 ? u"ENABLE"_s : u"DISABLE"_s, row[6].toString()));
    }
    return {};
}

} // namespace

Core::Expected<QList<SchemaObject>> introspectMariaDb(Database::Connection &connection, const QStringList &schemas)
{
    QList<SchemaObject> objects;
    for (const QString &database : schemas.isEmpty() ? QStringList{connection.profile().database} : schemas) {
        auto read = Reader(connection, database).read();
        if (!read)
            return tl::unexpected(read.error());
        objects += *std::move(read);
    }
    return objects;
}

} // namespace Varve::Catalog
