// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "sessionbook.h"

#include "sessionsettings.h"

#include <QSet>

#include <algorithm>

namespace Varve::Execution {

namespace {

using Database::Engine;
using Role = SessionEntry::Role;

QString unknownKey(int number)
{
    return QLatin1Char('#') + QString::number(number);
}

} // namespace

QString SessionBook::key(const char *kind, const QString &name, Engine engine)
{
    static const QRegularExpression quotes(QStringLiteral("[\"'`\\[\\]]"));
    if (name.isEmpty() || name.contains(QLatin1String("${")))
        return {};
    QString last = name.section(QLatin1Char('.'), -1).trimmed();
    // "T" and t are two in PostgreSQL.
    const bool asWritten = engine == Engine::PostgreSql && last.startsWith(QLatin1Char('"'));
    last.remove(quotes);
    return QString::fromLatin1(kind) + QLatin1Char(' ') + (asWritten ? last : last.toLower());
}

bool SessionBook::namesTemporary(const SessionText &text) const
{
    for (auto each = m_current.cbegin(); each != m_current.cend(); ++each) {
        if (m_entries.at(each.value()).role == Role::Temporary && text.mentions(each.key().section(QLatin1Char(' '), 1)))
            return true;
    }
    return false;
}

bool SessionBook::usesLost(const SessionEntry &entry) const
{
    return std::any_of(entry.uses.cbegin(), entry.uses.cend(), [this](qsizetype used) {
        const SessionEntry &other = m_entries.at(used);
        return !other.isGone && !other.isSendable();
    });
}

void SessionBook::close()
{
    for (SessionEntry &each : m_entries) // what one uses stands before it
        each.usesLost = usesLost(each);
}

/// SET ROLE of it can only fail.
void SessionBook::dropRole(const SessionText &text)
{
    static const QRegularExpression role = sqlPattern("^\\s*SET\\b.*?([\\w$\\x80-\\xff]+)[\"']?\\s*$");
    for (SessionEntry &each : m_entries) {
        if (!each.keys.contains(QStringLiteral("role")) && !each.keys.contains(QStringLiteral("session_authorization")))
            continue;
        const QString name = role.match(QString::fromLatin1(each.planned.sent())).captured(1);
        each.isGone = each.isGone || (!name.isEmpty() && text.mentions(name));
    }
}

void SessionBook::endAll(const QString &beginning)
{
    m_current.removeIf([&](const auto &each) { return each.key().startsWith(beginning); });
}

/// RESET ALL: the role and who logged in stay (PostgreSQL manual, RESET).
void SessionBook::endSettings()
{
    m_current.removeIf([&](const auto &each) {
        const QString &name = each.key();
        return m_entries.at(each.value()).role == Role::Setting && !name.contains(QLatin1Char(' ')) && !name.startsWith(QLatin1Char('#'))
            && name != QStringLiteral("role") && name != QStringLiteral("session_authorization");
    });
}

void SessionBook::add(SessionEntry entry, const SessionText &text)
{
    entry.keys.removeAll(QString());
    if (entry.keys.isEmpty()) // nobody can say what supersedes it, or what uses it
        entry.keys += unknownKey(entry.number);
    entry.uses = usedBy(entry, text);
    entry.usesLost = usesLost(entry);
    for (const QString &each : std::as_const(entry.keys))
        m_current.insert(each, m_entries.size());
    m_entries += std::move(entry);
}

QStringList SessionBook::usedKeys(const SessionEntry &entry, const SessionText &text) const
{
    QStringList keys;
    const bool setsRole = entry.keys.contains(QStringLiteral("role"));
    const bool setsUser = entry.keys.contains(QStringLiteral("session_authorization"));
    if (!setsUser) // with whose rights
        keys += QStringLiteral("session_authorization");
    if (!setsRole && !setsUser)
        keys += QStringLiteral("role");
    if (m_engine == Engine::Sqlite && entry.keys.constFirst().contains(QLatin1Char('.')))
        keys += QStringLiteral("attached ") + entry.keys.constFirst().section(QLatin1Char(' '), 1).section(QLatin1Char('.'), 0, 0);
    if (m_engine != Engine::MariaDb)
        return keys;
    const QList<SessionAssignment> assignments = sessionAssignments(text);
    for (const SessionAssignment &each : assignments)
        keys += userVariables(each.value);
    if (assignments.isEmpty())
        keys += userVariables(text.raw);
    static const QRegularExpression setting = sqlPattern("@@(?:(?:SESSION|LOCAL)\\.)?(\\w+)");
    for (auto found = setting.globalMatch(text.plain); found.hasNext();)
        keys += found.next().captured(1).toLower();
    return keys;
}

/// A prepared statement means what it means under the settings and in the database where it was prepared; a value is written under them.
QList<qsizetype> SessionBook::usedBy(const SessionEntry &entry, const SessionText &text) const
{
    QSet<qsizetype> used;
    for (const QString &each : usedKeys(entry, text)) {
        if (m_current.contains(each))
            used.insert(m_current.value(each));
    }
    const bool locks = entry.keys.contains(QStringLiteral("lock tables"));
    const bool ofAll = entry.role == Role::Prepared || locks;
    for (auto each = m_current.cbegin(); each != m_current.cend(); ++each) {
        const SessionEntry &other = m_entries.at(each.value());
        const bool isSetting = other.role == Role::Setting && (ofAll || each.key() != QStringLiteral("database"));
        const bool isNamed = other.role == Role::Temporary && text.mentions(each.key().section(QLatin1Char(' '), 1));
        if ((isSetting && (ofAll || entry.role == Role::Value)) || (isNamed && ofAll))
            used.insert(each.value());
    }
    QList<qsizetype> sorted(used.cbegin(), used.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace Varve::Execution
