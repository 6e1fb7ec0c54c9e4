// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <mysql.h>

namespace Varve::Database {

/// The functions of MariaDB Connector/C that Varve calls, by their own names. No program is linked to it: it would be loaded, and the
/// TLS behind it, at each start. Qt's driver loads it when the first connection to such a server is made.
struct MariaDbLibrary
{
    decltype(::mariadb_get_infov) *mariadb_get_infov = nullptr;
    decltype(::mysql_affected_rows) *mysql_affected_rows = nullptr;
    decltype(::mysql_close) *mysql_close = nullptr;
    decltype(::mysql_errno) *mysql_errno = nullptr;
    decltype(::mysql_error) *mysql_error = nullptr;
    decltype(::mysql_fetch_fields) *mysql_fetch_fields = nullptr;
    decltype(::mysql_fetch_lengths) *mysql_fetch_lengths = nullptr;
    decltype(::mysql_fetch_row) *mysql_fetch_row = nullptr;
    decltype(::mysql_free_result) *mysql_free_result = nullptr;
    decltype(::mysql_get_server_info) *mysql_get_server_info = nullptr;
    decltype(::mysql_get_socket) *mysql_get_socket = nullptr;
    decltype(::mysql_get_ssl_cipher) *mysql_get_ssl_cipher = nullptr;
    decltype(::mysql_init) *mysql_init = nullptr;
    decltype(::mysql_more_results) *mysql_more_results = nullptr;
    decltype(::mysql_next_result) *mysql_next_result = nullptr;
    decltype(::mysql_num_fields) *mysql_num_fields = nullptr;
    decltype(::mysql_num_rows) *mysql_num_rows = nullptr;
    decltype(::mysql_query) *mysql_query = nullptr;
    decltype(::mysql_real_connect) *mysql_real_connect = nullptr;
    decltype(::mysql_real_query) *mysql_real_query = nullptr;
    decltype(::mysql_reset_connection) *mysql_reset_connection = nullptr;
    decltype(::mysql_select_db) *mysql_select_db = nullptr;
    decltype(::mysql_set_character_set) *mysql_set_character_set = nullptr;
    decltype(::mysql_set_local_infile_handler) *mysql_set_local_infile_handler = nullptr;
    decltype(::mysql_set_server_option) *mysql_set_server_option = nullptr;
    decltype(::mysql_thread_id) *mysql_thread_id = nullptr;
    decltype(::mysql_use_result) *mysql_use_result = nullptr;
    decltype(::mysql_warning_count) *mysql_warning_count = nullptr;
};

/// False when Qt's driver is not there, or is built on another library (MySQL's own): its handles are not ours to touch then.
bool hasMariaDbLibrary();
/// Only where hasMariaDbLibrary().
const MariaDbLibrary &mariaDb();

} // namespace Varve::Database
