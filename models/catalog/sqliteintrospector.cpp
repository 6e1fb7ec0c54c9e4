// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "engineintrospectors.h"
#include "sqlitetable.h"
#include "sqlitetext.h"

#include <QHash>
#include <QSet>

using namespace Qt::StringLiterals;
using Varve::Database::Connection;

// Pragmas as table-valued functions: "PRAGMA functions" in SQLite's documentation. One query for each kind of object and attached file.

namespace Varve::Catalog {
namespace {

using Rows = QList<QVariantList>;

/// Reads one attached file ("main" or another schema).
class SchemaReader final
{
public:
    SchemaReader(Connection &connection, const QString &schema, const QStringList &tables)
        : m_connection(connection), m_schema(schema), m_only(only(tables))
    {}
    Core::Expected<QList<SchemaObject>> read();

private:
    enum class Bind { Nothing, Schema };
    static QString only(const QStringList &tables);
    Core::Expected<Rows> query(const QString &sql, Bind bind);
    Core::Expected<> readTexts();
    Core::Expected<> readColumns();
    Core::Expected<> readUniqueKeys();
    Core::Expected<> readForeignKeys();
    void addText(const QString &type, const QString &name, const QString &table, const QString &sql);
    void addTable(const QString &name, const QString &sql, const QString &options);
    void addChecks(const QString &table);
    void addPrimaryKey(const QString &table, const QMap<int, QString> &columns);
    void addKey(ObjectKind kind, const QString &table, const QStringList &columns, const QString &definition);
    QString columnDefinition(const QString &table, const QVariantList &row) const;
    void add(ObjectKind kind, const QString &table, const QString &name, const QString &definition, int position = 0);

