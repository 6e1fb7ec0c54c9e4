// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "sessionbook.h"

#include <set>

namespace Varve::Execution {

/// Which entries of a book are needed, with those that they use. One that only gives a setting back what it had before is left out where nothing
/// that is chosen changes the setting in between.
class EntryChoice final
{
public:
    /// \a book, which was closed, must outlive this.
    explicit EntryChoice(const SessionBook &book) : m_book(book) {}
    void need(qsizetype entry) { m_open += entry; }
    /// In their order.
    const std::set<qsizetype> &choose();

private:
    using Entries = std::set<qsizetype>;
    const SessionEntry &at(qsizetype entry) const { return m_book.entries().at(entry); }
    void take(qsizetype entry);
    void leaveOut(qsizetype entry);
    void add(qsizetype entry);
    void check(qsizetype entry);
    void checkNext(qsizetype entry, const Entries &leftOut);
    qsizetype madeBefore(qsizetype entry, const QString &setting) const;

    const SessionBook &m_book;
    QList<qsizetype> m_open;
    Entries m_chosen;
    QHash<QString, Entries> m_chosenOf; ///< by what they set
    Entries m_chosenUnknown;            ///< may set whatever there is
    QHash<QString, Entries> m_leftOut;  ///< what gives back, by its setting
    Entries m_unchecked;                ///< of these, where something before was chosen
};

} // namespace Varve::Execution
