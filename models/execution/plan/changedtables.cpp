// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "changedtables.h"

#include "sqlnames.h"

#include <models/text/lexer.h>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::Token;
using Text::TokenKind;

/// The significant tokens of one statement of MariaDB's, and names among them.
class Words final
{
public:
    explicit Words(QByteArrayView text) : m_text(text)
    {
        Text::Lexer lexer(Text::dialect(Text::DialectName::MariaDb), Text::TextForm::Rendered);
        lexer.setWindow(text, true);
        for (Token token = lexer.next(); !token.isLast() && token.kind != TokenKind::Delimiter; token = lexer.next()) {
            if (!token.isTrivia())
                m_tokens += token;
        }
    }

    qsizetype count() const { return m_tokens.size(); }
    bool isAtEnd(qsizetype at) const { return at >= m_tokens.size(); }
    /// In any case; a name in quotes is no word.
    bool is(qsizetype at, std::initializer_list<const char *> words) const
    {
        if (isAtEnd(at) || m_tokens.at(at).kind != TokenKind::Word)
            return false;
        const QByteArray word = m_tokens.at(at).in(m_text).toByteArray();
        return std::any_of(words.begin(), words.end(), [&](const char *one) { return qstricmp(word.constData(), one) == 0; });
    }
    bool isSymbol(qsizetype at, char symbol) const
    {
        return !isAtEnd(at) && m_tokens.at(at).kind == TokenKind::Symbol && m_tokens.at(at).in(m_text).startsWith(symbol);
    }
    /// Words and quoted parts with points between them; \a at is behind it then.
    QString name(qsizetype &at) const
    {
        const qsizetype from = at;
        while (isPart(at)) {
            ++at;
            if (!isSymbol(at, '.') || !isPart(at + 1))
                break;
            ++at;
        }
        if (at == from)
            return {};
        const qint64 begin = m_tokens.at(from).offset;
        return QString::fromUtf8(m_text.sliced(begin, m_tokens.at(at - 1).offset + m_tokens.at(at - 1).length - begin));
    }
    QString value(qsizetype at) const
    {
        if (isAtEnd(at))
            return {};
        QString text = QString::fromUtf8(m_tokens.at(at).in(m_text));
        return m_tokens.at(at).kind == TokenKind::Word ? text : text.mid(1, text.size() - 2);
    }

private:
    bool isPart(qsizetype at) const
    {
        return !isAtEnd(at) && (m_tokens.at(at).kind == TokenKind::Word || m_tokens.at(at).kind == TokenKind::QuotedName);
    }

    QByteArrayView m_text;
    QList<Token> m_tokens;
};

qsizetype behindModifiers(const Words &words, qsizetype at)
{
    while (words.is(at, {"LOW_PRIORITY", "QUICK", "IGNORE"}))
        ++at;
    return at;
}

/// What is joined from \a at on: "a, (b JOIN c ON …), d AS e", up to the clause behind it.
QStringList joinedTables(const Words &words, qsizetype at)
{
    QStringList names;
    QList<bool> parentheses; // whether tables stand in them
    bool wanted = true;
    while (!words.isAtEnd(at)) {
        if (parentheses.isEmpty() && words.is(at, {"SET", "WHERE", "ORDER", "LIMIT", "RETURNING"}))
            break;
        if (words.isSymbol(at, '(')) {
            const bool tables = wanted && !words.is(at + 1, {"SELECT", "VALUES", "WITH"});
            parentheses += tables;
            wanted = tables;
        } else if (words.isSymbol(at, ')')) {
            if (!parentheses.isEmpty())
                parentheses.removeLast();
            wanted = false;
        } else if (words.isSymbol(at, ',')) {
            wanted = parentheses.isEmpty() || parentheses.constLast();
        } else if (words.is(at, {"JOIN", "STRAIGHT_JOIN"})) {
            wanted = parentheses.isEmpty() || parentheses.constLast();
        } else if (wanted) {
            const qsizetype from = at;
            if (const QString name = words.name(at); !name.isEmpty())
                names += name;
            wanted = false;
            if (at > from)
                continue;
        }
        ++at;
    }
    return names;
}

/// DELETE FROM a WHERE …; DELETE a, b FROM a JOIN b …; DELETE FROM a, b USING a JOIN b …
QStringList deletedFrom(const Words &words, qsizetype at)
{
    for (qsizetype i = at; !words.isAtEnd(i) && !words.is(i, {"WHERE"}); ++i) {
        if (words.is(i, {"USING"}))
            return joinedTables(words, i + 1);
    }
    while (!words.isAtEnd(at) && !words.is(at, {"FROM"}))
        ++at;
    return joinedTables(words, at + 1);
}

