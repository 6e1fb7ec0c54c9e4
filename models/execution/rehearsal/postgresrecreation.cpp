// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "recreation.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;

namespace Varve::Execution {

namespace {

using Catalog::ObjectKind;
using Catalog::SchemaObject;
using Core::Expected;

const QString extensionStatements = uR"(
SELECT format('CREATE EXTENSION IF NOT EXISTS %I WITH SCHEMA %I', x.extname, n.nspname) || v.version
FROM pg_catalog.pg_extension x JOIN pg_catalog.pg_namespace n ON n.oid = x.extnamespace
    CROSS JOIN LATERAL (VALUES (1, format(' VERSION %L', x.extversion)), (2, '')) v (place, version)
WHERE x.extname <> 'plpgsql' ORDER BY x.oid, v.place
)"_s;

/// What a snapshot says of things without the names that a statement needs: whose sequence it is, the index of REPLICA IDENTITY, what kind
/// of thing a comment is on.
const QString finishingStatements = uR"(
SELECT format('ALTER SEQUENCE %I.%I OWNED BY %I.%I.%I', sn.nspname, s.relname, n.nspname, c.relname, a.attname)
FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_class s ON s.oid = d.objid AND s.relkind = 'S'
    JOIN pg_catalog.pg_namespace sn ON sn.oid = s.relnamespace
    JOIN pg_catalog.pg_class c ON c.oid = d.refobjid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_catalog.pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.deptype = 'a'
UNION ALL
SELECT format('ALTER TABLE %I.%I REPLICA IDENTITY USING INDEX %I', n.nspname, c.relname, x.relname)
FROM pg_catalog.pg_index i JOIN pg_catalog.pg_class x ON x.oid = i.indexrelid JOIN pg_catalog.pg_class c ON c.oid = i.indrelid
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE i.indisreplident AND c.relreplident = 'i'
UNION ALL
SELECT format('COMMENT ON %s %s IS %L', CASE WHEN o.type LIKE '% column' THEN 'COLUMN' WHEN o.type LIKE '% constraint' THEN 'CONSTRAINT'
    WHEN o.type = 'statistics object' THEN 'STATISTICS' ELSE upper(o.type) END, o.identity, d.description)
FROM pg_catalog.pg_description d CROSS JOIN LATERAL pg_catalog.pg_identify_object(d.classoid, d.objoid, d.objsubid) o
WHERE d.objoid >= 16384
)"_s;

/// What a table of INHERITS has from its parents alone: a column that says nothing else than theirs, a check. Written out it would be the
/// table's own too, and stay where the parent loses it.
const QString inheritedParts = uR"(
SELECT n.nspname, c.relname, a.attname, 'column'
FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
WHERE c.relkind IN ('r', 'f') AND NOT c.relispartition AND a.attnum > 0 AND NOT a.attislocal AND EXISTS (SELECT
    FROM pg_catalog.pg_inherits i JOIN pg_catalog.pg_attribute p ON p.attrelid = i.inhparent AND p.attname = a.attname
        LEFT JOIN pg_catalog.pg_attrdef e ON e.adrelid = p.attrelid AND e.adnum = p.attnum
    WHERE i.inhrelid = a.attrelid AND p.attnotnull = a.attnotnull AND p.attidentity = a.attidentity AND p.attstorage = a.attstorage
        AND pg_catalog.pg_get_expr(e.adbin, e.adrelid) IS NOT DISTINCT FROM pg_catalog.pg_get_expr(d.adbin, d.adrelid))
UNION ALL
SELECT n.nspname, c.relname, k.conname, 'check'
FROM pg_catalog.pg_constraint k JOIN pg_catalog.pg_class c ON c.oid = k.conrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE k.contype = 'c' AND NOT k.conislocal AND NOT c.relispartition
)"_s;

/// Sorts the statements for a snapshot's objects by what mostly needs what.
class Recreation final
{
public:
    explicit Recreation(const Database::Connection &connection) : m_connection(connection) {}

