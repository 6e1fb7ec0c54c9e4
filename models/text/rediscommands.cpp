// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rediscommands.h"

#include <QHash>
#include <QSet>
#include <QStringList>

namespace Varve::Text {

using namespace Qt::StringLiterals;

namespace {

QSet<QString> setOf(const QString &names, QChar separator)
{
    const QStringList list = names.split(separator);
    return {list.begin(), list.end()};
}

// Redis manual, Commands with the flag "readonly", and those that only ask the server; the same of its modules (search, JSON, time series,
// probabilistic structures, vector sets).
const QSet<QString> &readers()
{
    static const QSet<QString> result = setOf(
        u"BITCOUNT BITFIELD_RO BITPOS COMMAND DBSIZE DUMP ECHO EXISTS EXPIRETIME GEODIST GEOHASH GEOPOS GEORADIUSBYMEMBER_RO GEORADIUS_RO "
        "GEOSEARCH GET GETBIT GETRANGE HEXISTS HEXPIRETIME HGET HGETALL HKEYS HLEN HMGET HPEXPIRETIME HPTTL HRANDFIELD HSCAN HSTRLEN "
        "HTTL HVALS INFO KEYS LASTSAVE LCS LINDEX LLEN LOLWUT LPOS LRANGE MGET PEXPIRETIME PFCOUNT PING PTTL RANDOMKEY ROLE SCAN SCARD "
        "SDIFF SINTER SINTERCARD SISMEMBER SMEMBERS SMISMEMBER SORT_RO SRANDMEMBER SSCAN STRLEN SUBSTR SUNION TIME TTL TYPE XLEN "
        "XPENDING XRANGE XREAD XREVRANGE ZCARD ZCOUNT ZDIFF ZINTER ZINTERCARD ZLEXCOUNT ZMSCORE ZRANDMEMBER ZRANGE ZRANGEBYLEX "
        "ZRANGEBYSCORE ZRANK ZREVRANGE ZREVRANGEBYLEX ZREVRANGEBYSCORE ZREVRANK ZSCAN ZSCORE ZUNION "
        "FT.AGGREGATE FT.DICTDUMP FT.EXPLAIN FT.EXPLAINCLI FT.INFO FT.SEARCH FT.SPELLCHECK FT.SUGGET FT.SUGLEN FT.SYNDUMP FT.TAGVALS "
        "FT._LIST JSON.ARRINDEX JSON.ARRLEN JSON.GET JSON.MGET JSON.OBJKEYS JSON.OBJLEN JSON.RESP JSON.STRLEN JSON.TYPE TS.GET TS.INFO "
        "TS.MGET TS.MRANGE TS.MREVRANGE TS.QUERYINDEX TS.RANGE TS.REVRANGE BF.CARD BF.EXISTS BF.INFO BF.MEXISTS BF.SCANDUMP CF.COUNT "
        "CF.EXISTS CF.INFO CF.MEXISTS CF.SCANDUMP CMS.INFO CMS.QUERY TDIGEST.BYRANK TDIGEST.BYREVRANK TDIGEST.CDF TDIGEST.INFO "
        "TDIGEST.MAX TDIGEST.MIN TDIGEST.QUANTILE TDIGEST.RANK TDIGEST.REVRANK TDIGEST.TRIMMED_MEAN TOPK.INFO TOPK.LIST TOPK.QUERY "
        "VCARD VDIM VEMB VGETATTR VINFO VISMEMBER VLINKS VRANDMEMBER VSIM"_s,
        u' ');
    return result;
}

const QSet<QString> &readingSubcommands()
{
    static const QSet<QString> result = setOf(
        u"ACL CAT|ACL DRYRUN|ACL GENPASS|ACL GETUSER|ACL LIST|ACL USERS|ACL WHOAMI|CLIENT GETNAME|CLIENT GETREDIR|CLIENT ID|CLIENT "
        "INFO|CLIENT LIST|CLIENT TRACKINGINFO|CLUSTER COUNTKEYSINSLOT|CLUSTER GETKEYSINSLOT|CLUSTER INFO|CLUSTER KEYSLOT|CLUSTER "
        "LINKS|CLUSTER MYID|CLUSTER NODES|CLUSTER REPLICAS|CLUSTER SHARDS|CLUSTER SLOTS|COMMAND COUNT|COMMAND DOCS|COMMAND GETKEYS|COMMAND "
        "INFO|COMMAND LIST|CONFIG GET|FUNCTION DUMP|FUNCTION LIST|FUNCTION STATS|LATENCY DOCTOR|LATENCY GRAPH|LATENCY HISTOGRAM|LATENCY "
        "HISTORY|LATENCY LATEST|MEMORY DOCTOR|MEMORY MALLOC-STATS|MEMORY STATS|MEMORY USAGE|MODULE LIST|OBJECT ENCODING|OBJECT FREQ|OBJECT "
        "IDLETIME|OBJECT REFCOUNT|PUBSUB CHANNELS|PUBSUB NUMPAT|PUBSUB NUMSUB|PUBSUB SHARDCHANNELS|PUBSUB SHARDNUMSUB|SCRIPT "
        "EXISTS|SLOWLOG GET|SLOWLOG LEN|XINFO CONSUMERS|XINFO GROUPS|XINFO STREAM"_s,
        u'|');
    return result;
}

using Kind = StatementKind;

// By the command's first word, where the kind is not that of writing data.
const QHash<QString, Kind> &kinds()
{
    static const QHash<QString, Kind> result{{u"ACL"_s, Kind::Definition},
                                             {u"ACL LOG"_s, Kind::Utility},
                                             {u"ACL SAVE"_s, Kind::Utility},
                                             {u"ASKING"_s, Kind::SessionSetting},
                                             {u"AUTH"_s, Kind::SessionSetting},
                                             {u"BGREWRITEAOF"_s, Kind::Utility},
                                             {u"BGSAVE"_s, Kind::Utility},
                                             {u"CLIENT"_s, Kind::SessionSetting},
                                             {u"CLIENT KILL"_s, Kind::Utility},
                                             {u"CLIENT PAUSE"_s, Kind::Utility},
                                             {u"CLIENT UNBLOCK"_s, Kind::Utility},
                                             {u"CLIENT UNPAUSE"_s, Kind::Utility},
                                             {u"CLUSTER"_s, Kind::Utility},
                                             {u"COMMAND"_s, Kind::Utility},
                                             {u"CONFIG"_s, Kind::Utility},
                                             {u"DEBUG"_s, Kind::Utility},
                                             {u"DISCARD"_s, Kind::TransactionControl},
                                             {u"EVAL"_s, Kind::Call},
                                             {u"EVALSHA"_s, Kind::Call},
                                             {u"EVALSHA_RO"_s, Kind::Call},
                                             {u"EVAL_RO"_s, Kind::Call},
                                             {u"EXEC"_s, Kind::TransactionControl},
                                             {u"FAILOVER"_s, Kind::Utility},
                                             {u"FCALL"_s, Kind::Call},
                                             {u"FCALL_RO"_s, Kind::Call},
                                             {u"FT.ALIASADD"_s, Kind::Definition},
                                             {u"FT.ALIASDEL"_s, Kind::Definition},
                                             {u"FT.ALIASUPDATE"_s, Kind::Definition},
                                             {u"FT.ALTER"_s, Kind::Definition},
                                             {u"FT.CREATE"_s, Kind::Definition},
                                             {u"FT.DROP"_s, Kind::Definition},
                                             {u"FT.DROPINDEX"_s, Kind::Definition},
                                             {u"FUNCTION"_s, Kind::Definition},
                                             {u"HELLO"_s, Kind::SessionSetting},
                                             {u"LATENCY"_s, Kind::Utility},
                                             {u"MEMORY"_s, Kind::Utility},
                                             {u"MODULE"_s, Kind::Utility},
                                             {u"MONITOR"_s, Kind::Utility},
                                             {u"MULTI"_s, Kind::TransactionControl},
                                             {u"PSUBSCRIBE"_s, Kind::SessionSetting},
                                             {u"PUNSUBSCRIBE"_s, Kind::SessionSetting},
                                             {u"QUIT"_s, Kind::SessionSetting},
                                             {u"READONLY"_s, Kind::SessionSetting},
                                             {u"READWRITE"_s, Kind::SessionSetting},
                                             {u"REPLICAOF"_s, Kind::Utility},
                                             {u"RESET"_s, Kind::SessionSetting},
                                             {u"SAVE"_s, Kind::Utility},
                                             {u"SCRIPT"_s, Kind::Utility},
                                             {u"SELECT"_s, Kind::SessionSetting},
                                             {u"SHUTDOWN"_s, Kind::Utility},
                                             {u"SLAVEOF"_s, Kind::Utility},
                                             {u"SLOWLOG"_s, Kind::Utility},
                                             {u"SSUBSCRIBE"_s, Kind::SessionSetting},
                                             {u"SUBSCRIBE"_s, Kind::SessionSetting},
                                             {u"TS.CREATE"_s, Kind::Definition},
                                             {u"TS.CREATERULE"_s, Kind::Definition},
                                             {u"TS.DELETERULE"_s, Kind::Definition},
                                             {u"UNSUBSCRIBE"_s, Kind::SessionSetting},
                                             {u"UNWATCH"_s, Kind::TransactionControl},
                                             {u"WAIT"_s, Kind::Utility},
                                             {u"WAITAOF"_s, Kind::Utility},
                                             {u"WATCH"_s, Kind::TransactionControl}};
    return result;
}

Destructive destructiveness(const QString &verb)
{
    static const QSet<QString> data{u"FLUSHALL"_s, u"FLUSHDB"_s};
    static const QSet<QString> structure{u"ACL DELUSER"_s,     u"FT.ALIASDEL"_s,    u"FT.DROP"_s,       u"FT.DROPINDEX"_s,
                                         u"FUNCTION DELETE"_s, u"FUNCTION FLUSH"_s, u"TS.DELETERULE"_s, u"XGROUP DESTROY"_s};
    return data.contains(verb) ? Destructive::Data : structure.contains(verb) ? Destructive::Structure : Destructive::No;
}

} // namespace

bool hasSubcommands(const QString &verb)
{
    static const QSet<QString> result
        = setOf(u"ACL CLIENT CLUSTER COMMAND CONFIG FUNCTION LATENCY MEMORY MODULE OBJECT PUBSUB SCRIPT SLOWLOG XGROUP XINFO"_s, u' ');
    return result.contains(verb);
}

size_t placeOfObject(const QString &verb)
{
    // A secret, a script, a number or a word of the command stands where others have their key.
    static const QSet<QString> none = setOf(
        u"AUTH BGSAVE BLMPOP BZMPOP CLIENT CLUSTER COMMAND DEBUG ECHO EVAL EVALSHA EVALSHA_RO EVAL_RO FAILOVER FLUSHALL FLUSHDB FT._LIST "
        "HELLO INFO KEYS LMPOP PING PUBSUB REPLICAOF SCAN SCRIPT SHUTDOWN SINTERCARD SLAVEOF SLOWLOG SWAPDB WAIT WAITAOF XREAD XREADGROUP "
        "ZDIFF ZINTER ZINTERCARD ZMPOP ZUNION"_s,
        u' ');
    static const QSet<QString> noneOfTwo = setOf(u"FUNCTION FLUSH|FUNCTION LOAD|FUNCTION RESTORE|MEMORY PURGE|ACL LOG"_s, u'|');
    if (none.contains(verb.section(u' ', 0, 0)) || noneOfTwo.contains(verb))
        return 0;
    return verb == "MIGRATE"_L1 ? 3 : verb == "BITOP"_L1 ? 2 : 1;
}

RedisCommand redisCommand(const QString &verb)
{
    const QString first = verb.section(u' ', 0, 0);
    if (readers().contains(verb) || readingSubcommands().contains(verb) || verb.endsWith(" HELP"_L1))
        return {Kind::Query, false, Destructive::No};
    RedisCommand result{kinds().value(verb, kinds().value(first, Kind::Manipulation)), true, destructiveness(verb)};
    // The server refuses to write in these.
    if (result.kind == Kind::Call && first.endsWith("_RO"_L1))
        result.changes = false;
    return result;
}

} // namespace Varve::Text
