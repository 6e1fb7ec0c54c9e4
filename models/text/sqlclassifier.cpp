// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlclassifier.h"

#include "definition.h"
#include "objectkind.h"
#include "ownverbs.h"
#include "pragma.h"
#include "transactionrules.h"
#include "transactsql.h"

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

void SqlClassifier::set(StatementKind kind, Keyword verb)
{
    m_statement.kind = kind;
    m_statement.verb = toString(verb);
}

void SqlClassifier::run()
{
    while (m_tokens.symbol(m_at) == '(' || m_tokens.symbol(m_at) == ';') // SQL Server's batches: ";WITH …"
        ++m_at;
    // MariaDB: SET STATEMENT max_statement_time = 5 FOR SELECT …
    if (m_dialect.name == DialectName::MariaDb && first() == Keyword::Set && m_tokens.is(m_at + 1, "STATEMENT")) {
        for (size_t i = m_at + 2; i + 1 < m_tokens.count() && m_at < 2; ++i) {
            if (m_tokens.word(i) == Keyword::For)
                m_at = i + 1;
        }
    }
    if (!classifyOwnVerb(m_tokens, m_at, m_dialect.name, m_statement))
        classify();
    applyTransactionRules(m_tokens, m_shape, m_dialect, m_statement);
}

void SqlClassifier::classify()
{
    switch (first()) {
    case Keyword::Select:
    case Keyword::Values: query(first()); break;
    case Keyword::Table:
        query(Keyword::Table);
        m_statement.object = m_tokens.nameAt(m_at + 1);
        break;
    case Keyword::With: with(); break;
    case Keyword::Explain:
    case Keyword::Describe:
    case Keyword::Desc: explain(); break;
    case Keyword::Show:
    case Keyword::Fetch:
    case Keyword::List:
    case Keyword::Help: ask(); break;
    case Keyword::Insert:
    case Keyword::Update:
    case Keyword::Delete:
    case Keyword::Merge:
    case Keyword::Truncate: manipulate(first()); break;
    case Keyword::Replace:
        if (m_dialect.name == DialectName::Spark && word(1) == Keyword::Table) {
            define();
            m_statement.destructive = Destructive::Structure;
        } else {
            manipulate(Keyword::Replace);
        }
        break;
    case Keyword::Load: load(); break;
    case Keyword::From: from(); break;
    case Keyword::Analyze: analyze(); break;
    case Keyword::Copy: copy(); break;
    case Keyword::Create:
    case Keyword::Alter:
    case Keyword::Drop:
    case Keyword::Undrop: define(); break;
    case Keyword::Comment:
    case Keyword::Grant:
    case Keyword::Revoke:
    case Keyword::Security: attach(); break;
    case Keyword::Rename: rename(); break;
    case Keyword::Refresh: refresh(); break;
    case Keyword::Import: definePhrase(3, QStringLiteral("IMPORT FOREIGN SCHEMA")); break;
    case Keyword::Reassign: definePhrase(3, QStringLiteral("REASSIGN OWNED")); break;
    case Keyword::Pragma: readPragma(m_tokens, m_at, m_statement); break;
    case Keyword::Begin: begin(); break;
    case Keyword::Start:
    case Keyword::Commit:
    case Keyword::End:
    case Keyword::Rollback:
    case Keyword::Abort:
    case Keyword::Savepoint:
    case Keyword::Release:
    case Keyword::Xa: transaction(); break;
    case Keyword::Set:
    case Keyword::Use:
    case Keyword::Reset:
    case Keyword::Discard:
    case Keyword::Unset: setting(); break;
    case Keyword::Call:
    case Keyword::Do:
    case Keyword::Exec:
    case Keyword::Execute: call(); break;
    default: other(); break;
    }
    if (m_dialect.name == DialectName::SqlServer)
        readBatch(m_tokens, m_at, m_shape, m_dialect, m_statement);
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

void SqlClassifier::define()
{
    set(StatementKind::Definition, first());
    readDefinition(m_tokens, m_at, m_shape, m_dialect, m_statement);
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
bool SqlClassifier::replacesRows() const
{
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

void SqlClassifier::attach()
{
    set(StatementKind::Definition, first());
    if (first() == Keyword::Security)
        m_statement.verb = QStringLiteral("SECURITY LABEL");
    readAttachment(m_tokens, m_at, m_dialect, m_statement);
}

void SqlClassifier::definePhrase(size_t words, const QString &verb)
{
    set(StatementKind::Definition, first());
    if (m_dialect.name != DialectName::PostgreSql)
        return;
    m_statement.verb = verb;
    m_statement.object = m_tokens.nameAt(m_at + words);
}

void SqlClassifier::refresh()
{
    set(StatementKind::Definition, first());
    const bool view = word(1) == Keyword::Materialized;
    if (view)
        m_statement.verb = QStringLiteral("REFRESH MATERIALIZED VIEW");
    if (m_dialect.name == DialectName::Spark && !view) { // REFRESH '/path': caches alone
        m_statement.kind = StatementKind::Utility;
        m_statement.object = m_tokens.nameAt(m_at + 1);
        return;
    }
    m_statement.object = m_tokens.nameAt(m_tokens.behindConditions(m_at + (view ? 3 : 2)));
}

void SqlClassifier::rename()
{
    set(StatementKind::Definition, first());
    readRenaming(m_tokens, m_at, m_dialect, m_statement);
}

void SqlClassifier::transaction()
{
    set(StatementKind::TransactionControl, first());
    if (first() == Keyword::Start && word(1) != Keyword::Transaction) { // START SLAVE, START REPLICA
        m_statement.kind = StatementKind::Utility;
        return;
    }
    const bool savepoint
        = first() == Keyword::Savepoint || first() == Keyword::Release || (first() == Keyword::Rollback && m_shape.has(Keyword::To));
    m_statement.inTransaction = savepoint;
}

void SqlClassifier::begin()
{
    const bool block = m_dialect.compoundStatements && m_tokens.count() > 1 && m_shape.hasAnywhere(Keyword::End);
    if (!block) {
        transaction();
        return;
    }
    compound(Keyword::Begin);
}

void SqlClassifier::compound(Keyword verb)
{
    set(m_dialect.compoundStatements ? StatementKind::Call : StatementKind::Unknown, verb);
    m_statement.returnsRows = m_dialect.compoundStatements;
}

void SqlClassifier::setting()
{
    if (m_dialect.name == DialectName::Spark && m_tokens.is(m_at + 1, "TAG") && word(2) == Keyword::On) {
        set(StatementKind::Definition, first());
        m_statement.verb += QStringLiteral(" TAG");
        readAttachment(m_tokens, m_at, m_dialect, m_statement);
        return;
    }
    set(StatementKind::SessionSetting, first());
    size_t name = m_at + 1;
    while (m_tokens.isOneOf(name, {Keyword::Session, Keyword::Local, Keyword::Global}) || m_tokens.is(name, "PERSIST")
           || m_tokens.is(name, "PERSIST_ONLY"))
        ++name;
    if (first() == Keyword::Set && (m_tokens.word(name) == Keyword::Transaction || m_tokens.is(name, "CHARACTERISTICS"))) {
        m_statement.kind = StatementKind::TransactionControl;
        return;
    }
    m_statement.object = m_tokens.nameAt(name);
    // Names of two words.
    const bool authorization = word(1) == Keyword::Session && word(2) == Keyword::Authorization;
    if (authorization || (m_tokens.is(name, "TIME") && m_tokens.is(name + 1, "ZONE"))) {
        const size_t begin = authorization ? m_at + 1 : name;
        const qint64 from = m_tokens.at(begin).range.offset;
        m_statement.object = {from, m_tokens.at(begin + 1).range.end() - from};
    }
}

void SqlClassifier::call()
{
    set(StatementKind::Call, first());
    m_statement.returnsRows = first() != Keyword::Do;
    if (first() != Keyword::Do && word(1) != Keyword::Immediate)
        m_statement.object = m_tokens.nameAt(m_at + 1);
}

void SqlClassifier::utility()
{
    set(StatementKind::Utility, first());
    size_t name = m_tokens.behindConditions(m_tokens.behindParentheses(m_at + 1));
    while (m_tokens.isOneOf(name,
                            {Keyword::Full, Keyword::Verbose, Keyword::Analyze, Keyword::Index, Keyword::Schema, Keyword::Database,
                             Keyword::System, Keyword::Local, Keyword::Table, Keyword::Tables}))
        name = m_tokens.behindConditions(name + 1);
    if ((first() == Keyword::Deallocate && m_tokens.word(name) == Keyword::Prepare) || m_tokens.is(name, "LOG")) // BACKUP LOG
        ++name;
    if (m_tokens.word(name) != Keyword::Into) // VACUUM INTO 'file'
        m_statement.object = m_tokens.nameAt(name);
    if (first() == Keyword::Move)
        cursor();
    if (first() == Keyword::Handler && m_tokens.is(m_tokens.behindName(name), "READ")) {
        m_statement.returnsRows = true;
        m_statement.changes = false;
    }
    if (m_dialect.name == DialectName::Spark && first() == Keyword::Restore) // what was written since
        m_statement.destructive = Destructive::Data;
}

// ISO/IEC 9075-2, 18 (connections) and 23 (diagnostics)
bool SqlClassifier::otherStandard()
{
    const bool connection = m_tokens.is(m_at, "CONNECT") || m_tokens.is(m_at, "DISCONNECT");
    if (!connection && !m_tokens.is(m_at, "GET"))
        return false;
    m_statement.kind = connection ? StatementKind::SessionSetting : StatementKind::Utility;
    m_statement.verb = m_tokens.upper(m_at);
    m_statement.object = m_tokens.nameAt(m_at + (word(1) == Keyword::To ? 2 : 1));
    return true;
}

void SqlClassifier::other()
{
    if (m_tokens.symbol(m_at + 1) == ':' && m_dialect.compoundStatements
        && m_tokens.isOneOf(m_at + 2,
                            {Keyword::Begin, Keyword::Case, Keyword::For, Keyword::If, Keyword::Loop, Keyword::Repeat, Keyword::While})) {
        compound(word(2));
        return;
    }
    if (m_dialect.name == DialectName::Spark && m_tokens.is(m_at, "DENY")) {
        m_statement.kind = StatementKind::Definition;
        m_statement.verb = QStringLiteral("DENY");
        readAttachment(m_tokens, m_at, m_dialect, m_statement);
        return;
    }
    if (m_dialect.name == DialectName::Ansi && otherStandard())
        return;
    // Oracle's mode: DECLARE a INT; BEGIN … END
    if (m_dialect.name == DialectName::MariaDb && first() == Keyword::Declare && m_shape.hasAnywhere(Keyword::Begin)) {
        compound(Keyword::Declare);
        return;
    }
    switch (first()) {
    case Keyword::Case:
    case Keyword::For:
    case Keyword::If:
    case Keyword::Loop:
    case Keyword::Repeat:
    case Keyword::While: compound(first()); return;
    case Keyword::Prepare:
        m_statement.kind = word(1) == Keyword::Transaction ? StatementKind::TransactionControl : StatementKind::SessionSetting;
        m_statement.inTransaction = word(1) != Keyword::Transaction;
        m_statement.verb = QStringLiteral("PREPARE");
        m_statement.object = m_statement.inTransaction ? m_tokens.nameAt(m_at + 1) : ByteRange{};
        return;
    case Keyword::Vacuum:
    case Keyword::Analyse:
    case Keyword::Lock:
    case Keyword::Unlock:
    case Keyword::Attach:
    case Keyword::Detach:
    case Keyword::Reindex:
    case Keyword::Cluster:
    case Keyword::Checkpoint:
    case Keyword::Listen:
    case Keyword::Unlisten:
    case Keyword::Notify:
    case Keyword::Optimize:
    case Keyword::Kill:
    case Keyword::Flush:
    case Keyword::Purge:
    case Keyword::Repair:
    case Keyword::Msck:
    case Keyword::Cache:
    case Keyword::Uncache:
    case Keyword::Clear:
    case Keyword::Restore:
    case Keyword::Backup:
    case Keyword::Check:
    case Keyword::Fsck:
    case Keyword::Convert:
    case Keyword::Handler:
    case Keyword::Declare:
    case Keyword::Open:
    case Keyword::Close:
    case Keyword::Move:
    case Keyword::Deallocate:
    case Keyword::Install: utility(); return;
    default:
        m_statement.kind = StatementKind::Unknown;
        if (m_tokens.at(m_at).kind == TokenKind::Word)
            m_statement.verb = first() == Keyword::None ? m_tokens.upper(m_at) : toString(first());
    }
}

} // namespace Varve::Text
