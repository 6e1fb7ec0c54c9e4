// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "tablelook.h"

namespace Varve::Execution {

/// A foreign key or a CHECK, and how many rows break it. Rows that were there, or came, while the server did not enforce it.
struct RowRule
{
    QString name;
    QString table;          ///< whose rows it binds, for a person
    QString parent;         ///< of a foreign key: where it points to, for a person
    QString condition;      ///< of a CHECK
    QStringList reads;      ///< what the query reads, as FoundTable::qualified has it
    QString query;          ///< gives one number, and takes no lock that a reader does not
    bool hidesRows = false; ///< from who asks: what the query gives means nothing then

    bool isForeignKey() const { return condition.isEmpty(); }
    /// What is not as it should be, a sentence: "2 rows of orders break …".
    QString finding(qint64 rows) const;
};

/// Of servers: foreign keys of the tables, and those that point to one of them, whose rows may be gone; on MariaDB their CHECKs too, which
/// PostgreSQL enforces always. Each once, a partitioned table's as a whole. \a names are looked for on MariaDB, where a table may go that
/// others point to, \a tables on PostgreSQL.
Core::Expected<QList<RowRule>> rowRules(Database::Connection &connection, const QStringList &names, const QList<FoundTable> &tables);

} // namespace Varve::Execution
