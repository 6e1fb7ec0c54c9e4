// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// libpq's functions, each found in the library when it is first called. A program that is linked to libpq loads it and the thirty libraries
// behind it (Kerberos, LDAP, TLS) at its start, which takes two thirds of the time that the start takes, also where nobody asks for PostgreSQL.
// Whoever calls one of them has Qt's driver, which has loaded the same library.

#include "../librarysymbol.h"

#include <libpq-fe.h>

namespace {

template<typename Function>
Function *find(const char *name)
{
    return Varve::Database::librarySymbol<Function>("libpq.so.5", name);
}

} // namespace

int PQbackendPID(const PGconn *connection)
{
    static const auto real = find<decltype(PQbackendPID)>("PQbackendPID");
    return real(connection);
}

int PQcancel(PGcancel *cancel, char *text, int size)
{
    static const auto real = find<decltype(PQcancel)>("PQcancel");
    return real(cancel, text, size);
}

void PQclear(PGresult *result)
{
    static const auto real = find<decltype(PQclear)>("PQclear");
    real(result);
}

char *PQcmdStatus(PGresult *result)
{
    static const auto real = find<decltype(PQcmdStatus)>("PQcmdStatus");
    return real(result);
}

char *PQcmdTuples(PGresult *result)
{
    static const auto real = find<decltype(PQcmdTuples)>("PQcmdTuples");
    return real(result);
}

int PQenterPipelineMode(PGconn *connection)
{
    static const auto real = find<decltype(PQenterPipelineMode)>("PQenterPipelineMode");
    return real(connection);
}

char *PQerrorMessage(const PGconn *connection)
{
    static const auto real = find<decltype(PQerrorMessage)>("PQerrorMessage");
    return real(connection);
}

PGresult *PQexec(PGconn *connection, const char *commands)
{
    static const auto real = find<decltype(PQexec)>("PQexec");
    return real(connection, commands);
}

PGresult *PQexecParams(PGconn *connection, const char *command, int count, const Oid *types, const char *const *values, const int *lengths,
                       const int *formats, int resultFormat)
{
    static const auto real = find<decltype(PQexecParams)>("PQexecParams");
    return real(connection, command, count, types, values, lengths, formats, resultFormat);
}

int PQexitPipelineMode(PGconn *connection)
{
    static const auto real = find<decltype(PQexitPipelineMode)>("PQexitPipelineMode");
    return real(connection);
}

char *PQfname(const PGresult *result, int column)
{
    static const auto real = find<decltype(PQfname)>("PQfname");
    return real(result, column);
}

void PQfreeCancel(PGcancel *cancel)
{
    static const auto real = find<decltype(PQfreeCancel)>("PQfreeCancel");
    real(cancel);
}

void PQfreemem(void *memory)
{
    static const auto real = find<decltype(PQfreemem)>("PQfreemem");
    real(memory);
}

Oid PQftype(const PGresult *result, int column)
{
    static const auto real = find<decltype(PQftype)>("PQftype");
    return real(result, column);
}

PGcancel *PQgetCancel(PGconn *connection)
{
    static const auto real = find<decltype(PQgetCancel)>("PQgetCancel");
    return real(connection);
}

int PQgetCopyData(PGconn *connection, char **data, int async)
{
    static const auto real = find<decltype(PQgetCopyData)>("PQgetCopyData");
    return real(connection, data, async);
}

PGresult *PQgetResult(PGconn *connection)
{
    static const auto real = find<decltype(PQgetResult)>("PQgetResult");
    return real(connection);
}

int PQgetisnull(const PGresult *result, int row, int column)
{
    static const auto real = find<decltype(PQgetisnull)>("PQgetisnull");
    return real(result, row, column);
}

int PQgetlength(const PGresult *result, int row, int column)
{
    static const auto real = find<decltype(PQgetlength)>("PQgetlength");
    return real(result, row, column);
}

