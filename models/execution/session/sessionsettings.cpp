// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionsettings.h"

#include <QHash>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// Where \a text has commas outside parentheses: what stands between them, as it is sent.
QStringList listed(const SessionText &text)
{
    QStringList parts;
    qsizetype begin = 0;
    int depth = 0;
    for (qsizetype at = 0; at < text.plain.size(); ++at) {
        const QChar character = text.plain.at(at);
        depth += character == QLatin1Char('(') ? 1 : character == QLatin1Char(')') ? -1 : 0;
        if (character != QLatin1Char(',') || depth > 0)
            continue;
        parts += text.raw.mid(begin, at - begin);
        begin = at + 1;
    }
    return parts += text.raw.mid(begin);
}

/// SET NAMES and SET CHARACTER SET set these (MariaDB knowledge base, SET NAMES).
QStringList characterSets()
{
    return {QStringLiteral("character_set_client"), QStringLiteral("character_set_results"), QStringLiteral("collation_connection")};
}

QString assignmentKey(const QRegularExpressionMatch &match)
{
    if (const QString variable = match.captured(QStringLiteral("variable")); !variable.isEmpty())
        return withoutQuotes(variable);
    static const QRegularExpression shared = sqlPattern("^@*(GLOBAL|PERSIST)");
    const QString scope = match.captured(QStringLiteral("scope"));
    return (shared.match(scope).hasMatch() ? QStringLiteral("global ") : QString())
        + settingName(withoutQuotes(match.captured(QStringLiteral("setting"))));
}

QStringList mariaDbKeys(const SessionText &text)
{
    static const QRegularExpression use = sqlPattern("^\\s*USE\\b");
    static const QRegularExpression role = sqlPattern("^\\s*SET\\s+ROLE\\b");
    if (text.says(use))
        return {QStringLiteral("database")};
    if (text.says(role))
        return {QStringLiteral("role")};
    QStringList keys;
    for (const SessionAssignment &each : sessionAssignments(text))
        keys += each.key;
    return keys;
}

/// Names of two words and older ones, as the server calls them (PostgreSQL manual, SET).
QString postgresKey(const QString &name)
{
    static const QHash<QString, QString> others{{QStringLiteral("time zone"), QStringLiteral("timezone")},
                                                {QStringLiteral("names"), QStringLiteral("client_encoding")},
                                                {QStringLiteral("schema"), QStringLiteral("search_path")},
                                                {QStringLiteral("xml option"), QStringLiteral("xmloption")},
                                                {QStringLiteral("authorization"), QStringLiteral("session_authorization")}};
    const QString key = withoutQuotes(name).simplified();
    return others.value(key, key);
}

QStringList postgresKeys(const SessionText &text)
{
    static const QRegularExpression set
        = sqlPattern("^\\s*(SET|RESET)\\s+(SESSION\\s+)*(TIME\\s+ZONE|XML\\s+OPTION|[\\w.$\\x80-\\xff]+|\"[^\"]+\")");
    static const QRegularExpression call = sqlPattern("set_config\\s*\\(\\s*'([^']*)'\\s*,\\s*'[^']*'\\s*,\\s*false");
    if (const QRegularExpressionMatch match = set.match(text.raw); match.hasMatch())
        return {postgresKey(match.captured(3))};
    if (const QRegularExpressionMatch match = call.match(text.raw); match.hasMatch())
        return {postgresKey(match.captured(1))};
    return {};
}

QStringList sqliteKeys(const SessionText &text)
{
    static const QRegularExpression pragma = sqlPattern("^\\s*PRAGMA\\s+([\\w.\"`]+)");
    const QRegularExpressionMatch match = pragma.match(text.raw);
    return match.hasMatch() ? QStringList{QStringLiteral("pragma ") + withoutQuotes(match.captured(1))} : QStringList();
}

/// Its end is the transaction's: nothing is left of it.
bool endsWithTransaction(const SessionText &text, Engine engine)
{
    static const QRegularExpression local = sqlPattern("^\\s*SET\\s+(LOCAL|CONSTRAINTS)\\b");
    return engine == Engine::PostgreSql && text.says(local);
}

/// Where transactions begin and end is Varve's to say when it goes on.
bool isAboutTransactions(const SessionText &text)
{
    static const QRegularExpression autocommit = sqlPattern("^\\s*SET\\s+((SESSION|LOCAL)\\s+|@@(SESSION\\.|LOCAL\\.)?)?autocommit\\b");
    return text.says(autocommit);
}

