// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "otherlanguages.h"

#include "leadingtokens.h"
#include "rediscommands.h"

#include <QSet>

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

QString upper(QByteArrayView text)
{
    return QString::fromUtf8(text).toUpper();
}

bool hasAnyOf(const StatementShape &shape, std::initializer_list<Keyword> words)
{
    return std::any_of(words.begin(), words.end(), [&shape](Keyword k) { return shape.hasAnywhere(k); });
}

// Redis words are runs of tokens without a blank between them: "user:1", "${prefix}:all".
ByteRange redisWord(const StatementShape &shape, size_t &index)
{
    if (index >= shape.leadingCount)
        return {};
    const qint64 begin = shape.leading[index].range.offset;
    qint64 end = begin;
    while (index < shape.leadingCount && shape.leading[index].range.offset == end) {
        end = shape.leading[index].range.end();
        ++index;
    }
    return {begin, end - begin};
}

struct CypherKind
{
    Keyword word;
    QLatin1StringView name;
};

// Cypher manual: Indexes, Constraints; Operations manual: Database administration, Authentication and authorization, Clustering.
constexpr CypherKind cypherKinds[] = {{Keyword::Alias, "ALIAS"_L1},       {Keyword::Constraint, "CONSTRAINT"_L1},
                                      {Keyword::Database, "DATABASE"_L1}, {Keyword::Graph, "GRAPH"_L1},
                                      {Keyword::Index, "INDEX"_L1},       {Keyword::Role, "ROLE"_L1},
                                      {Keyword::Server, "SERVER"_L1},     {Keyword::User, "USER"_L1}};

const CypherKind *cypherKind(Keyword word)
{
    const auto *found
        = std::find_if(std::begin(cypherKinds), std::end(cypherKinds), [word](const CypherKind &k) { return k.word == word; });
    return found == std::end(cypherKinds) ? nullptr : found;
}

/// Reads statements that administer: the object's kind and name from \a index on, the kind into the verb.
class CypherAdministration
{
public:
    CypherAdministration(const StatementShape &shape, QByteArrayView window, Statement &statement)
        : m_tokens(shape, window), m_statement(statement)
    {}

    bool read();
    /// The first word behind CYPHER and USE, after read().
    Keyword first() const { return m_tokens.word(m_at); }

private:
    void skipPrefixes();
    bool define(ObjectAction action);
    void authorize();
    void object(size_t at, ObjectAction action);

    LeadingTokens m_tokens;
    Statement &m_statement;
    size_t m_at = 0;
};

// CYPHER 25 runtime = slotted, USE graph.byName('a')
void CypherAdministration::skipPrefixes()
{
    if (m_tokens.is(0, "CYPHER")) {
        m_at = m_tokens.at(1).kind == TokenKind::Number ? 2 : 1;
        while (m_tokens.symbol(m_at + 1) == '=')
            m_at += 3;
    }
    if (m_tokens.word(m_at) == Keyword::Use)
        m_at = m_tokens.behindParentheses(m_tokens.behindName(m_at + 1));
    if (m_at > 0 && m_tokens.at(m_at).kind == TokenKind::Word)
        m_statement.verb = m_tokens.upper(m_at);
}

bool CypherAdministration::read()
{
    skipPrefixes();
    switch (m_tokens.word(m_at)) {
    case Keyword::Create: return define(ObjectAction::Create);
    case Keyword::Drop: m_statement.destructive = Destructive::Structure; return define(ObjectAction::Drop);
    case Keyword::Alter:
    case Keyword::Rename: return define(ObjectAction::Alter);
    case Keyword::Grant:
    case Keyword::Revoke: authorize(); return true;
    case Keyword::Start:
        if (m_tokens.word(m_at + 1) != Keyword::Database)
            return false;
        define(ObjectAction::Alter);
        m_statement.kind = StatementKind::Utility;
        return true;
    case Keyword::Terminate:
        m_statement.kind = StatementKind::Utility;
        m_statement.returnsRows = true;
        return true;
    case Keyword::Finish:
        m_statement.kind = StatementKind::Query;
        m_statement.changes = false;
        return true;
    default: break;
    }
    if (m_tokens.is(m_at, "DENY")) {
        authorize();
        return true;
    }
    const bool administers = m_tokens.is(m_at, "STOP") || m_tokens.is(m_at, "ENABLE") || m_tokens.is(m_at, "REALLOCATE")
        || m_tokens.is(m_at, "DEALLOCATE") || m_tokens.word(m_at) == Keyword::Dryrun;
    if (!administers)
        return false;
    define(ObjectAction::Alter);
    m_statement.kind = StatementKind::Utility;
    return true;
}

