// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schemastate.h"

#include <models/catalog/introspector.h>
#include <models/catalog/postgreschanges.h>

#include <QHash>

namespace Varve::Execution {

/// Reads the schema of a scratch database after each step. Only what may have changed is read again, for hundreds of migrations would else read
/// everything hundreds of times: on SQLite the tables and views whose own text changed, on PostgreSQL see Catalog::PostgresChanges. MariaDB
/// does not say what changed (CREATE_TIME has whole seconds, and no statement names what a procedure changes) and is read whole.
class SchemaWatch final
{
public:
    SchemaWatch(Database::Connection &connection, QStringList ownTables);

    /// What is there now.
    Core::Expected<SchemaState> look();
    /// The same, with everything read again.
    Core::Expected<SchemaState> lookAtAll();

private:
    /// Of one attached file: what sqlite_schema says of each table and view.
    struct File
    {
        qint64 version = -1; ///< "PRAGMA schema_version": another one after every change
        QHash<QString, QString> texts;
    };
    using Changed = Catalog::PostgresChanges::Changed;
    Core::Expected<Changed> changed();
    Core::Expected<Changed> changedInFiles();
    Core::Expected<QStringList> changedIn(const QString &schema);
    Core::Expected<SchemaState> readAll();
    Core::Expected<Catalog::Snapshot> read(const QStringList &schemas, const QStringList &tables, bool withoutTables);

    Database::Connection &m_connection;
    QStringList m_ownTables;
    QStringList m_schemas; ///< SQLite's attached files
    QHash<QString, File> m_files;
    Catalog::PostgresChanges m_postgres;
    SchemaState m_state;
};

} // namespace Varve::Execution
