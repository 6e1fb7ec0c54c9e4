// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "attempts.h"

#include <algorithm>

namespace Varve::History {

namespace {

using State = StatementMark::State;

HistoryRow withDone(const HistoryRow &row, int done)
{
    if (row->statementsDone == done)
        return row;
    HistoryEntry entry = *row;
    entry.statementsDone = done;
    return entry;
}

/// Marks without a hash, where nobody kept any.
QList<StatementMark> marksOf(const Core::Rare<StepJournal> &journal, const HistoryEntry &row)
{
    if (journal)
        return journal->marks;
    QList<StatementMark> marks;
    for (int statement = 1; statement <= row.statementsDone; ++statement)
        marks += StatementMark{.statement = statement, .hash = {}, .state = State::Done, .startedAt = row.appliedAt};
    return marks;
}

} // namespace

void Attempts::add(const HistoryRow &row)
{
    m_attempts += Attempt{.row = row, .place = 2 * row->id};
}

void Attempts::add(const StepJournal &step)
{
    const auto ofRun
        = std::find_if(m_attempts.begin(), m_attempts.end(), [&](const Attempt &attempt) { return attempt.row->runId == step.runId; });
    if (ofRun != m_attempts.end())
        ofRun->journal = step;
    else
        m_attempts += Attempt{.row = interruptedEntry(step), .journal = step, .place = 2 * step.historyId + 1};
}

bool Attempts::leftSomething(const Attempt &attempt)
{
    return attempt.row->statementsDone > 0 || (attempt.journal && attempt.journal->leftSomething());
}

/// Both of the same section.
Attempts::Attempt Attempts::together(const Attempt &earlier, const Attempt &later)
{
    const QList<StatementMark> known = marksOf(earlier.journal, *earlier.row);
    const int done = later.row->statementsDone;
    const int before = earlier.row->statementsDone;
    const int reached = std::max(before, earlier.journal ? earlier.journal->uncertainTo() : 0);
    if (reached <= done)
        return later;
    StepJournal journal = *later.journal;
    if (!later.journal) {
        journal.runId = later.row->runId;
        journal.direction = later.row->direction;
        journal.statementsTotal = later.row->statementsTotal;
        journal.recorded = true;
    }
    const int last = std::max(reached, journal.uncertainTo());
    const QList<StatementMark> own = marksOf(later.journal, *later.row);
    journal.marks = own.first(done);
    for (int at = done; at < last; ++at) {
        const bool isOwn = at < own.size() && own.at(at).state == State::Started;
        StatementMark mark = isOwn || at >= known.size() ? own.at(at) : known.at(at);
        mark.state = State::Started;
        journal.marks += mark;
    }
    journal.doneEarlier = std::max(before, earlier.journal->doneEarlier);
    if (journal.session == 0)
        journal.session = earlier.journal->session;
    Attempt result = later;
    result.journal = journal;
    return result;
}

Remains Attempts::remains(qint64 settledAt) const
{
    QList<Attempt> left;
    std::copy_if(m_attempts.cbegin(), m_attempts.cend(), std::back_inserter(left),
                 [&](const Attempt &attempt) { return attempt.place > 2 * settledAt && leftSomething(attempt); });
    std::stable_sort(left.begin(), left.end(), [](const Attempt &one, const Attempt &other) { return one.place < other.place; });
    Attempt newest;
    HistoryRow before;
    for (Attempt attempt : left) {
        if (attempt.journal && !attempt.journal->leftSomething())
            attempt.journal = {};
        if (attempt.journal)
            attempt.row = withDone(attempt.row, attempt.journal->done());
        if (newest.row && newest.row->direction == attempt.row->direction)
            attempt = together(newest, attempt);
        else
            before = newest.row;
        newest = attempt;
    }
    return {.row = newest.row, .journal = newest.journal, .before = before};
}

} // namespace Varve::History
