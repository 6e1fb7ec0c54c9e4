// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "definition.h"

#include "objectkind.h"

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

bool isOneOf(QLatin1StringView kind, std::initializer_list<QLatin1StringView> list)
{
    return std::find(list.begin(), list.end(), kind) != list.end();
}

ObjectAction actionOf(Keyword verb)
{
    switch (verb) {
    case Keyword::Create:
    case Keyword::Replace: // Spark: REPLACE TABLE
    case Keyword::Undrop: return ObjectAction::Create;
    case Keyword::Drop: return ObjectAction::Drop;
    default: return ObjectAction::Alter;
    }
}

// How far behind a name its table is looked for, and how many tokens an operator's qualified name may have: what comes behind in a long
// batch is read once, not once for each definition before it.
constexpr size_t farthest = 256;
constexpr size_t longestOperator = 32;

/// Reads the names of objects behind their kind.
class NameReader
{
public:
    NameReader(const LeadingTokens &tokens, QLatin1StringView kind, ObjectAction action, const Dialect &dialect, Statement &statement)
        : m_tokens(tokens)
        , m_kind(kind)
        , m_action(action)
        , m_postgreSql(dialect.name == DialectName::PostgreSql)
        , m_mySql(dialect.name == DialectName::MySql || dialect.name == DialectName::MariaDb)
        , m_statement(statement)
    {}

    void read(size_t index);

private:
    size_t one(size_t index);
    size_t name(size_t index, ByteRange &range) const;
    size_t operatorName(size_t index, ByteRange &range) const;
    size_t table(size_t index, QString &name) const;
    bool standsOnTable() const;

    const LeadingTokens &m_tokens;
    QLatin1StringView m_kind;
    ObjectAction m_action;
    bool m_postgreSql;
    bool m_mySql;
    Statement &m_statement;
};

void NameReader::read(size_t index)
{
    index = one(index);
    const bool lists = m_action != ObjectAction::Create || (m_mySql && isOneOf(m_kind, {"USER"_L1, "ROLE"_L1}));
    while (lists && m_tokens.symbol(index) == ',') {
        const size_t next = one(index + 1);
        if (next == index + 1)
            return;
        index = next;
    }
}

bool NameReader::standsOnTable() const
{
    return isOneOf(m_kind, {"INDEX"_L1, "TRIGGER"_L1, "RULE"_L1, "POLICY"_L1, "CONSTRAINT"_L1, "FULLTEXT INDEX"_L1, "STATISTICS"_L1});
}

size_t NameReader::one(size_t index)
{
    ByteRange range;
    size_t behind = name(index, range);
    StatementObject object{m_action, m_kind, m_tokens.textOf(range), {}};
    behind = m_tokens.behindParentheses(behind);
    if (standsOnTable())
        behind = table(behind, object.table);
    if (m_statement.objects.isEmpty())
        m_statement.object = range;
    m_statement.objects += object;
    return behind;
}

// Names that are no plain names: PostgreSQL manual, CREATE CAST, CREATE OPERATOR, CREATE SCHEMA, CREATE USER MAPPING, CREATE TRANSFORM.
size_t NameReader::name(size_t index, ByteRange &range) const
{
    if (m_tokens.symbol(index) == ':' && m_tokens.symbol(index + 1) == ':') // Transact-SQL: ON SCHEMA::a
        index += 2;
    const bool skipsFor = m_kind == "USER MAPPING"_L1 || m_kind == "TRANSFORM"_L1;
    if ((skipsFor && m_tokens.word(index) == Keyword::For) || (m_kind == "SCHEMA"_L1 && m_tokens.word(index) == Keyword::Authorization)
        || (m_kind == "OWNED"_L1 && m_tokens.is(index, "BY")))
        ++index;
    if (m_kind == "OPERATOR"_L1)
        return operatorName(index, range);
    if (m_tokens.word(index) == Keyword::All && m_tokens.word(index + 1) == Keyword::On) // Transact-SQL: ALTER INDEX ALL ON t
        return index + 1;
    size_t behind = index;
    if (m_kind == "CAST"_L1)
        behind = m_tokens.behindParentheses(index);
    else if (m_tokens.at(index).kind == TokenKind::Number && m_tokens.behindName(index) == index)
        behind = index + 1;
    else if (m_tokens.word(index) != Keyword::On)
        behind = m_tokens.behindName(index);
    if (behind > index)
        range = {m_tokens.at(index).range.offset, m_tokens.at(behind - 1).range.end() - m_tokens.at(index).range.offset};
    return behind;
}

