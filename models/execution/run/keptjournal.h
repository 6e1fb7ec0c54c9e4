// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../plan/plan.h"

namespace Varve::Execution {

/// SQLite makes a rollback journal for each transaction and removes it at the commit. In a run of many it stays while this lives, with its
/// header overwritten at each commit (journal_mode PERSIST, sqlite.org/pragma.html): as safe, and a fifth of the time less. What a run that
/// was killed leaves is a journal that every SQLite understands.
///
/// A file that is still empty has nobody who reads it, and has a write-ahead log meanwhile (sqlite.org/wal.html): as safe too, with one
/// fsync a commit instead of four, a third of the time. It needs shared memory, so the file must lie on this machine. What a run that was
/// killed leaves is a file in WAL mode with all that was committed.
class KeptJournal final
{
public:
    explicit KeptJournal(Database::Connection &connection) : m_connection(connection) {}
    ~KeptJournal() { (void)giveBack(); } // what stays is as good
    Q_DISABLE_COPY_MOVE(KeptJournal)

    /// Before anything is written. Does nothing where it gains nothing, where another mode than SQLite's own is set, or where \a plan could
    /// see the difference.
    void prepare(const Plan &plan);
    /// Sets SQLite's own mode again, unless a file of the run chose another. False when somebody else has the file open, so that it keeps
    /// its write-ahead log.
    bool giveBack();

private:
    QString ask(const QString &pragma) const;
    QString mode() const;
    bool isNewHere() const;

    Database::Connection &m_connection;
    QString m_kept; ///< the mode that was set; empty: none
};

} // namespace Varve::Execution
