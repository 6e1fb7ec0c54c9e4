// SPDX-FileCopyrightText: 2026 The Varve authors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "../connectionprofile.h"

#include <libpq-fe.h>

namespace Varve::Database {

/// Sorts what libpq said about a failed connection into layers. libpq gives no SQLSTATE there, only text; where the text is of no
/// language we know, the host is looked up and the server pinged.
Core::Error postgresConnectionError(const ConnectionProfile &profile, const QString &libpqText);

/// \a result may be null (nothing came back); then \a fallbackText is all there is. The position of \a sent is in bytes.
Core::Error postgresStatementError(const PGresult *result, const QString &fallbackText, const QByteArray &sent);

} // namespace Varve::Database
