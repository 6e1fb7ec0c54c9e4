// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "joinedtables.h"

#include "sqlnames.h"

#include <algorithm>

namespace Varve::Execution {

namespace {

qsizetype behindModifiers(const SqlWords &words, qsizetype at)
{
    while (words.is(at, {"LOW_PRIORITY", "QUICK", "IGNORE"}))
        ++at;
    return at;
}

/// "AS h", "h"; \a at is behind it then.
QString alias(const SqlWords &words, qsizetype &at)
{
    if (words.is(at, {"AS"}))
        return words.name(++at);
    const bool goesOn
        = words.is(at, {"CROSS",     "FORCE", "FOR", "IGNORE", "INNER", "JOIN",  "LEFT", "LIMIT", "NATURAL",       "ON",       "ORDER",
                        "PARTITION", "RIGHT", "SET", "USE",    "USING", "WHERE", "FROM", "OUTER", "STRAIGHT_JOIN", "RETURNING"});
    return goesOn ? QString() : words.name(at);
}

/// What is joined from \a at on: "a, (b JOIN c ON …), d AS e", up to the clause behind it.
QList<JoinedTable> joinedFrom(const SqlWords &words, qsizetype at)
{
    QList<JoinedTable> tables;
    QList<bool> parentheses; // whether tables stand in them
    bool wanted = true;
    while (!words.isAtEnd(at)) {
        if (parentheses.isEmpty() && words.is(at, {"SET", "WHERE", "ORDER", "LIMIT", "RETURNING"}))
            break;
        if (words.isSymbol(at, '(')) {
            const bool ofTables = wanted && !words.is(at + 1, {"SELECT", "VALUES", "WITH"});
            parentheses += ofTables;
            wanted = ofTables;
        } else if (words.isSymbol(at, ')')) {
            if (!parentheses.isEmpty())
                parentheses.removeLast();
            wanted = false;
        } else if (words.isSymbol(at, ',') || words.is(at, {"JOIN", "STRAIGHT_JOIN"})) {
            wanted = parentheses.isEmpty() || parentheses.constLast();
        } else if (wanted) {
            const qsizetype from = at;
            if (const QString name = words.name(at); !name.isEmpty()) {
                const QString other = alias(words, at);
                tables += {.name = name, .alias = other};
            }
            wanted = false;
            if (at > from)
                continue;
        }
        ++at;
    }
    return tables;
}

/// Where FROM or USING stands, before the words that follow; -1: nowhere.
qsizetype placeOf(const SqlWords &words, const char *word)
{
    for (qsizetype at = 0; !words.isAtEnd(at) && !words.is(at, {"WHERE", "JOIN", "STRAIGHT_JOIN"}); ++at) {
        if (words.is(at, {word}))
            return at;
    }
    return -1;
}

/// "a, b.*, c.d" from \a at on.
QStringList targets(const SqlWords &words, qsizetype at)
{
    QStringList names;
    while (!words.isAtEnd(at)) {
        const QString name = words.name(at);
        if (name.isEmpty())
            break;
        names += name;
        while (words.isSymbol(at, '.') || words.isSymbol(at, '*'))
            ++at;
        if (!words.isSymbol(at, ','))
            break;
        ++at;
    }
    return names;
}

/// What \a written stands for: an alias, or the name of one of them with or without its database.
QString tableCalled(const QString &written, const QList<JoinedTable> &tables)
{
    const QStringList parts = nameParts(written, Database::Engine::MariaDb);
    for (const JoinedTable &each : tables) {
        const QStringList own = nameParts(each.alias.isEmpty() ? each.name : each.alias, Database::Engine::MariaDb);
        const bool isLonger = parts.size() > own.size();
        if (!parts.isEmpty() && !isLonger && own.last(parts.size()).join(QChar()).compare(parts.join(QChar()), Qt::CaseInsensitive) == 0)
            return each.name;
    }
    return written;
}

/// DELETE FROM a WHERE …; DELETE a, b FROM a JOIN b …; DELETE FROM a, b USING a JOIN b …
QStringList deletedFrom(const SqlWords &words)
{
    const QList<JoinedTable> tables = joinedTables(words);
    const qsizetype first = behindModifiers(words, 1);
    const bool isOfOne = words.is(first, {"FROM"}) && placeOf(words, "USING") < 0;
    QStringList names;
    for (const QString &each : targets(words, words.is(first, {"FROM"}) ? first + 1 : first))
        names += isOfOne ? each : tableCalled(each, tables);
    return names;
}

/// SET a = 1, b.c = (…), d.e.f = DEFAULT
QStringList assignedColumns(const SqlWords &words)
{
    QStringList columns;
    qsizetype at = 0;
    while (!words.isAtEnd(at) && !words.is(at, {"SET"}))
        ++at;
    int depth = 0;
    bool wanted = true;
    for (++at; !words.isAtEnd(at); ++at) {
        if (depth == 0 && words.is(at, {"WHERE", "ORDER", "LIMIT", "RETURNING"}))
            break;
        if (depth == 0 && wanted) {
            columns += words.name(at);
            wanted = false;
        }
        depth += words.isSymbol(at, '(') ? 1 : words.isSymbol(at, ')') ? -1 : 0;
        wanted = depth == 0 && words.isSymbol(at, ',');
    }
    return columns;
}

QStringList updated(const SqlWords &words, const HasColumn &hasColumn)
{
    const QList<JoinedTable> tables = joinedTables(words);
    if (tables.size() == 1)
        return {tables.constFirst().name};
    QStringList names;
    for (const QString &column : assignedColumns(words)) {
        const qsizetype point = column.lastIndexOf(QLatin1Char('.'));
        if (point > 0) {
            names += tableCalled(column.first(point), tables);
            continue;
        }
        for (const JoinedTable &each : tables) {
            if (hasColumn(each.name, column))
                names += each.name;
        }
    }
    return names;
}

} // namespace

QList<JoinedTable> joinedTables(const SqlWords &words)
{
    if (words.is(0, {"UPDATE"}))
        return joinedFrom(words, behindModifiers(words, 1));
    const qsizetype apart = placeOf(words, "USING");
    return joinedFrom(words, (apart >= 0 ? apart : std::max<qsizetype>(0, placeOf(words, "FROM"))) + 1);
}

QStringList rewrittenTables(const SqlWords &words, const HasColumn &hasColumn)
{
    return words.is(0, {"UPDATE"}) ? updated(words, hasColumn) : deletedFrom(words);
}

} // namespace Varve::Execution
