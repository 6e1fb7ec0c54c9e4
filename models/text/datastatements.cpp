// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "objectkind.h"
#include "sqlclassifier.h"

// Of SqlClassifier: statements that read data or change it, and those that ask.

namespace Varve::Text {

// A statement that reads can hold these only as a data-modifying part, an INTO or a FOR UPDATE.
bool SqlClassifier::modifies() const
{
    for (Keyword k : {Keyword::Insert, Keyword::Update, Keyword::Delete, Keyword::Merge, Keyword::Into}) {
        if (m_shape.hasAnywhere(k))
            return true;
    }
    if (m_shape.hasAnywhere(Keyword::Value) && takesNextValue())
        return true;
    return (m_shape.has(Keyword::For) || m_shape.has(Keyword::Lock)) && m_shape.hasAnywhere(Keyword::Share);
}

// SELECT NEXT VALUE FOR s advances the sequence.
bool SqlClassifier::takesNextValue() const
{
    for (size_t i = m_at + 1; i + 2 < m_tokens.count(); ++i) {
        if (m_tokens.word(i + 1) == Keyword::Value && m_tokens.word(i + 2) == Keyword::For && m_tokens.is(i, "NEXT"))
            return true;
    }
    return false;
}

void SqlClassifier::query(Keyword verb)
{
    set(StatementKind::Query, verb);
    m_statement.returnsRows = !m_shape.has(Keyword::Into) || m_dialect.name == DialectName::Ansi;
    m_statement.changes = modifies();
    // Elsewhere INTO names variables.
    const bool intoTable = m_dialect.name == DialectName::PostgreSql || m_dialect.name == DialectName::SqlServer;
    if (intoTable && verb == Keyword::Select && m_shape.has(Keyword::Into))
        selectInto();
}

// SELECT … INTO [TEMP] [TABLE] name FROM …
void SqlClassifier::selectInto()
{
    m_tokens.readAll(m_dialect);
    size_t name = m_at;
    while (name < m_tokens.count() && m_tokens.word(name) != Keyword::Into)
        name = m_tokens.symbol(name) == '(' ? m_tokens.behindParentheses(name) : name + 1;
    ++name;
    while (m_tokens.isOneOf(name, {Keyword::Temp, Keyword::Temporary, Keyword::Unlogged, Keyword::Table}))
        ++name;
    m_statement.object = m_tokens.nameAt(name);
    m_statement.objects += {ObjectAction::Create, QLatin1StringView("TABLE"), m_tokens.textOf(m_statement.object), {}};
}

void SqlClassifier::with()
{
    for (Keyword k : {Keyword::Insert, Keyword::Merge, Keyword::Update, Keyword::Delete}) {
        const bool locks = k == Keyword::Update && m_shape.has(Keyword::For) && m_shape.has(Keyword::Select);
        if (m_shape.has(k) && !locks) {
            manipulate(k);
            return;
        }
    }
    if (m_shape.has(Keyword::Replace) && m_shape.has(Keyword::Into)) {
        manipulate(Keyword::Replace);
        return;
    }
    query(m_shape.has(Keyword::Values) && !m_shape.has(Keyword::Select) ? Keyword::Values : Keyword::Select);
}

// Spark, Hive and Databricks: FROM t INSERT INTO u SELECT a, or FROM t SELECT a, or FROM t |> SELECT a
void SqlClassifier::from()
{
    if (m_shape.has(Keyword::Insert))
        manipulate(Keyword::Insert);
    else
        query(Keyword::From);
}

// MariaDB's ANALYZE runs the statement behind it.
void SqlClassifier::analyze()
{
    if (isMySql())
        explain();
    else
        utility();
}

void SqlClassifier::load()
{
    if (m_dialect.name == DialectName::PostgreSql) { // a shared library
        utility();
        return;
    }
    set(StatementKind::Manipulation, Keyword::Load);
    for (size_t i = m_at; i + 1 < m_tokens.count() && m_statement.object.isEmpty(); ++i) {
        if (m_tokens.word(i) == Keyword::Table)
            m_statement.object = m_tokens.nameAt(i + 1);
    }
    if (m_shape.has(Keyword::Overwrite))
        m_statement.destructive = Destructive::Data;
}

void SqlClassifier::ask()
{
    set(StatementKind::Query, first());
    m_statement.returnsRows = true;
    m_statement.changes = false;
    if (first() == Keyword::Show && m_dialect.name == DialectName::PostgreSql)
        m_statement.object = m_tokens.nameAt(m_at + 1);
    else if (first() == Keyword::Fetch)
        cursor();
}

// FETCH NEXT FROM c INTO …, MOVE FORWARD 5 IN c, FETCH c; PostgreSQL's FETCH NEXT c.
void SqlClassifier::cursor()
{
    for (size_t i = m_at + 1; i + 1 < m_tokens.count(); ++i) {
        if (m_tokens.word(i) == Keyword::From || m_tokens.is(i, "IN")) {
            m_statement.object = m_tokens.nameAt(i + 1);
            return;
        }
    }
    m_statement.object = m_tokens.nameAt(m_dialect.name == DialectName::PostgreSql ? m_tokens.count() - 1 : m_at + 1);
}

void SqlClassifier::explain()
{
    ask();
    if (first() != Keyword::Explain && m_dialect.name == DialectName::Ansi) { // ISO/IEC 9075-2, 20.10
        m_statement.object = m_tokens.nameAt(m_at + (m_tokens.is(m_at + 1, "INPUT") || m_tokens.is(m_at + 1, "OUTPUT") ? 2 : 1));
    } else if (first() == Keyword::Describe || first() == Keyword::Desc) {
        size_t name = m_at + 1;
        if (m_tokens.is(name, "HISTORY") || m_tokens.is(name, "DETAIL"))
            ++name;
        const ObjectKind kind = m_dialect.name == DialectName::Spark ? objectKindAt(m_tokens, name, m_dialect.name) : ObjectKind{};
        if (kind.words > 0 && m_tokens.behindName(name + kind.words) > name + kind.words)
            name += kind.words;
        while (m_tokens.isOneOf(name, {Keyword::Extended, Keyword::Formatted}))
            ++name;
        if (m_tokens.word(name) != Keyword::Query)
            m_statement.object = m_tokens.nameAt(name);
    }
    // EXPLAIN ANALYZE runs the statement; MySQL's DESCRIBE is the same word.
    if (!m_shape.hasAnywhere(Keyword::Analyze) && !m_shape.hasAnywhere(Keyword::Analyse))
        return;
    const bool reads
        = (m_shape.has(Keyword::Select) || m_shape.has(Keyword::Values) || m_shape.has(Keyword::With) || m_shape.has(Keyword::Table))
        && !m_shape.has(Keyword::Create) && !m_shape.has(Keyword::Execute) && !m_shape.has(Keyword::Refresh);
    m_statement.changes = !reads || modifies();
}

void SqlClassifier::manipulate(Keyword verb)
{
    set(StatementKind::Manipulation, verb);
    m_statement.returnsRows = m_shape.has(Keyword::Returning);
    const bool filtered = m_shape.has(Keyword::Where);
    const bool replaces = m_dialect.name == DialectName::Spark && m_shape.has(Keyword::Replace) && replacesRows();
    if (verb == Keyword::Truncate || ((verb == Keyword::Delete || verb == Keyword::Update) && !filtered)
        || (verb == Keyword::Insert && (m_shape.has(Keyword::Overwrite) || replaces)))
        m_statement.destructive = Destructive::Data;
    if (verb == Keyword::Update || verb == Keyword::Delete || verb == Keyword::Insert || verb == Keyword::Merge || verb == Keyword::Replace
        || verb == Keyword::Truncate) {
        for (size_t i = m_at; i < m_tokens.count(); ++i) {
            if (m_tokens.word(i) != verb)
                continue;
            m_statement.object = m_tokens.nameAt(behindModifiers(i + 1, verb));
            break;
        }
    }
}

// Databricks: INSERT INTO t REPLACE WHERE …, REPLACE USING (a), REPLACE ON …
bool SqlClassifier::replacesRows()
{
    m_tokens.readAll(m_dialect);
    for (size_t i = m_at + 1; i + 1 < m_tokens.count(); ++i) {
        if (m_tokens.word(i) == Keyword::Replace && m_tokens.isOneOf(i + 1, {Keyword::Where, Keyword::Using, Keyword::On}))
            return true;
    }
    return false;
}

// INSERT OR REPLACE INTO, UPDATE OR IGNORE, INSERT OVERWRITE TABLE, DELETE FROM ONLY; MySQL's modifiers; MERGE WITH SCHEMA EVOLUTION INTO
size_t SqlClassifier::behindModifiers(size_t index, Keyword verb) const
{
    if (m_tokens.word(index) == Keyword::Or)
        index += 2;
    if (verb == Keyword::Merge && m_tokens.word(index) == Keyword::With)
        index += 3;
    const auto isModifier = [&](size_t at) {
        for (const std::string_view word : {"DELAYED", "HIGH_PRIORITY", "IGNORE", "LOW_PRIORITY", "QUICK"}) {
            if (m_tokens.is(at, word))
                return m_tokens.isOneOf(at + 1, {Keyword::Into, Keyword::From}) || m_tokens.behindName(at + 1) > at + 1;
        }
        return m_tokens.is(at, "HISTORY") && m_tokens.word(at + 1) == Keyword::From;
    };
    if (m_tokens.is(index, "TOP")) // SQL Server
        index = m_tokens.behindParentheses(index + 1);
    while (isMySql() && isModifier(index) && m_tokens.word(index + 1) != Keyword::Set)
        ++index;
    while (m_tokens.isOneOf(index, {Keyword::Into, Keyword::From, Keyword::Only, Keyword::Table, Keyword::Overwrite}))
        ++index;
    if (m_tokens.symbol(index) == '(' && m_tokens.word(index - 1) == Keyword::Only)
        ++index;
    // INSERT OVERWRITE LOCAL DIRECTORY '/path'
    if (m_tokens.word(index) == Keyword::Local && m_tokens.is(index + 1, "DIRECTORY"))
        ++index;
    return m_tokens.is(index, "DIRECTORY") && m_tokens.at(index + 1).kind == TokenKind::String ? index + 1 : index;
}

void SqlClassifier::copy()
{
    set(StatementKind::Manipulation, Keyword::Copy);
    m_statement.object = m_tokens.nameAt(m_at + (word(1) == Keyword::Binary || word(1) == Keyword::Into ? 2 : 1));
    // PostgreSQL takes STDIN and STDOUT for each other.
    const bool client = m_shape.has(Keyword::Stdout) || m_shape.has(Keyword::Stdin);
    const bool out = m_shape.has(Keyword::To) && client && !m_shape.has(Keyword::From);
    if (out) {
        m_statement.kind = StatementKind::Query;
        m_statement.returnsRows = true;
        m_statement.changes = modifies();
    }
}

} // namespace Varve::Text