size_t NameReader::operatorName(size_t index, ByteRange &range) const
{
    size_t end = index;
    while (end < std::min(m_tokens.count(), index + longestOperator) && m_tokens.symbol(end) != '(')
        ++end;
    if (end > index)
        range = {m_tokens.at(index).range.offset, m_tokens.at(end - 1).range.end() - m_tokens.at(index).range.offset};
    return end;
}

// CREATE TRIGGER … AFTER INSERT OR UPDATE OF a ON t, DROP INDEX i ON t; a rule's ON names an event, PostgreSQL's statistics have FROM.
size_t NameReader::table(size_t index, QString &name) const
{
    const bool creates = m_action == ObjectAction::Create;
    const bool rule = creates && m_kind == "RULE"_L1;
    const Keyword wanted = rule ? Keyword::To : creates && m_kind == "STATISTICS"_L1 && m_postgreSql ? Keyword::From : Keyword::On;
    const size_t end = std::min(m_tokens.count(), index + farthest);
    for (size_t i = index; i < end; ++i) {
        if (m_tokens.word(i) == wanted) {
            size_t begin = m_tokens.behindConditions(i + 1);
            // Spark: DROP BLOOMFILTER INDEX ON TABLE t, CREATE POLICY p ON SCHEMA s
            if (m_tokens.isOneOf(begin, {Keyword::Table, Keyword::Schema, Keyword::Catalog}) && m_tokens.behindName(begin + 1) > begin + 1
                && m_tokens.symbol(begin + 1) != '.')
                ++begin;
            name = m_tokens.textOf(m_tokens.nameAt(begin));
            return m_tokens.behindName(begin);
        }
        const bool next = m_tokens.symbol(i) == ',' && !creates;
        if (next || m_tokens.isOneOf(i, {Keyword::Begin, Keyword::Execute}))
            break;
        if (m_tokens.symbol(i) == '(')
            i = m_tokens.behindParentheses(i) - 1;
    }
    return index;
}

// Nothing in the catalog has a name of its own here.
bool isNameless(QLatin1StringView kind)
{
    return isOneOf(kind,
                   {"SYSTEM"_L1, "DEFAULT PRIVILEGES"_L1, "INSTANCE"_L1, "RESOURCE GOVERNOR"_L1, "MASTER KEY"_L1, "SERVICE MASTER KEY"_L1,
                    "DATABASE ENCRYPTION KEY"_L1, "DATABASE SCOPED CONFIGURATION"_L1, "SERVER CONFIGURATION"_L1});
}

/// "CREATE TABLE". What most definitions are costs no allocation: a plan of ten thousand migrations keeps as many.
QString verbWithKind(const QString &verb, QLatin1StringView kind)
{
    static const std::array common{u"CREATE TABLE"_s,    u"CREATE INDEX"_s, u"CREATE VIEW"_s, u"CREATE FUNCTION"_s, u"CREATE TRIGGER"_s,
                                   u"CREATE SEQUENCE"_s, u"CREATE TYPE"_s,  u"ALTER TABLE"_s, u"DROP TABLE"_s,      u"DROP INDEX"_s};
    const auto isIt
        = [&](const QString &text) { return text.size() == verb.size() + 1 + kind.size() && text.startsWith(verb) && text.endsWith(kind); };
    const auto *found = std::find_if(common.begin(), common.end(), isIt);
    return found == common.end() ? QString(verb + u' ' + kind) : *found;
}

void judgeAlter(QLatin1StringView kind, const StatementShape &shape, Statement &statement)
{
    if (shape.dropsPart && !isOneOf(kind, {"PUBLICATION"_L1, "ROLE"_L1, "SERVER ROLE"_L1, "USER"_L1, "GROUP"_L1}))
        statement.destructive = Destructive::Structure;
    else if (kind == "TABLE"_L1 && shape.has(Keyword::Truncate))
        statement.destructive = Destructive::Data;
}

} // namespace

void readObjects(const LeadingTokens &tokens, size_t index, QLatin1StringView kind, ObjectAction action, const Dialect &dialect,
                 Statement &statement)
{
    // ALTER TABLE ALL IN TABLESPACE, ALTER ROLE ALL
    if (isNameless(kind)
        || (action == ObjectAction::Alter && tokens.word(index) == Keyword::All && tokens.word(index + 1) != Keyword::On)) {
        statement.objects += {action, kind, {}, {}};
        return;
    }
    NameReader(tokens, kind, action, dialect, statement).read(tokens.behindConditions(index));
}

