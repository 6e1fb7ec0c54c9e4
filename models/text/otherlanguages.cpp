// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "otherlanguages.h"

#include <QSet>

namespace Varve::Text {

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

const QSet<QString> &redisReaders()
{
    // Redis manual, Commands with the flag "readonly", and those that only ask the server.
    static const QSet<QString> result = [] {
        const QString names = QStringLiteral(
            "BITCOUNT BITFIELD_RO BITPOS DBSIZE DUMP ECHO EXISTS EXPIRETIME GEODIST GEOHASH GEOPOS GEOSEARCH GET GETBIT GETRANGE HEXISTS HGET "
            "HGETALL HKEYS HLEN HMGET HRANDFIELD HSCAN HSTRLEN HVALS INFO KEYS LASTSAVE LCS LINDEX LLEN LPOS LRANGE MGET PEXPIRETIME PFCOUNT "
            "PING PTTL RANDOMKEY SCAN SCARD SDIFF SINTER SINTERCARD SISMEMBER SMEMBERS SMISMEMBER SORT_RO SRANDMEMBER SSCAN STRLEN SUBSTR "
            "SUNION TIME TTL TYPE XINFO XLEN XPENDING XRANGE XREVRANGE ZCARD ZCOUNT ZDIFF ZINTER ZINTERCARD ZLEXCOUNT ZMSCORE ZRANDMEMBER "
            "ZRANGE ZRANGEBYLEX ZRANGEBYSCORE ZRANK ZREVRANGE ZREVRANGEBYLEX ZREVRANGEBYSCORE ZREVRANK ZSCAN ZSCORE ZUNION");
        const QStringList list = names.split(u' ');
        return QSet<QString>(list.begin(), list.end());
    }();
    return result;
}

StatementKind redisKind(const QString &verb)
{
    static const QHash<QString, StatementKind> kinds{{QStringLiteral("MULTI"), StatementKind::TransactionControl},
                                                     {QStringLiteral("EXEC"), StatementKind::TransactionControl},
                                                     {QStringLiteral("DISCARD"), StatementKind::TransactionControl},
                                                     {QStringLiteral("WATCH"), StatementKind::TransactionControl},
                                                     {QStringLiteral("UNWATCH"), StatementKind::TransactionControl},
                                                     {QStringLiteral("SELECT"), StatementKind::SessionSetting},
                                                     {QStringLiteral("AUTH"), StatementKind::SessionSetting},
                                                     {QStringLiteral("HELLO"), StatementKind::SessionSetting},
                                                     {QStringLiteral("CLIENT"), StatementKind::SessionSetting},
                                                     {QStringLiteral("CONFIG"), StatementKind::Utility},
                                                     {QStringLiteral("ACL"), StatementKind::Definition},
                                                     {QStringLiteral("FUNCTION"), StatementKind::Definition},
                                                     {QStringLiteral("FT.CREATE"), StatementKind::Definition},
                                                     {QStringLiteral("FT.ALTER"), StatementKind::Definition},
                                                     {QStringLiteral("FT.DROPINDEX"), StatementKind::Definition},
                                                     {QStringLiteral("EVAL"), StatementKind::Call},
                                                     {QStringLiteral("EVALSHA"), StatementKind::Call},
                                                     {QStringLiteral("FCALL"), StatementKind::Call},
                                                     {QStringLiteral("SAVE"), StatementKind::Utility},
                                                     {QStringLiteral("BGSAVE"), StatementKind::Utility},
                                                     {QStringLiteral("BGREWRITEAOF"), StatementKind::Utility},
                                                     {QStringLiteral("SCRIPT"), StatementKind::Utility},
                                                     {QStringLiteral("SHUTDOWN"), StatementKind::Utility}};
    if (redisReaders().contains(verb))
        return StatementKind::Query;
    return kinds.value(verb, StatementKind::Manipulation);
}

} // namespace

void classifyRedis(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    size_t index = 0;
    statement.verb = upper(redisWord(shape, index).in(window));
    statement.object = redisWord(shape, index);
    statement.kind = redisKind(statement.verb);
    statement.changes = statement.kind != StatementKind::Query;
    statement.returnsRows = true; // every command has a reply
    statement.inTransaction = false;
    if (statement.verb == u"FLUSHALL" || statement.verb == u"FLUSHDB")
        statement.destructive = Destructive::Data;
    else if (statement.verb == u"FT.DROPINDEX")
        statement.destructive = Destructive::Structure;
}

void classifyCypher(const StatementShape &shape, QByteArrayView window, Statement &statement)
{
    const Keyword first = shape.at(0).keyword;
    statement.verb = upper(shape.at(0).range.in(window));
    statement.returnsRows = shape.has(Keyword::Return) || shape.has(Keyword::Yield) || first == Keyword::Show || first == Keyword::Explain
        || first == Keyword::Profile;
    // CALL { … } IN TRANSACTIONS commits by itself.
    statement.inTransaction = !shape.has(Keyword::Transactions);
    const bool names = shape.at(1).kind == TokenKind::Word;
    const bool administers = first == Keyword::Create || first == Keyword::Drop || first == Keyword::Alter || first == Keyword::Grant
        || first == Keyword::Revoke || first == Keyword::Rename;
    if (administers && names) {
        statement.kind = StatementKind::Definition;
        for (size_t i = 1; i < shape.leadingCount; ++i) {
            const Keyword k = shape.leading[i].keyword;
            if (k != Keyword::Index && k != Keyword::Constraint && k != Keyword::Database && k != Keyword::User && k != Keyword::Role
                && k != Keyword::Alias)
                continue;
            statement.verb += u' ' + upper(shape.leading[i].range.in(window));
            const LeadingToken name = shape.at(i + 1);
            const bool named = name.kind == TokenKind::Word || name.kind == TokenKind::QuotedName || name.kind == TokenKind::Variable;
            if (named && name.keyword != Keyword::If && name.keyword != Keyword::For && name.keyword != Keyword::On)
                statement.object = name.range;
            break;
        }
        if (first == Keyword::Drop)
            statement.destructive = Destructive::Structure;
        return;
    }
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
