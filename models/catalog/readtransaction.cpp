// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "readtransaction.h"

using Varve::Database::Engine;

namespace Varve::Catalog {

Core::Expected<> ReadTransaction::begin()
{
    // MariaDB's information_schema takes part in no transaction.
    if (m_connection.inTransaction() || m_connection.identity().engine == Engine::MariaDb)
        return {};
    // SQLite: begin() would take the write lock. The state is fixed by the first read ("Isolation In SQLite").
    const bool isSqlite = m_connection.identity().engine == Engine::Sqlite;
    const auto begun = m_connection.execute(isSqlite ? "BEGIN" : "BEGIN TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
    if (!begun)
        return tl::unexpected(begun.error());
    m_isOwn = true;
    return {};
}

ReadTransaction::~ReadTransaction()
{
    if (m_isOwn)
        m_connection.rollback(); // nothing was written; a lost connection has nothing to end
}

} // namespace Varve::Catalog
