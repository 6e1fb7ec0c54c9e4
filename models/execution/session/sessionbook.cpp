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
    for (auto each = m_around.cbegin(); each != m_around.cend(); ++each) {
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

void SessionBook::lose(const QString &key, const std::function<bool(const SessionEntry &)> &isOne, const QString &why)
{
    for (SessionEntry &each : m_entries) {
        if (each.keys.contains(key) && isOne(each))
            each.lost = why;
    }
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
    const auto isOne = [&](const auto &each) { return each.key().startsWith(beginning); };
    m_current.removeIf(isOne);
    m_around.removeIf(isOne);
}

/// RESET ALL: the role and who logged in stay (PostgreSQL manual, RESET).
void SessionBook::endSettings()
{
    const auto isOne = [&](const auto &each) {
        const QString &name = each.key();
        return m_entries.at(each.value()).role == Role::Setting && !name.contains(QLatin1Char(' ')) && !isUnknown(name)
            && name != QStringLiteral("role") && name != QStringLiteral("session_authorization");
    };
    m_current.removeIf(isOne);
    m_around.removeIf(isOne);
}

void SessionBook::add(SessionEntry entry, const SessionText &text)
{
    entry.keys.removeAll(QString());
    if (entry.keys.isEmpty()) // nobody can say what supersedes it, or what uses it
        entry.keys += unknownKey(entry.number);
    const QList<SessionAssignment> assignments = m_engine == Engine::MariaDb ? sessionAssignments(text) : QList<SessionAssignment>();
    entry.uses = usedBy(entry, text, assignments);
    entry.usesLost = usesLost(entry);
    keep(entry, assignments);
    const bool isAround = entry.role == Role::Setting || entry.role == Role::Temporary;
    for (const QString &each : std::as_const(entry.keys)) {
        m_current.insert(each, m_entries.size());
        if (isAround)
            m_around.insert(each, m_entries.size());
        else
            m_around.remove(each);
    }
    if (isUnknown(entry.keys.constFirst()))
        m_lastUnknown = m_entries.size();
    m_entries += std::move(entry);
}

KeptSettings::Value SessionBook::valueOf(const QString &setting) const
{
    const qsizetype entry = m_current.value(setting, KeptSettings::atFirst);
    const qsizetype given = entry >= 0 && m_entries.at(entry).givenBack ? m_entries.at(entry).givenBack->made : entry;
    return {.entry = entry, .made = m_lastUnknown > entry ? m_lastUnknown : given};
}

/// All of a statement's values are taken before it sets the first one.
void SessionBook::keep(SessionEntry &entry, const QList<SessionAssignment> &assignments)
{
    if (assignments.size() == 1 && entry.keys.size() == 1)
        entry.givenBack = m_kept.givenBack(assignments.constFirst());
    m_kept.assign(entry.keys, assignments, [this](const QString &setting) { return valueOf(setting); });
    if (entry.keys.contains(QLatin1String(anyVariable)))
        m_kept.forget();
}

QStringList SessionBook::usedKeys(const SessionEntry &entry, const SessionText &text, const QList<SessionAssignment> &assignments) const
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
    if (entry.keys.contains(QStringLiteral("optimizer_switch"))) // what it does not name stays as it is
        keys += QStringLiteral("optimizer_switch");
    if (asksForDatabase(text))
        keys += QStringLiteral("database");
    for (const SessionAssignment &each : assignments)
        keys += userVariables(each.value);
    if (assignments.isEmpty())
        keys += userVariables(text.raw);
    static const QRegularExpression setting = sqlPattern("@@(?:(?:SESSION|LOCAL)\\.)?(\\w+)");
    for (auto found = setting.globalMatch(text.plain); found.hasNext();)
        keys += settingName(found.next().captured(1).toLower());
    return keys;
}

/// A prepared statement means what it means under the settings and in the database where it was prepared; a value is written under them.
QList<qsizetype> SessionBook::usedBy(const SessionEntry &entry, const SessionText &text, const QList<SessionAssignment> &assignments) const
{
    QSet<qsizetype> used;
    for (const QString &each : usedKeys(entry, text, assignments)) {
        if (m_current.contains(each))
            used.insert(m_current.value(each));
    }
    const bool locks = entry.keys.contains(QStringLiteral("lock tables"));
    const bool ofAll = entry.role == Role::Prepared || locks;
    const bool ofSettings = ofAll || (entry.role == Role::Value && !onlyCopies(assignments));
    for (auto each = m_around.cbegin(); each != m_around.cend(); ++each) {
        const SessionEntry &other = m_entries.at(each.value());
        const bool isSetting = other.role == Role::Setting && (ofAll || each.key() != QStringLiteral("database"));
        const bool isNamed = other.role == Role::Temporary && text.mentions(each.key().section(QLatin1Char(' '), 1));
        if ((isSetting && ofSettings) || (isNamed && ofAll))
            used.insert(each.value());
    }
    QList<qsizetype> sorted(used.cbegin(), used.cend());
    std::sort(sorted.begin(), sorted.end());
    return sorted;
}

} // namespace Varve::Execution
