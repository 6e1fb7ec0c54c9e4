// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"
#include "routinecalls.h"
#include "sessionbook.h"
#include "sessionlocks.h"

#include <QSet>

namespace Varve::Execution {

/// Keeps book of a session while the first statements of a file are read, one after the other.
class SessionLedger final
{
public:
    explicit SessionLedger(Database::Engine engine) : m_engine(engine), m_book(engine), m_locks(engine), m_texts(engine) {}
    void take(const PlannedStatement &planned, int number);
    /// No statement comes any more.
    void close() { m_book.close(); }

    const SessionBook &book() const { return m_book; }
    const QList<SessionLocks::Held> &locks() const { return m_locks.held(); }
    const HeldTexts &texts() const { return m_texts; }
    /// Some statement reads what \a key names.
    bool wasRead(const QString &key) const { return m_read.contains(key); }
    /// Definitions of routines and triggers: what these name is used when nobody sees it.
    const QList<SessionText> &routines() const { return m_routines; }

private:
    bool mayUse(const PlannedStatement &planned) const;
    QString keyOfObject(const char *kind, const PlannedStatement &planned) const;
    QStringList droppedKeys(const SessionText &text) const;
    void readBy(const PlannedStatement &planned, const SessionText &text);
    void readVariables(const PlannedStatement &planned, const SessionText &text);
    void keepRoutine(const SessionText &text);
    void keepAssignedIn(const SessionText &text);
    bool ends(const PlannedStatement &planned, const SessionText &text);
    bool endsNamed(const PlannedStatement &planned, const SessionText &text);
    void dropped(const PlannedStatement &planned, const SessionText &text);
    void discarded(const SessionText &text);
    void detached(const QString &alias);
    void defined(const PlannedStatement &planned, const SessionText &text, int number);
    void prepared(const PlannedStatement &planned, const SessionText &text, int number);
    QString lastingKey(const PlannedStatement &planned, const SessionText &text) const;
    void set(const PlannedStatement &planned, const SessionText &text, int number);
    void utility(const PlannedStatement &planned, const SessionText &text, int number);
    void assigned(const PlannedStatement &planned, const SessionText &text, int number);
    void queried(const PlannedStatement &planned, const SessionText &text, int number);

    Database::Engine m_engine;
    SessionBook m_book;
    SessionLocks m_locks;
    HeldTexts m_texts;
    QSet<QString> m_read;
    QList<SessionText> m_routines;
    bool m_isElsewhere = false; ///< perhaps: nobody can say which database is in force
    QSet<QString> m_hidden;     ///< variables that routines and texts may set when they run
};

} // namespace Varve::Execution
