// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../resultset.h"

#include <mysql.h>

namespace Varve::Database {

QList<ResultColumn> mariaDbColumns(MYSQL_RES *result);

/// The current row of a result that came as text, as exact as the server gave it: what is no whole number, floating number or bytes
/// stays the server's text. Qt's driver cuts microseconds and makes a number of many digits a double.
QVariantList mariaDbRow(MYSQL_RES *result);

} // namespace Varve::Database
