// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sqlnames.h"

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

} // namespace

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
