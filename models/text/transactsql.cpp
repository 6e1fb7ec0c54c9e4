// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "transactsql.h"

#include "definition.h"
#include "objectkind.h"
#include "transactionrules.h"

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

struct Beginning
{
    std::string_view word;
    StatementKind kind;
    QLatin1StringView verb;
};

// Transact-SQL reference, Statements and Language elements: what begins with a word that the standard does not have, or uses otherwise.
constexpr Beginning beginnings[] = {
    {"BULK", StatementKind::Manipulation, "BULK INSERT"_L1},
    {"DBCC", StatementKind::Utility, "DBCC"_L1},
    {"DECLARE", StatementKind::Call, "DECLARE"_L1},
    {"DENY", StatementKind::Definition, "DENY"_L1},
    {"DISABLE", StatementKind::Definition, "DISABLE TRIGGER"_L1},
    {"ENABLE", StatementKind::Definition, "ENABLE TRIGGER"_L1},
    {"IF", StatementKind::Call, "IF"_L1},
    {"PRINT", StatementKind::Utility, "PRINT"_L1},
    {"RAISERROR", StatementKind::Utility, "RAISERROR"_L1},
    {"RECONFIGURE", StatementKind::Utility, "RECONFIGURE"_L1},
    {"SAVE", StatementKind::TransactionControl, "SAVE"_L1},
    {"THROW", StatementKind::Utility, "THROW"_L1},
    {"WAITFOR", StatementKind::Utility, "WAITFOR"_L1},
    {"WHILE", StatementKind::Call, "WHILE"_L1},
};

bool isAny(const LeadingTokens &tokens, size_t index, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return tokens.is(index, word); });
}

/// Reads one batch.
class BatchReader
{
public:
    BatchReader(LeadingTokens &tokens, size_t at, const StatementShape &shape, const Dialect &dialect, Statement &statement)
        : m_tokens(tokens), m_at(at), m_shape(shape), m_dialect(dialect), m_statement(statement)
    {}

    void run();

private:
    void begin();
    void beginBlock();
    void call();
    bool isVariable(size_t index) const { return m_tokens.count() > index && m_tokens.text(index).startsWith('@'); }
    bool isModule() const;
    bool beginsDefinition(size_t index) const;
    void readDefinitions();
    bool hasSeveral() const;
    bool mayChange(size_t index) const;
    void judgeParts();

    LeadingTokens &m_tokens;
    size_t m_at;
    const StatementShape &m_shape;
    const Dialect &m_dialect;
    Statement &m_statement;
};

void BatchReader::run()
{
    begin();
    if (m_statement.kind == StatementKind::Manipulation && m_tokens.is(m_at + 1, "STATISTICS")) { // UPDATE STATISTICS
        m_statement.kind = StatementKind::Utility;
        m_statement.verb = u"UPDATE STATISTICS"_s;
        m_statement.object = m_tokens.nameAt(m_at + 2);
        m_statement.destructive = Destructive::No;
    }
    if (isModule())
        return;
    const bool defines = m_shape.has(Keyword::Create) || m_shape.has(Keyword::Alter) || m_shape.has(Keyword::Drop);
    if (defines || m_statement.kind == StatementKind::Query)
        m_tokens.readAll(m_dialect);
    if (defines)
        readDefinitions();
    judgeParts();
}

void BatchReader::begin()
{
    const auto *found = std::find_if(std::begin(beginnings), std::end(beginnings),
                                     [this](const Beginning &beginning) { return m_tokens.is(m_at, beginning.word); });
    const bool cursor = m_tokens.word(m_at) == Keyword::Declare && !isVariable(m_at + 1); // standard SQL has it
    if (found != std::end(beginnings) && !cursor) {
        m_statement.kind = found->kind;
        m_statement.verb = found->verb;
        m_statement.object = {};
        m_statement.changes = true;
        m_statement.returnsRows = found->kind == StatementKind::Call || m_tokens.is(m_at, "DBCC");
    }
    switch (m_tokens.word(m_at)) {
    case Keyword::Begin: beginBlock(); return;
    case Keyword::Enable:
    case Keyword::Disable: readObjects(m_tokens, m_at + 2, "TRIGGER"_L1, ObjectAction::Alter, m_dialect, m_statement); return;
    case Keyword::Exec:
    case Keyword::Execute: call(); return;
    default: break;
    }
    if (m_tokens.is(m_at, "BULK"))
        m_statement.object = m_tokens.nameAt(m_at + 2);
    else if (m_tokens.is(m_at, "DENY"))
        readAttachment(m_tokens, m_at, m_dialect, m_statement);
    else if (m_statement.kind == StatementKind::Unknown && m_tokens.at(m_at).kind == TokenKind::Word) { // a procedure, without EXECUTE
        m_statement.kind = StatementKind::Call;
        m_statement.verb = u"EXECUTE"_s;
        m_statement.object = m_tokens.nameAt(m_at);
        m_statement.returnsRows = true;
    }
}

// EXEC @result = schema.procedure
void BatchReader::call()
{
    size_t name = m_at + 1;
    while (isVariable(m_at + 1) && name < m_tokens.count() && m_tokens.symbol(name - 1) != '=')
        ++name;
    m_statement.object = m_tokens.nameAt(name);
}