    void add(const SchemaObject &object)
    {
        switch (object.kind) {
        case ObjectKind::Table: addTable(object); break;
        case ObjectKind::Column: break; // with its table
        case ObjectKind::View: addView(object); break;
        case ObjectKind::Index: addIndex(object); break;
        case ObjectKind::PrimaryKey:
        case ObjectKind::UniqueKey:
        case ObjectKind::Check: addConstraint(m_constraints, object, object.name); break;
        case ObjectKind::ForeignKey: addConstraint(m_foreignKeys, object, object.name); break;
        case ObjectKind::Sequence: addSequence(object); break;
        case ObjectKind::Routine: m_routines += object.definition; break;
        case ObjectKind::Trigger: addTrigger(object); break;
        case ObjectKind::Other: addOther(object); break;
        }
    }

    void addColumn(const SchemaObject &column)
    {
        m_columns[{column.schema, column.table}] += m_connection.quoted(column.name) + u' ' + column.definition;
    }

    QStringList statements() const
    {
        return m_schemas + m_types + m_sequences + m_routines + m_tables + m_partitions + m_constraints + m_views + m_indexes
            + m_foreignKeys + m_others;
    }

private:
    QString qualified(const QString &schema, const QString &name) const
    {
        return m_connection.quoted(schema) + u'.' + m_connection.quoted(name);
    }

    /// Cuts \a words off the end of \a definition.
    static bool takeEnd(QString &definition, const QString &words)
    {
        if (definition != words && !definition.endsWith(u' ' + words))
            return false;
        definition = definition.chopped(words.size()).trimmed();
        return true;
    }

    void addTable(const SchemaObject &table)
    {
        const QString name = qualified(table.schema, table.name);
        QString rest = table.definition;
        for (const QString &words :
             {u"FORCE ROW LEVEL SECURITY"_s, u"ENABLE ROW LEVEL SECURITY"_s, u"REPLICA IDENTITY FULL"_s, u"REPLICA IDENTITY NOTHING"_s}) {
            if (takeEnd(rest, words))
                m_others += u"ALTER TABLE "_s + name + u' ' + words;
        }
        takeEnd(rest, u"REPLICA IDENTITY USING INDEX"_s); // see finishingStatements
        QString text = u"CREATE "_s;
        for (const QString &word : {u"UNLOGGED"_s, u"FOREIGN"_s}) {
            if (rest == word || rest.startsWith(word + u' ')) {
                rest = rest.sliced(word.size()).trimmed();
                text += word + u' ';
            }
        }
        text += u"TABLE "_s + name + u' ';
        const bool isPartition = rest.startsWith(u"PARTITION OF "_s);
        if (isPartition) {
            m_ofPartitions.insert(name);
            m_partitions += text + rest;
        } else {
            m_tables += text + u'(' + m_columns.value({table.schema, table.name}).join(u", "_s) + u") "_s + rest;
        }
    }

    void addView(const SchemaObject &view)
    {
        QString rest = view.definition;
        const QString materialized = u"MATERIALIZED "_s;
        const bool isMaterialized = rest.startsWith(materialized);
        if (isMaterialized)
            rest = rest.sliced(materialized.size());
        m_views
            += u"CREATE "_s + (isMaterialized ? materialized : QString()) + u"VIEW "_s + qualified(view.schema, view.name) + u' ' + rest;
    }

    /// A partition's before its parent's, which then takes it for its own.
    void addTo(QStringList &list, const QString &table, const QString &statement)
    {
        if (m_ofPartitions.contains(table))
            list.prepend(statement);
        else
            list.append(statement);
    }

    /// Not within CREATE TABLE: tables may need each other, and NOT VALID is only for later.
    void addConstraint(QStringList &list, const SchemaObject &constraint, const QString &name)
    {
        const QString table = qualified(constraint.schema, constraint.table);
        addTo(list, table, u"ALTER TABLE "_s + table + u" ADD CONSTRAINT "_s + m_connection.quoted(name) + u' ' + constraint.definition);
    }

    void addIndex(const SchemaObject &index)
    {
        QString rest = index.definition;
        const QString unique = u"UNIQUE "_s;
        const bool isUnique = rest.startsWith(unique);
        if (isUnique)
            rest = rest.sliced(unique.size());
        const QString table = qualified(index.schema, index.table);
        addTo(m_indexes, table,
              u"CREATE "_s + (isUnique ? unique : QString()) + u"INDEX "_s + m_connection.quoted(index.name) + u" ON "_s + table + u' '
                  + rest);
    }

    void addSequence(const SchemaObject &sequence)
    {
        QString options = sequence.definition;
        if (const qsizetype owner = options.lastIndexOf(u"OWNED BY "_s); owner >= 0)
            options.truncate(owner); // see finishingStatements
        m_sequences += u"CREATE SEQUENCE "_s + qualified(sequence.schema, sequence.name) + u' ' + options;
    }

