// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "schemanames.h"

#include <models/catalog/snapshot.h>

namespace Varve::Comparison {
namespace {

bool isNameCharacter(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c == u'$';
}

/// Just after the quote that ends the one at \a start; a doubled quote is part of the text (SQL-92, 5.3).
qsizetype endOfQuoted(const QString &text, qsizetype start)
{
    const QChar quote = text[start];
    qsizetype at = start + 1;
    while (at < text.size()) {
        if (text[at] != quote)
            ++at;
        else if (at + 1 < text.size() && text[at + 1] == quote)
            at += 2;
        else
            return at + 1;
    }
    return text.size();
}

qsizetype endOfToken(const QString &text, qsizetype start)
{
    if (text[start] == u'\'' || text[start] == u'"')
        return endOfQuoted(text, start);
    qsizetype at = start;
    while (at < text.size() && isNameCharacter(text[at]))
        ++at;
    return std::max(at, start + 1);
}

QString nameOf(const QString &token)
{
    if (!token.startsWith(u'"'))
        return token;
    return token.mid(1, token.size() - 2).replace(QStringLiteral("\"\""), QStringLiteral("\""));
}

} // namespace

QString withSchemaNames(const QString &definition, const QMap<QString, QString> &schemaNames)
{
    QString result;
    result.reserve(definition.size());
    bool isAfterDot = false;
    for (qsizetype at = 0; at < definition.size();) {
        const qsizetype end = endOfToken(definition, at);
        const QString token = definition.mid(at, end - at);
        const bool isName = token.startsWith(u'"') || isNameCharacter(token.front());
        const bool qualifies = isName && !isAfterDot && end < definition.size() && definition[end] == u'.';
        const auto renamed = qualifies ? schemaNames.constFind(nameOf(token)) : schemaNames.cend();
        result += renamed == schemaNames.cend() ? token : Catalog::sqlName(*renamed);
        isAfterDot = token == u".";
        at = end;
    }
    return result;
}

} // namespace Varve::Comparison
