// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "postgresresult.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace Varve::Database {

/// Sends all of \a statements in pipeline mode (manual 34.5) and reads the answers in order; the connection has left the mode afterwards.
/// \a answered is called for each that worked. The answer to the first that failed, after which the server passed over the others;
/// null when all worked. Where the connection was lost the answer may lack, and nothing is true of it but PQstatus().
struct PipelineEnding
{
    bool complete = false;
    PostgresResult failed;
};
PipelineEnding postgresPipeline(PGconn *connection, const QList<QByteArray> &statements,
                                const std::function<void(PGresult *result)> &answered);

} // namespace Varve::Database
