// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "rowcountuse.h"

#include <models/text/dialect.h>
#include <models/text/lexer.h>

#include <QRegularExpression>

#include <algorithm>

namespace Varve::Execution {

namespace {

enum class Texts { Kept, Blank };

/// With blanks for its comments, and for its texts where they are not kept.
QString wordsOf(const QByteArray &sql, Database::Engine engine, Texts texts)
{
    QString words = QString::fromLatin1(sql);
    Text::Lexer lexer(Text::dialect(Database::engineTraits(engine).dialect), Text::TextForm::Rendered);
    lexer.setWindow(sql, true);
    for (Text::Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.isTrivia() || (token.kind == Text::TokenKind::String && texts == Texts::Blank))
            words.replace(token.offset, token.length, QString(token.length, QLatin1Char(' ')));
    }
    return words;
}

/// Where \a words ask; -1: nowhere.
qsizetype placeIn(const QString &words)
{
    static const QRegularExpression asks(QStringLiteral("\\bROW_COUNT\\s*\\(|^\\s*GET\\b.*\\bROW_COUNT\\b"),
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::DotMatchesEverythingOption);
    return asks.match(words).capturedStart();
}

/// A block or a routine counts its own rows once a statement of it has changed some.
bool countsItself(const QString &words, qsizetype place)
{
    static const QRegularExpression changes(QStringLiteral("\\b(INSERT|UPDATE|DELETE|REPLACE|SELECT|CALL|EXECUTE|LOAD|TRUNCATE)\\b"),
                                            QRegularExpression::CaseInsensitiveOption);
    return changes.match(words.first(std::max<qsizetype>(words.lastIndexOf(QLatin1Char(';'), place), 0))).hasMatch();
}

} // namespace

bool mayAskForRowCount(const PlannedStatement &planned, Database::Engine engine)
{
    const QLatin1String name("ROW_COUNT");
    return engine == Database::Engine::MariaDb && QLatin1String(planned.sent()).contains(name, Qt::CaseInsensitive)
        && wordsOf(planned.sent(), engine, Texts::Kept).contains(name, Qt::CaseInsensitive);
}

bool asksForRowCount(const PlannedStatement &planned, Database::Engine engine)
{
    if (!mayAskForRowCount(planned, engine))
        return false;
    const bool isExecuted = planned.statement.verb.startsWith(QStringLiteral("EXECUTE"));
    const QString words = wordsOf(planned.sent(), engine, isExecuted ? Texts::Kept : Texts::Blank);
    const qsizetype place = placeIn(words);
    return place >= 0 && !countsItself(words, place);
}

} // namespace Varve::Execution
