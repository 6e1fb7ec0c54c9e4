// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementcheck.h"

#include <models/text/lexer.h>
#include <models/text/splitter.h>

#include <QCoreApplication>

#include <optional>

namespace Varve::Database {

using namespace Qt::StringLiterals;
using Core::ErrorKind;
using Core::Expected;
using Text::StatementKind;
using Text::Token;
using Text::TokenKind;

namespace {

tl::unexpected<Core::Error> refusal(const QString &message, qint64 offset, const QString &remedy = {})
{
    Core::Error error;
    error.kind = ErrorKind::Usage;
    error.message = message;
    error.where.offset = offset;
    error.remedy = remedy;
    return tl::unexpected(error);
}

Expected<> checkBytes(const QByteArray &sql)
{
    if (const qsizetype nul = sql.indexOf('\0'); nul >= 0)
        return refusal(QCoreApplication::translate("Varve::Database", "The statement contains a NUL byte."), nul);
    if (!QUtf8StringView(sql).isValidUtf8())
        return refusal(QCoreApplication::translate("Varve::Database", "The statement is not UTF-8."), 0);
    return {};
}

bool isOneOf(const QByteArray &word, const char *one, const char *other)
{
    return word == one || word == other;
}

struct ClientCopy
{
    qint64 offset = 0;
    bool comesFromClient = false;
};

/// The word STDIN or STDOUT of a leading COPY that talks to the client. Words in parentheses are column names or a query.
/// PostgreSQL's grammar takes either word in either direction (gram.y, copy_file_name).
std::optional<ClientCopy> clientCopy(QByteArrayView statement)
{
    Text::Lexer lexer(Text::dialect(Text::DialectName::PostgreSql));
    lexer.setWindow(statement, true);
    QByteArray before;
    int depth = 0;
    for (Token token = lexer.next(); !token.isLast() && token.kind != TokenKind::Delimiter; token = lexer.next()) {
        if (token.isTrivia())
            continue;
        const QByteArray text
            = token.kind == TokenKind::Word || token.kind == TokenKind::Symbol ? token.in(statement).toByteArray().toUpper() : QByteArray();
        if (before.isEmpty() && text != "COPY")
            return std::nullopt;
        depth += text == "(" ? 1 : text == ")" ? -1 : 0;
        if (depth == 0 && isOneOf(text, "STDIN", "STDOUT") && isOneOf(before, "FROM", "TO"))
            return ClientCopy{token.offset, before == "FROM"};
        before = text.isEmpty() ? QByteArray("'") : text;
    }
    return std::nullopt;
}

/// Before the splitter sees it, for which a COPY without its data is not finished.
Expected<> checkCopy(QByteArrayView sql, Engine engine)
{
    const std::optional<ClientCopy> copy = engine == Engine::PostgreSql ? clientCopy(sql) : std::nullopt;
    if (!copy)
        return {};
    return refusal(QCoreApplication::translate("Varve::Database", "COPY from or to the client cannot be sent as a statement."),
                   copy->offset,
                   QCoreApplication::translate("Varve::Database", "Write INSERT statements, or COPY from a file on the server."));
}

Expected<> checkCommand(const Text::Statement &statement, QByteArrayView sql)
{
    if (statement.kind != StatementKind::ClientCommand && sql.at(statement.text.offset) != '\\')
        return {};
    return refusal(
        QCoreApplication::translate("Varve::Database", "A line that begins with a backslash is a command of psql, not a statement."),
        statement.text.offset, QCoreApplication::translate("Varve::Database", "Remove the command, or write what it does as SQL."));
}

/// Whose body is in a language that the splitter need not know: with sql_mode = ORACLE it begins without BEGIN. Between DELIMITER lines it is
/// one statement, and MariaDB gets it as its own client sends it.
bool isRoutine(const Text::Statement &statement, Engine engine)
{
    static const QList<QLatin1StringView> kinds{QLatin1StringView("PROCEDURE"), QLatin1StringView("FUNCTION"),
                                                QLatin1StringView("TRIGGER"),   QLatin1StringView("EVENT"),
                                                QLatin1StringView("PACKAGE"),   QLatin1StringView("PACKAGE BODY")};
    return engine == Engine::MariaDb && statement.kind == StatementKind::Definition && !statement.objects.isEmpty()
        && statement.objects.constFirst().action == Text::ObjectAction::Create && kinds.contains(statement.objects.constFirst().kind);
}

/// Lone semicolons make statements without text.
QList<Text::Statement> withText(const QList<Text::Statement> &statements)
{
    QList<Text::Statement> result;
    std::copy_if(statements.begin(), statements.end(), std::back_inserter(result),
                 [](const Text::Statement &statement) { return !statement.text.isEmpty(); });
    return result;
}

} // namespace

Expected<CheckedStatement> checkStatement(const QByteArray &sql, Engine engine)
{
    if (const auto checked = checkBytes(sql).and_then([&] { return checkCopy(sql, engine); }); !checked)
        return tl::unexpected(checked.error());
    auto split = Text::split(sql, engineTraits(engine).dialect);
    if (!split) {
        split.error().where = {.file = {}, .offset = split.error().where.offset, .line = 0, .column = 0};
        return tl::unexpected(split.error());
    }
    const QList<Text::Statement> statements = withText(*split);
    if (statements.isEmpty())
        return refusal(QCoreApplication::translate("Varve::Database", "The text contains no statement."), 0);
    if (const auto command = checkCommand(statements.first(), sql); !command)
        return tl::unexpected(command.error());
    if (statements.size() > 1 && isRoutine(statements.first(), engine)) {
        const qint64 start = statements.first().text.offset;
        return CheckedStatement{sql.mid(start, statements.last().text.end() - start), start, false};
    }
    if (statements.size() > 1) {
        return refusal(QCoreApplication::translate("Varve::Database", "The text contains more than one statement; one at a time is sent."),
                       statements.at(1).text.offset);
    }
    const Text::Statement &statement = statements.first();
    return CheckedStatement{statement.text.in(sql).toByteArray(), statement.text.offset, !statement.changes};
}

Expected<> checkEach(const QList<QByteArray> &statements)
{
    for (const QByteArray &statement : statements) {
        const auto checked = checkBytes(statement).and_then([&] { return checkCopy(statement, Engine::PostgreSql); });
        if (!checked)
            return checked;
    }
    return {};
}

Expected<> checkCopyIn(const QByteArray &sql)
{
    return checkBytes(sql).and_then([&]() -> Expected<> {
        const std::optional<ClientCopy> copy = clientCopy(sql);
        if (copy && copy->comesFromClient)
            return {};
        return refusal(QCoreApplication::translate("Varve::Database", "Data can only be sent to a COPY … FROM STDIN."), 0);
    });
}

} // namespace Varve::Database
