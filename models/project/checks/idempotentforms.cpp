// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "idempotentforms_p.h"

#include <QHash>

namespace Varve::Project {

using Text::DialectName;

namespace {

/// One dialect's forms. An object that stands in none of the lists has no such form.
struct Forms
{
    QStringList createIfNotExists;
    QStringList createOrReplace; ///< of those that have no IF NOT EXISTS, or are better replaced than kept
    QStringList createOrAlter;
    QStringList dropIfExists;
    QStringList alterTable; ///< "ADD COLUMN", "DROP COLUMN", "DROP CONSTRAINT" with IF [NOT] EXISTS
};

QStringList names(const char *list)
{
    return QString::fromLatin1(list).split(QStringLiteral(", "));
}

Forms sqlite()
{
    // sqlite.org: lang_createtable, lang_createindex, lang_createview, lang_createtrigger, lang_drop…; ALTER TABLE has no IF.
    return {names("TABLE, INDEX, VIEW, TRIGGER"), {}, {}, names("TABLE, INDEX, VIEW, TRIGGER"), {}};
}

Forms postgreSql()
{
    // PostgreSQL 15 manual, part VI: the synopsis of each CREATE, DROP and ALTER TABLE. Types, domains, policies and roles have no IF NOT
    // EXISTS; nor has CREATE DATABASE.
    return {
        names("TABLE, FOREIGN TABLE, INDEX, MATERIALIZED VIEW, SEQUENCE, SCHEMA, EXTENSION, SERVER, STATISTICS, COLLATION"),
        names("VIEW, FUNCTION, PROCEDURE, TRIGGER, RULE, AGGREGATE, LANGUAGE"),
        {},
        names("TABLE, FOREIGN TABLE, INDEX, VIEW, MATERIALIZED VIEW, SEQUENCE, SCHEMA, DATABASE, EXTENSION, SERVER, STATISTICS, COLLATION, "
              "FUNCTION, PROCEDURE, ROUTINE, AGGREGATE, TRIGGER, RULE, TYPE, DOMAIN, POLICY, ROLE, USER, GROUP, LANGUAGE, PUBLICATION, "
              "SUBSCRIPTION, TABLESPACE, CAST, OPERATOR, CONVERSION"),
        names("ADD COLUMN, DROP COLUMN, DROP CONSTRAINT")};
}

Forms mySql()
{
    // MySQL 8.0 manual, 15.1. Neither CREATE INDEX nor DROP INDEX nor ALTER TABLE has IF; routines and triggers have it since 8.0.29.
    return {names("TABLE, DATABASE, SCHEMA, EVENT, USER, ROLE, FUNCTION, PROCEDURE, TRIGGER"),
            names("VIEW"),
            {},
            names("TABLE, VIEW, DATABASE, SCHEMA, EVENT, USER, ROLE, FUNCTION, PROCEDURE, TRIGGER, SERVER"),
            {}};
}

Forms mariaDb()
{
    // MariaDB knowledge base, the page of each statement: unlike MySQL it has IF [NOT] EXISTS for indexes, columns and constraints.
    return {names("TABLE, DATABASE, SCHEMA, INDEX, EVENT, USER, ROLE, FUNCTION, PROCEDURE, TRIGGER, SEQUENCE, SERVER"),
            names("VIEW, PACKAGE"),
            {},
            names("TABLE, VIEW, DATABASE, SCHEMA, INDEX, EVENT, USER, ROLE, FUNCTION, PROCEDURE, TRIGGER, SEQUENCE, SERVER, PACKAGE"),
            names("ADD COLUMN, DROP COLUMN, DROP CONSTRAINT")};
}

Forms spark()
{
    // Databricks SQL language reference, DDL statements; ALTER TABLE ADD COLUMN has no IF NOT EXISTS there.
    return {names("TABLE, SCHEMA, DATABASE, CATALOG, VOLUME, FUNCTION, MATERIALIZED VIEW, CONNECTION, SHARE"),
            names("VIEW"),
            {},
            names("TABLE, VIEW, MATERIALIZED VIEW, SCHEMA, DATABASE, CATALOG, VOLUME, FUNCTION, PROCEDURE, CONNECTION, SHARE"),
            names("DROP COLUMN, DROP CONSTRAINT")};
}

Forms sqlServer()
{
    // Transact-SQL reference: DROP … IF EXISTS since SQL Server 2016, CREATE OR ALTER since 2016 SP1.
    return {{},
            {},
            names("VIEW, FUNCTION, PROCEDURE, TRIGGER"),
            names("TABLE, VIEW, INDEX, FUNCTION, PROCEDURE, TRIGGER, SCHEMA, SEQUENCE, TYPE, USER, ROLE, DATABASE, SYNONYM, DEFAULT, RULE, "
                  "AGGREGATE"),
            names("DROP COLUMN, DROP CONSTRAINT")};
}

Forms cypher()
{
    // Neo4j Cypher manual: "Create, show, and drop indexes", "… constraints".
    return {names("INDEX, CONSTRAINT"), {}, {}, names("INDEX, CONSTRAINT"), {}};
}

Forms formsOf(DialectName dialect)
{
    switch (dialect) {
    case DialectName::Sqlite: return sqlite();
    case DialectName::PostgreSql: return postgreSql();
    case DialectName::MySql: return mySql();
    case DialectName::MariaDb: return mariaDb();
    case DialectName::Spark: return spark();
    case DialectName::SqlServer: return sqlServer();
    case DialectName::Cypher: return cypher();
    case DialectName::Ansi:
    case DialectName::Redis: return {};
    }
    Q_UNREACHABLE();
}

using FormTable = QHash<QString, IdempotentForm>;

FormTable makeTable(DialectName dialect)
{
    const Forms forms = formsOf(dialect);
    FormTable table;
    const auto add = [&table](const QString &verb, const QStringList &objects, IdempotentForm form) {
        for (const QString &object : objects)
            table.insert(verb + object, form);
    };
    add(QStringLiteral("CREATE "), forms.createIfNotExists, IdempotentForm::IfNotExists);
    add(QStringLiteral("CREATE "), forms.createOrReplace, IdempotentForm::OrReplace);
    add(QStringLiteral("CREATE "), forms.createOrAlter, IdempotentForm::OrAlter);
    add(QStringLiteral("DROP "), forms.dropIfExists, IdempotentForm::IfExists);
    for (const QString &part : forms.alterTable)
        table.insert(part, part.startsWith(QStringLiteral("ADD")) ? IdempotentForm::IfNotExists : IdempotentForm::IfExists);
    return table;
}

} // namespace

IdempotentForm idempotentForm(DialectName dialect, const QString &verb)
{
    static const QHash<DialectName, FormTable> tables = [] {
        QHash<DialectName, FormTable> made;
        for (const QString &name : Text::dialectNames())
            made.insert(*Text::dialectFromString(name), makeTable(*Text::dialectFromString(name)));
        return made;
    }();
    return tables.value(dialect).value(verb, IdempotentForm::None);
}

} // namespace Varve::Project