// CREATE p = (a)-->(b) and CREATE (:Index) create data.
bool CypherAdministration::define(ObjectAction action)
{
    if (m_tokens.at(m_at + 1).kind != TokenKind::Word || m_tokens.symbol(m_at + 2) == '=')
        return false;
    for (size_t i = m_at + 1; i < m_tokens.count() && m_tokens.at(i).kind == TokenKind::Word; ++i) {
        if (const CypherKind *kind = cypherKind(m_tokens.word(i))) {
            m_statement.kind = StatementKind::Definition;
            m_statement.verb += u' ' + kind->name;
            object(i, action);
            // SET gives a graph another type, OR REPLACE drops what was there.
            const bool retypes = kind->word == Keyword::Graph && (m_tokens.is(i + 2, "SET") || m_tokens.is(i + 2, "DROP"));
            if (m_tokens.word(m_at + 2) == Keyword::Replace || retypes)
                m_statement.destructive = Destructive::Structure;
            return true;
        }
    }
    m_statement.kind = StatementKind::Definition;
    return action != ObjectAction::Create;
}

void CypherAdministration::authorize()
{
    m_statement.kind = StatementKind::Definition;
    if (m_tokens.word(m_at + 1) == Keyword::Role) {
        object(m_at + 1, ObjectAction::Alter);
        return;
    }
    for (size_t i = m_at + 1; i < m_tokens.count(); ++i) {
        if (m_tokens.word(i) == Keyword::On) {
            object(i + 1, ObjectAction::Alter);
            return;
        }
    }
}

void CypherAdministration::object(size_t at, ObjectAction action)
{
    const CypherKind *kind = cypherKind(m_tokens.word(at));
    const bool current = m_tokens.is(at - 1, "CURRENT");
    if (!kind || m_tokens.isOneOf(at + 1, {Keyword::If, Keyword::For, Keyword::On}) || current)
        return;
    m_statement.object = m_tokens.nameAt(at + 1);
    m_statement.objects += {action, kind->name, m_tokens.textOf(m_statement.object), {}};
}

// CALL { … } is a subquery; a procedure without YIELD gives what it yields.
bool callsProcedure(const StatementShape &shape)
{
    const size_t call = shape.at(0).keyword == Keyword::Optional ? 1 : 0;
    return shape.at(call).keyword == Keyword::Call && shape.at(call + 1).kind != TokenKind::Symbol;
}

} // namespace

void classifyRedis(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    size_t index = 0;
    statement.verb = upper(redisWord(shape, index).in(window));
    if (hasSubcommands(statement.verb) && index < shape.leadingCount)
        statement.verb += u' ' + upper(redisWord(shape, index).in(window));
    for (size_t left = placeOfObject(statement.verb); left > 0; --left)
        statement.object = redisWord(shape, index);
    const RedisCommand command = redisCommand(statement.verb);
    statement.kind = command.kind;
    statement.changes = command.changes;
    statement.destructive = command.destructive;
    // A replica begins with an empty database; without a save goes what was not saved yet.
    const bool follows = statement.verb == "REPLICAOF"_L1 || statement.verb == "SLAVEOF"_L1;
    const QString argument = follows || statement.verb == "SHUTDOWN"_L1 ? upper(redisWord(shape, index).in(window)) : QString();
    if ((follows && argument != "NO"_L1) || argument == "NOSAVE"_L1)
        statement.destructive = Destructive::Data;
    statement.returnsRows = true; // every command has a reply
    statement.inTransaction = false;
}

void classifyCypher(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    statement.verb = upper(shape.at(0).range.in(window));
    CypherAdministration administration(shape, window, statement);
    const bool administers = administration.read();
    const Keyword first = administration.first();
    statement.returnsRows = statement.returnsRows || shape.has(Keyword::Return) || shape.has(Keyword::Yield) || first == Keyword::Show
        || first == Keyword::Explain || first == Keyword::Profile || callsProcedure(shape);
    // CALL { … } IN TRANSACTIONS commits by itself.
    statement.inTransaction = !(shape.has(Keyword::Transactions) && shape.has(Keyword::Call));
    if (administers)
        return;
    statement.kind = StatementKind::Unknown;
    const bool writes = hasAnyOf(shape,
                                 {Keyword::Create, Keyword::Merge, Keyword::Delete, Keyword::Set, Keyword::Remove, Keyword::Foreach,
                                  Keyword::Detach, Keyword::Insert, Keyword::Drop, Keyword::Start, Keyword::Terminate});
    const bool calls = hasAnyOf(shape, {Keyword::Call});
    if (first == Keyword::Explain || first == Keyword::Show) {
        statement.kind = StatementKind::Query;
        statement.changes = false;
    } else if (writes) {
        statement.kind = StatementKind::Manipulation;
        if (shape.hasAnywhere(Keyword::Delete) && !shape.hasAnywhere(Keyword::Where))
            statement.destructive = Destructive::Data;
    } else if (calls) {
        statement.kind = StatementKind::Call;
    } else if (hasAnyOf(shape, {Keyword::Match, Keyword::Return, Keyword::Unwind, Keyword::With})) {
        statement.kind = StatementKind::Query;
        statement.changes = false;
    }
}

} // namespace Varve::Text
