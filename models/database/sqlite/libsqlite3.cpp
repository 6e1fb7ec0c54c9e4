// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

// SQLite's functions, each found in the library when it is first called: see librarysymbol.h. Whoever calls one of them has Qt's driver, which
// has loaded the same library, or is about to.

#include "../librarysymbol.h"

#include <sqlite3.h>

namespace {

template<typename Function>
Function *find(const char *name)
{
    return Varve::Database::librarySymbol<Function>("libsqlite3.so.0", name);
}

} // namespace

int sqlite3_bind_int64(sqlite3_stmt *statement, int place, sqlite3_int64 value)
{
    static const auto real = find<decltype(sqlite3_bind_int64)>("sqlite3_bind_int64");
    return real(statement, place, value);
}

int sqlite3_bind_text(sqlite3_stmt *statement, int place, const char *text, int length, void (*destructor)(void *))
{
    static const auto real = find<decltype(sqlite3_bind_text)>("sqlite3_bind_text");
    return real(statement, place, text, length, destructor);
}

sqlite3_int64 sqlite3_changes64(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_changes64)>("sqlite3_changes64");
    return real(connection);
}

int sqlite3_column_bytes(sqlite3_stmt *statement, int column)
{
    static const auto real = find<decltype(sqlite3_column_bytes)>("sqlite3_column_bytes");
    return real(statement, column);
}

int sqlite3_column_count(sqlite3_stmt *statement)
{
    static const auto real = find<decltype(sqlite3_column_count)>("sqlite3_column_count");
    return real(statement);
}

const char *sqlite3_column_decltype(sqlite3_stmt *statement, int column)
{
    static const auto real = find<decltype(sqlite3_column_decltype)>("sqlite3_column_decltype");
    return real(statement, column);
}

sqlite3_int64 sqlite3_column_int64(sqlite3_stmt *statement, int column)
{
    static const auto real = find<decltype(sqlite3_column_int64)>("sqlite3_column_int64");
    return real(statement, column);
}

const char *sqlite3_column_name(sqlite3_stmt *statement, int column)
{
    static const auto real = find<decltype(sqlite3_column_name)>("sqlite3_column_name");
    return real(statement, column);
}

const unsigned char *sqlite3_column_text(sqlite3_stmt *statement, int column)
{
    static const auto real = find<decltype(sqlite3_column_text)>("sqlite3_column_text");
    return real(statement, column);
}

const char *sqlite3_errmsg(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_errmsg)>("sqlite3_errmsg");
    return real(connection);
}

int sqlite3_error_offset(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_error_offset)>("sqlite3_error_offset");
    return real(connection);
}

int sqlite3_extended_errcode(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_extended_errcode)>("sqlite3_extended_errcode");
    return real(connection);
}

int sqlite3_file_control(sqlite3 *connection, const char *schema, int operation, void *argument)
{
    static const auto real = find<decltype(sqlite3_file_control)>("sqlite3_file_control");
    return real(connection, schema, operation, argument);
}

int sqlite3_get_autocommit(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_get_autocommit)>("sqlite3_get_autocommit");
    return real(connection);
}

void sqlite3_interrupt(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_interrupt)>("sqlite3_interrupt");
    real(connection);
}

sqlite3_int64 sqlite3_last_insert_rowid(sqlite3 *connection)
{
    static const auto real = find<decltype(sqlite3_last_insert_rowid)>("sqlite3_last_insert_rowid");
    return real(connection);
}

void sqlite3_set_last_insert_rowid(sqlite3 *connection, sqlite3_int64 row)
{
    static const auto real = find<decltype(sqlite3_set_last_insert_rowid)>("sqlite3_set_last_insert_rowid");
    real(connection, row);
}

const char *sqlite3_libversion()
{
    static const auto real = find<decltype(sqlite3_libversion)>("sqlite3_libversion");
    return real();
}

void sqlite3_progress_handler(sqlite3 *connection, int steps, int (*handler)(void *), void *argument)
{
    static const auto real = find<decltype(sqlite3_progress_handler)>("sqlite3_progress_handler");
    real(connection, steps, handler, argument);
}

int sqlite3_trace_v2(sqlite3 *connection, unsigned events, int (*callback)(unsigned, void *, void *, void *), void *argument)
{
    static const auto real = find<decltype(sqlite3_trace_v2)>("sqlite3_trace_v2");
    return real(connection, events, callback, argument);
}

const char *sqlite3_sourceid()
{
    static const auto real = find<decltype(sqlite3_sourceid)>("sqlite3_sourceid");
    return real();
}

int sqlite3_step(sqlite3_stmt *statement)
{
    static const auto real = find<decltype(sqlite3_step)>("sqlite3_step");
    return real(statement);
}

int sqlite3_stmt_readonly(sqlite3_stmt *statement)
{
    static const auto real = find<decltype(sqlite3_stmt_readonly)>("sqlite3_stmt_readonly");
    return real(statement);
}
