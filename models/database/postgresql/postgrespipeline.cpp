// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgrespipeline.h"

namespace Varve::Database {

namespace {

constexpr qsizetype answersTogether = 64;

bool worked(const PGresult *result)
{
    const ExecStatusType status = PQresultStatus(result);
    return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY;
}

/// libpq reads while it cannot write, so that a server with much to say does not stop the sending. How many were sent.
qsizetype sendAll(PGconn *connection, const QList<QByteArray> &statements)
{
    qsizetype sent = 0;
    for (const QByteArray &statement : statements) {
        if (PQsendQueryParams(connection, statement.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0) != 1)
            break;
        // Otherwise the server keeps its answers until the end, and nobody sees how far it is.
        if (++sent % answersTogether == 0)
            PQsendFlushRequest(connection);
    }
    return sent;
}

} // namespace

PipelineEnding postgresPipeline(PGconn *connection, const QList<QByteArray> &statements,
                                const std::function<void(PGresult *result)> &answered)
{
    PipelineEnding ending;
    if (PQenterPipelineMode(connection) != 1)
        return ending;
    const qsizetype sent = sendAll(connection, statements);
    PQpipelineSync(connection);
    qsizetype done = 0;
    bool synchronised = false;
    // Each statement answers with a result and a null, the synchronisation with one result.
    for (int nothing = 0; !synchronised && nothing < 2 && PQstatus(connection) == CONNECTION_OK;) {
        PostgresResult result(PQgetResult(connection));
        nothing = result ? 0 : nothing + 1;
        if (!result)
            continue;
        if (PQresultStatus(result.get()) == PGRES_PIPELINE_SYNC) {
            synchronised = true;
        } else if (!ending.failed && worked(result.get())) {
            ++done;
            answered(result.get());
        } else if (!ending.failed && PQresultStatus(result.get()) != PGRES_PIPELINE_ABORTED) {
            ending.failed = std::move(result);
        }
    }
    PQexitPipelineMode(connection);
    ending.complete = synchronised && done == sent && sent == statements.size();
    return ending;
}

} // namespace Varve::Database
