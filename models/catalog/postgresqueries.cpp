// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgresqueries.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

// The system catalogs are described in the PostgreSQL manual, chapter "System Catalogs"; the functions that write definitions in
// "System Catalog Information Functions". Sub-queries with IN are hashed once; nothing is correlated per row.

namespace Varve::Catalog {
namespace {

/// "u": the schemas that are looked at. "own": objects that came with an extension (deptype "e") or are an inner part of another, as a range
/// type's constructors are ("i"); they are told by that.
const QString header = uR"(
WITH u AS (
    SELECT n.oid, n.nspname FROM pg_namespace n
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' %1),
own AS (SELECT d.classid, d.objid FROM pg_depend d
         WHERE d.deptype = 'e' OR (d.deptype = 'i' AND d.classid <> 'pg_class'::regclass))
)"_s;

const QString someSchemasOnly = u"AND n.nspname IN (SELECT json_array_elements_text(?::json))"_s;

/// The same where only some tables and views are asked for: nothing is read as a whole, what they have is found by its indexes.
const QString someTablesHeader = uR"(
WITH u AS (
    SELECT n.oid, n.nspname FROM pg_namespace n
     WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema' %1),
wanted AS (SELECT array_agg(value::name) AS names FROM json_array_elements_text(?::json)),
own AS (SELECT d.classid, d.objid FROM pg_depend d
         WHERE d.deptype = 'e' AND d.classid = 'pg_class'::regclass
           AND d.objid IN (SELECT oid FROM pg_class WHERE relname = ANY((SELECT names FROM wanted)::name[])))
)"_s;

/// Replaces "%only(x)%" behind WHERE: the tables and views that are asked for.
QString onlyThese(QString query, bool someTables)
{
    static const QRegularExpression marker(u"%only\\(([^%]*)\\)%"_s);
    return query.replace(marker, someTables ? u"\\1 = ANY((SELECT names FROM wanted)::name[]) AND"_s : QString());
}

/// What a sequence \a s says beyond the defaults (CREATE SEQUENCE in the manual).
const QString sequenceOptions = uR"(concat_ws(' ',
    CASE WHEN s.seqtypid <> 'int8'::regtype THEN 'AS ' || format_type(s.seqtypid, NULL) END,
    CASE WHEN s.seqstart <> CASE WHEN s.seqincrement > 0 THEN s.seqmin ELSE s.seqmax END THEN 'START WITH ' || s.seqstart END,
    CASE WHEN s.seqincrement <> 1 THEN 'INCREMENT BY ' || s.seqincrement END,
    CASE WHEN s.seqmin <> CASE WHEN s.seqincrement > 0 THEN 1
        WHEN s.seqtypid = 'int2'::regtype THEN -32768 WHEN s.seqtypid = 'int4'::regtype THEN -2147483648
        ELSE -9223372036854775808 END THEN 'MINVALUE ' || s.seqmin END,
    CASE WHEN s.seqmax <> CASE WHEN s.seqincrement < 0 THEN -1
        WHEN s.seqtypid = 'int2'::regtype THEN 32767 WHEN s.seqtypid = 'int4'::regtype THEN 2147483647
        ELSE 9223372036854775807 END THEN 'MAXVALUE ' || s.seqmax END,
    CASE WHEN s.seqcache <> 1 THEN 'CACHE ' || s.seqcache END,
    CASE WHEN s.seqcycle THEN 'CYCLE' END))"_s;

