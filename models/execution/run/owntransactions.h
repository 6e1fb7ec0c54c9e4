// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "stepoutcome.h"

#include "../plan/plan.h"

namespace Varve::Execution {

/// The transactions that an ad hoc text begins and ends itself.
class OwnTransactions final
{
public:
    explicit OwnTransactions(Database::Engine engine) : m_engine(engine) {}

    /// \a statement goes to the server now.
    void sent(const PlannedStatement &statement);
    /// It worked, and a transaction is \a open behind it.
    void done(const PlannedStatement &statement, bool open);
    /// One failed, and a transaction is \a open. Not for a connection that was lost: what was open before it was.
    void failed(bool open) { m_isOpen = open; }
    /// Of a text that failed, or that ended and left one open. \a incomplete: its rollback left something.
    StepOutcome::Own outcome(bool incomplete) const;
    /// MariaDB: one that is open was prepared, and remains when the session ends.
    bool isPrepared() const { return m_isPrepared; }

private:
    bool leavesNothing(const PlannedStatement &planned) const;

    Database::Engine m_engine;
    bool m_isOpen = false;
    bool m_isPrepared = false;
    bool m_any = false;      ///< a transaction was open, or the text said COMMIT and the like
    bool m_onlyBegan = true; ///< nothing was done before the one that is open
};

} // namespace Varve::Execution
