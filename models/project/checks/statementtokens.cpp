// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "statementtokens.h"

#include <models/text/lexer.h>

namespace Varve::Project {

QList<StatementToken> significantTokens(const CheckedPart &part, const Text::Statement &statement, Text::DialectName dialect)
{
    using Text::TokenKind;
    QList<StatementToken> result;
    Text::Lexer lexer(Text::dialect(dialect));
    const QByteArrayView script = part.script.first(statement.text.end());
    lexer.setWindow(script, true);
    lexer.seek(statement.text.offset);
    int depth = 0;
    for (Text::Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.isTrivia() || token.kind == TokenKind::Delimiter)
            continue;
        const QByteArrayView bytes = token.in(script);
        if (token.kind == TokenKind::Symbol && bytes == ")")
            depth = std::max(0, depth - 1);
        QByteArray word;
        if (token.kind == TokenKind::Word)
            word = bytes.toByteArray().toUpper();
        else if (token.kind == TokenKind::Symbol)
            word = bytes.toByteArray();
        result.append({token, word, depth});
        if (token.kind == TokenKind::Symbol && bytes == "(")
            ++depth;
    }
    return result;
}

QString objectOf(const CheckedPart &part, const Text::Statement &statement)
{
    return QString::fromUtf8(statement.object.in(part.script));
}

Core::SourcePosition placeIn(const CheckedPart &part, const Text::Statement &statement, qint64 offset)
{
    const QByteArrayView before = part.script.sliced(statement.text.offset, offset - statement.text.offset);
    const Core::SourcePosition within = Core::positionAt(before, before.size());
    Core::SourcePosition place = statement.start;
    place.offset = offset;
    place.column = within.line > 1 ? within.column : place.column + within.column - 1;
    place.line += within.line - 1;
    return place;
}

} // namespace Varve::Project
