// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "postgrescopy.h"

#include <QRegularExpression>

#include <optional>

namespace Varve::Database {

using Core::Expected;

namespace {

/// libpq keeps what it cannot send yet: a piece bounds its memory, and how long a wish to stop waits.
constexpr qsizetype pieceSize = 256 * 1024;

/// How the sending ended before the data did.
struct Interruption
{
    std::optional<Core::Error> source;
    bool stopped = false;
};

bool sendPieces(PGconn *connection, const QByteArray &bytes, const std::function<bool()> &isStopWanted)
{
    for (qsizetype at = 0; at < bytes.size(); at += pieceSize) {
        const qsizetype length = std::min(pieceSize, bytes.size() - at);
        if (isStopWanted() || PQputCopyData(connection, bytes.constData() + at, static_cast<int>(length)) != 1)
            return false;
    }
    return true;
}

Interruption sendData(PGconn *connection, const Connection::CopySource &data, const std::function<bool()> &isStopWanted)
{
    for (;;) {
        if (isStopWanted())
            return {.source = {}, .stopped = true};
        const Expected<QByteArray> bytes = data();
        if (!bytes)
            return {.source = bytes.error(), .stopped = false};
        if (bytes->isEmpty())
            return {};
        if (!sendPieces(connection, *bytes, isStopWanted))
            return {.source = {}, .stopped = true};
    }
}

/// Reads until the server has nothing more to say; an error is what counts.
PostgresResult finalResult(PGconn *connection)
{
    PostgresResult last;
    while (PostgresResult next{PQgetResult(connection)}) {
        const ExecStatusType status = PQresultStatus(next.get());
        if (!last || PQresultStatus(last.get()) != PGRES_FATAL_ERROR)
            last = std::move(next);
        if (status == PGRES_COPY_IN) // the end could not be sent: it would say so for ever
            break;
    }
    return last;
}

} // namespace

Expected<PostgresResult> postgresCopyIn(PGconn *connection, const QByteArray &sql, const Connection::CopySource &data,
                                        const std::function<bool()> &isStopWanted)
{
    // The extended protocol takes one statement and no more.
    PostgresResult answer(PQexecParams(connection, sql.constData(), 0, nullptr, nullptr, nullptr, nullptr, 0));
    if (PQresultStatus(answer.get()) != PGRES_COPY_IN)
        return answer;
    const Interruption interruption = sendData(connection, data, isStopWanted);
    const bool complete = !interruption.source && !interruption.stopped;
    PQputCopyEnd(connection, complete ? nullptr : "the client stopped sending");
    PostgresResult last = finalResult(connection);
    if (interruption.source && PQstatus(connection) != CONNECTION_BAD)
        return tl::unexpected(*interruption.source);
    return last;
}

int postgresCopyLine(const PGresult *result)
{
    // "COPY t, line 3, column x: …", in the language of the server's messages; calls of functions may stand around it.
    static const QRegularExpression place(QStringLiteral("^COPY .+?, \\p{L}+ (\\d+)(?=[,:]|$)"), QRegularExpression::MultilineOption);
    return place.match(QString::fromUtf8(PQresultErrorField(result, PG_DIAG_CONTEXT))).captured(1).toInt();
}

} // namespace Varve::Database
