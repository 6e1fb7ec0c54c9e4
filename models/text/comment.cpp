// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "comment.h"

#include "dialectoptions.h"

#include <QRegularExpression>

#include <algorithm>
#include <cctype>
#include <cstring>

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

bool has(QByteArrayView text, char wanted)
{
    return std::memchr(text.data(), wanted, static_cast<size_t>(text.size())) != nullptr;
}

qint64 behindLeadingComments(QByteArrayView script, const Dialect &dialect, bool (*matters)(QByteArrayView content))
{
    const char *at = script.begin();
    while (dialect.dashComments && script.end() - at > 2 && at[0] == '-' && at[1] == '-') {
        const auto *end = static_cast<const char *>(std::memchr(at, '\n', static_cast<size_t>(script.end() - at)));
        if (!end)
            break;
        const QByteArrayView content(at + 2, end);
        const bool isComment = content.isEmpty() || content.front() == ' ';
        const bool isOneLine = !has(content, '\r') && !content.endsWith('\\');
        if (!isComment || !isOneLine || matters(content))
            break;
        at = end + 1;
    }
    return at - script.begin();
}

bool mayMarkSection(QByteArrayView content)
{
    const auto *first = std::find_if_not(content.begin(), content.end(), [](char c) { return std::isspace(static_cast<uchar>(c)); });
    return first != content.end() && (*first == 'v' || *first == 'V');
}

std::optional<QString> sectionMarker(QByteArrayView script, const Token &comment)
{
    if (comment.kind != TokenKind::LineComment || !mayMarkSection(commentContent(script, comment).in(script))
        || !isFirstOnLine(script, comment))
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
    const QByteArrayView content = commentContent(script, comment).in(script);
    return mayMarkSection(content) && isFirstOnLine(script, comment) && isVerificationHeading(content);
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
