// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "runcontext.h"

namespace Varve::Execution {

/// MariaDB: what a procedure did to the transaction that it was called in. It may commit or roll back and begin another ("AND CHAIN"), and the
/// server then says that a transaction is open, as before. A savepoint is gone in either case, and the journal's mark of the call, which was
/// written in the transaction, tells the two apart. Refers to its arguments.
class TransactionWatch final
{
public:
    enum class Ended { No, Committed, RolledBack, Unknown };

    TransactionWatch(RunContext &context, int step) : m_context(context), m_step(step) {}

    /// The call comes next.
    Core::Expected<> begin();
    /// It has been answered. \a statement: 1-based, in the whole file.
    Ended end(int statement);
    /// It left one open: that of before, or another.
    bool isOpen() const { return m_isOpen; }
    /// A call could not be watched: what a rollback leaves is not known.
    bool wasBlind() const { return m_wasBlind; }

private:
    RunContext &m_context;
    const int m_step;
    bool m_isOpen = true;
    bool m_seesNothing = false;
    bool m_wasBlind = false;
};

} // namespace Varve::Execution
