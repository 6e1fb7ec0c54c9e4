// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "connection.h"
#include "postgresresult.h"

namespace Varve::Database {

/// Sends one statement of Varve's own, in which "?" stands for each of \a values and for nothing else, and gives each row to \a reader as
/// it comes. null when all came; else the answer that says why not, which is empty when the connection was lost.
struct PostgresReading
{
    bool complete = false;
    PostgresResult failed;
};
PostgresReading postgresRead(PGconn *connection, const QString &sql, const QVariantList &values, const Connection::RowReader &reader);

} // namespace Varve::Database
