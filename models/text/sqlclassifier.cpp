// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlclassifier.h"

#include "definition.h"
#include "transactionrules.h"

namespace Varve::Text {

// A statement that reads can hold these only as a data-modifying part, an INTO or a FOR UPDATE.
bool SqlClassifier::modifies() const
{
    for (Keyword k : {Keyword::Insert, Keyword::Update, Keyword::Delete, Keyword::Merge, Keyword::Into}) {
        if (m_shape.hasAnywhere(k))
            return true;
    }
    return m_shape.has(Keyword::For) && m_shape.hasAnywhere(Keyword::Share);
}

void SqlClassifier::set(StatementKind kind, Keyword verb)
{
    m_statement.kind = kind;
    m_statement.verb = toString(verb);
}

void SqlClassifier::run()
{
    while (m_tokens.at(m_at).symbol == '(')
        ++m_at;
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
    case Keyword::Replace:
    case Keyword::Truncate:
    case Keyword::Load:
    case Keyword::From: manipulate(first()); break;
    case Keyword::Copy: copy(); break;
    case Keyword::Create:
    case Keyword::Alter:
    case Keyword::Drop:
    case Keyword::Undrop:
        set(StatementKind::Definition, first());
        readDefinition(m_tokens, m_at, m_shape, m_dialect, m_statement);
        break;
    case Keyword::Comment:
    case Keyword::Grant:
    case Keyword::Revoke:
    case Keyword::Security: attach(); break;
    case Keyword::Rename: rename(); break;
    case Keyword::Refresh: refresh(); break;
    case Keyword::Import:
    case Keyword::Reassign: set(StatementKind::Definition, first()); break;
    case Keyword::Pragma: pragma(); break;
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
    applyTransactionRules(m_tokens, m_shape, m_dialect, m_statement);
}

void SqlClassifier::query(Keyword verb)
{
    set(StatementKind::Query, verb);
    m_statement.returnsRows = !m_shape.has(Keyword::Into) || m_dialect.name == DialectName::Ansi;
    m_statement.changes = modifies();
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

void SqlClassifier::ask()
{
    set(StatementKind::Query, first());
    m_statement.returnsRows = true;
    m_statement.changes = false;
}

void SqlClassifier::explain()
{
    ask();
    if (first() != Keyword::Explain) {
        const size_t name
            = m_tokens.isOneOf(
                  m_at + 1, {Keyword::Table, Keyword::Extended, Keyword::Formatted, Keyword::Schema, Keyword::Database, Keyword::Function})
            ? (word(2) == Keyword::Extended || word(2) == Keyword::Formatted ? 3 : 2)
            : 1;
        m_statement.object = m_tokens.nameAt(m_at + name);
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
    if (verb == Keyword::Truncate || ((verb == Keyword::Delete || verb == Keyword::Update) && !filtered)
        || (verb == Keyword::Insert && m_shape.has(Keyword::Overwrite)))
        m_statement.destructive = Destructive::Data;
    if (verb == Keyword::Update || verb == Keyword::Delete || verb == Keyword::Insert || verb == Keyword::Merge || verb == Keyword::Replace
        || verb == Keyword::Truncate) {
        for (size_t i = m_at; i < m_tokens.count(); ++i) {
            if (m_tokens.word(i) != verb)
                continue;
            size_t name = i + 1;
            // INSERT OR REPLACE INTO, UPDATE OR IGNORE, INSERT OVERWRITE TABLE, DELETE FROM ONLY
            if (m_tokens.word(name) == Keyword::Or)
                name += 2;
            while (m_tokens.isOneOf(name, {Keyword::Into, Keyword::From, Keyword::Only, Keyword::Table, Keyword::Overwrite}))
                ++name;
            m_statement.object = m_tokens.nameAt(name);
            break;
        }
    }
}

void SqlClassifier::copy()
{
    set(StatementKind::Manipulation, Keyword::Copy);
    m_statement.object = m_tokens.nameAt(m_at + (word(1) == Keyword::Binary || word(1) == Keyword::Into ? 2 : 1));
    const bool out = m_shape.has(Keyword::To) && m_shape.has(Keyword::Stdout) && !m_shape.has(Keyword::From);
    if (out) {
        m_statement.kind = StatementKind::Query;
        m_statement.returnsRows = true;
        m_statement.changes = modifies();
    }
}

void SqlClassifier::attach()
{
    set(StatementKind::Definition, first());
    readAttachment(m_tokens, m_at, m_dialect, m_statement);
}

void SqlClassifier::refresh()
{
    set(StatementKind::Definition, first());
    const bool view = word(1) == Keyword::Materialized;
    if (view)
        m_statement.verb = QStringLiteral("REFRESH MATERIALIZED VIEW");
    m_statement.object = m_tokens.nameAt(m_tokens.behindConditions(m_at + (view ? 3 : 2)));
}

void SqlClassifier::rename()
{
    set(StatementKind::Definition, first());
    const size_t name = word(1) == Keyword::Table ? 2 : 1;
    m_statement.object = m_tokens.nameAt(m_tokens.behindConditions(m_at + name));
}

void SqlClassifier::pragma()
{
    // sqlite.org/pragma.html: which read, and which do something even without a value.
    static const QStringList reading{QStringLiteral("table_info"),       QStringLiteral("table_xinfo"),
                                     QStringLiteral("table_list"),       QStringLiteral("index_list"),
                                     QStringLiteral("index_info"),       QStringLiteral("index_xinfo"),
                                     QStringLiteral("foreign_key_list"), QStringLiteral("foreign_key_check"),
                                     QStringLiteral("integrity_check"),  QStringLiteral("quick_check")};
    static const QStringList acting{QStringLiteral("wal_checkpoint"), QStringLiteral("incremental_vacuum"), QStringLiteral("optimize"),
                                    QStringLiteral("shrink_memory")};
    static const QStringList outside{QStringLiteral("journal_mode"), QStringLiteral("foreign_keys"), QStringLiteral("synchronous"),
                                     QStringLiteral("temp_store"), QStringLiteral("wal_checkpoint")};
    size_t name = m_at + 1;
    if (m_tokens.symbol(name + 1) == '.')
        name += 2;
    const QString pragmaName = m_tokens.textOf(m_tokens.at(name).range).toLower();
    const bool hasValue = m_tokens.at(name + 1).kind != TokenKind::End;
    const bool reads = reading.contains(pragmaName) || (!hasValue && !acting.contains(pragmaName));
    set(StatementKind::SessionSetting, Keyword::Pragma);
    m_statement.kind = reads ? StatementKind::Query : acting.contains(pragmaName) ? StatementKind::Utility : StatementKind::SessionSetting;
    m_statement.object = m_tokens.nameAt(m_at + 1);
    m_statement.changes = !reads;
    m_statement.returnsRows = reads || acting.contains(pragmaName) || pragmaName == u"journal_mode";
    m_statement.inTransaction = reads || !outside.contains(pragmaName);
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
    set(StatementKind::Call, Keyword::Begin);
    m_statement.returnsRows = true;
}

void SqlClassifier::setting()
{
    set(StatementKind::SessionSetting, first());
    size_t name = m_at + 1;
    while (m_tokens.isOneOf(name, {Keyword::Session, Keyword::Local, Keyword::Global}))
        ++name;
    if (first() == Keyword::Set && (m_tokens.word(name) == Keyword::Transaction || m_tokens.is(name, "CHARACTERISTICS"))) {
        m_statement.kind = StatementKind::TransactionControl;
        return;
    }
    m_statement.object = m_tokens.nameAt(name);
}

void SqlClassifier::call()
{
    set(StatementKind::Call, first());
    m_statement.returnsRows = first() != Keyword::Do;
    if (first() != Keyword::Do)
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
    m_statement.object = m_tokens.nameAt(name);
}

void SqlClassifier::other()
{
    if (m_tokens.symbol(m_at + 1) == ':' && m_dialect.compoundStatements && m_shape.hasAnywhere(Keyword::Begin)) {
        m_statement.kind = StatementKind::Call;
        m_statement.verb = QStringLiteral("BEGIN");
        m_statement.returnsRows = true;
        return;
    }
    switch (first()) {
    case Keyword::Prepare:
        m_statement.kind = word(1) == Keyword::Transaction ? StatementKind::TransactionControl : StatementKind::SessionSetting;
        m_statement.inTransaction = word(1) != Keyword::Transaction;
        m_statement.verb = QStringLiteral("PREPARE");
        return;
    case Keyword::Vacuum:
    case Keyword::Analyze:
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
