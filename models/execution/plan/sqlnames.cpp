// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlnames.h"

#include <QRegularExpression>

namespace Varve::Execution {

namespace {

/// Where the part that begins at \a from ends; \a part gets it without its quotes.
qsizetype readPart(const QString &written, qsizetype from, bool lower, QString &part)
{
    const QChar open = written.at(from);
    const QChar close = open == QLatin1Char('[') ? QLatin1Char(']') : open;
    qsizetype at = from;
    if (open != QLatin1Char('"') && open != QLatin1Char('`') && open != QLatin1Char('[')) {
        while (at < written.size() && written.at(at) != QLatin1Char('.'))
            ++at;
        part = written.sliced(from, at - from).trimmed();
        if (lower)
            part = part.toLower();
        return at;
    }
    for (++at; at < written.size(); ++at) {
        if (written.at(at) == close && at + 1 < written.size() && written.at(at + 1) == close)
            ++at; // doubled: stands for itself
        else if (written.at(at) == close)
            break;
        part += written.at(at);
    }
    return at + 1;
}

/// PostgreSQL's manual, 4.1.2.4: four digits, or six behind a plus; the sign for itself twice.
QString decoded(QString name, QChar sign)
{
    const QString escaped = QRegularExpression::escape(sign);
    const QRegularExpression escape(escaped + QStringLiteral("(?:(") + escaped + QStringLiteral(")|([0-9a-fA-F]{4})|\\+([0-9a-fA-F]{6}))"));
    qsizetype at = 0;
    for (QRegularExpressionMatch found = escape.match(name); found.hasMatch(); found = escape.match(name, at)) {
        const char32_t code = found.captured(found.lastCapturedIndex()).toUInt(nullptr, 16);
        const QString character = found.capturedLength(1) > 0 ? QString(sign) : QString::fromUcs4(&code, 1);
        name.replace(found.capturedStart(), found.capturedLength(), character);
        at = found.capturedStart() + character.size();
    }
    return name;
}

} // namespace

bool hasUnicodeNames(QByteArrayView sql)
{
    return sql.contains("U&\"") || sql.contains("u&\"");
}

QByteArray withPlainNames(const QByteArray &sql)
{
    static const QRegularExpression name(QStringLiteral("U&\"((?:[^\"]|\"\")*)\"(?:\\s*UESCAPE\\s*'(.)')?"),
                                         QRegularExpression::CaseInsensitiveOption);
    QString text = QString::fromUtf8(sql);
    qsizetype at = 0;
    for (QRegularExpressionMatch found = name.match(text); found.hasMatch(); found = name.match(text, at)) {
        const QString plain = QLatin1Char('"')
            + decoded(found.captured(1), found.captured(2).isEmpty() ? QLatin1Char('\\') : found.captured(2).front()) + QLatin1Char('"');
        text.replace(found.capturedStart(), found.capturedLength(), plain);
        at = found.capturedStart() + plain.size();
    }
    return text.toUtf8();
}

QStringList nameParts(const QString &written, Database::Engine engine)
{
    QStringList parts;
    qsizetype at = 0;
    while (at < written.size()) {
        if (written.at(at).isSpace() || written.at(at) == QLatin1Char('.')) {
            ++at;
            continue;
        }
        QString part;
        at = readPart(written, at, engine == Database::Engine::PostgreSql, part);
        // NAMEDATALEN: PostgreSQL cuts longer names (manual 4.1.1).
        parts += engine == Database::Engine::PostgreSql ? QString::fromUtf8(part.toUtf8().left(63)) : part;
    }
    return parts;
}

bool isSameName(const QString &part, const QString &name, Database::Engine engine)
{
    return part.compare(name, engine == Database::Engine::PostgreSql ? Qt::CaseSensitive : Qt::CaseInsensitive) == 0;
}

} // namespace Varve::Execution
