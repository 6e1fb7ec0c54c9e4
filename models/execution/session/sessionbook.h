// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "keptsettings.h"
#include "sessionwords.h"

#include <QHash>

#include <functional>

namespace Varve::Execution {

/// What one statement made of its session.
struct SessionEntry
{
    /// Setting: holds for whatever comes. The others matter only to what names them.
    enum class Role : quint8 { Setting, Value, Prepared, Temporary, Cursor, Handler };
    Role role = Role::Setting;
    int number = 0; ///< 1-based, in the whole file
    PlannedStatement planned;
    QStringList keys; ///< what it sets or makes: "sql_mode", "@x", "prepared s", "temporary t"; the next one of a key supersedes it
    QString lost;     ///< why it cannot be sent again; empty: it can, if what it uses can
    std::optional<KeptSettings::Value> givenBack = {}; ///< it only gives its one setting the value back that a variable kept of it
    QList<qsizetype> uses;                             ///< entries before it, without which it would be another one
    bool isGone = false;                               ///< a role that the file dropped afterwards
    bool isSendable() const { return lost.isEmpty() && !usesLost; }
    bool usesLost = false; ///< one of them cannot be sent again, or uses one
};

/// What a session is made of while its statements are read: what each of them added, which of it is in force, and what it is made from.
class SessionBook final
{
public:
    explicit SessionBook(Database::Engine engine) : m_engine(engine) {}

    /// \a text: of its statement. What is in force of its keys is superseded.
    void add(SessionEntry entry, const SessionText &text);
    void end(const QString &key)
    {
        m_current.remove(key);
        m_around.remove(key);
    }
    void endAll()
    {
        m_current.clear();
        m_around.clear();
    }
    /// Of keys that begin so.
    void endAll(const QString &beginning);
    /// RESET ALL: the role and who logged in stay (PostgreSQL manual, RESET).
    void endSettings();
    /// \a text drops roles.
    void dropRole(const SessionText &text);
    /// Those of the entries of \a key were lost, in force or not: others may use them.
    void lose(const QString &key, const std::function<bool(const SessionEntry &)> &isOne, const QString &why);
    /// No statement comes any more: what was lost behind an entry that uses it is known now.
    void close();

    Database::Engine engine() const { return m_engine; }
    const QList<SessionEntry> &entries() const { return m_entries; }
    /// What is in force: indices of entries by their keys.
    const QHash<QString, qsizetype> &current() const { return m_current; }
    /// Of them settings and what is temporary: each statement is compared with these, and there may be many values.
    const QHash<QString, qsizetype> &around() const { return m_around; }
    const SessionEntry &entry(const QString &key) const { return m_entries.at(m_current.value(key)); }
    bool has(const QString &key) const { return m_current.contains(key); }
    /// \a text names something temporary that is there.
    bool namesTemporary(const SessionText &text) const;

    /// The key of what is called \a name as it is written; empty where only a variable of the project's tells it.
    static QString key(const char *kind, const QString &name, Database::Engine engine);
    /// It names a user variable.
    static bool isVariable(const QString &key) { return key.startsWith(QLatin1Char('@')); }
    static constexpr char anyVariable[] = "@*"; ///< the key of a call, which may have set any
    /// Nobody can say what it sets.
    static bool isUnknown(const QString &key) { return key.startsWith(QLatin1Char('#')); }

private:
    KeptSettings::Value valueOf(const QString &setting) const;
    void keep(SessionEntry &entry, const QList<SessionAssignment> &assignments);
    bool usesLost(const SessionEntry &entry) const;
    QList<qsizetype> usedBy(const SessionEntry &entry, const SessionText &text, const QList<SessionAssignment> &assignments) const;
    QStringList usedKeys(const SessionEntry &entry, const SessionText &text, const QList<SessionAssignment> &assignments) const;

    Database::Engine m_engine;
    QList<SessionEntry> m_entries;
    QHash<QString, qsizetype> m_current;
    QHash<QString, qsizetype> m_around;
    KeptSettings m_kept;
    qsizetype m_lastUnknown = KeptSettings::atFirst;
};

} // namespace Varve::Execution
