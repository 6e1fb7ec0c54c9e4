// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlclassifier.h"

#include "definition.h"
#include "ownverbs.h"
#include "pragma.h"
#include "transactionrules.h"
#include "transactsql.h"

namespace Varve::Text {

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

void SqlClassifier::define()
{
    set(StatementKind::Definition, first());
    readDefinition(m_tokens, m_at, m_shape, m_dialect, m_statement);
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
    // Transactions to come: SET SESSION CHARACTERISTICS AS TRANSACTION …, and where a scope says so SET SESSION TRANSACTION ….
    if (first() == Keyword::Set && m_tokens.is(name, "CHARACTERISTICS"))
        return;
    if (first() == Keyword::Set && m_tokens.word(name) == Keyword::Transaction) {
        const bool hasScope = name > m_at + 1 && (m_dialect.name == DialectName::MariaDb || m_dialect.name == DialectName::MySql);
        m_statement.kind = hasScope ? StatementKind::SessionSetting : StatementKind::TransactionControl;
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
