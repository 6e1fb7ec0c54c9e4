// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

#include <QSet>

#include <optional>

namespace Varve::Catalog {

/// Queries that a session of PostgreSQL keeps planned, for planning those over many system catalogs takes longer than answering them. For what
/// is asked after every step of a rehearsal. One of these for each look: whoever uses the session may take prepared queries away.
class PostgresPrepared final
{
public:
    /// \a connection must outlive it.
    explicit PostgresPrepared(Database::Connection &connection) : m_connection(connection) {}

    /// What asks \a query ("?" for each of \a values, in order), to be sent without values. Prepares it where that is not done.
    Core::Expected<QString> call(const QString &query, const QVariantList &values);

private:
    Database::Connection &m_connection;
    std::optional<QSet<QString>> m_names; ///< that the session has
};

} // namespace Varve::Catalog