    Connection &m_connection;
    QString m_schema;
    QString m_only; ///< "IN ('a', 'b')", what a table's name must be; empty: anything
    QList<SchemaObject> m_objects;
    QHash<QString, SqliteTableText> m_tables;  ///< by name, ordinary tables only
    QSet<std::pair<QString, QString>> m_names; ///< table and name of constraints that had none
};

/// The tokens from \a index on; none when there are fewer.
std::span<const SqliteToken> rest(const QList<SqliteToken> &tokens, qsizetype index)
{
    const qsizetype from = std::min(index, tokens.size());
    return {tokens.constData() + from, static_cast<std::size_t>(tokens.size() - from)};
}

QStringList quotedAll(const QStringList &names)
{
    QStringList quoted;
    for (const QString &name : names)
        quoted += canonicalSqlite(u'"' + QString(name).replace(u'"', u"\"\""_s) + u'"');
    return quoted;
}

/// The pragma leaves out the parentheses that an expression needs ("DEFAULT (datetime('now'))").
QString defaultValue(const QString &value)
{
    const QList<SqliteToken> tokens = sqliteTokens(value);
    const QString text = canonicalSqlite(rest(tokens, 0));
    const bool isLiteral = tokens.size() == 1 || (tokens.size() == 2 && tokens.constFirst().kind == SqliteToken::Kind::Symbol);
    if (isLiteral)
        return text;
    return u'(' + text + u')';
}

QString columnList(const QStringList &names)
{
    return u'(' + quotedAll(names).join(u", "_s) + u')';
}

QString SchemaReader::only(const QStringList &tables)
{
    QStringList literals;
    for (const QString &table : tables)
        literals += u'\'' + QString(table).replace(u'\'', u"''"_s) + u'\'';
    return literals.isEmpty() ? QString() : QString(u"IN ("_s + literals.join(u", "_s) + u')');
}

/// "%only%" behind AND and a column's name: the tables that are asked for.
Core::Expected<Rows> SchemaReader::query(const QString &sql, Bind bind)
{
    // A schema's name cannot be bound where a table stands.
    const QString text = QString(sql)
                             .replace(u"%schema%"_s, m_connection.quoted(m_schema))
                             .replace(u"%only%"_s, m_only.isEmpty() ? u"IS NOT NULL"_s : m_only);
    const QVariantList values = bind == Bind::Schema ? QVariantList(sql.count(u'?'), m_schema) : QVariantList();
    const auto result = m_connection.query(text, values);
    if (!result)
        return tl::unexpected(result.error());
    return result->rows;
}

void SchemaReader::add(ObjectKind kind, const QString &table, const QString &name, const QString &definition, int position)
{
    m_objects += SchemaObject{kind, m_schema, table, name, definition, position};
}

Core::Expected<> SchemaReader::readTexts()
{
    const auto options = query(u"SELECT name, type, wr, strict FROM pragma_table_list WHERE schema = ? AND name %only%"_s, Bind::Schema);
    if (!options)
        return tl::unexpected(options.error());
    QHash<QString, QString> tableOptions;
    QSet<QString> shadows; // the tables in which a virtual table keeps its content
    for (const QVariantList &row : *options) {
        QStringList words;
        if (row[2].toInt() != 0)
            words += u"WITHOUT ROWID"_s;
        if (row[3].toInt() != 0)
            words += u"STRICT"_s;
        tableOptions.insert(row[0].toString(), words.join(u", "_s));
        if (row[1].toString() == u"shadow")
            shadows.insert(row[0].toString());
    }
    const auto texts = query(u"SELECT type, name, tbl_name, sql FROM %schema%.sqlite_schema "
                             "WHERE sql IS NOT NULL AND tbl_name %only% AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"_s,
                             Bind::Nothing);
    if (!texts)
        return tl::unexpected(texts.error());
    for (const QVariantList &row : *texts) {
        const QString name = row[1].toString();
        if (row[0].toString() == u"table" && !shadows.contains(name))
            addTable(name, row[3].toString(), tableOptions.value(name));
        else if (!shadows.contains(row[2].toString()))
            addText(row[0].toString(), name, row[2].toString(), row[3].toString());
    }
    return {};
}

void SchemaReader::addTable(const QString &name, const QString &sql, const QString &options)
{
    const QList<SqliteToken> tokens = sqliteTokens(sql);
    if (tokens.value(1).isWord(u"VIRTUAL")) {
        const auto isUsing = [](const SqliteToken &token) { return token.isWord(u"USING"); };
        const qsizetype from = std::find_if(tokens.cbegin(), tokens.cend(), isUsing) - tokens.cbegin();
        add(ObjectKind::Table, {}, name, u"VIRTUAL "_s + canonicalSqlite(rest(tokens, from)));
        return;
    }
    add(ObjectKind::Table, {}, name, options);
    m_tables.insert(name, readSqliteTable(sql));
    addChecks(name);
}

/// What follows the name, so that "CREATE VIEW IF NOT EXISTS main.v AS" and "create view v as" are one.
void SchemaReader::addText(const QString &type, const QString &name, const QString &table, const QString &sql)
{
    const QList<SqliteToken> tokens = sqliteTokens(sql);
    const bool isIndex = type == u"index";
    // CREATE [UNIQUE] INDEX … ON table (…); CREATE VIEW [IF NOT EXISTS] [schema.]name [(…)] AS …
    qsizetype at = 1;
    const bool isUnique = tokens.value(at).isWord(u"UNIQUE");
    const auto skipTo = [&](auto isThere) {
        while (at < tokens.size() && !isThere(tokens[at]))
            ++at;
    };
    if (isIndex) {
        skipTo([](const SqliteToken &token) { return token.isWord(u"ON"); });
        at += 2;
    } else if (type == u"view") {
        skipTo([](const SqliteToken &token) { return token.isSymbol(u"(") || token.isWord(u"AS"); });
    } else {
        at = 0;
    }
    const QString definition = canonicalSqlite(rest(tokens, at));
    if (isIndex)
        add(ObjectKind::Index, table, name, isUnique ? u"UNIQUE "_s + definition : definition);
    else if (type == u"view")
        add(ObjectKind::View, {}, name, definition);
    else if (type == u"trigger")
        add(ObjectKind::Trigger, table, name, definition);
    else
        add(ObjectKind::Other, {}, QString(type + u' ' + name), definition);
}

void SchemaReader::addChecks(const QString &table)
{
    for (const SqliteTableText::Constraint &constraint : std::as_const(m_tables[table].constraints)) {
        if (constraint.kind != SqliteTableText::Kind::Check)
            continue;
        const QString expression = u'(' + constraint.expression + u')';
        const QString name = constraint.name.isEmpty() ? expression : constraint.name;
        if (!constraint.name.isEmpty() || !m_names.contains({table, u"check "_s + name}))
            add(ObjectKind::Check, table, name, u"CHECK "_s + expression);
        m_names.insert({table, u"check "_s + name});
    }
}

/// A key or foreign key under its own name, or under its columns; the text knows which.
void SchemaReader::addKey(ObjectKind kind, const QString &table, const QStringList &columns, const QString &definition)
{
    const auto textKind = kind == ObjectKind::PrimaryKey ? SqliteTableText::Kind::PrimaryKey
        : kind == ObjectKind::UniqueKey                  ? SqliteTableText::Kind::UniqueKey
                                                         : SqliteTableText::Kind::ForeignKey;
    const SqliteTableText::Constraint *text = m_tables[table].find(textKind, columns);
    QString name = text && !text->name.isEmpty() ? text->name : columnList(columns);
    // Two foreign keys may go out from the same columns.
    const QString base = name;
    for (int number = 2; m_names.contains({table, code(kind) + u' ' + name}); ++number)
        name = base + u' ' + QString::number(number);
    m_names.insert({table, code(kind) + u' ' + name});
    add(kind, table, name, text && !text->addition.isEmpty() ? definition + u' ' + text->addition : definition);
}

QString SchemaReader::columnDefinition(const QString &table, const QVariantList &row) const
{
    const SqliteTableText::Column text = m_tables[table].columns.value(row[2].toString().toLower());
    const int hidden = row[7].toInt();
    // "GENERATED ALWAYS" is a part of the type to the parser of SQLite when AS follows.
    QString type = canonicalSqlite(row[3].toString()).toUpper();
    if (hidden >= 2 && type.endsWith(u"GENERATED ALWAYS"))
        type = type.chopped(16).trimmed();
    QStringList words{type};
    if (!text.collation.isEmpty())
        words += u"COLLATE "_s + text.collation;
    if (row[4].toInt() != 0)
        words += QString(u"NOT NULL "_s + text.conflict).trimmed();
    if (!row[5].isNull())
        words += u"DEFAULT "_s + defaultValue(row[5].toString());
    if (hidden >= 2) // 2: computed when read, 3: stored
        words += u"GENERATED ALWAYS AS ("_s + text.generated + (hidden == 3 ? u") STORED"_s : u") VIRTUAL"_s);
    words.removeAll(QString());
    return words.join(u' ');
}

void SchemaReader::addPrimaryKey(const QString &table, const QMap<int, QString> &columns)
{
    if (!columns.isEmpty())
        addKey(ObjectKind::PrimaryKey, table, columns.values(), u"PRIMARY KEY "_s + columnList(columns.values()));
}

Core::Expected<> SchemaReader::readColumns()
{
    const auto rows = query(u"SELECT m.name, x.cid, x.name, x.type, x.\"notnull\", x.dflt_value, x.pk, x.hidden "
                            "FROM %schema%.sqlite_schema m CROSS JOIN pragma_table_xinfo(m.name, ?) x "
                            "WHERE m.type = 'table' AND m.name %only% AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name, x.cid"_s,
                            Bind::Schema);
    if (!rows)
        return tl::unexpected(rows.error());
    QString table;
    QMap<int, QString> primaryKey; // by place in the key
    for (const QVariantList &row : *rows) {
        const QString name = row[0].toString();
        if (!m_tables.contains(name))
            continue;
        if (name != table)
            addPrimaryKey(table, std::exchange(primaryKey, {}));
        table = name;
        add(ObjectKind::Column, table, row[2].toString(), columnDefinition(table, row), row[1].toInt() + 1);
        if (row[6].toInt() > 0)
            primaryKey.insert(row[6].toInt(), row[2].toString());
    }
    addPrimaryKey(table, primaryKey);
    return {};
}

Core::Expected<> SchemaReader::readUniqueKeys()
{
    const auto rows = query(u"SELECT m.name, l.name, i.name FROM %schema%.sqlite_schema m CROSS JOIN pragma_index_list(m.name, ?) l "
                            "CROSS JOIN pragma_index_info(l.name, ?) i WHERE m.type = 'table' AND m.name %only% AND l.origin = 'u' "
                            "AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name, l.seq DESC, i.seqno"_s,
                            Bind::Schema);
    if (!rows)
        return tl::unexpected(rows.error());
    QString table;
    QString index;
    QStringList columns;
    const auto close = [&] {
        if (!columns.isEmpty() && m_tables.contains(table))
            addKey(ObjectKind::UniqueKey, table, columns, u"UNIQUE "_s + columnList(columns));
        columns.clear();
    };
    for (const QVariantList &row : *rows) {
        if (row[0].toString() != table || row[1].toString() != index)
            close();
        table = row[0].toString();
        index = row[1].toString();
        columns += row[2].toString();
    }
    close();
    return {};
}

Core::Expected<> SchemaReader::readForeignKeys()
{
    struct Key
    {
        QString table;
        int id = -1;
        QString target;
        QString actions;
        QStringList columns;
        QStringList targets;
    };
    const auto rows
        = query(u"SELECT m.name, f.id, f.\"table\", f.\"from\", f.\"to\", f.on_update, f.on_delete, f.match "
                "FROM %schema%.sqlite_schema m CROSS JOIN pragma_foreign_key_list(m.name, ?) f "
                "WHERE m.type = 'table' AND m.name %only% AND m.sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY m.name, f.id DESC, f.seq"_s,
                Bind::Schema);
    if (!rows)
        return tl::unexpected(rows.error());
    QList<Key> keys;
    for (const QVariantList &row : *rows) {
        if (keys.isEmpty() || keys.constLast().table != row[0].toString() || keys.constLast().id != row[1].toInt()) {
            QString actions = row[6].toString() == u"NO ACTION" ? QString() : u" ON DELETE "_s + row[6].toString();
            if (row[5].toString() != u"NO ACTION")
                actions += u" ON UPDATE "_s + row[5].toString();
            keys += Key{row[0].toString(), row[1].toInt(), row[2].toString(), actions, {}, {}};
        }
        keys.last().columns += row[3].toString();
        if (!row[4].isNull()) // nothing: the primary key of the target
            keys.last().targets += row[4].toString();
    }
    for (const Key &key : std::as_const(keys)) {
        if (!m_tables.contains(key.table))
            continue;
        QString definition = u"FOREIGN KEY "_s + columnList(key.columns) + u" REFERENCES "_s + quotedAll({key.target}).constFirst();
        if (!key.targets.isEmpty())
            definition += columnList(key.targets);
        addKey(ObjectKind::ForeignKey, key.table, key.columns, definition + key.actions);
    }
    return {};
}

Core::Expected<QList<SchemaObject>> SchemaReader::read()
{
    const auto done = readTexts().and_then([this] { return readColumns(); }).and_then([this] { return readUniqueKeys(); }).and_then([this] {
        return readForeignKeys();
    });
    if (!done)
        return tl::unexpected(done.error());
    return m_objects;
}

} // namespace

Core::Expected<QList<SchemaObject>> introspectSqlite(Connection &connection, const QStringList &schemas, const QStringList &tables)
{
    const auto files = connection.query(u"SELECT name FROM pragma_database_list WHERE name <> 'temp' ORDER BY seq"_s);
    if (!files)
        return tl::unexpected(files.error());
    QList<SchemaObject> objects;
    for (const QVariantList &row : files->rows) {
        const QString schema = row[0].toString();
        if (!schemas.isEmpty() && !schemas.contains(schema))
            continue;
        const auto read = SchemaReader(connection, schema, tables).read();
        if (!read)
            return tl::unexpected(read.error());
        objects += *read;
    }
    return objects;
}

} // namespace Varve::Catalog
