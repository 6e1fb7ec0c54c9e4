// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionwords.h"

#include <models/text/dialect.h>
#include <models/text/lexer.h>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Text::TokenKind;

QString blanks(qint64 count)
{
    return QString(count, QLatin1Char(' '));
}

/// The marks of /*!40101 … */ and /*M! … */: what stands between them is a statement.
qint64 markLength(const QString &sql, const Text::Token &token)
{
    const QStringView word = QStringView(sql).mid(token.offset, token.length);
    if (token.kind != TokenKind::Symbol || word.size() < 2 || (word != QLatin1String("*/") && !word.startsWith(QLatin1String("/*"))))
        return 0;
    qint64 end = token.end();
    while (word != QLatin1String("*/") && end < sql.size() && sql.at(end).isDigit())
        ++end;
    return end - token.offset;
}

bool isText(TokenKind kind)
{
    return kind == TokenKind::String || kind == TokenKind::DollarString;
}

QStringList variablesOf(const QString &sql, const QRegularExpression &where)
{
    QStringList names;
    for (auto found = where.globalMatch(sql); found.hasNext();)
        names += userVariables(found.next().captured(0));
    return names;
}

} // namespace

QRegularExpression sqlPattern(const char *text)
{
    return QRegularExpression(QString::fromLatin1(text),
                              QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
}

QString withoutQuotes(QString name)
{
    static const QRegularExpression quotes(QStringLiteral("[\"'`]"));
    return name.remove(quotes).toLower();
}

SessionText::SessionText(QByteArrayView sent, Engine engine) : raw(QString::fromLatin1(sent)), plain(raw)
{
    Text::Lexer lexer(Text::dialect(Database::engineTraits(engine).dialect), Text::TextForm::Rendered);
    lexer.setWindow(sent, true);
    for (Text::Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (const qint64 mark = markLength(raw, token); mark > 0) {
            raw.replace(token.offset, mark, blanks(mark));
            plain.replace(token.offset, mark, blanks(mark));
        }
        if (!isText(token.kind) && !token.isTrivia())
            continue;
        static const QRegularExpression quote(QStringLiteral("['\"$]"));
        const qint64 ends = isText(token.kind) && token.length > 1 ? 1 : 0; // quotes, which stay; E may stand before one
        const qint64 begin = ends == 1 ? plain.indexOf(quote, token.offset) + 1 : token.offset;
        const qint64 length = std::max<qint64>(0, token.end() - ends - begin);
        plain.replace(begin, length, blanks(length));
    }
}

bool SessionText::mentions(const QString &name) const
{
    for (qsizetype at = raw.indexOf(name, 0, Qt::CaseInsensitive); at >= 0; at = raw.indexOf(name, at + 1, Qt::CaseInsensitive)) {
        const auto isPart = [&](qsizetype where) {
            const QChar c = where >= 0 && where < raw.size() ? raw.at(where) : QLatin1Char(' ');
            return c.isLetterOrNumber() || c == QLatin1Char('_') || c == QLatin1Char('$') || c.unicode() >= 0x80;
        };
        if (!isPart(at - 1) && !isPart(at + name.size()))
            return true;
    }
    return false;
}

QStringList SessionText::texts() const
{
    QStringList found;
    for (qsizetype at = 0; at < plain.size(); ++at) {
        if (plain.at(at) != QLatin1Char('\'') && plain.at(at) != QLatin1Char('"'))
            continue;
        const qsizetype end = plain.indexOf(plain.at(at), at + 1);
        if (end < 0)
            break;
        found += raw.mid(at + 1, end - at - 1);
        at = end;
    }
    return found;
}

QStringList userVariables(const QString &sql)
{
    static const QRegularExpression variable = sqlPattern("(?<!@)@(`[^`]*`|'[^']*'|\"[^\"]*\"|[\\w.$\\x80-\\xff]+)");
    QStringList names;
    for (auto found = variable.globalMatch(sql); found.hasNext();)
        names += withoutQuotes(found.next().captured(0));
    return names;
}

QStringList assignedBesides(const QString &sql)
{
    static const QRegularExpression assigned = sqlPattern("(?<!@)@[\"'`]?[\\w.$\\x80-\\xff]+[\"'`]?\\s*:=");
    static const QRegularExpression into = sqlPattern("\\bINTO\\s+(@[\"'`]?[\\w.$\\x80-\\xff]+[\"'`]?\\s*,?\\s*)+");
    return variablesOf(sql, assigned) + variablesOf(sql, into);
}

QStringList maybeAssigned(const QString &sql)
{
    static const QRegularExpression assigned = sqlPattern("(?<!@)@[\"'`]?[\\w.$\\x80-\\xff]+[\"'`]?\\s*=");
    return assignedBesides(sql) + variablesOf(sql, assigned);
}

} // namespace Varve::Execution
