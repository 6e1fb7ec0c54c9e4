// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

namespace Varve::Catalog {

/// For queries of PostgreSQL's system catalogs, in a transaction. With an empty search path the server qualifies every name in the definitions
/// it writes. Compiling queries (jit) costs more than they take. Both are put back where the transaction is the caller's.
class CanonicalSettings final
{
public:
    /// \a connection must outlive it.
    explicit CanonicalSettings(Database::Connection &connection) : m_connection(connection) {}
    ~CanonicalSettings();
    Q_DISABLE_COPY_MOVE(CanonicalSettings)

    Core::Expected<> set();

private:
    Core::Expected<> apply(const QString &searchPath, const QString &jit);

    Database::Connection &m_connection;
    QVariantList m_before;
};

} // namespace Varve::Catalog