const QString relations = uR"(
SELECT CASE WHEN c.relkind IN ('v', 'm') THEN 'view' ELSE 'table' END, u.nspname, '', c.relname,
    CASE WHEN c.relkind IN ('v', 'm') THEN
        concat_ws(' ', CASE WHEN c.relkind = 'm' THEN 'MATERIALIZED' END,
            'WITH (' || array_to_string(c.reloptions, ', ') || ')', 'AS' || chr(10) || rtrim(pg_get_viewdef(c.oid), ';'))
    ELSE concat_ws(' ', CASE WHEN c.relpersistence = 'u' THEN 'UNLOGGED' END, CASE WHEN c.relkind = 'f' THEN 'FOREIGN' END,
        CASE WHEN c.relispartition THEN 'PARTITION OF ' || i.parents || ' ' || pg_get_expr(c.relpartbound, c.oid)
             ELSE 'INHERITS (' || i.parents || ')' END,
        'PARTITION BY ' || CASE WHEN c.relkind = 'p' THEN pg_get_partkeydef(c.oid) END,
        'OF ' || CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END,
        'USING ' || CASE WHEN am.amname <> 'heap' THEN quote_ident(am.amname) END,
        'WITH (' || array_to_string(c.reloptions, ', ') || ')',
        'SERVER ' || quote_ident(fs.srvname), 'OPTIONS (' || array_to_string(ft.ftoptions, ', ') || ')',
        CASE WHEN c.relkind = 'f' THEN NULL WHEN c.relreplident = 'f' THEN 'REPLICA IDENTITY FULL'
             WHEN c.relreplident = 'n' THEN 'REPLICA IDENTITY NOTHING' WHEN c.relreplident = 'i' THEN 'REPLICA IDENTITY USING INDEX' END,
        CASE WHEN c.relrowsecurity THEN 'ENABLE ROW LEVEL SECURITY' END,
        CASE WHEN c.relforcerowsecurity THEN 'FORCE ROW LEVEL SECURITY' END)
    END, 0
FROM pg_class c JOIN u ON u.oid = c.relnamespace
    LEFT JOIN (SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS parents
                 FROM pg_inherits GROUP BY inhrelid) i ON i.inhrelid = c.oid
    LEFT JOIN pg_am am ON am.oid = c.relam
    LEFT JOIN pg_foreign_table ft ON ft.ftrelid = c.oid
    LEFT JOIN pg_foreign_server fs ON fs.oid = ft.ftserver
WHERE %only(c.relname)% c.relkind IN ('r', 'p', 'f', 'v', 'm') AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

const QString columns = uR"(
SELECT 'column', u.nspname, c.relname, a.attname,
    concat_ws(' ', format_type(a.atttypid, a.atttypmod),
        'COLLATE ' || CASE WHEN a.attcollation <> 0 AND a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END,
        CASE WHEN a.attnotnull THEN 'NOT NULL' END,
        CASE WHEN a.attgenerated <> '' THEN 'GENERATED ALWAYS AS (' || pg_get_expr(d.adbin, d.adrelid) || ') '
                  || CASE a.attgenerated WHEN 's' THEN 'STORED' ELSE 'VIRTUAL' END
             ELSE 'DEFAULT ' || pg_get_expr(d.adbin, d.adrelid) END,
        CASE a.attidentity WHEN 'a' THEN 'GENERATED ALWAYS AS IDENTITY' WHEN 'd' THEN 'GENERATED BY DEFAULT AS IDENTITY' END,
        '(' || nullif(q.options, '') || ')',
        'OPTIONS (' || array_to_string(a.attfdwoptions, ', ') || ')'), a.attnum::int
FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN u ON u.oid = c.relnamespace JOIN pg_type t ON t.oid = a.atttypid
    LEFT JOIN pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
    LEFT JOIN (SELECT p.refobjid, p.refobjsubid, %1 AS options
                 FROM pg_depend p JOIN pg_sequence s ON s.seqrelid = p.objid
                WHERE p.classid = 'pg_class'::regclass AND p.refclassid = 'pg_class'::regclass AND p.deptype = 'i'
                  AND s.seqtypid <> 0) q ON q.refobjid = a.attrelid AND q.refobjsubid = a.attnum AND a.attidentity <> ''
WHERE %only(c.relname)% c.relkind IN ('r', 'p', 'f') AND a.attnum > 0 AND NOT a.attisdropped
    AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

/// An identity column's sequence has the column's type: only what differs from that is worth telling.
QString identityOptions()
{
    QString options = sequenceOptions;
    const QString typeLine = u"    CASE WHEN s.seqtypid <> 'int8'::regtype THEN 'AS ' || format_type(s.seqtypid, NULL) END,\n"_s;
    return options.remove(typeLine);
}

const QString constraints = uR"(
SELECT CASE k.contype WHEN 'p' THEN 'primary-key' WHEN 'u' THEN 'unique-key' WHEN 'f' THEN 'foreign-key' WHEN 'c' THEN 'check' ELSE 'other' END,
    u.nspname, c.relname, CASE WHEN k.contype = 'x' THEN 'exclusion ' ELSE '' END || k.conname, pg_get_constraintdef(k.oid), 0
FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid JOIN u ON u.oid = c.relnamespace
WHERE %only(c.relname)% k.contype IN ('p', 'u', 'f', 'c', 'x') AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

/// The definition is what follows the table's name, so that an index does not differ because its table's schema is called otherwise.
const QString indexes = uR"(
SELECT 'index', u.nspname, c.relname, x.relname,
    CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END
    || substr(pg_get_indexdef(x.oid), length('CREATE ' || CASE WHEN i.indisunique THEN 'UNIQUE ' ELSE '' END || 'INDEX '
           || quote_ident(x.relname) || ' ON ' || CASE WHEN x.relkind = 'I' THEN 'ONLY ' ELSE '' END
           || quote_ident(u.nspname) || '.' || quote_ident(c.relname)) + 2)
    || CASE WHEN i.indisvalid THEN '' ELSE ' INVALID' END, 0
FROM pg_index i JOIN pg_class x ON x.oid = i.indexrelid JOIN pg_class c ON c.oid = i.indrelid JOIN u ON u.oid = c.relnamespace
WHERE %only(c.relname)% c.relkind IN ('r', 'p', 'm')
    AND i.indexrelid NOT IN (SELECT conindid FROM pg_constraint WHERE contype IN ('p', 'u', 'x'))
    AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

const QString sequences = uR"(
SELECT 'sequence', u.nspname, CASE WHEN o.relnamespace = c.relnamespace THEN o.relname ELSE '' END, c.relname,
    concat_ws(' ', nullif(%1, ''), 'OWNED BY ' || quote_ident(a.attname)), 0
FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid JOIN u ON u.oid = c.relnamespace
    LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.refclassid = 'pg_class'::regclass
                         AND d.deptype IN ('a', 'i')
    LEFT JOIN pg_class o ON o.oid = d.refobjid
    LEFT JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
WHERE %only(o.relname)% d.deptype IS DISTINCT FROM 'i' AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

const QString triggers = uR"(
SELECT 'trigger', u.nspname, c.relname, t.tgname, pg_get_triggerdef(t.oid)
    || CASE t.tgenabled WHEN 'D' THEN ' DISABLED' WHEN 'R' THEN ' ENABLED REPLICA' WHEN 'A' THEN ' ENABLED ALWAYS' ELSE '' END, 0
FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN u ON u.oid = c.relnamespace
WHERE %only(c.relname)% NOT t.tgisinternal AND t.tgparentid = 0
)"_s;

const QString routines = uR"(
SELECT CASE WHEN p.prokind = 'a' THEN 'other' ELSE 'routine' END, u.nspname, '',
    CASE WHEN p.prokind = 'a' THEN 'aggregate ' ELSE '' END || p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')',
    CASE WHEN p.prokind = 'a'
         THEN concat_ws(' ', 'SFUNC ' || g.aggtransfn::text, 'STYPE ' || format_type(g.aggtranstype, NULL),
                        'FINALFUNC ' || CASE WHEN g.aggfinalfn <> 0 THEN g.aggfinalfn::text END, 'INITCOND ' || quote_literal(g.agginitval))
         ELSE rtrim(pg_get_functiondef(CASE WHEN p.prokind <> 'a' THEN p.oid END), chr(10)) END, 0
FROM pg_proc p JOIN u ON u.oid = p.pronamespace LEFT JOIN pg_aggregate g ON g.aggfnoid = p.oid
WHERE p.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_proc'::regclass)
)"_s;

const QString types = uR"(
SELECT 'other', u.nspname, '', CASE WHEN t.typtype = 'd' THEN 'domain ' ELSE 'type ' END || t.typname,
    CASE t.typtype
        WHEN 'e' THEN 'AS ENUM (' || e.labels || ')'
        WHEN 'd' THEN concat_ws(' ', 'AS ' || format_type(t.typbasetype, t.typtypmod), CASE WHEN t.typnotnull THEN 'NOT NULL' END,
                                'DEFAULT ' || t.typdefault, k.checks)
        WHEN 'r' THEN 'AS RANGE (SUBTYPE = ' || format_type(r.rngsubtype, NULL) || ')'
        WHEN 'c' THEN 'AS (' || coalesce(f.fields, '') || ')'
        ELSE 'base type' END, 0
