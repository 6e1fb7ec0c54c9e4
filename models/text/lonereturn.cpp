// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "lonereturn.h"

#include "lexer.h"

namespace Varve::Text {

qint64 loneReturnInComment(QByteArrayView script, DialectName dialect)
{
    const Dialect &options = Text::dialect(dialect);
    if (options.carriageReturnEndsComment || !script.contains('\r'))
        return -1;
    Lexer lexer(options);
    lexer.setWindow(script, true);
    for (Token token = lexer.next(); !token.isLast(); token = lexer.next()) {
        if (token.kind != TokenKind::LineComment)
            continue;
        const qsizetype at = token.in(script).indexOf('\r');
        if (at >= 0 && at + 1 < token.length)
            return token.offset + at;
    }
    return -1;
}

} // namespace Varve::Text