// CREATE [OR REPLACE] [TEMPORARY] … TABLE [IF NOT EXISTS] name: everything before the kind of object is a modifier.
void readDefinition(LeadingTokens &tokens, size_t at, const StatementShape &shape, const Dialect &dialect, Statement &statement)
{
    const Keyword verb = tokens.word(at);
    const ObjectAction action = actionOf(verb);
    statement.verb = tokens.upper(at);
    if (tokens.word(at + 1) == Keyword::Authorization) { // Transact-SQL: ALTER AUTHORIZATION ON SCHEMA::a TO b
        statement.verb += " AUTHORIZATION"_L1;
        readAttachment(tokens, at, dialect, statement);
        return;
    }
    if (action == ObjectAction::Drop)
        statement.destructive = Destructive::Structure;
    if (action != ObjectAction::Create)
        tokens.readAll(dialect);
    for (size_t i = at + 1; i < tokens.count() && tokens.symbol(i) != '('; ++i) {
        const ObjectKind kind = objectKindAt(tokens, i, dialect.name);
        // CREATE CONSTRAINT TRIGGER; neither is defined by a statement of its own.
        if (kind.words == 0 || kind.name == "COLUMN"_L1 || kind.name == "CONSTRAINT"_L1)
            continue;
        statement.verb = verbWithKind(statement.verb, kind.name);
        readObjects(tokens, i + kind.words, kind.name, action, dialect, statement);
        if (action == ObjectAction::Alter)
            judgeAlter(kind.name, shape, statement);
        else if (isOneOf(kind.name, {"TABLE"_L1, "DATABASE"_L1, "SCHEMA"_L1, "SEQUENCE"_L1, "USER"_L1, "ROLE"_L1})
                 && tokens.word(at + 1) == Keyword::Or && shape.has(Keyword::Replace))
            statement.destructive = Destructive::Structure;
        return;
    }
}

void readAttachment(LeadingTokens &tokens, size_t at, const Dialect &dialect, Statement &statement)
{
    tokens.readAll(dialect);
    size_t on = at + 1;
    while (on < tokens.count() && tokens.word(on) != Keyword::On)
        on = tokens.symbol(on) == '(' ? tokens.behindParentheses(on) : on + 1;
    if (on >= tokens.count())
        return; // a role granted to another
    size_t name = on + 1;
    // What GRANT means without a kind.
    QLatin1StringView kind = dialect.name == DialectName::SqlServer ? "OBJECT"_L1 : "TABLE"_L1;
    if (tokens.word(name) == Keyword::All) { // GRANT … ON ALL TABLES IN SCHEMA a, b
        while (name < tokens.count() && tokens.word(name) != Keyword::Schema)
            ++name;
    }
    if (tokens.is(name, "SPECIFIC")) // ISO/IEC 9075-2, 10.6: a routine by a name of its own
        ++name;
    if (tokens.is(at + 1, "PROXY")) // MySQL: GRANT PROXY ON a TO b
        kind = "USER"_L1;
    const ObjectKind named = objectKindAt(tokens, name, dialect.name);
    const bool isKind = named.words > 0 && tokens.symbol(name + named.words) != '.' && tokens.symbol(name + named.words) != ','
        && !tokens.isOneOf(name + named.words, {Keyword::To, Keyword::From, Keyword::Is});
    if (isKind) {
        kind = named.name;
        name += named.words;
    } else if (tokens.word(name) == Keyword::Object && tokens.symbol(name + 1) == ':') {
        ++name;
    }
    readObjects(tokens, name, kind, ObjectAction::Alter, dialect, statement);
}

void readRenaming(LeadingTokens &tokens, size_t at, const Dialect &dialect, Statement &statement)
{
    tokens.readAll(dialect);
    ObjectKind kind = objectKindAt(tokens, at + 1, dialect.name);
    if (tokens.word(at + 1) == Keyword::Tables)
        kind = {"TABLE"_L1, 1};
    if (kind.words == 0)
        return;
    statement.verb += u' ' + kind.name;
    size_t name = at + 1 + kind.words;
    for (;;) {
        const size_t listed = size_t(statement.objects.size());
        readObjects(tokens, name, kind.name, ObjectAction::Alter, dialect, statement);
        while (name < tokens.count() && tokens.symbol(name) != ',')
            ++name;
        if (name++ >= tokens.count() || size_t(statement.objects.size()) == listed)
            return;
    }
}

} // namespace Varve::Text
