// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "routinecalls.h"

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::StatementKind;

QSet<QString> wordsOf(const char *list)
{
    const QStringList words = QString::fromLatin1(list).split(QLatin1Char(' '));
    return {words.cbegin(), words.cend()};
}

/// What may stand before a parenthesis and is no routine: words of SQL's, types, functions that both or one of the servers bring. Far from
/// all: what is missing is taken for a routine, which only asks a person once more.
const QSet<QString> &ownWords()
{
    static const QSet<QString> words = wordsOf(
        "all and any array as between by case cast conflict convert cross distinct div else end except exists filter from group grouping "
        "having if in inner int integer intersect interval is join key lateral left like limit mod not offset on or order outer over partition "
        "regexp returning right rlike row rows select set sets similar some then to union using value values varchar char decimal numeric "
        "timestamp time bigint smallint text binary varbinary bit character varying when where window with within xor materialized "
        "abs adddate avg bit_and bit_or bool_and bool_or ceil ceiling char_length character_length coalesce column_json concat concat_ws "
        "conv count crc32 curdate current_date current_setting current_time current_timestamp currval curtime database date date_add "
        "date_format date_part date_sub date_trunc datediff day dayofmonth decode elt encode extract extractvalue field find_in_set floor "
        "format format_type found_rows from_unixtime generate_series get_lock greatest group_concat hex hour ifnull inet_aton insert instr "
        "is_free_lock isnull json_agg json_array json_arrayagg json_build_object json_extract json_object json_objectagg json_set "
        "json_unquote json_valid json_value jsonb_agg jsonb_build_object jsonb_set last_day last_insert_id lag lastval lcase lead lines least "
        "length locate lower lpad ltrim max md5 min minute month monthname nextval now ntile nullif octet_length overlay percent_rank "
        "pg_advisory_lock pg_advisory_unlock pg_advisory_unlock_all pg_advisory_xact_lock pg_get_serial_sequence pg_sleep position power "
        "quarter quote quote_ident quote_literal rand random rank dense_rank regexp_matches regexp_replace release_all_locks release_lock "
        "repeat replace reverse round row_count row_number row_to_json rpad rtrim schema second set_config setval sha1 sha2 sign sleep "
        "split_part sqrt std stddev str_to_date strftime string_agg string_to_array strpos subdate substr substring substring_index sum "
        "sysdate system_user timestampadd timestampdiff to_char to_date to_json to_jsonb to_number to_timestamp translate trim truncate "
        "ucase unhex unix_timestamp unnest upper user utc_date utc_timestamp uuid gen_random_uuid var_pop variance version week weekday "
        "year first_value last_value nth_value array_agg array_length cardinality make_date age make_interval ascii chr initcap md5 "
        "pg_typeof to_regclass bit_length left right");
    return words;
}

/// A name behind them is that of a table, an index, an alias, a prepared statement.
bool namesSomethingElse(const QString &before)
{
    static const QSet<QString> words
        = wordsOf("as constraint copy execute index ignore insert into key recursive references replace table unique "
                  "update view with");
    return words.contains(before);
}

/// Definitions run nothing by themselves, but for the query that fills a table.
QString whatRuns(const QString &plain, StatementKind kind)
{
    if (kind != StatementKind::Definition)
        return plain;
    static const QRegularExpression fills = sqlPattern("^\\s*(CREATE\\s+(\\w+\\s+)*(TABLE|VIEW)|REFRESH|ALTER\\s+TABLE)\\b");
    static const QRegularExpression query = sqlPattern("\\b(SELECT|USING|DEFAULT)\\b.*$");
    return fills.match(plain).hasMatch() ? query.match(plain).captured(0) : QString();
}