void BatchReader::beginBlock()
{
    if (isAny(m_tokens, m_at + 1, {"TRAN", "TRANSACTION", "DISTRIBUTED"}))
        return;
    m_statement.kind = StatementKind::Call;
    m_statement.returnsRows = true;
    m_statement.inTransaction = true;
}

// What must be alone in its batch; its body says what it does later.
bool BatchReader::isModule() const
{
    if (m_statement.kind != StatementKind::Definition || m_statement.objects.size() != 1)
        return false;
    const QLatin1StringView kind = m_statement.objects.first().kind;
    return m_statement.objects.first().action != ObjectAction::Drop
        && (kind == "PROCEDURE"_L1 || kind == "PROC"_L1 || kind == "FUNCTION"_L1 || kind == "TRIGGER"_L1 || kind == "VIEW"_L1
            || kind == "SCHEMA"_L1);
}

// CREATE, ALTER or DROP with a kind of object behind it, not ALTER TABLE … ALTER COLUMN or GRANT CREATE TABLE.
bool BatchReader::beginsDefinition(size_t index) const
{
    const bool creates = m_tokens.word(index) == Keyword::Create;
    if (!creates && m_tokens.word(index) != Keyword::Alter && m_tokens.word(index) != Keyword::Drop)
        return false;
    if (index > 0 && (m_tokens.symbol(index - 1) == ',' || isAny(m_tokens, index - 1, {"GRANT", "DENY", "REVOKE", "OR", "FOR"})))
        return false;
    size_t kind = index + 1;
    while (creates && objectKindAt(m_tokens, kind, m_dialect.name).words == 0
           && isAny(m_tokens, kind, {"OR", "ALTER", "UNIQUE", "CLUSTERED", "NONCLUSTERED", "COLUMNSTORE", "PRIMARY", "XML", "SPATIAL"}))
        ++kind;
    const ObjectKind found = objectKindAt(m_tokens, kind, m_dialect.name);
    return found.words > 0 && found.name != "COLUMN"_L1 && found.name != "CONSTRAINT"_L1;
}

void BatchReader::readDefinitions()
{
    QList<StatementObject> objects;
    for (size_t i = m_at; i < m_tokens.count(); ++i) {
        if (i == m_at && !m_statement.objects.isEmpty()) {
            objects = m_statement.objects;
            continue;
        }
        if (!beginsDefinition(i))
            continue;
        Statement one;
        readDefinition(m_tokens, i, m_shape, m_dialect, one);
        if (isRefusedBySqlServer(one.verb))
            m_statement.inTransaction = false;
        if (one.destructive != Destructive::No)
            m_statement.destructive = one.destructive;
        objects += one.objects;
    }
    m_statement.objects = objects;
}

// A semicolon at the end ends the only statement.
bool BatchReader::hasSeveral() const
{
    if (!m_shape.semicolonInside)
        return false;
    for (size_t i = m_at; i + 1 < m_tokens.count(); ++i) {
        if (m_tokens.symbol(i) == ';')
            return true;
    }
    return m_shape.leadingIsPart && m_tokens.count() == m_shape.leadingCount; // not seen to the end
}

// A statement that changes something may follow a query without a semicolon.
bool BatchReader::mayChange(size_t index) const
{
    return m_tokens.isOneOf(index,
                            {Keyword::Create, Keyword::Alter, Keyword::Drop, Keyword::Truncate, Keyword::Exec, Keyword::Execute,
                             Keyword::Grant, Keyword::Revoke, Keyword::Backup, Keyword::Restore, Keyword::Kill})
        || isAny(m_tokens, index, {"DENY", "BULK", "DBCC", "SHUTDOWN", "RECONFIGURE", "UPDATETEXT", "WRITETEXT"});
}

// The statements behind the first one, as far as words tell.
void BatchReader::judgeParts()
{
    const bool several = hasSeveral();
    if (several) {
        m_statement.changes = true;
        m_statement.returnsRows = true;
    }
    for (size_t i = m_at; i < m_tokens.count() && m_statement.kind == StatementKind::Manipulation; ++i)
        m_statement.returnsRows = m_statement.returnsRows || m_tokens.is(i, "OUTPUT");
    for (size_t i = m_at; i < m_tokens.count() && !m_statement.changes; ++i)
        m_statement.changes = mayChange(i);
    const bool unclear = several || m_statement.kind == StatementKind::Call || m_statement.kind == StatementKind::TransactionControl
        || m_statement.kind == StatementKind::Query;
    const bool losesRows = m_shape.has(Keyword::Truncate)
        || ((m_shape.has(Keyword::Delete) || m_shape.has(Keyword::Update)) && !m_shape.has(Keyword::Where));
    if (unclear && losesRows && m_statement.destructive == Destructive::No)
        m_statement.destructive = Destructive::Data;
}

} // namespace

void readBatch(LeadingTokens &tokens, size_t at, const StatementShape &shape, const Dialect &dialect, Statement &statement)
{
    BatchReader(tokens, at, shape, dialect, statement).run();
}

} // namespace Varve::Text