    void addTrigger(const SchemaObject &trigger)
    {
        QString definition = trigger.definition;
        QString state;
        for (const auto &[end, word] : {std::pair(u"DISABLED"_s, u"DISABLE"_s), std::pair(u"ENABLED REPLICA"_s, u"ENABLE REPLICA"_s),
                                        std::pair(u"ENABLED ALWAYS"_s, u"ENABLE ALWAYS"_s)}) {
            if (takeEnd(definition, end))
                state = word;
        }
        m_others += definition;
        if (!state.isEmpty())
            m_others += u"ALTER TABLE "_s + qualified(trigger.schema, trigger.table) + u' ' + state + u" TRIGGER "_s
                + m_connection.quoted(trigger.name);
    }

    void addOther(const SchemaObject &object)
    {
        const QString kind = object.name.section(u' ', 0, 0);
        const QString name = object.name.section(u' ', 1);
        if (!object.table.isEmpty()) {
            if (kind == u"policy"_s)
                m_others += u"CREATE POLICY "_s + m_connection.quoted(name) + u" ON "_s + qualified(object.schema, object.table) + u" AS "_s
                    + object.definition;
            else if (kind == u"exclusion"_s)
                addConstraint(m_constraints, object, name);
            else if (kind == u"rule"_s || kind == u"statistics"_s)
                m_others += object.definition;
        } else if (object.schema.isEmpty() && kind == u"schema"_s) {
            m_schemas += u"CREATE SCHEMA IF NOT EXISTS "_s + m_connection.quoted(name);
        } else if (!object.schema.isEmpty() && (kind == u"type"_s || kind == u"domain"_s)) {
            m_types += u"CREATE "_s + kind + u' ' + qualified(object.schema, name) + u' ' + object.definition;
        }
    }

    const Database::Connection &m_connection;
    QHash<std::pair<QString, QString>, QStringList> m_columns; ///< by schema and table
    QSet<QString> m_ofPartitions;                              ///< the partitions' names
    QStringList m_schemas, m_types, m_sequences, m_routines, m_tables, m_partitions, m_constraints, m_views, m_indexes, m_foreignKeys,
        m_others;
};

Expected<QStringList> firstColumn(Database::Connection &connection, const QString &query)
{
    return connection.query(query).map([](const Database::ResultSet &result) {
        QStringList texts;
        for (const QVariantList &row : result.rows)
            texts += row.constFirst().toString();
        return texts;
    });
}

} // namespace

Expected<QList<RemakingStatement>> postgresRecreation(Database::Connection &connection, const Catalog::Snapshot &snapshot)
{
    // Before the schemas: some extensions make their own.
    const Expected<QStringList> extensions = firstColumn(connection, extensionStatements);
    if (!extensions)
        return Core::failure(extensions.error());
    const Expected<QStringList> finishing = firstColumn(connection, finishingStatements);
    if (!finishing)
        return Core::failure(finishing.error());
    Recreation recreation(connection);
    const auto inherited = connection.query(inheritedParts);
    if (!inherited)
        return Core::failure(inherited.error());
    QSet<QStringList> ofParents;
    for (const QVariantList &row : inherited->rows)
        ofParents.insert({row.at(0).toString(), row.at(1).toString(), row.at(2).toString(), row.at(3).toString()});
    const auto isInherited = [&](const SchemaObject &object) {
        return (object.kind == ObjectKind::Column && ofParents.contains({object.schema, object.table, object.name, u"column"_s}))
            || (object.kind == ObjectKind::Check && ofParents.contains({object.schema, object.table, object.name, u"check"_s}));
    };
    for (const SchemaObject &object : snapshot.objects) {
        if (object.kind == ObjectKind::Column && !isInherited(object))
            recreation.addColumn(object);
    }
    // Of which tables are partitions must be known when their parts come.
    for (const bool isPart : {false, true}) {
        for (const SchemaObject &object : snapshot.objects) {
            if (object.table.isEmpty() != isPart && !isInherited(object))
                recreation.add(object);
        }
    }
    QList<RemakingStatement> statements;
    for (const QString &text : *extensions + recreation.statements() + *finishing)
        statements += {.text = text};
    return statements;
}

} // namespace Varve::Execution
