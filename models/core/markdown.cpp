// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "markdown.h"

namespace Varve::Core {

namespace {

/// The most backticks in a row.
qsizetype longestFence(const QString &text)
{
    qsizetype longest = 0;
    qsizetype now = 0;
    for (const QChar c : text) {
        now = c == QLatin1Char('`') ? now + 1 : 0;
        longest = std::max(longest, now);
    }
    return longest;
}

QString withoutLineEnds(QString text)
{
    return text.replace(QLatin1Char('\r'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
}

/// At the beginning of a block these make a list of it ("1. x", "+ x"), or a heading of the line above ("===").
qsizetype markerEnd(const QString &text)
{
    qsizetype at = 0;
    while (at < text.size() && text.at(at).isDigit())
        ++at;
    const QString first = at == 0 ? QStringLiteral("-+=") : QStringLiteral(".)");
    return at < text.size() && first.contains(text.at(at)) ? at : -1;
}

} // namespace

QString markdownText(const QString &text)
{
    static const QString meaningful = QStringLiteral("\\`*_{}[]<>#|~&");
    const QString line = withoutLineEnds(text);
    const qsizetype marker = markerEnd(line);
    QString escaped;
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (at == marker || meaningful.contains(line.at(at)))
            escaped += QLatin1Char('\\');
        escaped += line.at(at);
    }
    return escaped;
}

QString markdownCode(const QString &text)
{
    const QString line = withoutLineEnds(text);
    const QString quote(longestFence(line) + 1, QLatin1Char('`'));
    // One blank at each end is taken away again; without it a backtick there would belong to the quote.
    const bool touches = line.startsWith(QLatin1Char('`')) || line.endsWith(QLatin1Char('`')) || line.startsWith(QLatin1Char(' '));
    const QString edge = touches ? QStringLiteral(" ") : QString();
    return quote + edge + line + edge + quote;
}

QString markdownFence(const QString &code, const QString &language)
{
    const QString fence(std::max<qsizetype>(longestFence(code) + 1, 3), QLatin1Char('`'));
    const QString end = code.endsWith(QLatin1Char('\n')) ? QString() : QStringLiteral("\n");
    return fence + language + QLatin1Char('\n') + code + end + fence + QLatin1Char('\n');
}

QString markdownRow(const QStringList &cells)
{
    return QStringLiteral("| ") + cells.join(QStringLiteral(" | ")) + QStringLiteral(" |\n");
}

} // namespace Varve::Core
