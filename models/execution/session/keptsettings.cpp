// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "keptsettings.h"

#include <QSet>

namespace Varve::Execution {

namespace {

/// What dumps and migrations keep and give back (mariadb-dump.cc). Others may have a second name, or change one another.
bool standsAlone(const QString &setting)
{
    static const QSet<QString> alone{QStringLiteral("character_set_client"),
                                     QStringLiteral("character_set_results"),
                                     QStringLiteral("check_constraint_checks"),
                                     QStringLiteral("collation_connection"),
                                     QStringLiteral("foreign_key_checks"),
                                     QStringLiteral("innodb_strict_mode"),
                                     QStringLiteral("note_verbosity"),
                                     QStringLiteral("sql_mode"),
                                     QStringLiteral("sql_notes"),
                                     QStringLiteral("sql_quote_show_create"),
                                     QStringLiteral("sql_safe_updates"),
                                     QStringLiteral("sql_warnings"),
                                     QStringLiteral("time_zone"),
                                     QStringLiteral("unique_checks")};
    return alone.contains(setting);
}

/// "@saved": nothing else.
QString variableOf(const QString &value)
{
    static const QRegularExpression variable = sqlPattern("^\\s*@([\\w.$]+|`[^`]*`)\\s*$");
    return variable.match(value).hasMatch() ? withoutQuotes(value.trimmed()) : QString();
}

/// "@@sql_mode": nothing else.
QString settingOf(const QString &value)
{
    static const QRegularExpression setting = sqlPattern("^\\s*@@(?:(?:SESSION|LOCAL)\\s*\\.\\s*)?(\\w+)\\s*$");
    return setting.match(value).captured(1).toLower();
}

} // namespace

std::optional<KeptSettings::Value> KeptSettings::givenBack(const SessionAssignment &assignment) const
{
    const auto kept = m_kept.constFind(variableOf(assignment.value));
    if (kept == m_kept.cend() || kept->setting != assignment.key)
        return std::nullopt;
    return kept->value;
}

std::optional<KeptSettings::Kept> KeptSettings::keptBy(const SessionAssignment &assignment, const ValueOf &valueOf) const
{
    if (const auto copied = m_kept.constFind(variableOf(assignment.value)); copied != m_kept.cend())
        return *copied;
    const QString setting = settingOf(assignment.value);
    if (!standsAlone(setting))
        return std::nullopt;
    return Kept{.setting = setting, .value = valueOf(setting)};
}

void KeptSettings::assign(const QStringList &keys, const QList<SessionAssignment> &assignments, const ValueOf &valueOf)
{
    QHash<QString, Kept> kept;
    for (const SessionAssignment &each : assignments) {
        if (const auto found = keptBy(each, valueOf); found && each.key.startsWith(QLatin1Char('@')))
            kept.insert(each.key, *found);
        else
            kept.remove(each.key);
    }
    for (const QString &each : keys)
        m_kept.remove(each);
    m_kept.insert(kept);
}

} // namespace Varve::Execution
