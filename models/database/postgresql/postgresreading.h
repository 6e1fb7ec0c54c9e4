// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../connection.h"
#include "postgresresult.h"

namespace Varve::Database {

/// How a reading ended.
struct PostgresReading
{
    bool complete = false; ///< all rows came
    PostgresResult failed; ///< else the answer that says why not; null when the connection was lost
};

/// Sends one statement of Varve's own, in which "?" outside of a quoted name stands for each of \a values. All rows at once; null when the
/// connection was lost.
PostgresResult postgresQuery(PGconn *connection, const QString &sql, const QVariantList &values);

/// The same, which gives each row to \a reader as it comes.
PostgresReading postgresRead(PGconn *connection, const QString &sql, const QVariantList &values, const Connection::RowReader &reader);

} // namespace Varve::Database
