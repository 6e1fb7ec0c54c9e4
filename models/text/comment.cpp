// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comment.h"

#include <QRegularExpression>

#include <algorithm>

namespace Varve::Text {

ByteRange commentContent(QByteArrayView script, const Token &comment)
{
    qint64 begin = comment.offset;
    qint64 end = comment.end();
    if (begin < end && script[begin] == '#')
        ++begin;
    else
        begin = std::min(begin + 2, end);
    if (end > begin && script[end - 1] == '\r')
        --end;
    return {begin, end - begin};
}

bool isFirstOnLine(QByteArrayView script, const Token &comment)
{
    qint64 at = comment.offset;
    while (at > 0 && (script[at - 1] == ' ' || script[at - 1] == '\t' || script[at - 1] == '\v' || script[at - 1] == '\f'))
        --at;
    return at == 0 || script[at - 1] == '\n' || script[at - 1] == '\r' || (at == 3 && script.startsWith("\xEF\xBB\xBF"));
}

std::optional<QString> sectionMarker(QByteArrayView script, const Token &comment)
{
    if (comment.kind != TokenKind::LineComment || !isFirstOnLine(script, comment))
        return std::nullopt;
    const QByteArrayView content = commentContent(script, comment).in(script).trimmed();
    constexpr QByteArrayView prefix = "varve:";
    if (content.size() < prefix.size() || qstrnicmp(content.data(), prefix.data(), static_cast<size_t>(prefix.size())) != 0)
        return std::nullopt;
    const QByteArrayView rest = content.sliced(prefix.size()).trimmed();
    const auto *end = std::find_if(rest.begin(), rest.end(), [](char c) { return c == ' ' || c == '\t'; });
    return QString::fromUtf8(rest.first(end - rest.begin())).toLower();
}

bool isVerificationHeading(QByteArrayView script, const Token &comment)
{
    return isFirstOnLine(script, comment) && isVerificationHeading(commentContent(script, comment).in(script));
}

bool isVerificationHeading(QByteArrayView content)
{
    static const QRegularExpression heading(QStringLiteral("^(?:verify(?: (?:the )?(?:migration|changes|results?|schema|tables?))?"
                                                           "|verification(?: (?:quer(?:y|ies)|steps?|commands?|checks?))?)[.:]?$"),
                                            QRegularExpression::CaseInsensitiveOption);
    constexpr qsizetype longest = 60;
    const QByteArrayView words = content.trimmed();
    return words.size() < longest && heading.match(QString::fromUtf8(words)).hasMatch();
}

} // namespace Varve::Text