FROM pg_type t JOIN u ON u.oid = t.typnamespace
    LEFT JOIN pg_class c ON c.oid = t.typrelid
    LEFT JOIN pg_range r ON r.rngtypid = t.oid
    LEFT JOIN (SELECT enumtypid, string_agg(quote_literal(enumlabel), ', ' ORDER BY enumsortorder) AS labels
                 FROM pg_enum GROUP BY enumtypid) e ON e.enumtypid = t.oid
    LEFT JOIN (SELECT contypid, string_agg('CONSTRAINT ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid), ' ' ORDER BY conname) AS checks
                 FROM pg_constraint WHERE contypid <> 0 AND contype = 'c' GROUP BY contypid) k ON k.contypid = t.oid
    LEFT JOIN (SELECT attrelid, string_agg(quote_ident(attname) || ' ' || format_type(atttypid, atttypmod), ', ' ORDER BY attnum) AS fields
                 FROM pg_attribute WHERE attnum > 0 AND NOT attisdropped
                  AND attrelid IN (SELECT oid FROM pg_class WHERE relkind = 'c') GROUP BY attrelid) f ON f.attrelid = t.typrelid
WHERE (t.typtype IN ('e', 'd', 'r') OR (t.typtype = 'c' AND c.relkind = 'c') OR (t.typtype = 'b' AND t.typelem = 0))
    AND t.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_type'::regclass)
)"_s;

const QString tableOthers = uR"(
SELECT 'other', u.nspname, c.relname, 'policy ' || p.polname,
    concat_ws(' ', CASE WHEN p.polpermissive THEN 'PERMISSIVE' ELSE 'RESTRICTIVE' END,
        'FOR ' || CASE p.polcmd WHEN 'r' THEN 'SELECT' WHEN 'a' THEN 'INSERT' WHEN 'w' THEN 'UPDATE' WHEN 'd' THEN 'DELETE' ELSE 'ALL' END,
        'TO ' || (SELECT string_agg(CASE WHEN role = 0 THEN 'public' ELSE quote_ident(pg_get_userbyid(role)) END, ', ') FROM unnest(p.polroles) role),
        'USING (' || pg_get_expr(p.polqual, p.polrelid) || ')', 'WITH CHECK (' || pg_get_expr(p.polwithcheck, p.polrelid) || ')'), 0
FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN u ON u.oid = c.relnamespace WHERE %only(c.relname)% true
UNION ALL
SELECT 'other', u.nspname, c.relname, 'rule ' || r.rulename, pg_get_ruledef(r.oid), 0
FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN u ON u.oid = c.relnamespace WHERE %only(c.relname)% r.rulename <> '_RETURN'
UNION ALL
SELECT 'other', u.nspname, c.relname, 'statistics ' || s.stxname, pg_get_statisticsobjdef(s.oid), 0
FROM pg_statistic_ext s JOIN pg_class c ON c.oid = s.stxrelid JOIN u ON u.oid = c.relnamespace WHERE %only(c.relname)% true
UNION ALL
SELECT 'other', u.nspname, coalesce(o.relname, c.relname), CASE WHEN d.objsubid = 0 THEN 'comment' ELSE 'comment on ' || a.attname END
    || CASE WHEN o.oid IS NULL THEN '' ELSE ' on index ' || c.relname END, d.description, 0
FROM pg_description d JOIN pg_class c ON c.oid = d.objoid JOIN u ON u.oid = c.relnamespace
    LEFT JOIN pg_attribute a ON a.attrelid = d.objoid AND a.attnum = d.objsubid AND d.objsubid <> 0
    LEFT JOIN pg_index i ON i.indexrelid = c.oid LEFT JOIN pg_class o ON o.oid = i.indrelid
WHERE %only(coalesce(o.relname, c.relname))% d.classoid = 'pg_class'::regclass AND d.objoid >= 16384 AND c.oid NOT IN (SELECT objid FROM own WHERE classid = 'pg_class'::regclass)
)"_s;