char *PQgetvalue(const PGresult *result, int row, int column)
{
    static const auto real = find<decltype(PQgetvalue)>("PQgetvalue");
    return real(result, row, column);
}

int PQlibVersion()
{
    static const auto real = find<decltype(PQlibVersion)>("PQlibVersion");
    return real();
}

int PQnfields(const PGresult *result)
{
    static const auto real = find<decltype(PQnfields)>("PQnfields");
    return real(result);
}

int PQntuples(const PGresult *result)
{
    static const auto real = find<decltype(PQntuples)>("PQntuples");
    return real(result);
}

const char *PQparameterStatus(const PGconn *connection, const char *parameter)
{
    static const auto real = find<decltype(PQparameterStatus)>("PQparameterStatus");
    return real(connection, parameter);
}

PGPing PQpingParams(const char *const *keywords, const char *const *values, int expandName)
{
    static const auto real = find<decltype(PQpingParams)>("PQpingParams");
    return real(keywords, values, expandName);
}

int PQpipelineSync(PGconn *connection)
{
    static const auto real = find<decltype(PQpipelineSync)>("PQpipelineSync");
    return real(connection);
}

int PQputCopyData(PGconn *connection, const char *data, int size)
{
    static const auto real = find<decltype(PQputCopyData)>("PQputCopyData");
    return real(connection, data, size);
}

int PQputCopyEnd(PGconn *connection, const char *error)
{
    static const auto real = find<decltype(PQputCopyEnd)>("PQputCopyEnd");
    return real(connection, error);
}

char *PQresultErrorField(const PGresult *result, int field)
{
    static const auto real = find<decltype(PQresultErrorField)>("PQresultErrorField");
    return real(result, field);
}

char *PQresultErrorMessage(const PGresult *result)
{
    static const auto real = find<decltype(PQresultErrorMessage)>("PQresultErrorMessage");
    return real(result);
}

ExecStatusType PQresultStatus(const PGresult *result)
{
    static const auto real = find<decltype(PQresultStatus)>("PQresultStatus");
    return real(result);
}

int PQsendFlushRequest(PGconn *connection)
{
    static const auto real = find<decltype(PQsendFlushRequest)>("PQsendFlushRequest");
    return real(connection);
}

int PQsendQueryParams(PGconn *connection, const char *command, int count, const Oid *types, const char *const *values, const int *lengths,
                      const int *formats, int resultFormat)
{
    static const auto real = find<decltype(PQsendQueryParams)>("PQsendQueryParams");
    return real(connection, command, count, types, values, lengths, formats, resultFormat);
}

int PQserverVersion(const PGconn *connection)
{
    static const auto real = find<decltype(PQserverVersion)>("PQserverVersion");
    return real(connection);
}

PQnoticeReceiver PQsetNoticeReceiver(PGconn *connection, PQnoticeReceiver receiver, void *argument)
{
    static const auto real = find<decltype(PQsetNoticeReceiver)>("PQsetNoticeReceiver");
    return real(connection, receiver, argument);
}

int PQsetSingleRowMode(PGconn *connection)
{
    static const auto real = find<decltype(PQsetSingleRowMode)>("PQsetSingleRowMode");
    return real(connection);
}

int PQsocket(const PGconn *connection)
{
    static const auto real = find<decltype(PQsocket)>("PQsocket");
    return real(connection);
}

ConnStatusType PQstatus(const PGconn *connection)
{
    static const auto real = find<decltype(PQstatus)>("PQstatus");
    return real(connection);
}

PGTransactionStatusType PQtransactionStatus(const PGconn *connection)
{
    static const auto real = find<decltype(PQtransactionStatus)>("PQtransactionStatus");
    return real(connection);
}

unsigned char *PQunescapeBytea(const unsigned char *text, size_t *length)
{
    static const auto real = find<decltype(PQunescapeBytea)>("PQunescapeBytea");
    return real(text, length);
}
