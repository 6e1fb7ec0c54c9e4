// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "variableplaces.h"

#include "statementscanner.h"

namespace Varve::Text {

namespace {

// Inside quotes the first '$' of "$${" makes an escape of it: a dollar quote's own dollars are not part of its content.
void addInside(QList<VariablePlace> &places, QByteArrayView script, const ByteRange &content, const Token &token, bool unicodeQuote)
{
    const QByteArrayView text = script.first(content.end());
    for (qint64 at = text.indexOf('$', content.offset); at >= 0; at = text.indexOf('$', at)) {
        const qint64 length = variableLength(text, at);
        if (text.sliced(at).startsWith("$${")) {
            places += {{at, 3}, token, unicodeQuote, true};
            at += 3;
        } else if (length > 0) {
            places += {{at, length}, token, unicodeQuote, false};
            at += length;
        } else {
            ++at;
        }
    }
}

ByteRange contentOf(const Token &token, QByteArrayView script)
{
    if (token.kind != TokenKind::DollarString)
        return {token.offset, token.length};
    const qint64 tag = script.indexOf('$', token.offset + 1) + 1 - token.offset;
    return {token.offset + tag, token.length - 2 * tag};
}

} // namespace

QList<VariablePlace> variablePlaces(QByteArrayView script, const ByteRange &range, DialectName name)
{
    QList<VariablePlace> result;
    const QByteArrayView window = script.first(range.end());
    if (window.indexOf('$', range.offset) < 0)
        return result;
    StatementScanner scanner(dialect(name));
    scanner.setWindow(window, true);
    if (range.offset > 0)
        scanner.restart(range.offset);
    for (;;) {
        const Token token = scanner.next();
        switch (token.kind) {
        case TokenKind::Variable:
        case TokenKind::Escape: result += {{token.offset, token.length}, token, false, token.kind == TokenKind::Escape}; break;
        case TokenKind::String:
        case TokenKind::QuotedName: {
            const bool unicodeQuote = name == DialectName::PostgreSql && token.offset >= range.offset + 2 && script[token.offset - 1] == '&'
                && (script[token.offset - 2] | 0x20) == 'u';
            addInside(result, window, contentOf(token, window), token, unicodeQuote);
            break;
        }
        case TokenKind::DollarString: addInside(result, window, contentOf(token, window), token, false); break;
        case TokenKind::NeedMore:
        case TokenKind::Unterminated:
        case TokenKind::End: return result;
        default: break;
        }
    }
}

} // namespace Varve::Text