/// The server's, for everybody.
bool isGlobal(const SessionText &text)
{
    static const QRegularExpression global = sqlPattern("^\\s*SET\\s+(GLOBAL|PERSIST|PERSIST_ONLY)\\b");
    return text.says(global);
}

} // namespace

QString settingName(const QString &name)
{
    static const QRegularExpression ofACollation(QStringLiteral("^character_set_(connection|database|server)$"));
    const QRegularExpressionMatch match = ofACollation.match(name);
    return match.hasMatch() ? QStringLiteral("collation_") + match.captured(1) : name;
}

QList<SessionAssignment> sessionAssignments(const SessionText &text)
{
    static const QRegularExpression assignment = sqlPattern(
        "^\\s*(SET\\s+)?(?<scope>(GLOBAL|SESSION|LOCAL|PERSIST|PERSIST_ONLY)\\s+|@@((GLOBAL|SESSION|LOCAL|PERSIST|"
        "PERSIST_ONLY)\\.)?)?((?<variable>@(`[^`]*`|'[^']*'|\"[^\"]*\"|[\\w.$\\x80-\\xff]+))|(?<setting>[\\w.`]+))\\s*:?=(?<value>.*)$");
    static const QRegularExpression names = sqlPattern("^\\s*(SET\\s+)?(NAMES|CHARSET|(CHAR|CHARACTER)\\s+SET)\\b(?!\\s*=)(?<value>.*)$");
    QList<SessionAssignment> found;
    for (const QString &part : listed(text)) {
        if (const QRegularExpressionMatch match = assignment.match(part); match.hasMatch()) {
            found += {.key = assignmentKey(match), .value = match.captured(QStringLiteral("value"))};
        } else if (const QRegularExpressionMatch several = names.match(part); several.hasMatch()) {
            for (const QString &key : characterSets())
                found += {.key = key, .value = several.captured(QStringLiteral("value"))};
        } else {
            return {};
        }
    }
    return found;
}

QStringList settingKeys(const SessionText &text, Engine engine)
{
    return engine == Engine::MariaDb ? mariaDbKeys(text) : engine == Engine::PostgreSql ? postgresKeys(text) : sqliteKeys(text);
}

/// Not a function of that name in another database.
static const QRegularExpression &databaseInForce()
{
    static const QRegularExpression call = sqlPattern("(?<![.\\w$@`])(?<!\\.\\s)(DATABASE|SCHEMA)\\s*\\(\\s*\\)");
    return call;
}

bool asksForDatabase(const SessionText &text)
{
    return text.says(databaseInForce());
}

bool isOfSession(const SessionText &text, Engine engine)
{
    return !endsWithTransaction(text, engine) && !isAboutTransactions(text) && !isGlobal(text);
}

bool hasValueOfItsTime(const SessionText &text, Engine engine)
{
    static const QRegularExpression asked
        = sqlPattern("\\(|@@(SESSION\\.|LOCAL\\.)?(identity|last_insert_id|insert_id|warning_count|error_count|timestamp|rand_seed\\d|"
                     "in_transaction|last_gtid|pseudo_thread_id)\\b|^\\s*GET\\b|\\b(CURRENT_(TIMESTAMP|DATE|TIME|USER|ROLE)|LOCALTIME|"
                     "LOCALTIMESTAMP|UTC_(DATE|TIME|TIMESTAMP)|SYSDATE|(NEXT|PREVIOUS)\\s+VALUE)\\b");
    return engine == Engine::MariaDb && asked.match(QString(text.plain).remove(databaseInForce())).hasMatch();
}

bool onlyCopies(const QList<SessionAssignment> &assignments)
{
    static const QRegularExpression copy = sqlPattern("^\\s*(@{1,2}[\\w.$]+|\\d+)\\s*$");
    return !assignments.isEmpty() && std::all_of(assignments.cbegin(), assignments.cend(), [](const SessionAssignment &each) {
        return copy.match(each.value).hasMatch();
    });
}

bool isPlainSetConfig(const QString &sql)
{
    static const QRegularExpression call = sqlPattern(
        "^\\s*SELECT\\s+(pg_catalog\\s*\\.\\s*)?set_config\\s*\\(\\s*'[^']*'\\s*,\\s*'[^']*'\\s*,\\s*(false|true)\\s*\\)\\s*$");
    return call.match(sql).hasMatch();
}

} // namespace Varve::Execution
