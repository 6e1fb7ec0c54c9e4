// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tokenchecksum.h"

#include "comment.h"
#include "statementscanner.h"

#include <models/core/checksumstream.h>

#include <array>
#include <cstring>
#include <utility>
#include <vector>

namespace Varve::Text {

namespace {

constexpr size_t blockSize = 64 * 1024;

enum class Neighbour : quint8 { None, Word, Quote, Sigil, Operator, Punctuation };

// What a symbol is beside another token, by its byte.
constexpr std::array<Neighbour, 256> symbols = [] {
    std::array<Neighbour, 256> result{};
    result.fill(Neighbour::Operator);
    // Bytes that belong to the name behind them (@x, :x, $x, U&'…'), so that a gap makes something else of both.
    for (const char c : {'@', ':', '$', '#', '&', '\\', '?'})
        result[static_cast<quint8>(c)] = Neighbour::Sigil;
    for (const char c : {'(', ')', '[', ']', '{', '}', ',', ';', '.'})
        result[static_cast<quint8>(c)] = Neighbour::Punctuation;
    return result;
}();

Neighbour neighbourOf(const Token &token, QByteArrayView window)
{
    switch (token.kind) {
    case TokenKind::Word:
    case TokenKind::Number:
    case TokenKind::Variable:
    case TokenKind::Escape: return Neighbour::Word;
    case TokenKind::String:
    case TokenKind::QuotedName:
    case TokenKind::DollarString: return Neighbour::Quote;
    case TokenKind::Symbol: return symbols[static_cast<quint8>(window[token.offset])];
    default: return Neighbour::Punctuation;
    }
}

// A gap between the two can change what they are: names run together, a prefix of a string, operators of several characters.
bool gapCounts(Neighbour before, Neighbour after)
{
    const auto isText = [](Neighbour n) { return n == Neighbour::Word || n == Neighbour::Quote; };
    if (before == Neighbour::None || before == Neighbour::Punctuation || after == Neighbour::Punctuation)
        return false;
    return before == Neighbour::Sigil || after == Neighbour::Sigil || (isText(before) && isText(after))
        || (before == Neighbour::Operator && after == Neighbour::Operator);
}

} // namespace

struct TokenChecksum::Private
{
    explicit Private(DialectName name) : scanner(dialect(name)), block(blockSize) {}

    void scan(bool last);
    void take(const Token &token);
    void addComment(const Token &token);
    void addToken(const Token &token);
    void append(QByteArrayView bytes)
    {
        const auto length = static_cast<size_t>(bytes.size());
        if (used + length > block.size())
            flush();
        if (length > block.size()) {
            hash.add(bytes);
        } else if (length > 0) {
            std::memcpy(block.data() + used, bytes.data(), length);
            used += length;
        }
    }
    void flush()
    {
        hash.add(QByteArrayView(block.data(), static_cast<qsizetype>(used)));
        used = 0;
    }

    StatementScanner scanner;
    Core::ChecksumStream hash; ///< normalises the line ends inside strings, as the file's checksum does
    QByteArray window;
    std::vector<char> block; ///< tokens are short: hashing each by itself costs more than copying it
    size_t used = 0;         ///< bytes of it
    Neighbour before = Neighbour::None;
    bool gap = false;
    bool gapWithLineEnd = false; ///< PostgreSQL joins strings across a line end, and only there (manual, 4.1.2.1)
    bool firstOnLine = true;
    bool emptyStatement = true;
    bool bad = false;
};

void TokenChecksum::Private::scan(bool last)
{
    scanner.setWindow(window, last);
    qint64 done = 0; // the window begins with the unfinished token
    while (!bad) {
        const Token token = scanner.next();
        if (token.kind == TokenKind::Unterminated)
            bad = true;
        if (token.isLast())
            break;
        take(token);
        done = token.end();
    }
    // The scanner goes on inside the token that is cut off.
    scanner.dropFront(done);
    window.remove(0, done);
}

void TokenChecksum::Private::take(const Token &token)
{
    const QByteArrayView bytes = token.in(window);
    const char last = bytes.isEmpty() ? '\0' : bytes.back();
    const bool endsLine = last == '\n' || last == '\r';
    if (!token.isTrivia()) {
        addToken(token);
        firstOnLine = endsLine;
        return;
    }
    const bool hasLineEnd = endsLine || bytes.contains('\n') || bytes.contains('\r');
    gap = true;
    gapWithLineEnd = gapWithLineEnd || hasLineEnd;
    if (token.kind == TokenKind::LineComment)
        addComment(token);
    firstOnLine = token.kind == TokenKind::Blank ? firstOnLine || hasLineEnd : endsLine;
}

void TokenChecksum::Private::addComment(const Token &token)
{
    const QByteArray content = commentContent(window, token).in(window).toByteArray().simplified();
    const QByteArray lower = content.left(64).toLower();
    const bool means = lower.startsWith("varve:") || lower.startsWith("expect:") || lower.startsWith("variables:")
        || (firstOnLine && isVerificationHeading(content));
    if (!means)
        return;
    append("\x02");
    append(content);
    append(QByteArrayView("\0", 1));
}

void TokenChecksum::Private::addToken(const Token &token)
{
    const bool isDelimiter = token.kind == TokenKind::Delimiter;
    if (isDelimiter && std::exchange(emptyStatement, true))
        return; // ";;", or a line of Redis with nothing but a comment
    emptyStatement = isDelimiter;
    if (token.kind == TokenKind::CopyData)
        return append(token.in(window)); // comes in as many pieces as the bytes do
    const Neighbour now = neighbourOf(token, window);
    if (gapCounts(before, now)) {
        const bool strings = before == Neighbour::Quote && now == Neighbour::Quote;
        append(!gap ? "\x03" : strings && gapWithLineEnd ? "\x05" : "\x04");
    }
    before = now;
    gap = gapWithLineEnd = false;
    const QByteArrayView bytes = token.in(window);
    // A line end that is a delimiter or belongs to a client's line says no more than that it is there.
    append(isDelimiter || token.kind == TokenKind::CopyEnd || token.kind == TokenKind::ClientCommand ? bytes.trimmed() : bytes);
    append(QByteArrayView("\0", 1));
}

TokenChecksum::TokenChecksum(DialectName dialect) : d(std::make_unique<Private>(dialect)) {}

TokenChecksum::~TokenChecksum() = default;

void TokenChecksum::add(QByteArrayView bytes)
{
    if (d->bad || bytes.isEmpty())
        return;
    d->window += bytes;
    d->scan(false);
}

QString TokenChecksum::result()
{
    if (!d->bad)
        d->scan(true);
    if (d->bad)
        return {};
    d->flush();
    const QString sum = d->hash.result();
    return QLatin1StringView("tokens:") + QStringView(sum).sliced(sum.indexOf(QLatin1Char(':')) + 1);
}

QString tokenChecksum(QByteArrayView text, DialectName dialect)
{
    TokenChecksum sum(dialect);
    sum.add(text);
    return sum.result();
}

} // namespace Varve::Text
