// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlitetext.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Varve::Catalog {
namespace {

using Kind = SqliteToken::Kind;

/// Words that are never names without quotes, and some that nobody uses as one: written in capitals.
const QSet<QString> &reservedWords()
{
    static const QSet<QString> words{
        u"ADD"_s,      u"ALL"_s,    u"ALTER"_s,   u"AND"_s,        u"AS"_s,      u"ASC"_s,    u"BEGIN"_s,   u"BETWEEN"_s,    u"BY"_s,
        u"CASE"_s,     u"CHECK"_s,  u"COLLATE"_s, u"CONSTRAINT"_s, u"CREATE"_s,  u"CROSS"_s,  u"DEFAULT"_s, u"DELETE"_s,     u"DESC"_s,
        u"DISTINCT"_s, u"DROP"_s,   u"ELSE"_s,    u"END"_s,        u"ESCAPE"_s,  u"EXCEPT"_s, u"EXISTS"_s,  u"FOREIGN"_s,    u"FROM"_s,
        u"GLOB"_s,     u"GROUP"_s,  u"HAVING"_s,  u"IN"_s,         u"INDEX"_s,   u"INNER"_s,  u"INSERT"_s,  u"INTERSECT"_s,  u"INTO"_s,
        u"IS"_s,       u"ISNULL"_s, u"JOIN"_s,    u"LEFT"_s,       u"LIKE"_s,    u"LIMIT"_s,  u"NATURAL"_s, u"NOT"_s,        u"NOTNULL"_s,
        u"NULL"_s,     u"ON"_s,     u"OR"_s,      u"ORDER"_s,      u"OUTER"_s,   u"OVER"_s,   u"PRIMARY"_s, u"REFERENCES"_s, u"SELECT"_s,
        u"SET"_s,      u"TABLE"_s,  u"THEN"_s,    u"TO"_s,         u"TRIGGER"_s, u"UNION"_s,  u"UNIQUE"_s,  u"UPDATE"_s,     u"USING"_s,
        u"VALUES"_s,   u"VIEW"_s,   u"WHEN"_s,    u"WHERE"_s,      u"WITH"_s,
    };
    return words;
}

bool isReserved(const SqliteToken &token)
{
    return token.kind == Kind::Word && reservedWords().contains(token.text.toUpper());
}

bool isWordCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$' || c.isSurrogate() || c.unicode() >= 0x80;
}

qsizetype endOfQuoted(QStringView sql, qsizetype start)
{
    const QChar close = sql[start] == u'[' ? u']' : sql[start];
    for (qsizetype at = start + 1; at < sql.size(); ++at) {
        if (sql[at] != close)
            continue;
        if (close == u']' || at + 1 >= sql.size() || sql[at + 1] != close)
            return at + 1;
        ++at; // doubled: part of the text
    }
    return sql.size();
}

/// Just after the comment at \a start, or \a start when there is none.
qsizetype endOfComment(QStringView sql, qsizetype start)
{
    if (sql.mid(start, 2) == u"--") {
        const qsizetype lineEnd = sql.indexOf(u'\n', start);
        return lineEnd < 0 ? sql.size() : lineEnd + 1;
    }
    if (sql.mid(start, 2) == u"/*") {
        const qsizetype close = sql.indexOf(u"*/", start + 2);
        return close < 0 ? sql.size() : close + 2;
    }
    return start;
}

SqliteToken quotedToken(QStringView written)
{
    const QChar quote = written.front();
    const bool isClosed = written.size() > 1;
    QString name = written.mid(1, written.size() - (isClosed ? 2 : 1)).toString();
    if (quote != u'[')
        name.replace(QString(2, quote), QString(quote));
    const bool isPlain = !name.isEmpty() && !name.front().isDigit()
        && std::all_of(name.cbegin(), name.cend(), [](QChar c) { return c.unicode() < 0x80 && (c.isLetterOrNumber() || c == u'_'); })
        && !reservedWords().contains(name.toUpper());
    if (isPlain)
        return {Kind::Word, name};
    return {Kind::Quoted, u'"' + name.replace(u'"', u"\"\""_s) + u'"'};
}

qsizetype symbolLength(QStringView sql, qsizetype at)
{
    static constexpr std::array<QStringView, 9> longOnes{u"->>", u"->", u"||", u"<=", u">=", u"<>", u"!=", u"==", u"<<"};
    for (const QStringView symbol : longOnes) {
        if (sql.mid(at, symbol.size()) == symbol)
            return symbol.size();
    }
    return sql.mid(at, 2) == u">>" ? 2 : 1;
}

qsizetype endOfWord(QStringView sql, qsizetype at)
{
    while (at < sql.size() && isWordCharacter(sql[at]))
        ++at;
    return at;
}

