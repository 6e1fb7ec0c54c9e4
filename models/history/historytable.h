// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"
#include "historysql.h"

#include <models/database/connection.h>
#include <models/project/project.h>

#include <optional>

namespace Varve::History {

/// Which of Varve's tables a database has. Those of older versions lack some, and a column that came later.
struct HistoryFacts
{
    bool history = false;
    bool tokenChecksum = true; ///< a table that is not there yet will be made with it
    bool runs = false;
    bool backendStart = true; ///< the same
    bool checks = true;       ///< the same
    bool journal = false;
    bool versions = false;
    friend bool operator==(const HistoryFacts &, const HistoryFacts &) = default;
};

/// Varve's own tables in a database: it makes them all, and reads and writes migration_history and schema_versions; the rest is RunJournal's.
/// Works on a connection of the caller, on its thread.
class HistoryTable final
{
public:
    HistoryTable(Database::Connection &connection, const Project::Policies &policies);

    /// All rows, oldest first; an empty list when the table is not there. Writes nothing, not even the table. A row that this version does
    /// not understand is an error of kind History, which says which.
    Core::Expected<QList<HistoryEntry>> read(HistoryDepth depth = HistoryDepth::Whole) const;
    /// Only rows with an id above \a id: a cheap re-read under the lock.
    Core::Expected<QList<HistoryEntry>> readAfter(qint64 id, HistoryDepth depth = HistoryDepth::Whole) const;

    /// read() came by a journal without a row.
    bool sawEmptyJournal() const { return m_sawEmptyJournal; }

    /// Creates what is missing, a column and the journal of an older version's tables too; where that is not allowed, it is done without.
    /// Safe to call twice and from two programs at once.
    Core::Expected<> ensure();
    /// Whether write() would be allowed to: a right that is missing, or a server that takes no changes, is found before anything is run.
    Core::Expected<> checkWritable();
    Core::Expected<> write(const HistoryEntry &entry);
    /// The statement that write() sends, for whoever sends it together with others.
    Core::Expected<QByteArray> insertion(const HistoryEntry &entry) const;

    /// Looks once, unless read() or ensure() did so already.
    Core::Expected<HistoryFacts> facts() const;
    const HistorySql &sql() const { return m_sql; }

    /// "\"public\".\"migration_history\""; for showing and for plans.
    QString qualifiedName() const;

private:
    /// columns() of those tables that are as this version makes them, for less: a guess, which fails where a column is missing. Empty where
    /// it would cost as much.
    QMap<QString, QStringList> usualColumns() const;
    /// Names of table and column, with the values bound to it.
    std::pair<QString, QVariantList> columnQuery(const QStringList &tables) const;
    /// The columns of those of \a tables that exist, in lower case.
    Core::Expected<QMap<QString, QStringList>> columns(const QStringList &tables) const;
    Core::Expected<> check(const QMap<QString, QStringList> &found) const;
    bool isComplete(const QString &table, const QStringList &columns) const;
    Core::Error lostTable() const;
    void note(const QMap<QString, QStringList> &found) const;
    Core::Expected<> checkSchema() const;
    Core::Expected<> create(const QStringList &statements);
    Core::Expected<> createMissing();
    Core::Expected<> addColumn(const QString &table, const QString &column);
    bool &fact(const QString &column) const;

    Database::Connection &m_connection;
    HistorySql m_sql;
    mutable std::optional<HistoryFacts> m_facts; ///< unset: nobody has looked
    mutable bool m_sawEmptyJournal = false;
    Core::SourcePosition m_schemaAt; ///< where varve.toml names the schema
};

} // namespace Varve::History
