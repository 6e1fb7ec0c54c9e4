// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sessionwords.h"

#include <models/core/sourceposition.h>

namespace Varve::Execution {

/// Locks by name or number that a session took and has not let go: GET_LOCK, pg_advisory_lock. They count: who takes one twice lets it go
/// twice.
class SessionLocks final
{
public:
    struct Held
    {
        QString name; ///< as it was said; empty: of rows, so that nobody can say which
        bool shared = false;
        int number = 0;
        Core::SourcePosition where;
    };

    explicit SessionLocks(Database::Engine engine) : m_engine(engine) {}
    void take(const SessionText &text, int number, const Core::SourcePosition &where);
    void letAllGo() { m_held.clear(); }
    const QList<Held> &held() const { return m_held; }

private:
    void letGo(const QString &name, bool shared);

    Database::Engine m_engine;
    QList<Held> m_held;
};

} // namespace Varve::Execution
