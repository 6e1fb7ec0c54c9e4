// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <QStringList>

namespace Varve::Execution {

/// What PRAGMA and ATTACH change of a connection to SQLite, and the way back. What a pragma writes into the file (journal_mode,
/// user_version, …) stays: a migration does that on purpose.
class SqliteSettings final
{
public:
    explicit SqliteSettings(Database::Connection &connection) : m_connection(connection) {}

    Core::Expected<> remember();
    /// Outside a transaction; only what differs is sent.
    Core::Expected<> restore();
    /// The connection alone has it: another value leaves nothing in the file.
    static bool isOfConnection(const QString &pragma);
    /// Tables, views and triggers that only the connection has.
    static Core::Expected<> dropTemporary(Database::Connection &connection);

private:
    Core::Expected<QStringList> values() const;
    Core::Expected<QStringList> schemas() const;
    Core::Expected<> send(const QString &sql);

    Database::Connection &m_connection;
    QStringList m_values; ///< in the order of the pragmas
    QStringList m_schemas;
};

} // namespace Varve::Execution
