// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "plan.h"

namespace Varve::Execution {

/// SQLite makes a rollback journal for each transaction and removes it at the commit. In a run of many it stays while this lives, with its
/// header overwritten at each commit (journal_mode PERSIST, sqlite.org/pragma.html): as safe, and a fifth of the time less. What a run that
/// was killed leaves is a journal that every SQLite understands.
class KeptJournal final
{
public:
    explicit KeptJournal(Database::Connection &connection) : m_connection(connection) {}
    /// Removes the journal, unless a file of the run chose another mode.
    ~KeptJournal();
    Q_DISABLE_COPY_MOVE(KeptJournal)

    /// Does nothing where it gains nothing, where another mode than SQLite's own is set, or where \a plan could see the difference.
    void prepare(const Plan &plan);

private:
    QString mode() const;

    Database::Connection &m_connection;
    bool m_kept = false;
};

} // namespace Varve::Execution
