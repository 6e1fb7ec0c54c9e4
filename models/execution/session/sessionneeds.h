// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "lastvalueaskers.h"
#include "sessionledger.h"

namespace Varve::Execution {

/// What the statements behind a place need of the session that ran those before it. In doubt they need it: a routine can use whatever there
/// is in its session (user variables, temporary tables, open cursors), so all of it is needed where one is called.
class SessionNeeds final
{
public:
    /// Statements that ask for what one before the place may have left.
    struct Asked
    {
        LastValues values;
        Core::SourcePosition where; ///< of the first one
    };
    /// \a ledger, which was closed, must outlive this. \a left: by the statements before the place, which \a askers took.
    SessionNeeds(const SessionLedger &ledger, LastValues left, const LastValueAskers &askers);
    /// Statements one after the other, from the place on. \a number: in the whole file.
    void look(const PlannedStatement &planned, int number);
    const std::optional<Asked> &asked() const { return m_asked; }
    /// Of an id, behind a statement that may have made one.
    const QList<IdAsker> &idAskers() const { return m_idAskers; }
    /// Entries of the ledger.
    const QSet<qsizetype> &needed() const { return m_needed; }

private:
    bool isInForce(const QString &key) const { return !m_setBehind.contains(key); }
    void lookForLast(const PlannedStatement &planned, const SessionText &text, int number);
    void needRead(const PlannedStatement &planned, const SessionText &text);
    void needVariables(const QStringList &names);
    void needNamed(const SessionText &text);
    void needUnread();
    void needAll();
    void setBy(const PlannedStatement &planned, const SessionText &text);

    const SessionLedger &m_ledger;
    const SessionBook &m_book;
    HeldTexts m_texts;
    bool m_nothing = true;             ///< there is nothing that could be needed
    bool m_neededUnread = false;       ///< once: what is made anew behind the place stays so
    bool m_neededAll = false;          ///< likewise
    QHash<QString, qsizetype> m_named; ///< what a statement names that uses it: in force, by keys
    QSet<qsizetype> m_needed;
    const LastValues m_leftBefore;
    LastValues m_left; ///< and not made anew behind the place
    LastValueAskers m_askers;
    std::optional<Asked> m_asked;
    QList<IdAsker> m_idAskers;
    QSet<QString> m_setBehind; ///< keys of what is made anew behind the place
};

} // namespace Varve::Execution