QString writtenObject(const PlannedStatement &planned)
{
    const Text::ByteRange &object = planned.statement.object;
    if (object.length == 0)
        return {};
    const Text::Rendered rendered = planned.rendered();
    const qint64 from = rendered.toRendered(object.offset);
    return QString::fromUtf8(rendered.text.mid(from, rendered.toRendered(object.end()) - from));
}

QList<DeclaredEngine> renamed(const Words &words, qsizetype at)
{
    QList<DeclaredEngine> found;
    while (words.is(at, {"IF", "EXISTS", "TABLE", "TABLES"}))
        ++at;
    while (!words.isAtEnd(at)) {
        const QString from = words.name(at);
        while (!words.isAtEnd(at) && !words.is(at, {"TO"})) // WAIT 5, NOWAIT
            ++at;
        ++at;
        const QString to = words.name(at);
        if (from.isEmpty() || to.isEmpty())
            break;
        found += {.table = to, .engine = {}, .like = from, .mayBeThere = false};
        ++at; // the comma
    }
    return found;
}

} // namespace

QStringList changedTables(const PlannedStatement &planned, Engine engine)
{
    const Text::Statement &statement = planned.statement;
    if (statement.kind != Text::StatementKind::Manipulation)
        return {};
    if (engine == Engine::MariaDb && (statement.verb == QStringLiteral("UPDATE") || statement.verb == QStringLiteral("DELETE"))) {
        const Words words(planned.sent());
        if (words.is(0, {"UPDATE"}))
            return joinedTables(words, behindModifiers(words, 1));
        if (words.is(0, {"DELETE"}))
            return deletedFrom(words, behindModifiers(words, 1));
    }
    const QString object = writtenObject(planned);
    return object.isEmpty() ? QStringList() : QStringList{object};
}

QString tableKey(const QString &written, const QString &database)
{
    const QStringList parts = nameParts(written, Engine::MariaDb);
    if (parts.isEmpty())
        return {};
    const QString schema = parts.size() > 1 ? parts.at(parts.size() - 2) : database;
    return QString(schema + QLatin1Char('\n') + parts.constLast()).toLower();
}

QList<DeclaredEngine> declaredEngines(const PlannedStatement &planned)
{
    const Text::Statement &statement = planned.statement;
    if (statement.kind != Text::StatementKind::Definition || !statement.verb.endsWith(QStringLiteral("TABLE")))
        return {};
    const Words words(planned.sent());
    if (words.is(0, {"RENAME"}))
        return renamed(words, 1);
    const bool creates = words.is(0, {"CREATE"});
    if (!creates && !words.is(0, {"ALTER"}))
        return {};
    qsizetype at = 1;
    bool mayBeThere = false;
    for (; words.is(at, {"OR", "REPLACE", "TEMPORARY", "ONLINE", "IGNORE", "TABLE", "IF", "NOT", "EXISTS"}); ++at) {
        if (words.is(at, {"TEMPORARY"}))
            return {};
        mayBeThere = mayBeThere || (creates && words.is(at, {"EXISTS"}));
    }
    const QString table = words.name(at);
    QList<DeclaredEngine> found;
    int depth = 0;
    for (; !words.isAtEnd(at) && !table.isEmpty(); ++at) {
        depth += words.isSymbol(at, '(') ? 1 : words.isSymbol(at, ')') ? -1 : 0;
        const bool begins = depth == 0 || (depth == 1 && words.isSymbol(at - 1, '('));
        if (creates && begins && words.is(at, {"LIKE"}) && found.isEmpty()) {
            qsizetype from = at + 1;
            found += {.table = table, .engine = {}, .like = words.name(from), .mayBeThere = mayBeThere};
        } else if (depth == 0 && words.is(at, {"ENGINE"})) {
            found += {
                .table = table, .engine = words.value(words.isSymbol(at + 1, '=') ? at + 2 : at + 1), .like = {}, .mayBeThere = mayBeThere};
        } else if (!creates && depth == 0 && words.is(at, {"RENAME"}) && !words.is(at + 1, {"COLUMN", "INDEX", "KEY"})) {
            qsizetype to = words.is(at + 1, {"TO", "AS"}) ? at + 2 : at + 1;
            if (const QString name = words.name(to); !name.isEmpty())
                found += {.table = name, .engine = {}, .like = table, .mayBeThere = false};
        } else if (creates && depth == 0 && words.is(at, {"SELECT", "VALUES", "WITH"})) {
            break;
        }
    }
    return found;
}

} // namespace Varve::Execution
