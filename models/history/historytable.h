// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "historyentry.h"
#include "historysql.h"

#include <models/database/connection.h>
#include <models/project/project.h>

#include <optional>

namespace Varve::History {

/// One row of migration_runs: who runs, or ran, what. Committed before the first step.
struct RunRecord
{
    QString runId;
    QDateTime startedAt;  ///< UTC
    QDateTime finishedAt; ///< invalid while it runs or when it was killed
    QString user;
    QString host;
    qint64 processId = 0;
    int backendId = 0;
    QString applicationName;
    QString outcome; ///< "running", "done", "failed", "cancelled"
    friend bool operator==(const RunRecord &, const RunRecord &) = default;
};

/// Varve's own tables in a database: migration_history, schema_versions, migration_runs (design, sections 8 and 9).
/// Works on a connection of the caller, on its thread.
class HistoryTable final
{
public:
    HistoryTable(Database::Connection &connection, const Project::Policies &policies);

    /// All rows, oldest first; an empty list when the table is not there. Writes nothing, not even the table.
    Core::Expected<QList<HistoryEntry>> read() const;
    /// Only rows with an id above \a id: a cheap re-read under the lock.
    Core::Expected<QList<HistoryEntry>> readAfter(qint64 id) const;

    /// Creates what is missing, the column of a table made by an older version too; where that is not allowed, it is done without.
    /// Safe to call twice and from two programs at once.
    Core::Expected<> ensure();
    Core::Expected<> write(const HistoryEntry &entry);
    Core::Expected<> beginRun(const RunRecord &run);
    Core::Expected<> endRun(const QString &runId, const QString &outcome);
    /// Adds the release to schema_versions unless it is there.
    Core::Expected<> writeRelease(const Project::Release &release);
    /// Takes it out again, when one of its migrations was rolled back.
    Core::Expected<> removeRelease(const QString &name);

    /// "\"public\".\"migration_history\""; for showing and for plans.
    QString qualifiedName() const;
    /// The statement that write() sends, with its values as literals: for a plan's text.
    QString insertStatement(const HistoryEntry &entry) const;

private:
    /// Names of table and column, with the values bound to it.
    std::pair<QString, QVariantList> columnQuery(const QStringList &tables) const;
    /// The columns of those of \a tables that exist, in lower case.
    Core::Expected<QMap<QString, QStringList>> columns(const QStringList &tables) const;
    Core::Expected<> check(const QMap<QString, QStringList> &found) const;
    Core::Expected<> look() const;
    void note(const QMap<QString, QStringList> &found) const;
    Core::Expected<> checkSchema() const;
    Core::Expected<> create();
    Core::Expected<> addNewColumn();

    Database::Connection &m_connection;
    HistorySql m_sql;
    mutable std::optional<bool> m_hasNewColumn; ///< unset: nobody has looked
    Core::SourcePosition m_schemaAt;            ///< where varve.toml names the schema
};

} // namespace Varve::History
