// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "schemastate.h"

#include <models/database/connection.h>

#include <QHash>

namespace Varve::Execution {

/// Reads the schema of a scratch database after each step. On SQLite only the tables and views whose own text changed are read again: hundreds
/// of migrations would else read everything hundreds of times. The other engines are read whole.
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
    Core::Expected<QList<SchemaState::Owner>> changed();
    Core::Expected<QStringList> changedIn(const QString &schema);
    bool isPartly() const;

    Database::Connection &m_connection;
    QStringList m_ownTables;
    QStringList m_schemas; ///< SQLite's attached files
    QHash<QString, File> m_files;
    SchemaState m_state;
};

} // namespace Varve::Execution
