// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../resultset.h"

#include <libpq-fe.h>

#include <string_view>

namespace Varve::Database {

QList<ResultColumn> postgresColumns(const PGresult *result);

/// One value as exact as the server's text is: Qt's driver cuts timestamps to milliseconds, loses infinity and timetz, and gives
/// positive and negative bigint different types. Integers become qlonglong, bool bool, finite floating point numbers double,
/// bytea QByteArray; everything else, numeric among it, stays the server's text.
QVariant postgresValue(const PGresult *result, int row, int column);

/// Of an integer's text, or a boolean's; else 0.
qint64 postgresNumber(std::string_view text);

} // namespace Varve::Database
