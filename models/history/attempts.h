// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "journal.h"

#include <models/core/rare.h>

namespace Varve::History {

/// What the attempts at one migration left in the database since it was last wholly applied, or wholly not.
struct Remains
{
    HistoryRow row;                       ///< of the last attempt that left something, with what is done of its section; unset: nothing
    Core::Rare<StepJournal> journal = {}; ///< its marks, with what is known from those before it; unset where nobody kept any
    HistoryRow before = {};               ///< the same of the other section, where attempts at both left something
};

/// The attempts at one migration that failed or were killed. One that did nothing changes nothing: what an earlier one left is still there. One
/// that went on from it has the whole story. One that began anew and stopped sooner leaves what only the earlier one did uncertain.
class Attempts final
{
public:
    /// One that failed.
    void add(const HistoryRow &row);
    /// What the journal has of one: after all rows.
    void add(const StepJournal &step);

    /// What is there. \a settledAt: the newest row that says it is wholly applied or not; 0: none.
    Remains remains(qint64 settledAt) const;

private:
    struct Attempt
    {
        HistoryRow row;
        Core::Rare<StepJournal> journal = {};
        qint64 place = 0; ///< in time: twice the id of its row, or behind that of the row before it
    };
    static bool leftSomething(const Attempt &attempt);
    static Attempt together(const Attempt &earlier, const Attempt &later);

    QList<Attempt> m_attempts;
};

} // namespace Varve::History
