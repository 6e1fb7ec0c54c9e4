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
    /// \a statement was sent, whatever became of it.
    void sent(const PlannedStatement &statement);
    /// It failed, or the text ended; one is \a open, or was when the connection was lost. \a incomplete: its rollback left something.
    StepOutcome::Own outcome(bool open, bool incomplete) const;

private:
    int m_sent = 0;
    bool m_any = false;      ///< the text says BEGIN, COMMIT and the like
    bool m_onlyBegan = true; ///< with its first statement, and nothing after it can have ended that
};

} // namespace Varve::Execution
