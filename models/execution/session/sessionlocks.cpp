// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionlocks.h"

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;

/// What stands in the parentheses that end before \a at; \a first: up to the first comma.
QString argument(const SessionText &text, qsizetype at, bool first)
{
    int depth = 1;
    qsizetype end = at;
    for (; end < text.plain.size(); ++end) {
        const QChar character = text.plain.at(end);
        depth += character == QLatin1Char('(') ? 1 : character == QLatin1Char(')') ? -1 : 0;
        if (depth == 0 || (first && depth == 1 && character == QLatin1Char(',')))
            break;
    }
    return text.raw.mid(at, end - at).simplified();
}

} // namespace

void SessionLocks::take(const SessionText &text, int number, const Core::SourcePosition &where)
{
    static const QRegularExpression call
        = sqlPattern("\\b(pg_(try_)?advisory_(?<un>un)?lock(?<shared>_shared)?|(?<maria>GET|(?<release>RELEASE))_LOCK"
                     "|pg_advisory_unlock_all|RELEASE_ALL_LOCKS)\\s*\\(");
    static const QRegularExpression perhaps = sqlPattern("\\b(FROM|WHERE|IF|CASE|AND|OR|LIMIT|COALESCE|IFNULL|NULLIF)\\b");
    if (m_engine == Engine::Sqlite || !text.plain.contains(QLatin1String("lock"), Qt::CaseInsensitive))
        return;
    const bool isSure = !text.says(perhaps); // neither for some rows nor under a condition
    for (auto found = call.globalMatch(text.plain); found.hasNext();) {
        const QRegularExpressionMatch match = found.next();
        const bool maria = match.hasCaptured(QStringLiteral("maria"));
        const bool ends = match.hasCaptured(QStringLiteral("un")) || match.hasCaptured(QStringLiteral("release"));
        const bool shared = match.hasCaptured(QStringLiteral("shared"));
        const bool all = match.captured(0).contains(QLatin1String("_all"), Qt::CaseInsensitive);
        const QString name = argument(text, match.capturedEnd(), maria);
        if (all && isSure)
            letAllGo();
        else if (ends && isSure)
            letGo(name, shared);
        else if (!ends && !all)
            m_held += {.name = isSure ? name : QString(), .shared = shared, .number = number, .where = where};
    }
}

void SessionLocks::letGo(const QString &name, bool shared)
{
    const auto is = [&](const Held &each) { return !each.name.isEmpty() && each.name == name && each.shared == shared; };
    const auto found = std::find_if(m_held.crbegin(), m_held.crend(), is);
    if (found != m_held.crend())
        m_held.removeAt(std::distance(found, m_held.crend()) - 1);
}

} // namespace Varve::Execution
