// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcountuse.h"

#include <models/text/dialect.h>
#include <models/text/lexer.h>

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

/// A routine or a trigger has statements of its own before it asks.
bool isRoutine(const Text::Statement &statement)
{
    const QString &verb = statement.verb;
    return statement.kind == Text::StatementKind::Definition && !verb.endsWith(QStringLiteral(" TABLE"))
        && !verb.endsWith(QStringLiteral(" VIEW"));
}

/// With blanks for its texts and comments.
QString wordsOf(const QByteArray &sql, Database::Engine engine)
{
    QString words = QString::fromLatin1(sql);
    Text::Lexer lexer(Text::dialect(Database::engineTraits(engine).dialect), Text::TextForm::Rendered);
    lexer.setWindow(sql, true);
    for (Text::Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.kind == Text::TokenKind::String || token.isTrivia())
            words.replace(token.offset, token.length, QString(token.length, QLatin1Char(' ')));
    }
    return words;
}

} // namespace

bool mayAskForRowCount(const PlannedStatement &planned, Database::Engine engine)
{
    return engine == Database::Engine::MariaDb && !isRoutine(planned.statement)
        && QLatin1String(planned.sent()).contains(QLatin1String("ROW_COUNT"), Qt::CaseInsensitive);
}

bool asksForRowCount(const PlannedStatement &planned, Database::Engine engine)
{
    static const QRegularExpression asks(QStringLiteral("\\bROW_COUNT\\s*\\(|^\\s*GET\\b.*\\bROW_COUNT\\b"),
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return mayAskForRowCount(planned, engine) && asks.match(wordsOf(planned.sent(), engine)).hasMatch();
}

} // namespace Varve::Execution
