// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "entrychoice.h"

#include <algorithm>

namespace Varve::Execution {

namespace {

/// The last one before \a entry.
qsizetype lastBefore(const std::set<qsizetype> &entries, qsizetype entry)
{
    const auto behind = entries.lower_bound(entry);
    return behind == entries.cbegin() ? KeptSettings::atFirst : *std::prev(behind);
}

} // namespace

/// The first one is checked first: what that adds stands before it, and may be what the next one lacks.
const std::set<qsizetype> &EntryChoice::choose()
{
    while (!m_open.isEmpty() || !m_unchecked.empty()) {
        if (m_open.isEmpty())
            check(m_unchecked.extract(m_unchecked.begin()).value());
        else
            take(m_open.takeLast());
    }
    return m_chosen;
}

void EntryChoice::take(qsizetype entry)
{
    const SessionEntry &each = at(entry);
    if (each.isGone || m_chosen.contains(entry))
        return;
    if (each.givenBack)
        leaveOut(entry);
    else
        add(entry);
}

void EntryChoice::leaveOut(qsizetype entry)
{
    if (!m_leftOut[at(entry).keys.constFirst()].insert(entry).second)
        return;
    m_unchecked.insert(entry);
    if (const qsizetype before = at(entry).givenBack->entry; before >= 0)
        m_open += before;
}

/// With it what it uses: of what can be sent again that is sent before it, of what cannot only what else is lost is told.
void EntryChoice::add(qsizetype entry)
{
    m_chosen.insert(entry);
    const SessionEntry &each = at(entry);
    for (const qsizetype used : each.uses) {
        if (each.isSendable() || !at(used).isSendable())
            m_open += used;
    }
    if (SessionBook::isUnknown(each.keys.constFirst())) {
        m_chosenUnknown.insert(entry);
        for (const Entries &leftOut : std::as_const(m_leftOut))
            checkNext(entry, leftOut);
    }
    for (const QString &key : each.keys) {
        m_chosenOf[key].insert(entry);
        if (const auto leftOut = m_leftOut.constFind(key); leftOut != m_leftOut.cend())
            checkNext(entry, *leftOut);
    }
}

void EntryChoice::checkNext(qsizetype entry, const Entries &leftOut)
{
    if (const auto next = leftOut.upper_bound(entry); next != leftOut.cend() && !m_chosen.contains(*next))
        m_unchecked.insert(*next);
}

/// Those behind it with the same value are as right as it is.
void EntryChoice::check(qsizetype entry)
{
    const QString &setting = at(entry).keys.constFirst();
    const qsizetype made = at(entry).givenBack->made;
    if (m_chosen.contains(entry))
        return;
    if (madeBefore(entry, setting) != made) {
        add(entry);
        return;
    }
    const Entries &leftOut = m_leftOut[setting];
    if (const auto next = leftOut.upper_bound(entry); next != leftOut.cend() && at(*next).givenBack->made != made)
        checkNext(entry, leftOut);
}

/// Where the value is from that \a setting has before \a entry, if what is chosen by now is sent.
qsizetype EntryChoice::madeBefore(qsizetype entry, const QString &setting) const
{
    const auto ofIt = m_chosenOf.constFind(setting);
    const qsizetype known = ofIt == m_chosenOf.cend() ? KeptSettings::atFirst : lastBefore(*ofIt, entry);
    const qsizetype last = std::max(known, lastBefore(m_chosenUnknown, entry));
    return last >= 0 && at(last).givenBack ? at(last).givenBack->made : last;
}

} // namespace Varve::Execution