/// What is not modelled is told by kind and name, with what the server calls its identity. 16384 is the first number of an object that is
/// not the server's own (FirstNormalObjectId in access/transam.h). Comments on modelled relations are in tableOthers.
const QString others = uR"(
SELECT 'other', '', '', 'schema ' || u.nspname, 'CREATE SCHEMA ' || quote_ident(u.nspname), 0 FROM u WHERE u.nspname <> 'public'
UNION ALL
SELECT 'other', '', '', 'extension ' || x.extname, 'VERSION ' || quote_literal(x.extversion), 0 FROM pg_extension x WHERE x.extname <> 'plpgsql'
UNION ALL
SELECT 'other', coalesce(u.nspname, ''), '', n.type || ' ' || n.identity, n.type || ' ' || n.identity || coalesce(' ' || k.detail, ''), 0
FROM (SELECT 'pg_operator'::regclass, oid, 'FUNCTION ' || oprcode::text FROM pg_operator
      UNION ALL SELECT 'pg_cast'::regclass, oid, 'CONTEXT ' || castcontext::text FROM pg_cast
      UNION ALL SELECT 'pg_collation'::regclass, oid, NULL FROM pg_collation
      UNION ALL SELECT 'pg_conversion'::regclass, oid, NULL FROM pg_conversion
      UNION ALL SELECT 'pg_opclass'::regclass, oid, NULL FROM pg_opclass
      UNION ALL SELECT 'pg_opfamily'::regclass, oid, NULL FROM pg_opfamily
      UNION ALL SELECT 'pg_ts_config'::regclass, oid, NULL FROM pg_ts_config
      UNION ALL SELECT 'pg_ts_dict'::regclass, oid, dictinitoption FROM pg_ts_dict
      UNION ALL SELECT 'pg_ts_parser'::regclass, oid, NULL FROM pg_ts_parser
      UNION ALL SELECT 'pg_ts_template'::regclass, oid, NULL FROM pg_ts_template
      UNION ALL SELECT 'pg_language'::regclass, oid, NULL FROM pg_language
      UNION ALL SELECT 'pg_am'::regclass, oid, NULL FROM pg_am
      UNION ALL SELECT 'pg_transform'::regclass, oid, NULL FROM pg_transform
      UNION ALL SELECT 'pg_foreign_data_wrapper'::regclass, oid, NULL FROM pg_foreign_data_wrapper
      UNION ALL SELECT 'pg_foreign_server'::regclass, oid, NULL FROM pg_foreign_server
      UNION ALL SELECT 'pg_event_trigger'::regclass, oid, 'ON ' || evtevent || ' EXECUTE ' || evtfoid::regproc::text FROM pg_event_trigger
      UNION ALL SELECT 'pg_publication'::regclass, oid, CASE WHEN puballtables THEN 'FOR ALL TABLES' END FROM pg_publication
     ) k(class, oid, detail) CROSS JOIN LATERAL pg_identify_object(k.class, k.oid, 0) n LEFT JOIN u ON quote_ident(u.nspname) = n.schema
WHERE k.oid >= 16384 AND (k.class, k.oid) NOT IN (SELECT classid, objid FROM own)
    AND (n.schema IS NULL OR u.oid IS NOT NULL)
UNION ALL
SELECT 'other', coalesce(u.nspname, ''), '', 'comment on ' || n.type || ' ' || n.identity, d.description, 0
FROM pg_description d CROSS JOIN LATERAL pg_identify_object(d.classoid, d.objoid, d.objsubid) n LEFT JOIN u ON quote_ident(u.nspname) = n.schema
WHERE d.objoid >= 16384 AND d.classoid NOT IN ('pg_class'::regclass, 'pg_extension'::regclass)
    AND (d.classoid, d.objoid) NOT IN (SELECT classid, objid FROM own)
    AND (n.schema IS NULL OR u.oid IS NOT NULL)
)"_s;

} // namespace

QStringList postgresQueries(const IntrospectOptions &options)
{
    const bool someTables = !options.tables.isEmpty();
    const QString start = (someTables ? someTablesHeader : header).arg(options.schemas.isEmpty() ? QString() : someSchemasOnly);
    QStringList texts{sequences.arg(sequenceOptions)};
    if (!options.withoutTables)
        texts += {relations, columns.arg(identityOptions()), constraints, indexes, triggers, tableOthers};
    if (!someTables)
        texts += {routines, types, others};
    QStringList queries;
    for (const QString &text : std::as_const(texts))
        queries += start + onlyThese(text, someTables);
    return queries;
}

QVariantList postgresValues(const IntrospectOptions &options)
{
    QVariantList values;
    for (const QStringList &names : {options.schemas, options.tables}) {
        if (!names.isEmpty())
            values += QString::fromUtf8(QJsonDocument(QJsonArray::fromStringList(names)).toJson(QJsonDocument::Compact));
    }
    return values;
}

} // namespace Varve::Catalog
