// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "mariadblibrary.h"

#include <optional>

#include <dlfcn.h>

namespace Varve::Database {

namespace {

template<typename Function>
bool find(void *library, const char *name, Function *&function)
{
    function = reinterpret_cast<Function *>(::dlsym(library, name));
    return function != nullptr;
}

std::optional<MariaDbLibrary> load()
{
    void *const handle = ::dlopen("libmariadb.so.3", RTLD_LAZY | RTLD_LOCAL | RTLD_NOLOAD);
    if (!handle)
        return std::nullopt;
    MariaDbLibrary library;
    bool isWhole = true;
    isWhole &= find(handle, "mariadb_get_infov", library.mariadb_get_infov);
    isWhole &= find(handle, "mysql_affected_rows", library.mysql_affected_rows);
    isWhole &= find(handle, "mysql_close", library.mysql_close);
    isWhole &= find(handle, "mysql_errno", library.mysql_errno);
    isWhole &= find(handle, "mysql_error", library.mysql_error);
    isWhole &= find(handle, "mysql_fetch_fields", library.mysql_fetch_fields);
    isWhole &= find(handle, "mysql_fetch_lengths", library.mysql_fetch_lengths);
    isWhole &= find(handle, "mysql_fetch_row", library.mysql_fetch_row);
    isWhole &= find(handle, "mysql_free_result", library.mysql_free_result);
    isWhole &= find(handle, "mysql_get_server_info", library.mysql_get_server_info);
    isWhole &= find(handle, "mysql_get_socket", library.mysql_get_socket);
    isWhole &= find(handle, "mysql_get_ssl_cipher", library.mysql_get_ssl_cipher);
    isWhole &= find(handle, "mysql_init", library.mysql_init);
    isWhole &= find(handle, "mysql_more_results", library.mysql_more_results);
    isWhole &= find(handle, "mysql_next_result", library.mysql_next_result);
    isWhole &= find(handle, "mysql_num_fields", library.mysql_num_fields);
    isWhole &= find(handle, "mysql_num_rows", library.mysql_num_rows);
    isWhole &= find(handle, "mysql_query", library.mysql_query);
    isWhole &= find(handle, "mysql_real_connect", library.mysql_real_connect);
    isWhole &= find(handle, "mysql_real_query", library.mysql_real_query);
    isWhole &= find(handle, "mysql_reset_connection", library.mysql_reset_connection);
    isWhole &= find(handle, "mysql_select_db", library.mysql_select_db);
    isWhole &= find(handle, "mysql_set_character_set", library.mysql_set_character_set);
    isWhole &= find(handle, "mysql_set_local_infile_handler", library.mysql_set_local_infile_handler);
    isWhole &= find(handle, "mysql_set_server_option", library.mysql_set_server_option);
    isWhole &= find(handle, "mysql_thread_id", library.mysql_thread_id);
    isWhole &= find(handle, "mysql_use_result", library.mysql_use_result);
    isWhole &= find(handle, "mysql_warning_count", library.mysql_warning_count);
    return isWhole ? std::optional(library) : std::nullopt;
}

const std::optional<MariaDbLibrary> &loaded()
{
    static const std::optional<MariaDbLibrary> library = load();
    return library;
}

} // namespace

bool hasMariaDbLibrary()
{
    return loaded().has_value();
}

const MariaDbLibrary &mariaDb()
{
    return *loaded();
}

} // namespace Varve::Database
