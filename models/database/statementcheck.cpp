// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementcheck.h"

#include "tokens.h"

#include <QCoreApplication>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;

namespace {

/// A COPY's clauses come before any long text; nothing longer needs to be looked at.
constexpr int enoughTokens = 20000;

tl::unexpected<Core::Error> refusal(const QString &message, qint64 offset, const QString &remedy = {})
{
    Core::Error error;
    error.kind = ErrorKind::Usage;
    error.message = message;
    error.where.offset = offset;
    error.remedy = remedy;
    return tl::unexpected(error);
}

/// Offset of the word STDIN or STDOUT of a COPY that talks to the client, or -1. Words in parentheses are column names or a query.
qint64 clientCopy(const QList<Token> &tokens)
{
    if (tokens.isEmpty() || tokens.first().text != "COPY")
        return -1;
    int depth = 0;
    for (qsizetype i = 1; i < tokens.size(); ++i) {
        const QByteArray &text = tokens.at(i).text;
        depth += text == "(" ? 1 : text == ")" ? -1 : 0;
        const QByteArray &before = tokens.at(i - 1).text;
        if (depth == 0 && (text == "STDIN" || text == "STDOUT") && (before == "FROM" || before == "TO"))
            return tokens.at(i).offset;
    }
    return -1;
}

Expected<> checkBytes(const QByteArray &sql)
{
    if (const qsizetype nul = sql.indexOf('\0'); nul >= 0)
        return refusal(QCoreApplication::translate("Varve::Database", "The statement contains a NUL byte."), nul);
    if (!QUtf8StringView(sql).isValidUtf8())
        return refusal(QCoreApplication::translate("Varve::Database", "The statement is not UTF-8."), 0);
    return {};
}

} // namespace

Expected<CheckedStatement> checkStatement(const QByteArray &sql, Engine engine)
{
    if (const auto bytes = checkBytes(sql); !bytes)
        return tl::unexpected(bytes.error());
    const QList<Token> tokens = leadingTokens(sql, enoughTokens);
    if (tokens.isEmpty() || tokens.first().text == ";")
        return refusal(QCoreApplication::translate("Varve::Database", "The text contains no statement."), 0);
    if (tokens.first().text == "\\") {
        return refusal(QCoreApplication::translate("Varve::Database", "A line that begins with a backslash is a command of psql, not a statement."),
                       tokens.first().offset,
                       QCoreApplication::translate("Varve::Database", "Remove the command, or write what it does as SQL."));
    }
    const qint64 copy = engine == Engine::PostgreSql ? clientCopy(tokens) : -1;
    if (copy >= 0) {
        return refusal(QCoreApplication::translate("Varve::Database", "COPY from or to the client cannot be sent as a statement."), copy,
                       QCoreApplication::translate("Varve::Database", "Write INSERT statements, or COPY from a file on the server."));
    }
    const qint64 begin = tokens.first().offset;
    return CheckedStatement{sql.mid(begin), begin};
}

} // namespace Varve::Database
