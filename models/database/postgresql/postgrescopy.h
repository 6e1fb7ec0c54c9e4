// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../connection.h"
#include "postgresresult.h"

namespace Varve::Database {

/// Sends the COPY … FROM STDIN in \a sql and then its data (manual 34.10, "Functions Associated with the COPY Command"). What the server said
/// in the end, null when nothing came back; or the error of \a data, after which the COPY had no effect. \a isStopWanted is asked between
/// pieces: a server that was asked to cancel answers only when the data ends.
Core::Expected<PostgresResult> postgresCopyIn(PGconn *connection, const QByteArray &sql, const Connection::CopySource &data,
                                              const std::function<bool()> &isStopWanted);

/// The line of the data, from 1, that \a result complains about; 0 when it names none.
int postgresCopyLine(const PGresult *result);

} // namespace Varve::Database
