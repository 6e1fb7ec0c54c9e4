// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include <libpq-fe.h>

#include <memory>

namespace Varve::Database {

struct PostgresResultDeleter
{
    void operator()(PGresult *result) const { PQclear(result); }
};
/// An answer of the server that did not come through Qt.
using PostgresResult = std::unique_ptr<PGresult, PostgresResultDeleter>;

} // namespace Varve::Database