/// "1.5" is one token, "a.b" is three.
qsizetype endOfNumber(QStringView sql, qsizetype at)
{
    at = endOfWord(sql, at);
    if (at + 1 < sql.size() && sql[at] == u'.' && sql[at + 1].isDigit())
        at = endOfWord(sql, at + 1);
    return at;
}

bool isSign(const SqliteToken &token)
{
    return token.isSymbol(u"-") || token.isSymbol(u"+");
}

/// Whether a sign at \a at belongs to the number after it: nothing that could be subtracted from stands before it.
bool isUnary(std::span<const SqliteToken> tokens, std::size_t at)
{
    if (at == 0)
        return true;
    const SqliteToken &before = tokens[at - 1];
    return isReserved(before) || (before.kind == Kind::Symbol && before.text != u")");
}

bool beginsLine(std::span<const SqliteToken> tokens, std::size_t at)
{
    static const QSet<QString> clauses{u"SELECT"_s, u"FROM"_s,  u"WHERE"_s,  u"GROUP"_s,     u"HAVING"_s, u"ORDER"_s,
                                       u"LIMIT"_s,  u"UNION"_s, u"EXCEPT"_s, u"INTERSECT"_s, u"VALUES"_s, u"BEGIN"_s,
                                       u"LEFT"_s,   u"INNER"_s, u"CROSS"_s,  u"NATURAL"_s};
    static const QSet<QString> joins{u"LEFT"_s, u"INNER"_s, u"CROSS"_s, u"NATURAL"_s, u"OUTER"_s, u"FULL"_s, u"RIGHT"_s};
    if (at == 0 || tokens[at].kind != Kind::Word)
        return at > 0 && tokens[at - 1].isSymbol(u";");
    const QString word = tokens[at].text.toUpper();
    const bool isAfterJoin = tokens[at - 1].kind == Kind::Word && joins.contains(tokens[at - 1].text.toUpper());
    const bool isFunction
        = at + 1 < tokens.size() && tokens[at + 1].isSymbol(u"(") && word != u"VALUES" && word != u"FROM" && word != u"WHERE";
    return tokens[at - 1].isSymbol(u";") || tokens[at - 1].isWord(u"BEGIN") || (word == u"JOIN" && !isAfterJoin)
        || (clauses.contains(word) && !isAfterJoin && !isFunction);
}

bool needsBlank(std::span<const SqliteToken> tokens, std::size_t at)
{
    const SqliteToken &before = tokens[at - 1];
    const SqliteToken &token = tokens[at];
    for (const QStringView symbol : {u",", u")", u".", u";"}) {
        if (token.isSymbol(symbol))
            return false;
    }
    if (before.isSymbol(u"(") || before.isSymbol(u".") || (isSign(before) && isUnary(tokens, at - 1)))
        return false;
    return !token.isSymbol(u"(") || before.kind == Kind::Symbol || before.kind == Kind::String || isReserved(before);
}

} // namespace

QString SqliteToken::name() const
{
    if (kind == Kind::String)
        return text.mid(1, text.size() - 2).replace(u"''"_s, u"'"_s);
    return kind == Kind::Quoted ? text.mid(1, text.size() - 2).replace(u"\"\""_s, u"\""_s) : text;
}

QList<SqliteToken> sqliteTokens(QStringView sql)
{
    QList<SqliteToken> tokens;
    for (qsizetype at = 0; at < sql.size();) {
        const QChar c = sql[at];
        if (c.isSpace()) {
            ++at;
            continue;
        }
        if (const qsizetype end = endOfComment(sql, at); end != at) {
            at = end;
            continue;
        }
        const bool isName = c == u'"' || c == u'`' || c == u'[';
        const qsizetype end = isName || c == u'\'' ? endOfQuoted(sql, at)
            : c.isDigit()                          ? endOfNumber(sql, at)
            : isWordCharacter(c)                   ? endOfWord(sql, at)
                                                   : at + symbolLength(sql, at);
        const QStringView written = sql.mid(at, end - at);
        if (isName)
            tokens += quotedToken(written);
        else
            tokens += SqliteToken{c == u'\'' ? Kind::String : isWordCharacter(c) ? Kind::Word : Kind::Symbol, written.toString()};
        at = end;
    }
    return tokens;
}

QString canonicalSqlite(std::span<const SqliteToken> tokens)
{
    QString text;
    int depth = 0;
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        const SqliteToken &token = tokens[at];
        if (depth == 0 && beginsLine(tokens, at))
            text += u'\n';
        else if (at > 0 && needsBlank(tokens, at))
            text += u' ';
        text += isReserved(token) ? token.text.toUpper() : token.text;
        depth += token.isSymbol(u"(") ? 1 : token.isSymbol(u")") ? -1 : 0;
    }
    return text;
}

QString canonicalSqlite(const QString &sql)
{
    const QList<SqliteToken> tokens = sqliteTokens(sql);
    return canonicalSqlite(std::span(tokens.constData(), static_cast<std::size_t>(tokens.size())));
}

} // namespace Varve::Catalog
