// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <models/database/connection.h>

namespace Varve::Catalog {

/// Gives all queries one state of the schema; leaves a transaction of the caller's alone. Ends with the object.
class ReadTransaction final
{
public:
    /// \a connection must outlive it.
    explicit ReadTransaction(Database::Connection &connection) : m_connection(connection) {}
    ~ReadTransaction();
    Q_DISABLE_COPY_MOVE(ReadTransaction)

    Core::Expected<> begin();

private:
    Database::Connection &m_connection;
    bool m_isOwn = false;
};

} // namespace Varve::Catalog