bool callsFunction(const QString &plain)
{
    static const QRegularExpression call
        = sqlPattern("(?:(?<before>\\w+)\\s+)?(?<![\\w.:])(?<name>(?:[\\w$\\x80-\\xff]+|\"[^\"]*\"|`[^`]*`)"
                     "(?:\\s*\\.\\s*(?:[\\w$\\x80-\\xff]+|\"[^\"]*\"|`[^`]*`))*)\\s*\\(");
    for (auto found = call.globalMatch(plain); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const QString name = match.captured(QStringLiteral("name")).toLower();
        if (!ownWords().contains(name) && !name.startsWith(QStringLiteral("pg_catalog."))
            && !namesSomethingElse(match.captured(QStringLiteral("before")).toLower()))
            return true;
    }
    return false;
}

/// A text that may be a statement, or a part of one.
bool textMayCall(const QString &text, Engine engine)
{
    static const QRegularExpression call = sqlPattern("\\b(CALL|BEGIN|EXECUTE)\\b");
    static const QRegularExpression runs = sqlPattern("^\\s*(SELECT|INSERT|UPDATE|DELETE|REPLACE|WITH|DO|SET|VALUES)\\b");
    const SessionText inner(text.toLatin1(), engine);
    return inner.says(call) || (inner.says(runs) && callsFunction(inner.plain));
}

} // namespace

void HeldTexts::lookAt(const QString &text)
{
    static const QRegularExpression sets = sqlPattern("\\b(TEMP|TEMPORARY|SET|USE|HANDLER|PREPARE)\\b|LOCK|\\bINTO\\s+@|:=");
    static const QRegularExpression uses = sqlPattern("\\bUSE\\b");
    m_mayCall = m_mayCall || textMayCall(text, m_engine);
    m_mayUse = m_mayUse || uses.match(text).hasMatch();
    m_maySet = m_maySet || sets.match(text).hasMatch();
}

void HeldTexts::take(const PlannedStatement &planned, const SessionText &text)
{
    const bool prepares = planned.statement.verb == QStringLiteral("PREPARE");
    if (m_engine == Engine::PostgreSql && prepares)
        m_mayCall = m_mayCall || callsFunction(text.plain.mid(text.plain.indexOf(QLatin1String(" AS "), 0, Qt::CaseInsensitive) + 1));
    static const QRegularExpression immediate = sqlPattern("^\\s*EXECUTE\\s+IMMEDIATE\\b");
    const bool isImmediate = planned.statement.verb.startsWith(QStringLiteral("EXECUTE")) && text.says(immediate);
    if (m_engine != Engine::MariaDb || planned.statement.kind == StatementKind::Definition
        || !(prepares || isImmediate || text.raw.contains(QLatin1Char('@'))))
        return;
    if (prepares || isImmediate) { // of a variable: it got what can be read, or what nobody knows
        for (const QString &name : userVariables(text.plain))
            m_mayCall = m_mayCall || !m_read.contains(name);
    }
    const QStringList texts = text.texts();
    for (const QString &each : texts)
        lookAt(each);
    // A text without a blank is no statement: "WHERE name = 'x'" of a query that fetches one.
    if (std::any_of(texts.cbegin(), texts.cend(), [](const QString &each) { return each.trimmed().contains(QLatin1Char(' ')); }))
        for (const QString &name : maybeAssigned(text.plain))
            m_read.insert(name);
}

bool mayCallRoutine(const PlannedStatement &planned, const SessionText &text, Engine engine)
{
    const StatementKind kind = planned.statement.kind;
    const QString &verb = planned.statement.verb;
    if (engine == Engine::Sqlite || kind == StatementKind::TransactionControl || kind == StatementKind::Utility)
        return false;
    if (kind == StatementKind::Call) {
        const bool isExpression = engine == Engine::MariaDb && verb == QStringLiteral("DO");
        const bool isPrepared = verb == QStringLiteral("EXECUTE"); // see HeldTexts
        if (!isExpression && !isPrepared && !verb.endsWith(QStringLiteral("SIGNAL")))
            return true;
    }
    if (kind == StatementKind::SessionSetting && verb == QStringLiteral("PREPARE"))
        return false; // not yet
    return callsFunction(whatRuns(text.plain, kind));
}

} // namespace Varve::Execution
